"""The rows of ``rows`` as values again.

Texts that come again in many articles (names, rules, anchors) are one object in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

from briefgen.model.annotation import Annotations, Claim, Mention, Quote, Speaker
from briefgen.model.article import (
    Article,
    Block,
    ClaimBlock,
    Link,
    Markup,
    NoteBlock,
    OriginalBlock,
    Prose,
    QuoteBlock,
    Section,
    WikiLink,
)
from briefgen.model.diagnostic import Diagnostic, Outcome
from briefgen.model.head import Head, Reference
from briefgen.model.nested_values import with_tuples
from briefgen.model.source import AiUse, Correction, Image, KeyPoint, Meta, Source
from briefgen.model.text import Place, Places, Span
from briefgen.model.when import When
from briefgen.remembered.rows import (
    BLOCK_KINDS,
    CONFIDENCES,
    PRECISIONS,
    QUOTE_TYPES,
    ROLES,
    SEVERITIES,
    STATUSES,
    ArticleRow,
    DateRow,
    FoundRow,
    HeadRow,
    Numbers,
    ProblemRow,
)

_SHARED = tuple(range(16_384))
"""One object for each offset that is usual; Python itself shares those up to 256 only."""


class Rows:
    """Turns rows back; texts that come again are one object."""

    def __init__(self) -> None:
        self._pool: dict[Any, Any] = {}

    def _one(self, value: Any) -> Any:
        """Give the first text, or tuple of texts, that was equal to this one."""
        return self._pool.setdefault(value, value)

    def head(self, path: str, text: str, row: HeadRow) -> Head:
        """Turn the row of the file ``path`` back."""
        one = self._one
        meta = row.meta
        lines = _Excerpts(path, text)
        return Head(
            Meta(
                meta.title,
                one(meta.kind),
                meta.slug,
                one(meta.section),
                meta.summary,
                _when(meta.date),
                _when(meta.updated),
                _when(meta.expires),
                one(meta.authors),
                one(meta.tags),
                meta.draft,
                one(meta.lang),
                Image(*meta.image) if meta.image else None,
                meta.aliases,
                one(meta.about),
                one(meta.claims),
                meta.not_claims,
                one(meta.sources),
                tuple(KeyPoint(words, one(claims)) for words, claims in meta.key_points),
                meta.not_known,
                tuple((words, _of_date(date)) for words, date in meta.relative_dates),
                one(meta.method),
                AiUse(*meta.ai_use) if meta.ai_use else None,
                tuple(Correction(_of_date(date), *rest) for date, *rest in meta.corrections),
                with_tuples(meta.extra),
                Places(path, text, one(meta.place_keys), meta.place_marks),
            ),
            Span(*row.body),
            row.slug,
            one(row.section),
            ROLES[row.role],
            tuple(Reference(one(kind), one(name), lines.place(at)) for kind, name, at in row.references),
            tuple(_problem(problem, lines) for problem in row.problems),
        )

    def article(self, source: Source, row: ArticleRow, read: Callable[[Source], Markup]) -> Outcome[Article]:
        """Turn the row of an article back, and the problems of its Markdown."""
        one = self._one
        lines = _Excerpts(source.path, source.text)
        article = Article(
            source,
            Prose(row.prose, tuple(_blocks(row.blocks))),
            tuple(
                Section(number, title, one(anchor), level, one(kicker), Span(start, end), token)
                for number, (title, anchor, level, kicker, start, end, token) in enumerate(row.sections)
            ),
            tuple(
                WikiLink(one(target), Span(at[0], at[1]), lines.place(at[4:]), at[2], at[3])
                for target, at in row.wiki_links
            ),
            tuple(
                Link(
                    one(target),
                    Span(at[0], at[1]),
                    lines.place(at[4:]),
                    at[2],
                    at[3],
                    image,
                    alt,
                    decorative,
                )
                for target, at, image, alt, decorative in row.links
            ),
            _spans(row.plain),
            tuple(_quote_block(block, lines) for block in row.quote_blocks),
            tuple(
                ClaimBlock(Span(at[0], at[1]), claim, lines.place(at[3:]), at[2])
                for claim, at in row.claim_blocks
            ),
            tuple(NoteBlock(Span(at[0], at[1]), lines.place(at[3:]), at[2]) for at in row.notes),
            tuple(map(one, row.anchors)),
            Prose(row.originals, tuple(_blocks(row.original_blocks))),
            row.facts,
            read,
        )
        return Outcome(article, tuple(_problem(problem, lines) for problem in row.problems))

    def found(self, row: FoundRow) -> Annotations:
        """Turn the row of annotations back."""
        words = tuple(map(self._one, row.words))
        every = iter(_shared(row.mentions))
        mentions = tuple(
            Mention(
                Span(start, end),
                words[label],
                words[text],
                words[title],
                words[rule],
                CONFIDENCES[sure],
                bool(told),
                words[gender],
            )
            for start, end, label, text, title, rule, sure, told, gender in zip(*[every] * 9, strict=True)
        )
        quotes = tuple(_quote(at, segments, speakers, words) for at, segments, speakers in row.quotes)
        claims = tuple(
            Claim(
                Span(at[0], at[1]),
                STATUSES[at[6]],
                _speaker(claimant, words),
                _speaker(countered_by, words),
                _span(at[2], at[3]),
                _span(at[4], at[5]),
                words[at[7]],
                CONFIDENCES[at[8]],
            )
            for at, claimant, countered_by in row.claims
        )
        return Annotations(mentions, quotes, claims)


class _Excerpts:
    """The lines of a file, split when the first is asked for."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        self._lines: list[str] = []

    def place(self, at: Numbers) -> Place:
        line, column, width = at
        if not self._lines:
            self._lines = self.text.split("\n")
        excerpt = self._lines[line - 1] if line else ""
        return Place(self.path, line, column, width, excerpt)


