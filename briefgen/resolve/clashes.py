"""Names that lead to nobody in particular: those that several entities bear, and those left unlinked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass

from briefgen.model.corpus import Entity, NameClash, UnresolvedName
from briefgen.model.text import Place
from briefgen.resolve.name_forms import form


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A name left unlinked in one article: as it stands there, what it may mean, and its first place."""

    name: str
    candidates: tuple[str, ...]
    place: Place


def unresolved(names: Iterable[Unlinked]) -> tuple[UnresolvedName, ...]:
    """Give the names left unlinked, each once, with all that it may mean anywhere; places stay in order."""
    by_key: dict[str, list[Unlinked]] = defaultdict(list)
    for name in names:
        by_key[form(name.name).key].append(name)
    return tuple(
        UnresolvedName(
            _spelling(name.name for name in found),
            tuple(sorted({id_ for name in found for id_ in name.candidates})),
            tuple(name.place for name in found),
        )
        for _, found in sorted(by_key.items())
    )


def clashes(entities: Iterable[Entity], names: Iterable[UnresolvedName]) -> tuple[NameClash, ...]:
    """Give the names that two entities or more bear, or that may mean them where they stand unlinked."""
    bearers: dict[str, set[str]] = defaultdict(set)
    spellings: dict[str, list[str]] = defaultdict(list)
    known = set()
    for entity in entities:
        known.add(entity.id)
        for name in (entity.name, entity.short, *entity.aliases):
            _note(name, {entity.id}, bearers, spellings)
    for unlinked in names:
        _note(unlinked.name, {*unlinked.candidates} & known, bearers, spellings)
    return tuple(
        NameClash(_spelling(spellings[key]), tuple(sorted(ids)))
        for key, ids in sorted(bearers.items())
        if len(ids) > 1
    )


def _note(name: str, ids: Set[str], bearers: dict[str, set[str]], spellings: dict[str, list[str]]) -> None:
    if key := form(name).key:
        bearers[key] |= ids
        spellings[key].append(form(name).shown)


def _spelling(names: Iterable[str]) -> str:
    """Give the most frequent spelling of a name, of those the first by the alphabet."""
    count = Counter(names)
    return min(count, key=lambda name: (-count[name], name))
