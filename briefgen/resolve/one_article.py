"""One article resolved again where nothing that other articles see of it has changed.

Who is who is settled by names over the whole archive, but only by what stands in ``_told``: which names an
article has, in which order, and what stands right beside them. Where an edit leaves all of that as it was,
every name of every article means what it meant, and what is left is to find the places anew. Whatever cannot
be told for sure ends in ``None``: then all articles are to be resolved together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from briefgen.model.annotation import Confidence
from briefgen.model.article import Article
from briefgen.model.corpus import (
    EXPIRED,
    AnnotatedArticle,
    Briefing,
    FoundClaim,
    LedgerClaim,
    Position,
    ResolvedMention,
    Tie,
    TiedClaim,
)
from briefgen.model.diagnostic import Diagnostic, Outcome
from briefgen.model.source import Source
from briefgen.model.text import Span
from briefgen.resolve.backdrop import Backdrop
from briefgen.resolve.claims.claim_places import claims_used
from briefgen.resolve.claims.claim_ties import told_before
from briefgen.resolve.claims.found_claims import found_claims
from briefgen.resolve.claims.ledger import claim_uses, places_of
from briefgen.resolve.directory import Target
from briefgen.resolve.expired_texts import LastSeen
from briefgen.resolve.links import wiki_links
from briefgen.resolve.names.countries import atlas
from briefgen.resolve.names.knowledge import BETWEEN
from briefgen.resolve.names.owners import with_owners
from briefgen.resolve.names.sightings import LINKED, NamePool, Reading
from briefgen.resolve.names.votes import called_he_or_she
from briefgen.resolve.problems import AMBIGUOUS_NAME
from briefgen.resolve.words.attribution import Voices, titles_by_entity
from briefgen.resolve.words.forms import is_sentence
from briefgen.resolve.words.quotations import is_description, quotations

T = TypeVar("T")

_NOWHERE = Span(0, 0)
_CAPITALS = re.compile(r"\b[^\W\d_a-z][\w'’]*")


class _UnsureError(Exception):
    """What one article alone cannot tell."""


@dataclass(frozen=True, slots=True)
class Again:
    """A briefing resolved again, and the recorded claims that say where in it something stands."""

    briefing: Briefing
    claims: tuple[LedgerClaim, ...] = ()


class ArticleResolver:
    """Resolves single articles of an archive that was resolved as a whole before.

    Args:
        backdrop: the archive and the records.
        claims: the archive's recorded claims, by id.
    """

    def __init__(self, backdrop: Backdrop, claims: Mapping[str, LedgerClaim]) -> None:
        self._backdrop, self._entities, self._ledger = backdrop, backdrop.entities, claims
        self._said_in: defaultdict[str, set[str]] = defaultdict(set)
        for claim in backdrop.registry.claims:
            for said in claim.positions:
                self._said_in[said.briefing].add(claim.id)

    def prepare(self) -> None:
        """Load the names of countries, which takes a while the first time."""
        atlas()

    def again(
        self, old: Briefing, before: AnnotatedArticle, after: AnnotatedArticle, problems: Sequence[Diagnostic]
    ) -> Outcome[Again] | None:
        """Resolve an article whose body was edited.

        Args:
            old: what it was resolved to.
            before: the article as it was then, without tokens, and what was found in it.
            after: as it is now.
            problems: what resolving found wrong with it then.

        Returns:
            The briefing and its problems; None if other articles may be affected, or if it cannot be said.
        """
        try:
            return self._again(old, before, after, problems)
        except _UnsureError:
            return None

    def _again(
        self, old: Briefing, before: AnnotatedArticle, after: AnnotatedArticle, problems: Sequence[Diagnostic]
    ) -> Outcome[Again] | None:
        pool = self._backdrop.pool()
        then, now = (self._backdrop.read(one, pool) for one in (before, after))
        if _told(then, pool) != _told(now, pool):
            return None
        moved = dict(zip(_places(then), _places(now), strict=True))
        article, answers = after.article, _Answers(old, before.article)
        links, of_links = wiki_links(article, answers)
        mentions = tuple(_mention(mention, moved) for mention in old.mentions)
        titles = titles_by_entity(list(_titles(then, old)))
        voices = Voices(
            article.prose.text,
            self._entities.__getitem__,
            mentions,
            [mention.span.start for mention in mentions],
            titles,
            article.source.meta.date,
        )
        quotes, of_quotes = quotations(after, voices, answers, self._backdrop.sources, self._backdrop.texts)
        uses, of_uses = claim_uses(article, self._backdrop.claims)
        briefing = replace(
            old,
            article=article,
            mentions=mentions,
            quotes=quotes,
            claims=_tied(
                old,
                article.source,
                found_claims(after, voices, quotes, self._backdrop.claims.keys()),
                mentions,
            ),
            claim_uses=uses,
            links=links,
        )
        unlinked = _unlinked(problems, then, now)
        used = {*claims_used(old), *self._said_in[old.slug]} & self._backdrop.claims.keys()
        ledger = (_in_ledger(self._ledger[id_], old, briefing) for id_ in sorted(used))
        again = Again(briefing, tuple(ledger))
        return Outcome(again, (*of_links, *of_quotes, *of_uses, *unlinked))


# ---- what other articles see


def _told(reading: Reading, pool: NamePool) -> tuple[object, ...]:
    """Give all that settles what names mean in this and other articles, without where it stands.

    The mentions make known what the model missed elsewhere. The names as they are read vote on kinds, make
    entities, and follow each other; what stands between two of them may explain one by the other. For whom
    "he" or "she" stands tells a person.
    """
    article = reading.article.article
    spans = [sighting.span for sighting in reading.sightings]
    return (
        tuple(
            (mention.text, mention.label)
            for mention in reading.article.annotations.mentions
            if mention.confidence is not Confidence.GUESS
        ),
        tuple(
            (name, replace(mention, span=_NOWHERE))
            for name, mention in zip(with_owners(reading, pool).names, reading.mentions, strict=True)
        ),
        tuple(
            bool(BETWEEN.fullmatch(article.prose.text[one.end : two.start])) for one, two in pairwise(spans)
        ),
        tuple(
            (
                link.target,
                link.span.of(article.prose.text),
                tuple(_meeting(link.span, spans)),
                link.span in spans,
            )
            for link in article.wiki_links
        ),
        tuple((link.target, link.image) for link in article.links),
        called_he_or_she(reading),
        tuple((block.claim, bool(len(block.span))) for block in article.claim_blocks),
    )


def _meeting(span: Span, spans: Sequence[Span]) -> Iterator[int]:
    return (number for number, other in enumerate(spans) if span.meets(other))


def _places(reading: Reading) -> list[Span]:
    """Give where the names stand and the labels of wiki links, in an order that an edit leaves alone."""
    return [
        *(sighting.span for sighting in reading.sightings),
        *(link.span for link in reading.article.article.wiki_links),
    ]


# ---- this article


def _mention(mention: ResolvedMention, moved: Mapping[Span, Span]) -> ResolvedMention:
    span = moved.get(mention.span)
    if span is None:
        raise _UnsureError
    return replace(mention, span=span)


def _titles(reading: Reading, briefing: Briefing) -> Iterator[tuple[str, str, int]]:
    """Give the titles before names of entities; those at a wiki link may belong to another than it names."""
    by_span = {mention.span: mention for mention in briefing.mentions}
    labels = [link.span for link in briefing.links if link.kind == "entity" and len(link.span)]
    for sighting in reading.sightings:
        title = sighting.mention.title
        if title and any(span.meets(sighting.span) for span in labels):
            raise _UnsureError
        mention = by_span.get(sighting.span)
        if mention and mention.entity and mention.rule != LINKED:
            yield mention.entity, title, 1


def _tied(
    old: Briefing, source: Source, found: Sequence[FoundClaim], mentions: Sequence[ResolvedMention]
) -> tuple[FoundClaim, ...]:
    """Give the found claims with the ties that they had, if they are the same claims."""
    if len(found) != len(old.claims):
        raise _UnsureError
    for one, other in zip(found, old.claims, strict=True):
        if _saying(one) != _saying(other) or _by_editor(one) != _by_editor(other):
            raise _UnsureError
        if list(_inside(one.span, mentions)) != list(_inside(other.span, old.mentions)):
            raise _UnsureError
        if _named(source, one, mentions) != _named(old.article.source, other, old.mentions):
            raise _UnsureError  # what words are about, their briefing has named before
    return tuple(
        replace(one, record=other.record, tie=other.tie) for one, other in zip(found, old.claims, strict=True)
    )


def _named(
    source: Source, claim: FoundClaim, mentions: Sequence[ResolvedMention]
) -> tuple[frozenset[str], frozenset[str]]:
    """Give the words with a capital before a claim, and whom names there mean."""
    words = _CAPITALS.findall(told_before(source, claim))
    meant = (one.entity for one in mentions if one.entity and one.span.start < claim.span.end)
    return frozenset(words), frozenset(meant)


def _saying(claim: FoundClaim) -> FoundClaim:
    """Give what a found claim says, without where it stands and which record it is."""
    positions = tuple(replace(one, span=None, by=replace(one.by, span=None)) for one in claim.positions)
    return replace(claim, span=_NOWHERE, positions=positions, record="", tie=Tie.NONE)


def _by_editor(claim: FoundClaim) -> str:
    """Give the record that an editor says a found claim is; a tie of software follows from what it says."""
    return claim.record if claim.tie is Tie.BLOCK else ""


def _inside(span: Span, mentions: Sequence[ResolvedMention]) -> Iterator[tuple[int, str, str | None]]:
    for mention in mentions:
        if span.holds(mention.span):
            yield mention.span.start - span.start, mention.text, mention.entity


def _in_ledger(claim: LedgerClaim, old: Briefing, new: Briefing) -> LedgerClaim:
    """Give a recorded claim with the places of today in one briefing."""
    text, then = new.article.prose.text, old.article.prose.text
    moved: dict[Position, Position] = {}
    for said in claim.positions:
        if said.briefing == old.slug and said.words:
            places, before = places_of(said.words, text), places_of(said.words, then)
            if len(places) != len(before) or is_sentence(places, text) != is_sentence(before, then):
                raise _UnsureError  # the words came or went, or are no longer the same kind of quotation
            moved[said] = replace(said, span=places[0] if places else None)
    found = dict(zip(old.claims, new.claims, strict=True))
    for one, other in found.items():
        moved |= zip(one.positions, other.positions, strict=True)
    return replace(
        claim,
        positions=tuple(moved.get(said, said) for said in claim.positions),
        reversals=tuple(
            (who, moved.get(one, one), moved.get(other, other)) for who, one, other in claim.reversals
        ),
        found=tuple(
            TiedClaim(tied.briefing, found[tied.claim], tuple(moved[said] for said in tied.positions))
            if tied.briefing == old.slug
            else tied
            for tied in claim.found
        ),
    )


def _unlinked(problems: Sequence[Diagnostic], then: Reading, now: Reading) -> Iterator[Diagnostic]:
    """Give the warnings of names that may mean several, at their places of today."""
    old, new = then.article.article, now.article.article
    warned = [
        problem
        for problem in problems
        if problem.code == AMBIGUOUS_NAME.name and problem.place and problem.place.path == old.source.path
    ]
    if not warned:
        return
    places = {
        old.place(one.span): new.place(two.span)
        for one, two in zip(then.sightings, now.sightings, strict=True)
    }
    for problem in warned:
        if problem.place not in places:
            raise _UnsureError
        yield replace(problem, place=places[problem.place])


class _Answers:
    """What the names in an article led to before; a name that was not asked for then has no answer."""

    def __init__(self, old: Briefing, article: Article) -> None:
        self._found: dict[str, tuple[Target, ...]] = {}
        self._speakers: dict[str, tuple[str, ...]] = {}
        links = {(link.token, link.child): link for link in old.links if link.kind != EXPIRED}
        for link in article.wiki_links:
            if found := links.get((link.token, link.child)):
                self._found[link.target.strip()] = (Target(found.kind, found.target, ""),)
        quotes = {quote.token: quote for quote in old.quotes if quote.by_hand}
        for block in article.quote_blocks:
            name, quote = " ".join(block.speaker.split()), quotes.get(block.token)
            if name and quote:
                ids = tuple(party.entity for party in quote.speakers if party.entity)
                if ids or is_description(name):
                    self._speakers[name] = ids

    def find(self, name: str) -> tuple[Target, ...]:
        """Give what the target of a wiki link led to."""
        return self._answer(self._found, name.strip())

    def find_entity(self, name: str) -> tuple[str, ...]:
        """Give whom a speaker's name led to."""
        return self._answer(self._speakers, name)

    def expired(self, name: str) -> str:
        """What led nowhere before is looked up anew."""
        raise _UnsureError

    def last_seen(self, name: str) -> LastSeen | None:
        """What meant nothing before is looked up anew."""
        raise _UnsureError

    def like(self, name: str, *, entities_only: bool = False) -> str:
        """Nothing is like a name that nobody asked for before."""
        raise _UnsureError

    @staticmethod
    def _answer(known: Mapping[str, tuple[T, ...]], name: str) -> tuple[T, ...]:
        if name not in known:
            raise _UnsureError
        return known[name]
