"""Names that say by themselves what they mean: names of records, of countries, and full names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefgen.resolve.countries import atlas
from briefgen.resolve.name_forms import (
    REMEMBERED,
    Form,
    looks_like_person,
    name_words,
    person_words,
    slug,
    without_initials,
)
from briefgen.resolve.other_names import full_name
from briefgen.resolve.registry_names import RegistryNames
from briefgen.resolve.sightings import LINKED, Sighting
from briefgen.resolve.state_names import state_name
from briefgen.resolve.titles import nationality

Key = tuple[str, ...]
"""What a mention means before it has an address: ("record", id), ("country", code), ("person", word, …),
("state", code, word, …) or ("name", word, …)."""

_PLACELIKE = frozenset({"place", "group"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a mention was taken to mean, by which rule; or, unlinked, what it might have meant."""

    key: Key | None = None
    how: str = ""
    candidates: tuple[Key, ...] = ()


UNKNOWN = Meaning()


@dataclass(frozen=True, slots=True)
class Initials:
    """The middle initials that each full name is seen with: two sets of them are two people."""

    seen: dict[tuple[str, ...], frozenset[str]]

    def key(self, words: tuple[str, ...]) -> Key | None:
        """Give the key of a person's full name, none if it is bare and two people share it."""
        base, initials = without_initials(words)
        if len(self.seen.get(base, ())) < 2:
            return ("person", *base)
        return ("person", *base, initials) if initials else None


def initials_seen(people: Iterable[Form]) -> Initials:
    """Collect the middle initials of all full names."""
    seen: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in people:
        base, initials = without_initials(person_words(name.words))
        if initials:
            seen[base].add(initials)
    return Initials({base: frozenset(initials) for base, initials in seen.items()})


def full_meaning(sighting: Sighting, kind: str, names: RegistryNames, initials: Initials) -> Meaning:
    """Give what a name means wherever it stands; unknown where that depends on the article."""
    if sighting.record:
        return Meaning(("record", sighting.record), LINKED)
    if sighting.closed or not kind:
        return UNKNOWN
    ids = [
        id_
        for id_ in names.named(sighting.form, sighting.lang)
        if agrees(names.records[id_].kind, kind, sighting.form)
    ]
    if ids:
        return _one_record(ids, "record", sighting, names)
    if sighting.guess or sighting.form.shown.islower():
        return UNKNOWN
    countries = country_keys(sighting.form, names)
    if kind == "person" and not (countries and len(sighting.form.words) > 1):
        own = f"person/{slug(sighting.form.shown)}"
        near = [id_ for id_ in names.nearly(sighting.form) if frozenset({id_, own}) not in names.apart]
        if near and not sighting.linked:  # a link is held to its spelling
            return _one_record(near, "spelling", sighting, names)
        return _person(sighting.form, initials)
    if countries:
        return Meaning(countries[0], "country") if len(countries) == 1 else UNKNOWN
    if len(sighting.form.words) == 1:
        return UNKNOWN
    return Meaning(other_key(sighting.form, kind), how_named(sighting.form, kind))


def _one_record(ids: Sequence[str], how: str, sighting: Sighting, names: RegistryNames) -> Meaning:
    """Give the one record that a name means; none if it is of another nation than the title says."""
    of = frozenset(nationality(sighting))
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
    return tuple(country_key(code, names) for code in _countries(name))


@lru_cache(maxsize=REMEMBERED)
def _countries(name: Form) -> tuple[str, ...]:
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
