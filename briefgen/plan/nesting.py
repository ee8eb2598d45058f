"""Set marks over the inline tokens of one block so that nothing overlaps.

The elements of a block (emphasis, links) are nested already and stay as they are. A mark is put outside an
element that it covers, and is cut where it crosses the border of one. Of marks that overlap, one is cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.model.text import Span
from briefgen.plan.marking import Inline


@dataclass(frozen=True, slots=True)
class Begin:
    """Here ``mark`` begins, or goes on after a cut."""

    mark: Inline


@dataclass(frozen=True, slots=True)
class End:
    """Here the mark that began last ends."""


END = End()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A run of prose inside a block. ``whole``: it cannot be cut (an escape, a code span)."""

    span: Span
    whole: bool


class Nesting:
    """Walks through one block from left to right and says where marks begin and end.

    Args:
        marks: those that meet the block.
        extents: for each element by its number, the range of prose inside it.
    """

    def __init__(self, marks: Sequence[Inline], extents: dict[int, Span]) -> None:
        self._coming = sorted(marks, key=lambda mark: (mark.span.start, mark.rank), reverse=True)
        self._extents = extents
        self._active: list[Inline] = []
        # What is open, outermost first: marks, and None for an element.
        self._stack: list[Inline | None] = []

    def opens(self, element: int) -> list[Begin | End]:
        """An element opens: marks that cover all of it go outside it, the others that began must end here."""
        extent = self._extents.get(element)
        events: list[Begin | End] = []
        if extent is not None:
            self._advance(extent.start, extent.start + 1)
            events = self._settle([mark for mark in self._active if mark.span.holds(extent)])
        self._stack.append(None)
        return events

    def closes(self) -> list[Begin | End]:
        """The element that opened last closes; the marks that are open inside it end."""
        events = self._settle([])
        self._stack.pop()
        return events

    def cut(self, leaf: Leaf) -> list[tuple[Span, list[Begin | End]]]:
        """Cut a leaf where marks begin or end; each part comes with what happens before it."""
        parts: list[tuple[Span, list[Begin | End]]] = []
        start = leaf.span.start
        while start < leaf.span.end:
            self._advance(start, leaf.span.end if leaf.whole else start + 1)
            end = leaf.span.end if leaf.whole else self._next_border(leaf.span.end)
            parts.append((Span(start, end), self._settle(self._active)))
            start = end
        return parts

    def passes(self, offset: int) -> list[Begin | End]:
        """The text has been read up to ``offset``: marks that end there end, and those inside them too."""
        here = self._here()
        ended = next((number for number, mark in enumerate(here) if mark.span.end <= offset), len(here))
        return self._settle(here[:ended])

    def passes_all(self) -> list[Begin | End]:
        """The block has been read: all marks end."""
        return self._settle([])

    def _next_border(self, end: int) -> int:
        coming = [self._coming[-1].span.start] if self._coming else []
        return min([end, *coming, *(mark.span.end for mark in self._active)])

    def _advance(self, start: int, end: int) -> None:
        """Make those marks active that meet the range."""
        while self._coming and self._coming[-1].span.start < end:
            self._active.append(self._coming.pop())
        self._active = [mark for mark in self._active if mark.span.end > start]
        self._active.sort(key=lambda mark: mark.rank)

    def _here(self) -> list[Inline]:
        """The marks that are open inside the innermost element."""
        here: list[Inline] = []
        for mark in reversed(self._stack):
            if mark is None:
                break
            here.append(mark)
        return here[::-1]

    def _settle(self, wanted: list[Inline]) -> list[Begin | End]:
        """Open and close marks inside the innermost element until just those wanted are open there.

        A mark that is open outside it covers all of it, so is never asked for again.
        """
        if not wanted and not self._stack:
            return []
        outside = [mark for mark in self._stack[: len(self._stack) - len(self._here())] if mark is not None]
        inner = [mark for mark in wanted if not any(mark is other for other in outside)]
        here = self._here()
        same = 0
        while same < min(len(here), len(inner)) and here[same] is inner[same]:
            same += 1
        if same < len(here):
            del self._stack[same - len(here) :]
        self._stack += inner[same:]
        return [END] * (len(here) - same) + [Begin(mark) for mark in inner[same:]]
