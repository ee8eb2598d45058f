"""Meanings to entities: their ids, names and other forms."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefgen.model.corpus import Entity
from briefgen.resolve.asked import Asking, Counts, Slot
from briefgen.resolve.names.countries import atlas
from briefgen.resolve.names.full_names import Key, Meant
from briefgen.resolve.names.name_forms import fold, is_shouted, slug
from briefgen.resolve.names.name_lists import HONORIFICS, LEGAL_FORMS
from briefgen.resolve.names.registry_names import RegistryNames
from briefgen.resolve.names.roll import Name
from briefgen.resolve.names.sightings import LINKED
from briefgen.resolve.names.titles import without_country
from briefgen.resolve.names.votes import plurality

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


class _Trace(NamedTuple):
    """What one mention tells of what it means: whether in full, and whether only an editor's link says so."""

    kind: str
    shown: str
    title: str
    whole: bool
    linked: bool


@dataclass(frozen=True, slots=True)
class _Profile:
    """What all mentions of one meaning tell: its kind and name, the forms and the titles that were seen."""

    kind: str
    name: str
    forms: frozenset[str]
    titles: Mapping[str, int]


class Naming:
    """Names what mentions mean; an entity of which nothing else is told stays the same object."""

    def __init__(self, asking: Asking, names: RegistryNames) -> None:
        self._names = names
        self._counts: Counts[Key, _Trace] = Counts(asking)
        self._traces: dict[tuple[Name, str, str], _Trace] = {}
        self._profiles: dict[Key, _Profile] = {}
        self._made: dict[str, tuple[list[_Profile] | None, Entity]] = {}
        self._last: Entities | None = None

    def renew(self, names: RegistryNames) -> None:
        """Take other records in the place of the old ones; an entity that is equal stays as it was."""
        self._names, self._last = names, None
        self._made = {id_: (None, entity) for id_, (_, entity) in self._made.items()}

    def tell(self, meant: Meant, _: Slot, by: int) -> None:
        """Count, or take back, what the mentions in an article tell."""
        self._counts.tally(
            (
                (meaning.key, self._trace(name, kind, meaning.how), times)
                for kind, times, (name, meaning) in zip(
                    meant.kinds, meant.roll.times, meant.pairs(), strict=True
                )
                if meaning.key
            ),
            by,
        )

    def _trace(self, name: Name, kind: str, how: str) -> _Trace:
        alike = (name, kind, how)
        if alike not in self._traces:
            self._traces[alike] = _Trace(kind, name.form.shown, name.title, how in _WHOLE, how == LINKED)
        return self._traces[alike]

    def entities(self) -> Entities:
        """Make an entity of every record and of all that mentions mean; the last ones if none changed."""
        for key in self._counts.touched:
            self._profile(key)
        ids = _ids({key: self._profiles[key] for key in sorted(self._profiles)}, self._names)
        groups: dict[str, list[Key]] = {id_: [] for id_ in self._names.records}
        for key, id_ in ids.items():
            groups.setdefault(id_, []).append(key)
        made = {id_: self._entity(id_, sorted(keys)) for id_, keys in sorted(groups.items())}
        redirects = {**self._names.redirects, **_found_redirects(self._names, made)}
        last = self._last
        if last and ids == last.ids and all(last.by_id.get(id_) is entity for id_, entity in made.items()):
            return last
        self._made = {id_: self._made[id_] for id_ in made}
        self._last = Entities(made, ids, dict(sorted(redirects.items())))
        return self._last

    def _profile(self, key: Key) -> None:
        traces = self._counts.of(key)
        if not traces:
            self._profiles.pop(key, None)
            return
        seen = [trace for trace in traces if not trace.linked]
        forms = frozenset(trace.shown for trace in seen if not is_shouted(trace.shown))
        titles: Counter[str] = Counter()
        for trace in seen:
            if title := without_country(trace.title):
                titles[title] += traces[trace]
        made = _Profile(*_shown(key, traces), forms, titles)
        if made != self._profiles.get(key):
            self._profiles[key] = made

    def _entity(self, id_: str, keys: Sequence[Key]) -> Entity:
        profiles = [self._profiles[key] for key in keys]
        known, entity = self._made.get(id_, (None, None))
        if entity is None or known is None or list(map(id, known)) != list(map(id, profiles)):
            made = _entity(id_, profiles, self._names)
            entity = entity if entity == made and entity is not None else made
            self._made[id_] = (profiles, entity)
        return entity


def _found_redirects(names: RegistryNames, made: Mapping[str, Entity]) -> dict[str, str]:
    return {found: id_ for found, id_ in names.same.items() if found not in made and id_ in made}


def _ids(profiles: Mapping[Key, _Profile], names: RegistryNames) -> dict[Key, str]:
    """Give each meaning an id from its kind and name. A record's id wins; others with one id are numbered."""
    ids: dict[Key, str] = {}
    taken = set(names.records) | set(names.redirects)
    wanted: dict[str, list[Key]] = defaultdict(list)
    for key, profile in profiles.items():
        id_ = f"{profile.kind}/{slug(profile.name)}"
        if key[0] == "record":
            ids[key] = key[1]
        elif recorded := _record_for(id_, names):
            ids[key] = recorded
        else:
            wanted[id_].append(key)
    for id_, keys in sorted(wanted.items()):
        number = 1
        for key in sorted(keys, key=lambda key: (profiles[key].name, key)):
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


def _shown(key: Key, traces: Mapping[_Trace, int]) -> tuple[str, str]:
    """Give the kind and the name of a meaning."""
    if key[0] == "country":
        return "place", atlas().shown[key[1]]
    if key[0] == "record":
        return "", ""
    whole = [trace for trace in traces if trace.whole] or list(traces)
    spellings: Counter[str] = Counter()
    for trace in whole:
        spellings[_bare(trace.shown) if key[0] == "person" else trace.shown] += traces[trace]
    if key[0] == "person":
        return "person", _best(spellings)
    kinds: Counter[str] = Counter()
    for trace, count in traces.items():
        if trace.kind != "person":
            kinds[trace.kind] += count
    return "org" if key[0] == "state" else plurality(kinds), _best(spellings)


def _bare(shown: str) -> str:
    """Give a person's name without honorifics."""
    words = shown.split()
    while len(words) > 1 and words[0].rstrip(".").lower() in HONORIFICS:
        words = words[1:]
    return " ".join(words)


def _best(count: Mapping[str, int]) -> str:
    """Give the most frequent spelling, sooner without capitals or legal form; then the longest, the first."""

    def order(name: str) -> tuple[bool, bool, int, int, str]:
        return (is_shouted(name), fold(name)[-1] in LEGAL_FORMS, -count[name], -len(name), name)

    return min(count, key=order)


def _entity(id_: str, profiles: Sequence[_Profile], names: RegistryNames) -> Entity:
    """Make an entity; ``profiles`` are those of its meanings, the first by key gives the name."""
    record = names.records.get(id_)
    name = record.name if record else profiles[0].name
    forms = {form for profile in profiles for form in profile.forms}
    recorded = {alias.text for alias in record.aliases} if record else set()
    recorded.update(names.taken_over.get(id_, ()))
    short = record.short if record else ""
    titles: Counter[str] = Counter()
    for profile in profiles:
        titles.update(profile.titles)
    return Entity(
        id=id_,
        kind=record.kind if record else id_.partition("/")[0],
        name=name,
        short=short,
        aliases=tuple(sorted((forms | recorded) - {name, short, ""})),
        seen_as=tuple(sorted(titles, key=lambda title: (-titles[title], title))),
        record=record,
    )
