"""From offsets in the content of a block to offsets in the file.

The content of a block is its lines without indentation, ``>`` and markers, so each of its lines runs in step
with the file. In a table cell each bar was written with a backslash: there the two fall out of step.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import islice

from markdown_it.token import Token

from briefgen.model.text import Span

_BLANK = " \t\n\v\f\r"


@dataclass(frozen=True, slots=True)
class Run:
    """A range of a block's content and its range in the file. They run in step if they are of one length."""

    content: Span
    source: Span

    @property
    def in_step(self) -> bool:
        """Whether each character of one stands for one of the other."""
        return len(self.content) == len(self.source)


class Positions:
    """The runs of one block's content; ``start``, where the block begins in the file, is the last resort.

    ``find`` finds the runs, once they are asked for.
    """

    def __init__(self, find: Callable[[], list[Run]], start: int) -> None:
        self._find, self.start = find, start
        self._found: list[Run] | None = None

    @property
    def runs(self) -> list[Run]:
        """The runs, in order."""
        if self._found is None:
            self._found = self._find()
        return self._found

    def within(self, content: Span) -> list[Run]:
        """Give the runs that ``content`` consists of, cut to it; those that are unknown are left out."""
        found: list[Run] = []
        runs = self.runs
        number = bisect_right(runs, content.start, key=_end) if len(runs) > 1 else 0
        for run in islice(runs, number, None):
            if run.content.start >= content.end or run.content.end <= content.start:
                break
            found.append(_cut(run, content))
        return found

    def at(self, offset: int) -> int:
        """Give the offset in the file of a character of the content."""
        for run in self.within(Span(offset, offset + 1)):
            return run.source.start
        return self.start


def positions_of(token: Token, markup: str, text: str, base: int) -> Positions:
    """Find the runs of a block's content.

    Args:
        token: The block's inline token, with its line starts.
        markup: The markup of the heading that it belongs to, else empty.
        text: The body of the file.
        base: The offset of the body in the file.
    """
    starts: list[int] = token.meta.get("starts") or [0]
    return Positions(partial(_line_runs, token.content, starts, markup, text, base), base + starts[0])


def _line_runs(content: str, starts: list[int], markup: str, text: str, base: int) -> list[Run]:
    runs: list[Run] = []
    offset = 0
    for line, start in zip(content.split("\n"), starts, strict=False):
        words = line.strip(_BLANK)
        begin = start + len(markup) if markup.startswith("#") else start
        found = text.find(words, begin, _line_end(text, begin)) if words else -1
        if found >= 0:
            inside = offset + line.index(words)
            runs.append(Run(Span(inside, inside + len(words)), Span(base + found, base + found + len(words))))
        offset += len(line) + 1
    return runs


class Row:
    """Finds the cells of a table row, from left to right."""

    def __init__(self, line: int, start: int) -> None:
        self.line, self._cursor = line, start

    def cell(self, content: str, text: str, base: int) -> Positions:
        """Find the runs of the next cell; a bar in it was written with a backslash."""
        written = content.replace("|", "\\|")
        start = self._cursor
        while start < len(text) and text[start] in _BLANK + "|" and text[start] != "\n":
            start += 1
        found = text.find(written, start, _line_end(text, start)) if written else -1
        if found < 0:
            return Positions(list, base + self._cursor)
        self._cursor = found + len(written)
        return Positions(partial(_cell_runs, content, base + found), base + found)


def _cell_runs(content: str, source: int) -> list[Run]:
    runs: list[Run] = []
    offset = 0
    for number, part in enumerate(content.split("|")):
        if number:
            runs.append(Run(Span(offset, offset + 1), Span(source, source + 2)))
            offset, source = offset + 1, source + 2
        if part:
            runs.append(Run(Span(offset, offset + len(part)), Span(source, source + len(part))))
            offset, source = offset + len(part), source + len(part)
    return runs


def _end(run: Run) -> int:
    return run.content.end


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _cut(run: Run, content: Span) -> Run:
    if not run.in_step:
        return run
    begin, end = max(run.content.start, content.start), min(run.content.end, content.end)
    shift = run.source.start - run.content.start
    return Run(Span(begin, end), Span(begin + shift, end + shift))
