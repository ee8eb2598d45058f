"""What is known of a claim, as data for programs; places are those of files, not addresses of the site."""

from __future__ import annotations

from typing import Any

from briefgen.cli.site_claims import SiteClaims
from briefgen.model.corpus import Briefing, FoundClaim, LedgerClaim, Party, Position, TiedClaim
from briefgen.model.registry import Assessment
from briefgen.model.text import Place
from briefgen.plan.parts.statements import state_id

Data = dict[str, Any]


def recorded_data(site: SiteClaims, claim: LedgerClaim) -> Data:
    """Give a recorded claim and what follows from it."""
    record, places = claim.record, Places(site)
    return {
        "id": record.id,
        "text": record.text,
        "short": record.short,
        "type": record.type,
        "about": list(record.about),
        "state": state_id(record),
        "assessment": _assessment(record.assessment) if record.assessment else None,
        "history": [_assessment(earlier) for earlier in record.history],
        "opposed": claim.opposed,
        "reversals": [
            {"by": _party(party), "before": places.position(first), "after": places.position(later)}
            for party, first, later in claim.reversals
        ],
        "positions": [places.position(position) for position in claim.positions],
        "found": [places.tied(tied) for tied in claim.found],
        "evidence": [
            {"source": one.source, "supports": one.supports, "note": one.note} for one in record.evidence
        ],
        "relations": [{"type": one.type, "claim": one.claim} for one in record.relations],
        "settle": record.settle,
        "briefings": [
            {"slug": slug, "path": places.path(slug), "by_software": slug in claim.tied}
            for slug in claim.briefings
        ],
        **_place(record.place),
    }


def found_data(briefing: Briefing, claim: FoundClaim) -> Data:
    """Give a claim that software found."""
    return {
        "handle": f"{briefing.slug}#{claim.number}",
        "briefing": briefing.slug,
        "number": claim.number,
        "text": " ".join(claim.text.split()),
        "status": claim.status.value,
        "cue": claim.cue,
        "rule": claim.rule,
        "confidence": claim.confidence.value,
        "record": claim.record,
        "tie": claim.tie.value,
        "positions": [_position(position, briefing) for position in claim.positions],
        **_place(briefing.article.place(claim.span)),
    }


class Places:
    """Where positions stand in the files of a site."""

    def __init__(self, site: SiteClaims) -> None:
        self._briefings = {briefing.slug: briefing for briefing in site.corpus.briefings}

    def path(self, slug: str) -> str:
        """Give the file of a briefing."""
        return self._briefings[slug].article.source.path

    def position(self, position: Position) -> Data:
        """Give a position with its place."""
        return _position(position, self._briefings.get(position.briefing))

    def tied(self, tied: TiedClaim) -> Data:
        """Give a found claim that is the recorded one, with the positions that nobody recorded."""
        briefing = self._briefings[tied.briefing]
        unrecorded = [_position(position, briefing) for position in tied.positions]
        return found_data(briefing, tied.claim) | {"positions": unrecorded}


def _position(position: Position, briefing: Briefing | None) -> Data:
    place = None
    if briefing is not None:
        path = briefing.article.source.path
        place = briefing.article.place(position.span) if position.span else Place(path)
    return {
        "by": _party(position.by),
        "for": _party(position.on_behalf_of) if position.on_behalf_of else None,
        "stance": position.stance,
        "date": position.date.iso if position.date else "",
        "venue": position.venue,
        "words": " ".join(position.words.split()),
        "direct": position.direct,
        "form": position.form,
        "note": position.note,
        "sources": list(position.sources),
        "found": position.found,
        "briefing": position.briefing,
        **_place(place),
    }


def _party(party: Party) -> Data:
    return {"name": party.name or party.text, "entity": party.entity, "role": party.role}


def _place(place: Place | None) -> Data:
    return {"path": place.path if place else "", "line": place.line if place else 0}


def _assessment(assessment: Assessment) -> Data:
    return {
        "state": assessment.state,
        "date": assessment.date.iso,
        "by": assessment.by,
        "summary": assessment.summary,
        "why": assessment.why,
        "review_by": assessment.review_by.iso if assessment.review_by else "",
    }
