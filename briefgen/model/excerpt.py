"""The line that a problem points at, made fit to be shown: no control characters, not too long."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from briefgen.model.text import Place

_WIDEST = 100  # characters of a line that are shown; a paragraph is often one long line
_BEFORE = 50  # of these at most so many before the place itself
_NAMED = 80  # characters of a claim that a message names
_TAB = "    "
_JOINERS = "\u200c\u200d"  # parts of words and pictures in many scripts


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line in three parts; ``marked`` is what the problem is about (empty: it stands after ``before``)."""

    before: str
    marked: str
    after: str


def excerpt_of(place: Place) -> Excerpt:
    """Give the line of a place, cut around it where it is long."""
    line = place.excerpt
    start = min(max(place.column - 1, 0), len(line))
    end = min(start + max(place.width, 1), len(line))
    first = max(0, min(start - _BEFORE, len(line) - _WIDEST)) if len(line) > _WIDEST else 0
    last = min(len(line), first + _WIDEST)
    end = min(end, last)
    before = ("…" if first else "") + safe(line[first:start])
    after = safe(line[end:last]) + ("…" if last < len(line) else "")
    return Excerpt(before, safe(line[start:end]), after)


def in_short(text: str) -> str:
    """Give the words of a text as a message names it: on one line, a long one cut behind a word."""
    line = " ".join(text.split())
    if len(line) <= _NAMED:
        return line
    begin = line[:_NAMED]
    return f"{begin.rpartition(' ')[0] or begin[:-1]}…"


def safe(text: str) -> str:
    """Give text in which nothing can move the cursor, change a colour or turn the direction of writing."""
    return text if text.isascii() and text.isprintable() else "".join(map(_visible, text))


def _visible(char: str) -> str:
    if char == "\t":
        return _TAB
    if char < " ":
        return chr(0x2400 + ord(char))  # the control pictures of Unicode: ␀ ␁ … ␛ …
    if char in _JOINERS or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return char
    return f"⟨U+{ord(char):04X}⟩"


def columns(text: str) -> int:
    """Give the columns that text takes on a screen: a Chinese character two, an accent that joins none."""
    return sum(
        0
        if unicodedata.combining(char) or char in _JOINERS
        else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def carets(excerpt: Excerpt) -> tuple[str, str]:
    """Give what goes under an excerpt: the blanks up to the place, and the carets under what is marked."""
    return " " * columns(excerpt.before), "^" * max(1, columns(excerpt.marked))
