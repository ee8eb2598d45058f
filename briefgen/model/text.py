"""Ranges of characters and places in files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.model.often import made_often


@made_often
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points; of what text, the owner says."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __reduce__(self) -> tuple[type[Span], tuple[int, int]]:
        """Travel between processes by the hundred thousand: much faster than field by field."""
        return Span, (self.start, self.end)

    def holds(self, other: Span) -> bool:
        """Say whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Give the characters of ``text`` in this range."""
        return text[self.start : self.end]


@made_often
@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a file, for people.

    ``path`` is relative to the site's folder and uses ``/``. ``line`` and ``column`` count from 1
    (0: the file as a whole), columns in code points. ``width`` is the number of characters to
    underline in ``excerpt``, the text of that line.
    """

    path: str
    line: int = 0
    column: int = 0
    width: int = 1
    excerpt: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


class Places(Mapping[str, Place]):
    """The places of many values of one file by name, kept as numbers until one is asked for.

    ``numbers`` are line, column and width of each, in the order of ``names``; ``text`` is the whole file.
    """

    __slots__ = ("_names", "_numbers", "_path", "_text")

    def __init__(self, path: str, text: str, names: tuple[str, ...], numbers: tuple[int, ...]) -> None:
        self._path, self._text, self._names, self._numbers = path, text, names, numbers

    @classmethod
    def of(cls, path: str, text: str, places: Mapping[str, Place]) -> Places:
        """Give such places for those of the file ``path`` that are there."""
        numbers = (n for place in places.values() for n in (place.line, place.column, place.width))
        return cls(path, text, tuple(places), tuple(numbers))

    def __getitem__(self, name: str) -> Place:
        try:
            at = 3 * self._names.index(name)
        except ValueError:
            raise KeyError(name) from None
        line, column, width = self._numbers[at : at + 3]
        excerpt = self._text.split("\n", line)[line - 1] if line else ""
        return Place(self._path, line, column, width, excerpt)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Line, column and width of each place."""
        return self._numbers


_MARKS = str.maketrans("“”„«»‘’‚–—‑", '"""""\'\'\'---')


def words_in(words: str, text: str) -> Iterator[Span]:
    """Give each range of ``text`` that has these words, whatever the spaces, marks, dashes and last stop."""
    parts = words.translate(_MARKS).rstrip(".,; ").split()
    if parts:
        wanted = r"\s+".join(map(re.escape, parts))
        yield from (Span(*found.span()) for found in re.finditer(wanted, text.translate(_MARKS)))


def plain_words(text: str) -> str:
    """Give the words of a text on one line, so that two that differ in spaces, marks or dashes are equal."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_MARKS).split())


def place_in(path: str, text: str, start: int, width: int = 1) -> Place:
    """Give the place of character ``start`` of ``text``, the whole text of the file ``path``."""
    start = max(0, min(start, len(text)))
    begin = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    excerpt = text[begin : len(text) if end < 0 else end].rstrip("\r")
    return Place(path, text.count("\n", 0, begin) + 1, start - begin + 1, max(1, width), excerpt)
