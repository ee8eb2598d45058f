"""Tokens to block facts: the HTML of an article, with gaps for its words and for what pages put in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from briefgen.model.block_facts import (
    BLOCK,
    CLOSED,
    ELEMENT,
    FIGURE,
    HEADING,
    IMAGE,
    LINK,
    WIKI,
    BlockFacts,
    Part,
)
from briefgen.model.text import Span
from briefgen.parse.prose import Reading
from briefgen.parse.token_html import html_of, part_of

_GAP = "\0"
"""Stands for an address while HTML is made; no text has it, since markdown-it replaces it."""

_TAG = re.compile(r"<(?P<slash>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)")
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


def read_facts(tokens: Sequence[Token], reading: Reading) -> BlockFacts:
    """Make the block facts of an article, once its tokens have their anchors."""
    runs = _runs(reading)
    parts: list[Part] = []
    # What is open, outermost first: the list that goes on after it.
    opened: list[list[Part]] = []
    figure: list[Any] = []
    depth = 0
    for number, token in enumerate(tokens):
        depth += token.nesting
        if token.type == "inline":
            parts.append(_words(number, token, runs.get(number, {})))
        elif token.type == "container_block_open":
            opened.append(parts)
            parts = _into(parts, [BLOCK, number, str(token.meta["name"]), []])
        elif token.type == "heading_open" and token.level == 0:
            opened.append(parts)
            parts = _into(parts, [HEADING, number, []])
        elif token.type == "container_block_close" or (token.type == "heading_close" and token.level == 0):
            parts = opened.pop()
        elif token.type == "paragraph_open" and (title := _caption(tokens[number + 1])):
            opened.append(parts)
            figure = [FIGURE, number + 1, title, []]
            parts = _into(parts, figure)
            _add(parts, html_of(tokens, number))
        elif token.type == "paragraph_close" and figure:
            figure.append(parts[_first_list(parts) + 1 :])
            _add(parts, html_of(tokens, number))
            parts, figure = opened.pop(), []
        else:
            _add(parts, part_of(tokens, number, (token.map or (0, 0))[0]))
        if depth == 0 and token.type != "inline":
            parts.append(number)
    notes = (number for number, token in enumerate(tokens) if token.type == "footnote_block_open")
    return BlockFacts(parts, next(notes, len(tokens)) - 1)


def _into(parts: list[Part], part: list[Any]) -> list[Part]:
    """Add a part, and give the list inside it that comes next."""
    parts.append(part)
    inside: list[Part] = part[-1]
    return inside


def _add(parts: list[Part], part: Part) -> None:
    """Add a part; neighbouring HTML becomes one text."""
    if isinstance(part, str) and parts and isinstance(parts[-1], str):
        parts[-1] += part
    elif part != "":
        parts.append(part)


def _caption(words: Token) -> str:
    """Give the title of the picture that stands alone in a paragraph, if one does."""
    children = words.children or []
    alone = len(children) == 1 and children[0].type == "image"
    return str(children[0].attrs.get("title", "")).strip() if alone else ""


def _first_list(parts: Sequence[Part]) -> int:
    """Give the index of the words of a paragraph, which only HTML stands before."""
    return next(number for number, part in enumerate(parts) if isinstance(part, list))


def _runs(reading: Reading) -> dict[int, dict[int, Span]]:
    """Give the range of the prose that each child of a token is, of those that are any."""
    ends = {block.token: block.span.end for block in reading.blocks}
    runs: dict[int, dict[int, Span]] = {}
    for piece in reading.pieces:
        if piece.span.start < ends[piece.token]:
            inside = runs.setdefault(piece.token, {})
            before = inside.get(piece.child, piece.span)
            inside[piece.child] = Span(before.start, piece.span.end)
    return runs


def _words(number: int, token: Token, runs: dict[int, Span]) -> list[Any]:
    children = token.children or []
    line = (token.map or (0, 0))[0]
    items: list[Part] = []
    extents = _extents(children, runs)
    for child, one in enumerate(children):
        run = runs.get(child)
        if one.nesting == 1:
            items.append(_opening(child, one, extents.get(child)))
        elif one.nesting == -1:
            items.append(CLOSED)
        elif run is not None:
            ends = [run.start, run.end]
            items.append(ends if one.type == "text" else [*ends, html_of([one], 0)])
        elif one.type == "image":
            title = str(one.attrs.get("title", ""))
            items.append([IMAGE, child, *_with_gap(one, "src"), title])
        else:
            _add(items, part_of([one], 0, line))
    raw = [one.content for one in children if one.type == "html_inline"]
    ending = "".join(_left_open(raw)) if raw else ""
    return [number, items, ending] if ending else [number, items]


def _opening(child: int, token: Token, extent: Span | None) -> list[Any]:
    ends = [extent.start, extent.end] if extent else [-1, -1]
    if token.type == "wiki_link_open":
        return [WIKI, *ends, child]
    if token.type == "link_open":
        return [LINK, *ends, child, *_with_gap(token, "href")]
    html = html_of([token], 0)
    return [ELEMENT, *ends, html, f"</{token.tag}>" if html else ""]


def _with_gap(token: Token, name: str) -> tuple[str, str, str]:
    """Give the HTML of a token in three: before the value of an attribute, the value, and after it."""
    html = html_of([token.copy(attrs={**token.attrs, name: _GAP})], 0)
    before, _, after = html.partition(_GAP)
    return before, escapeHtml(str(token.attrs.get(name, ""))), after


def _extents(children: Sequence[Token], runs: dict[int, Span]) -> dict[int, Span]:
    """Give the range of the prose inside each element that holds any."""
    extents: dict[int, Span] = {}
    opened = [-1]
    for child, token in enumerate(children):
        if token.nesting == 1:
            opened.append(child)
            continue
        span = extents.get(opened.pop()) if token.nesting == -1 else runs.get(child)
        if span:
            before = extents.get(opened[-1], span)
            extents[opened[-1]] = Span(before.start, span.end)
    return extents


def _left_open(tags: Sequence[str]) -> Iterator[str]:
    """Give the closing tags that the raw tags of a block lack.

    Without them an HTML parser would go on with an open ``<b>`` or ``<a>`` to the end of the article.
    """
    opened: Counter[str] = Counter()
    for tag in tags:
        found = _TAG.match(tag)
        if found and not tag.endswith("/>"):
            opened[found["name"].lower()] += -1 if found["slash"] else 1
    for name in reversed(opened):
        if name not in _VOID:
            yield f"</{name}>" * opened[name]
