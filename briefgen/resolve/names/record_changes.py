"""Which articles a change of records can touch: those in which something of a changed record may be meant.

Names reach records by their keys, and a record by its titles and nations settles who is meant; wiki links
name records, and their names stand in the prose. An article that has nothing of a record that changed would
hear the same as before. To look at an article too many costs time only, so this asks coarser than the steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from itertools import chain

from briefgen.model.registry import EntityRecord
from briefgen.model.text import Place
from briefgen.resolve.names.full_names import Key, Meant, country_codes
from briefgen.resolve.names.known_names import NameSpotter
from briefgen.resolve.names.name_forms import Form, form, near_words, person_words, without_initials
from briefgen.resolve.names.registry_names import Names, RegistryNames, in_language, name_keys
from briefgen.resolve.names.roll import Name
from briefgen.resolve.names.titles import honorifics

_NOWHERE = Place("")


def as_told(record: EntityRecord) -> EntityRecord:
    """Give a record without where it stands in its file, which no name and no article depends on."""
    return replace(record, place=_NOWHERE, places={})


@dataclass(frozen=True, slots=True)
class RecordChanges:
    """What names meant before records changed, or mean since, as far as that is another thing.

    ``ids`` are those of records that came, went or tell something else, and those that lead elsewhere now;
    the others are keys of names as ``RegistryNames`` has them. ``words`` finds the records' names in prose.
    ``known`` remembers which names may mean one of them.
    """

    ids: Set[str]
    always: Set[tuple[str, ...]]
    listed: Set[tuple[str, ...]]
    near: Set[tuple[str, ...]]
    countries: Set[str]
    words: NameSpotter
    known: dict[Name, bool] = field(default_factory=dict, compare=False, repr=False)

    def touch(self, meant: Meant) -> bool:
        """Say whether an article is to be looked at anew; ``meant`` is what its names were taken for."""
        article = meant.reading.article.article
        return (
            any(
                self._may_mean(name) or any(map(self.has, (meaning.key, *meaning.candidates)))
                for name, meaning in meant.pairs()
            )
            or any(
                link.target in self.ids or self._is_named(form(link.target)) for link in article.wiki_links
            )
            or self.words.has_any(article.prose.text)
        )

    def has(self, key: Key | None) -> bool:
        """Say whether a meaning is a record that changed."""
        return key is not None and key[0] == "record" and key[1] in self.ids

    def _may_mean(self, name: Name) -> bool:
        known = self.known.get(name)
        if known is None:
            known = self.known[name] = name.record in self.ids or self._is_named(name.form, name.lang)
        return known

    def _is_named(self, name: Form, lang: str = "") -> bool:
        words = name.words
        plain = (("=", " ".join(words)), ("=", " ".join(words[len(honorifics(words)) :])))
        return (
            any(_has(self.always, key, lang) for key in name_keys(name))
            or (bool(self.listed) and any(_has(self.listed, key, lang) for key in plain))
            or (bool(self.near) and near_words(without_initials(person_words(words))[0]) in self.near)
            or (bool(self.countries) and not self.countries.isdisjoint(country_codes(name)))
        )


def _has(keys: Set[tuple[str, ...]], key: tuple[str, ...], lang: str) -> bool:
    return key in keys or (bool(lang) and in_language(key, lang) in keys)


def record_changes(old: RegistryNames, new: RegistryNames) -> RecordChanges | None:
    """Compare what the records say about names; nothing where any name anywhere may be read otherwise."""
    if (old.languages, old.ignored) != (new.languages, new.ignored):
        return None
    ids = {
        id_
        for id_ in old.records.keys() | new.records.keys()
        if id_ not in old.records
        or id_ not in new.records
        or as_told(old.records[id_]) != as_told(new.records[id_])
    }
    ids |= _other(old.redirects, new.redirects) | _other(old.nations, new.nations)
    ids.update(chain.from_iterable(old.apart ^ new.apart))
    known = [names.records[id_] for names in (old, new) for id_ in sorted(ids) if id_ in names.records]
    countries = _other(old.countries, new.countries)
    countries |= {code for names in (old, new) for code, id_ in names.countries.items() if id_ in ids}
    return RecordChanges(
        ids=ids,
        always=_touched(old.always, new.always, ids),
        listed=_touched(old.after_full, new.after_full, ids) | _touched(old.never, new.never, ids),
        near=_touched(old.near, new.near, ids),
        countries=countries,
        words=NameSpotter(known),
    )


def _other(old: Mapping[str, object], new: Mapping[str, object]) -> set[str]:
    """Give the keys under which two mappings have not the same."""
    return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}


def _touched(old: Names, new: Names, ids: Iterable[str]) -> set[tuple[str, ...]]:
    """Give the keys under which another record is found now, or one that changed."""
    changed = frozenset(ids)
    return {
        key
        for key in old.keys() | new.keys()
        if old.get(key) != new.get(key) or not changed.isdisjoint(old.get(key, ()))
    }
