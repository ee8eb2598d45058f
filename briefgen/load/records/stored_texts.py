"""The stored text of a source: which file holds it, and what a reader of that file sees.

Plain text is taken as it is. Of Markdown a header and the signs of headings, quotations, emphasis and links
are left out, of HTML everything but the words. In all three a line break may end a paragraph of the source.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import Final

from briefgen.load.files.folders import Found
from briefgen.load.files.text_files import read_text
from briefgen.load.problems.stored_text_problems import (
    NO_STORED_FILE,
    STORED_ELSEWHERE,
    STORED_EMPTY,
    STORED_ENDING,
)
from briefgen.load.values.fields import Fields
from briefgen.load.values.meant_words import meant
from briefgen.model.diagnostic import Outcome

FOLDER: Final = "sources"
"""The folder of ``content/`` in which such files stand; none of them is ever published."""

_MARKDOWN_SIGNS: Final = (
    (re.compile(r"\A---[ \t]*\n(?:.*\n)*?---[ \t]*(?:\n|\Z)"), ""),
    (re.compile(r"^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)+", re.MULTILINE), ""),
    (re.compile(r"!?\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}\)"), r"\1"),
    (re.compile(r"(?<!\\)(\*{1,3}|(?<!\w)_{1,3}|~~|`+)(?=\S)([^*_~`\n]{1,2000}?)(?<=[^\s\\])\1"), r"\2"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)


class StoredTexts:
    """The files of ``content/sources/`` that can hold the text of a source, by path relative to ``content/``.

    ``named`` are those that a record names, ``lost`` says whether one names a file that is not there.
    """

    def __init__(self, found: Mapping[str, Found]) -> None:
        self._found = {path: file for path, file in found.items() if is_stored_text(path)}
        self.named: set[str] = set()
        self.lost = False

    def read(self, name: str, record: Fields, folder: str) -> Outcome[str]:
        """Give the text of the file ``name``, beside its record in ``folder`` or in ``content/sources``."""
        place, path = record.place("file"), self.note(name, folder)
        if name.startswith("/") or not any(path.startswith(f"{FOLDER}/") for path in _tried(name, folder)):
            return Outcome("", (STORED_ELSEWHERE.at(place, file=name),))
        if PurePosixPath(name).suffix.lower() not in _READERS:
            return Outcome("", (STORED_ENDING.at(place, file=name),))
        if not path:
            near = meant(name, [posixpath.relpath(path, folder) for path in sorted(self._found)])
            return Outcome("", (NO_STORED_FILE.at(place, file=name, suggestion=near),))
        text = read_text(self._found[path].file, self._found[path].path)
        words = _READERS[PurePosixPath(path).suffix.lower()](text.value or "")
        if words.strip() or text.diagnostics:
            return Outcome(words, text.diagnostics)
        return Outcome("", (STORED_EMPTY.at(place, file=name),))

    def note(self, name: str, folder: str) -> str:
        """Note that a record in ``folder`` names this file; give its path, or nothing if it is not there."""
        path = next((path for path in _tried(name, folder) if path in self._found), "")
        if path:
            self.named.add(path)
        self.lost |= not path
        return path


def _tried(name: str, folder: str) -> list[str]:
    """Give the paths at which a file is looked for, relative to ``content/``."""
    return [posixpath.normpath(f"{where}/{name}") for where in (folder, FOLDER)]


def is_stored_text(path: str) -> bool:
    """Say whether a file (path relative to ``content/``) can hold a source's text: it is never copied."""
    if not path.startswith(FOLDER):
        return False
    inside = PurePosixPath(path)
    return inside.parts[0] == FOLDER and len(inside.parts) > 1 and inside.suffix.lower() in _READERS


def _plain(text: str) -> str:
    return text


def _without_signs(text: str) -> str:
    for pattern, kept in _MARKDOWN_SIGNS:
        text = pattern.sub(kept, text)
    return text


def _words_of(html: str) -> str:
    reader = _Html()
    reader.feed(html)
    reader.close()
    return re.sub(r"\s*\n\s*", "\n\n", "".join(reader.parts)).strip()


_IN_LINE_TAGS: Final = (
    "a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span"
    " strike strong sub sup time tt u var wbr"
)


class _Html(HTMLParser):
    """Keeps the words of a page; every element that is not part of a line begins and ends a paragraph."""

    _UNSEEN = frozenset({"head", "script", "style", "template", "noscript", "svg", "iframe", "object"})
    _IN_LINE = frozenset(_IN_LINE_TAGS.split())

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if tag in self._UNSEEN:
            self._unseen.append(tag)
        elif tag == "body":
            self._unseen.clear()
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        self._break(tag)

    def handle_data(self, data: str) -> None:
        """Keep words that are seen; a line break in HTML is a blank."""
        if not self._unseen:
            self.parts.append(re.sub(r"\s+", " ", data))

    def _break(self, tag: str) -> None:
        if tag not in self._IN_LINE:
            self.parts.append("\n")


_READERS: Final[Mapping[str, Callable[[str], str]]] = {
    ".txt": _plain,
    ".md": _without_signs,
    ".markdown": _without_signs,
    ".html": _words_of,
    ".htm": _words_of,
}
"""What makes a text of a file, by the ending of its name."""
