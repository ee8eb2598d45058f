"""The corpus with its shelves labelled: every look-up that pages need, made once.

Also the one place that says what pages show of what software found: guesses stay out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import attrgetter
from typing import Protocol, TypeVar

from briefgen.model.annotation import Confidence, QuoteType
from briefgen.model.corpus import (
    Briefing,
    ClaimUse,
    Corpus,
    Entity,
    FoundClaim,
    LedgerClaim,
    NameClash,
    Party,
    Position,
    ResolvedMention,
    ResolvedQuote,
)
from briefgen.model.quoting import PARAPHRASE
from briefgen.model.registry import Relation, SourceRecord
from briefgen.model.text import Span
from briefgen.plan.kept import Kept

MUTUAL = frozenset({"same_as", "contradicts"})
"""Relations that hold both ways."""


class _Found(Protocol):
    @property
    def confidence(self) -> Confidence: ...


Item = TypeVar("Item", bound=_Found)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation and the slug of the briefing that carries it."""

    briefing: str
    quote: ResolvedQuote


@dataclass(frozen=True, slots=True)
class Library:
    """Look-ups over a corpus. Slugs and quotations stand in the corpus' order: newest briefing first.

    ``about`` and ``mentioned`` map an entity to the slugs of the briefings that an editor says are about it,
    and of the others that name it; ``quotes_by`` to its quotations, ``positions_of`` to the recorded claims
    and its positions on them; ``names_in`` maps a briefing to its entities, most mentioned first;
    ``related_from`` maps a claim to the relations that others have to it, and whose they are.

    ``quoted_about`` maps an entity to what others say of it, in their own words; ``names_of`` to the names
    that it shares with others, ``formerly`` to the ids that were merged into it, sorted; ``written`` to the
    briefings that name it as an author. ``order`` says where a briefing stands in the corpus. ``counts``
    tells how many briefings are about an entity or name it, ``named_in`` which of them name it in their text.
    ``contested`` maps a briefing to the recorded claims that it uses and that are contested, if any are.
    """

    briefings: Mapping[str, Briefing]
    pages: Mapping[str, Briefing]
    entities: Mapping[str, Entity]
    claims: Mapping[str, LedgerClaim]
    sources: Mapping[str, SourceRecord]
    names_in: Mapping[str, tuple[str, ...]]
    about: Mapping[str, tuple[str, ...]]
    mentioned: Mapping[str, tuple[str, ...]]
    quotes_by: Mapping[str, tuple[Said, ...]]
    positions_of: Mapping[str, tuple[tuple[LedgerClaim, tuple[Position, ...]], ...]]
    related_from: Mapping[str, tuple[Relation, ...]]
    quoted_about: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)
    names_of: Mapping[str, tuple[NameClash, ...]] = field(default_factory=dict)
    formerly: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: Mapping[str, int] = field(default_factory=dict)
    written: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    named_in: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    contested: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def briefings_of(self, entity: str) -> int:
        """Count the briefings that are about an entity or name it."""
        return self.counts.get(entity, 0)

    def entity_of(self, party: Party | None) -> Entity | None:
        """Give the entity that a party is, if it is a known one."""
        return self.entities.get(party.entity) if party is not None and party.entity else None


def shown(found: Iterable[Item]) -> tuple[Item, ...]:
    """Give what pages show of what was found: all but the guesses."""
    guess = Confidence.GUESS
    return tuple([item for item in found if item.confidence is not guess])


def mentions_of(briefing: Briefing, entities: Mapping[str, Entity]) -> tuple[ResolvedMention, ...]:
    """Give the mentions of a briefing that mean a known entity."""
    return tuple([mention for mention in shown(briefing.mentions) if mention.entity in entities])


def quotes_of(briefing: Briefing) -> tuple[ResolvedQuote, ...]:
    """Give the quotations that pages show of a briefing."""
    return shown(briefing.quotes)


def is_worded(quote: ResolvedQuote) -> bool:
    """Say whether a quotation has words of its speaker; indirect speech and paraphrases have other words."""
    return quote.form != PARAPHRASE and (quote.by_hand or quote.type is not QuoteType.INDIRECT)


def worded_quotes_of(briefing: Briefing) -> tuple[ResolvedQuote, ...]:
    """Give the quotations with words of their speakers: what the indexes list and what cards count."""
    return tuple([quote for quote in quotes_of(briefing) if is_worded(quote)])


def claims_of(briefing: Briefing) -> tuple[FoundClaim, ...]:
    """Give the found claims that pages show of a briefing."""
    return shown(briefing.claims)


def recorded_in(library: Library, slug: str) -> tuple[str, ...]:
    """Give the ids of the recorded claims that a briefing uses, in text, header or key points, each once."""
    return tuple(claim for claim in _used_in(library.briefings[slug]) if claim in library.claims)


def _used_in(briefing: Briefing) -> Iterable[str]:
    if not (briefing.claim_uses or briefing.claims):
        return ()
    used = (
        *(use.claim for use in in_text_order(briefing.claim_uses)),
        *(claim.record for claim in claims_of(briefing)),
    )
    return dict.fromkeys(used)


