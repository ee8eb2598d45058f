"""Set marks over the inline tokens of one block so that nothing overlaps.

The elements of a block (emphasis, links) are nested already and stay as they are. A mark is put outside an
element that it covers, and is cut where it crosses the border of one. Of marks that overlap, one is cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import TypeAlias

from briefgen.model.block_facts import ELEMENT, LINK, WIKI, Part
from briefgen.plan.text.marking import Inline

Event: TypeAlias = Inline | None
"""Here this mark begins, or goes on after a cut; ``None``: here the mark that began last ends."""

Step: TypeAlias = int | Event
"""A number: the text is read up to this offset."""


def nesting_of(marks: Sequence[Inline], items: Sequence[Part]) -> Layers | Nesting:
    """Give what walks through a block: by the short way, where it comes to the same.

    Args:
        marks: those that meet the block.
        items: its words, as in its block facts.
    """
    coming = sorted(marks, key=attrgetter("place"), reverse=True)
    return Layers(coming) if _is_layered(coming, items) else Nesting(coming)


def _is_layered(coming: Sequence[Inline], items: Sequence[Part]) -> bool:
    """Say whether marks lie in one another or apart, and none of them where an element or a whole run is."""
    ends: list[int] = []
    for mark in reversed(coming):
        start, end = mark.span.start, mark.span.end
        while ends and ends[-1] <= start:
            ends.pop()
        if ends and ends[-1] < end:
            return False
        ends.append(end)
    for item in items:
        if not isinstance(item, list) or (item[0] >= 0 and len(item) == 2):
            continue
        if item[0] >= 0:
            first, last = item[0], item[1]
        elif item[0] in (ELEMENT, LINK, WIKI):
            first, last = item[1], item[2]
        else:
            continue
        if any(mark.span.start < last and mark.span.end > first for mark in coming):
            return False
    return True


class Layers:
    """Walks through a block whose marks lie in one another or apart, and in no element.

    Args:
        coming: the marks, the last to begin first; of those that begin together, the innermost first.
    """

    def __init__(self, coming: list[Inline]) -> None:
        self._coming = coming
        # Where the marks end that are open, outermost first.
        self._ends: list[int] = []

    def opens(self, start: int, end: int) -> list[Event]:
        """An element opens: what began before it has ended."""
        ends, events = self._ends, list[Event]()
        while start < end and ends and ends[-1] <= start:
            ends.pop()
            events.append(None)
        return events

    def closes(self) -> list[Event]:
        """The element that opened last closes."""
        return []

    def cut(self, start: int, end: int, *, whole: bool) -> list[Step]:
        """Give what happens in a run: it is cut where marks begin or end."""
        del whole
        coming, ends = self._coming, self._ends
        steps: list[Step] = []
        while True:
            while ends and ends[-1] <= start:
                ends.pop()
                steps.append(None)
            if start >= end:
                return steps
            border = end
            while coming:
                span = coming[-1].span
                if span.start > start:
                    border = min(end, span.start)
                    break
                mark = coming.pop()
                if span.end > start:
                    steps.append(mark)
                    ends.append(span.end)
            if ends and ends[-1] < border:
                border = ends[-1]
            steps.append(border)
            start = border

    def passes_all(self) -> list[Event]:
        """The block has been read: all marks end."""
        return [None] * len(self._ends)


class Nesting:
    """Walks through one block from left to right and says where marks begin and end.

    Args:
        coming: the marks, as for ``Layers``.
    """

    def __init__(self, coming: list[Inline]) -> None:
        self._coming = coming
        self._active: list[Inline] = []
        # What is open, outermost first: marks, and None for an element.
        self._stack: list[Inline | None] = []

    def opens(self, start: int, end: int) -> list[Event]:
        """An element opens: marks that cover all of it go outside it, the others that began must end here."""
        events: list[Event] = []
        if start < end:
            self._advance(start, start + 1)
            covers = [mark for mark in self._active if mark.span.start <= start and end <= mark.span.end]
            events = self._settle(covers)
        self._stack.append(None)
        return events

    def closes(self) -> list[Event]:
        """The element that opened last closes; the marks that are open inside it end."""
        events = self._settle([])
        self._stack.pop()
        return events

    def cut(self, start: int, end: int, *, whole: bool) -> list[Step]:
        """Give what happens in a run: it is cut where marks begin or end, if it is not ``whole``."""
        steps: list[Step] = []
        while start < end:
            self._advance(start, end if whole else start + 1)
            border = end if whole else self._next_border(end)
            steps += self._settle(self._active)
            steps.append(border)
            start = border
        return steps + self._passed(end)

    def passes_all(self) -> list[Event]:
        """The block has been read: all marks end."""
        return self._settle([])

    def _passed(self, offset: int) -> list[Event]:
        """End the marks that end at an offset up to which the text has been read, and those inside them."""
        here = self._here()
        ended = next((number for number, mark in enumerate(here) if mark.span.end <= offset), len(here))
        return self._settle(here[:ended])

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

    def _settle(self, wanted: list[Inline]) -> list[Event]:
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
        ends: list[Event] = [None] * (len(here) - same)
        return ends + inner[same:]
