"""Prints figures as text: one table for all gold files, what was missed, the calibration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.evaluation.documents import Score, Slip
from benchmarks.evaluation.gold import GoldFile
from benchmarks.evaluation.kinds import KINDS, Kind, figure

_WIDEST = 100


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of one gold file."""

    gold: GoldFile
    score: Score
    seconds: float

    @property
    def words_per_second(self) -> float:
        """How fast its texts were read."""
        return self.gold.words / self.seconds


def main_table(results: Sequence[Result]) -> Iterator[str]:
    """Give the table: for each kind a line of headings, then a row a gold file."""
    for kind in KINDS:
        own = [result for result in results if result.gold.kind is kind]
        if own:
            heads = [kind.title, "documents", "words", *kind.columns, "words/s"]
            yield from aligned([heads, *(_row(result, kind) for result in own)])
            yield ""
    by_status = [(result, line) for result in results if (line := _recall_by_status(result.score))]
    for result, line in by_status:
        yield f"recall by status, {result.gold.path.stem}: {line}"


def _row(result: Result, kind: Kind) -> list[str]:
    figures = (figure(result.score, path) for path in kind.columns.values())
    return [
        result.gold.path.stem,
        str(len(result.gold.documents)),
        str(result.gold.words),
        *("-" if value is None else f"{100 * value:.1f}" for value in figures),
        f"{result.words_per_second:.0f}",
    ]


def _recall_by_status(score: Score) -> str:
    parts = []
    for name, value in score.shares.items():
        if name.startswith("recall "):
            status = name.removeprefix("recall ")
            count = score.counts[f"gold {status}"]
            parts.append(f"{status} {round(value * count)}/{count}")
    return ", ".join(parts)


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Give rows of cells as lines: the first column to the left, figures to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.rjust(width) if number else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def slips(result: Result, most: int) -> Iterator[str]:
    """Give up to so many of the missed, and as many of the spurious findings, a line each."""
    for verdict, found in (("missed", result.score.missed), ("spurious", result.score.spurious)):
        for slip in found[:most]:
            yield f"{result.gold.path}:{slip.document.line}: {verdict} [{slip.kind}] {_short(slip)}"


def _short(slip: Slip) -> str:
    words = " ".join(slip.words.split())
    return words if len(words) <= _WIDEST else f"{words[: _WIDEST - 1]}…"
