"""``:::`` blocks: quotations, claims and notes that the editor marks by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from markdown_it.token import Token

from briefgen.model.article import ClaimBlock, NoteBlock, OriginalBlock, QuoteBlock
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.suggestions import nearest
from briefgen.model.text import Place, Span
from briefgen.parse.attributes import Attributes, only, read_attributes, suggestion
from briefgen.parse.places import Lines
from briefgen.parse.problems import (
    BAD_ATTRIBUTES,
    EMPTY_BLOCK,
    NO_CLAIM,
    NO_LANGUAGE,
    NO_SPEAKER,
    STRAY_FENCE,
    STRAY_ORIGINAL,
    UNCLOSED_BLOCK,
    UNKNOWN_BLOCK,
)
from briefgen.parse.prose import Reading

ALLOWED = {
    "quote": ("speaker", "source", "date", "cite", "document", "form", "lang", "translated_by"),
    "claim": ("id",),
    "note": (),
    "original": ("lang",),
}
_OTHERS = dict.fromkeys(("by", "author", "name", "person", "who"), "speaker")
"""Words for an attribute under which nobody would find it by its letters."""
_NEEDED = {"quote": ("speaker", NO_SPEAKER), "claim": ("id", NO_CLAIM), "original": ("lang", NO_LANGUAGE)}
_FENCE = re.compile(r"[\s>]*(?P<colons>:{3,})\s*$")


@dataclass(slots=True)
class Blocks:
    """The blocks of an article, in order, and what is wrong with them."""

    quotes: list[QuoteBlock] = field(default_factory=list)
    claims: list[ClaimBlock] = field(default_factory=list)
    notes: list[NoteBlock] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    originals: dict[int, OriginalBlock] = field(default_factory=dict)


def read_blocks(tokens: Sequence[Token], reading: Reading) -> Blocks:
    """Read the ``:::`` blocks of an article."""
    blocks = Blocks()
    around: list[int] = []
    for number, token in enumerate(tokens):
        if token.type == "container_block_open":
            _read(blocks, number, tokens, reading)
            if number in blocks.originals:
                _tie(blocks, blocks.originals[number], around[-1] if around else -1)
            around.append(number)
        elif token.type == "container_block_close":
            around.pop()
        elif token.type == "inline" and ":::" in token.content:
            _stray(blocks, token, reading.lines)
    return blocks


def _tie(blocks: Blocks, original: OriginalBlock, around: int) -> None:
    """Give an original to the quotation that it stands in: the block that opens with token ``around``."""
    for number, quote in enumerate(blocks.quotes):
        if quote.token == around and quote.original is None:
            blocks.quotes[number] = replace(quote, original=original)
            return
    blocks.problems.append(STRAY_ORIGINAL.at(original.place))


def _read(blocks: Blocks, number: int, tokens: Sequence[Token], reading: Reading) -> None:
    token, lines = tokens[number], reading.lines
    name = str(token.meta["name"])
    first, last = token.map or (0, 0)
    place = lines.place_of_line(first)
    if name not in ALLOWED:
        hint = suggestion(name, tuple(ALLOWED)) if name else "Name the block, as in `::: note`."
        blocks.problems.append(UNKNOWN_BLOCK.at(place, name=name, suggestion=hint))
        return
    if not _closed(lines, last, len(token.markup)):
        blocks.problems.append(UNCLOSED_BLOCK.at(place, name=name, fence=token.markup))
    attributes = _attributes(token)
    if attributes is None:
        blocks.problems.append(BAD_ATTRIBUTES.at(place, text=str(token.meta["rest"])))
    values, problems = only(attributes or Attributes(), ALLOWED[name], f"A {name} block", place)
    if attributes is not None and name in _NEEDED and not _is_told(name, values | _meant(name, attributes)):
        problems.append(_NEEDED[name][1].at(place))
    blocks.problems += problems
    span = reading.ranges[number]
    if not len(span) and not (name == "note" and _has_picture(tokens, number)):
        blocks.problems.append(EMPTY_BLOCK.at(place, name=name))
    _keep(blocks, name, values, span, place, number)


def _has_picture(tokens: Sequence[Token], number: int) -> bool:
    """Say whether there is a picture in the block that opens with this token."""
    inside = takewhile(lambda token: token.level > tokens[number].level, tokens[number + 1 :])
    return any(child.type == "image" for token in inside for child in token.children or ())


def _is_told(name: str, values: dict[str, str]) -> bool:
    """Say whether a block has what it needs; words of a document need no speaker."""
    of_document = values.get("document") or (values.get("form") == "document" and values.get("source"))
    return bool(values.get(_NEEDED[name][0]) or (name == "quote" and of_document))


def _meant(name: str, attributes: Attributes) -> dict[str, str]:
    """Give the values of unknown attributes by what was meant: of these one problem is told already."""
    unknown = {key: value for key, value in attributes.values.items() if key not in ALLOWED[name]}
    return {_OTHERS.get(key, (*nearest(key, ALLOWED[name]), "")[0]): value for key, value in unknown.items()}


def _attributes(token: Token) -> Attributes | None:
    rest = str(token.meta["rest"])
    return read_attributes(rest) if rest else Attributes()


def _keep(blocks: Blocks, name: str, values: dict[str, str], span: Span, place: Place, number: int) -> None:
    if name == "quote":
        given = {key: values.get(key, "") for key in ALLOWED["quote"]}
        blocks.quotes.append(QuoteBlock(span=span, place=place, token=number, original=None, **given))
    elif name == "original":
        blocks.originals[number] = OriginalBlock(span, values.get("lang", ""), place, number)
    elif name == "claim":
        blocks.claims.append(ClaimBlock(span, values.get("id", ""), place, number))
    else:
        blocks.notes.append(NoteBlock(span, place, number))


def _closed(lines: Lines, number: int, width: int) -> bool:
    if number >= len(lines.starts) - 1:
        return False
    found = _FENCE.match(lines.line(number))
    return found is not None and len(found["colons"]) >= width


def _stray(blocks: Blocks, token: Token, lines: Lines) -> None:
    first = token.map[0] if token.map else 0
    for number, line in enumerate(token.content.split("\n"), first):
        found = _FENCE.match(line)
        if found:
            blocks.problems.append(STRAY_FENCE.at(lines.place_of_line(number), fence=found["colons"]))
