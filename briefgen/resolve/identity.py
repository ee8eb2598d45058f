"""Full names over the whole archive: two of one name may be two people, two spellings may be one person.

What stands beside a name decides: the titles before it, the nationality in these, and what else the articles
name. All of it is gathered once, and a name is compared only with those that are written (nearly) alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.resolve.full_names import Key, Meaning
from briefgen.resolve.name_forms import near_words
from briefgen.resolve.sightings import Reading
from briefgen.resolve.titles import calling, nationality

_MANY = 12
"""Who is seen with more titles than this is known to all; nothing parts anybody from him."""
_ENOUGH = 2
"""How much two spellings must share to be one person: a title, a nationality, each name beside them."""
_BESIDE = frozenset({"place", "org"})
"""Kinds of single words that tell something of who stands beside them: towns, companies."""


@dataclass(slots=True)
class _Seen:
    """What stands beside a full name: words of titles, nationalities, articles, and what else these name."""

    titles: set[str] = field(default_factory=set)
    nations: set[str] = field(default_factory=set)
    articles: set[int] = field(default_factory=set)
    around: set[Key] = field(default_factory=set)

    def add(self, other: _Seen) -> None:
        """Take in what stands beside another mention of the same person."""
        self.titles |= other.titles
        self.nations |= other.nations
        self.articles |= other.articles
        self.around |= other.around

    def contrary(self, other: _Seen) -> bool:
        """Say whether the two are of different nations."""
        return bool(self.nations and other.nations) and not self.nations & other.nations

    def shared(self, other: _Seen) -> int:
        """Count what the two share; of countries, which many articles name, all together count as one."""
        beside = self.around & other.around
        others = sum(key[0] != "country" for key in beside)
        return (
            bool(self.titles & other.titles)
            + bool(self.nations & other.nations)
            + others
            + (others < len(beside))
        )

    def meets(self, other: _Seen) -> bool:
        """Say whether the two may be one person: they share something, and are not of different nations."""
        return not self.contrary(other) and self.shared(other) > 0


def held_to_spelling(full: Sequence[Sequence[Meaning]]) -> list[list[Meaning]]:
    """Leave open a name that is only spelt like a record's where the article has that of the record too.

    Who writes two ways means two.
    """
    return [[_held(meaning, row) for meaning in row] for row in full]


def _held(meaning: Meaning, row: Sequence[Meaning]) -> Meaning:
    if meaning.how == "spelling" and meaning.key and Meaning(meaning.key, "record") in row:
        return Meaning(how="spelling", candidates=(meaning.key,))
    return meaning


def told_apart(readings: Sequence[Reading], full: Sequence[Sequence[Meaning]]) -> list[list[Meaning]]:
    """Give what full names mean, in step with the sightings, once people are told apart and joined."""
    seen = _beside(readings, full)
    parts = {key: parted for key, rows in sorted(seen.items()) if (parted := _namesakes(key, rows))}
    joined = _one_spelling({key: _all_of(rows.values()) for key, rows in seen.items() if key not in parts})

    def final(number: int, meaning: Meaning) -> Meaning:
        key = meaning.key
        if key is not None and key in parts:
            return _one_of(parts[key], seen[key][number], meaning.how)
        return Meaning(joined[key], meaning.how) if key in joined else meaning

    return [[final(number, meaning) for meaning in row] for number, row in enumerate(full)]


def _beside(readings: Sequence[Reading], full: Sequence[Sequence[Meaning]]) -> dict[Key, dict[int, _Seen]]:
    """Give for each person's full name what stands beside it in each article, by the article's number."""
    seen: dict[Key, dict[int, _Seen]] = defaultdict(dict)
    for number, (reading, row) in enumerate(zip(readings, full, strict=True)):
        pairs = list(zip(reading.sightings, row, strict=True))
        around = {meaning.key for meaning in row if meaning.key}
        around |= {("name", *one.form.words) for one, meant in pairs if not meant.key and one.kind in _BESIDE}
        for sighting, meaning in pairs:
            if meaning.key and meaning.key[0] == "person":
                here = seen[meaning.key].setdefault(
                    number, _Seen(articles={number}, around=around - {meaning.key})
                )
                here.titles |= calling(sighting)
                here.nations.update(nationality(sighting))
    return seen


def _all_of(rows: Iterable[_Seen]) -> _Seen:
    every = _Seen()
    for seen in rows:
        every.add(seen)
    return every


# ---- one name, two people


def _namesakes(key: Key, rows: Mapping[int, _Seen]) -> dict[Key, _Seen]:
    """Give the people of one full name, each by a key of its own; nothing if they may be one person.

    They are two where their nations differ, and where neither a word of their titles nor anything else that
    the articles name is the same.
    """
    profiles: dict[tuple[frozenset[str], frozenset[str]], _Seen] = defaultdict(_Seen)
    for seen in rows.values():
        if seen.titles or seen.nations:
            profiles[frozenset(seen.titles), frozenset(seen.nations)].add(seen)
    if not 1 < len(profiles) <= _MANY:
        return {}
    order = sorted(profiles, key=lambda profile: (not profile[1], *map(sorted, profile)))
    people: list[_Seen] = []
    for profile in order:
        met = [person for person in people if person.meets(profiles[profile])]
        if len(met) == 1 or (met and not _any_contrary(met)):
            met[0].add(profiles[profile])
            for other in met[1:]:
                met[0].add(other)
                people.remove(other)
        elif not met:
            people.append(profiles[profile])
    if len(people) < 2:
        return {}
    return {(*key, f"#{min(person.titles | person.nations)}"): person for person in people}


def _any_contrary(people: Sequence[_Seen]) -> bool:
    return any(one.contrary(other) for one in people for other in people)


def _one_of(people: Mapping[Key, _Seen], here: _Seen, how: str) -> Meaning:
    """Give the one that an article means; all of them as candidates where it does not say."""
    number = next(iter(here.articles))
    found = [key for key, person in people.items() if number in person.articles]
    found = found or [key for key, person in people.items() if person.meets(here)]
    return Meaning(found[0], how) if len(found) == 1 else Meaning(candidates=tuple(sorted(people)))


# ---- two spellings, one person


def _one_spelling(people: Mapping[Key, _Seen]) -> dict[Key, Key]:
    """Give for each full name in another spelling the one that it is joined to.

    They share enough, are not of different nations, and no article has both: who writes two ways means two.
    """
    alike: dict[Key, list[Key]] = defaultdict(list)
    for key in sorted(people):
        if near := near_words(key[1:]):
            alike[near].append(key)
    joined: dict[Key, Key] = {}
    for keys in alike.values():
        kept: list[Key] = []
        for key in keys:
            own = people[key]
            same = [other for other in kept if _is_same(own, people[other])]
            if len(same) == 1:
                people[same[0]].add(own)
                joined[key] = same[0]
            else:
                kept.append(key)
    return joined


def _is_same(one: _Seen, other: _Seen) -> bool:
    together = one.articles & other.articles
    return not together and not one.contrary(other) and one.shared(other) >= _ENOUGH
