"""Linked data on recorded claims: who made one first, what it is about, where it appears."""

from __future__ import annotations

from briefgen.model.corpus import LedgerClaim, Position
from briefgen.plan import urls
from briefgen.plan.linked_data.json_ld import Node, full, iso
from briefgen.plan.linked_data.linked_entities import entity_id, speaker, speaking
from briefgen.plan.parts.cards import Standpoint

ARTICLE_TYPES = {
    "analysis": "AnalysisNewsArticle",
    "background": "BackgroundNewsArticle",
    "explainer": "BackgroundNewsArticle",
    "factcheck": "AnalysisNewsArticle",
    "opinion": "OpinionNewsArticle",
    "reportage": "ReportageNewsArticle",
}


def claim_node(at: Standpoint, claim: LedgerClaim) -> Node:
    """Name a recorded claim, for pages that speak of it; its own page, which the id leads to, describes it.

    An opinion is a statement instead: nobody can check it.
    """
    record = claim.record
    return {
        "@type": "Statement" if record.type == "opinion" else "Claim",
        "@id": claim_id(at, record.id),
        "text": record.text,
    }


def claim_in_full(at: Standpoint, claim: LedgerClaim) -> Node:
    """Describe a recorded claim for its own page, with the briefings in which it appears."""
    record, first = claim.record, first_assertion(claim)
    node = claim_node(at, claim) | {
        "url": full(at, urls.claim_file(record.id)),
        "name": record.short or record.text,
        "author": speaker(at, first.by) if first else "",
        "datePublished": iso(first.date if first else None),
        "about": [{"@id": entity_id(at, name)} for name in record.about if name in at.library.entities],
    }
    if record.type != "opinion":
        slugs, earliest = appearances(at, claim)
        node["appearance"] = [article_in_short(at, slug) for slug in slugs]
        node["firstAppearance"] = {"@id": article_id(at, earliest)} if earliest else ""
    return node


def appearances(at: Standpoint, claim: LedgerClaim) -> tuple[tuple[str, ...], str]:
    """Give the briefings in which a claim appears by an editor's word, and the first that has a date, if any.

    What only software ties to it is left out: other programs could not tell the one from the other.
    """
    known = at.library.briefings
    slugs = tuple(slug for slug in claim.briefings if slug in known and slug not in claim.tied)
    dated = [slug for slug in slugs if known[slug].article.source.meta.date]
    return slugs, dated[-1] if dated else ""


def first_assertion(claim: LedgerClaim) -> Position | None:
    """Give the position of who made the claim first, as far as the record tells."""
    return next((position for position in claim.positions if position.stance == "asserts"), None)


def named_in(at: Standpoint, claim: LedgerClaim) -> tuple[str, ...]:
    """Give the ids of the entities that the node of a claim names, and that a page must describe."""
    first = first_assertion(claim)
    return (*speaking(at, [first.by] if first else ()), *claim.record.about)


def claim_id(at: Standpoint, claim: str) -> str:
    """Give the id of a recorded claim."""
    return full(at, urls.claim_file(claim), "claim")


def article_id(at: Standpoint, slug: str) -> str:
    """Give the id of a briefing."""
    return full(at, at.addresses.briefings[slug], "article")


def article_in_short(at: Standpoint, slug: str) -> Node:
    """Describe a briefing for the pages of others."""
    meta = at.library.briefings[slug].article.source.meta
    return {
        "@type": ARTICLE_TYPES.get(meta.kind, "NewsArticle"),
        "@id": article_id(at, slug),
        "url": full(at, at.addresses.briefings[slug]),
        "headline": meta.title,
        "datePublished": iso(meta.date),
    }
