"""Where recorded claims stand: the briefings that use them, by an editor's word or by a tie of software."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefgen.model.corpus import Briefing, FoundClaim, LedgerClaim, TiedClaim
from briefgen.model.source import Source
from briefgen.resolve.claims.claim_ties import Ties


def claims_used(briefing: Briefing) -> tuple[str, ...]:
    """Give the ids of the recorded claims that a briefing uses, each once; an editor's word comes first."""
    tied = (claim.record for claim in briefing.claims if claim.record)
    return tuple(dict.fromkeys((*(use.claim for use in briefing.claim_uses), *tied)))


def with_uses(claims: Iterable[LedgerClaim], briefings: Sequence[Briefing]) -> tuple[LedgerClaim, ...]:
    """Give the recorded claims with the briefings that use them."""
    used_by: defaultdict[str, list[str]] = defaultdict(list)
    tied: defaultdict[str, list[str]] = defaultdict(list)
    for briefing in briefings:
        named = {use.claim for use in briefing.claim_uses}
        for id_ in claims_used(briefing):
            used_by[id_].append(briefing.slug)
            if id_ not in named:
                tied[id_].append(briefing.slug)
    return tuple(
        replace(claim, briefings=tuple(used_by[claim.record.id]), tied=tuple(tied[claim.record.id]))
        for claim in claims
    )


def with_briefings(
    claims: Iterable[LedgerClaim], briefings: Sequence[Briefing], ties: Ties
) -> tuple[LedgerClaim, ...]:
    """Give the recorded claims with the briefings that use them, and what software found there."""
    found: defaultdict[str, list[tuple[Source, FoundClaim]]] = defaultdict(list)
    for briefing in briefings:
        for claim in briefing.claims:
            if claim.record:
                found[claim.record].append((briefing.article.source, claim))
    return tuple(
        replace(
            claim,
            found=tuple(
                TiedClaim(source.slug, one, ties.unrecorded(one, source))
                for source, one in found[claim.record.id]
            ),
        )
        for claim in with_uses(claims, briefings)
    )
