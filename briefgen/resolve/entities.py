"""Meanings to entities: their ids, names and other forms."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefgen.model.corpus import Entity
from briefgen.resolve.clusters import Sense
from briefgen.resolve.countries import atlas
from briefgen.resolve.full_names import Key
from briefgen.resolve.name_forms import fold, is_shouted, slug
from briefgen.resolve.name_lists import HONORIFICS, LEGAL_FORMS
from briefgen.resolve.registry_names import RegistryNames
from briefgen.resolve.sightings import LINKED
from briefgen.resolve.titles import without_country
from briefgen.resolve.votes import plurality

_WHOLE = frozenset({"full-name", "name"})


@dataclass(frozen=True, slots=True)
class Entities:
    """All entities by id, the id of each meaning, and the ids that lead elsewhere."""

    by_id: Mapping[str, Entity]
    ids: Mapping[Key, str]
    redirects: Mapping[str, str]

    def candidate(self, key: Key) -> str:
        """Give the words that name a meaning: an id that exists, or a country's name; empty if neither is."""
        id_ = self.ids.get(key, key[1] if key[0] == "record" else "")
        if id_ in self.by_id:
            return id_
        return atlas().shown[key[1]] if key[0] == "country" else ""

    def current(self, id_: str) -> str:
        """Give the id that ``id_`` stands for today, empty if there is none."""
        id_ = self.redirects.get(id_, id_)
        return id_ if id_ in self.by_id else ""


def entities(senses: Sequence[Sequence[Sense]], names: RegistryNames) -> Entities:
    """Make an entity of every record and of everything that mentions mean."""
    meant: dict[Key, list[Sense]] = defaultdict(list)
    for row in senses:
        for sense in row:
            if sense.meaning.key:
                meant[sense.meaning.key].append(sense)
    shown = {key: _shown(key, meant[key]) for key in sorted(meant)}
    ids = _ids(shown, names)
    groups: dict[str, list[Key]] = {id_: [] for id_ in names.records}
    for key, id_ in ids.items():
        groups.setdefault(id_, []).append(key)
    made = {id_: _entity(id_, keys, meant, shown, names) for id_, keys in sorted(groups.items())}
    return Entities(made, ids, dict(sorted({**names.redirects, **_found_redirects(names, made)}.items())))


def _found_redirects(names: RegistryNames, made: Mapping[str, Entity]) -> dict[str, str]:
    return {found: id_ for found, id_ in names.same.items() if found not in made and id_ in made}


def _ids(shown: Mapping[Key, tuple[str, str]], names: RegistryNames) -> dict[Key, str]:
    """Give each meaning an id from its kind and name. A record's id wins; others with one id are numbered."""
    ids: dict[Key, str] = {}
    taken = set(names.records) | set(names.redirects)
    wanted: dict[str, list[Key]] = defaultdict(list)
    for key, (kind, name) in shown.items():
        id_ = f"{kind}/{slug(name)}"
        if key[0] == "record":
            ids[key] = key[1]
        elif recorded := _record_for(id_, names):
            ids[key] = recorded
        else:
            wanted[id_].append(key)
    for id_, keys in sorted(wanted.items()):
        number = 1
        for key in sorted(keys, key=lambda key: (shown[key][1], key)):
            while (numbered := id_ if number == 1 else f"{id_}-{number}") in taken:
                number += 1
            ids[key] = numbered
            taken.add(numbered)
    return dict(sorted(ids.items()))


def _record_for(id_: str, names: RegistryNames) -> str:
    """Give the record that a name found in the archive belongs to: by the very id, or by an editor's word."""
    if id_ in names.same:
        return names.same[id_]
    recorded = names.redirects.get(id_, id_)
    apart = frozenset({id_, recorded}) in names.apart if id_ != recorded else False
    return recorded if recorded in names.records and not apart else ""


def _shown(key: Key, senses: Sequence[Sense]) -> tuple[str, str]:
    """Give the kind and the name of a meaning."""
    if key[0] == "country":
        return "place", atlas().shown[key[1]]
    if key[0] == "record":
        return "", ""
    whole = [sense for sense in senses if sense.meaning.how in _WHOLE] or list(senses)
    if key[0] == "person":
        return "person", _best([_bare(sense.sighting.form.shown) for sense in whole])
    kind = (
        "org"
        if key[0] == "state"
        else plurality(Counter(sense.kind for sense in senses if sense.kind != "person"))
    )
    return kind, _best([sense.sighting.form.shown for sense in whole])


def _bare(shown: str) -> str:
    """Give a person's name without honorifics."""
    words = shown.split()
    while len(words) > 1 and words[0].rstrip(".").lower() in HONORIFICS:
        words = words[1:]
    return " ".join(words)


def _best(names: Sequence[str]) -> str:
    """Give the most frequent spelling, sooner without capitals or legal form; then the longest, the first."""
    count = Counter(names)

    def order(name: str) -> tuple[bool, bool, int, int, str]:
        return (is_shouted(name), fold(name)[-1] in LEGAL_FORMS, -count[name], -len(name), name)

    return min(count, key=order)


def _entity(
    id_: str,
    keys: Iterable[Key],
    meant: Mapping[Key, Sequence[Sense]],
    shown: Mapping[Key, tuple[str, str]],
    names: RegistryNames,
) -> Entity:
    record = names.records.get(id_)
    kept = sorted(keys)
    senses = [sense for key in kept for sense in meant[key] if sense.meaning.how != LINKED]
    name = record.name if record else shown[kept[0]][1]
    forms = {sense.sighting.form.shown for sense in senses if not is_shouted(sense.sighting.form.shown)}
    recorded = {alias.text for alias in record.aliases} if record else set()
    recorded.update(names.taken_over.get(id_, ()))
    short = record.short if record else ""
    return Entity(
        id=id_,
        kind=record.kind if record else id_.partition("/")[0],
        name=name,
        short=short,
        aliases=tuple(sorted((forms | recorded) - {name, short, ""})),
        seen_as=_titles(senses),
        record=record,
    )


def _titles(senses: Iterable[Sense]) -> tuple[str, ...]:
    count = Counter(title for sense in senses if (title := without_country(sense.sighting.mention.title)))
    return tuple(sorted(count, key=lambda title: (-count[title], title)))
