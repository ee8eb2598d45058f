"""What kind of thing a name is: the model errs on single mentions, so all mentions of a name vote."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from briefgen.resolve.sightings import Reading, Sighting

ORDER = ("person", "org", "place", "group", "event", "law", "work")


_OFTEN = 3
"""How often the archive must have a name before what is seen of it in one article may be doubted."""


_FEW = 10
"""One in so many mentions may be an error of the model."""


class Votes:
    """The kinds that mentions of each name were given, in each article and over the archive."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._here: list[dict[str, Counter[str]]] = []
        self._all: dict[str, Counter[str]] = defaultdict(Counter)
        self._people: list[set[str]] = []
        for reading in readings:
            here: dict[str, Counter[str]] = defaultdict(Counter)
            for sighting in reading.sightings:
                if sighting.evidence and sighting.kind:
                    here[sighting.form.key][sighting.kind] += 1
                    self._all[sighting.form.key][sighting.kind] += 1
            self._here.append(here)
            self._people.append(
                {word for name in reading.sightings if _is_full(name) for word in name.form.words}
            )
        self._clear = {key: kind for key, count in self._all.items() if (kind := _clearly(count))}

    def kind(self, article: int, sighting: Sighting) -> str:
        """Give the kind of a mention: the article's majority for a single word, else the archive's.

        Where the archive speaks clearly of a single word, it also corrects an article that calls it a
        person's and names nobody so: the model knows few names of companies.
        """
        key = sighting.form.key
        everywhere = self._all.get(key, Counter())
        counts = [everywhere]
        if len(sighting.form.words) == 1:
            here = self._here[article].get(key, Counter())
            if not (self._corrects(key, majority(here)) and key not in self._people[article]):
                counts.insert(0, here)
        for count in counts:
            if winner := majority(count):
                return winner
        return sighting.kind

    def _corrects(self, key: str, here: str) -> bool:
        """Say whether the archive knows better: of a company taken for a person, of somebody known to all."""
        clear = self._clear.get(key, "")
        return bool(clear) and (here == "person" or (clear == "person" and here in ("org", "work")))

    def often(self, key: str, kind: str) -> bool:
        """Say whether the archive has ``key`` as a name of this kind so often that a guess may mean it."""
        count = self._all.get(key, Counter())
        return count[kind] >= _OFTEN and count[kind] * 4 >= count.total() * 3

    def elsewhere(self, key: str, kind: str, articles: Iterable[int]) -> bool:
        """Say whether ``key`` has another kind than ``kind`` outside ``articles``, not just once in many."""
        other = Counter(self._all.get(key, Counter()))
        for article in articles:
            other.subtract(self._here[article].get(key, Counter()))
        others = sum(count for name, count in other.items() if name != kind and count > 0)
        return others * _FEW > self._all.get(key, Counter())[kind]


def _is_full(name: Sighting) -> bool:
    return name.kind == "person" and (len(name.form.words) > 1 or bool(name.mention.title))


def _clearly(count: Mapping[str, int]) -> str:
    """Give the kind that two thirds of many mentions have; a person's, that nearly all of very many have."""
    kind = majority(count)
    total = sum(count.values())
    if kind == "person":
        return kind if total >= 2 * _FEW and (total - count[kind]) * _FEW <= total else ""
    return kind if kind and total > _OFTEN and count[kind] * 3 >= total * 2 else ""


def majority(count: Mapping[str, int]) -> str:
    """Give the kind with the most votes, nothing if two share the lead."""
    best = max(count.values(), default=0)
    winners = [kind for kind in ORDER if count.get(kind, 0) == best]
    return winners[0] if best and len(winners) == 1 else ""


def plurality(count: Mapping[str, int]) -> str:
    """Give the kind with the most votes; of several the first in the fixed order."""
    return max(ORDER, key=lambda kind: (count.get(kind, 0), -ORDER.index(kind)))
