"""What parse hands on: a parsed article, its prose and the way back to the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from briefgen.model.often import made_often
from briefgen.model.source import Source
from briefgen.model.text import Place, Span

MAX_NESTING = 100
"""Levels of blocks inside blocks that are read; a list takes two of them, a block quote one."""


class BlockKind(StrEnum):
    """What a block of prose is; the model reads one block at a time."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TERM = "term"
    CELL = "cell"
    CAPTION = "caption"


@made_often
@dataclass(frozen=True, slots=True)
class Block:
    """One block of prose.

    ``section`` is the number of the section that it stands in (0 before the first heading);
    ``quoted`` says that it stands in a Markdown block quote or a ``quote`` block; ``token`` is the
    index of its inline token in the article's tokens.
    """

    span: Span
    kind: BlockKind
    section: int
    quoted: bool
    token: int


@made_often
@dataclass(frozen=True, slots=True)
class Piece:
    """A run of prose that comes from one text token.

    ``span`` is its range in the prose, ``token`` and ``child`` where it comes from, ``source`` its
    range in the file. The two ranges run in step when they are of one length; else (an escape, an
    entity) the run is one unit.
    """

    span: Span
    token: int
    child: int
    source: Span


@dataclass(frozen=True, slots=True)
class Prose:
    r"""The readable text of an article: its blocks apart by blank lines, code and raw HTML left out.

    A line break inside a paragraph is one ``\n``. ``blocks`` are sorted by position.
    """

    text: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Markup:
    """What an article does not carry along, since it is large and few ask for it: it is read anew for them.

    ``pieces`` and ``original_pieces`` are the runs of the prose and of the originals, sorted by position.
    """

    pieces: tuple[Piece, ...] = ()
    original_pieces: tuple[Piece, ...] = ()

    def __call__(self, source: Source) -> Markup:
        """Give itself: what an article that is not read from Markdown has for ``read``."""
        return self


@made_often
@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what follows it.

    ``span`` is the heading's range in the prose (empty for the opening before any heading), ``kicker`` its
    kicker, ``anchor`` its fragment id.
    """

    number: int
    title: str
    anchor: str
    level: int
    kicker: str
    span: Span
    token: int


@dataclass(frozen=True, slots=True)
class WikiLink:
    """``[[target|label]]``: ``span`` is the label's range in the prose, ``place`` where it stands."""

    target: str
    span: Span
    place: Place
    token: int
    child: int


@made_often
@dataclass(frozen=True, slots=True)
class Link:
    """An ordinary Markdown link or image (``image`` true); ``span`` is its text's range in the prose.

    ``decorative`` says that an image tells nothing, so that it needs no ``alt``.
    """

    target: str
    span: Span
    place: Place
    token: int
    child: int
    image: bool = False
    alt: str = ""
    decorative: bool = False


@dataclass(frozen=True, slots=True)
class OriginalBlock:
    """A ``::: original`` block in a quotation: its words before they were translated.

    ``span`` is a range of the article's ``originals``.
    """

    span: Span
    lang: str
    place: Place
    token: int


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    """A ``::: quote`` block: words and speaker given by the editor.

    ``document`` names what the words stand in where nobody speaks them; ``form`` is as written, ``lang`` the
    language of the words where it is not that of the article.
    """

    span: Span
    speaker: str
    source: str
    date: str
    cite: str
    place: Place
    token: int
    document: str = ""
    form: str = ""
    lang: str = ""
    translated_by: str = ""
    original: OriginalBlock | None = None


@dataclass(frozen=True, slots=True)
class ClaimBlock:
    """A ``::: claim {id=…}`` block: a passage that the editor ties to a recorded claim."""

    span: Span
    claim: str
    place: Place
    token: int


@dataclass(frozen=True, slots=True)
class NoteBlock:
    """A ``::: note`` block: an editor's side note."""

    span: Span
    place: Place
    token: int


@dataclass(frozen=True, slots=True)
class Article:
    """A parsed article. ``plain`` are the ranges that must not be linked.

    ``anchors`` are all fragment ids of the text (of sections, and those given by hand elsewhere), sorted.
    ``originals`` is what stands in ``original`` blocks: other languages, which are no part of the prose.
    ``facts`` are its block facts as a text (see ``facts_of``): they are looked at when its page is made.
    ``read`` reads its markup anew from its source.
    """

    source: Source
    prose: Prose
    sections: tuple[Section, ...] = ()
    wiki_links: tuple[WikiLink, ...] = ()
    links: tuple[Link, ...] = ()
    plain: tuple[Span, ...] = ()
    quote_blocks: tuple[QuoteBlock, ...] = ()
    claim_blocks: tuple[ClaimBlock, ...] = ()
    notes: tuple[NoteBlock, ...] = ()
    anchors: tuple[str, ...] = ()
    originals: Prose = Prose("")
    facts: str = ""
    read: Callable[[Source], Markup] = field(default=Markup(), compare=False, repr=False)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The runs of its prose, each with the way back to the file."""
        return self.read(self.source).pieces

    def place(self, span: Span) -> Place:
        """Give the place in the file of a range of the prose."""
        return self._place(self.pieces, span)

    def place_in_original(self, span: Span) -> Place:
        """Give the place in the file of a range of ``originals``."""
        return self._place(self.read(self.source).original_pieces, span)

    def _place(self, pieces: Sequence[Piece], span: Span) -> Place:
        start = end = self.source.body.start
        for piece in pieces:
            if piece.span.start <= span.start:
                start = _to_source(piece, span.start)
            if piece.span.start < max(span.end, span.start + 1):
                end = _to_source(piece, span.end)
            else:
                break
        return self.source.place(Span(start, max(start + 1, end)))


def _to_source(piece: Piece, offset: int) -> int:
    inside = min(offset - piece.span.start, len(piece.span))
    if len(piece.span) == len(piece.source):
        return piece.source.start + inside
    return (
        piece.source.start
        if inside == 0
        else piece.source.end
        if inside == len(piece.span)
        else piece.source.start
    )
