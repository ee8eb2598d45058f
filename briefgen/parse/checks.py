"""What markdown-it shows as text without a word: raw HTML where it is off, and links to refused addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token

from briefgen.model.article import MAX_NESTING, Piece, WikiLink
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.text import Place
from briefgen.parse.places import Lines
from briefgen.parse.problems import EMPTY_WIKI_LINK, RAW_HTML, REFUSED_LINK, TOO_DEEP
from briefgen.parse.prose import Reading

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]{0,500})?\s*/?>|<!--")
_REFUSED = re.compile(r"(?:\]\(|\]:|<)[\s<]{0,20}(?P<scheme>javascript|vbscript|file|data):", re.IGNORECASE)


_OFF = "Raw HTML is off for this site. Write it in Markdown, or set `raw_html: true` in the settings."
_IN_WORDS = "HTML works around the words of a `[[…]]` link, not inside; elsewhere complete the tag."


def check_text(tokens: Sequence[Token], reading: Reading, *, raw_html: bool) -> list[Diagnostic]:
    """Find raw HTML and refused links that stand in the prose as text."""
    fix = _IN_WORDS if raw_html else _OFF
    prose = reading.prose.text
    finds = list(_TAG.finditer(prose)) if "<" in prose else []
    refused = list(_REFUSED.finditer(prose))
    if not finds and not refused:
        return []
    problems: list[Diagnostic] = []
    for found, piece in as_text(finds, tokens, reading):
        problems.append(RAW_HTML.at(place_of(found, piece, reading), tag=found[0].split("\n")[0], fix=fix))
    for found, piece in as_text(refused, tokens, reading):
        problems.append(REFUSED_LINK.at(place_of(found, piece, reading), scheme=found["scheme"].lower()))
    return problems


def check_wiki_links(links: Sequence[WikiLink], tokens: Sequence[Token]) -> list[Diagnostic]:
    """Find wiki links without a target."""
    return [
        EMPTY_WIKI_LINK.at(link.place, text=(tokens[link.token].children or [])[link.child].content)
        for link in links
        if not link.target
    ]


def check_depth(lines: Sequence[int], places: Lines) -> list[Diagnostic]:
    """Report the lines from which on lists and block quotes are nested too deep to be read."""
    return [TOO_DEEP.at(places.place_of_line(line), limit=(MAX_NESTING - 1) // 2) for line in lines]


def as_text(
    finds: Iterable[re.Match[str]], tokens: Sequence[Token], reading: Reading
) -> Iterator[tuple[re.Match[str], Piece]]:
    """Keep the finds whose first character was written as it stands: not escaped and not in code.

    Each comes with the piece of the prose that it begins in.
    """
    number = 0
    for found in finds:
        while number < len(reading.pieces) and reading.pieces[number].span.end <= found.start():
            number += 1
        if number == len(reading.pieces):
            return
        piece = reading.pieces[number]
        children = tokens[piece.token].children or []
        if piece.span.start <= found.start() and children[piece.child].type == "text":
            yield found, piece


def place_of(found: re.Match[str], piece: Piece, reading: Reading) -> Place:
    """Give the place of a find that begins in this piece of the prose."""
    begin = piece.source.start + min(found.start() - piece.span.start, len(piece.source))
    return reading.lines.place(begin, begin + len(found[0]))