def _when(row: DateRow | None) -> When | None:
    return _of_date(row) if row else None


def _of_date(row: DateRow) -> When:
    return When(row[0], datetime.fromisoformat(row[1]), PRECISIONS[row[2]])


def _problem(row: ProblemRow, lines: _Excerpts) -> Diagnostic:
    code, severity, message, hint, at = row
    return Diagnostic(code, SEVERITIES[severity], message, hint, lines.place(at) if at else None)


def _shared(numbers: Numbers) -> Sequence[int]:
    """Give numbers of zero or more, each as one object for all articles."""
    try:
        return list(map(_SHARED.__getitem__, numbers))
    except IndexError:
        return numbers


def _span(start: int, end: int) -> Span | None:
    return Span(start, end) if start >= 0 else None


def _spans(numbers: Numbers) -> tuple[Span, ...]:
    return tuple(map(Span, numbers[::2], numbers[1::2]))


def _blocks(numbers: Numbers) -> Iterator[Block]:
    every = iter(_shared(numbers))
    for start, end, kind, section, quoted, token in zip(*[every] * 6, strict=True):
        yield Block(Span(start, end), BLOCK_KINDS[kind], section, quoted == 1, token)


def _quote_block(
    row: tuple[Numbers, tuple[str, ...], tuple[str, Numbers] | None], lines: _Excerpts
) -> QuoteBlock:
    at, texts, original = row
    speaker, source, date, cite, document, form, lang, translated_by = texts
    first = None
    if original:
        first_lang, there = original
        first = OriginalBlock(Span(there[0], there[1]), first_lang, lines.place(there[3:]), there[2])
    return QuoteBlock(
        Span(at[0], at[1]),
        speaker,
        source,
        date,
        cite,
        lines.place(at[3:]),
        at[2],
        document,
        form,
        lang,
        translated_by,
        first,
    )


def _quote(at: Numbers, segments: Numbers, speakers: Sequence[Numbers], words: Sequence[str]) -> Quote:
    start, end, cue_start, cue_end, kind, rule, sure = at
    span = Span(start, end)
    return Quote(
        span,
        (span,) if segments == (start, end) else _spans(segments),
        QUOTE_TYPES[kind],
        tuple(_some_speaker(speaker, words) for speaker in speakers),
        _span(cue_start, cue_end),
        words[rule],
        CONFIDENCES[sure],
    )


def _some_speaker(row: Numbers, words: Sequence[str]) -> Speaker:
    start, end, text, begin, until, sure = row
    span = Span(start, end)
    referent = span if (begin, until) == (start, end) else _span(begin, until)
    return Speaker(span, words[text], referent, CONFIDENCES[sure])


def _speaker(row: Numbers, words: Sequence[str]) -> Speaker | None:
    return _some_speaker(row, words) if row else None
