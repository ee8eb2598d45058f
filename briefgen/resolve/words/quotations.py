"""Quotations with their speakers: those found in the text, and the ``quote`` blocks that editors set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from briefgen.model.annotation import Confidence, Quote, QuoteType
from briefgen.model.article import Article, Prose, QuoteBlock
from briefgen.model.corpus import AnnotatedArticle, Original, Party, ResolvedQuote
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.language import is_language
from briefgen.model.passage import Passage
from briefgen.model.quoting import DOCUMENT, FORMS, PARAPHRASE, is_between_marks
from briefgen.model.suggestions import did_you_mean, listed, nearest
from briefgen.model.text import Span
from briefgen.model.when import partial_date
from briefgen.resolve.directory import Guide
from briefgen.resolve.problems import (
    AMBIGUOUS_SPEAKER,
    BAD_DATE,
    BAD_LANGUAGE,
    EXPIRED_SPEAKER,
    UNKNOWN_FORM,
    UNKNOWN_SOURCE,
    UNKNOWN_SPEAKER,
)
from briefgen.resolve.words.attribution import Voices
from briefgen.resolve.words.comparing import compared
from briefgen.resolve.words.forms import form_of, is_sentence
from briefgen.resolve.words.source_texts import StoredTexts

BY_HAND = "quote-block"
"""The rule of a quotation that an editor set."""

ENOUGH = 4
"""Words of a found quotation from which on a source that has them is taken for the one they come from."""

_UNNAMED = ", unnamed"
_MARKS = "\"“”„«»'‘’"


def quotations(
    article: AnnotatedArticle, voices: Voices, directory: Guide, sources: Set[str], texts: StoredTexts
) -> tuple[tuple[ResolvedQuote, ...], tuple[Diagnostic, ...]]:
    """Give a briefing's quotations, numbered by position, and what is wrong with its blocks.

    ``sources`` are the ids of the recorded sources, ``texts`` what is stored of them. Guesses are left out,
    and so is what was found inside a ``quote`` block: there the editor's word holds.
    """
    problems: list[Diagnostic] = []
    blocks = article.article.quote_blocks
    quotes: list[Quote | ResolvedQuote] = [
        quote
        for quote in article.annotations.quotes
        if quote.confidence is not Confidence.GUESS
        and not (blocks and any(block.span.meets(quote.span) for block in blocks))
    ]
    for block in blocks:
        made = _by_hand(block, article.article, voices, directory, problems)
        passage, altered = compared(made, block, article.article, texts)
        quotes.append(replace(made, passage=passage))
        problems += altered
        problems += _misfits(block, sources)
    known = article.article.source.meta.sources
    numbered = tuple(
        replace(quote, number=number)
        if isinstance(quote, ResolvedQuote)
        else _found(quote, number, voices, texts, known)
        for number, quote in enumerate(sorted(quotes, key=_order), 1)
    )
    return numbered, tuple(problems)


def _order(quote: Quote | ResolvedQuote) -> tuple[int, int, bool, str, tuple[Span, ...]]:
    by_hand = isinstance(quote, ResolvedQuote)
    return (quote.span.start, quote.span.end, by_hand, quote.rule, quote.segments)


def _found(
    quote: Quote, number: int, voices: Voices, texts: StoredTexts, sources: Sequence[str]
) -> ResolvedQuote:
    """Resolve what software found; that the stored text of a source of the briefing has the words is a plus.

    That none has them is no error: the words may come from elsewhere.
    """
    words = tuple(segment.of(voices.text) for segment in quote.segments)
    marked = quote.type is QuoteType.DIRECT or all(is_marked(part, voices.text) for part in quote.segments)
    whole = quote.type is QuoteType.DIRECT and is_sentence(quote.segments, voices.text, spoken=True)
    enough = marked and sum(len(part.split()) for part in words) >= ENOUGH
    passage = texts.compare(words, sources) if enough else None
    found = passage if isinstance(passage, Passage) else None
    return ResolvedQuote(
        number=number,
        span=quote.span,
        segments=quote.segments,
        words=words,
        type=quote.type,
        speakers=tuple(_once(map(voices.party, quote.speakers))),
        cue=quote.cue.of(voices.text) if quote.cue else "",
        rule=quote.rule,
        confidence=quote.confidence,
        source=found.source if found else "",
        marked=marked,
        form=form_of(words, whole=whole) if marked else "",
        passage=found,
    )


def is_marked(span: Span, text: str) -> bool:
    """Say whether words stand between quotation marks, which the span itself leaves out."""
    before = text[max(0, span.start - 2) : span.start].rstrip()[-1:]
    after = text[span.end : span.end + 3].lstrip(".,!?;:… ")[:1]
    return bool(before and after) and before in _MARKS and after in _MARKS


def _once(parties: Iterable[Party]) -> Iterator[Party]:
    seen = set()
    for party in parties:
        if (who := party.entity or party.name) not in seen:
            seen.add(who)
            yield party


def _by_hand(
    block: QuoteBlock, article: Article, voices: Voices, directory: Guide, problems: list[Diagnostic]
) -> ResolvedQuote:
    segments = _without_marks(tuple(_segments(block.span, article.prose)), voices.text)
    words = tuple(segment.of(voices.text) for segment in segments)
    form = block.form if block.form in FORMS else DOCUMENT if block.document else form_of(words)
    return ResolvedQuote(
        number=0,
        span=block.span,
        segments=segments,
        words=words,
        type=QuoteType.INDIRECT if form == PARAPHRASE else QuoteType.DIRECT,
        speakers=_speaker(block, voices, directory, problems),
        cue="",
        rule=BY_HAND,
        confidence=Confidence.SURE,
        by_hand=True,
        source=block.source,
        date=block.date,
        token=block.token,
        marked=form != PARAPHRASE,
        form=form,
        document=block.document,
        cite=block.cite,
        lang=block.lang if is_language(block.lang) else "",
        original=_original(block, article),
    )


def _original(block: QuoteBlock, article: Article) -> Original | None:
    if block.original is None:
        return Original((), "", block.translated_by) if block.translated_by else None
    words = tuple(
        span.of(article.originals.text) for span in _segments(block.original.span, article.originals)
    )
    lang = block.original.lang if is_language(block.original.lang) else ""
    return Original(words, lang, block.translated_by)


def _misfits(block: QuoteBlock, sources: Set[str]) -> Iterator[Diagnostic]:
    """Give what is wrong with a block's source, date, form and languages."""
    if block.source and block.source not in sources:
        near = did_you_mean(nearest(block.source, sources))
        yield UNKNOWN_SOURCE.at(block.place, source=block.source, suggestion=near)
    if block.date and partial_date(block.date) is None:
        yield BAD_DATE.at(block.place, date=block.date)
    if block.form and block.form not in FORMS:
        near = did_you_mean(nearest(block.form, FORMS))
        yield UNKNOWN_FORM.at(block.place, form=block.form, suggestion=near)
    for named in (block, block.original):
        if named and named.lang and not is_language(named.lang):
            yield BAD_LANGUAGE.at(named.place, lang=named.lang)


