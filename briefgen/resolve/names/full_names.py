"""Names that say by themselves what they mean: names of records, of countries, and full names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from briefgen.resolve.asked import Asked, Asking, Counts, Slot
from briefgen.resolve.names.countries import atlas
from briefgen.resolve.names.name_forms import (
    REMEMBERED,
    Form,
    form,
    looks_like_person,
    name_words,
    person_words,
    slug,
    without_initials,
)
from briefgen.resolve.names.other_names import full_name
from briefgen.resolve.names.registry_names import RegistryNames, is_held_back
from briefgen.resolve.names.roll import Name, Roll
from briefgen.resolve.names.sightings import LINKED, Reading
from briefgen.resolve.names.state_names import state_name
from briefgen.resolve.names.titles import nationality

Key = tuple[str, ...]
"""What a mention means before it has an address: ("record", id), ("country", code), ("person", word, …),
("state", code, word, …) or ("name", word, …)."""

_PLACELIKE = frozenset({"place", "group"})


class Meaning(NamedTuple):
    """What a mention was taken to mean, by which rule; or, unlinked, what it might have meant."""

    key: Key | None = None
    how: str = ""
    candidates: tuple[Key, ...] = ()


UNKNOWN = Meaning()


@dataclass(frozen=True, slots=True)
class Meant:
    """The names of an article in step: their kinds over all votes, and what they mean as far as is known.

    ``kinds`` and ``meanings`` are those of the rows of ``roll``.
    """

    reading: Reading
    roll: Roll
    kinds: tuple[str, ...]
    meanings: tuple[Meaning, ...] = ()

    def now(self, meanings: tuple[Meaning, ...]) -> Meant:
        """Give the same names with what is known after another step."""
        return Meant(self.reading, self.roll, self.kinds, meanings)

    def pairs(self) -> Iterator[tuple[Name, Meaning]]:
        """Give each row's name with what it means."""
        return zip(self.roll.names, self.meanings, strict=True)


class Initials:
    """The middle initials that each full name is seen with: two sets of them are two people."""

    def __init__(self, asking: Asking, names: RegistryNames) -> None:
        self._counts: Counts[tuple[str, ...], str] = Counts(asking)
        self._seen = Asked(asking, lambda base: frozenset(self._counts.of(base)), self._counts)
        self.hears = (self._seen,)
        self._count(names, 1)

    def renew(self, old: RegistryNames, new: RegistryNames) -> None:
        """Take other records in the place of the old ones."""
        self._count(old, -1)
        self._count(new, 1)

    def _count(self, names: RegistryNames, by: int) -> None:
        people = (form(record.name) for record in names.records.values() if record.kind == "person")
        self._counts.add(_with_initials(people), by)

    def tell(self, meant: Meant, _: Slot, by: int) -> None:
        """Count the initials of the full names of an article."""
        for (name, times), kind in zip(meant.roll.counted(), meant.kinds, strict=True):
            if len(name.form.words) > 2 and kind == "person" and name.evidence:
                self._counts.add(_with_initials((name.form,)), by * times)

    def key(self, words: tuple[str, ...]) -> Key | None:
        """Give the key of a person's full name, none if it is bare and two people share it."""
        base, initials = without_initials(words)
        if len(self._seen.of(base)) < 2:
            return ("person", *base)
        return ("person", *base, initials) if initials else None


def _with_initials(people: Iterable[Form]) -> Iterator[tuple[tuple[str, ...], str]]:
    for name in people:
        base, initials = without_initials(person_words(name.words))
        if initials:
            yield base, initials


class FullNames:
    """What names mean wherever they stand."""

    def __init__(self, names: RegistryNames, initials: Initials) -> None:
        self._names, self._initials = names, initials
        self._known: dict[tuple[Name, str], Meaning | None] = {}

    def renew(self, names: RegistryNames) -> None:
        """Take other records in the place of the old ones."""
        self._names = names
        self._known.clear()

    def meanings(self, meant: Meant) -> tuple[Meaning, ...]:
        """Give what each name of an article means; unknown where that depends on the article."""
        return tuple(map(self._meaning, meant.roll.names, meant.kinds))

    def _meaning(self, name: Name, kind: str) -> Meaning:
        if name.record:
            return Meaning(("record", name.record), LINKED)
        if name.closed or not kind:
            return UNKNOWN
        known = (name, kind)  # the same few names stand in an archive again and again
        if known not in self._known:
            self._known[known] = _by_itself(name, kind, self._names)
        meaning = self._known[known]
        return _person(name.form, self._initials) if meaning is None else meaning


