"""Articles written as text with their names marked, so that a test reads like the page that it is about.

``{PERSON Valery Gerasimov}`` is a mention, ``{PERSON Russian President|Vladimir Putin}`` one with a title before the
name, ``{?ORG Mercury}`` a guess; "Mr", "Ms" and "Mrs" tell the gender. ``## `` begins a heading, ``[[target|label]]`` is a wiki link, ``<Jordan>`` must stay
plain. A line ``::: quote SPEAKER`` or ``::: claim ID`` opens a block, ``:::`` closes it.
"""

import re
from datetime import UTC, datetime

from briefgen.model.annotation import Annotations, Claim, Confidence, Mention, Quote, QuoteType, Speaker
from briefgen.model.article import (
    Article,
    Block,
    BlockKind,
    ClaimBlock,
    Markup,
    Piece,
    Prose,
    QuoteBlock,
    WikiLink,
)
from briefgen.model.corpus import AnnotatedArticle
from briefgen.model.registry import Alias, ClaimRecord, EntityRecord, PositionRecord, SourceRecord
from briefgen.model.source import Meta, Role, Source
from briefgen.model.text import Place, Span
from briefgen.model.when import Precision, When
from briefgen.resolve import resolve

_MARK = re.compile(
    r"\{(\??)([A-Z_]+) (?:([^{}|]*)\|)?([^{}|]*)\}|\[\[([^\]|]+)(?:\|([^\]]*))?\]\]|<([^<>]+)>"
)


def when(text):
    parts = [int(part) for part in text.split("-")]
    precision = (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(parts) - 1]
    return When(text, datetime(*[*parts, 1, 1][:3], tzinfo=UTC), precision)


_GENDERS = {"Mr": "m", "Ms": "f", "Mrs": "f"}


class _Writer:
    """Takes the marks out of a text and notes where they stood."""

    def __init__(self):
        self.text, self.mentions, self.links, self.plain = "", [], [], []

    def write(self, line):
        at = 0
        for mark in _MARK.finditer(line):
            self.text += line[at : mark.start()]
            at = mark.end()
            guess, label, title, name, target, shown, plain = mark.groups()
            if title:
                self.text += f"{title} "
            span = self._words(name or shown or target or plain)
            if name:
                confidence = Confidence.GUESS if guess else Confidence.LIKELY
                gender = _GENDERS.get(title or "", "")
                office = "" if gender else title or ""
                found = Mention(span, label, name, office, "model", confidence, bool(gender), gender)
                self.mentions.append(found)
            elif target:
                self.links.append((target, span))
            else:
                self.plain.append(span)
        self.text += line[at:]

    def _words(self, words):
        self.text += words
        return Span(len(self.text) - len(words), len(self.text))


