"""Names that lead to nobody in particular: those that several entities bear, and those left unlinked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass

from briefgen.model.annotation import Confidence
from briefgen.model.corpus import Corpus, Entity, NameClash, UnresolvedName
from briefgen.model.text import Place
from briefgen.resolve.names.name_forms import form


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A name left unlinked in one article: as it stands there, what it may mean, and its places."""

    name: str
    candidates: tuple[str, ...]
    places: tuple[Place, ...]


def unresolved(names: Iterable[Unlinked]) -> tuple[UnresolvedName, ...]:
    """Give the names left unlinked, each once, with all that it may mean anywhere; places stay in order."""
    by_key: dict[str, list[Unlinked]] = defaultdict(list)
    for name in names:
        by_key[form(name.name).key].append(name)
    return tuple(
        UnresolvedName(
            _spelling(name.name for name in found),
            tuple(sorted({id_ for name in found for id_ in name.candidates})),
            tuple(place for name in found for place in name.places),
        )
        for _, found in sorted(by_key.items())
    )


def linked_to_nobody(corpus: Corpus, ignored: Iterable[str]) -> tuple[UnresolvedName, ...]:
    """Give all names that no page links, the guesses too, but for those that are ``ignored`` or set plain.

    Of a guess the entity that it may mean is a candidate.
    """
    left = [Unlinked(name.name, name.candidates, name.places) for name in corpus.unresolved]
    told = {place for name in left for place in name.places}
    closed = {form(name).key for name in ignored}
    for briefing in (*corpus.briefings, *corpus.pages):
        article = briefing.article
        for mention in briefing.mentions:
            if mention.entity and mention.confidence is not Confidence.GUESS:
                continue
            name, place = form(mention.text), article.place(mention.span)
            plain = name.key in closed or any(mention.span.meets(span) for span in article.plain)
            if not plain and place not in told:
                left.append(Unlinked(name.shown, (mention.entity,) if mention.entity else (), (place,)))
    return unresolved(left)


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
