"""What is asked for where published texts are to be recorded, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recording:
    """What is asked for where published texts are to be recorded.

    ``accepted`` are the slugs of those for which no word about their change is needed.
    """

    accepted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many published texts were recorded in all, and how many of them anew."""

    texts: int
    anew: int
