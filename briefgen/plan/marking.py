"""What weave is asked to do: marks over prose and between blocks, what blocks are about, where links lead."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from briefgen.model.article import Article, Block
from briefgen.model.quoting import PARAPHRASE
from briefgen.model.text import Span
from briefgen.plan.views import ImageView, Mark, MentionMark

_ORDER = {"quote": 0, "claim": 1, "counter": 2, "correction": 3, "mention": 4}


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
    """Where a link, an image or a wiki link leads.

    ``label`` replaces the text of a wiki link (for a bare ``[[person/kim-jong-un]]``); ``mention`` makes it
    a ``mention`` mark instead of a plain ``<a>`` (then ``href`` is not used); ``image`` makes an image a
    ``picture`` mark.
    """

    href: str
    label: str = ""
    mention: MentionMark | None = None
    image: ImageView | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A block of prose and the marks that meet it."""

    block: Block
    marks: list[Inline]


def unlinkable(article: Article) -> tuple[Span, ...]:
    """Give the ranges where no mention is marked: headings, links, code and ``{.plain}``; sorted."""
    spans = [
        *article.plain,
        *(section.span for section in article.sections),
        *(link.span for link in article.links if not link.image),
        *(link.span for link in article.wiki_links),
        *_raw_links(article),
    ]
    return tuple(sorted(span for span in spans if len(span)))


def marks_by_token(article: Article, marks: Sequence[Inline]) -> dict[int, Marked]:
    """Sort marks by the blocks that they meet, under the index of each block's inline token."""
    blocks = article.prose.blocks
    ends = [block.span.end for block in blocks]
    found: dict[int, Marked] = {}
    spans = [*(link.span for link in article.links), *(link.span for link in article.wiki_links)]
    links = sorted(span for span in spans if len(span))
    for narrow in _without_nested_links(marks, unlinkable(article)):
        mark = _around(links, narrow)
        number = bisect_right(ends, mark.span.start)
        while number < len(blocks) and blocks[number].span.start < mark.span.end:
            block = blocks[number]
            found.setdefault(block.token, Marked(block, [])).marks.append(mark)
            number += 1
    return found


def inserts_by_token(article: Article, inserts: Sequence[Insert]) -> dict[int, list[Mark]]:
    """Give the marks to insert under the index of the token that they follow (-1: before everything)."""
    found: dict[int, list[Mark]] = {}
    ends = list(_outer_ends(article)) if inserts else []
    for insert in inserts:
        if insert.section >= 0:
            after = _section_end(article, insert.section)
        else:
            place = bisect_left(ends, insert.token)
            after = ends[place] if place < len(ends) else len(article.tokens) - 1
        found.setdefault(after, []).append(insert.mark)
    return found


def _section_end(article: Article, number: int) -> int:
    if number + 1 < len(article.sections):
        return article.sections[number + 1].token - 1
    footnotes = (i for i, token in enumerate(article.tokens) if token.type == "footnote_block_open")
    return next(footnotes, len(article.tokens)) - 1


def _outer_ends(article: Article) -> Iterator[int]:
    """Give the index of the last token of each outermost block."""
    depth = 0
    for number, token in enumerate(article.tokens):
        depth += token.nesting
        if depth == 0 and token.type != "inline":
            yield number


def _around(links: Sequence[Span], mark: Inline) -> Inline:
    """Widen a mark to the whole of the links that it meets."""
    start, end = mark.span.start, mark.span.end
    first = bisect_left(links, mark.span) - 1
    if first >= 0 and links[first].end > start:
        start = links[first].start
    last = bisect_left(links, Span(end, end)) - 1
    if last >= 0 and links[last].end > start:
        end = max(end, links[last].end)
    return mark if mark.span == Span(start, end) else replace(mark, span=Span(start, end))


def _without_nested_links(marks: Sequence[Inline], barred: Sequence[Span]) -> Iterator[Inline]:
    """Leave out empty marks, and mentions that would stand inside a link or another mention."""
    number = end = 0
    for mark in sorted(marks, key=lambda mark: (mark.span.start, mark.rank, mark.id)):
        if not len(mark.span):
            continue
        if mark.kind == "mention":
            while number < len(barred) and barred[number].end <= mark.span.start:
                number += 1
            if mark.span.start < end or (number < len(barred) and barred[number].meets(mark.span)):
                continue
            end = mark.span.end
        yield mark


def _raw_links(article: Article) -> Iterator[Span]:
    """Give the prose inside each ``<a>`` that the author wrote as HTML."""
    if "<a" not in article.source.text.lower():
        return
    tokens = article.tokens
    for block in article.prose.blocks:
        children = tokens[block.token].children or () if block.token >= 0 else ()
        if any(child.type == "html_inline" and child.content[:2].lower() == "<a" for child in children):
            yield block.span


def originals_told(article: Article, dresses: Mapping[int, Dress]) -> frozenset[int]:
    """Give the tokens of ``original`` blocks whose quotation is dressed: its data tells the original."""
    told: set[int] = set()
    for quote in article.quote_blocks:
        if quote.original and quote.token in dresses:
            first = quote.original.token
            level = article.tokens[first].level
            closing = (
                token.type == "container_block_close" and token.level == level
                for token in article.tokens[first:]
            )
            told.update(range(first, first + 1 + next(n for n, closes in enumerate(closing) if closes)))
    return frozenset(told)


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


def figures(article: Article, targets: Mapping[tuple[int, int], Target]) -> dict[int, ImageView]:
    """Give the pictures that stand alone in a paragraph and have a title (a caption), by its first token."""
    found: dict[int, ImageView] = {}
    for link in article.links:
        target = targets.get((link.token, link.child)) if link.image else None
        inline = article.tokens[link.token]
        opens = article.tokens[link.token - 1]
        children = inline.children or ()
        if not (target and target.image and len(children) == 1 and opens.type == "paragraph_open"):
            continue
        if title := str(children[0].attrs.get("title", "")).strip():
            found[link.token - 1] = replace(target.image, caption=title)
    return found


def inside_figures(article: Article, figures: Iterable[int]) -> Iterator[int]:
    """Give the tokens that pictures with a caption stand for, beside the first of each paragraph.

    What else is in the paragraph is kept: the links from a footnote back to the text.
    """
    for number in figures:
        yield number + 1
        yield next(i for i in range(number + 2, len(article.tokens)) if article.tokens[i].nesting == -1)
