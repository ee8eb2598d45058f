"""ClaimReview: a newsroom's finding as fact-check indexes read it, and what one lacks to be complete.

A page carries one only where the settings ask for it and nothing is missing: half a review would be read as a
whole one. Numbers are left out, since there is no published scale behind the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefgen.model.corpus import LedgerClaim, Party
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.excerpt import in_short
from briefgen.model.settings import ClaimSettings, Settings
from briefgen.plan import urls
from briefgen.plan.linked_data.json_ld import Node, full, iso
from briefgen.plan.linked_data.linked_claims import appearances, article_in_short, claim_id, first_assertion
from briefgen.plan.linked_data.linked_entities import SPEAKING, entity_id, kind_of_author, outside_url
from briefgen.plan.parts.cards import Standpoint
from briefgen.plan.parts.frames import Edition
from briefgen.plan.problems import REVIEW_INCOMPLETE, REVIEW_WITHOUT_ADDRESS

LONGEST = 75
"""Characters of the claim in a review; indexes cut off what is longer."""

ANCHOR = "assessment"
"""The fragment id of the finding on a claim's page."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T.*)?")


@dataclass(frozen=True, slots=True)
class Review:
    """A ClaimReview (none: not asked for, or not complete), and what it lacks with how to mend it."""

    node: Node | None = None
    faults: tuple[tuple[str, str], ...] = ()


def claim_review(at: Standpoint, settings: Settings, claim: LedgerClaim) -> Review:
    """Give the review of a claim for its own page, and for no other: it must not stand on two."""
    if not _is_wanted(at, settings.claims, claim):
        return Review()
    node = _node(at, settings, claim)
    found = tuple(faults(node))
    return Review(None if found else node, found)


def review_problems(edition: Edition) -> Iterator[Diagnostic]:
    """Report each assessment that was to be reviewed and is not complete."""
    settings = edition.settings
    if not settings.claims.reviews:
        return
    if not settings.base_url:
        yield REVIEW_WITHOUT_ADDRESS.at(settings.places.get("claims.reviews"))
        return
    for claim in edition.corpus.claims:
        at, record = edition.desk.at(urls.claim_file(claim.record.id)), claim.record
        for what, fix in claim_review(at, settings, claim).faults:
            place = record.places.get("assessment", record.place)
            yield REVIEW_INCOMPLETE.at(place, claim=in_short(record.text), id=record.id, what=what, fix=fix)


def _is_wanted(at: Standpoint, settings: ClaimSettings, claim: LedgerClaim) -> bool:
    assessment = claim.record.assessment
    if not settings.reviews or assessment is None or claim.record.type == "opinion":
        return False
    review = at.words.state(assessment.state).review
    return review == "yes" or (review == "asked" and assessment.state in settings.reviewed)


def _node(at: Standpoint, settings: Settings, claim: LedgerClaim) -> Node:
    record, publisher = claim.record, settings.publisher
    assessment, first = record.assessment, first_assertion(claim)
    state = at.words.state(assessment.state if assessment else "")
    page = urls.claim_file(record.id)
    slugs, earliest = appearances(at, claim)
    return {
        "@type": "ClaimReview",
        "@id": full(at, page, ANCHOR),
        "url": full(at, page, ANCHOR),
        "claimReviewed": record.short or record.text,
        "datePublished": assessment.date.iso if assessment else "",
        "inLanguage": at.words.lang,
        "author": {
            "@type": "Organization",
            "name": publisher.name or settings.title,
            "url": publisher.url or full(at, urls.HOME),
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": state.label,
            "ratingExplanation": assessment.summary if assessment else "",
        },
        "itemReviewed": {
            "@type": "Claim",
            "@id": claim_id(at, record.id),
            "author": _claimant(at, first.by) if first else {},
            "datePublished": iso(first.date if first else None),
            "firstAppearance": article_in_short(at, earliest) if earliest else {},
            "appearance": [article_in_short(at, slug) for slug in slugs if slug != earliest],
        },
    }


def _claimant(at: Standpoint, party: Party) -> Node:
    """Give who made the claim, written out: indexes do not look ids up. A state speaks as an organisation."""
    entity = at.library.entity_of(party)
    if entity is None:
        return {"@type": kind_of_author(party.name), "name": party.name}
    person = entity.kind == "person"
    outside = [outside_url(name, value) for name, value in entity.record.same_as] if entity.record else []
    return {
        "@type": "Person" if person else "Organization",
        "@id": entity_id(at, entity.id) if entity.kind in SPEAKING else "",
        "name": entity.name,
        "sameAs": [url for url in outside if url] or [full(at, urls.entity_file(entity.id))],
        "jobTitle": party.role if person else "",
    }


# ---- the validator


def faults(node: Node) -> Iterator[tuple[str, str]]:
    """Say what is missing or wrong in a ClaimReview, and how to mend it."""
    claim = _at(node, "claimReviewed")
    if not claim:
        yield "it does not say which claim it is about", "Give the claim a `text`."
    elif len(claim) > LONGEST:
        yield (
            f"the claim has {len(claim)} characters, and {LONGEST} are read",
            f"Write it as `short` in at most {LONGEST} characters.",
        )
    if not _at(node, "itemReviewed", "author", "name"):
        yield "nobody is recorded who asserts the claim", "Add a position with `stance: asserts`."
    if not _at(node, "reviewRating", "alternateName"):
        yield "its state has no word", "Give the state a `label` in briefgen.yaml."
    if not _DAY.fullmatch(_at(node, "datePublished")):
        yield "its `date` names no day", "Write the day of the finding: `date: 2025-04-28`."
    if not _at(node, "author", "name"):
        yield "nobody is named who publishes it", "Give `publisher.name` in briefgen.yaml."
    for path in (("url",), ("author", "url")):
        address = _at(node, *path)
        if not address.startswith(("https://", "http://")):
            yield f"its address `{address}` is not a full one", "Give `base_url` in briefgen.yaml."
    if "#" not in _at(node, "url"):
        yield "its address leads to no part of a page", "Give the finding a fragment id."


def _at(node: Any, *path: str) -> str:
    """Give the text at a path of a node; empty where there is none."""
    for key in path:
        node = node.get(key, "") if isinstance(node, dict) else ""
    return node if isinstance(node, str) else ""
