"""Names that depend on the article: last names, acronyms, "the General Staff", "Korea"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefgen.resolve.full_names import UNKNOWN, Key, Meaning, country_keys, other_key
from briefgen.resolve.name_forms import (
    is_acronym,
    looks_like_person,
    name_words,
    person_words,
    short_forms,
    surname_first,
)
from briefgen.resolve.name_lists import PARTICLES
from briefgen.resolve.registry_names import RegistryNames
from briefgen.resolve.sightings import KNOWN_NAME, Sighting
from briefgen.resolve.state_names import state_name
from briefgen.resolve.votes import Votes

Shorts = dict[tuple[str, ...], set[Key]]


@dataclass(slots=True)
class Archive:
    """What all articles know of full names: who may be meant by a last name, and how often each is seen."""

    names: RegistryNames
    votes: Votes
    last: Shorts = field(default_factory=lambda: defaultdict(set))
    first: Shorts = field(default_factory=lambda: defaultdict(set))
    bearers: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    states: Shorts = field(default_factory=lambda: defaultdict(set))
    defined: dict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))
    seen: Counter[Key] = field(default_factory=Counter)

    def supported(self, key: Key) -> bool:
        """Say whether a full name is known well enough to be meant by a last name elsewhere."""
        return key[0] == "record" or self.seen[key] > 1


@dataclass(slots=True)
class Local:
    """What one article knows: its full names by their short forms, acronyms explained, records named."""

    number: int
    last: Shorts = field(default_factory=lambda: defaultdict(set))
    first: Shorts = field(default_factory=lambda: defaultdict(set))
    states: Shorts = field(default_factory=lambda: defaultdict(set))
    initials: dict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))
    defined: dict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))
    named: dict[str, int] = field(default_factory=dict)
    keys: set[Key] = field(default_factory=set)


def add_person(key: Key, words: tuple[str, ...], shown: str, last: Shorts, first: Shorts) -> None:
    """Enter a full name under the short forms that may stand for it."""
    for short in short_forms(words):
        last[short].add(key)
    if surname_first(shown):
        last[words[:1]].add(key)
    first[words[:1]].add(key)


def short_meaning(sighting: Sighting, kind: str, local: Local, archive: Archive) -> Meaning:
    """Give what a name means here, from the full names in the article, else in the archive."""
    barred = _barred(sighting, local, archive.names)
    after_full = _named_before(sighting, local, archive.names)
    if kind == "person":
        meaning = _person(sighting, local, archive, barred, after_full)
    else:
        meaning = _other(sighting, kind, local, archive, barred, after_full)
    known = (meaning.key or ("",))[0]
    if sighting.guess and known != "record" and meaning.how != "acronym":
        return UNKNOWN
    if sighting.mention.rule == KNOWN_NAME and known not in ("record", "country"):
        return Meaning(candidates=meaning.candidates)
    return meaning


def _person(
    sighting: Sighting, local: Local, archive: Archive, barred: frozenset[Key], after_full: set[Key]
) -> Meaning:
    words = person_words(sighting.form.words)
    letters = sighting.form.key
    if is_acronym(sighting.form.shown) and (local.defined.get(letters) or local.initials.get(letters)):
        return _acronym(sighting, ("name", letters), local, archive)
    here = _one((local.last.get(words, set()) | after_full) - barred, "last-name")
    if here is UNKNOWN:
        here = _one(local.first.get(words, set()) - barred, "first-name")
    if here is not UNKNOWN:
        return here
    away = archive.last.get(words, set())
    countries = country_keys(sighting.form, archive.names)
    if countries and not away and not archive.first.get(words):
        return _one(set(countries), "country")
    if countries:
        return UNKNOWN
    if away:
        found = _one(away - barred, "archive-last-name")
        return UNKNOWN if found.key and not archive.supported(found.key) else found
    recorded = archive.names.named(sighting.form)
    if recorded:  # nobody here has this last name, so the record's kind is surer than the model's
        return _one({("record", id_) for id_ in recorded} - barred, "record")
    if barred or not looks_like_person(sighting.form.shown):
        return UNKNOWN
    return Meaning(("person", *words), "name")


def _other(
    sighting: Sighting,
    kind: str,
    local: Local,
    archive: Archive,
    barred: frozenset[Key],
    after_full: set[Key],
) -> Meaning:
    countries = country_keys(sighting.form, archive.names)
    if countries:
        return _one(set(countries) & local.keys or set(countries), "country")
    if after_full - barred:
        return _one(after_full - barred, "last-name")
    key = other_key(sighting.form, kind)
    if is_acronym(sighting.form.shown):
        return _acronym(sighting, key, local, archive)
    if key[0] == "state":
        return Meaning(key, "name")
    here = _one(local.states.get(key[1:], set()) - barred - {key}, "short-name")
    if here is not UNKNOWN:
        return here
    away = archive.states.get(key[1:], set()) | barred
    if away:
        return Meaning(candidates=tuple(sorted(away))) if len(away) > 1 else UNKNOWN
    if sighting.form.shown.islower():
        return UNKNOWN
    words = person_words(sighting.form.words)
    people = local.last.get(words, set()) if kind == "org" and len(words) == 1 else set()
    if len(people) == 1 and not archive.votes.elsewhere(
        sighting.form.key, "person", archive.bearers[words[0]]
    ):
        return _one(people, "last-name")
    return Meaning(key, "name")


def _acronym(sighting: Sighting, key: Key, local: Local, archive: Archive) -> Meaning:
    letters = sighting.form.key
    for found in (local.defined.get(letters), local.initials.get(letters)):
        if found:
            return _one(found, "acronym")
    everywhere = archive.defined.get(letters, set())
    if everywhere:
        return _one(everywhere, "acronym")
    return Meaning(key, "name")


def _one(found: Iterable[Key], how: str) -> Meaning:
    keys = tuple(sorted(found))
    if not keys:
        return UNKNOWN
    return Meaning(keys[0], how) if len(keys) == 1 else Meaning(candidates=keys)


def _barred(sighting: Sighting, local: Local, names: RegistryNames) -> frozenset[Key]:
    """Give the records that this name must not be linked to: never, or not before their full name."""
    key = ("=", sighting.form.key)
    early = [id_ for id_ in names.after_full.get(key, ()) if not _before(id_, sighting, local)]
    return frozenset(("record", id_) for id_ in (*names.never.get(key, ()), *early))


def _named_before(sighting: Sighting, local: Local, names: RegistryNames) -> set[Key]:
    ids = names.after_full.get(("=", sighting.form.key), ())
    return {("record", id_) for id_ in ids if _before(id_, sighting, local)}


def _before(id_: str, sighting: Sighting, local: Local) -> bool:
    return local.named.get(id_, sighting.span.start) < sighting.span.start


def is_short(words: tuple[str, ...], key: Key, local: Local, archive: Archive) -> Key | None:
    """Give the fuller name that several words stand for: "von der Leyen", or "Peña Nieto" in one article."""
    fuller = {other for other in local.last.get(words, ()) if other != key}
    if not fuller and words[0] in PARTICLES:
        fuller = {other for other in archive.last.get(words, ()) if other != key and archive.supported(other)}
    return next(iter(fuller)) if len(fuller) == 1 else None


def heads(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Give what a body is called for short: "General Staff" for "General Staff of Ukraine"."""
    plain = name_words(words)
    state = state_name(plain)
    shorts = [state[1:]] if state else []
    if "of" in plain[1:-1]:
        shorts.append(plain[: plain.index("of", 1)])
    return tuple(dict.fromkeys(shorts))
