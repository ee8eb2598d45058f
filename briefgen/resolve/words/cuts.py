"""The words of a quotation as they are looked for in a source: in pieces, where they are honestly cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefgen.model.text import Span
from briefgen.resolve.words.folding import DASH, MARK, fold_text, in_words

PUT_IN = 80
"""Characters of a source for which words in brackets can stand: "[the minister]" for "he"."""

_CUT = re.compile(r"\[\s*(?:\.\.\.)?\s*\]|\(\.\.\.\)|\.\.\.")
_BRACKET = re.compile(r"\[[^\[\]]{0,200}\]")
_CUT_OR_BRACKET = re.compile(f"{_CUT.pattern}|{_BRACKET.pattern}")
_ENDS = f" .,;:{MARK}{DASH}"
_ANYTHING = rf"(?:\W(?:.{{0,{PUT_IN}}}?\W)?)??"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together in the source: as written, their range of the segment, their pattern."""

    text: str
    segment: int
    span: Span
    pattern: re.Pattern[str]


def pieces_of(segments: Iterable[str]) -> tuple[Piece, ...]:
    """Cut the segments of a quotation at "…", "[…]" and "(…)"; words in brackets are the writer's own.

    What stands at the ends of a piece, a full stop or a comma, belongs to the sentence around it.
    """
    return tuple(piece for number, segment in enumerate(segments) for piece in _pieces(segment, number))


def _pieces(segment: str, number: int) -> Iterator[Piece]:
    folded = fold_text(segment)
    begin = 0
    for cut in (*_cuts(folded.text), None):
        end = cut.start() if cut else len(folded.text)
        if (span := _trimmed(folded.text, begin, end)) and (pattern := _pattern(span.of(folded.text))):
            origin = folded.origin(span)
            yield Piece(origin.of(segment), number, origin, pattern)
        begin = cut.end() if cut else end


def _cuts(text: str) -> Iterator[re.Match[str]]:
    """Give the cuts; of words put in between the words of a piece, all but the first count as cuts too.

    Each could stand for words of the source, and all ways to share those out would have to be tried.
    """
    begin, free = 0, True
    for found in _CUT_OR_BRACKET.finditer(text):
        if not _CUT.fullmatch(found[0]):
            between = text[begin : found.start()].strip(_ENDS)
            if not between or _is_glued(text, found):
                continue
            if free:
                free = False
                continue
        yield found
        begin, free = found.end(), True


def _is_glued(text: str, bracket: re.Match[str]) -> bool:
    """Say whether a bracket holds a part of a word: "[T]he", "soldier[s]"."""
    return text[bracket.start() - 1 : bracket.start()].isalpha() or text[bracket.end() :][:1].isalpha()


def _trimmed(text: str, begin: int, end: int) -> Span | None:
    """Leave out punctuation at the ends, and a bracket there, for which the source may have anything."""
    while True:
        while begin < end and text[begin] in _ENDS:
            begin += 1
        while begin < end and text[end - 1] in _ENDS:
            end -= 1
        first = _BRACKET.match(text, begin, end)
        if first and not text[first.end() : first.end() + 1].isalpha():
            begin = first.end()
            continue
        last = text.rfind("[", begin, end)
        if last >= 0 and _BRACKET.fullmatch(text, last, end) and not text[last - 1 : last].isalpha():
            end = last
            continue
        return Span(begin, end) if begin < end else None


def _pattern(text: str) -> re.Pattern[str] | None:
    """Give the pattern that finds a piece, whole words only; none for a piece without words."""
    if not any(character.isalnum() for character in _BRACKET.sub("", text)):
        return None
    parts: list[str] = []
    done = 0
    for found in _BRACKET.finditer(text):
        before, after = text[done : found.start()], text[found.end() :]
        if _is_glued(text, found):
            own = rf"(?:{re.escape(found[0])}|\w{{0,{len(found[0]) - 2}}})"
            parts += [re.escape(before), own]
            done = found.end()
        else:
            parts += [re.escape(before.rstrip()), _ANYTHING]
            done = len(text) - len(after.lstrip())
    parts.append(re.escape(text[done:]))
    before_it = r"(?<!\w)(?<!\d[.,])" if in_words(text[0]) or text[0] == "[" else ""
    after_it = r"(?!\w)(?![.,]\d)" if in_words(text[-1]) or text[-1] == "]" else ""
    return re.compile(before_it + "".join(parts) + after_it, re.DOTALL)
