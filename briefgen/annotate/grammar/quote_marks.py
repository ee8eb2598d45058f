"""Quotation marks: which stretches of each block stand between them.

Straight, curly, angled and low marks; single marks where no double ones enclose them; marks left open at the
end of a paragraph, as is usual where a quotation goes on in the next.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from briefgen.annotate.syntax import Text, Word
from briefgen.model.article import BlockKind
from briefgen.model.text import Span

OPENING = "“„‟«"
CLOSING = "”»"
DOUBLE = OPENING + CLOSING + '"'
SINGLE_OPENING = "‘‚‹'"
SINGLE_CLOSING = "’›'"

_DOUBLE = re.compile(f"[{DOUBLE}]")
_SINGLE = re.compile(f"[{SINGLE_OPENING}{SINGLE_CLOSING}]")

TYPED = "\"'"
"""Marks that look the same at both ends."""

_TWIN = re.compile(r"''(?!')")
_TWIN_OPENS = re.compile(r"(?<![^\s(—–-])''(?=\w)")

_NESTED_OPENS = re.compile(r"(?<![^\s(—–-])[‘‚‹'](?=\w)")
_NESTED_CLOSES = re.compile(r"(?<=\S)[’›'](?!\w)")

NESTED = SINGLE_OPENING + SINGLE_CLOSING
"""Marks inside marks."""

LONGEST_UNCLOSED = 800
"""A mark that is never closed, farther than this from the end of its paragraph, is taken for a slip."""

SHORTEST_PARAGRAPH = 20
"""Characters of the shortest paragraph of a speech that goes on behind another mark."""


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
    """All marked stretches of an article, in order, none inside another. ``starts``: where each begins."""

    all: tuple[Marked, ...]
    starts: tuple[int, ...] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Look up once where each begins."""
        object.__setattr__(self, "starts", tuple(marked.span.start for marked in self.all))

    def at(self, offset: int) -> Marked | None:
        """Give the marked stretch that holds this offset."""
        if not self.all:
            return None
        number = bisect_right(self.starts, offset) - 1
        return self.all[number] if number >= 0 and offset < self.all[number].span.end else None

    def holds(self, word: Word) -> bool:
        """Say whether the word stands between marks (or is one)."""
        return self.at(word.start) is not None

    def within(self, span: Span) -> tuple[Marked, ...]:
        """Give the marked stretches that share a character with ``span``."""
        first = max(0, bisect_right(self.starts, span.start) - 1)
        found = []
        for marked in self.all[first:]:
            if marked.span.start >= span.end:
                break
            if marked.span.meets(span):
                found.append(marked)
        return tuple(found)


@lru_cache(maxsize=1)  # names, quotations and claims ask for the same ones
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
        pairs = _pairs(block, carries=carries)
        single = _single_pairs(block)
        if single and all(_is_inside(pair, single, block) for pair in pairs):
            pairs = single
        found.extend(
            Marked(
                Span(parse.span.start + start, parse.span.start + end), inner, closed, carries and not closed
            )
            for start, end, closed, width in pairs
            if len(inner := Span(parse.span.start + start + width, parse.span.start + end - width * closed))
            and any(letter.isalnum() for letter in inner.of(text.prose))
        )
    return Marks(tuple(found))


def _begins_with_mark(block: str) -> bool:
    start = block.lstrip()[:3]
    if start[:1] == "«":
        return True
    return (start[:1] in (*OPENING, '"') and not start[1:2].isspace()) or bool(_TWIN_OPENS.match(start))


_Pair = tuple[int, int, bool, int]
"""Where a stretch begins and ends, whether its closing mark is there, how many characters its marks have."""


def _pairs(block: str, *, carries: bool) -> list[_Pair]:
    """Pair the double marks of a block, outermost pairs only."""
    pairs: list[_Pair] = []
    opened: tuple[int, int] | None = None
    depth = 0
    for at, mark in _double_marks(block):
        opens, closes = _looks(block, at, mark)
        if opened is None:
            if opens:
                opened, depth = (at, len(mark)), 1
        elif closes or not opens:
            depth -= 1
            if depth == 0:
                pairs.append((opened[0], at + len(mark), True, opened[1]))
                opened = None
        elif (mark in OPENING and block[opened[0]] != mark) or _is_third(block, opened[0], at):
            depth += 1  # «... “...” ...», “... ‘... “...” ...’ ...”: other marks inside, and these in those
        elif _ends_sentence(block, opened[0], at):
            # Each paragraph of a long speech opens with a mark, and only the last one closes.
            pairs.append((opened[0], len(block[:at].rstrip()), False, opened[1]))
            opened, depth = (at, len(mark)), 1
        elif not mark.strip(TYPED) or not carries:
            opened, depth = (at, len(mark)), 1  # the earlier one was never closed
    if opened is not None and (carries or len(block) - opened[0] <= LONGEST_UNCLOSED):
        pairs.append((opened[0], len(block.rstrip()), False, opened[1]))
    return pairs


def _is_third(block: str, opened: int, at: int) -> bool:
    """Say whether single marks are open between an open double one and the next: the third in a row."""
    inside = block[opened + 1 : at]
    last = max((found.end() for found in _NESTED_OPENS.finditer(inside)), default=0)
    return bool(last) and not _NESTED_CLOSES.search(inside, last)


def _double_marks(block: str) -> Iterator[tuple[int, str]]:
    """Give the double marks; two typed single ones (''so'') are one, where one such pair opens."""
    twins = {match.start() for match in _TWIN.finditer(block)} if _TWIN_OPENS.search(block) else set()
    marks = {match.start(): match[0] for match in _DOUBLE.finditer(block)}
    marks |= {at: block[at : at + 2] for at in twins}
    yield from sorted(marks.items())


def _ends_sentence(block: str, opened: int, at: int) -> bool:
    """Say whether the words since the open mark are whole sentences, as paragraphs of a speech are."""
    words = block[opened:at].rstrip()
    return words[-1:] in tuple(".?!…") and len(words) > SHORTEST_PARAGRAPH and at - opened <= LONGEST_UNCLOSED


def _looks(block: str, at: int, mark: str) -> tuple[bool, bool]:
    """Say whether a mark looks like an opening one and like a closing one."""
    before, after = block[at - 1 : at] if at else "", block[at + len(mark) : at + len(mark) + 1]
    if mark == "“" and before and not after:
        return False, True  # “so. “, at the end of a paragraph
    if mark == "“" and before and not before.isspace() and (after.isspace() or after in ".,;"):
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


def _single_pairs(block: str) -> list[_Pair]:
    """Pair single marks in a block without double ones, where they cannot be apostrophes."""
    pairs: list[_Pair] = []
    opened: int | None = None
    for found in _SINGLE.finditer(block):
        at, mark = found.start(), found[0]
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
                or (before == "s" and after in tuple(".,;:?!"))
                or _last(block, at)
            )
        ):
            pairs.append((opened, at + 1, True, 1))
            opened = None
    return [pair for pair in pairs if pair[1] - pair[0] > 4]


def _is_inside(pair: _Pair, single: list[_Pair], block: str) -> bool:
    """Say whether a pair stands in single marks that end as speech does: ‘'I said "no" again,' she said’."""
    return any(
        outer[0] < pair[0] and pair[1] < outer[1] and block[outer[1] - 2] in ".,?!…" + DOUBLE
        for outer in single
    )


def _last(block: str, at: int) -> bool:
    """Say whether no further single mark could close: then "...the ministers'" closes here."""
    return not any(mark in block[at + 1 :] for mark in SINGLE_CLOSING)
