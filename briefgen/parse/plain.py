"""Plain text as an article: what ``briefgen annotate --from jsonl`` reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.article import Article, Block, BlockKind, Markup, Piece, Prose, Section
from briefgen.model.source import Meta, Source
from briefgen.model.text import Span

_BLANK_LINES = re.compile(r"\r?\n(?:[ \t]*\r?\n)+")


def parse_plain(name: str, text: str) -> Article:
    """Give plain text as an article.

    Args:
        name: What to call it: its path in problems, its slug and its title.
        text: The text; blank lines stand between its paragraphs.

    Returns:
        An article without block facts. Its prose is ``text``, unchanged; each paragraph is a block.
    """
    whole = Span(0, len(text))
    spans = tuple(_paragraphs(text))
    blocks = tuple(Block(span, BlockKind.PARAGRAPH, 0, False, -1) for span in spans)
    pieces = tuple(Piece(span, -1, -1, span) for span in spans)
    source = Source(path=name, text=text, body=whole, meta=Meta(title=name), slug=name)
    opening = Section(0, "", "", 2, "", Span(0, 0), -1)
    return Article(source, Prose(text, blocks), (opening,), read=Markup(pieces=pieces))


def _paragraphs(text: str) -> Iterator[Span]:
    begin = 0
    for end, after in [*((gap.start(), gap.end()) for gap in _BLANK_LINES.finditer(text)), (len(text), 0)]:
        words = text[begin:end].strip()
        if words:
            start = text.index(words, begin)
            yield Span(start, start + len(words))
        begin = after
