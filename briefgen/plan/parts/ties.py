"""Views of passages that software found and that are a recorded claim, each with the word that ties it."""

from __future__ import annotations

from dataclasses import replace

from briefgen.model.corpus import LedgerClaim, TiedClaim
from briefgen.plan import words
from briefgen.plan.parts.cards import Standpoint, briefing_card
from briefgen.plan.parts.passages import passage_of
from briefgen.plan.parts.statements import position_view
from briefgen.plan.views import TieView


def ties_in(at: Standpoint, claim: LedgerClaim, slug: str) -> tuple[TieView, ...]:
    """Give the passages of a briefing that software ties to a recorded claim."""
    return tuple(
        _tie(at, tied) for tied in claim.found if tied.briefing == slug and tied.claim.tie.by_software
    )


def ties_of(at: Standpoint, claim: LedgerClaim) -> tuple[TieView, ...]:
    """Give the passages where software found a recorded claim, each with its briefing.

    A passage that an editor marked is among them if software found somebody there whom the record lacks.
    """
    return tuple(
        replace(_tie(at, tied), briefing=briefing_card(at, tied.briefing))
        for tied in claim.found
        if tied.briefing in at.library.briefings and (tied.positions or tied.claim.tie.by_software)
    )


def _tie(at: Standpoint, tied: TiedClaim) -> TieView:
    claim = tied.claim
    return TieView(
        tie=claim.tie.value,
        label=at.words.say(words.TIES[claim.tie.value]),
        url=at.href(at.addresses.briefings[tied.briefing], f"claim-{claim.number}"),
        text=claim.text,
        answer_label=at.words.say(words.ANSWERS[claim.status.value][0]),
        passage=passage_of(at.library.briefings[tied.briefing].article.prose, claim),
        positions=tuple(position_view(at, position) for position in tied.positions),
    )
