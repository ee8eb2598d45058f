"""What kind of thing a name is: the model errs on single mentions, so all mentions of a name vote."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from briefgen.resolve.sightings import Reading, Sighting

ORDER = ("person", "org", "place", "group", "event", "law", "work")


class Votes:
    """The kinds that mentions of each name were given, in each article and over the archive."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._here: list[dict[str, Counter[str]]] = []
        self._all: dict[str, Counter[str]] = defaultdict(Counter)
        for reading in readings:
            here: dict[str, Counter[str]] = defaultdict(Counter)
            for sighting in reading.sightings:
                if sighting.evidence and sighting.kind:
                    here[sighting.form.key][sighting.kind] += 1
                    self._all[sighting.form.key][sighting.kind] += 1
            self._here.append(here)

    def kind(self, article: int, sighting: Sighting) -> str:
        """Give the kind of a mention: the article's majority for a single word, else the archive's."""
        key = sighting.form.key
        counts = [self._all.get(key, Counter())]
        if len(sighting.form.words) == 1:
            counts.insert(0, self._here[article].get(key, Counter()))
        for count in counts:
            if winner := majority(count):
                return winner
        return sighting.kind

    def elsewhere(self, key: str, kind: str, articles: Iterable[int]) -> bool:
        """Say whether ``key`` has another kind than ``kind`` in an article outside ``articles``."""
        other = Counter(self._all.get(key, Counter()))
        for article in articles:
            other.subtract(self._here[article].get(key, Counter()))
        return any(count > 0 for name, count in other.items() if name != kind)


def majority(count: Mapping[str, int]) -> str:
    """Give the kind with the most votes, nothing if two share the lead."""
    best = max(count.values(), default=0)
    winners = [kind for kind in ORDER if count.get(kind, 0) == best]
    return winners[0] if best and len(winners) == 1 else ""


def plurality(count: Mapping[str, int]) -> str:
    """Give the kind with the most votes; of several the first in the fixed order."""
    return max(ORDER, key=lambda kind: (count.get(kind, 0), -ORDER.index(kind)))
