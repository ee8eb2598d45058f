"""Weave marks into an article: tokens, marks and links in; a ``Body`` that theme macros can dress, out.

Takes an article, the marks to set over ranges of its prose, the marks to insert between its blocks, and where
its links lead. Gives the body as HTML that is ready to print and well nested ``Mark``s. It never changes the
article's tokens, never fails, and takes time in proportion to the article and its marks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from briefgen.model.article import Article, Piece
from briefgen.model.messages import Messages
from briefgen.model.text import Span
from briefgen.plan.marking import (
    Dress,
    Inline,
    Insert,
    Marked,
    Target,
    figures,
    inserts_by_token,
    inside_figures,
    marks_by_token,
    originals_told,
    undressed,
    unlinkable,
)
from briefgen.plan.nesting import Begin, End, Leaf, Nesting
from briefgen.plan.sanitise import left_open, sanitise
from briefgen.plan.token_html import HTML
from briefgen.plan.views import Body, Mark, SectionView
from briefgen.plan.woven import CLOSE, Event, nested

__all__ = ["Dress", "Inline", "Insert", "Target", "unlinkable", "weave"]


def weave(
    article: Article,
    marks: Sequence[Inline] = (),
    inserts: Sequence[Insert] = (),
    *,
    dresses: Mapping[int, Dress] | None = None,
    targets: Mapping[tuple[int, int], Target] | None = None,
    messages: Messages | None = None,
) -> Body:
    """Give the body of an article with its marks.

    Args:
        article: what ``parse`` gave.
        marks: the marks over ranges of the prose, in any order.
        inserts: the marks to put between blocks.
        dresses: data for ``QuoteBlock.token`` and ``ClaimBlock.token``; a block that is missing here is
            shown without a mark (a quote as a ``<blockquote>``). A note needs none.
        targets: where ``(token, child)`` of a ``WikiLink`` or ``Link`` (images too) leads; an ordinary link
            or image that is missing here keeps its address, a wiki link becomes plain text.
        messages: the words of the interface, for tables and footnotes; English if not given.

    Returns:
        The body. Each section's heading is a ``heading`` mark with a SectionView, ``:::`` blocks are
        ``quote_block``, ``claim_block`` and ``note`` marks, pictures of the site ``picture`` marks.
    """
    loom = _Loom(article, marks_by_token(article, marks), dresses or {}, targets or {})
    loom.env["messages"] = messages or Messages()
    events = loom.run(inserts_by_token(article, inserts))
    return nested(sanitise(events) if loom.raw_html else events)


class _Loom:
    """One article on its way to a body: walks the tokens once and notes HTML and marks in order."""

    def __init__(
        self,
        article: Article,
        marked: Mapping[int, Marked],
        dresses: Mapping[int, Dress],
        targets: Mapping[tuple[int, int], Target],
    ) -> None:
        self.article, self.marked, self.dresses, self.targets = article, marked, dresses, targets
        self.tokens = article.tokens
        self.figures, self.undressed = figures(article, targets), undressed(article)
        self.told = originals_told(article, dresses).union(inside_figures(article, self.figures))
        self.sections = {section.token: section for section in article.sections}
        self.events: list[Event] = []
        self.closers: list[list[Event]] = []
        self.begun: set[int] = set()
        self.env: dict[str, Any] = {}
        self.raw_html = False

    def run(self, inserts: Mapping[int, Sequence[Mark]]) -> list[Event]:
        """Walk the tokens."""
        tokens = self.tokens
        for number in range(-1, len(tokens)):
            if number >= 0 and number not in self.told:
                self._block(number, tokens[number])
            for mark in inserts.get(number, ()):
                self.events += [mark, CLOSE]
        return self.events

    def _block(self, number: int, token: Token) -> None:
        if token.type == "inline":
            self._inline(number, token)
        elif number in self.figures:
            self.events += [Mark("picture", self.figures[number]), CLOSE, "\n"]
        elif token.type == "container_block_open":
            self._container(number, token)
        elif token.type == "container_block_close":
            self.events += self.closers.pop()
        elif token.type == "heading_open" and number in self.sections:
            section = self.sections[number]
            view = SectionView(section.title, section.anchor, section.level, section.kicker)
            self.events.append(Mark("heading", view))
        elif token.type == "heading_close" and token.level == 0:
            self.events += [CLOSE, "\n"]
        else:
            self.raw_html |= token.type == "html_block"
            self.events.append(HTML.token(self.tokens, number, self.env))

    def _container(self, number: int, token: Token) -> None:
        name = str(token.meta["name"])
        dress = self.dresses.get(number, Dress(None) if name == "note" else None)
        if dress:
            kind = name if name == "note" else f"{name}_block"
            self.events += [Mark(kind, dress.data, id=dress.id), "\n"]
            self.closers.append([CLOSE, "\n"])
        else:
            tag = self.undressed.get(number, "div")
            self.events.append(f"<{tag}>\n")
            self.closers.append([f"</{tag.partition(' ')[0]}>\n"])

    def _inline(self, number: int, token: Token) -> None:
        marked = self.marked.get(number)
        words = _MarkedWords(self, number, token, marked) if marked else _Words(self, number, token)
        words.run()

    def happen(self, events: Sequence[Begin | End]) -> None:
        """Note that marks begin or end. Only the first part of a mark that is cut has its id."""
        for event in events:
            if isinstance(event, End):
                self.events.append(CLOSE)
            else:
                mark = event.mark
                self.events.append(Mark(mark.kind, mark.data, id="" if id(mark) in self.begun else mark.id))
                self.begun.add(id(mark))


class _Words:
    """The inline tokens of one block, without marks over them."""

    def __init__(self, loom: _Loom, number: int, token: Token) -> None:
        self.loom, self.number, self.children = loom, number, token.children or []
        self._closers: list[Event] = []

    def run(self) -> None:
        """Note the HTML of each token."""
        skipping = False
        for child, token in enumerate(self.children):
            if token.nesting == 1:
                self.opens(child)
                skipping = self._open(child, token)
            elif token.nesting == -1:
                self.closes()
                self.loom.events.append(self._closers.pop())
                skipping = False
            elif not skipping:
                self.leaf(child, token)
        raw = [token.content for token in self.children if token.type == "html_inline"]
        self.loom.events += left_open(raw) if raw else []

    def opens(self, child: int) -> None:
        """An element opens."""

    def closes(self) -> None:
        """An element closes."""

    def leaf(self, child: int, token: Token) -> None:
        """Note a token that has nothing inside."""
        target = self.loom.targets.get((self.number, child)) if token.type == "image" else None
        if target and target.image:
            title = str(token.attrs.get("title", ""))
            self.loom.events += [Mark("picture", replace(target.image, title=title)), CLOSE]
            return
        if target:
            token = token.copy(attrs={**token.attrs, "src": target.href})
        self.loom.raw_html |= token.type == "html_inline"
        self.loom.events.append(HTML.token([token], 0, self.loom.env))

    def _open(self, child: int, token: Token) -> bool:
        """Note that an element opens; say whether its text is left out for a label."""
        target = self.loom.targets.get((self.number, child))
        if token.type == "wiki_link_open":
            return self._open_wiki_link(target)
        if target:
            token = token.copy(attrs={**token.attrs, "href": target.href})
        html = HTML.token([token], 0, self.loom.env)
        self.loom.events.append(html)
        self._closers.append(f"</{token.tag}>" if html else "")
        return False

    def _open_wiki_link(self, target: Target | None) -> bool:
        if not target:
            self._closers.append("")
            return False
        if target.mention:
            self.loom.events.append(Mark("mention", target.mention))
            self._closers.append(CLOSE)
        else:
            self.loom.events.append(f'<a href="{escapeHtml(target.href)}">')
            self._closers.append("</a>")
        self.loom.events.append(escapeHtml(target.label))
        return bool(target.label)


class _MarkedWords(_Words):
    """The inline tokens of one block, with marks over them."""

    def __init__(self, loom: _Loom, number: int, token: Token, marked: Marked) -> None:
        super().__init__(loom, number, token)
        pieces, span = loom.article.pieces, marked.block.span
        first, last = (bisect_left(pieces, at, key=_start) for at in (span.start, span.end))
        self._pieces: dict[int, Span] = {}
        for piece in pieces[first:last]:
            before = self._pieces.get(piece.child, piece.span)
            self._pieces[piece.child] = Span(before.start, piece.span.end)
        self._nesting = Nesting(marked.marks, self._extents())

    def opens(self, child: int) -> None:
        """An element opens."""
        self.loom.happen(self._nesting.opens(child))

    def closes(self) -> None:
        """An element closes."""
        self.loom.happen(self._nesting.closes())

    def run(self) -> None:
        """Note the HTML of each token, and the marks between."""
        super().run()
        self.loom.happen(self._nesting.passes_all())

    def leaf(self, child: int, token: Token) -> None:
        """Note a token that has nothing inside, cut where marks begin and end."""
        span = self._pieces.get(child)
        if not span:
            super().leaf(child, token)
            return
        for part, events in self._nesting.cut(Leaf(span, whole=token.type != "text")):
            self.loom.happen(events)
            if token.type == "text":
                content = token.content[part.start - span.start : part.end - span.start]
                self.loom.events.append(escapeHtml(content))
            else:
                super().leaf(child, token)
        self.loom.happen(self._nesting.passes(span.end))

    def _extents(self) -> dict[int, Span]:
        """Give the range of prose inside each element."""
        extents: dict[int, Span] = {}
        opened = [-1]
        for child, token in enumerate(self.children):
            if token.nesting == 1:
                opened.append(child)
                continue
            span = extents.get(opened.pop()) if token.nesting == -1 else self._pieces.get(child)
            if span:
                before = extents.get(opened[-1], span)
                extents[opened[-1]] = Span(before.start, span.end)
        return extents


def _start(piece: Piece) -> int:
    return piece.span.start
