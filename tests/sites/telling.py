"""Runs a story: writes its site, does what it says, and gathers all that did not come out as it should."""

import re
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from click.testing import CliRunner
from product import bytes_in
from sites.story import Edit, read_story
from sites.visible import folded, words_of

from briefgen.cli import main

AS_OF = "1748779200"
"""The moment that a story takes for now unless a command says ``--as-of``: noon (UTC) of 2025-06-01."""

_REPORTED = re.compile(r"^(?:(?P<place>\S.*?): )?(?:error|warning|note)\[(?P<code>[^\]]+)\] (?P<message>.*)$")
_OUT, _CACHE = "site", ".briefgen-cache"
_SHOWN = 300


def tell(path, folder):
    """Run the story in the file ``path`` in the empty ``folder``; give what went wrong, one text each."""
    story = read_story(path.name, path.read_text("utf-8"))
    telling = _Telling(story.name, folder)
    for step in story.steps:
        if isinstance(step, Edit):
            telling.edit(step)
        else:
            telling.run(step)
        if telling.wrong:  # what comes after would only repeat it
            break
    return telling.wrong


@contextmanager
def _copy_of(root):
    """Give a fresh folder with the site's sources and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "scratch"
        shutil.copytree(root, copy, ignore=lambda at, _: (_OUT, _CACHE) if Path(at) == root else ())
        yield copy


class _Telling:
    def __init__(self, name, root):
        self.name, self.root, self.wrong = name, root, []
        self.done = None
        (root / "content").mkdir(exist_ok=True)

    def edit(self, edit):
        file = self.root / edit.path
        if edit.text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(edit.text, encoding="utf-8")
        elif file.is_file():
            file.unlink()
        else:
            self._complain(edit.line, f"{edit.path} is to be removed, but there is no such file")

    def run(self, command):
        before = bytes_in(self.root / _OUT)
        self.done = _run(command.words, self.root)
        if isinstance(self.done.exception, Exception):
            raise self.done.exception
        if self.done.exit_code != command.exit:
            self._complain(command.line, f"exit code {self.done.exit_code}, not {command.exit}", self._said())
        self._problems(command)
        self._files(command)
        for absent in command.absent:
            if (self.root / _OUT / absent.path).exists():
                self._complain(absent.line, f"{absent.path} is there")
        verb = command.words[0]
        if verb == "build" and self.done.exit_code == 0:
            self._compare_with_scratch(command)
        elif verb != "clean" and bytes_in(self.root / _OUT) != before:
            self._complain(command.line, f"`{verb}` touched {_OUT}/", self._said())

    def _problems(self, command):
        if command.any_problems:
            return
        left = _reported(self.done.stderr)
        for listed in command.problems:
            at_place = [one for one in left if one[:2] == (listed.place, listed.code)]
            found = next((one for one in at_place if listed.words in one[2]), None)
            if found:
                left.remove(found)
            else:
                self._complain(
                    listed.line,
                    f"not reported: {listed.place} {listed.code} {listed.words}".rstrip(),
                    "Reported:\n" + ("\n".join(" ".join(one) for one in left) or "nothing else"),
                )
        for place, code, message in left:
            self._complain(command.line, f"reported, but not listed: problem {place} {code}", message)

    def _files(self, command):
        subject, behind = None, 0
        for look in command.looks:
            text = self._text(look)
            if text is None:
                self._complain(look.line, f"there is no file {look.path}", self._nearest(look))
                continue
            if (look.where, look.path) != subject:
                subject, behind = (look.where, look.path), 0
            wanted, text = folded(look.text), folded(text)
            where = f"{look.where} {look.path}".rstrip()
            at = text.find(wanted, behind if look.verb == "then" else 0)
            match look.verb:
                case "lacks" if at >= 0:
                    self._complain(look.line, f"{where} has: {wanted}", _around(text, at, len(wanted)))
                case "count" if (number := text.count(wanted)) != look.count:
                    self._complain(
                        look.line, f"{where} has {number}, not {look.count} times: {wanted}", text[:_SHOWN]
                    )
                case "then" if at < 0 <= text.find(wanted):
                    self._complain(look.line, f"{where} has this before what it should follow: {wanted}")
                case "has" | "then" if at < 0:
                    self._complain(look.line, f"{where} lacks: {wanted}", _nearest_words(text, wanted))
                case "has" | "then":
                    behind = at + len(wanted)

    def _text(self, look):
        if look.where == "stdout":
            return self.done.stdout
        if look.where == "stderr":
            return self.done.stderr
        file = self.root / look.path if look.where == "source" else self.root / _OUT / look.path
        if not file.is_file():
            return None
        text = file.read_text("utf-8")
        raw = "<" in look.text or '="' in look.text
        return text if look.where != "page" or raw else words_of(text)

    def _nearest(self, look):
        top = self.root if look.where == "source" else self.root / _OUT
        folder = (top / look.path).parent
        while not folder.is_dir():
            folder = folder.parent
        names = ", ".join(sorted(path.name for path in folder.iterdir())) or "nothing"
        return f"In {folder.relative_to(self.root)}: {names}"

    def _compare_with_scratch(self, command):
        """Build the same site from nothing: the same files must come out, and the same problems."""
        with _copy_of(self.root) as copy:
            scratch = _run(command.words, copy)
            first, second = bytes_in(self.root / _OUT), bytes_in(copy / _OUT)
        if sorted(_reported(self.done.stderr)) != sorted(_reported(scratch.stderr)):
            self._complain(command.line, "a build from scratch reports other problems", scratch.stderr)
        for path in sorted(first.keys() | second.keys()):
            if path not in second:
                self._complain(command.line, f"a build from scratch does not write {path}")
            elif path not in first:
                self._complain(command.line, f"only a build from scratch writes {path}")
            elif first[path] != second[path]:
                self._complain(command.line, f"a build from scratch writes other bytes to {path}")

    def _said(self):
        return (self.done.stdout + self.done.stderr).strip()

    def _complain(self, line, what, stood=""):
        text = f"{self.name}:{line}: {what}"
        self.wrong.append(text + "".join(f"\n    {one}" for one in stood.splitlines()))


def _run(words, root):
    return CliRunner().invoke(
        main, [*words, "-C", str(root)], env={"SOURCE_DATE_EPOCH": AS_OF, "NO_COLOR": "1"}
    )


def _reported(stderr):
    """Give each problem of a report: place, code, and message with hint."""
    found = []
    for line in stderr.splitlines():
        if match := _REPORTED.match(line):
            found.append((match["place"] or "", match["code"], match["message"]))
        elif found and line.startswith("  help: "):
            place, code, message = found.pop()
            found.append((place, code, f"{message} {line.strip()}"))
    return found


def _around(text, start, width):
    return f"… {text[max(0, start - 80) : start + width + 80]} …"


def _nearest_words(text, wanted):
    """Give where the text comes nearest: behind the longest beginning of what is wanted, else its beginning."""
    words = wanted.split(" ")
    for count in range(len(words) - 1, 0, -1):
        at = text.find(" ".join(words[:count]))
        if at >= 0:
            return _around(text, at, len(wanted))
    return text[:_SHOWN] or "nothing"
