"""From offsets in a file to places for people, in time that does not grow with the file."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from briefgen.model.source import Source
from briefgen.model.text import Place


class Lines:
    """The lines of an article's body. Lines count from 0, offsets are into the whole file."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._excerpts: dict[int, str] = {}

    @cached_property
    def starts(self) -> list[int]:
        """The offset of each line of the body, and of the body's end."""
        starts = [self.source.body.start]
        for line in self.source.text[self.source.body.start : self.source.body.end].split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        starts[-1] -= 1
        return starts

    @cached_property
    def _above(self) -> int:
        return self.source.text.count("\n", 0, self.source.body.start)

    def line(self, number: int) -> str:
        """Give the text of a line without its end."""
        begin, end = self.starts[number], self.starts[min(number + 1, len(self.starts) - 1)]
        return self.source.text[begin:end].removesuffix("\n")

    def place(self, start: int, end: int) -> Place:
        """Give the place of a range of the file; what lies beyond its first line is not underlined."""
        number = max(0, min(bisect_right(self.starts, start), len(self.starts) - 1) - 1)
        excerpt = self._excerpts.get(number)
        if excerpt is None:
            excerpt = self._excerpts[number] = self.line(number)
        column = max(0, start - self.starts[number])
        width = max(1, min(end - start, len(excerpt) - column))
        return Place(self.source.path, self._above + number + 1, column + 1, width, excerpt)

    def place_of_line(self, number: int) -> Place:
        """Give the place of all that stands on a line."""
        text = self.line(number)
        begin = self.starts[number] + len(text) - len(text.lstrip())
        return self.place(begin, self.starts[number] + len(text.rstrip()))
