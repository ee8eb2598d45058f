"""Quotation marks without a partner, or with one of another kind: their words may be read otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from markdown_it.token import Token

from briefgen.model.article import BlockKind, Piece
from briefgen.model.diagnostic import Code, Diagnostic
from briefgen.parse.checks import as_text, place_of
from briefgen.parse.problems import LONE_MARK, MIXED_MARKS
from briefgen.parse.prose import Reading

_MARK: Final = re.compile(r'(?<!\w)"|"(?!\w)|[“”]')
"""One between two letters is none: so Hebrew writes abbreviations."""

_OPENING: Final = re.compile(r"""(?:^|(?<=[\s(\[{—–/‘'-]))(?:“|"(?=\S))""")

_Found = tuple[re.Match[str], Piece]


def check_quotation_marks(tokens: Sequence[Token], reading: Reading) -> Iterator[Diagnostic]:
    """Find the first mark in each paragraph that has no partner there.

    One that the next paragraph takes up with a mark of its own is right, and so are inches behind a number.
    Where „ or ” alone begin quotations, as in some languages, nothing is said.
    """
    prose = reading.prose.text
    if not _MARK.search(prose):
        return
    marks = as_text(_MARK.finditer(prose), tokens, reading)
    found = {token: list(group) for token, group in groupby(marks, key=lambda one: one[1].token)}
    for block, after in pairwise((*reading.prose.blocks, None)):
        if (
            block is None
            or block.token not in found
            or block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        ):
            continue
        text = block.span.of(prose)
        if "„" in text:
            continue
        goes_on = (
            after is not None and after.kind is block.kind and after.span.of(prose).startswith(('"', "“"))
        )
        if uneven := _uneven(text, block.span.start, found[block.token], goes_on=goes_on):
            code, mark = uneven
            yield code.at(place_of(*mark, reading))


def _uneven(text: str, start: int, marks: Sequence[_Found], *, goes_on: bool) -> tuple[Code, _Found] | None:
    """Give the first mark without a partner, or with one of another kind, if they do not come out even."""
    opened: _Found | None = None
    lone: _Found | None = None
    mixed: _Found | None = None
    straight, opening, closing = 0, text.count("“"), text.count("”")
    for one in marks:
        at = one[0].start() - start
        if _OPENING.match(text, at):
            lone, opened = lone or opened, one
        elif opened is None:
            if (text[at] == '"' and text[at - 1].isdigit()) or (
                text[at] == "”" and not opening and closing % 2 == 0
            ):
                continue
            lone = lone or one
        else:
            if (text[at] == '"') != (text[opened[0].start() - start] == '"'):
                mixed = mixed or one
            opened = None
        straight += text[at] == '"'
    if straight % 2 == 0 and (opening == closing or (not opening and closing % 2 == 0)):
        return None
    if lone is None and opened is not None:
        return None if goes_on else (LONE_MARK, opened)
    if lone is None and mixed is not None:
        return MIXED_MARKS, mixed
    return LONE_MARK, lone or marks[-1]