def in_text_order(uses: Iterable[ClaimUse]) -> list[ClaimUse]:
    """Give the uses of recorded claims by where they stand, those of the header last."""
    return sorted(uses, key=lambda use: (use.span is None, use.span, use.claim))


def unrecorded_in(library: Library, briefing: Briefing) -> tuple[FoundClaim, ...]:
    """Give the claims that only software found in a briefing: they are no recorded one."""
    return tuple(claim for claim in claims_of(briefing) if claim.record not in library.claims)


def with_unrecorded(library: Library) -> tuple[str, ...]:
    """Give the slugs of the briefings in which there are such claims, newest first."""
    return tuple(
        [slug for slug, one in library.briefings.items() if one.claims and unrecorded_in(library, one)]
    )


def read_for(briefing: Briefing, claims: Iterable[LedgerClaim]) -> tuple[str, ...]:
    """Give the ids of the sources that were read for a briefing, each once.

    Header and quotations name them, and those positions of its claims that it carries itself. What else the
    records of its claims name may have come out long after it was written.
    """
    carried = (said for claim in claims for said in claim.positions if said.briefing == briefing.slug)
    named = (
        *briefing.article.source.meta.sources,
        *(quote.source for quote in quotes_of(briefing)),
        *(source for said in carried for source in said.sources),
    )
    return tuple(dict.fromkeys(named))


def cited_by(claims: Sequence[LedgerClaim]) -> tuple[str, ...]:
    """Give the ids of the sources that the positions and the evidence of claims name."""
    cited = (
        *(source for claim in claims for position in claim.positions for source in position.sources),
        *(evidence.source for claim in claims for evidence in claim.record.evidence),
    )
    return tuple(dict.fromkeys(cited))


def is_contested(claim: LedgerClaim) -> bool:
    """Say whether a recorded claim is contested: by an editor's word, else by contrary stances."""
    assessment = claim.record.assessment
    return assessment.state == "contested" if assessment is not None else claim.opposed


def contested_in(library: Library, slug: str) -> int:
    """Count the contested claims of a briefing, recorded ones and those that software found."""
    return len(unrecorded_in(library, library.briefings[slug])) + len(library.contested.get(slug, ()))


@dataclass(frozen=True, slots=True)
class _Slip:
    """What one briefing has for the shelves. ``asked`` are the entities by whose names it was made."""

    asked: frozenset[str]
    names: tuple[str, ...]
    about: tuple[str, ...]
    said: tuple[tuple[str, Said], ...]
    said_of: tuple[tuple[str, Said], ...]
    authors: tuple[str, ...]


def library(corpus: Corpus, kept: Kept | None = None) -> Library:
    """Label the shelves; ``kept`` has what was on them the last time."""
    kept = kept or Kept()
    entities = {entity.id: entity for entity in corpus.entities}
    other = kept.other_names({entity.id: entity.name for entity in corpus.entities})
    make = partial(_slip, entities=entities)
    slips = {
        briefing.slug: kept.of(make, briefing, stale=lambda slip: not other.isdisjoint(slip.asked))
        for briefing in corpus.briefings
    }
    about, mentioned = _appearances(slips)
    return Library(
        briefings={briefing.slug: briefing for briefing in corpus.briefings},
        pages={page.slug: page for page in corpus.pages},
        entities=entities,
        claims={claim.record.id: claim for claim in corpus.claims},
        sources={source.id: source for source in corpus.sources},
        names_in={slug: slip.names for slug, slip in slips.items()},
        about=about,
        mentioned=mentioned,
        quotes_by=_sorted_out(slip.said for slip in slips.values()),
        positions_of=_positions_of(corpus.claims),
        quoted_about=_sorted_out(slip.said_of for slip in slips.values()),
        names_of=_names_of(corpus.clashes),
        formerly=_formerly(corpus.redirects),
        order={briefing.slug: number for number, briefing in enumerate(corpus.briefings)},
        written=_sorted_out(((author, slug) for author in slip.authors) for slug, slip in slips.items()),
        related_from=_related_from(corpus.claims),
        counts={id_: len(about.get(id_, ())) + len(mentioned.get(id_, ())) for id_ in entities},
        named_in=_sorted_out(((name, slug) for name in slip.names) for slug, slip in slips.items()),
        contested=_contested(corpus),
    )