def _segments(span: Span, prose: Prose) -> Iterator[Span]:
    """Give the paragraphs inside a block."""
    inside = [block.span for block in prose.blocks if span.holds(block.span) and len(block.span)]
    yield from inside or [span]


def _without_marks(segments: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """Give the words without marks that hold them all: pages set their own, and there would be two."""
    if len(segments) != 1 or not is_between_marks(segments[0].of(text)):
        return segments
    words = segments[0].of(text)
    begin, end = len(words) - len(words.lstrip()) + 1, len(words.rstrip()) - 1
    return (Span(segments[0].start + begin, segments[0].start + end),) if end > begin else segments


def _speaker(
    block: QuoteBlock, voices: Voices, directory: Guide, problems: list[Diagnostic]
) -> tuple[Party, ...]:
    name = " ".join(block.speaker.split())
    if not name:
        return ()
    found = directory.find_entity(name)
    if len(found) == 1:
        return (voices.entity(found[0], name),)
    if found:
        problems.append(
            AMBIGUOUS_SPEAKER.at(block.place, speaker=name, candidates=listed(found), first=found[0])
        )
    elif not is_description(name) and (seen := directory.last_seen(name)):
        problems.append(EXPIRED_SPEAKER.at(block.place, speaker=name, path=seen.path))
        name = seen.name if "/" in name else name
    elif not is_description(name):
        hint = directory.like(name, entities_only=True)
        problems.append(UNKNOWN_SPEAKER.at(block.place, speaker=name, suggestion=hint))
    plain = name.removesuffix(_UNNAMED)
    return (Party(plain, text=plain),)


def is_description(speaker: str) -> bool:
    """Say whether a speaker is described, not named: "the ministry", "two officials, unnamed"."""
    first = speaker.split()[0]
    return speaker.endswith(_UNNAMED) or (first.islower() and "/" not in speaker)
