"""Full names over the whole archive: two of one name may be two people, two spellings may be one person.

What stands beside a name decides: the titles before it, the nationality in these, and what else the articles
name. All of it is gathered once, and a name is compared only with those that are written (nearly) alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.resolve.asked import Asked, Asking, Slot
from briefgen.resolve.names.families import Families
from briefgen.resolve.names.full_names import Key, Meaning, Meant
from briefgen.resolve.names.name_forms import near_words
from briefgen.resolve.names.roll import Name
from briefgen.resolve.names.titles import calling, nationality

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
    articles: set[Slot] = field(default_factory=set)
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


def held_to_spelling(row: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    """Leave open a name that is only spelt like a record's where the article has that of the record too.

    Who writes two ways means two.
    """
    if not any(meaning.how == "spelling" for meaning in row):
        return row
    return tuple(_held(meaning, row) for meaning in row)


def _held(meaning: Meaning, row: Sequence[Meaning]) -> Meaning:
    if meaning.how == "spelling" and meaning.key and Meaning(meaning.key, "record") in row:
        return Meaning(how="spelling", candidates=(meaning.key,))
    return meaning


# ---- what stands beside


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a full name in one article: words of its titles, nations, and all that is named."""

    titles: frozenset[str]
    nations: frozenset[str]
    around: frozenset[Key]


@dataclass(frozen=True, slots=True)
class _Verdict:
    """Who bears a full name: several people by their keys, or the one with another spelling."""

    people: Mapping[Key, _Seen] = field(default_factory=dict)
    joined: Key | None = None


class Namesakes:
    """People of the whole archive, told apart and joined by what stands beside their names."""

    def __init__(self, asking: Asking) -> None:
        self._rows: dict[Key, dict[Slot, Beside]] = defaultdict(dict)
        self._alike: dict[Key, set[Key]] = defaultdict(set)
        self._people: dict[Key, dict[Key, _Seen]] = {}
        self._joined: dict[Key, dict[Key, Key]] = {}
        self._families = Families()
        self._verdicts: Asked[Key, _Verdict] = Asked(asking, self._verdict)
        self.hears = (self._verdicts,)

    def tell(self, meant: Meant, slot: Slot, by: int) -> None:
        """Note, or take back, what stands beside the full names of an article."""
        for key, beside in _beside(meant).items():
            near = near_words(key[1:])
            if by > 0:
                self._rows[key][slot] = beside
                self._alike[near].add(key)
            else:
                del self._rows[key][slot]
            self._people.pop(key, None)
            self._joined.pop(near, None)
        self._families.tell(meant, slot, by)

    def told_apart(self, slot: Slot, row: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
        """Give what the names of an article mean once people are told apart and joined."""
        keys = {meaning.key for meaning in row if meaning.key and meaning.key[0] == "person"}
        verdicts = {key: verdict for key in keys if (verdict := self._verdicts.of(key)) != _NO_OTHER}
        if not verdicts:
            return row
        return tuple(
            self._final(slot, meaning, verdicts[meaning.key]) if meaning.key in verdicts else meaning
            for meaning in row
        )

    def _final(self, slot: Slot, meaning: Meaning, verdict: _Verdict) -> Meaning:
        if verdict.joined or meaning.key is None:
            return Meaning(verdict.joined, meaning.how)
        here = _seen(meaning.key, slot, self._rows[meaning.key][slot])
        return _one_of(verdict.people, slot, here, meaning.how)

    def _verdict(self, key: Key) -> _Verdict:
        if people := self._namesakes(key):
            return _Verdict(people)
        if spelling := self._spelling(key):
            return _Verdict(joined=self._families.foremost(spelling, self._is_two) or spelling)
        return _Verdict(joined=self._families.foremost(key, self._is_two))

    def _is_two(self, key: Key) -> bool:
        return bool(self._namesakes(key))

    def _spelling(self, key: Key) -> Key | None:
        """Give the name that this one is another spelling of."""
        near = near_words(key[1:])
        alike = self._alike[near] if near else ()
        if len(alike) < 2:
            return None
        if near not in self._joined:
            alone = [other for other in alike if self._rows[other] and not self._namesakes(other)]
            self._joined[near] = _one_spelling({other: self._all_of(other) for other in alone})
        return self._joined[near].get(key)

    def _namesakes(self, key: Key) -> dict[Key, _Seen]:
        if key not in self._people:
            self._people[key] = _namesakes(key, self._rows[key])
        return self._people[key]

    def _all_of(self, key: Key) -> _Seen:
        every = _Seen()
        for slot, beside in self._rows[key].items():
            every.add(_seen(key, slot, beside))
        return every


_NO_OTHER = _Verdict()


def _beside(meant: Meant) -> dict[Key, Beside]:
    around: set[Key] = set()
    people: list[tuple[Name, Key]] = []
    for name, meaning in meant.pairs():
        if key := meaning.key:
            around.add(key)
            if key[0] == "person":
                people.append((name, key))
        elif name.kind in _BESIDE:
            around.add(("name", *name.form.words))
    titles: dict[Key, set[str]] = {}
    nations: dict[Key, set[str]] = {}
    for name, key in people:
        titles.setdefault(key, set()).update(calling(name))
        nations.setdefault(key, set()).update(nationality(name))
    every = frozenset(around)
    return {key: Beside(frozenset(said), frozenset(nations[key]), every) for key, said in titles.items()}


def _seen(key: Key, slot: Slot, beside: Beside) -> _Seen:
    return _Seen(set(beside.titles), set(beside.nations), {slot}, set(beside.around - {key}))


# ---- one name, two people


def _namesakes(key: Key, rows: Mapping[Slot, Beside]) -> dict[Key, _Seen]:
    """Give the people of one full name, each by a key of its own; nothing if they may be one person.

    They are two where their nations differ, and where neither a word of their titles nor anything else that
    the articles name is the same.
    """
    said = {(beside.titles, beside.nations) for beside in rows.values() if beside.titles or beside.nations}
    if not 1 < len(said) <= _MANY:
        return {}
    profiles: dict[tuple[frozenset[str], frozenset[str]], _Seen] = defaultdict(_Seen)
    for slot, beside in rows.items():
        if (beside.titles, beside.nations) in said:
            profiles[beside.titles, beside.nations].add(_seen(key, slot, beside))
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


def _one_of(people: Mapping[Key, _Seen], slot: Slot, here: _Seen, how: str) -> Meaning:
    """Give the one that an article means; all of them as candidates where it does not say."""
    found = [key for key, person in people.items() if slot in person.articles]
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
