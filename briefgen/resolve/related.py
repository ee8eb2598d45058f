"""Which other briefings are about the same things: shared entities, claims and tags, the rare ones first."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
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


def related(briefings: Sequence[Subjects]) -> dict[str, tuple[str, ...]]:
    """Give for each briefing the slugs of the closest others; of equally close ones those first given."""
    traits = [_traits(briefing) for briefing in briefings]
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, own in enumerate(traits):
        for trait in own:
            holders[trait].append(number)
    rarity = {trait: math.log((1 + len(briefings)) / len(held)) for trait, held in holders.items()}
    return {
        briefing.slug: tuple(
            briefings[other].slug for other in _closest(number, traits[number], holders, rarity)
        )
        for number, briefing in enumerate(briefings)
    }


def _traits(briefing: Subjects) -> dict[tuple[str, str], float]:
    """Give what a briefing can share, with its weight; what it is about counts more than what it mentions."""
    traits: dict[tuple[str, str], float] = {}
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
    number: int,
    own: Mapping[tuple[str, str], float],
    holders: Mapping[tuple[str, str], Sequence[int]],
    rarity: Mapping[tuple[str, str], float],
) -> list[int]:
    telling = sorted(
        (trait for trait in own if 1 < len(holders[trait]) <= _COMMON), key=lambda t: (-rarity[t], t)
    )
    score: Counter[int] = Counter()
    for trait in telling[:_RAREST]:
        for other in holders[trait]:
            # In whole thousandths, so that the sum does not depend on the order of addition.
            score[other] += round(1000 * own[trait] * rarity[trait])
    del score[number]
    return sorted((other for other in score if score[other] > 0), key=lambda other: (-score[other], other))[
        :MOST
    ]
