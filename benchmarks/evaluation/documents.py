"""A document with its gold annotation and what was found in it: what every scorer takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.evaluation.matching import Rate

Record = Mapping[str, Any]
"""One annotation: the gold form and the form of ``briefgen annotate --format jsonl`` share their fields."""

GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Document:
    """A text, what is right in it and what was found. ``line`` is its line in the gold file."""

    name: str
    text: str
    gold: Sequence[Record]
    found: Sequence[Record] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Slip:
    """Something missed, or found and not right: ``kind`` is its type, label or status, ``words`` its text."""

    document: Document
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Score:
    """All figures of one gold file, by name, and what they rest on."""

    rates: Mapping[str, Rate]
    shares: Mapping[str, float]
    counts: Mapping[str, int] = field(default_factory=dict)
    missed: Sequence[Slip] = ()
    spurious: Sequence[Slip] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one finding is right, and in which further respects (``speaker``, ``status``)."""

    found: Record
    right: bool
    also: Mapping[str, bool] = field(default_factory=dict)
