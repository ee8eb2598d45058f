"""Contested claims that were found in a briefing, with who takes which position in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.model.annotation import Claim, ClaimStatus, Confidence, QuoteType, Speaker
from briefgen.model.article import ClaimBlock
from briefgen.model.corpus import AnnotatedArticle, FoundClaim, Position, ResolvedQuote
from briefgen.model.text import Span
from briefgen.resolve.attribution import Voices

ANSWERS = {
    ClaimStatus.DENIED: "denies",
    ClaimStatus.DISPUTED: "denies",
    ClaimStatus.DOUBTED: "doubts",
    ClaimStatus.UNVERIFIED: "declines",
    ClaimStatus.CONFIRMED: "acknowledges",
    ClaimStatus.RETRACTED: "retracts",
}
"""The stance of the party that answers a claim, by the claim's status."""


def found_claims(
    article: AnnotatedArticle, voices: Voices, quotes: Sequence[ResolvedQuote], recorded: frozenset[str]
) -> tuple[FoundClaim, ...]:
    """Give the claims found in a briefing, numbered by position; guesses are left out.

    A claim is tied to a record only if the editor put its passage into a ``claim`` block.
    """
    kept = sorted(
        (claim for claim in article.annotations.claims if claim.confidence is not Confidence.GUESS),
        key=lambda claim: (claim.span, claim.status, claim.rule, claim.counter or claim.span),
    )
    blocks = [block for block in article.article.claim_blocks if block.claim in recorded]
    return tuple(
        FoundClaim(
            number=number,
            span=claim.span,
            text=claim.span.of(voices.text),
            status=claim.status,
            positions=tuple(_positions(claim, article.article.source.slug, voices, quotes)),
            cue=claim.cue.of(voices.text) if claim.cue else "",
            rule=claim.rule,
            confidence=claim.confidence,
            record=_record(claim.span, blocks),
        )
        for number, claim in enumerate(kept, 1)
    )


def _record(span: Span, blocks: Sequence[ClaimBlock]) -> str:
    return next((block.claim for block in blocks if block.span.holds(span)), "")


def _positions(
    claim: Claim, slug: str, voices: Voices, quotes: Sequence[ResolvedQuote]
) -> Iterator[Position]:
    """Give what each named side says; where the writer contests a claim, there is no other side to name."""
    if claim.claimant:
        yield _position(claim.claimant, "asserts", claim.span, slug, voices, quotes)
    if claim.countered_by:
        yield _position(claim.countered_by, ANSWERS[claim.status], claim.counter, slug, voices, quotes)


def _position(
    speaker: Speaker,
    stance: str,
    span: Span | None,
    slug: str,
    voices: Voices,
    quotes: Sequence[ResolvedQuote],
) -> Position:
    party = voices.party(speaker)
    quote = _quote_at(span, party.entity or party.name, quotes) if span else None
    words, where = (
        (" … ".join(quote.words), quote.span) if quote else (span.of(voices.text) if span else "", span)
    )
    return Position(
        by=party,
        stance=stance,
        words=words,
        direct=quote is not None and quote.type is QuoteType.DIRECT,
        date=voices.date,
        briefing=slug,
        span=where,
        found=True,
    )


def _quote_at(span: Span, who: str, quotes: Sequence[ResolvedQuote]) -> ResolvedQuote | None:
    """Give the quotation of the same party that shares words with ``span``."""
    for quote in quotes:
        if quote.span.meets(span) and who in {party.entity or party.name for party in quote.speakers}:
            return quote
    return None
