"""Problems as values: a phase returns them, it never prints or raises for an author's mistake."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from briefgen.model.text import Place

T = TypeVar("T")


class Severity(StrEnum):
    """Errors stop a build before anything is written; warnings do so only under ``--strict``, notes never."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: what is wrong, where, and how to mend it."""

    code: str
    severity: Severity
    message: str
    hint: str = ""
    place: Place | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The order in which problems are reported: by place, then code and message."""
        place = self.place or Place("")
        return (place.path, place.line, place.column, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem: its name, one sentence and one hint, both with ``{fields}`` to fill in.

    Each phase lists its codes in its ``problems.py``; docs/diagnostics.md has an entry for each.
    """

    name: str
    severity: Severity
    sentence: str
    hint: str = ""

    def at(self, place: Place | None, **values: object) -> Diagnostic:
        """Give the diagnostic for this problem at ``place``, its fields filled in from ``values``."""
        message, hint = self.sentence.format(**values), self.hint.format(**values)
        return Diagnostic(self.name, self.severity, message, hint, place)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a phase gives back: its value and the problems that it met on the way."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Give the problems without repetitions, sorted by place."""
    return tuple(sorted(set(diagnostics), key=lambda problem: problem.order))


def has_errors(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> bool:
    """Say whether any of the problems is an error; ``strict`` takes a warning for one."""
    bad = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(problem.severity in bad for problem in diagnostics)
