"""The exact-words test: quotations and positions against the stored texts of the sources that they name.

A translation is not compared; its original is. A paraphrase is in other words by its nature.
"""

from __future__ import annotations

from briefgen.model.article import Article, QuoteBlock
from briefgen.model.corpus import ResolvedQuote
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.passage import Passage
from briefgen.model.quoting import PARAPHRASE
from briefgen.model.registry import ClaimRecord, PositionRecord
from briefgen.model.text import Span
from briefgen.resolve.problems import NOT_IN_SOURCE, POSITION_NOT_IN_SOURCE
from briefgen.resolve.words.source_texts import Miss, StoredTexts


def compared(
    quote: ResolvedQuote, block: QuoteBlock, article: Article, texts: StoredTexts
) -> tuple[Passage | None, tuple[Diagnostic, ...]]:
    """Compare a ``quote`` block with its source; one that names none, with those of the header.

    Returns:
        Where the words stand, if they do, and the problem at the word that differs. Of a block that names no
        source nothing is reported: its words may come from elsewhere.
    """
    if quote.form == PARAPHRASE:
        return None, ()
    words = (quote.original.words if quote.original else ()) or quote.words
    found = texts.compare(words, (block.source,) if block.source else article.source.meta.sources)
    if not isinstance(found, Miss):
        return found, ()
    if not block.source:
        return None, ()
    if quote.original and block.original:
        segments = [part.span for part in article.originals.blocks if block.original.span.holds(part.span)]
        place = article.place_in_original(_inside(segments[found.segment], found.span))
    else:
        place = article.place(_inside(quote.segments[found.segment], found.span))
    return None, (NOT_IN_SOURCE.at(place, words=found.words, source=found.source, near=_near(found)),)


def position_compared(
    position: PositionRecord, number: int, claim: ClaimRecord, texts: StoredTexts
) -> tuple[Passage | None, tuple[Diagnostic, ...]]:
    """Compare a position's words with its sources; one that has them is enough.

    Where the text of one of its sources is not stored, the words may stand there, and nothing is reported.
    """
    key = "original" if position.original else "words"
    words = position.original or position.words
    if not words or position.form == PARAPHRASE:
        return None, ()
    found = texts.compare((words,), position.sources)
    if not isinstance(found, Miss):
        return found, ()
    if not all(map(texts.has, position.sources)):
        return None, ()
    place = claim.places.get(f"positions.{number}.{key}", claim.place)
    near = _near(found)
    return None, (POSITION_NOT_IN_SOURCE.at(place, words=found.words, source=found.source, near=near),)


def _inside(segment: Span, span: Span) -> Span:
    return Span(segment.start + span.start, segment.start + span.end)


def _near(miss: Miss) -> str:
    if not miss.near:
        return "Nothing in it is like these words. "
    if miss.out_of_order:
        return f"The source has “{miss.near}”, but not after the words that stand before it here. "
    return f"The source has: “{miss.near}”. "
