"""Phase 2, Source to Article: Markdown as tokens, and as prose whose every character knows its place.

Takes one ``Source`` and whether raw HTML is allowed. Gives an ``Article``: markdown-it tokens, the prose with
the way back to the file, sections with their anchors, links and ``:::`` blocks, and every problem of the
Markdown. Never reads a file, never knows other articles, never fails: any text gives an article, in time that
grows with its length.
"""

from __future__ import annotations

from briefgen.model.article import Article, Prose
from briefgen.model.diagnostic import Outcome, in_order
from briefgen.model.source import Source
from briefgen.parse.blocks import read_blocks
from briefgen.parse.checks import check_depth, check_text, check_wiki_links
from briefgen.parse.markdown import tokens_of
from briefgen.parse.places import Lines
from briefgen.parse.plain import parse_plain
from briefgen.parse.prose import read_prose
from briefgen.parse.sections import read_outline

__all__ = ["parse", "parse_plain"]


def parse(source: Source, *, raw_html: bool = False) -> Outcome[Article]:
    """Parse the body of a content file.

    Args:
        source: The file, with its header read.
        raw_html: Whether HTML in the text is kept (and sanitised when pages are made), not shown as text.

    Returns:
        The article and the problems of its Markdown.
    """
    body = source.text[source.body.start : source.body.end]
    read, too_deep = tokens_of(body, raw_html=raw_html)
    tokens = tuple(read)
    reading = read_prose(tokens, Lines(source))
    outline = read_outline(tokens, reading)
    blocks = read_blocks(tokens, reading)
    problems = [
        *outline.problems,
        *blocks.problems,
        *check_wiki_links(reading.wiki_links, tokens),
        *check_text(tokens, reading, raw_html=raw_html),
        *check_depth(too_deep, reading.lines),
    ]
    leading = [link for link in reading.wiki_links if link.target]
    article = Article(
        source=source,
        tokens=tokens,
        prose=reading.prose,
        sections=outline.sections,
        wiki_links=tuple(sorted(leading, key=lambda link: (link.token, link.child))),
        links=tuple(sorted(reading.links, key=lambda link: (link.token, link.child))),
        plain=tuple(sorted(reading.plain)),
        quote_blocks=tuple(blocks.quotes),
        claim_blocks=tuple(blocks.claims),
        notes=tuple(blocks.notes),
        anchors=outline.anchors,
        originals=reading.originals.prose if reading.originals else Prose(""),
    )
    return Outcome(article, in_order(problems))
