"""Reads a story: a site, commands, what must follow, edits. README.md says how one is written."""

import re
import shlex
from dataclasses import dataclass, field

_FILE = re.compile(r"-- (\S.*?) --$")
_PROBLEM = re.compile(r"(?P<place>\S+) (?P<code>[a-z]+/[a-z-]+)(?: (?P<words>.+))?$")
_WHERE = ("page", "file", "source", "stdout", "stderr")
_VERBS = ("has", "lacks", "then", "count")


class NotUnderstoodError(Exception):
    """A line of a story that says nothing that the harness knows."""


@dataclass(frozen=True)
class Edit:
    """A file of the site gets this text; none removes it."""

    line: int
    path: str
    text: str


@dataclass(frozen=True)
class Listed:
    """A problem that must be reported. ``words`` must stand in its message or its hint."""

    line: int
    place: str
    code: str
    words: str = ""


@dataclass(frozen=True)
class Looked:
    """What must stand (``has``, ``then``, ``count``) or not (``lacks``) in a file or an output.

    ``where`` is ``page``, ``file``, ``source``, ``stdout`` or ``stderr``; ``then``: behind what was found last.
    """

    line: int
    where: str
    path: str
    verb: str
    text: str
    count: int = 0


@dataclass(frozen=True)
class Absent:
    """A file that must not be in the output."""

    line: int
    path: str


@dataclass
class Command:
    """A command of a story, and all that must hold once it has run."""

    line: int
    words: tuple[str, ...]
    exit: int = 0
    problems: list[Listed] = field(default_factory=list)
    any_problems: bool = False
    looks: list[Looked] = field(default_factory=list)
    absent: list[Absent] = field(default_factory=list)


@dataclass
class Story:
    """A story: its edits and commands in the order in which they stand."""

    name: str
    prose: str = ""
    steps: list[Edit | Command] = field(default_factory=list)


def read_story(name, text):
    """Read the text of the file ``name``; raise ``NotUnderstoodError`` that names the line."""
    return _Reader(name, text.splitlines()).read()


class _Reader:
    def __init__(self, name, lines):
        self.story, self.lines, self.at = Story(name), lines, 0

    def read(self):
        prose = self._until_next()
        self.story.prose = "\n".join(prose).strip()
        if not self.story.prose:
            self.at = 0
            self._refuse("a story begins with a sentence or two on what it shows")
        while self.at < len(self.lines):
            if heading := _FILE.match(self.lines[self.at]):
                self.at += 1
                line, body = self.at, "\n".join(self._until_next()).rstrip()
                self.story.steps.append(Edit(line, heading[1], f"{body}\n" if body else ""))
            else:
                self._command()
        if not any(isinstance(step, Command) for step in self.story.steps):
            self._refuse("a story has a line that begins with `$ `, or it tests nothing")
        return self.story

    def _until_next(self):
        """Take the lines before the next file or command."""
        start = self.at
        while self.at < len(self.lines) and not self._begins():
            self.at += 1
        return self.lines[start : self.at]

    def _begins(self):
        return self.lines[self.at].startswith("$ ") or _FILE.match(self.lines[self.at])

    def _command(self):
        command = Command(self.at + 1, tuple(shlex.split(self.lines[self.at][2:])))
        self.story.steps.append(command)
        self.at += 1
        where = path = ""
        while self.at < len(self.lines) and not self._begins():
            line = self.lines[self.at]
            self.at += 1
            if not line.strip() or line.startswith("|"):
                continue
            if line.startswith("  "):
                if not where:
                    self._refuse(f"nothing above says where to look for `{line.strip()}`")
                self._look(command, where, path, line.strip())
                continue
            where = path = ""
            word, _, rest = line.partition(" ")
            rest = rest.strip()
            if word == "exit" and rest.isdigit():
                command.exit = int(rest)
            elif line.strip() == "problems any":
                command.any_problems = True
            elif word == "problem" and (found := _PROBLEM.match(rest)):
                command.problems.append(Listed(self.at, found["place"], found["code"], found["words"] or ""))
            elif word == "missing" and rest:
                command.absent.append(Absent(self.at, rest))
            elif word in _WHERE:
                where = word
                if word in ("page", "file", "source"):
                    path, _, rest = rest.partition(" ")
                if rest:
                    self._look(command, where, path, rest)
            else:
                self._refuse(f"`{line}` is no expectation")

    def _look(self, command, where, path, text):
        verb, _, wanted = text.partition(" ")
        wanted, count = wanted.strip(), 0
        if verb == "count":
            number, _, wanted = wanted.partition(" ")
            if not number.isdigit():
                self._refuse(f"`{text}` names no number")
            count = int(number)
        if verb not in _VERBS or not wanted:
            self._refuse(f"`{text}` is no expectation: it begins with one of {', '.join(_VERBS)}")
        command.looks.append(Looked(self.at, where, path, verb, wanted.strip(), count))

    def _refuse(self, why):
        raise NotUnderstoodError(f"{self.story.name}:{max(self.at, 1)}: {why}")
