"""What text from a word processor brings along, and signs that nothing takes: pages show them as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it.token import Token

from briefgen.model.article import BlockKind
from briefgen.model.diagnostic import Diagnostic
from briefgen.parse.checks import as_text, place_of
from briefgen.parse.problems import STRAY_STARS, TEXT_AS_CODE, UNREAD_BLOCK, UNREAD_LIST
from briefgen.parse.prose import Reading

_BULLET: Final = re.compile(r"^(?P<sign>[•●▪■◦‣▸►])[ \t\u00a0]+\S", re.MULTILINE)
_STARS: Final = re.compile(r"(?<!\*)\*\*(?:(?=\w)|(?<=\w\*\*)|(?<=[.,;:!?…”\"’]\*\*))(?!\*)")
"""Two asterisks at a word, or at the end of a sentence."""

_BLOCK: Final = re.compile(r"^::?[ \t]{0,3}(?P<name>quote|claim|note|original)\b[^\n]*", re.MULTILINE)
_SENTENCE: Final = re.compile(r"[\"“„«'‘]?[^\W\d_][^\n{}=<>;]{40,}[.!?…][\"”“»'’]?\s*")
"""A line of prose: code seldom is so long, without any sign of its own, and ends as a sentence does."""


def check_pasted(tokens: Sequence[Token], reading: Reading) -> Iterator[Diagnostic]:
    """Find items behind bullets, stray asterisks, blocks with too few colons, and prose set as code."""
    prose = reading.prose.text
    if _BULLET.search(prose):
        yield from _lists(prose, tokens, reading)
    if "**" in prose:
        yield from _stars(prose, tokens, reading)
    if "::" in prose:
        for found, piece in as_text(_BLOCK.finditer(prose), tokens, reading):
            if found[0].startswith("::"):
                yield UNREAD_BLOCK.at(place_of(found, piece, reading), name=found["name"])
    for token in tokens:
        if token.type == "code_block" and token.map and _SENTENCE.fullmatch(token.content.split("\n")[0]):
            yield TEXT_AS_CODE.at(reading.lines.place_of_line(token.map[0]))


def _lists(prose: str, tokens: Sequence[Token], reading: Reading) -> Iterator[Diagnostic]:
    """Report the first line of each list: items stand in one paragraph, or each in one of its own."""
    listed = False
    for block in reading.prose.blocks:
        begins = list(_BULLET.finditer(prose, block.span.start, block.span.end))
        items = begins if block.kind is BlockKind.PARAGRAPH else []
        if items and not listed:
            for found, piece in as_text(items[:1], tokens, reading):
                yield UNREAD_LIST.at(place_of(found, piece, reading), sign=found["sign"])
        listed = bool(items)


def _stars(prose: str, tokens: Sequence[Token], reading: Reading) -> Iterator[Diagnostic]:
    told = -1
    for found, piece in as_text(_STARS.finditer(prose), tokens, reading):
        if piece.token != told:
            told = piece.token
            yield STRAY_STARS.at(place_of(found, piece, reading))
