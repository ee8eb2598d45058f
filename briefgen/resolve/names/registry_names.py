"""What the records say about names: which name means which record, and when it may be linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from briefgen.model.language import primary
from briefgen.model.registry import EntityRecord, Registry
from briefgen.resolve.names.countries import atlas
from briefgen.resolve.names.name_forms import (
    REMEMBERED,
    Form,
    form,
    name_words,
    near_words,
    person_words,
    without_initials,
)
from briefgen.resolve.names.state_names import nations_in, state_name

Names = Mapping[tuple[str, ...], tuple[str, ...]]
"""Record ids by a key of a name, each tuple sorted."""


@dataclass(frozen=True, slots=True)
class RegistryNames:
    """The records that stand for something (not merged away), and their names by key.

    ``always`` link anywhere, ``after_full`` once the full name stood earlier in the briefing, ``never``
    not by themselves. ``near`` are people by a spelling like theirs, ``nations`` what each is known to be of.
    ``countries`` gives the record of a country, ``redirects`` maps every id that was merged away, ``same`` an
    id found in the archive to the record that it is, ``taken_over`` a record's id to the names of those that
    went into it; ``apart`` are pairs that an editor keeps apart. ``languages`` are those of aliases.
    """

    records: Mapping[str, EntityRecord]
    redirects: Mapping[str, str]
    always: Names
    after_full: Names
    never: Names
    near: Names
    nations: Mapping[str, frozenset[str]]
    countries: Mapping[str, str]
    languages: frozenset[str]
    ignored: frozenset[str]
    same: Mapping[str, str]
    apart: frozenset[frozenset[str]]
    taken_over: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def named(self, name: Form, lang: str = "") -> tuple[str, ...]:
        """Give the ids of the records that ``name`` means wherever it stands; exact spellings come first.

        In a text in the language ``lang``, names that records have in this language count as well.
        """
        for key in name_keys(name):
            found = either(self.always, key, lang)
            if key[0] == "person":
                found = self._with_initials(found, key[1:], name)
            if found:
                return found
        return ()

    def nearly(self, name: Form) -> tuple[str, ...]:
        """Give the people whose names are spelt like ``name``."""
        words, initials = without_initials(person_words(name.words))
        return self.near.get(near_words(words), ()) if len(words) > 1 and not initials else ()

    def _with_initials(self, ids: tuple[str, ...], base: tuple[str, ...], name: Form) -> tuple[str, ...]:
        """Give the people whose middle initials are those of ``name``, else those of whom none are known."""
        initials = without_initials(person_words(name.words))[1]
        if not initials:
            return ids
        known = {id_: self._initials(id_, base) for id_ in ids}
        same = tuple(id_ for id_ in ids if initials in known[id_])
        return same or tuple(id_ for id_ in ids if "" in known[id_])

    def _initials(self, id_: str, base: tuple[str, ...]) -> set[str]:
        record = self.records[id_]
        texts = (record.name, *(alias.text for alias in record.aliases))
        split = (without_initials(person_words(form(text).words)) for text in texts)
        return {initials for words, initials in split if words == base}


def registry_names(registry: Registry) -> RegistryNames:
    """Index the names of all records."""
    redirects = _redirects(registry)
    records = {record.id: record for record in registry.entities if record.id not in redirects}
    kept: dict[str, dict[tuple[str, ...], set[str]]] = {
        auto: defaultdict(set) for auto in ("true", "after-full", "never")
    }
    for record in registry.entities:
        target = redirects.get(record.id, record.id)
        if target not in records:
            continue
        person = records[target].kind == "person"
        for text, auto, lang in _names(record):
            keys = name_keys(form(text)) if auto == "true" else (("=", form(text).key),)
            for key in keys:
                if key[0] == "=" or (key[0] == "person") == person:
                    kept[auto][in_language(key, primary(lang)) if lang else key].add(target)
    always = _sorted(kept["true"])
    return RegistryNames(
        records=records,
        redirects=redirects,
        always=always,
        after_full=_sorted(kept["after-full"]),
        never=_sorted(kept["never"]),
        near=_near(always),
        nations={record.id: of for record in records.values() if (of := _nations(record))},
        countries=_countries(records.values()),
        languages=frozenset(
            primary(alias.lang) for record in registry.entities for alias in record.aliases if alias.lang
        ),
        ignored=frozenset(form(name).key for name in registry.ignore) - {""},
        same={
            judgement.other: redirects.get(record.id, record.id)
            for record in registry.entities
            for judgement in record.judgements
            if judgement.verdict == "same"
            and judgement.other not in records
            and judgement.other not in redirects
        },
        apart=_apart(registry),
        taken_over=_taken_over(registry, redirects),
    )


@lru_cache(maxsize=REMEMBERED)
def name_keys(name: Form) -> tuple[tuple[str, ...], ...]:
    """Give the keys under which a name is looked up, the strictest first."""
    if not name.words:
        return ()
    base = without_initials(person_words(name.words))[0]
    plain = name_words(name.words)
    keys: list[tuple[str, ...]] = [("=", name.key)]
    if len(base) > 1:
        keys.append(("person", *base))
    keys.append(("name", *plain))
    if state := state_name(plain):
        keys.append(("state", *state))
    return tuple(keys)


def in_language(key: tuple[str, ...], lang: str) -> tuple[str, ...]:
    """Give the key of a name that counts in texts in one language only; empty: in all."""
    return (*key, f"@{lang}") if lang else key


def is_held_back(name: Form, lang: str, names: RegistryNames) -> bool:
    """Say whether a name is a form of a record that does not link by itself: its article tells who it is."""
    key = ("=", " ".join(name.words))
    return bool(either(names.after_full, key, lang) or either(names.never, key, lang))


def either(names: Names, key: tuple[str, ...], lang: str) -> tuple[str, ...]:
    """Give the records that have a name in any language, and those that have it in ``lang``."""
    found = names.get(key, ())
    own = names.get(in_language(key, lang), ()) if lang else ()
    return tuple(sorted({*found, *own})) if own else found


def _names(record: EntityRecord) -> Iterable[tuple[str, str, str]]:
    if record.name:
        yield record.name, "true", ""
    for alias in record.aliases:
        yield alias.text, alias.auto, alias.lang
    for demonym in record.demonyms:
        yield demonym, "true", ""
    given = {form(alias.text).key for alias in record.aliases}
    if record.short and form(record.short).key not in given and not _is_last_name(record):
        yield record.short, "after-full", ""


def _is_last_name(record: EntityRecord) -> bool:
    """Say whether ``short`` is the person's last name: the rules for last names hold, and are no stricter."""
    short = form(record.short).words
    return record.kind == "person" and form(record.name).words[-len(short) :] == short


