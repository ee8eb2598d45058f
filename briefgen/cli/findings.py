"""What was found in one document: as a record for programs, as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from briefgen.model.annotation import Claim, Confidence, Quote
from briefgen.model.corpus import AnnotatedArticle, Briefing, Party, ResolvedMention, ResolvedQuote
from briefgen.model.excerpt import safe
from briefgen.model.text import Span

_WIDEST = 70
_HUES = {"name": "green", "quote": "cyan", "claim": "yellow"}
_SURE = {Confidence.SURE: "green", Confidence.LIKELY: "yellow", Confidence.GUESS: "red"}


def as_record(
    name: Any, found: AnnotatedArticle, briefing: Briefing, *, guesses: bool = True
) -> dict[str, Any]:
    """Give a document and what was found in it. Offsets count code points of ``text``, as it came in.

    Without ``guesses`` it is what a page shows, nothing else changed. Each list is in the order of the text.
    """
    text = found.article.prose.text
    quotes = [_quote(quote) for quote in briefing.quotes]
    if guesses:
        quotes += [_guess(quote, text) for quote in _unresolved(found)]
        quotes.sort(key=lambda quote: (quote["start"], quote["end"]))
    return {
        "id": name,
        "text": text,
        "entities": [_entity(mention) for mention in briefing.mentions if guesses or _is_shown(mention)],
        "quotes": quotes,
        "claims": [_claim(claim, text) for claim in found.annotations.claims if guesses or _is_shown(claim)],
    }


def _is_shown(found: ResolvedMention | Claim) -> bool:
    return found.confidence is not Confidence.GUESS


def _unresolved(found: AnnotatedArticle) -> list[Quote]:
    """Give the guesses at quotations, which are never resolved, since no page shows them."""
    return [quote for quote in found.annotations.quotes if quote.confidence is Confidence.GUESS]


def _entity(mention: ResolvedMention) -> dict[str, Any]:
    span = mention.span
    return {
        "start": span.start,
        "end": span.end,
        "text": mention.text,
        "label": mention.label,
        "entity": mention.entity,
        "rule": mention.rule,
        "confidence": mention.confidence.value,
    }


def _quote(quote: ResolvedQuote) -> dict[str, Any]:
    speaker = quote.speakers[0] if quote.speakers else None
    by = (speaker.span, speaker.text or speaker.name, speaker.entity) if speaker else _NOBODY
    return _as_said(quote, quote.words, quote.cue, by)


def _guess(quote: Quote, text: str) -> dict[str, Any]:
    speaker = quote.speakers[0] if quote.speakers else None
    by = (speaker.span, speaker.text, None) if speaker else _NOBODY
    words = [segment.of(text) for segment in quote.segments]
    return _as_said(quote, words, quote.cue.of(text) if quote.cue else "", by)


_By = tuple[Span | None, str, str | None]
"""Who speaks: where that stands, in which words, and the entity's id, as far as it is known."""

_NOBODY: _By = (None, "", None)


def _as_said(quote: Quote | ResolvedQuote, words: Sequence[str], cue: str, by: _By) -> dict[str, Any]:
    place, name, entity = by
    return {
        "start": quote.span.start,
        "end": quote.span.end,
        "segments": [[segment.start, segment.end] for segment in quote.segments],
        "text": " … ".join(words),
        "type": quote.type.value,
        "speaker_start": place.start if place else None,
        "speaker_end": place.end if place else None,
        "speaker_text": name,
        "speaker": entity,
        "cue": cue,
        "rule": quote.rule,
        "confidence": quote.confidence.value,
    }


def _claim(claim: Claim, text: str) -> dict[str, Any]:
    return {
        "start": claim.span.start,
        "end": claim.span.end,
        "text": claim.span.of(text),
        "status": claim.status.value,
        "claimant": claim.claimant.text if claim.claimant else "",
        "countered_by": claim.countered_by.text if claim.countered_by else "",
        "counter_start": claim.counter.start if claim.counter else None,
        "counter_end": claim.counter.end if claim.counter else None,
        "cue": claim.cue.of(text) if claim.cue else "",
        "rule": claim.rule,
        "confidence": claim.confidence.value,
    }


def as_text(name: str, found: AnnotatedArticle, briefing: Briefing, *, colour: bool = False) -> str:
    """Give a document's findings in order: place, kind and words, then what they mean, rule, confidence."""

    def paint(text: str, hue: str | None = None, bold: bool = False) -> str:
        return click.style(text, fg=hue, bold=bold) if colour else text

    lines = [paint(safe(str(name)), bold=True)]
    for span, kind, words, meaning, rule, confidence in sorted(_lines(found, briefing)):
        place = found.article.place(span)
        sure = paint(confidence.value, _SURE[confidence])
        where = f"{place.line}:{place.column}"
        lines.append(f"  {where:>8}  {paint(f'{kind:<5}', _HUES[kind])}  {_short(words)}")
        lines.append(f"  {'':>8}  {'':<5}  {safe(meaning)} [{rule}, {sure}]")
    if len(lines) == 1:
        lines.append("  nothing found")
    return "\n".join(lines)


_Line = tuple[Span, str, str, str, str, Confidence]


def _lines(found: AnnotatedArticle, briefing: Briefing) -> Iterator[_Line]:
    text = found.article.prose.text
    for mention in briefing.mentions:
        meaning = f"{mention.label}, {mention.entity or 'not linked'}"
        yield mention.span, "name", mention.text, meaning, mention.rule, mention.confidence
    guessed = {
        speaker.span: " ".join(speaker.referent.of(text).split())
        for quote in found.annotations.quotes
        for speaker in quote.speakers
        if speaker.referent is not None and speaker.confidence is Confidence.GUESS
    }
    for quote in briefing.quotes:
        speakers = " and ".join(_speaker(party, guessed) for party in quote.speakers) or "nobody named"
        said = f"{quote.type.value}, by {speakers}" + (f' ("{quote.cue}")' if quote.cue else "")
        yield quote.span, "quote", " … ".join(quote.words), said, quote.rule, quote.confidence
    for guess in _unresolved(found):
        by = " and ".join(speaker.text for speaker in guess.speakers) or "nobody named"
        cue = f' ("{guess.cue.of(text)}")' if guess.cue else ""
        words = " … ".join(segment.of(text) for segment in guess.segments)
        meaning = f"{guess.type.value}, by {by}{cue}"
        yield guess.span, "quote", words, meaning, guess.rule, guess.confidence
    recorded = {claim.span: claim for claim in briefing.claims if claim.record}
    for claim in found.annotations.claims:
        by = claim.countered_by.text if claim.countered_by else "the writer"
        counter = f': "{claim.counter.of(text)}"' if claim.counter else ""
        claimant = f"; claimed by {claim.claimant.text}" if claim.claimant else ""
        known = recorded.get(claim.span) if claim.confidence is not Confidence.GUESS else None
        tie = f"; recorded as {known.record}, tie: {known.tie.value}" if known else ""
        meaning = f"{claim.status.value} by {by}{counter}{claimant}{tie}"
        yield claim.span, "claim", claim.span.of(text), meaning, claim.rule, claim.confidence


def _speaker(party: Party, guessed: Mapping[Span, str]) -> str:
    """Give who speaks; of a guess, which no page shows, also whom it may be."""
    name = party.entity or party.name
    perhaps = guessed.get(party.span) if party.span is not None and party.entity is None else None
    return f"{name} (perhaps {perhaps})" if perhaps else name


def _short(words: str) -> str:
    line = safe(" ".join(words.split()))
    return line if len(line) <= _WIDEST else f"{line[: _WIDEST - 1]}…"