def span_of(text, words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def written(
    slug,
    text,
    *,
    quotes=(),
    claims=(),
    role=Role.BRIEFING,
    path="",
    links=(),
    source_id="s-wire",
    said_on="2025",
    **meta,
):
    """Make an annotated article. ``quotes`` and ``claims`` are functions of the finished text."""
    writer, blocks, opened, boxes = _Writer(), [], None, []
    for paragraph in re.split(r"\n\n+|\n(?=:::)|(?<=^:::)\n", text.strip()):
        for line in paragraph.split("\n", 1) if paragraph.startswith(":::") else [paragraph]:
            if line.startswith("::: "):
                opened = (*line[4:].split(" ", 1), len(writer.text) + 2 * bool(writer.text))
            elif line == ":::":
                boxes.append((*opened[:2], Span(opened[2], len(writer.text))))
            else:
                writer.text += "\n\n" if writer.text else ""
                start = len(writer.text)
                writer.write(line.removeprefix("## "))
                kind = BlockKind.HEADING if line.startswith("## ") else BlockKind.PARAGRAPH
                blocks.append(Block(Span(start, len(writer.text)), kind, 0, False, -1))
    done = writer.text
    path = path or f"content/{slug}.md"
    if isinstance(meta.get("date"), str):
        meta["date"] = when(meta["date"])
    source = Source(
        path, done, Span(0, len(done)), Meta(**{"title": f"The {slug} story", **meta}), slug, role=role
    )
    article = Article(
        source,
        Prose(done, tuple(blocks)),
        read=Markup(pieces=tuple(Piece(b.span, n, 0, b.span) for n, b in enumerate(blocks))),
        wiki_links=tuple(
            WikiLink(target, span, source.place(span), number, 0)
            for number, (target, span) in enumerate(writer.links)
        ),
        links=tuple(links),
        plain=tuple(writer.plain),
        quote_blocks=tuple(
            QuoteBlock(span, who, source_id, said_on, "", source.place(span), number)
            for number, (kind, who, span) in enumerate(boxes)
            if kind == "quote"
        ),
        claim_blocks=tuple(
            ClaimBlock(span, who, source.place(span), 100 + number)
            for number, (kind, who, span) in enumerate(boxes)
            if kind == "claim"
        ),
    )
    found = Annotations(
        tuple(writer.mentions),
        tuple(quote(done) for quote in quotes),
        tuple(claim(done) for claim in claims),
    )
    return AnnotatedArticle(article, found)


def speaker(text, words, means=None, nth=0):
    referent = span_of(text, means) if means else None
    return Speaker(span_of(text, words, nth), words, referent)


def said(words, by=None, means=None, *, kind=QuoteType.DIRECT, nth=0, confidence=Confidence.LIKELY):
    """A quotation: its words, the expression that goes with the cue, and the name that this stands for."""

    def quote(text):
        parts = tuple(span_of(text, part) for part in ([words] if isinstance(words, str) else words))
        who = (speaker(text, by, means, nth),) if by else ()
        return Quote(Span(parts[0].start, parts[-1].end), parts, kind, who, None, "cue", confidence)

    return quote


def contested(
    words, status, claimant=None, countered_by=None, counter=None, confidence=Confidence.LIKELY, nth=0
):
    """A contested claim; the parties are names as they stand in the text."""

    def claim(text):
        return Claim(
            span_of(text, words, nth),
            status,
            speaker(text, claimant, claimant) if claimant else None,
            speaker(text, countered_by, countered_by) if countered_by else None,
            span_of(text, counter) if counter else None,
            None,
            "denial",
            confidence,
        )

    return claim


def record(id_, name, *aliases, **more):
    """An entity's record. An alias is a text, or a pair of a text and when it links."""
    known = tuple(Alias(alias) if isinstance(alias, str) else Alias(*alias) for alias in aliases)
    place = more.pop("place", Place("content/entities/e.yaml", 1))
    return EntityRecord(id_, id_.partition("/")[0], name, place, aliases=known, **more)


def claim_record(id_, *positions, **more):
    return ClaimRecord(id_, f"Claim {id_}.", Place("content/claims/c.yaml", 2), positions=positions, **more)


def source_record(id_):
    return SourceRecord(id_, f"Report {id_}", Place("content/sources/s.yaml", 3))


def position(by, stance, date=None, **more):
    return PositionRecord(by, stance, date=when(date) if date else None, **more)


class Resolved:
    """What resolve made of some articles, with short ways to ask."""

    def __init__(self, articles, registry):
        self.outcome = resolve(articles, registry)
        self.corpus, self.problems = self.outcome.value, self.outcome.diagnostics

    def links(self, slug):
        """The mentions of a briefing: what stands there, and the id that it leads to."""
        return [(mention.text, mention.entity) for mention in self.briefing(slug).mentions]

    def ids(self, slug):
        return [mention.entity for mention in self.briefing(slug).mentions]

    def briefing(self, slug):
        everything = (*self.corpus.briefings, *self.corpus.pages)
        return next(briefing for briefing in everything if briefing.slug == slug)

    def entity(self, id_):
        return next(entity for entity in self.corpus.entities if entity.id == id_)

    def claim(self, id_):
        return next(claim for claim in self.corpus.claims if claim.record.id == id_)

    def codes(self):
        return [problem.code for problem in self.problems]
