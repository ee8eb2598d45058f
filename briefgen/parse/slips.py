"""What was meant for a heading, a link or a table, and for want of a sign is shown as text, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it.token import Token

from briefgen.model.diagnostic import Diagnostic
from briefgen.parse.checks import as_text, place_of
from briefgen.parse.places import Lines
from briefgen.parse.problems import (
    LOST_CELLS,
    NO_FOOTNOTE,
    STRAY_BRACES,
    UNREAD_HEADING,
    UNREAD_LINK,
    UNREAD_TABLE,
    UNUSED_FOOTNOTE,
)
from briefgen.parse.prose import Reading

_HEADING: Final = re.compile(r"^(?P<signs>#{1,6})(?P<words>[^ \t\n#][^\n]*)", re.MULTILINE)
_TITLE: Final = re.compile(r"[A-Z][a-z]* [^#]*[^#.!?:;,…”\"'’)]")
"""Words behind a single `#` that are a title and no `#hashtag`: several, and no sentence."""

_FILE: Final = (
    r"[^\s()<>]{1,300}\.(?:md|markdown|html?|pdf|docx?|odt|txt|xlsx?|ods|csv|jpe?g|png|webp|gif|svg|avif)"
)
_ADDRESS: Final = (
    rf"(?:(?:https?:|mailto:|www\.|\.{{0,2}}/|\#)[^\s()<>]{{1,2000}}|{_FILE}(?:\#[^\s()<>]{{0,300}})?)"
)
_WORDS: Final = r"(?:[^\[\]\n]|\n(?!\n)){1,300}"
_APART: Final = re.compile(
    rf"!?\[(?P<words>{_WORDS})\][ \t]{{0,9}}[ \t\n]\((?P<address>{_ADDRESS}(?: \"[^\"\n]{{0,300}}\")?)\)"
)
_ROUND: Final = re.compile(rf"\((?P<words>[^()\n]{{1,300}})\)\[(?P<address>{_ADDRESS})\]")
_BLANKS: Final = re.compile(
    rf"!?\[(?P<words>{_WORDS}|)\]\((?P<address>[^()<>\n\"]{{0,300}} (?:{_FILE}|[^\s()<>/]{{0,99}}/))\)"
)
_REFERENCE: Final = re.compile(rf"!?\[(?P<words>{_WORDS})\]\[(?P<address>[^\[\]\n]{{1,300}})\]")
_CURLY: Final = re.compile(
    rf"!?\[(?P<words>{_WORDS}|)\]\((?P<address>[^\s()<>]{{1,2000}}) +[“”„«»‘’‚][^()\n]{{0,300}}\)"
)
_LINKS: Final = (
    (_APART, "a space stands between `]` and `(`", "Take the space out: `]({address})`"),
    (
        _ROUND,
        "the words belong in square brackets, the address in round ones",
        "Write `[{words}]({address})`",
    ),
    (_BLANKS, "a space stands in the address", "Put the address between `<` and `>`: `](<{address}>)`"),
    (
        _REFERENCE,
        "no line says what address `{address}` is",
        "Put a line `[{address}]: …` with it at the end",
    ),
    (
        _CURLY,
        "the words behind the address stand in curly quotation marks",
        'Put them between straight ones: `]({address} "…")`',
    ),
)
_NEEDS: Final = {_APART: re.compile(r"\w"), _REFERENCE: re.compile(r"[^\W\d_]")}
"""What the words must hold: `[…]` and `[1][2]` are no links."""

_FOOTNOTE: Final = re.compile(r"\[\^(?P<label>[^\]\[\s]{1,100})\]")

_ATTRIBUTE: Final = r"(?:[#.][A-Za-z][\w-]{0,99}|[a-z][\w-]{0,99}=(?:\"[^\"\n]{0,300}\"|[^\s\"{}=]{1,300}))"
_BRACES: Final = re.compile(rf"\{{[ ]?{_ATTRIBUTE}(?: {_ATTRIBUTE}){{0,9}}[ ]?\}}")

_DASHED: Final = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_BAR: Final = re.compile(r"(?<!\\)\|")
_BEFORE_ROW: Final = re.compile(r"[\s>]*\|?")
_LINE: Final = re.compile(r"[^\n]*")


def check_slips(tokens: Sequence[Token], reading: Reading) -> Iterator[Diagnostic]:
    """Find what is nearly a heading, a link or a table, and stands in the prose as text."""
    prose = reading.prose.text
    if "#" in prose:
        yield from _headings(prose, tokens, reading)
    if "](" in prose or "] " in prose or "]\n" in prose or ")[" in prose or "][" in prose:
        yield from _links(prose, tokens, reading)
    if "[^" in prose:
        for found, piece in as_text(_FOOTNOTE.finditer(prose), tokens, reading):
            yield NO_FOOTNOTE.at(place_of(found, piece, reading), label=found["label"])
    if "{" in prose:
        yield from _braces(prose, tokens, reading)
    if "|" in prose:
        yield from _tables(prose, tokens, reading)


def check_footnotes(unused: Sequence[str], lines: Lines) -> Iterator[Diagnostic]:
    """Report the footnotes to which nothing in the text leads, by their labels: no page shows them."""
    for label in unused:
        begins = re.compile(rf"[\s>]*\[\^{re.escape(label)}\]:")
        number = next((i for i in range(len(lines.starts) - 1) if begins.match(lines.line(i))), 0)
        yield UNUSED_FOOTNOTE.at(lines.place_of_line(number), label=label)


def check_rows(tokens: Sequence[Token], lines: Lines) -> Iterator[Diagnostic]:
    """Report the rows of tables that have words beyond the last column: Markdown leaves them out."""
    columns = 0
    for token in tokens:
        match token.type:
            case "table_open":
                columns = 0
            case "th_open":
                columns += 1
            case "tr_open" if columns and token.map:
                number = token.map[0]
                line = lines.line(number)
                before = _BEFORE_ROW.match(line)
                bars = [bar.start() for bar in _BAR.finditer(line, before.end() if before else 0)]
                if len(bars) >= columns and line[bars[columns - 1] :].strip("| \t"):
                    begin = lines.starts[number] + bars[columns - 1]
                    yield LOST_CELLS.at(lines.place(begin, lines.starts[number] + len(line.rstrip())))


def _braces(prose: str, tokens: Sequence[Token], reading: Reading) -> Iterator[Diagnostic]:
    for found, piece in as_text(_BRACES.finditer(prose), tokens, reading):
        line = prose[prose.rfind("\n", 0, found.start()) + 1 :]
        # Of a heading's braces ``UNREAD_BRACES`` speaks, and of what is nearly one ``UNREAD_HEADING``.
        # Of a block with too few colons ``UNREAD_BLOCK`` does.
        if tokens[piece.token - 1].type != "heading_open" and not line.startswith(("#", "::")):
            yield STRAY_BRACES.at(place_of(found, piece, reading), text=found[0])


def _headings(prose: str, tokens: Sequence[Token], reading: Reading) -> Iterator[Diagnostic]:
    for found, piece in as_text(_HEADING.finditer(prose), tokens, reading):
        signs, words = found["signs"], found["words"].strip()
        alone = "\n" not in tokens[piece.token].content
        if tokens[piece.token - 1].type != "paragraph_open":
            continue
        if len(signs) > 1 or (alone and _TITLE.fullmatch(words)):
            behind = "no space stands" if found["words"][0].isprintable() else "no ordinary space stands"
            yield UNREAD_HEADING.at(
                place_of(found, piece, reading),
                text=found[0].rstrip(),
                why=f"{behind} behind `{signs}`",
                better=f"{'#' * max(2, len(signs))} {words}",
                signs=signs,
            )


def _links(prose: str, tokens: Sequence[Token], reading: Reading) -> Iterator[Diagnostic]:
    for pattern, why, fix in _LINKS:
        for found, piece in as_text(pattern.finditer(prose), tokens, reading):
            words, address = found["words"], found["address"]
            if pattern not in _NEEDS or _NEEDS[pattern].search(words):
                yield UNREAD_LINK.at(
                    place_of(found, piece, reading),
                    text=" ".join(found[0].split()),
                    why=why.format(address=address),
                    fix=fix.format(words=words, address=address.strip()),
                )


def _tables(prose: str, tokens: Sequence[Token], reading: Reading) -> Iterator[Diagnostic]:
    for block in reading.prose.blocks:
        lines = block.span.of(prose).split("\n")
        first = next((i for i in range(len(lines)) if _is_table(lines[i : i + 2])), None)
        if first is None:
            continue
        dashed = next((i for i in (first, first + 1) if _is_dashed("".join(lines[i : i + 1]))), None)
        at = block.span.start + sum(len(line) + 1 for line in lines[: first if dashed is None else dashed])
        for found, piece in as_text(filter(None, [_LINE.match(prose, at)]), tokens, reading):
            place = place_of(found, piece, reading)
            own = _columns(place.excerpt[place.column - 1 :])
            if dashed is None:
                why, columns = "no line of dashes stands under the first", own
            elif dashed and "|" in lines[dashed - 1]:
                columns = _columns(lines[dashed - 1])
                why = f"this line of dashes has {_counted(own)}, the line above it {_counted(columns)}"
            else:
                why, columns = "above this line of dashes stand no names of columns", own
            yield UNREAD_TABLE.at(place, why=why, dashes="|" + "---|" * columns)


def _is_table(lines: Sequence[str]) -> bool:
    """Say whether a line, or two, were meant for a table."""
    return _is_dashed(lines[0]) or (len(lines) == 2 and all(map(_is_row, lines)))


def _is_row(line: str) -> bool:
    return len(line) > 2 and line.startswith("|") and line.rstrip().endswith("|")


def _is_dashed(line: str) -> bool:
    return "|" in line and _DASHED.fullmatch(line) is not None


def _columns(row: str) -> int:
    return len(_BAR.findall(row.strip().removeprefix("|").removesuffix("|"))) + 1


def _counted(columns: int) -> str:
    return "1 column" if columns == 1 else f"{columns} columns"
