"""Problems as text: ``path:line:column: error[code] message``, the line itself, carets under it, a hint."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Any

import click

from briefgen.model.diagnostic import Diagnostic, Severity, in_order
from briefgen.model.excerpt import carets, excerpt_of, safe

INCOMPLETE = "The site has errors, so something may be missing; `briefgen check` shows them."
"""What is said where something is shown of a site all the same."""

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def wants_colour(stream: IO[Any]) -> bool:
    """Say whether to write colour: only to a terminal, and not where NO_COLOR asks for none."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def report(problems: Sequence[Diagnostic], *, errors_only: bool = False) -> None:
    """Write the problems to standard error, sorted by place, and how many there are."""
    colour = wants_colour(sys.stderr)
    shown = [
        problem for problem in in_order(problems) if not errors_only or problem.severity is Severity.ERROR
    ]
    for problem in shown:
        click.echo(as_text(problem, colour=colour) + "\n", err=True, color=colour)
    if shown:
        click.echo(totals(shown), err=True)


def totals(problems: Iterable[Diagnostic]) -> str:
    """Give the number of errors and warnings: ``1 error, 2 warnings``."""
    kinds = [problem.severity for problem in problems]
    counts = [count_of(kinds.count(kind), kind.value) for kind in Severity if kind in kinds]
    return ", ".join(counts) or "no problems"


def count_of(count: int, word: str, words: str = "") -> str:
    """Give a number with its word: ``1 page``, ``2 pages``, ``3 entities``."""
    return f"{count} {word if count == 1 else words or word + 's'}"


def as_text(problem: Diagnostic, *, colour: bool = False) -> str:
    """Give one problem as several lines of text."""

    def paint(text: str, fg: str | None = None, bold: bool = True) -> str:
        return click.style(text, fg=fg, bold=bold) if colour and text else text

    place, hue = problem.place, _COLOURS[problem.severity]
    where = f"{safe(str(place))}: " if place and place.path else ""
    kind = paint(f"{problem.severity.value}[{problem.code}]", hue)
    lines = [f"{paint(where)}{kind} {safe(problem.message)}"]
    if place and place.line:
        excerpt, number = excerpt_of(place), str(place.line)
        blanks, under = carets(excerpt)
        lines.append(f"  {number} | {excerpt.before}{excerpt.marked}{excerpt.after}".rstrip())
        lines.append(f"  {' ' * len(number)} | {blanks}{paint(under, hue)}")
    if problem.hint:
        lines.append(f"  {paint('help:', 'green')} {safe(problem.hint)}")
    return "\n".join(lines)


def shown(path: Path) -> str:
    """Give a path as short as it can be said from here."""
    try:
        return f"{path.relative_to(Path.cwd())}/"
    except ValueError:
        return f"{path}/"
