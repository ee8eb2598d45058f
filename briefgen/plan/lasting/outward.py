"""What other pages show of a briefing, so that an edit that leaves it as it was need not make them anew.

Pages look up briefings in the library, so that this says, part by part, what they find there. Where in the
text something stands is a matter of its own page, but for three things: which names stand inside a quotation
(a name's page lists what is said of it), the sentences around a claim, and what links may lead to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefgen.model.corpus import Briefing, Entity, FoundClaim, LedgerClaim, Position, ResolvedQuote
from briefgen.model.text import Span
from briefgen.plan.parts.library import claims_of, in_text_order, mentions_of, named_between, worded_quotes_of
from briefgen.plan.parts.passages import passage_of
from briefgen.plan.parts.statements import fragment_at
from briefgen.plan.text.corrections import in_order_of_date, new_words

_NOWHERE = Span(0, 0)


def outward(briefing: Briefing, entities: Mapping[str, Entity]) -> tuple[object, ...]:
    """Give what other pages show of a briefing; two that are equal in it look the same from outside.

    Args:
        briefing: with everything in it resolved.
        entities: those of the corpus, by id.
    """
    article = briefing.article
    meta = article.source.meta
    mentions = sorted(mentions_of(briefing, entities), key=lambda mention: mention.span)
    return (
        # Cards, lists, feeds and what leads to the briefing are made from the header, and count the rest.
        replace(article.source, text="", body=_NOWHERE),
        tuple(replace(mention, span=_NOWHERE) for mention in briefing.mentions),
        tuple(map(_quote, briefing.quotes)),
        tuple(map(_claim, briefing.claims)),
        tuple((use.claim, use.span is None) for use in in_text_order(briefing.claim_uses)),
        (briefing.about, briefing.related, briefing.linked_from),
        tuple((link.kind, link.target) for link in briefing.links),
        # A name's page lists the quotations in which others name it.
        tuple(tuple(named_between(mentions, quote.segments)) for quote in worded_quotes_of(briefing)),
        # A claim stands nowhere without the sentences around it.
        tuple(passage_of(article.prose, claim) for claim in claims_of(briefing)),
        tuple(fragment_at(briefing, said.span) for claim in briefing.claims for said in claim.positions),
        # Links from elsewhere lead to anchors, and a note on a change to the words, if they are there.
        article.anchors,
        tuple((section.anchor, section.title, section.level) for section in article.sections),
        tuple(new_words(article, note) is None for note in in_order_of_date(meta)),
        # Links and pictures make copies, and say who links to whom.
        tuple((link.target, link.image, link.decorative) for link in article.links),
    )


def recorded_words(claims: Iterable[LedgerClaim], briefing: Briefing) -> tuple[object, ...]:
    """Give where recorded claims lead to in a briefing: the part of its page that has the words."""
    return tuple(
        tuple(fragment_at(briefing, said.span) for said in claim.positions if said.briefing == briefing.slug)
        for claim in claims
    )


def _quote(quote: ResolvedQuote) -> ResolvedQuote:
    return replace(
        quote,
        span=_NOWHERE,
        segments=(_NOWHERE,) * len(quote.segments),
        speakers=tuple(replace(party, span=None) for party in quote.speakers),
        token=-1,
    )


def _claim(claim: FoundClaim) -> FoundClaim:
    return replace(claim, span=_NOWHERE, positions=tuple(map(_position, claim.positions)))


def _position(position: Position) -> Position:
    return replace(position, span=None, by=replace(position.by, span=None))
