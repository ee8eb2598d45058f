"""The annotations of a briefing as data: a W3C Web Annotation page, one annotation for each thing found.

Ranges are given twice: by position in the article's prose, and by the exact words with what stands around
them, so that they can be found again in the page. Claims that only a header names stand in ``claims.json``.
"""

from __future__ import annotations

from typing import Any

from briefgen.model.corpus import Briefing, FoundClaim, Original, Party
from briefgen.model.messages import N_
from briefgen.model.quoting import PARAPHRASE
from briefgen.model.text import Span
from briefgen.plan import urls, words
from briefgen.plan.cards import Standpoint
from briefgen.plan.corrections import in_order_of_date, new_words
from briefgen.plan.json_ld import full
from briefgen.plan.library import claims_of, mentions_of, quotes_of
from briefgen.plan.statements import (
    counters_of,
    document_of,
    is_direct,
    passages_of,
    quote_id,
    source_url,
    state_id,
)

Node = dict[str, Any]

_SAID = {
    "direct": N_("%(speaker)s (direct quotation)"),
    "indirect": N_("%(speaker)s (indirect quotation)"),
    "mixed": N_("%(speaker)s (mixed quotation)"),
    PARAPHRASE: N_("%(speaker)s (paraphrase)"),
}

AROUND = 32
"""Characters before and after a range that help to find it again."""

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"briefgen": "urn:briefgen:"}]
"""Keys that the vocabulary of Web Annotation lacks begin with ``briefgen:``."""


def annotation_page(at: Standpoint, briefing: Briefing) -> Node:
    """Give the annotations of a briefing; ``at`` is where the file stands."""
    items = [
        *_mentions(at, briefing),
        *_quotes(at, briefing),
        *_claims(at, briefing),
        *_notes(at, briefing),
        *_corrections(at, briefing),
    ]
    own = at.addresses.absolute(at.path) or "annotations.json"
    return {"@context": CONTEXT, "id": own, "type": "AnnotationPage", "items": items}


def _page(at: Standpoint, briefing: Briefing, fragment: str = "") -> str:
    return full(at, at.addresses.briefings[briefing.slug], fragment)


def _annotation(at: Standpoint, name: str, motivation: str, body: Node, target: Any) -> Node:
    own = at.addresses.absolute(at.path, name) or f"#{name}"
    return {"id": own, "type": "Annotation", "motivation": motivation, "body": body, "target": target}


def _range(source: str, prose: str, span: Span) -> Node:
    return {
        "source": source,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.of(prose),
                "prefix": prose[max(0, span.start - AROUND) : span.start],
                "suffix": prose[span.end : span.end + AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }


def _text(purpose: str, value: str, **more: Any) -> Node:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value, **more}


def _mentions(at: Standpoint, briefing: Briefing) -> list[Node]:
    found = []
    source, prose = _page(at, briefing), briefing.article.prose.text
    for number, mention in enumerate(mentions_of(briefing, at.library.entities), 1):
        body = {
            "type": "SpecificResource",
            "purpose": "identifying",
            "source": full(at, urls.entity_file(mention.entity or "")),
            "briefgen:entity": mention.entity,
            "briefgen:label": mention.label,
            "briefgen:rule": mention.rule,
            "briefgen:confidence": mention.confidence.value,
        }
        target = _range(source, prose, mention.span)
        found.append(_annotation(at, f"mention-{number}", "identifying", body, target))
    return found


