"""Who is named together with whom: briefings that name two entities both, each pair counted once."""

from __future__ import annotations

from collections import Counter

from briefgen.plan.parts.library import Library
from briefgen.plan.remembered import Remembered

TOGETHER = 2
"""In so many briefings two must be named both to be called company."""


class Company:
    """Counts over one library; what was counted is remembered, since pages ask for the same pairs."""

    def __init__(
        self,
        library: Library,
        slugs: Remembered[str, frozenset[str]] | None = None,
        shared: Remembered[tuple[str, str], int] | None = None,
    ) -> None:
        """Count over ``library``; ``slugs`` and ``shared`` are where to remember, if not in memory alone."""
        self._library = library
        self._slugs = {} if slugs is None else slugs
        self._shared = {} if shared is None else shared

    def of(self, entity: str) -> list[tuple[str, int]]:
        """Give those who are often named in the same briefings as an entity, those most often so first."""
        names = self._library.entities
        counts = Counter(
            other for slug in self._named(entity) for other in self._library.names_in[slug] if other != entity
        )
        often = [other for other in counts if counts[other] >= TOGETHER]
        often.sort(key=lambda other: (-counts[other], names[other].name.casefold(), other))
        return [(other, counts[other]) for other in often]

    def shared(self, one: str, other: str) -> int:
        """Count the briefings that name both."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._shared:
            self._shared[pair] = len(self._named(one) & self._named(other))
        return self._shared[pair]

    def _named(self, entity: str) -> frozenset[str]:
        if entity not in self._slugs:
            self._slugs[entity] = frozenset(self._library.named_in.get(entity, ()))
        return self._slugs[entity]
