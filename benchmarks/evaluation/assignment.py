"""The best one-to-one assignment of two sides: no library that we depend on has a solver.

Successive augmenting paths: begin with nothing assigned, and take again and again the change that gains
most, until no change gains. Each change gives one more item a partner, and may move others to new ones.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

L = TypeVar("L", bound=Hashable)
R = TypeVar("R", bound=Hashable)

_TINY = 1e-12
"""Gains below this are rounding, not gains."""


def best_total(weights: Mapping[L, Mapping[R, float]]) -> float:
    """Give the greatest sum of weights that an assignment can reach; weights are not negative."""
    mates: dict[R, L] = {}  # whom each on the right is assigned to
    total = 0.0
    while True:
        gain, path = _best_change(weights, mates)
        if gain <= _TINY:
            return total
        total += gain
        mates.update((right, left) for left, right in path)


def _best_change(
    weights: Mapping[L, Mapping[R, float]], mates: Mapping[R, L]
) -> tuple[float, list[tuple[L, R]]]:
    """Give the change that gains most, and what it assigns anew."""
    taken = {left: right for right, left in mates.items()}
    gains: dict[L, float] = {left: 0.0 for left in weights if left not in taken}
    reached: dict[
        R, tuple[float, L]
    ] = {}  # each on the right: the most that giving it away can gain, to whom
    todo = list(gains)
    while todo:
        moved: list[L] = []
        for left in todo:
            for right, weight in weights[left].items():
                if taken.get(left) == right:
                    continue
                gain = gains[left] + weight
                if right in reached and gain <= reached[right][0] + _TINY:
                    continue
                reached[right] = (gain, left)
                if (loser := mates.get(right)) is not None:
                    gains[loser] = gain - weights[loser][right]
                    moved.append(loser)
        todo = list(dict.fromkeys(moved))
    ends = [(gain, right) for right, (gain, _) in reached.items() if right not in mates]
    if not ends:
        return 0.0, []
    best, right = max(ends, key=lambda end: end[0])
    path: list[tuple[L, R]] = []
    current: R | None = right
    while current is not None:
        left = reached[current][1]
        path.append((left, current))
        current = taken.get(left)
    return best, path
