"""Which other briefings are about the same things: shared entities, claims and tags, the rare ones first."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

MOST = 5
"""How many related briefings are given."""

_RAREST = 15
_COMMON = 150
"""What more briefings than this share says little; without it the work grows as the archive does."""

_WEIGHTS = {"about": 3.0, "claim": 3.0, "entity": 1.0, "tag": 0.5}


@dataclass(frozen=True, slots=True)
class Subjects:
    """What a briefing is about, each by its id."""

    slug: str
    entities: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


_Trait = tuple[str, str]


class Related:
    """Finds the closest others of each briefing; after an edit, only for those that it can touch."""

    def __init__(self) -> None:
        self._briefings: list[Subjects] = []
        self._traits: list[dict[_Trait, float]] = []
        self._holders: dict[_Trait, list[int]] = {}
        self._found: list[tuple[str, ...]] = []

    def of(self, briefings: Sequence[Subjects]) -> dict[str, tuple[str, ...]]:
        """Give for each briefing the slugs of the closest others; of equally close ones those first given."""
        before, self._briefings = self._briefings, list(briefings)
        if [one.slug for one in before] != [one.slug for one in briefings]:
            # How rare anything is depends on the number of briefings, and who is closest on their order.
            self._traits = [_traits(briefing) for briefing in briefings]
            self._holders = _holders(self._traits)
            due: Iterable[int] = range(len(briefings))
            self._found = [()] * len(briefings)
        else:
            due = self._touched([n for n, one in enumerate(before) if one != briefings[n]])
        for number, others in _closest(due, self._traits, self._holders):
            self._found[number] = tuple(briefings[other].slug for other in others)
        return {one.slug: found for one, found in zip(briefings, self._found, strict=True)}

    def _touched(self, changed: Sequence[int]) -> set[int]:
        """Note what changed in some briefings; give these, and those that share what came or went."""
        due = set(changed)
        for number in changed:
            old, new = self._traits[number], _traits(self._briefings[number])
            self._traits[number] = new
            for trait in old.keys() ^ new.keys():
                held = self._holders.pop(trait, [])
                now = sorted({*held, number} if trait in new else {*held} - {number})
                if now:
                    self._holders[trait] = now
                if min(len(held), len(now)) <= _COMMON:
                    due.update(held, now)
        return due


def _holders(traits: Iterable[Iterable[_Trait]]) -> dict[_Trait, list[int]]:
    holders: dict[_Trait, list[int]] = defaultdict(list)
    for number, own in enumerate(traits):
        for trait in own:
            holders[trait].append(number)
    return dict(holders)


def _traits(briefing: Subjects) -> dict[_Trait, float]:
    """Give what a briefing can share, with its weight; what it is about counts more than what it mentions."""
    traits: dict[_Trait, float] = {}
    for kind, ids in (
        ("entity", briefing.entities),
        ("about", briefing.about),
        ("claim", briefing.claims),
        ("tag", briefing.tags),
    ):
        for id_ in ids:
            traits["entity" if kind == "about" else kind, id_] = _WEIGHTS[kind]
    return traits


def _closest(
    due: Iterable[int], traits: Sequence[Mapping[_Trait, float]], holders: Mapping[_Trait, Sequence[int]]
) -> Iterator[tuple[int, list[int]]]:
    """Give the closest others of each briefing that is ``due``, all by their numbers."""
    size = len(traits)
    rarity = [math.log((1 + size) / max(1, held_by)) for held_by in range(_COMMON + 1)]
    for number in due:
        own = traits[number]
        telling = sorted((len(held), trait) for trait in own if 1 < len(held := holders[trait]) <= _COMMON)
        # One number for each, by which the highest score comes first and then the briefing first given.
        ranks: dict[int, int] = {}
        rank_of = ranks.get
        for held_by, trait in telling[:_RAREST]:
            # In whole thousandths, so that the sum does not depend on the order of addition.
            points = size * round(1000 * own[trait] * rarity[held_by])
            for other in holders[trait]:
                ranks[other] = rank_of(other, other) - points
        ranks.pop(number, None)
        yield number, [rank % size for rank in heapq.nsmallest(MOST, ranks.values()) if rank < 0]
