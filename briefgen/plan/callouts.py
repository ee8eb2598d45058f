"""Which quotations are set as call-outs: the strongest direct ones, spread over the briefing."""

from __future__ import annotations

from briefgen.model.annotation import Confidence, QuoteType
from briefgen.model.article import Article, Block
from briefgen.model.corpus import Briefing, Party, ResolvedQuote
from briefgen.plan.library import quotes_of

SHORTEST, LONGEST = 40, 320
"""Characters that a call-out may have: shorter ones say little alone, longer ones are not read."""

_BEST = range(60, 221)
_ENDS = (".", "!", "?", "…")


def callouts(briefing: Briefing, most: int) -> tuple[ResolvedQuote, ...]:
    """Give at most ``most`` quotations to set as call-outs, at most one in each section, in text order."""
    chosen: list[ResolvedQuote] = []
    sections: set[int] = set()
    candidates = [quote for quote in quotes_of(briefing) if _may(quote, briefing.article)]
    for quote in sorted(candidates, key=lambda quote: (-_strength(quote), quote.number)):
        section = block_at(briefing.article, quote.span.end - 1).section
        if len(chosen) < most and section not in sections:
            chosen.append(quote)
            sections.add(section)
    return tuple(sorted(chosen, key=lambda quote: (quote.span, quote.number)))


def block_at(article: Article, offset: int) -> Block:
    """Give the block that holds an offset of the prose, else the last one that begins before it."""
    low, high = 0, len(article.prose.blocks)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if article.prose.blocks[middle].span.start <= offset else (low, middle)
    return article.prose.blocks[low]


def section_at(article: Article, offset: int) -> int:
    """Give the number of the section that holds an offset of the prose."""
    return block_at(article, offset).section if article.prose.blocks else 0


def _may(quote: ResolvedQuote, article: Article) -> bool:
    # A quotation that an editor set as a block stands out already, as does one in a Markdown block quote.
    if quote.by_hand or quote.type is not QuoteType.DIRECT or not any(map(_is_named, quote.speakers)):
        return False
    if quote.form == "fragment":
        return False
    if not article.prose.blocks or block_at(article, quote.span.start).quoted:
        return False
    return SHORTEST <= _length(quote) <= LONGEST


def _is_named(party: Party) -> bool:
    return party.entity is not None


def _length(quote: ResolvedQuote) -> int:
    return sum(len(part) for part in quote.words) + len(quote.words) - 1


def _strength(quote: ResolvedQuote) -> int:
    first, last = quote.words[0].lstrip(), quote.words[-1].rstrip()
    whole_sentence = first[:1].isupper() and last.rstrip(",").endswith(_ENDS)
    return (
        2 * whole_sentence
        + 2 * (_length(quote) in _BEST)
        + (quote.confidence is Confidence.SURE)
        + (len(quote.words) == 1)
        + any(party.role for party in quote.speakers)
    )
