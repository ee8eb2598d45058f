"""Which quotations are set as call-outs: the strongest direct ones, spread over the briefing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from briefgen.model.annotation import Confidence, QuoteType
from briefgen.model.article import Article, Block, BlockKind
from briefgen.model.corpus import Briefing, ResolvedQuote
from briefgen.model.quoting import FULL
from briefgen.plan.parts.library import quotes_of

SHORTEST, LONGEST = 40, 320
"""Characters that a call-out may have: shorter ones say little alone, longer ones are not read."""

SCREEN = 1500
"""Characters of text that lie between two call-outs at least: what a reader sees at once.

A desk shows about 30 lines of 66, a telephone 28 of 42, and headings and boxes take their share.
"""

BRIEF = 350
"""Characters below which a text has no call-out: all of it is read at a glance."""

_BEST = range(60, 221)
_ENDS = (".", "!", "?", "…", "。", "؟")
_COMMAS = ",،、"
_MOST_OF_IT = 2 / 3
_TOLD = 20


@dataclass(frozen=True, slots=True)
class Callout:
    """A quotation to set as a call-out, and the token of the paragraph after which it stands."""

    quote: ResolvedQuote
    token: int


def callouts(
    briefing: Briefing, most: int, repeated: Mapping[int, Collection[str]] = MappingProxyType({})
) -> tuple[Callout, ...]:
    """Give at most ``most`` quotations to set as call-outs, in text order.

    Two of them are a screen of text apart, and where several spoke, no two in a row are from one of them.
    A text of two or three sentences has none.
    A call-out says again what the text says, so a paragraph lies between where one can. It never leaves its
    section, where it could be taken for the words of another side, and lets side notes stay beside the
    paragraph that they belong to. ``repeated`` are, by section, words that the page tells twice there
    already: those in the boxes of its claims.
    """
    blocks = briefing.article.prose.blocks
    if len(briefing.article.prose.text) < BRIEF:
        return ()
    quotes = quotes_of(briefing)
    spoke = {_speakers(quote) for quote in quotes if quote.type is QuoteType.DIRECT and quote.speakers}
    told: dict[int, list[frozenset[str]]] = {}
    found = [(quote, place) for quote in quotes if (place := _place(quote, blocks)) is not None]
    chosen: list[tuple[ResolvedQuote, Block]] = []
    for quote, place in sorted(found, key=lambda one: (-_strength(one[0], blocks), one[0].number)):
        near = [other for other, at in chosen if abs(at.span.end - place.span.end) < SCREEN]
        if len(chosen) >= most or near or (len(spoke) > 1 and _follows_itself(quote, chosen)):
            continue
        if place.section not in told:
            said = repeated.get(place.section, ())
            told[place.section] = [_runs(words) for words in said if len(words) >= _TOLD]
        if not _is_told(quote, told[place.section]):
            chosen.append((quote, place))
    return tuple(
        Callout(quote, _past_notes(place, briefing.article).token)
        for quote, place in sorted(chosen, key=lambda one: (one[0].span, one[0].number))
    )


def standing_alone(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the words as they stand alone, without a comma that leads back to the sentence around them."""
    return (*words[:-1], words[-1].rstrip().rstrip(_COMMAS))


def sections_at(article: Article) -> Callable[[int], int]:
    """Give what tells the number of the section that holds an offset of the prose."""
    blocks = article.prose.blocks
    starts = [block.span.start for block in blocks]

    def section_at(offset: int) -> int:
        return blocks[max(0, bisect_right(starts, offset) - 1)].section if blocks else 0

    return section_at


def _block_number(blocks: Sequence[Block], offset: int) -> int:
    return max(0, bisect_right(blocks, offset, key=_start) - 1)


def _start(block: Block) -> int:
    return block.span.start


def _place(quote: ResolvedQuote, blocks: Sequence[Block]) -> Block | None:
    """Give the paragraph after which a quotation may stand as a call-out, if it may."""
    # A quotation that an editor set as a block stands out already, as does one in a Markdown block quote.
    if quote.by_hand or quote.type is not QuoteType.DIRECT or quote.form not in ("", FULL):
        return None
    if not all(party.entity for party in quote.speakers) or not quote.speakers:
        return None
    if not SHORTEST <= _length(quote) <= LONGEST or not _is_whole(quote.words):
        return None
    number = _block_number(blocks, quote.span.end - 1)
    own = blocks[number]
    if own.quoted or own.kind is not BlockKind.PARAGRAPH or own.span.start > quote.span.start:
        return None
    before, after = blocks[number - 1] if number else None, blocks[number + 1 : number + 2]
    if after and _is_beside(own, after[0]):
        return after[0]
    # The last of a section is announced above its paragraph, which then must say more than it.
    short = _length(quote) < _MOST_OF_IT * len(own.span)
    return before if before and short and _is_beside(own, before) else None


def _past_notes(place: Block, article: Article) -> Block:
    """Give the last block of the notes that follow a paragraph directly, else the paragraph itself."""
    blocks = article.prose.blocks
    for block in blocks[_block_number(blocks, place.span.start) + 1 :]:
        if not any(note.span.holds(block.span) for note in article.notes):
            break
        place = block
    return place


def _is_beside(own: Block, other: Block) -> bool:
    return other.section == own.section and other.kind is BlockKind.PARAGRAPH and not other.quoted


def _speakers(quote: ResolvedQuote) -> tuple[str, ...]:
    return tuple(party.entity or party.text for party in quote.speakers)


def _follows_itself(quote: ResolvedQuote, chosen: Sequence[tuple[ResolvedQuote, Block]]) -> bool:
    """Say whether one of the chosen next to a quotation, before it or after, is by the same speakers."""
    row = sorted([other for other, _ in chosen] + [quote], key=lambda other: (other.span, other.number))
    here = row.index(quote)
    beside = (*row[max(0, here - 1) : here], *row[here + 1 : here + 2])
    return any(set(_speakers(other)) & set(_speakers(quote)) for other in beside)


def _is_whole(words: tuple[str, ...]) -> bool:
    """Say whether words begin a sentence and nobody took any out of them."""
    first = next((char for char in words[0] if char.isalpha()), "a")
    return not first.islower() and not any("[" in part or "..." in part or "…" in part for part in words)


def _runs(words: str) -> frozenset[str]:
    """Give the runs of four letters in a text, by which two wordings are compared in any script."""
    plain = "".join(char for char in words.casefold() if char.isalnum())
    return frozenset(plain[i : i + 4] for i in range(len(plain) - 3))


def _is_told(quote: ResolvedQuote, told: Sequence[frozenset[str]]) -> bool:
    runs = _runs(" ".join(quote.words)) if told else frozenset()
    return any(len(runs & other) > _MOST_OF_IT * min(len(runs), len(other)) for other in told)


def _length(quote: ResolvedQuote) -> int:
    return sum(len(part) for part in quote.words) + len(quote.words) - 1


def _strength(quote: ResolvedQuote, blocks: Sequence[Block]) -> int:
    number = _block_number(blocks, quote.span.end - 1)
    return (
        2 * (_length(quote) in _BEST)
        + 2 * quote.words[-1].rstrip().endswith((*_ENDS, *_COMMAS))
        + (quote.confidence is Confidence.SURE)
        + (len(quote.words) == 1)
        + any(party.role for party in quote.speakers)
        + (0 < number < len(blocks) - 1)
    )
