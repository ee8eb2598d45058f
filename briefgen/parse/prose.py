"""Tokens to prose: the readable text of an article, and for each character where it stands in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from briefgen.model.article import Block, BlockKind, Link, Piece, Prose, WikiLink
from briefgen.model.text import Place, Span
from briefgen.parse.images import DECORATIVE
from briefgen.parse.places import Lines
from briefgen.parse.positions import Positions, Row, positions_of

_KINDS = {
    "heading_open": BlockKind.HEADING,
    "dt_open": BlockKind.TERM,
    "th_open": BlockKind.CELL,
    "td_open": BlockKind.CELL,
}
_AROUND = {
    "list_item_open": BlockKind.ITEM,
    "dd_open": BlockKind.ITEM,
    "blockquote_open": BlockKind.PARAGRAPH,
    "container_block_open": BlockKind.PARAGRAPH,
    "footnote_open": BlockKind.PARAGRAPH,
}


@dataclass(slots=True)
class Reading:
    """What is gathered on the way through the tokens.

    ``ranges`` gives, for the index of each token that opens something, what it holds of the prose.
    ``originals`` is the same for what stands in ``original`` blocks, which is kept out of the prose; ranges
    inside them are of its own prose.
    """

    lines: Lines
    body: str
    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    wiki_links: list[WikiLink] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    plain: list[Span] = field(default_factory=list)
    ranges: dict[int, Span] = field(default_factory=dict)
    positions: dict[int, Positions] = field(default_factory=dict)
    originals: Reading | None = None

    @property
    def prose(self) -> Prose:
        """The prose as gathered."""
        return Prose("".join(self.parts), tuple(self.blocks))


def read_prose(tokens: Sequence[Token], lines: Lines) -> Reading:
    """Read the prose of an article off its tokens."""
    source = lines.source
    body = source.text[source.body.start : source.body.end]
    prose = Reading(lines, body)
    prose.originals = originals = Reading(lines, body, ranges=prose.ranges, positions=prose.positions)
    reading = prose
    opened: list[tuple[int, Reading]] = []
    around = [BlockKind.PARAGRAPH]
    section = quoted = 0
    row: Row | None = None
    for number, token in enumerate(tokens):
        if token.nesting == 1:
            opened.append((number, reading))
            reading = originals if token.meta.get("name") == "original" else reading
            reading.ranges[number] = Span(len(reading.blocks), len(reading.blocks))
            quoted += _quotes(token)
            if token.type in _AROUND:
                around.append(_AROUND[token.type])
            section += token.type == "heading_open" and token.level == 0
        elif token.nesting == -1:
            begin, outside = opened.pop()
            reading.ranges[begin] = _held(reading, reading.ranges[begin].start)
            reading = outside
            quoted -= _quotes(tokens[begin])
            if tokens[begin].type in _AROUND:
                around.pop()
        elif token.type == "inline":
            before = tokens[number - 1]
            kind = _KINDS.get(before.type, around[-1])
            if kind is BlockKind.CELL:
                line = token.map[0] if token.map else 0
                if row is None or row.line != line:
                    row = Row(line, (token.meta.get("starts") or [0])[0])
                positions = row.cell(token.content, body, source.body.start)
            else:
                positions = positions_of(token, before.markup, body, source.body.start)
            reading.positions[number] = positions
            _Inline(reading, number, token, positions).read(kind, section, quoted > 0)
    return prose


def text_of(tokens: Sequence[Token]) -> str:
    """Give the readable text of inline tokens, as for the ``alt`` of an image."""
    return "".join(
        text_of(token.children) if token.children else "\n" if token.tag == "br" else token.content
        for token in tokens
        if token.type not in ("html_inline", "wiki_link_open")
    )


def _quotes(token: Token) -> bool:
    return token.type == "blockquote_open" or token.meta.get("name") == "quote"


def _held(reading: Reading, first: int) -> Span:
    if first == len(reading.blocks):
        return Span(reading.length, reading.length)
    return Span(reading.blocks[first].span.start, reading.blocks[-1].span.end)


class _Inline:
    """Reads the content of one block."""

    def __init__(self, reading: Reading, number: int, token: Token, positions: Positions) -> None:
        self.reading, self.number, self.token, self.positions = reading, number, token, positions
        self.start = reading.length + (2 if reading.blocks else 0)
        self.length = self.start
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.wiki_links: list[WikiLink] = []
        self.links: list[Link] = []
        self.plain: list[Span] = []
        self.cursor = positions.start

    def read(self, kind: BlockKind, section: int, quoted: bool) -> None:
        """Add the block, if it has any text, and its links."""
        children = self.token.children or ()
        if len(children) == 1 and children[0].type == "text" and self._read_line(children[0].content):
            self._add_block(self.parts[0], kind, section, quoted)
            return
        opened: list[tuple[int, int]] = []
        for child, token in enumerate(children):
            if token.type in ("text", "text_special", "code_inline"):
                self._text(child, token)
            elif token.tag == "br":
                if self.parts and self.parts[-1] != "\n":
                    self._add("\n")
            elif token.nesting == 1:
                opened.append((child, self.length))
            elif token.nesting == -1:
                begin, start = opened.pop()
                self._closed(begin, Span(start, self.length))
            elif token.type == "image":
                self._image(child, token)
        if self.parts and self.parts[-1] == "\n":
            self.parts.pop()
            self.length -= 1
        text = "".join(self.parts)
        if text.strip():
            self._add_block(text, kind, section, quoted)
        self._add_links()

    def _read_line(self, text: str) -> bool:
        """Take a content that stands in the file as it is, all of it on one line; say whether it does."""
        body, begin = self.reading.body, self.positions.start - self.reading.lines.source.body.start
        if text != self.token.content or text != text.strip() or any(mark in text for mark in "\n|"):
            return False
        if not text or text[0] == "#" or not body.startswith(text, begin):
            return False
        self.parts.append(text)
        self.length += len(text)
        source = Span(self.positions.start, self.positions.start + len(text))
        self.pieces.append(Piece(Span(self.start, self.length), self.number, 0, source))
        return True

    def _add_block(self, text: str, kind: BlockKind, section: int, quoted: bool) -> None:
        reading = self.reading
        if reading.blocks:
            reading.parts.append("\n\n")
        reading.parts.append(text)
        reading.pieces.extend(self.pieces)
        reading.plain.extend(self.plain)
        reading.length = self.length
        reading.blocks.append(Block(Span(self.start, self.length), kind, section, quoted, self.number))

    def _add_links(self) -> None:
        # In a block without text, or past a line break that ends it, a range would lie outside the prose.
        end = self.reading.length
        for link in self.links:
            self.reading.links.append(replace(link, span=_clipped(link.span, end)))
        for wiki_link in self.wiki_links:
            self.reading.wiki_links.append(replace(wiki_link, span=_clipped(wiki_link.span, end)))

    def _add(self, text: str) -> Span:
        span = Span(self.length, self.length + len(text))
        self.parts.append(text)
        self.length = span.end
        return span

    def _text(self, child: int, token: Token) -> None:
        if not token.content:
            return
        span = self._add(token.content)
        at = int(token.meta["at"])
        if token.type == "text_special":
            self._unit(child, span, at, at + len(token.markup))
            return
        if token.type == "code_inline":
            self.plain.append(span)
        # An autolink's text begins after its bracket, a code span's after its marks and perhaps a blank.
        margin = len(token.markup) if token.type == "code_inline" else 0
        for begin in (at + margin, at + margin + 1):
            if self.token.content.startswith(token.content, begin):
                self._in_step(child, span, begin)
                return
        self._unit(child, span, at, self._unit_end(token, at, margin))

    def _unit_end(self, token: Token, at: int, margin: int) -> int:
        content = self.token.content
        if margin:
            begin = at + margin + len(token.content)
            ends = (end + margin for end in (begin, begin + 2) if content.startswith(token.markup, end))
            return next(ends, at)
        return content.find(">", at) + 1

    def _in_step(self, child: int, span: Span, at: int) -> None:
        """Add the pieces of a text that stands in the content as it is."""
        done = at
        for run in self.positions.within(Span(at, at + len(span))):
            if run.content.start > done:
                self._unknown(child, _shifted(span, done - at, run.content.start - at))
            part = _shifted(span, run.content.start - at, run.content.end - at)
            self._piece(child, part, run.source.start, run.source.end)
            done = run.content.end
        if done < at + len(span):
            self._unknown(child, _shifted(span, done - at, len(span)))

    def _unit(self, child: int, span: Span, begin: int, end: int) -> None:
        runs = self.positions.within(Span(begin, max(begin, end)))
        if runs:
            self._piece(child, span, runs[0].source.start, runs[-1].source.end)
        else:
            self._unknown(child, span)

    def _unknown(self, child: int, span: Span) -> None:
        self._piece(child, span, self.cursor, self.cursor)

    def _piece(self, child: int, span: Span, begin: int, end: int) -> None:
        """Add a piece. One that would be untrue or out of order gets no width, where the last one ended."""
        body, base = self.reading.body, self.reading.lines.source.body.start
        first = span.start - self.start
        if len(span) == end - begin and body[begin - base : end - base] != self._slice(first, len(span)):
            begin = end = self.cursor
        if begin < self.cursor:
            begin = end = self.cursor
        self.cursor = end
        self.pieces.append(Piece(span, self.number, child, Span(begin, end)))

    def _slice(self, first: int, width: int) -> str:
        # A piece always lies in the part that was added last.
        last = self.parts[-1]
        offset = first - (self.length - self.start - len(last))
        return last[offset : offset + width]

    def _closed(self, child: int, span: Span) -> None:
        children = self.token.children or []
        token = children[child]
        if token.type == "wiki_link_open":
            place = self._place(int(token.meta["at"]), len(token.content))
            link = WikiLink(str(token.meta["target"]), span, place, self.number, child)
            self.wiki_links.append(link)
        elif token.type == "link_open":
            at = int(token.meta["at"])
            begin = at if token.markup == "autolink" else at - 1
            place = self._place(begin, len(span) + 2)
            target = str(token.attrs.get("href", ""))
            self.links.append(Link(target, span, place, self.number, child))
        elif (
            token.type == "span_open" and "plain" in token.meta["attributes"].values.get("class", "").split()
        ):
            self.plain.append(span)

    def _image(self, child: int, token: Token) -> None:
        here = Span(self.length, self.length)
        target, alt = str(token.attrs.get("src", "")), text_of(token.children or ())
        place = self._place(int(token.meta["at"]), len(alt) + 3)
        decorative = DECORATIVE in token.meta
        self.links.append(
            Link(target, here, place, self.number, child, image=True, alt=alt, decorative=decorative)
        )

    def _place(self, at: int, width: int) -> Place:
        begin = self.positions.at(at)
        return self.reading.lines.place(begin, begin + width)


def _shifted(span: Span, begin: int, end: int) -> Span:
    return Span(span.start + begin, span.start + end)


def _clipped(span: Span, end: int) -> Span:
    return Span(min(span.start, end), min(span.end, end))