def _redirects(registry: Registry) -> dict[str, str]:
    """Follow ``merged_into``, then ``same`` between records (the lesser id stays); a circle is left alone."""
    step = {record.id: record.merged_into for record in registry.entities if record.merged_into}
    known = {record.id for record in registry.entities}
    apart = _apart(registry)
    for record in registry.entities:
        for judgement in record.judgements:
            pair = frozenset({record.id, judgement.other})
            if judgement.verdict != "same" or judgement.other not in known or pair in apart or len(pair) < 2:
                continue
            kept, gone = sorted((_end(step, record.id), _end(step, judgement.other)))
            if kept != gone:
                step[gone] = kept
    return {id_: end for id_ in sorted(step) if (end := _end(step, id_)) != id_}


def _end(step: Mapping[str, str], id_: str) -> str:
    seen = [id_]
    while (following := step.get(seen[-1])) is not None and following not in seen:
        seen.append(following)
    return id_ if step.get(seen[-1]) in seen else seen[-1]


def _taken_over(registry: Registry, redirects: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    names: dict[str, set[str]] = defaultdict(set)
    for record in registry.entities:
        if record.id in redirects:
            # A record that only leads on has no name of its own; load then gives it that of its id.
            by_id = record.id.partition("/")[2]
            names[redirects[record.id]] |= {text for text, *_ in _names(record) if text != by_id}
    return {id_: tuple(sorted(texts)) for id_, texts in sorted(names.items())}


def _apart(registry: Registry) -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset({record.id, judgement.other})
        for record in registry.entities
        for judgement in record.judgements
        if judgement.verdict != "same"
    )


def _near(always: Names) -> Names:
    near: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for key, ids in always.items():
        if key[0] == "person" and not key[-1].startswith("@"):
            near[near_words(key[1:])].update(ids)
    return _sorted(near)


def _nations(record: EntityRecord) -> frozenset[str]:
    """Give the countries that somebody is said to be of, as "Norwegian skier" or "President of Norway"."""
    if record.kind != "person":
        return frozenset()
    said = (record.disambiguation, *(role.role for role in record.roles))
    return frozenset(code for text in said for code in nations_in(text))


def _countries(records: Iterable[EntityRecord]) -> dict[str, str]:
    """Give for each country the record that bears its name or the word for its people; places come first."""
    claims: dict[str, list[tuple[bool, str]]] = defaultdict(list)
    for record in records:
        if record.kind not in ("place", "org"):
            continue
        automatic = (alias.text for alias in record.aliases if alias.auto == "true" and not alias.lang)
        for name in (record.name, *automatic, *record.demonyms):
            codes = atlas().meant_by(form(name).key)
            if len(codes) == 1:
                claims[codes[0]].append((record.kind != "place", record.id))
    return {code: min(ids)[1] for code, ids in sorted(claims.items())}


def _sorted(names: Mapping[tuple[str, ...], set[str]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {key: tuple(sorted(ids)) if len(ids) > 1 else tuple(ids) for key, ids in names.items()}
