"""The annotations of a briefing as data: a W3C Web Annotation page, one annotation for each thing found.

Ranges are given twice: by position in the article's prose, and by the exact words with what stands around
them, so that they can be found again in the page. Claims that only a header names stand in ``claims.json``.

These files are a third of a site, so what would stand in every annotation is short in them: ids and the page
are addresses relative to the file, whose own is the base (``@base``), and JSON has no blanks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from briefgen.model.corpus import Briefing, FoundClaim, Original, Party
from briefgen.model.messages import N_
from briefgen.model.quoting import PARAPHRASE
from briefgen.model.text import Span
from briefgen.plan import urls, words
from briefgen.plan.data_format import Ready, as_line, as_text, encoded, whole
from briefgen.plan.linked_data.json_ld import full
from briefgen.plan.parts.cards import Standpoint
from briefgen.plan.parts.library import claims_of, mentions_of, quotes_of
from briefgen.plan.parts.statements import (
    counters_of,
    document_of,
    is_direct,
    passages_of,
    quote_id,
    source_url,
    state_id,
)
from briefgen.plan.text.corrections import in_order_of_date, new_words
from briefgen.plan.typeset import typeset

Node = dict[str, Any]

_SAID = {
    "direct": N_("%(speaker)s (direct quotation)"),
    "indirect": N_("%(speaker)s (indirect quotation)"),
    "mixed": N_("%(speaker)s (mixed quotation)"),
    PARAPHRASE: N_("%(speaker)s (paraphrase)"),
}

AROUND = 32
"""Characters before and after a range that help to find it again."""

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OWN_KEYS = {"briefgen": "urn:briefgen:"}
"""Keys that the vocabulary of Web Annotation lacks begin with ``briefgen:``."""


def annotation_page(at: Standpoint, briefing: Briefing) -> Node:
    """Give the annotations of a briefing, each as a line of JSON; ``at`` is where the file stands."""
    own = at.addresses.absolute(at.path)
    article = briefing.article
    prose = typeset(article.prose.text, article.source.meta.lang or at.words.lang)
    target = _Target(as_text(_page(at, briefing)), whole(prose))
    items = [
        *_mentions(at, briefing, target),
        *_quotes(at, briefing, target),
        *_claims(at, briefing, target),
        *_notes(briefing, target),
        *_corrections(at, briefing, target),
    ]
    base = {"@base": own} if own else {}
    page = own or "annotations.json"
    return {"@context": [CONTEXT, base | OWN_KEYS], "id": page, "type": "AnnotationPage", "items": items}


def _page(at: Standpoint, briefing: Briefing, fragment: str = "") -> str:
    """Give the page of the briefing as seen from the file, which mostly stands beside it."""
    path, folder = at.addresses.briefings[briefing.slug], at.path[: at.path.rfind("/") + 1]
    if path.startswith(folder):
        return urls.join("", path.removeprefix(folder), fragment)
    return at.href(path, fragment)


@dataclass(frozen=True, slots=True)
class _Target:
    """What annotations are on: the text of a briefing, in whole characters.

    ``page`` is the link to it, as JSON. Most annotations of a site are mentions, so they are written here and
    not by way of dictionaries.
    """

    page: bytes
    prose: str

    def annotation(
        self, name: str, motivation: bytes, body: bytes, target: bytes, more: bytes = b""
    ) -> Ready:
        """Give an annotation; ``body``, ``target`` and ``more`` are JSON."""
        return Ready(
            b'{"id":"#%b","type":"Annotation","motivation":"%b","body":%b,"target":%b%b}'
            % (name.encode(), motivation, body, target, more)
        )

    def on(self, span: Span) -> bytes:
        """Give a range of the text as the target of an annotation."""
        start, end, prose = span.start, span.end, self.prose
        return (
            b'{"source":%b,"selector":[{"type":"TextQuoteSelector","exact":%b,"prefix":%b,"suffix":%b},'
            b'{"type":"TextPositionSelector","start":%d,"end":%d}]}'
        ) % (
            self.page,
            encoded(prose[start:end]),
            encoded(prose[start - AROUND if start > AROUND else 0 : start]),
            encoded(prose[end : end + AROUND]),
            start,
            end,
        )


def _text(purpose: str, value: str, **more: Any) -> Node:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value, **more}


def _mentions(at: Standpoint, briefing: Briefing, target: _Target) -> Iterator[Ready]:
    for number, mention in enumerate(mentions_of(briefing, at.library.entities), 1):
        page = full(at, urls.entity_file(mention.entity or ""))
        body = _identified(page, mention.entity, mention.label, mention.rule, str(mention.confidence))
        yield target.annotation(f"mention-{number}", b"identifying", body, target.on(mention.span))


@lru_cache(maxsize=1 << 14)
def _identified(page: str, entity: str | None, label: str, rule: str, confidence: str) -> bytes:
    return as_line(
        {
            "type": "SpecificResource",
            "purpose": "identifying",
            "source": page,
            "briefgen:entity": entity,
            "briefgen:label": label,
            "briefgen:rule": rule,
            "briefgen:confidence": confidence,
        }
    )


def _quotes(at: Standpoint, briefing: Briefing, target: _Target) -> Iterator[Ready]:
    for quote in quotes_of(briefing):
        speakers = at.words.messages.listing(party.name or party.text for party in quote.speakers)
        who = speakers or document_of(at, quote) or at.words.say(words.UNNAMED)
        body = _text(
            "describing",
            at.words.say(_SAID[PARAPHRASE if quote.form == PARAPHRASE else str(quote.type)], speaker=who),
            **{
                "briefgen:speakers": [party_node(at, party) for party in quote.speakers],
                "briefgen:quoteType": str(quote.type),
                "briefgen:verbatim": is_direct(quote),
                # What stands between two pieces ("she said") is inside the range but not of the words.
                "briefgen:segments": [[segment.start, segment.end] for segment in quote.segments],
                "briefgen:form": quote.form,
                "briefgen:source": quote.source or None,
                "briefgen:atSource": source_url(at, quote.passage) or None,
                "briefgen:original": original_node(quote.original),
                "briefgen:cue": quote.cue,
                "briefgen:rule": quote.rule,
                "briefgen:confidence": str(quote.confidence),
            },
        )
        yield target.annotation(quote_id(quote), b"describing", as_line(body), target.on(quote.span))


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


def _claims(at: Standpoint, briefing: Briefing, target: _Target) -> Iterator[Ready]:
    for claim in claims_of(briefing):
        body, name = as_line(_found(at, claim)), f"claim-{claim.number}"
        yield target.annotation(name, b"assessing", body, target.on(claim.span))
    for use, fragment in passages_of(briefing):
        if use.span is not None and use.claim in at.library.claims:
            body = as_line(_recorded(at, use.claim))
            yield target.annotation(fragment, b"assessing", body, target.on(use.span))


def _recorded(at: Standpoint, claim: str) -> Node:
    record = at.library.claims[claim].record
    return {
        "type": "SpecificResource",
        "purpose": "assessing",
        "source": full(at, urls.claim_file(claim)),
        "briefgen:claim": claim,
        "briefgen:state": state_id(record),
    }


def _found(at: Standpoint, claim: FoundClaim) -> Node:
    if claim.record in at.library.claims:
        body = _recorded(at, claim.record) | {"briefgen:tie": claim.tie.value}
    else:
        body = _text("assessing", at.words.say(words.FOUND_LABEL))
    return body | {
        "briefgen:status": claim.status.value,
        "briefgen:positions": [
            {"by": party_node(at, position.by), "stance": position.stance} for position in claim.positions
        ],
        "briefgen:cue": claim.cue,
        "briefgen:rule": claim.rule,
        "briefgen:confidence": claim.confidence.value,
        "briefgen:answers": [[span.start, span.end] for span, _ in counters_of(claim)],
    }


def _notes(briefing: Briefing, target: _Target) -> Iterator[Ready]:
    for number, note in enumerate(briefing.article.notes, 1):
        body = as_line(_text("commenting", note.span.of(target.prose)))
        yield target.annotation(f"note-{number}", b"commenting", body, target.on(note.span))


def _corrections(at: Standpoint, briefing: Briefing, target: _Target) -> Iterator[Ready]:
    article = briefing.article
    for number, correction in enumerate(in_order_of_date(article.source.meta), 1):
        span = new_words(article, correction)
        if span is None:
            on = as_text(_page(at, briefing, correction.where.removeprefix("#")))
        else:
            on = target.on(span)
        more = {
            "briefgen:kind": correction.kind,
            "briefgen:was": correction.was,
            "briefgen:now": correction.now,
        }
        value = correction.text or correction.now or at.words.label(words.CORRECTION_KINDS, correction.kind)
        body, created = as_line(_text("editing", value, **more)), as_text(correction.date.iso)
        yield target.annotation(f"correction-{number}", b"editing", body, on, b',"created":%b' % created)