def _quotes(at: Standpoint, briefing: Briefing) -> list[Node]:
    found = []
    source, prose = _page(at, briefing), briefing.article.prose.text
    for quote in quotes_of(briefing):
        speakers = at.words.messages.listing(party.name or party.text for party in quote.speakers)
        who = speakers or document_of(at, quote) or at.words.say(words.UNNAMED)
        body = _text(
            "describing",
            at.words.say(_SAID[PARAPHRASE if quote.form == PARAPHRASE else quote.type.value], speaker=who),
            **{
                "briefgen:speakers": [party_node(at, party) for party in quote.speakers],
                "briefgen:quoteType": quote.type.value,
                "briefgen:verbatim": is_direct(quote),
                # What stands between two pieces ("she said") is inside the range but not of the words.
                "briefgen:segments": [[segment.start, segment.end] for segment in quote.segments],
                "briefgen:form": quote.form,
                "briefgen:source": quote.source or None,
                "briefgen:atSource": source_url(at, quote.passage) or None,
                "briefgen:original": original_node(quote.original),
                "briefgen:cue": quote.cue,
                "briefgen:rule": quote.rule,
                "briefgen:confidence": quote.confidence.value,
            },
        )
        target = _range(source, prose, quote.span)
        found.append(_annotation(at, quote_id(quote), "describing", body, target))
    return found


def original_node(original: Original | None) -> Node | None:
    """Give the words before they were translated."""
    if original is None:
        return None
    by = original.translated_by or None
    text = "\n\n".join(original.words) or None
    return {"text": text, "lang": original.lang or None, "translated_by": by}


def party_node(at: Standpoint, party: Party | None) -> Node | None:
    """Give somebody who speaks."""
    if party is None:
        return None
    entity = at.library.entity_of(party)
    return {"name": party.name or party.text, "entity": entity.id if entity else None}


def _claims(at: Standpoint, briefing: Briefing) -> list[Node]:
    found = [_found(at, briefing, claim) for claim in claims_of(briefing)]
    passages = passages_of(briefing)
    source, prose = _page(at, briefing), briefing.article.prose.text
    for use, fragment in passages:
        if use.span is not None and use.claim in at.library.claims:
            body, target = _recorded(at, use.claim), _range(source, prose, use.span)
            found.append(_annotation(at, fragment, "assessing", body, target))
    return found


def _recorded(at: Standpoint, claim: str) -> Node:
    record = at.library.claims[claim].record
    return {
        "type": "SpecificResource",
        "purpose": "assessing",
        "source": full(at, urls.claim_file(claim)),
        "briefgen:claim": claim,
        "briefgen:state": state_id(record),
    }


def _found(at: Standpoint, briefing: Briefing, claim: FoundClaim) -> Node:
    if claim.record in at.library.claims:
        body = _recorded(at, claim.record) | {"briefgen:tie": claim.tie.value}
    else:
        body = _text("assessing", at.words.say(words.FOUND_LABEL))
    body |= {
        "briefgen:status": claim.status.value,
        "briefgen:positions": [
            {"by": party_node(at, position.by), "stance": position.stance} for position in claim.positions
        ],
        "briefgen:cue": claim.cue,
        "briefgen:rule": claim.rule,
        "briefgen:confidence": claim.confidence.value,
        "briefgen:answers": [[span.start, span.end] for span, _ in counters_of(claim)],
    }
    target = _range(_page(at, briefing), briefing.article.prose.text, claim.span)
    return _annotation(at, f"claim-{claim.number}", "assessing", body, target)


def _notes(at: Standpoint, briefing: Briefing) -> list[Node]:
    source, prose = _page(at, briefing), briefing.article.prose.text
    return [
        _annotation(
            at,
            f"note-{number}",
            "commenting",
            _text("commenting", note.span.of(prose)),
            _range(source, prose, note.span),
        )
        for number, note in enumerate(briefing.article.notes, 1)
    ]


def _corrections(at: Standpoint, briefing: Briefing) -> list[Node]:
    found = []
    article = briefing.article
    for number, correction in enumerate(in_order_of_date(article.source.meta), 1):
        span = new_words(article, correction)
        if span is None:
            target: Any = _page(at, briefing, correction.where.removeprefix("#"))
        else:
            target = _range(_page(at, briefing), article.prose.text, span)
        more = {
            "briefgen:kind": correction.kind,
            "briefgen:was": correction.was,
            "briefgen:now": correction.now,
        }
        value = correction.text or correction.now or at.words.label(words.CORRECTION_KINDS, correction.kind)
        node = _annotation(
            at,
            f"correction-{number}",
            "editing",
            _text("editing", value, **more),
            target,
        )
        found.append(node | {"created": correction.date.iso})
    return found
