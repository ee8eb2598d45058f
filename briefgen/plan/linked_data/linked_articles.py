"""Linked data on a briefing: the article, whom it names, what it quotes, cites and corrects."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TypeGuard

from briefgen.model.corpus import Briefing, LedgerClaim, Original, ResolvedQuote
from briefgen.model.registry import SourceRecord
from briefgen.model.source import Meta
from briefgen.plan import urls, words
from briefgen.plan.linked_data.json_ld import Node, full, iso, reference
from briefgen.plan.linked_data.linked_claims import ARTICLE_TYPES, claim_node
from briefgen.plan.linked_data.linked_entities import (
    author_node,
    entity_id,
    entity_node,
    entity_nodes,
    kind_of_author,
    same_as,
    speaker,
    speaking,
)
from briefgen.plan.parts.cards import RETRACTED, Standpoint, status_of
from briefgen.plan.parts.edits import last_change
from briefgen.plan.parts.library import quotes_of
from briefgen.plan.parts.statements import document_of, is_direct, quote_id, words_of
from briefgen.plan.text.corrections import in_order_of_date

MADE_BY_AI = {
    "some": "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource",
    "all": "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
}
"""What is said of the words of a briefing of which AI made a part, or all."""


def article_nodes(
    at: Standpoint,
    briefing: Briefing,
    claims: Sequence[LedgerClaim],
    read: Sequence[str],
    image: Node | None = None,
    principles: str = "",
) -> tuple[Node, ...]:
    """Describe a briefing, whom it names, what it quotes and which recorded claims it uses.

    Everything is described where it is named first. ``claims`` are those that the page shows; one that only
    software ties to the briefing is no mention by anybody's word. ``read`` are the ids of the sources that
    were read for it, ``image`` is the node of its picture, ``principles`` that of the publishing
    principles.
    """
    source, meta, library = briefing.article.source, briefing.article.source.meta, at.library
    about = [name for name in dict.fromkeys(briefing.about) if name in library.entities]
    mentions = [name for name in library.names_in[briefing.slug] if name not in about]
    quotes = [quote for quote in quotes_of(briefing) if is_direct(quote)]
    claimed = [claim for claim in claims if briefing.slug not in claim.tied]
    authors = dict.fromkeys(meta.authors)
    article: Node = {
        "@type": ARTICLE_TYPES.get(meta.kind, "NewsArticle"),
        "@id": full(at, at.path, "article"),
        "url": full(at, at.path),
        "mainEntityOfPage": full(at, at.path),
        "headline": meta.title,
        "description": meta.summary,
        "abstract": " ".join(point.text for point in meta.key_points),
        "inLanguage": meta.lang or at.words.lang,
        "datePublished": iso(meta.date),
        "dateModified": iso(last_change(meta)),
        "expires": iso(meta.expires),
        "creativeWorkStatus": "Retracted" if status_of(source) == RETRACTED else "",
        "author": [author_node(at, name, meta.date) for name in authors],
        "publisher": {"@id": full(at, urls.HOME, "publisher")},
        "isPartOf": {"@id": full(at, urls.HOME, "site")},
        "articleSection": words.section_label(source.section) if source.section else "",
        "keywords": list(dict.fromkeys(meta.tags)),
        "image": image or "",
        "about": [_named(at, name, authors) | same_as(library.entities[name]) for name in about],
        "mentions": [
            *(_named(at, name, authors) for name in mentions),
            *(claim_node(at, claim) for claim in claimed),
        ],
        "citation": [
            _source(at, library.sources[name]) for name in read if is_told(library.sources.get(name))
        ],
        "correction": list(_corrections(at, meta)),
        "backstory": meta.method,
        "publishingPrinciples": principles,
        "digitalSourceType": MADE_BY_AI.get(meta.ai_use.part, "") if meta.ai_use else "",
    }
    speakers = speaking(at, (party for quote in quotes for party in quote.speakers))
    return (
        article,
        *entity_nodes(at, speakers),
        *(_quotation(at, quote, article) for quote in quotes),
    )


def _named(at: Standpoint, name: str, authors: Collection[str]) -> Node:
    """Describe an entity, or only name it, where it is an author and so described already."""
    return {"@id": entity_id(at, name)} if name in authors else entity_node(at, at.library.entities[name])


def _corrections(at: Standpoint, meta: Meta) -> Iterator[Node]:
    """Describe the notes on what was wrong; an update is none: it says what came to be known since."""
    for number, note in enumerate(in_order_of_date(meta), 1):
        if note.kind != "update":
            yield {
                "@type": "CorrectionComment",
                "@id": full(at, at.path, f"correction-{number}"),
                "text": note.text or " → ".join(part for part in (note.was, note.now) if part),
                "datePublished": note.date.iso,
            }


# ---- what was read


def is_told(source: SourceRecord | None) -> TypeGuard[SourceRecord]:
    """Say whether a source is known and was given."""
    return source is not None and source.kind != "none"


def _source_id(at: Standpoint, source: str) -> str:
    return full(at, at.path, f"source-{source}")


def _source(at: Standpoint, source: SourceRecord) -> Node:
    # Who published it and when stands in the list of sources, as a citation in microformats.
    return {
        "@type": "CreativeWork",
        "@id": _source_id(at, source.id),
        "name": source.title,
        "url": source.url,
        "inLanguage": source.lang,
    }


# ---- what is quoted


def _quotation(at: Standpoint, quote: ResolvedQuote, article: Node) -> Node:
    return {
        "@type": "Quotation",
        "@id": full(at, at.path, quote_id(quote)),
        "text": words_of(quote),
        "inLanguage": quote.lang,
        "spokenByCharacter": [speaker(at, party) for party in quote.speakers],
        "isPartOf": reference(article),
        "isBasedOn": _origin(at, quote),
        "dateCreated": quote.date,
        **_translation(at, quote.original),
    }


def _origin(at: Standpoint, quote: ResolvedQuote) -> list[Node]:
    """Give what the words stand in: a document where nobody speaks them, and where they were read."""
    source, document = at.library.sources.get(quote.source), document_of(at, quote)
    known = is_told(source)
    work = {"@type": "CreativeWork", "name": document}
    named = document and not (source and known and source.title == document)
    return [*([work] if named else []), *([{"@id": _source_id(at, quote.source)}] if known else [])]


def _translation(at: Standpoint, original: Original | None) -> Node:
    if original is None:
        return {}
    text = "\n\n".join(original.words)
    work = {"@type": "Quotation", "text": text, "inLanguage": original.lang}
    return {
        "translationOfWork": work if text else "",
        "translator": _translator(at, original.translated_by) if original.translated_by else "",
    }


def _translator(at: Standpoint, name: str) -> Node:
    known = at.library.entities.get(name)
    if known is None:
        return {"@type": kind_of_author(name), "name": name}
    return {"@type": "Person", "name": known.name, "url": full(at, urls.entity_file(known.id))}
