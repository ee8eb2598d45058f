"""People of one last name who are called in two ways: Mike and Michael Reed, Ann Reed and Ann Weber Reed.

They are one where both hold one office, nothing tells two, and nobody else in the archive could be meant by
either name. Two pages for one are better than one page for two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import combinations
from typing import TypeVar

from briefgen.resolve.asked import Slot
from briefgen.resolve.names.first_names import Called, called, elder, fits_initials, may_be_one
from briefgen.resolve.names.full_names import Key, Meant
from briefgen.resolve.names.name_forms import person_words, without_initials
from briefgen.resolve.names.roll import Name
from briefgen.resolve.names.titles import calling, is_office, nationality

T = TypeVar("T")

_ENOUGH = 2
"""How many words before both names must be the same, if none of them is an office that few hold."""


@dataclass(slots=True)
class _Told:
    """What is told of a name, and how often: words of titles, nations, genders, initials; and where it is."""

    titles: Counter[str] = field(default_factory=Counter)
    nations: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)
    initials: Counter[str] = field(default_factory=Counter)
    slots: Counter[Slot] = field(default_factory=Counter)

    def note(self, name: Name, slot: Slot, by: int) -> None:
        """Note, or take back, what stands beside the name in an article."""
        initials = without_initials(person_words(name.form.words))[1]
        _tally(self.titles, calling(name), by)
        _tally(self.nations, nationality(name), by)
        _tally(self.genders, filter(None, (name.gender,)), by)
        _tally(self.initials, filter(None, (initials,)), by)
        _tally(self.slots, (slot,), by)


def _tally(counts: Counter[T], said: Iterable[T], by: int) -> None:
    for item in said:
        counts[item] += by
        if not counts[item]:
            del counts[item]  # what was taken back was never said


class Families:
    """All people who are named in full, by their last names and the full first names that they may have."""

    def __init__(self) -> None:
        self._told: dict[Key, _Told] = {}
        self._alike: dict[tuple[str, str], set[Key]] = defaultdict(set)
        self._juniors: dict[tuple[str, str], set[Key]] = defaultdict(set)

    def tell(self, meant: Meant, slot: Slot, by: int) -> None:
        """Note, or take back, what an article tells of the people whom it names in full."""
        for name, meaning in meant.pairs():
            key = meaning.key
            if key is None or key[0] != "person":
                continue
            if key not in self._told:
                self._told[key] = _Told()
                self._enter(key)
            self._told[key].note(name, slot, by)

    def _enter(self, key: Key) -> None:
        if parts := called(key[1:]):
            for place in _places(parts):
                self._alike[place].add(key)
        elif parts := called(elder(key[1:])):
            for place in _places(parts):
                self._juniors[place].add(key)

    def foremost(self, key: Key, is_two: Callable[[Key], bool]) -> Key | None:
        """Give the name that most articles have for whom ``key`` is another name of; none if it is the one.

        ``is_two`` says whether two people bear a name, so that it tells nobody.
        """
        family = self._family(key)
        if len(family) < 2 or any(map(is_two, family)) or self._are_two(family):
            return None
        first = max(sorted(family), key=lambda other: len(self._told[other].slots))
        return first if first != key and self._are_colleagues(key, first) else None

    def _family(self, key: Key) -> set[Key]:
        """Give the names that could mean the same as this one, itself among them."""
        family, due = {key}, [key]
        while due:
            parts = called(due.pop()[1:])
            for place in _places(parts) if parts else ():
                new = {other for other in self._alike[place] - family if self._told[other].slots}
                family |= new
                due += new
        return family

    def _are_two(self, family: set[Key]) -> bool:
        return any(self._differ(one, other) for one, other in combinations(sorted(family), 2))

    def _differ(self, one: Key, other: Key) -> bool:
        """Say whether two names are two people's: by their build, by what is told, or by who has both.

        Who writes Mike and Michael in one article means two; a middle name may come and go.
        """
        mine, theirs = called(one[1:]), called(other[1:])
        if mine is None or theirs is None or not may_be_one(mine, theirs):
            return True
        here, there = self._told[one], self._told[other]
        initials = here.initials.keys() | there.initials.keys()
        return (
            len(initials) > 1
            or not all(fits_initials(parts.middle, initials) for parts in (mine, theirs))
            or _are_apart(here.nations, there.nations)
            or _are_apart(here.genders, there.genders)
            or (mine.first != theirs.first and not here.slots.keys().isdisjoint(there.slots))
        )

    def _are_colleagues(self, one: Key, other: Key) -> bool:
        """Say whether both hold one office; where no junior has the name, being called the same will do."""
        shared = self._told[one].titles.keys() & self._told[other].titles.keys()
        return is_office(" ".join(shared)) or (len(shared) >= _ENOUGH and not self._has_junior(one, other))

    def _has_junior(self, *keys: Key) -> bool:
        return any(
            any(self._told[k].slots for k in self._juniors[place])
            for key in keys
            if (parts := called(key[1:]))
            for place in _places(parts)
        )


def _places(parts: Called) -> list[tuple[str, str]]:
    return [(full, parts.last) for full in sorted(parts.firsts)]


def _are_apart(one: Counter[str], other: Counter[str]) -> bool:
    return bool(one and other) and one.keys().isdisjoint(other.keys())
