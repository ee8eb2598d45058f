"""What the components leave on a spaCy ``Doc``: plain lists in ``doc.user_data``, read as records of spans.

A ``Doc`` goes through ``to_bytes``, ``DocBin``, pickle and other processes; a ``Span`` goes nowhere without
its ``Doc``. So offsets are kept, and each look at ``doc._.quotes`` makes the spans from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefgen.model.annotation import Claim, ClaimStatus, Confidence, Mention, Quote, QuoteType, Speaker
from briefgen.model.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

NAMES, QUOTES, CLAIMS = "briefgen.names", "briefgen.quotes", "briefgen.claims"
"""The keys in ``doc.user_data``."""


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name: its span without title, its label (spaCy's English ones), the title before it ("Mayor")."""

    span: DocSpan
    label: str
    title: str
    rule: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class FoundSpeaker:
    """Who speaks: the words beside the cue ("she"), and the name that they stand for, if the text tells.

    ``confidence`` says how sure it is that they stand for it.
    """

    span: DocSpan
    referent: DocSpan | None
    confidence: Confidence

    @property
    def text(self) -> str:
        """The words beside the cue."""
        return str(self.span.text)


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """Words attributed to somebody: ``segments`` without the marks; ``span`` from the first to the last."""

    span: DocSpan
    segments: tuple[DocSpan, ...]
    type: QuoteType
    speakers: tuple[FoundSpeaker, ...]
    cue: DocSpan | None
    rule: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A contested claim: ``span`` is what is claimed, ``counter`` the words that answer it."""

    span: DocSpan
    status: ClaimStatus
    claimant: FoundSpeaker | None
    countered_by: FoundSpeaker | None
    counter: DocSpan | None
    cue: DocSpan | None
    rule: str
    confidence: Confidence


Stored = Sequence[Any]
"""Plain lists (or tuples, as DocBin gives them back) of text, numbers and None."""


def store_names(doc: Doc, names: Sequence[Mention]) -> None:
    """Keep the names on the document."""
    doc.user_data[NAMES] = [
        [_range(name.span), name.label, name.title, name.rule, str(name.confidence)] for name in names
    ]


def store_quotes(doc: Doc, quotes: Sequence[Quote]) -> None:
    """Keep the quotations on the document."""
    doc.user_data[QUOTES] = [
        [
            [_range(segment) for segment in quote.segments],
            str(quote.type),
            [_speaker(speaker) for speaker in quote.speakers],
            _range(quote.cue),
            quote.rule,
            str(quote.confidence),
        ]
        for quote in quotes
    ]


def store_claims(doc: Doc, claims: Sequence[Claim]) -> None:
    """Keep the contested claims on the document."""
    doc.user_data[CLAIMS] = [
        [
            _range(claim.span),
            str(claim.status),
            _speaker(claim.claimant),
            _speaker(claim.countered_by),
            _range(claim.counter),
            _range(claim.cue),
            claim.rule,
            str(claim.confidence),
        ]
        for claim in claims
    ]


def names_of(doc: Doc) -> tuple[FoundName, ...]:
    """Give the names kept on the document: ``doc._.names``."""
    return tuple(
        FoundName(_span(doc, span), label, title, rule, Confidence(confidence))
        for span, label, title, rule, confidence in doc.user_data.get(NAMES, ())
    )


def quotes_of(doc: Doc) -> tuple[FoundQuote, ...]:
    """Give the quotations kept on the document: ``doc._.quotes``."""
    return tuple(
        FoundQuote(
            _span(doc, (segments[0][0], segments[-1][1])),
            tuple(_span(doc, segment) for segment in segments),
            QuoteType(kind),
            tuple(_found_speaker(doc, speaker) for speaker in speakers),
            _span(doc, cue) if cue else None,
            rule,
            Confidence(confidence),
        )
        for segments, kind, speakers, cue, rule, confidence in doc.user_data.get(QUOTES, ())
    )


def claims_of(doc: Doc) -> tuple[FoundClaim, ...]:
    """Give the contested claims kept on the document: ``doc._.claims``."""
    return tuple(
        FoundClaim(
            _span(doc, span),
            ClaimStatus(status),
            _found_speaker(doc, claimant) if claimant else None,
            _found_speaker(doc, by) if by else None,
            _span(doc, counter) if counter else None,
            _span(doc, cue) if cue else None,
            rule,
            Confidence(confidence),
        )
        for span, status, claimant, by, counter, cue, rule, confidence in doc.user_data.get(CLAIMS, ())
    )


def _range(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span is not None else None


def _speaker(speaker: Speaker | None) -> Stored | None:
    if speaker is None:
        return None
    return [_range(speaker.span), _range(speaker.referent), speaker.confidence.value]


def _span(doc: Doc, offsets: Stored) -> DocSpan:
    # Tokens may have been merged or split since: then the whole tokens around the words are the answer.
    span = doc.char_span(offsets[0], offsets[1], alignment_mode="expand")
    if span is None:
        raise ValueError("The findings on this document are those of another text.")
    return span


def _found_speaker(doc: Doc, stored: Stored) -> FoundSpeaker:
    span, referent, confidence = stored
    return FoundSpeaker(_span(doc, span), _span(doc, referent) if referent else None, Confidence(confidence))
