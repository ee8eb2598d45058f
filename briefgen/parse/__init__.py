"""Phase 2, Source to Article: Markdown as tokens, and as prose whose every character knows its place.

Takes one ``Source`` and whether raw HTML is allowed. Gives an ``Article``: the prose, sections with their
anchors, links and ``:::`` blocks, the block facts that pages are made of, and every problem of the Markdown;
and, anew for whoever asks, the way from the prose back to the file. Never reads a file, never knows other
articles, never fails: any text gives an article, in time that grows with its length.

Its modules, in the order in which an article goes through them::

    markdown, tracking, positions, places    text to tokens that know where they began
    plain, plain_paragraph             texts and blocks that need no Markdown
    attributes, bracketed, wiki_links, blocks, images    the syntax of our own
    prose                              tokens to prose with the way back: read it first
    sections                           headings, kickers, anchors
    html_parts, token_html             tokens to the HTML of blocks, with gaps for words
    checks, slips, quotation_marks     what looks like a mistake
"""

from __future__ import annotations

from functools import lru_cache, partial

from briefgen.model.article import Article, Markup, Prose
from briefgen.model.diagnostic import Outcome, in_order
from briefgen.model.source import Meta, Source
from briefgen.model.text import Span
from briefgen.parse.blocks import read_blocks
from briefgen.parse.checks import check_depth, check_text, check_wiki_links
from briefgen.parse.html_parts import read_facts
from briefgen.parse.markdown import Parsed, tokens_of
from briefgen.parse.pasted import check_pasted
from briefgen.parse.places import Lines
from briefgen.parse.plain import parse_plain
from briefgen.parse.prose import read_prose
from briefgen.parse.quotation_marks import check_quotation_marks
from briefgen.parse.sections import read_outline
from briefgen.parse.slips import check_footnotes, check_rows, check_slips

__all__ = ["markup_of", "parse", "parse_plain"]


def parse(source: Source, *, raw_html: bool = False) -> Outcome[Article]:
    """Parse the body of a content file.

    Args:
        source: The file, with its header read.
        raw_html: Whether HTML in the text is kept (and sanitised when pages are made), not shown as text.

    Returns:
        The article and the problems of its Markdown.
    """
    parsed = _tokens(source, raw_html=raw_html)
    tokens = parsed.tokens
    reading = read_prose(tokens, Lines(source))
    outline = read_outline(tokens, reading)
    blocks = read_blocks(tokens, reading)
    problems = [
        *outline.problems,
        *blocks.problems,
        *check_wiki_links(reading.wiki_links, tokens),
        *check_text(tokens, reading, raw_html=raw_html),
        *check_quotation_marks(tokens, reading),
        *check_slips(tokens, reading),
        *check_pasted(tokens, reading),
        *check_rows(tokens, reading.lines),
        *check_footnotes(parsed.unused, reading.lines),
        *check_depth(parsed.too_deep, reading.lines),
    ]
    leading = [link for link in reading.wiki_links if link.target]
    article = Article(
        source=source,
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
        facts=read_facts(tokens, reading).text(),
        read=partial(markup_of, raw_html=raw_html),
    )
    return Outcome(article, in_order(problems))


def markup_of(source: Source, *, raw_html: bool) -> Markup:
    """Read what ``parse`` does not hand on, for the same file and setting; the last few are kept."""
    return _markup(source.path, source.text, source.body.start, source.body.end, raw_html)


@lru_cache(maxsize=8)
def _markup(path: str, text: str, begin: int, end: int, raw_html: bool) -> Markup:
    source = Source(path, text, Span(begin, end), Meta(""), "")
    tokens = _tokens(source, raw_html=raw_html).tokens
    reading = read_prose(tokens, Lines(source))
    originals = reading.originals.pieces if reading.originals else ()
    return Markup(tuple(reading.pieces), tuple(originals))


def _tokens(source: Source, *, raw_html: bool) -> Parsed:
    return tokens_of(source.text[source.body.start : source.body.end], raw_html=raw_html)
