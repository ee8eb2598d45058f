"""Contested claims that were found in a briefing, with who takes which position in which words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from briefgen.model.annotation import Claim, ClaimStatus, Confidence, Speaker
from briefgen.model.article import ClaimBlock
from briefgen.model.corpus import AnnotatedArticle, FoundClaim, Position, ResolvedQuote, Tie
from briefgen.model.text import Span
from briefgen.resolve.words.attribution import Voices

ANSWERS = {
    ClaimStatus.DENIED: "denies",
    ClaimStatus.DISPUTED: "denies",
    ClaimStatus.DOUBTED: "doubts",
    ClaimStatus.UNVERIFIED: "declines",
    ClaimStatus.CONFIRMED: "acknowledges",
    ClaimStatus.RETRACTED: "retracts",
}
"""The stance of the party that answers a claim, by the claim's status."""

_SENTENCE_END = re.compile(r"[.!?][\"'”’]?\s|\n\n")

BARE, LONGEST = 3, 300
"""Spaces in an answer below which its words do not speak for themselves; characters of a clause at most."""


def found_claims(
    article: AnnotatedArticle, voices: Voices, quotes: Sequence[ResolvedQuote], recorded: Set[str]
) -> tuple[FoundClaim, ...]:
    """Give the claims found in a briefing, numbered by position; guesses are left out.

    A claim is tied to a record if the editor put its passage, or that of its answer, into a ``claim`` block;
    ``claim_ties`` ties others.
    """
    kept = sorted(
        (claim for claim in article.annotations.claims if claim.confidence is not Confidence.GUESS),
        key=lambda claim: (claim.span, claim.status, claim.rule, claim.counter or claim.span),
    )
    blocks = [block for block in article.article.claim_blocks if block.claim in recorded]
    found: dict[Span, FoundClaim] = {}
    for claim in kept:
        positions = _in_order(_positions(claim, article.article.source.slug, voices, quotes))
        one = found.get(claim.span)
        if one:  # denied by one and confirmed by another: one claim, with the positions of both
            more = tuple(position for position in positions if position not in one.positions)
            found[claim.span] = replace(one, positions=_in_order((*one.positions, *more)))
            continue
        record = _record(claim, blocks)
        found[claim.span] = FoundClaim(
            number=len(found) + 1,
            span=claim.span,
            text=claim.span.of(voices.text),
            status=claim.status,
            positions=positions,
            cue=claim.cue.of(voices.text) if claim.cue else "",
            rule=claim.rule,
            confidence=claim.confidence,
            record=record,
            tie=Tie.BLOCK if record else Tie.NONE,
        )
    return tuple(replace(claim, positions=_one_stance(claim.positions)) for claim in found.values())


def _one_stance(positions: Sequence[Position]) -> tuple[Position, ...]:
    """Let nobody assert what the briefing says that the same party denies, by whatever name it has there."""
    denying = {
        position.by.entity or position.by.name for position in positions if position.stance == "denies"
    }
    return tuple(
        position
        for position in positions
        if position.stance != "asserts" or (position.by.entity or position.by.name) not in denying
    )


def _record(claim: Claim, blocks: Sequence[ClaimBlock]) -> str:
    spans = (claim.span, claim.counter or claim.span)
    return next((block.claim for span in spans for block in blocks if block.span.holds(span)), "")


def _in_order(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Give positions in order: what is answered before its answers, and these as the text tells them.

    What is found has no dates to go by, and this favours nobody.
    """
    return tuple(
        sorted(
            positions,
            key=lambda said: (said.stance != "asserts", said.span is None, said.span or Span(0, 0)),
        )
    )


def _positions(
    claim: Claim, slug: str, voices: Voices, quotes: Sequence[ResolvedQuote]
) -> Iterator[Position]:
    """Give what each named side says; where the writer contests a claim, there is no other side to name.

    The words of the claim are never those of an answer to it, whoever said them: who takes a statement back
    does not say it again.
    """
    if claim.claimant:
        yield _position(claim.claimant, "asserts", claim.span, slug, voices, quotes)
    if claim.countered_by:
        words = _answer(claim, voices.text)
        answers = [
            quote
            for quote in quotes
            if not all(map(claim.span.holds, quote.segments)) and _may_answer(quote, claim, words)
        ]
        yield _position(claim.countered_by, ANSWERS[claim.status], words, slug, voices, answers)


def _may_answer(quote: ResolvedQuote, claim: Claim, words: Span | None) -> bool:
    """Say whether a quotation stands where the answer is, and not only in the same sentence.

    "Admitted that she had seen it, but denied that she misled anybody" does not deny with the first words.
    """
    counter = claim.counter
    return words == counter or counter is None or any(counter.meets(part) for part in quote.segments)


def _answer(claim: Claim, text: str) -> Span | None:
    """Give the words of the answer; a bare verb ("denied") with its subject, and with its object if near.

    Only within a sentence and up to ``LONGEST`` characters, so that the words stay those of one clause.
    """
    counter, by = claim.counter, claim.countered_by
    if counter is None or by is None or counter.of(text).count(" ") >= BARE:
        return counter
    clauses = (_hull(counter, by.span, claim.span), _hull(counter, by.span))
    return next((span for span in clauses if _is_clause(span.of(text))), counter)


def _hull(*spans: Span) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _is_clause(words: str) -> bool:
    return len(words) <= LONGEST and not _SENTENCE_END.search(words)


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
    where = _stretch(quote, span) if quote and span else span
    words = where.of(voices.text) if where else ""
    return Position(
        by=party,
        stance=stance,
        words=words,
        direct=quote is not None and quote.marked,
        briefing=slug,
        span=where,
        found=True,
    )


def _stretch(quote: ResolvedQuote, span: Span) -> Span:
    """Give the stretch of a quotation that shares words with ``span``: two joined would show a cut."""
    return next(stretch for stretch in quote.segments if stretch.meets(span))


_BEFORE = 50
"""Quotations that begin before a range and may reach into it: one that is interrupted holds others."""


def _quote_at(span: Span, who: str, quotes: Sequence[ResolvedQuote]) -> ResolvedQuote | None:
    """Give the quotation of the same party that shares words with ``span``; ``quotes`` are in order."""
    end = bisect_left(quotes, span.end, key=lambda quote: quote.span.start)
    for quote in quotes[max(0, end - _BEFORE) : end]:
        if not quote.span.meets(span):
            continue
        speakers = {party.entity or party.name for party in quote.speakers}
        if who in speakers and any(stretch.meets(span) for stretch in quote.segments):
            return quote
    return None
