"""What weave is asked to do: marks over prose and between blocks, what blocks are about, where links lead."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from briefgen.model.article import Article
from briefgen.model.block_facts import BlockFacts, facts_of, raw_html
from briefgen.model.often import made_often
from briefgen.model.quoting import PARAPHRASE
from briefgen.model.text import Span
from briefgen.plan.views import ImageView, Mark, MentionMark

_ORDER = {"quote": 0, "claim": 1, "counter": 2, "correction": 3, "mention": 4}


@made_often
@dataclass(frozen=True, slots=True)
class Inline:
    """A mark to set over a range of the prose: ``kind`` is quote, claim, counter, correction or mention.

    A range that crosses the border of an emphasis or a block becomes several marks of the same kind and data;
    only the first has the ``id``. One that covers a part of a link goes around all of it, so that a macro may
    print a link of its own. Of two that cover one another the longer is the outer one. A mention inside
    ``unlinkable(article)``, or over a part of another mention, is left out: it would put a link into a link.
    """

    span: Span
    kind: str
    data: Any
    id: str = ""

    @property
    def rank(self) -> tuple[int, int, int]:
        """Marks of a lower rank stand outside those of a higher one."""
        return (-len(self.span), _ORDER.get(self.kind, len(_ORDER)), self.span.start)

    @property
    def place(self) -> tuple[int, int, int]:
        """Sorts marks by where they begin, and those that begin together by rank."""
        span = self.span
        return (span.start, span.start - span.end, _ORDER.get(self.kind, len(_ORDER)))


@dataclass(frozen=True, slots=True)
class Insert:
    """A block mark without text of its own (``callout``, ``boxes``) and where it goes.

    Give ``token`` (it goes after the outermost block that holds this token: a paragraph's ``Block.token``, a
    heading's ``Section.token``), or ``section`` (it goes at the end of that section). Several at one place
    keep the order in which they are given.
    """

    mark: Mark
    token: int = -1
    section: int = -1


@dataclass(frozen=True, slots=True)
class Dress:
    """What a ``:::`` block is about: a QuoteView for a quote, a ClaimBox for a claim, and its fragment id."""

    data: Any
    id: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link, an image or a wiki link leads; a wiki link without ``href`` is plain text.

    ``label`` replaces the text of a wiki link (for a bare ``[[person/kim-jong-un]]``); ``mention`` makes it
    a ``mention`` mark instead of a plain ``<a>`` (then ``href`` is not used); ``image`` makes an image a
    ``picture`` mark.
    """

    href: str
    label: str = ""
    mention: MentionMark | None = None
    image: ImageView | None = None


def unlinkable(article: Article) -> tuple[Span, ...]:
    """Give the ranges where no mention is marked: headings, links, code and ``{.plain}``; sorted."""
    spans = [
        *article.plain,
        *(section.span for section in article.sections),
        *(link.span for link in article.links if not link.image),
        *(link.span for link in article.wiki_links),
        *_raw_links(article),
    ]
    return tuple(sorted((span for span in spans if len(span)), key=ends_of))


def ends_of(span: Span) -> tuple[int, int]:
    """Give both ends of a range: as a key they sort like ranges, and are compared much faster."""
    return (span.start, span.end)


def marks_by_token(article: Article, marks: Sequence[Inline]) -> dict[int, list[Inline]]:
    """Sort marks by the blocks that they meet, under the index of each block's inline token."""
    if not marks:
        return {}
    blocks = article.prose.blocks
    ends = [block.span.end for block in blocks]
    found: dict[int, list[Inline]] = {}
    spans = [*(link.span for link in article.links), *(link.span for link in article.wiki_links)]
    links = sorted(ends_of(span) for span in spans if len(span))
    for narrow in _without_nested_links(marks, unlinkable(article)):
        mark = _around(links, narrow) if links else narrow
        start, end = mark.span.start, mark.span.end
        number = bisect_right(ends, start)
        while number < len(blocks) and blocks[number].span.start < end:
            found.setdefault(blocks[number].token, []).append(mark)
            number += 1
    return found


def inserts_by_token(article: Article, facts: BlockFacts, inserts: Sequence[Insert]) -> dict[int, list[Mark]]:
    """Give the marks to insert under the index of the token that they follow (-1: before everything)."""
    found: dict[int, list[Mark]] = {}
    ends = [part for part in facts.parts if isinstance(part, int)] if inserts else []
    for insert in inserts:
        if insert.section >= 0:
            last = insert.section + 1 == len(article.sections)
            after = facts.end if last else article.sections[insert.section + 1].token - 1
        else:
            place = bisect_left(ends, insert.token)
            after = ends[min(place, len(ends) - 1)] if ends else -1
        found.setdefault(after, []).append(insert.mark)
    return found


def _around(links: Sequence[tuple[int, int]], mark: Inline) -> Inline:
    """Widen a mark to the whole of the links that it meets, of which the ends are given."""
    span = mark.span
    start, end = span.start, span.end
    first = bisect_left(links, (start, end)) - 1
    if first >= 0 and links[first][1] > start:
        start = links[first][0]
    last = bisect_left(links, (end, end)) - 1
    if last >= 0 and links[last][1] > end:
        end = links[last][1]
    return mark if (start, end) == (span.start, span.end) else replace(mark, span=Span(start, end))


def _without_nested_links(marks: Sequence[Inline], barred: Sequence[Span]) -> Iterator[Inline]:
    """Leave out empty marks, and mentions that would stand inside a link or another mention."""
    number = end = 0
    for mark in sorted(marks, key=lambda mark: (*mark.place, mark.id)):
        span = mark.span
        if span.start == span.end:
            continue
        if mark.kind == "mention":
            while number < len(barred) and barred[number].end <= span.start:
                number += 1
            if span.start < end or (number < len(barred) and barred[number].start < span.end):
                continue
            end = span.end
        yield mark


def _raw_links(article: Article) -> Iterator[Span]:
    """Give the prose inside each ``<a>`` that the author wrote as HTML."""
    text = article.source.text
    if "<a" not in text and "<A" not in text:
        return
    found = {raw.token for raw in raw_html(facts_of(article.facts).parts) if raw.html[:2].lower() == "<a"}
    yield from (block.span for block in article.prose.blocks if block.token >= 0 and block.token in found)


def originals_told(article: Article, dresses: Mapping[int, Dress]) -> frozenset[int]:
    """Give the tokens of ``original`` blocks whose quotation is dressed: its data tells the original."""
    return frozenset(
        quote.original.token for quote in article.quote_blocks if quote.original and quote.token in dresses
    )


def undressed(article: Article) -> dict[int, str]:
    """Give the tag of each quotation and original that nobody dresses; a paraphrase is no quotation."""
    tags: dict[int, str] = {}
    for quote in article.quote_blocks:
        tags[quote.token] = _tag("div" if quote.form == PARAPHRASE else "blockquote", quote.lang)
        if quote.original:
            tags[quote.original.token] = _tag("blockquote", quote.original.lang)
    return tags


def _tag(name: str, lang: str) -> str:
    return f'{name} lang="{escape(lang)}" dir="auto"' if lang else name
