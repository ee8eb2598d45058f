"""The notes on changes to a briefing, and the changed words in its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.model.article import Article
from briefgen.model.corpus import Briefing
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.source import Correction, Meta
from briefgen.model.text import Span, words_in
from briefgen.plan import words
from briefgen.plan.parts.cards import Standpoint, briefing_card
from briefgen.plan.problems import NEW_WORDS_MANY, NEW_WORDS_MISSING, NOTE_EMPTY
from briefgen.plan.text.weave import Inline
from briefgen.plan.views import CorrectionView, DateView


def in_order_of_date(meta: Meta) -> tuple[Correction, ...]:
    """Give the notes of a header by date, those of one day as they stand.

    They are numbered in this order, so that a new one changes the number of none, wherever it is written.
    """
    return tuple(sorted(meta.corrections, key=lambda correction: correction.date.order[0]))


def correction_views(
    at: Standpoint, briefing: Briefing, *, with_briefing: bool = False
) -> Iterator[CorrectionView]:
    """Give the notes on changes to a briefing, the earliest first."""
    article = briefing.article
    path = at.addresses.briefings[briefing.slug]
    for number, correction in enumerate(in_order_of_date(article.source.meta), 1):
        marked = new_words(article, correction) is not None
        where = corrected_id(number) if marked else correction.where.removeprefix("#")
        yield CorrectionView(
            date=at.words.date(correction.date) or DateView("", ""),
            kind=correction.kind,
            kind_label=at.words.label(words.CORRECTION_KINDS, correction.kind),
            text=correction.text,
            was=correction.was,
            now=correction.now,
            where_url=at.href(path, where) if where else "",
            anchor=f"correction-{number}",
            briefing=briefing_card(at, briefing.slug) if with_briefing else None,
        )


def was_and_now(at: Standpoint, note: CorrectionView) -> str:
    """Give what stood there and what stands there now, in a sentence or two."""
    if note.was and note.now:
        return at.words.say("Was: %(was)s. Now: %(now)s.", was=note.was, now=note.now)
    if note.was:
        return at.words.say("Was: %(was)s.", was=note.was)
    return at.words.say("Now: %(now)s.", now=note.now) if note.now else ""


def corrected_id(number: int) -> str:
    """Give the fragment id of changed words in the text, by the number of their note."""
    return f"corrected-{number}"


def correction_marks(article: Article, views: Sequence[CorrectionView]) -> Iterator[Inline]:
    """Mark the changed words, each with its note; ``views`` are those of the article, in order."""
    notes = in_order_of_date(article.source.meta)
    for number, (correction, view) in enumerate(zip(notes, views, strict=True), 1):
        span = new_words(article, correction)
        if span is not None:
            yield Inline(span, "correction", view, corrected_id(number))


def new_words(article: Article, correction: Correction) -> Span | None:
    """Give where the new words of a correction stand in the text; none if that cannot be said.

    They are looked for in the section that ``where`` names, else everywhere. Words that stand there more than
    once are not marked: it would be a guess which of them changed.
    """
    found = _places(article, correction)
    return found[0] if len(found) == 1 else None


def check_corrections(article: Article) -> Iterator[Diagnostic]:
    """Report notes that say nothing, and new words that the briefing does not have, or has several times."""
    meta = article.source.meta
    for number, correction in enumerate(meta.corrections):
        if not (correction.text or correction.was or correction.now):
            yield NOTE_EMPTY.at(
                meta.places.get(f"corrections.{number}") or article.source.place(article.source.body)
            )
        found = _places(article, correction)
        if not correction.now or len(found) == 1:
            continue
        place = meta.places.get(f"corrections.{number}.now") or article.source.place(article.source.body)
        if found:
            yield NEW_WORDS_MANY.at(place, now=correction.now, times=len(found))
        elif not _is_elsewhere(meta, correction):
            yield NEW_WORDS_MISSING.at(place, now=correction.now)


def _places(article: Article, correction: Correction) -> list[Span]:
    """Give where the new words stand: as whole words if they do so anywhere, since 10 stands in 2010 too."""
    text, stretch = article.prose.text, _stretch(article, correction.where.removeprefix("#"))
    found = [span for span in words_in(correction.now, text) if stretch.holds(span)]
    return [span for span in found if _is_whole(span, text)] or found


def _is_whole(span: Span, text: str) -> bool:
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    return not (
        (before.isalnum() and text[span.start].isalnum())
        or (after.isalnum() and text[span.end - 1].isalnum())
    )


def _stretch(article: Article, anchor: str) -> Span:
    """Give the prose of the section with this anchor and of those below it, else the whole prose."""
    end = len(article.prose.text)
    begun = [section for section in article.sections if anchor and section.anchor == anchor]
    if not begun:
        return Span(0, end)
    after = article.sections[begun[0].number + 1 :]
    ends = (section.span.start for section in after if section.level <= begun[0].level)
    return Span(begun[0].span.start, next(ends, end))


def _is_elsewhere(meta: Meta, correction: Correction) -> bool:
    """Say whether the words stand in the header, or were themselves corrected since."""
    header = (
        meta.title,
        meta.summary,
        *(point.text for point in meta.key_points),
        *meta.not_known,
        meta.method,
    )
    image = (meta.image.alt, meta.image.caption) if meta.image else ()
    others = (other.was for other in meta.corrections if other is not correction)
    return any(next(words_in(correction.now, text), None) for text in (*header, *image, *others))
