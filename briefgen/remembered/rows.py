"""A content file that was read, parsed and annotated, as a compact row; ``values`` turns it back.

Rows hold numbers and each text once. Places are kept as numbers too: the file's text, which is read in any
case, has the line that they show.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from briefgen.model.annotation import (
    Annotations,
    ClaimStatus,
    Confidence,
    QuoteType,
    Speaker,
)
from briefgen.model.article import (
    Article,
    Block,
    BlockKind,
    QuoteBlock,
)
from briefgen.model.diagnostic import Diagnostic, Severity
from briefgen.model.head import Head
from briefgen.model.source import Role
from briefgen.model.text import Place, Span
from briefgen.model.when import Precision, When

BLOCK_KINDS = tuple(BlockKind)
SEVERITIES = tuple(Severity)
ROLES = tuple(Role)
PRECISIONS = tuple(Precision)
CONFIDENCES = tuple(Confidence)
QUOTE_TYPES = tuple(QuoteType)
STATUSES = tuple(ClaimStatus)

QUOTE_TEXTS = ("speaker", "source", "date", "cite", "document", "form", "lang", "translated_by")

Numbers = tuple[int, ...]
DateRow = tuple[str, str, int]
ProblemRow = tuple[str, int, str, str, Numbers]


class MetaRow(NamedTuple):
    """A header: the fields of ``Meta`` in their order."""

    title: str
    kind: str
    slug: str
    section: str
    summary: str
    date: DateRow | None
    updated: DateRow | None
    expires: DateRow | None
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    draft: bool
    lang: str
    image: tuple[str, str, str, str, bool] | None
    aliases: tuple[str, ...]
    about: tuple[str, ...]
    claims: tuple[str, ...]
    not_claims: tuple[str, ...]
    sources: tuple[str, ...]
    key_points: tuple[tuple[str, tuple[str, ...]], ...]
    not_known: tuple[str, ...]
    relative_dates: tuple[tuple[str, DateRow], ...]
    method: str
    ai_use: tuple[str, str, str] | None
    corrections: tuple[tuple[DateRow, str, str, str, str, str], ...]
    extra: dict[str, Any]
    place_keys: tuple[str, ...]
    place_marks: Numbers


class HeadRow(NamedTuple):
    """A ``Head``."""

    meta: MetaRow
    body: tuple[int, int]
    slug: str
    section: str
    role: int
    references: tuple[tuple[str, str, Numbers], ...]
    problems: tuple[ProblemRow, ...]


class ArticleRow(NamedTuple):
    """An ``Article`` without its source, and the problems of its Markdown."""

    prose: str
    blocks: Numbers
    sections: tuple[tuple[str, str, int, str, int, int, int], ...]
    wiki_links: tuple[tuple[str, Numbers], ...]
    links: tuple[tuple[str, Numbers, bool, str, bool], ...]
    plain: Numbers
    quote_blocks: tuple[tuple[Numbers, tuple[str, ...], tuple[str, Numbers] | None], ...]
    claim_blocks: tuple[tuple[str, Numbers], ...]
    notes: tuple[Numbers, ...]
    anchors: tuple[str, ...]
    originals: str
    original_blocks: Numbers
    facts: str
    problems: tuple[ProblemRow, ...]


class FoundRow(NamedTuple):
    """``Annotations``; their texts are numbers of ``words``."""

    words: tuple[str, ...]
    mentions: Numbers
    quotes: tuple[tuple[Numbers, Numbers, tuple[Numbers, ...]], ...]
    claims: tuple[tuple[Numbers, Numbers, Numbers], ...]


class FileRow(NamedTuple):
    """All of a file. ``found_by`` is the stamp of what annotated it; empty: nothing did.

    Of a file that was left out so far there is a head only; ``article`` and ``found`` are empty then.

    ``article`` and ``found`` are an ``ArticleRow`` and a ``FoundRow``, packed until their turn comes:
    thousands at once would take much more memory than the values that are made of them.
    """

    head: HeadRow
    article: bytes
    found_by: str
    found: bytes


@dataclass(slots=True)
class Words:
    """Texts by number, while a row is made."""

    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, text: str) -> int:
        """Give the number of a text."""
        return self.numbers.setdefault(text, len(self.numbers))


def head_row(head: Head) -> HeadRow:
    """Turn a head into a row."""
    meta = head.meta
    places = meta.places
    return HeadRow(
        MetaRow(
            title=meta.title,
            kind=meta.kind,
            slug=meta.slug,
            section=meta.section,
            summary=meta.summary,
            date=_date_row(meta.date),
            updated=_date_row(meta.updated),
            expires=_date_row(meta.expires),
            authors=meta.authors,
            tags=meta.tags,
            draft=meta.draft,
            lang=meta.lang,
            image=_fields(meta.image, "path alt caption credit decorative"),
            aliases=meta.aliases,
            about=meta.about,
            claims=meta.claims,
            not_claims=meta.not_claims,
            sources=meta.sources,
            key_points=tuple((point.text, point.claims) for point in meta.key_points),
            not_known=meta.not_known,
            relative_dates=tuple((words, _date(date)) for words, date in meta.relative_dates),
            method=meta.method,
            ai_use=_fields(meta.ai_use, "note detail part"),
            corrections=tuple(
                (_date(note.date), note.kind, note.text, note.was, note.now, note.where)
                for note in meta.corrections
            ),
            extra=dict(meta.extra),
            place_keys=tuple(places),
            place_marks=tuple(number for place in places.values() for number in _at(place)),
        ),
        (head.body.start, head.body.end),
        head.slug,
        head.section,
        ROLES.index(head.role),
        tuple((one.kind, one.id, _at(one.place)) for one in head.references),
        tuple(map(_problem_row, head.problems)),
    )


def article_row(article: Article, problems: Sequence[Diagnostic]) -> ArticleRow:
    """Turn an article into a row."""
    return ArticleRow(
        article.prose.text,
        _block_numbers(article.prose.blocks),
        tuple(
            (one.title, one.anchor, one.level, one.kicker, one.span.start, one.span.end, one.token)
            for one in article.sections
        ),
        tuple(
            (one.target, (*_ends(one.span), one.token, one.child, *_at(one.place)))
            for one in article.wiki_links
        ),
        tuple(
            (
                one.target,
                (*_ends(one.span), one.token, one.child, *_at(one.place)),
                one.image,
                one.alt,
                one.decorative,
            )
            for one in article.links
        ),
        tuple(number for span in article.plain for number in _ends(span)),
        tuple(map(_quote_block_row, article.quote_blocks)),
        tuple((one.claim, (*_ends(one.span), one.token, *_at(one.place))) for one in article.claim_blocks),
        tuple((*_ends(one.span), one.token, *_at(one.place)) for one in article.notes),
        article.anchors,
        article.originals.text,
        _block_numbers(article.originals.blocks),
        article.facts,
        tuple(map(_problem_row, problems)),
    )


def found_row(found: Annotations) -> FoundRow:
    """Turn annotations into a row."""
    words = Words()
    number = words.number
    mentions: list[int] = []
    for one in found.mentions:
        texts = (number(one.label), number(one.text), number(one.title), number(one.rule))
        told = (CONFIDENCES.index(one.confidence), int(one.told), number(one.gender))
        mentions += (*_ends(one.span), *texts, *told)
    quotes = tuple(
        (
            (
                *_ends(one.span),
                *_ends(one.cue),
                QUOTE_TYPES.index(one.type),
                number(one.rule),
                CONFIDENCES.index(one.confidence),
            ),
            tuple(end for segment in one.segments for end in _ends(segment)),
            tuple(_speaker_numbers(speaker, words) for speaker in one.speakers),
        )
        for one in found.quotes
    )
    claims = tuple(
        (
            (
                *_ends(one.span),
                *_ends(one.counter),
                *_ends(one.cue),
                STATUSES.index(one.status),
                number(one.rule),
                CONFIDENCES.index(one.confidence),
            ),
            _speaker_numbers(one.claimant, words),
            _speaker_numbers(one.countered_by, words),
        )
        for one in found.claims
    )
    return FoundRow(tuple(words.numbers), tuple(mentions), quotes, claims)


def _fields(value: object, names: str) -> Any:
    return tuple(getattr(value, name) for name in names.split()) if value is not None else None


def _date_row(when: When | None) -> DateRow | None:
    return _date(when) if when else None


def _date(when: When) -> DateRow:
    return (when.text, when.moment.isoformat(), PRECISIONS.index(when.precision))


def _at(place: Place) -> tuple[int, int, int]:
    return (place.line, place.column, place.width)


def _problem_row(problem: Diagnostic) -> ProblemRow:
    at = _at(problem.place) if problem.place else ()
    return (problem.code, SEVERITIES.index(problem.severity), problem.message, problem.hint, at)


def _ends(span: Span | None) -> tuple[int, int]:
    return (span.start, span.end) if span is not None else (-1, -1)


def _block_numbers(blocks: Iterable[Block]) -> Numbers:
    numbers: list[int] = []
    for one in blocks:
        numbers += (*_ends(one.span), BLOCK_KINDS.index(one.kind), one.section, int(one.quoted), one.token)
    return tuple(numbers)


def _quote_block_row(one: QuoteBlock) -> tuple[Numbers, tuple[str, ...], tuple[str, Numbers] | None]:
    first = one.original
    original = (first.lang, (*_ends(first.span), first.token, *_at(first.place))) if first else None
    at = (*_ends(one.span), one.token, *_at(one.place))
    return at, tuple(getattr(one, name) for name in QUOTE_TEXTS), original


def _speaker_numbers(speaker: Speaker | None, words: Words) -> Numbers:
    if speaker is None:
        return ()
    text, sure = words.number(speaker.text), CONFIDENCES.index(speaker.confidence)
    return (*_ends(speaker.span), text, *_ends(speaker.referent), sure)
