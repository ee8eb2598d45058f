"""The stored texts of sources, with which quotations are compared word for word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefgen.model.passage import Passage
from briefgen.model.registry import SourceRecord
from briefgen.model.text import Span
from briefgen.resolve.words.cuts import Piece, pieces_of
from briefgen.resolve.words.folding import Folded, fold_text
from briefgen.resolve.words.near_passages import NearPassages
from briefgen.resolve.words.text_fragments import Page

_SHOWN = 80
"""Characters of a quotation that a message shows at most."""


@dataclass(frozen=True, slots=True)
class Miss:
    """Words that a source does not have.

    ``segment`` is the number of their segment and ``span`` the range in it that differs, ``words`` what to
    show of them, ``source`` the source's title and ``near`` what it has instead (empty: nothing like it).
    """

    segment: int
    span: Span
    words: str
    source: str
    near: str
    out_of_order: bool = False


class StoredText:
    """The stored text of one source."""

    def __init__(self, record: SourceRecord) -> None:
        self.id, self.title, self.text = record.id, record.title, record.text

    @cached_property
    def _folded(self) -> Folded:
        return fold_text(self.text)

    @cached_property
    def _near(self) -> NearPassages:
        return NearPassages(self.text, self._folded)

    @cached_property
    def _page(self) -> Page:
        return Page(self.text, self._folded)

    def find(self, pieces: Sequence[Piece]) -> tuple[Span, ...] | Piece:
        """Give where all pieces stand in the text, one after another; else the first that does not."""
        spans: list[Span] = []
        at = 0
        for piece in pieces:
            found = self._next(piece, at)
            if not found:
                return piece
            spans.append(found)
            at = found.end
        # The first place of a piece may be far from the next piece: take the last place before that.
        for number in range(len(spans) - 2, -1, -1):
            until = spans[number + 1].start
            for match in pieces[number].pattern.finditer(self._folded.text, spans[number].start, until):
                spans[number] = Span(*match.span())
        return tuple(self._folded.origin(span) for span in spans)

    def _next(self, piece: Piece, at: int) -> Span | None:
        """Give the next place of a piece: the shortest one, where words of the source are replaced in it."""
        text, pattern = self._folded.text, piece.pattern
        match = pattern.search(text, at)
        while match and (closer := pattern.search(text, match.start() + 1, match.end())):
            match = closer
        return Span(*match.span()) if match else None

    def passage(self, spans: Sequence[Span]) -> Passage:
        """Give the way to these places; stretches with no word between them are one."""
        joined: list[Span] = []
        for span in spans:
            between = self.text[joined[-1].end : span.start] if joined else ""
            if joined and not any(character.isalnum() for character in between):
                joined[-1] = Span(joined[-1].start, span.end)
            else:
                joined.append(span)
        found = (self._page.fragment(span) for span in joined)
        return Passage(self.id, tuple(fragment for fragment in found if fragment))

    def miss(self, piece: Piece) -> Miss:
        """Say how a piece differs from what the text has."""
        near = self._near.nearest(piece.text)
        differs = near.differs if near and near.differs else Span(0, len(piece.text))
        begin = max(0, min(differs.start - _SHOWN // 2, len(piece.text) - _SHOWN))
        shown = piece.text[begin : begin + _SHOWN]
        return Miss(
            segment=piece.segment,
            span=Span(piece.span.start + differs.start, piece.span.start + differs.end),
            words=("…" if begin else "")
            + " ".join(shown.split())
            + ("…" if begin + _SHOWN < len(piece.text) else ""),
            source=self.title,
            near=near.passage if near else "",
            out_of_order=near is not None and near.differs is None,
        )


def is_stored(record: SourceRecord) -> bool:
    """Say whether the text of a source is stored."""
    return bool(record.text.strip())


class StoredTexts:
    """The texts of all sources that have one."""

    def __init__(self, records: Iterable[SourceRecord]) -> None:
        self._texts = {record.id: StoredText(record) for record in records if is_stored(record)}

    def renewed(self, records: Iterable[SourceRecord]) -> StoredTexts:
        """Give the texts of other records; what is the same stays the same object."""
        new = StoredTexts(records)
        for id_, text in new._texts.items():
            old = self._texts.get(id_)
            if old is not None and (old.title, old.text) == (text.title, text.text):
                new._texts[id_] = old
        return new

    def other(self, texts: StoredTexts) -> set[str]:
        """Give the ids of the sources of which ``texts`` has another text, or one of the two has none."""
        ids = self._texts.keys() | texts._texts.keys()
        return {id_ for id_ in ids if self._texts.get(id_) is not texts._texts.get(id_)}

    def compare(self, segments: Sequence[str], sources: Iterable[str]) -> Passage | Miss | None:
        """Look for words in the stored texts of some sources.

        Returns:
            Where they stand, in the first source that has them; how they differ from the first one, if none
            has them; nothing if no text is stored or there is nothing to look for.
        """
        texts = [self._texts[id_] for id_ in dict.fromkeys(sources) if id_ in self._texts]
        pieces = pieces_of(segments) if texts else ()
        missing: list[Piece] = []
        for text in texts if pieces else ():
            found = text.find(pieces)
            if not isinstance(found, Piece):
                return text.passage(found)
            missing.append(found)
        return texts[0].miss(missing[0]) if missing else None

    def has(self, source: str) -> bool:
        """Say whether the text of a source is stored."""
        return source in self._texts
