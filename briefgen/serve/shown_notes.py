"""What is to be said of pages that no one file makes: of an entity, a claim, a shared name, and of lists.

They show what was found in many files. So each note says in which of them, and the notes of a list lead to
the files in which something is unsure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from briefgen.model.annotation import Annotations, Confidence
from briefgen.model.corpus import (
    Briefing,
    Corpus,
    Entity,
    FoundClaim,
    ResolvedMention,
    ResolvedQuote,
    UnresolvedName,
)
from briefgen.model.suggestions import listed
from briefgen.serve.notes import Note, Notebook, Notes
from briefgen.serve.pins import Pin, least, plain_pins, record_pin, wiki_link

SOME = 4
"""Unsure things of a briefing that a list names."""


class _Seen(NamedTuple):
    briefing: Briefing
    mention: ResolvedMention


class ShownNotes:
    """What is to be said of the pages of one corpus beside those of its files.

    Args:
        corpus: all that is shown.
        notebook: says what there is to say of a file.
        found: what was read in each file, by its path.
    """

    def __init__(self, corpus: Corpus, notebook: Notebook, found: Mapping[str, Annotations]) -> None:
        self._corpus, self._notebook, self._found = corpus, notebook, found
        self._entities = {entity.id: entity for entity in corpus.entities}
        self._claims = {claim.record.id: claim for claim in corpus.claims}
        self._briefings = {briefing.slug: briefing for briefing in corpus.briefings}

    @cached_property
    def _naming(self) -> Mapping[str, Sequence[Briefing]]:
        """The briefings and pages that name each entity, or may, in the site's order."""
        found: defaultdict[str, list[Briefing]] = defaultdict(list)
        for briefing in (*self._corpus.briefings, *self._corpus.pages):
            named = {mention.entity for mention in briefing.mentions}
            spoken = {party.entity for quote in briefing.quotes for party in quote.speakers}
            for id_ in sorted(id_ for id_ in named | spoken if id_):
                found[id_].append(briefing)
        return found

    # ---- of an entity

    def entity(self, id_: str, origin: str) -> Notes:
        """Say which names were taken for an entity, by which rule, and what it says."""
        entity = self._entities[id_]
        briefings = self._naming.get(id_, ())
        seen = [
            _Seen(briefing, mention)
            for briefing in briefings
            for mention in briefing.mentions
            if mention.entity == id_
        ]
        sure = [one for one in seen if one.mention.confidence is not Confidence.GUESS]
        guessed = [one for one in seen if one.mention.confidence is Confidence.GUESS]
        unlinked = [name for name in self._corpus.unresolved if id_ in name.candidates]
        quotes = (
            self._quote(briefing, quote)
            for briefing in briefings
            for quote in briefing.quotes
            if any(party.entity == id_ for party in quote.speakers)
        )
        return Notes(
            origin,
            (
                *(self._unlinked(name) for name in unlinked),
                *(_name(group, entity, "perhaps this; not linked") for group in _alike(guessed)),
            ),
            tuple(_name(group, entity, _taken(group)) for group in _alike(sure)),
            tuple(quotes),
        )

    def _unlinked(self, name: UnresolvedName) -> Note:
        """Say of a name that it may mean this or others, and where that is left open."""
        place, known = name.places[0], [id_ for id_ in name.candidates if id_ in self._entities]
        links = (
            Pin(f"it is {self._entities[id_].name}", words)
            for id_ in known
            if (words := wiki_link(id_, name.name))
        )
        who = [self._entities[id_].name if id_ in known else id_ for id_ in name.candidates]
        meaning = f"can mean {listed(who)}; not linked" if who else "may be anybody's; not linked"
        pins = (*links, *plain_pins(name.name))
        return Note(name.name, meaning, place.line, pins=pins, times=len(name.places), path=place.path)

    def _quote(self, briefing: Briefing, quote: ResolvedQuote) -> Note:
        return replace(self._notebook.quotation(briefing, quote), path=briefing.article.source.path)

    # ---- of a shared name

    def name(self, name: str, ids: Sequence[str], origin: str) -> Notes:
        """Say where a name that several bear is left open, and for whom it was taken elsewhere."""
        same = [one for one in self._corpus.unresolved if one.name.casefold() == name.casefold()]
        taken = [
            (self._entities[id_], group)
            for id_ in ids
            for group in _alike(
                _Seen(briefing, mention)
                for briefing in self._naming.get(id_, ())
                for mention in briefing.mentions
                if mention.entity == id_ and mention.text.casefold() == name.casefold()
            )
        ]
        return Notes(
            origin,
            tuple(map(self._unlinked, same)),
            tuple(_name(group, entity, f"{entity.id}, {_taken(group)}") for entity, group in taken),
        )

    # ---- of a recorded claim

    def claim(self, id_: str, origin: str) -> Notes:
        """Say where software found a recorded claim, by which rule it was tied, and how to say so by hand."""
        claim = self._claims[id_]
        found = (
            (self._briefings[tied.briefing], tied.claim)
            for tied in claim.found
            if tied.briefing in self._briefings
        )
        return Notes(origin, claims=tuple(self._claim(briefing, one) for briefing, one in found))

    def _claim(self, briefing: Briefing, claim: FoundClaim) -> Note:
        note = self._notebook.claim(briefing, claim)
        path = briefing.article.source.path
        if claim.tie.by_software:
            no = Pin("it is another claim: into the file's header", f"not_claims: [{claim.record}]")
            note = replace(note, pins=(*note.pins, no))
        return replace(note, path=path)

    # ---- of a list

    def listed(self, slugs: Iterable[str], origin: str) -> Notes:
        """Say what is unsure in the briefings of a list, each with the file to open."""
        return Notes(origin, tuple(self._unsure(slugs)))

    def _unsure(self, slugs: Iterable[str]) -> Iterator[Note]:
        for slug in slugs:
            if briefing := self._briefings.get(slug):
                path = briefing.article.source.path
                unsure = self._notebook.of(briefing, self._found.get(path)).unsure
                if unsure:
                    words = list(dict.fromkeys(note.words for note in unsure))
                    more = f" and {len(words) - SOME} more" if len(words) > SOME else ""
                    meaning = "unsure: " + ", ".join(words[:SOME]) + more
                    title = briefing.article.source.meta.title
                    yield Note(title, meaning, unsure[0].line, times=len(unsure), path=path)


def _alike(seen: Iterable[_Seen]) -> Iterator[Sequence[_Seen]]:
    """Put the mentions together that are written alike, those seen most often first."""
    groups: defaultdict[str, list[_Seen]] = defaultdict(list)
    for one in seen:
        groups[one.mention.text].append(one)
    return iter(sorted(groups.values(), key=lambda group: (-len(group), group[0].mention.text)))


def _taken(group: Sequence[_Seen]) -> str:
    files = len({one.briefing.article.source.path for one in group})
    return "in one file" if files == 1 else f"in {files} files"


def _name(group: Sequence[_Seen], entity: Entity, meaning: str) -> Note:
    briefing, mention = group[0]
    words = wiki_link(entity.id, mention.text)
    pins = (
        *([Pin("in a text: it is this, and nothing else", words)] if words else ()),
        *plain_pins(mention.text),
        record_pin(entity),
    )
    return Note(
        mention.text,
        meaning,
        briefing.article.place(mention.span).line,
        tuple(dict.fromkeys(one.mention.rule for one in group)),
        least(one.mention.confidence for one in group).value,
        pins,
        len(group),
        briefing.article.source.path,
    )
