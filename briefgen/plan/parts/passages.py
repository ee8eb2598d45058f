"""The sentences of a briefing that hold a claim and what stands for or against it, word for word.

A claim that software found is a part of a sentence. Shown alone it reads as a statement of ours, so that
pages show it only with the words around it, which say how the text answers it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from briefgen.model.article import Block, Prose
from briefgen.model.corpus import FoundClaim
from briefgen.model.text import Span

# No sentence begins with a small letter. A full stop after a capital or a short word with one ("U.S.", "Mr.",
# "Gen.") may end no sentence: one sentence too many does no harm, half of one may.
# What stands before is looked at last, so that only the marks themselves are tried.
_END = re.compile(r"[.!?…](?<![A-Z].)(?<!\b[A-Z][a-z].)(?<!\b[A-Z][a-z]{2}.)[\"'”’»)\]]*\s+(?=[^\sa-zà-ÿ])")


def passage_of(prose: Prose, claim: FoundClaim) -> tuple[str, ...]:
    """Give the sentences that hold a found claim, its cue and the words of those who speak of it.

    Args:
        prose: that of the briefing.
        claim: found in it.

    Returns:
        The exact words, one text for each stretch of whole sentences, in the order of the text.
    """
    spans = {claim.span, *_cue(prose, claim), *(said.span for said in claim.positions if said.span)}
    stretches: list[Span] = []
    for sentence in sorted({sentence for span in spans for sentence in _around(prose, span)}):
        last = stretches[-1] if stretches else None
        if last and (last.meets(sentence) or prose.text[last.end : sentence.start] in ("", " ", "\n")):
            stretches[-1] = Span(last.start, max(last.end, sentence.end))
        else:
            stretches.append(sentence)
    return tuple(stretch.of(prose.text) for stretch in stretches)


def _around(prose: Prose, span: Span) -> Iterator[Span]:
    """Give the sentences that share a character with ``span``; none reaches across paragraphs."""
    number = bisect_right(prose.blocks, span.start, key=_end)
    while number < len(prose.blocks) and (block := prose.blocks[number].span).start < span.end:
        for begin, whole, end in _sentences(prose.text, block.start, block.end):
            if begin < span.end and span.start < end:
                yield Span(begin, whole)
        number += 1


def _end(block: Block) -> int:
    return block.span.end


@lru_cache(maxsize=1024)
def _sentences(text: str, begin: int, end: int) -> tuple[tuple[int, int, int], ...]:
    """Give where each sentence of a paragraph begins and ends, and where the blanks after it end.

    A claim asks for those around it again and again.
    """
    ends = (*(found.end() for found in _END.finditer(text, begin, end)), end)
    return tuple(
        (first, first + len(text[first:last].rstrip()), last)
        for first, last in zip((begin, *ends), ends, strict=False)
    )


def _cue(prose: Prose, claim: FoundClaim) -> Iterator[Span]:
    """Give the range of the cue: in the claim's own sentence, else the closest, a paragraph away at most."""
    if not claim.cue:
        return
    holding = [number for number, block in enumerate(prose.blocks) if block.span.meets(claim.span)]
    if not holding:
        return
    near = prose.blocks[max(0, holding[0] - 1) : holding[-1] + 2]
    begin, end = near[0].span.start, near[-1].span.end
    found = [
        Span(match.start(), match.end())
        for match in re.compile(re.escape(claim.cue)).finditer(prose.text, begin, end)
    ]
    if found:
        own = list(_around(prose, claim.span))
        yield min(
            found,
            key=lambda span: (
                not any(sentence.holds(span) for sentence in own),
                _apart(span, claim.span),
                span,
            ),
        )


def _apart(one: Span, other: Span) -> int:
    return max(0, other.start - one.end, one.start - other.end)
