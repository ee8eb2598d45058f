"""Linked data for a page: one ``@graph`` in the vocabulary of schema.org.

Ids are addresses with a fragment, so that the same thing has the same id on every page: absolute where the
base URL is known, else relative to the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from briefgen.model.corpus import Briefing, Entity, LedgerClaim, Original, Party, Position, ResolvedQuote
from briefgen.model.registry import RoleHeld
from briefgen.model.settings import Settings
from briefgen.model.source import Correction
from briefgen.model.when import When
from briefgen.plan import urls, words
from briefgen.plan.cards import Standpoint
from briefgen.plan.library import quotes_of
from briefgen.plan.statements import document_of, is_direct, quote_id, source_url, words_of

Node = dict[str, Any]

ARTICLE_TYPES = {
    "analysis": "AnalysisNewsArticle",
    "background": "BackgroundNewsArticle",
    "explainer": "BackgroundNewsArticle",
    "factcheck": "AnalysisNewsArticle",
    "opinion": "OpinionNewsArticle",
}
ENTITY_TYPES = {
    "person": "Person",
    "org": "Organization",
    "place": "Place",
    "event": "Event",
    "law": "Legislation",
    "work": "CreativeWork",
}
SAME_AS = {"wikidata": "https://www.wikidata.org/entity/{}", "viaf": "https://viaf.org/viaf/{}"}
"""Addresses of outside ids; a full URL stands for itself."""

_TEAM = re.compile(r"^(the|our|staff)\b|\b(desk|team|newsroom|editors|staff)$", re.IGNORECASE)


def script(nodes: Iterable[Node]) -> str:
    """Give the text for the script element. ``<`` is escaped, so that no text can close the element."""
    graph = {"@context": "https://schema.org", "@graph": [_given(node) for node in nodes]}
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def outside_url(name: str, value: str) -> str:
    """Give the address of an outside id (``wikidata``, ``Q3308285``), or nothing where it cannot be made."""
    if value.startswith(("https://", "http://")):
        return value
    return SAME_AS[name].format(value) if name in SAME_AS else ""


def site_nodes(at: Standpoint, settings: Settings) -> tuple[Node, ...]:
    """Describe the site and who publishes it."""
    publisher = settings.publisher
    organization: Node = {
        "@type": "NewsMediaOrganization",
        "@id": full(at, urls.HOME, "publisher"),
        "name": publisher.name or settings.title,
        "url": publisher.url,
        "logo": _address(at, publisher.logo),
        "email": publisher.email,
        **{name: _address(at, to) for name, to in publisher.policies},
    }
    site: Node = {
        "@type": "WebSite",
        "@id": full(at, urls.HOME, "site"),
        "url": full(at, urls.HOME),
        "name": settings.title,
        "description": settings.description,
        "inLanguage": settings.lang,
        "publisher": {"@id": organization["@id"]},
    }
    return site, organization


def breadcrumbs(at: Standpoint, trail: Sequence[tuple[str, str]]) -> Node:
    """Give the way from the home page: labels and output paths."""
    items = [
        {"@type": "ListItem", "position": number, "name": label, "item": full(at, path)}
        for number, (label, path) in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def page_node(at: Standpoint, kind: str, title: str, description: str = "") -> Node:
    """Describe a page that is a list, a claim's or an entity's page."""
    return {
        "@type": kind,
        "@id": full(at, at.path, "page"),
        "url": full(at, at.path),
        "name": title,
        "description": description,
        "isPartOf": {"@id": full(at, urls.HOME, "site")},
    }


def article_nodes(
    at: Standpoint, briefing: Briefing, claims: Sequence[LedgerClaim], image: Node | None = None
) -> tuple[Node, ...]:
    """Describe a briefing, whom it names, what it quotes and which recorded claims it uses.

    ``image`` is the node of its picture.
    """
    source, meta, library = briefing.article.source, briefing.article.source.meta, at.library
    own = full(at, at.path, "article")
    about = [name for name in dict.fromkeys(briefing.about) if name in library.entities]
    mentions = [name for name in library.names_in[briefing.slug] if name not in about]
    quotes = [quote for quote in quotes_of(briefing) if is_direct(quote)]
    speakers = [party.entity for quote in quotes for party in quote.speakers if party.entity]
    in_claims = [name for claim in claims for name in named_in(claim)]
    sources = [library.sources[name] for name in dict.fromkeys(meta.sources) if name in library.sources]
    article: Node = {
        "@type": ARTICLE_TYPES.get(meta.kind, "NewsArticle"),
        "@id": own,
        "url": full(at, at.path),
        "mainEntityOfPage": full(at, at.path),
        "headline": meta.title,
        "description": meta.summary,
        "inLanguage": meta.lang or at.words.lang,
        "datePublished": _iso(meta.date),
        "dateModified": _iso(meta.updated or meta.date),
        "author": [_author(at, name) for name in meta.authors],
        "publisher": {"@id": full(at, urls.HOME, "publisher")},
        "isPartOf": {"@id": full(at, urls.HOME, "site")},
        "articleSection": words.section_label(source.section) if source.section else "",
        "keywords": list(meta.tags),
        "image": image or "",
        "about": [{"@id": entity_id(at, name)} for name in about],
        "mentions": [{"@id": entity_id(at, name)} for name in mentions],
        "citation": [{"@type": "CreativeWork", "name": each.title, "url": each.url} for each in sources],
        "correction": [_correction(each) for each in meta.corrections],
        "backstory": meta.method,
    }
    return (
        article,
        *entity_nodes(at, (*about, *mentions, *speakers, *in_claims)),
        *(_quotation(at, quote, own) for quote in quotes),
        *(claim_node(at, claim) for claim in claims),
    )


def image_node(at: Standpoint, path: str, width: int, height: int) -> Node:
    """Describe a picture by its output path and its size, as far as it is known."""
    return {"@type": "ImageObject", "url": full(at, path), "width": width or "", "height": height or ""}


def _correction(correction: Correction) -> Node:
    told = correction.text or " → ".join(part for part in (correction.was, correction.now) if part)
    return {"@type": "CorrectionComment", "text": told, "datePublished": correction.date.iso}


def _author(at: Standpoint, name: str) -> Node:
    if name in at.library.entities:
        return entity_node(at, at.library.entities[name])
    return {"@type": kind_of_author(name), "name": name}


def kind_of_author(name: str) -> str:
    """Say what a plain name stands for: "The desk" is no person."""
    return "Organization" if _TEAM.search(name) else "Person"


def _quotation(at: Standpoint, quote: ResolvedQuote, article: str) -> Node:
    source = at.library.sources.get(quote.source)
    document = document_of(at, quote)
    url = source_url(at, quote.passage) or (source.url if source else "")
    return {
        "@type": "Quotation",
        "@id": full(at, at.path, quote_id(quote)),
        "text": words_of(quote),
        "inLanguage": quote.lang,
        "spokenByCharacter": [_party(at, party) for party in quote.speakers],
        "isPartOf": {"@id": article},
        "isBasedOn": {"@type": "CreativeWork", "name": document, "url": url} if document else url,
        "dateCreated": quote.date,
        **_translation(at, quote.original),
    }


def _translation(at: Standpoint, original: Original | None) -> Node:
    if original is None:
        return {}
    text = "\n\n".join(original.words)
    work = {"@type": "Quotation", "text": text, "inLanguage": original.lang}
    return {
        "translationOfWork": work if text else "",
        "translator": _author(at, original.translated_by) if original.translated_by else "",
    }


def _party(at: Standpoint, party: Party) -> Node:
    if at.library.entity_of(party) is not None and party.entity:
        return {"@id": entity_id(at, party.entity)}
    return {"@type": kind_of_author(party.name), "name": party.name}


# ---- entities


def entity_id(at: Standpoint, entity: str) -> str:
    """Give the id of an entity."""
    return full(at, urls.entity_file(entity), "entity")


def entity_nodes(at: Standpoint, names: Iterable[str]) -> Iterator[Node]:
    """Describe those that a page names: other programs do not look up ids on other pages."""
    entities = at.library.entities
    return (entity_node(at, entities[name]) for name in dict.fromkeys(names) if name in entities)


def entity_node(at: Standpoint, entity: Entity, *, roles: bool = False) -> Node:
    """Describe an entity; ``roles`` adds the posts that it held, with their dates."""
    record = entity.record
    node: Node = {
        "@type": ENTITY_TYPES.get(entity.kind, "Thing"),
        "@id": entity_id(at, entity.id),
        "name": entity.name,
        "url": full(at, urls.entity_file(entity.id)),
    }
    if record is not None:
        node["disambiguatingDescription"] = record.disambiguation
        node["sameAs"] = [url for name, value in record.same_as if (url := outside_url(name, value))]
    if roles:
        node["alternateName"] = list(entity.aliases)
        node["description"] = record.description if record else ""
        if entity.kind == "person" and record is not None:
            node["memberOf"] = [_role(at, role) for role in record.roles]
    return node


def _role(at: Standpoint, role: RoleHeld) -> Node:
    known = role.org in at.library.entities
    member = {"@id": entity_id(at, role.org)} if known else {"@type": "Organization", "name": role.org}
    return {
        "@type": "Role",
        "roleName": role.role,
        "startDate": _iso(role.since),
        "endDate": _iso(role.until),
        "memberOf": member if role.org else "",
    }


# ---- claims


def claim_node(at: Standpoint, claim: LedgerClaim) -> Node:
    """Describe a recorded claim: who made it first, where it appears. An opinion is a statement instead."""
    record, first = claim.record, first_assertion(claim)
    slugs, earliest = appearances(at, claim)
    node: Node = {
        "@type": "Statement" if record.type == "opinion" else "Claim",
        "@id": full(at, urls.claim_file(record.id), "claim"),
        "url": full(at, urls.claim_file(record.id)),
        "name": record.short or record.text,
        "text": record.text,
        "author": _party(at, first.by) if first else "",
        "datePublished": _iso(first.date if first else None),
        "about": [{"@id": entity_id(at, name)} for name in record.about if name in at.library.entities],
    }
    if record.type != "opinion":
        node["appearance"] = [{"@id": _article_id(at, slug)} for slug in slugs]
        node["firstAppearance"] = {"@id": _article_id(at, earliest)} if earliest else ""
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


def named_in(claim: LedgerClaim) -> tuple[str, ...]:
    """Give the ids of the entities that the node of a claim names."""
    first = first_assertion(claim)
    claimant = first.by.entity if first else None
    return (*([claimant] if claimant else []), *claim.record.about)


def _article_id(at: Standpoint, slug: str) -> str:
    return full(at, at.addresses.briefings[slug], "article")


# ---- addresses


def full(at: Standpoint, path: str, fragment: str = "") -> str:
    """Give the full URL of an output path; without a base URL, the link to it."""
    return at.addresses.absolute(path, fragment) or at.href(path, fragment)


def _address(at: Standpoint, to: str) -> str:
    """Give the full address of what settings name: an address inside the site, or a URL."""
    if not to or urls.is_external(to):
        return to
    address, _, fragment = to.partition("#")
    return full(at, urls.file_in_site(address), fragment)


def _given(node: Node) -> Node:
    """Leave out what is not given, in the node and in those inside it."""
    kept: Node = {}
    for key, value in node.items():
        if isinstance(value, dict):
            value = _given(value)
        elif isinstance(value, list):
            value = [_given(item) if isinstance(item, dict) else item for item in value]
        if value not in ("", [], {}):
            kept[key] = value
    return kept


def _iso(date: When | None) -> str:
    return date.iso if date else ""
