"""Quotation marks: which stretches of each block stand between them.

Straight, curly, angled and low marks; single marks where no double ones enclose them; marks left open at the
end of a paragraph, as is usual where a quotation goes on in the next.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.annotate.syntax import Text, Word
from briefgen.model.article import BlockKind
from briefgen.model.text import Span

OPENING = "“„‟«"
CLOSING = "”»"
DOUBLE = OPENING + CLOSING + '"'
SINGLE_OPENING = "‘‚‹'"
SINGLE_CLOSING = "’›'"

LONGEST_UNCLOSED = 800
"""A mark that is never closed, farther than this from the end of its paragraph, is taken for a slip."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between quotation marks, within one block.

    ``span`` holds the marks, ``inner`` what stands between them. ``closed``: the closing mark is there.
    ``carried``: it is left open because the quotation goes on in the next paragraph.
    """

    span: Span
    inner: Span
    closed: bool = True
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """All marked stretches of an article, in order, none inside another."""

    all: tuple[Marked, ...]

    def at(self, offset: int) -> Marked | None:
        """Give the marked stretch that holds this offset."""
        number = bisect_right(self.all, offset, key=lambda marked: marked.span.start) - 1
        return self.all[number] if number >= 0 and offset < self.all[number].span.end else None

    def holds(self, word: Word) -> bool:
        """Say whether the word stands between marks (or is one)."""
        return self.at(word.start) is not None

    def within(self, span: Span) -> tuple[Marked, ...]:
        """Give the marked stretches that share a character with ``span``."""
        first = max(0, bisect_right(self.all, span.start, key=lambda marked: marked.span.start) - 1)
        found = []
        for marked in self.all[first:]:
            if marked.span.start >= span.end:
                break
            if marked.span.meets(span):
                found.append(marked)
        return tuple(found)


def find_marks(text: Text) -> Marks:
    """Pair the quotation marks of every block."""
    found: list[Marked] = []
    for number, parse in enumerate(text.parses):
        block = parse.span.of(text.prose)
        after = text.parses[number + 1] if number + 1 < len(text.parses) else None
        carries = (
            after is not None
            and after.kind is parse.kind is BlockKind.PARAGRAPH
            and _begins_with_mark(after.span.of(text.prose))
        )
        pairs = _pairs(block, carries=carries) or _single_pairs(block)
        found.extend(
            Marked(
                Span(parse.span.start + start, parse.span.start + end), inner, closed, carries and not closed
            )
            for start, end, closed in pairs
            if len(inner := Span(parse.span.start + start + 1, parse.span.start + end - closed))
            and any(letter.isalnum() for letter in inner.of(text.prose))
        )
    return Marks(tuple(found))


def _begins_with_mark(block: str) -> bool:
    start = block.lstrip()[:2]
    return start[:1] == "«" or (start[:1] in (*OPENING, '"') and not start[1:].isspace())


def _pairs(block: str, *, carries: bool) -> list[tuple[int, int, bool]]:
    """Pair the double marks of a block: (start, end, closed), outermost pairs only."""
    pairs: list[tuple[int, int, bool]] = []
    opened: int | None = None
    depth = 0
    for at, mark in ((at, mark) for at, mark in enumerate(block) if mark in DOUBLE):
        opens, closes = _looks(block, at, mark)
        if opened is None:
            if opens:
                opened, depth = at, 1
        elif closes or not opens:
            depth -= 1
            if depth == 0:
                pairs.append((opened, at + 1, True))
                opened = None
        elif mark in OPENING and block[opened] != mark:
            depth += 1  # «... “...” ...»: other marks inside
        elif mark == '"' or not carries:
            opened, depth = at, 1  # the earlier one was never closed
    if opened is not None and (carries or len(block) - opened <= LONGEST_UNCLOSED):
        pairs.append((opened, len(block.rstrip()), False))
    return pairs


def _looks(block: str, at: int, mark: str) -> tuple[bool, bool]:
    """Say whether a mark looks like an opening one and like a closing one."""
    before, after = block[at - 1 : at], block[at + 1 : at + 2]
    if mark == "“" and before and not before.isspace() and (not after or after.isspace() or after in ".,;"):
        return False, True  # “so.“, in the manner of some languages
    if mark in OPENING:
        return True, False
    if mark in CLOSING:
        return False, True
    starts = not before or before.isspace() or before in "([—–-/"
    ends = not after or after.isspace() or after in ".,;:?!)]—–-/'’"
    if before.isdigit() and ends and not starts:
        return False, True  # 12" may be inches: it closes what is open, it never opens
    if starts and ends:
        return True, True
    return (starts or not ends), ends


def _single_pairs(block: str) -> list[tuple[int, int, bool]]:
    """Pair single marks in a block without double ones, where they cannot be apostrophes."""
    pairs: list[tuple[int, int, bool]] = []
    opened: int | None = None
    for at, mark in enumerate(block):
        before, after = block[at - 1 : at] if at else "", block[at + 1 : at + 2]
        if (
            mark in SINGLE_OPENING
            and (not before or before.isspace() or before in "([—–")
            and (after.isalpha() or after in "[(")
        ):
            opened = at
        elif (
            mark in SINGLE_CLOSING
            and opened is not None
            and not after.isalnum()
            and (
                before in ".,?!…"
                or (before != "s" and (before.isalnum() or before in ")]"))
                or _last(block, at)
            )
        ):
            pairs.append((opened, at + 1, True))
            opened = None
    return [pair for pair in pairs if pair[1] - pair[0] > 4]


def _last(block: str, at: int) -> bool:
    """Say whether no further single mark could close: then "...the ministers'" closes here."""
    return not any(mark in block[at + 1 :] for mark in SINGLE_CLOSING)


def outside(words: Iterable[Word], marks: Marks) -> list[Word]:
    """Give the words (no punctuation) that do not stand between marks."""
    return [word for word in words if not word.is_punct and not marks.holds(word)]