def _by_itself(name: Name, kind: str, names: RegistryNames) -> Meaning | None:
    """Give what a name means; none for a person's that no record has, which goes by the initials."""
    ids = [
        id_ for id_ in names.named(name.form, name.lang) if agrees(names.records[id_].kind, kind, name.form)
    ]
    if ids:
        return _one_record(ids, "record", name, names)
    if name.guess or name.form.shown.islower() or is_held_back(name.form, name.lang, names):
        return UNKNOWN
    countries = country_keys(name.form, names)
    if kind == "person" and not (countries and len(name.form.words) > 1):
        own = f"person/{slug(name.form.shown)}"
        near = [id_ for id_ in names.nearly(name.form) if frozenset({id_, own}) not in names.apart]
        if near and not name.linked:  # a link is held to its spelling
            return _one_record(near, "spelling", name, names)
        return None
    if countries:
        return Meaning(countries[0], "country") if len(countries) == 1 else UNKNOWN
    if len(name.form.words) == 1:
        return UNKNOWN
    return Meaning(other_key(name.form, kind), how_named(name.form, kind))


def _one_record(ids: Sequence[str], how: str, name: Name, names: RegistryNames) -> Meaning:
    """Give the one record that a name means; none if it is of another nation than the title says."""
    of = frozenset(nationality(name))
    known = {id_: names.nations.get(id_, frozenset()) for id_ in ids}
    fitting = [id_ for id_ in ids if of & known[id_]] or [id_ for id_ in ids if not (of and known[id_])]
    if len(fitting) == 1 and (len(ids) == 1 or of & known[fitting[0]]):
        return Meaning(("record", fitting[0]), how)
    return Meaning(candidates=tuple(("record", id_) for id_ in ids))


def how_named(name: Form, kind: str) -> str:
    """Give the rule by which a name that is no person's means what it says."""
    return "other-name" if full_name(name, kind) else "name"


def agrees(record_kind: str, kind: str, name: Form) -> bool:
    """Say whether a mention of this kind can mean a record: one word that is a person's is no place's."""
    if len(name.words) > 1 or (record_kind == "person") == (kind == "person"):
        return True
    return record_kind not in _PLACELIKE and kind not in _PLACELIKE


def country_keys(name: Form, names: RegistryNames) -> tuple[Key, ...]:
    """Give the countries that a name or a word for people can mean. Short ones need capitals: US, not us."""
    return tuple(country_key(code, names) for code in country_codes(name))


@lru_cache(maxsize=REMEMBERED)
def country_codes(name: Form) -> tuple[str, ...]:
    """Give the countries that a name or a word for people can mean, whoever has a record of them."""
    if len(name.key) <= 3 and not name.shown.replace(".", "").isupper():
        return ()
    return atlas().meant_by(name.key)


def country_key(code: str, names: RegistryNames) -> Key:
    """Give the key of a country: its record's, if there is one."""
    return ("record", names.countries[code]) if code in names.countries else ("country", code)


@lru_cache(maxsize=REMEMBERED)
def other_key(name: Form, kind: str) -> Key:
    """Give the key of a name that is no person's."""
    if known := full_name(name, kind):
        return ("name", *known)
    words = name_words(name.words)
    if state := state_name(words):
        return ("state", *state)
    if kind == "group":
        words = (*words[:-1], _singular(words[-1]))
    return ("name", *words)


def _singular(word: str) -> str:
    """Give the one of many: "tories" are each a "tory"."""
    if len(word) < 5 or not word.endswith("s") or word.endswith("ss"):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def _person(name: Form, initials: Initials) -> Meaning:
    words = person_words(name.words)
    if len(words) == 1 or not looks_like_person(name.shown):
        return UNKNOWN
    return Meaning(initials.key(words), "full-name")