def _contested(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    claims = {claim.record.id: claim.briefings for claim in corpus.claims if is_contested(claim)}
    using = {slug for slugs in claims.values() for slug in slugs}
    found = {
        briefing.slug: tuple(claim for claim in _used_in(briefing) if claim in claims)
        for briefing in corpus.briefings
        if briefing.slug in using
    }
    return {slug: ids for slug, ids in found.items() if ids}


def by_frequency(briefing: Briefing, entities: Mapping[str, Entity]) -> tuple[str, ...]:
    """Give the entities that a briefing names, most mentioned first."""
    counts = Counter([mention.entity for mention in mentions_of(briefing, entities) if mention.entity])
    for link in briefing.links:
        if link.kind == "entity" and link.target in entities:
            counts.setdefault(link.target, 1)
    return tuple(
        sorted(counts, key=lambda entity: (-counts[entity], entities[entity].name.casefold(), entity))
    )


def _slip(briefing: Briefing, entities: Mapping[str, Entity]) -> _Slip:
    about = tuple(dict.fromkeys(entity for entity in briefing.about if entity in entities))
    authors = dict.fromkeys(briefing.article.source.meta.authors)
    asked = (
        *(mention.entity for mention in briefing.mentions if mention.entity),
        *(link.target for link in briefing.links),
        *briefing.about,
        *authors,
    )
    return _Slip(
        frozenset(asked),
        by_frequency(briefing, entities),
        about,
        tuple(_said(briefing)),
        tuple(_said_of(briefing, entities)),
        tuple(author for author in authors if author in entities),
    )


def _appearances(
    slips: Mapping[str, _Slip],
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    about: defaultdict[str, list[str]] = defaultdict(list)
    mentioned: defaultdict[str, list[str]] = defaultdict(list)
    for slug, slip in slips.items():
        for entity in slip.about:
            about[entity].append(slug)
        for entity in slip.names:
            if entity not in slip.about:
                mentioned[entity].append(slug)
    return _frozen(about), _frozen(mentioned)


def _sorted_out(rows: Iterable[Iterable[tuple[str, Value]]]) -> dict[str, tuple[Value, ...]]:
    """Give what all briefings have for each entity, in the order of the briefings."""
    found: defaultdict[str, list[Value]] = defaultdict(list)
    for row in rows:
        for entity, one in row:
            found[entity].append(one)
    return _frozen(found)


def _said(briefing: Briefing) -> Iterator[tuple[str, Said]]:
    """Give who says what in a briefing."""
    for quote in quotes_of(briefing):
        said = Said(briefing.slug, quote)
        for entity in dict.fromkeys(party.entity for party in quote.speakers if party.entity):
            yield entity, said


def _said_of(briefing: Briefing, entities: Mapping[str, Entity]) -> Iterator[tuple[str, Said]]:
    """Give whom the words of others in a briefing name."""
    quotes = worded_quotes_of(briefing)
    mentions = mentions_of(briefing, entities) if quotes else ()
    for quote in quotes:
        said, speakers = Said(briefing.slug, quote), {party.entity for party in quote.speakers}
        for entity in named_between(mentions, quote.segments):
            if entity not in speakers:
                yield entity, said


def named_between(mentions: Sequence[ResolvedMention], segments: Sequence[Span]) -> list[str]:
    """Give the entities that are named inside some stretches of a text, each once.

    ``mentions`` stand in the order of the text.
    """
    found: dict[str, None] = {}
    start = _START
    for segment in segments:
        begin = bisect_left(mentions, segment.start, key=start)
        end = bisect_left(mentions, segment.end, begin, key=start)
        for mention in mentions[begin:end]:
            if mention.entity and segment.holds(mention.span):
                found[mention.entity] = None
    return list(found)


def _names_of(clashes: Sequence[NameClash]) -> dict[str, tuple[NameClash, ...]]:
    borne: defaultdict[str, list[NameClash]] = defaultdict(list)
    for clash in clashes:
        for entity in clash.ids:
            borne[entity].append(clash)
    return _frozen(borne)


def _formerly(merged: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    old: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(merged):
        old[merged[name]].append(name)
    return _frozen(old)


def _positions_of(
    claims: Sequence[LedgerClaim],
) -> dict[str, tuple[tuple[LedgerClaim, tuple[Position, ...]], ...]]:
    taken: defaultdict[str, list[tuple[LedgerClaim, tuple[Position, ...]]]] = defaultdict(list)
    for claim in claims:
        parties: defaultdict[str, list[Position]] = defaultdict(list)
        for position in claim.positions:
            for entity in dict.fromkeys(
                party.entity for party in (position.by, position.on_behalf_of) if party and party.entity
            ):
                parties[entity].append(position)
        for entity in sorted(parties):
            taken[entity].append((claim, tuple(parties[entity])))
    return _frozen(taken)


def _related_from(claims: Sequence[LedgerClaim]) -> dict[str, tuple[Relation, ...]]:
    """Give each claim the relations of others to it; what it says itself is not said twice."""
    own = {claim.record.id: set(claim.record.relations) for claim in claims}
    found: defaultdict[str, list[Relation]] = defaultdict(list)
    for claim in claims:
        for relation in dict.fromkeys(claim.record.relations):
            back = Relation(relation.type, claim.record.id)
            mutual = relation.type in MUTUAL and back in own.get(relation.claim, ())
            if relation.claim in own and relation.claim != claim.record.id and not mutual:
                found[relation.claim].append(back)
    return _frozen(found)


_START = attrgetter("span.start")


def _frozen(lists: Mapping[str, list[Value]]) -> dict[str, tuple[Value, ...]]:
    return {key: tuple(values) for key, values in lists.items()}
