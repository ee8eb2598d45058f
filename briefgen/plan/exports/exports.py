"""The site as data: all entities and all claims, for other programs.

Addresses are absolute where the base URL is known, else relative to the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from briefgen.model.corpus import Briefing, Entity, FoundClaim, LedgerClaim, Party, Position, TiedClaim
from briefgen.model.registry import Assessment, Judgement, Relation, RoleHeld, SourceRecord
from briefgen.model.site import LazyFile
from briefgen.model.states import State
from briefgen.model.when import When
from briefgen.plan import urls
from briefgen.plan.data_format import as_json
from briefgen.plan.exports.annotation_page import annotation_page, original_node, party_node
from briefgen.plan.linked_data.json_ld import full
from briefgen.plan.parts.cards import Standpoint, entity_card
from briefgen.plan.parts.frames import Edition
from briefgen.plan.parts.library import cited_by, unrecorded_in, with_unrecorded
from briefgen.plan.parts.passages import passage_of
from briefgen.plan.parts.statements import assessments, fragment_at, source_url, state_id

Node = dict[str, Any]


def annotation_files(edition: Edition) -> Iterator[LazyFile]:
    """Give ``annotations.json`` of every briefing."""
    for briefing in edition.corpus.briefings:
        path = urls.annotations_file(edition.desk.addresses.briefings[briefing.slug])
        yield LazyFile(path, partial(_annotations, edition, briefing, path))


def _annotations(edition: Edition, briefing: Briefing, path: str) -> bytes:
    return as_json(annotation_page(edition.desk.at(path), briefing))


def entities_file(edition: Edition) -> LazyFile:
    """Give ``entities.json``: every entity with its names, roles, judgements, outside ids and briefings.

    ``shared_names`` are the names that several bear, ``redirects`` lead from merged ids to those of today.
    """
    return LazyFile(urls.ENTITIES_JSON, partial(_entities, edition))


def _entities(edition: Edition) -> bytes:
    at = edition.desk.at(urls.ENTITIES_JSON)
    return as_json(
        {
            "site": edition.settings.title,
            "entities": [_entity(at, entity) for entity in edition.corpus.entities],
            "shared_names": [
                {
                    "name": clash.name,
                    "entities": list(clash.ids),
                    "url": full(at, urls.name_file(at.addresses.names[clash.name])),
                }
                for clash in edition.corpus.clashes
            ],
            "redirects": dict(sorted(edition.corpus.redirects.items())),
        }
    )


def claims_file(edition: Edition) -> LazyFile:
    """Give ``claims.json``: the ledger, and the claims that software found and nobody assessed."""
    return LazyFile(urls.CLAIMS_JSON, partial(_claims, edition, with_unrecorded(edition.desk.library)))


def _claims(edition: Edition, slugs: Sequence[str]) -> bytes:
    return as_json(ledger_data(edition, edition.desk.at(urls.CLAIMS_JSON), slugs))


def ledger_data(edition: Edition, at: Standpoint, slugs: Sequence[str]) -> Node:
    """Give what ``claims.json`` holds, its addresses leading from where ``at`` is.

    ``slugs`` are those of the briefings with claims that only software found.
    """
    found_in = [at.library.briefings[slug] for slug in slugs]
    return {
        "site": edition.settings.title,
        "states": [_meaning(state) for state in at.words.vocabulary()],
        "sources": [_source(source) for source in _sources_of(at, edition.corpus.claims)],
        "claims": [_claim(at, claim) for claim in edition.corpus.claims],
        "found": [
            _found(at, briefing, claim)
            for briefing in found_in
            for claim in unrecorded_in(at.library, briefing)
        ],
    }


def _meaning(state: State) -> Node:
    return {"id": state.id, "label": state.label, "class": state.class_, "meaning": state.meaning or None}


def _sources_of(at: Standpoint, claims: Sequence[LedgerClaim]) -> list[SourceRecord]:
    """Give the sources that claims name, by id."""
    named = set(cited_by(claims))
    return [source for id_, source in sorted(at.library.sources.items()) if id_ in named]


def _source(source: SourceRecord) -> Node:
    """Give what is known of a source; what was kept of its text is never published."""
    archive = {
        "url": source.archive_url,
        "captured": _date(source.archive_captured),
        "sha256": source.archive_sha256 or None,
    }
    grade = {"reliability": source.reliability or None, "credibility": source.credibility or None}
    return {
        "id": source.id,
        "title": source.title,
        "kind": source.kind,
        "publisher": source.publisher or None,
        "authors": list(source.authors),
        "url": source.url or None,
        "published": _date(source.published),
        "accessed": _date(source.accessed),
        "archive": archive if source.archive_url else None,
        "grade": grade if any(grade.values()) else None,
        "lang": source.lang or None,
        "note": source.note or None,
    }


def _date(when: When | None) -> str | None:
    return when.iso if when else None


def _briefing(at: Standpoint, slug: str, fragment: str = "") -> Node:
    briefing = at.library.briefings[slug]
    meta = briefing.article.source.meta
    url = full(at, at.addresses.briefings[slug], fragment)
    return {"slug": slug, "title": meta.title, "date": _date(meta.date), "url": url}


def _entity(at: Standpoint, entity: Entity) -> Node:
    library, record = at.library, entity.record
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "short": entity.short or None,
        "disambiguation": (record.disambiguation if record else "") or None,
        "aliases": list(entity.aliases),
        "seen_as": list(entity.seen_as),
        "recorded": record is not None,
        "role": entity_card(at, entity, at.today).role or None,
        "roles": [_role(role) for role in record.roles] if record else [],
        "same_as": dict(record.same_as) if record else {},
        "judgements": [_judgement(judgement) for judgement in record.judgements] if record else [],
        "formerly": list(library.formerly.get(entity.id, ())),
        "url": full(at, urls.entity_file(entity.id)),
        "about": list(library.about.get(entity.id, ())),
        "mentioned": list(library.mentioned.get(entity.id, ())),
        "quotes": [
            {"briefing": said.briefing, "number": said.quote.number}
            for said in library.quotes_by.get(entity.id, ())
        ],
        "claims": [claim.record.id for claim, _ in library.positions_of.get(entity.id, ())],
    }


def _role(role: RoleHeld) -> Node:
    return {
        "role": role.role,
        "org": role.org or None,
        "from": _date(role.since),
        "until": _date(role.until),
    }


def _judgement(judgement: Judgement) -> Node:
    return {
        "other": judgement.other,
        "verdict": judgement.verdict,
        "by": judgement.by or None,
        "date": _date(judgement.date),
    }


def _party(at: Standpoint, party: Party | None) -> Node | None:
    node = party_node(at, party)
    return node | {"role": party.role or None} if node is not None and party is not None else None


def _position(at: Standpoint, position: Position) -> Node:
    briefing = at.library.briefings.get(position.briefing)
    where = _briefing(at, position.briefing, fragment_at(briefing, position.span)) if briefing else None
    return {
        "by": _party(at, position.by),
        "for": _party(at, position.on_behalf_of),
        "stance": position.stance,
        "date": _date(position.date),
        "venue": position.venue or None,
        "words": position.words or None,
        "direct": position.direct,
        "form": position.form or None,
        "lang": position.lang or None,
        "original": original_node(position.original),
        "at_source": source_url(at, position.passage) or None,
        "note": position.note or None,
        "sources": [source for source in position.sources if source in at.library.sources],
        "briefing": where,
        "found": position.found,
    }


def _assessment(at: Standpoint, assessment: Assessment) -> Node:
    return {
        **_state(at, assessment.state),
        "date": _date(assessment.date),
        "by": assessment.by,
        "summary": assessment.summary,
        "review_by": _date(assessment.review_by),
    }


def _state(at: Standpoint, id_: str) -> Node:
    state = at.words.state(id_)
    return {"state": state.id, "label": state.label, "class": state.class_}


def _history(at: Standpoint, claim: LedgerClaim) -> list[Node]:
    """Give the earlier findings, each with the days from which and until which it stood, and why it fell."""
    return [
        {
            **_assessment(at, earlier),
            "from": _date(earlier.date),
            "to": _date(later.date) if later else None,
            "why": earlier.why or None,
        }
        for earlier, later in _successive(claim)
        if earlier is not claim.record.assessment
    ]


def _changes(claim: LedgerClaim) -> list[Node]:
    """Give the days on which the state of a claim became another one, and why the finding before it fell."""
    why = {later: earlier.why for earlier, later in _successive(claim)}
    return [
        {
            "date": _date(change.date),
            "from": change.before,
            "to": change.after,
            "why": why.get(change.assessment) or None,
        }
        for change in claim.changes
    ]


def _successive(claim: LedgerClaim) -> Iterator[tuple[Assessment, Assessment | None]]:
    found = assessments(claim)
    return zip(found, (*found[1:], None), strict=False)  # none found: none given


def _claim(at: Standpoint, claim: LedgerClaim) -> Node:
    record, known = claim.record, at.library.claims
    return {
        "id": record.id,
        "text": record.text,
        "short": record.short or None,
        "type": record.type,
        "url": full(at, urls.claim_file(record.id)),
        "about": [name for name in record.about if name in at.library.entities],
        **_state(at, state_id(record)),
        "assessment": _assessment(at, record.assessment) if record.assessment else None,
        "history": _history(at, claim),
        "changes": _changes(claim),
        "opposed": claim.opposed,
        "positions": [_position(at, position) for position in claim.positions],
        "reversals": [_reversal(at, *reversal) for reversal in claim.reversals],
        "evidence": [
            {"source": evidence.source, "supports": evidence.supports, "note": evidence.note or None}
            for evidence in record.evidence
        ],
        "relations": [_relation(relation) for relation in record.relations if relation.claim in known],
        "related_from": [_relation(relation) for relation in at.library.related_from.get(record.id, ())],
        "settle": record.settle or None,
        "briefings": [
            _briefing(at, slug) | {"by_software": slug in claim.tied}
            for slug in claim.briefings
            if slug in at.library.briefings
        ],
        "found": [_tied(at, tied) for tied in claim.found if tied.briefing in at.library.briefings],
    }


def _tied(at: Standpoint, tied: TiedClaim) -> Node:
    """Give a passage where software found a recorded claim, with what no editor recorded from there."""
    node = _found(at, at.library.briefings[tied.briefing], tied.claim)
    return {
        "tie": tied.claim.tie.value,
        **node,
        "positions": [_position(at, position) for position in tied.positions],
    }


def _reversal(at: Standpoint, party: Party, before: Position, after: Position) -> Node:
    return {
        "by": _party(at, party),
        "from": _date(before.date),
        "to": _date(after.date),
        "before": _position(at, before),
        "after": _position(at, after),
    }


def _relation(relation: Relation) -> Node:
    return {"type": relation.type, "claim": relation.claim}


def _found(at: Standpoint, briefing: Briefing, claim: FoundClaim) -> Node:
    return {
        "briefing": _briefing(at, briefing.slug, f"claim-{claim.number}"),
        "number": claim.number,
        "text": claim.text,
        "status": claim.status.value,
        "passage": list(passage_of(briefing.article.prose, claim)),
        "cue": claim.cue,
        "rule": claim.rule,
        "confidence": claim.confidence.value,
        "positions": [_position(at, position) for position in claim.positions],
    }
