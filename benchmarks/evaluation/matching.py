"""Pairs what was found with what is right, one to one, and the three figures that follow from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

G = TypeVar("G")
P = TypeVar("P")


def pair_up(
    gold: Sequence[G], found: Sequence[P], worth: Callable[[G, P], float | None]
) -> tuple[tuple[int, int], ...]:
    """Pair gold and found items one to one, the best pair first; of equals the earliest.

    Args:
        gold: What is right.
        found: What was found.
        worth: How good a pair is; none if it is no pair at all.

    Returns:
        Indices into both, the best pair first.
    """
    ranked = sorted(
        (-value, i, j)
        for i, right in enumerate(gold)
        for j, item in enumerate(found)
        if (value := worth(right, item)) is not None
    )
    left, right_side, pairs = set(range(len(gold))), set(range(len(found))), []
    for _, i, j in ranked:
        if i in left and j in right_side:
            left.remove(i)
            right_side.remove(j)
            pairs.append((i, j))
    return tuple(pairs)


@dataclass(frozen=True, slots=True)
class Rate:
    """How much of what was found is right, how much of what is right was found, and the mean of the two."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def rate(right: float, found: float, gold: float, recalled: float | None = None) -> Rate:
    """Give the rate for ``right`` of ``found`` and ``recalled`` (as many, unless said) of ``gold``."""
    return Rate(share(right, found), share(right if recalled is None else recalled, gold))


def share(part: float, whole: float) -> float:
    """Give a part of the whole, 0 of nothing."""
    return part / whole if whole else 0.0
