"""Links that lead to words in a page: the fewest words that a browser can only find in one place.

A browser takes the first place where ``start`` stands as whole words, whatever the letter case, and then the
first place of ``end`` after it. Neither may reach over the end of a paragraph, and a line break in a stored
text may be one, so that no term here crosses a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.passage import TextFragment
from briefgen.model.text import Span
from briefgen.resolve.words.folding import Folded, fold_text

LONGEST_EXACT = 100
"""Characters up to which the words themselves are the link; longer ones are given by their ends."""

ENDS = (4, 7, 12, 20)
"""Words at each end of a longer stretch, as many as are needed."""

AROUND = 8
"""Words of context on each side at most."""

_NEAR = 400
"""Characters in which words of context are looked for."""

_LOOK_BACK = 40
"""Characters in which the beginning and the end of a word are looked for."""

_WORD = re.compile(r"\w+(?:(?:(?<=\d)[.,;'’](?=\d)|(?<=[^\W\d_])[.:·'’](?=[^\W\d_]))\w+)*")
"""A word as browsers see it: "1,200" and "don't" are one, "re-open" is two. No term may begin inside one."""


class Page:
    """The text of a page, in which the terms of a link are looked for as a browser does."""

    def __init__(self, text: str, folded: Folded) -> None:
        self._text, self._alike = text, folded.alike

    def fragment(self, span: Span) -> TextFragment | None:
        """Give the link to the words in a range and to no others; none if there is none."""
        words = self._within(span.start, span.end)
        if not words:
            return None
        whole = Span(words[0].start, words[-1].end)
        candidates = self._ranges(words, whole)
        if len(whole) <= LONGEST_EXACT and "\n" not in whole.of(self._text):
            candidates = self._exact(whole)
        return next(candidates, None)

    def _within(self, start: int, end: int) -> list[Span]:
        """Give the whole words that lie in a range."""
        text, first = self._text, start
        while first and start - first < _LOOK_BACK and not text[first - 1].isspace():
            first -= 1  # where a word with the sign inside it may begin: "1,200"
        words = (Span(*word.span()) for word in _WORD.finditer(text, first, min(len(text), end + _LOOK_BACK)))
        return [word for word in words if start <= word.start and word.end <= end]

    def _exact(self, whole: Span) -> Iterator[TextFragment]:
        for before, after in self._contexts(whole):
            if self._is_first_and_only(before, whole, after):
                yield TextFragment(whole.of(self._text), "", before.of(self._text), after.of(self._text))

    def _ranges(self, words: list[Span], whole: Span) -> Iterator[TextFragment]:
        """Try longer and longer ends, then words before the start and after the end."""
        starts = [Span(whole.start, end) for end in self._ends_from(words)]
        ends = [Span(start, whole.end) for start in self._starts_to(words)]
        for start in starts:
            for before, _ in self._contexts(start, after=False):
                if not self._is_first_and_only(before, start, Span(start.end, start.end)):
                    continue
                for end in ends:
                    if end.start < start.end:
                        continue
                    for _, after in self._contexts(end, before=False):
                        if self._comes_first(start.end, end, after):
                            terms = (start, end, before, after)
                            yield TextFragment(*(term.of(self._text) for term in terms))

    def _ends_from(self, words: list[Span]) -> list[int]:
        line = [word for word in words if "\n" not in self._text[words[0].start : word.end]]
        return [line[min(count, len(line)) - 1].end for count in _counts(len(line), len(words))]

    def _starts_to(self, words: list[Span]) -> list[int]:
        line = [word for word in words if "\n" not in self._text[word.start : words[-1].end]]
        return [line[-min(count, len(line))].start for count in _counts(len(line), len(words))]

    def _contexts(
        self, term: Span, *, before: bool = True, after: bool = True
    ) -> Iterator[tuple[Span, Span]]:
        """Give the contexts to try: none, then more and more words of the same line on either side."""
        begin = self._text.rfind("\n", max(0, term.start - _NEAR), term.start) + 1
        begin = begin or max(0, term.start - _NEAR)
        stop = self._text.find("\n", term.end, term.end + _NEAR)
        stop = stop if stop >= 0 else min(len(self._text), term.end + _NEAR)
        ahead = [word.start for word in self._within(begin, term.start)][-AROUND:][::-1]
        behind = [word.end for word in self._within(term.end, stop)][:AROUND]
        nothing = Span(term.start, term.start), Span(term.end, term.end)
        yield nothing
        befores = [self._stripped(start, term.start) for start in ahead] if before else []
        afters = [self._stripped(term.end, end) for end in behind] if after else []
        for number in range(max(len(befores), len(afters))):
            if number < len(befores):
                yield befores[number], nothing[1]
            if number < len(afters):
                yield nothing[0], afters[number]
            if number < min(len(befores), len(afters)):
                yield befores[number], afters[number]

    def _stripped(self, start: int, end: int) -> Span:
        text = self._text[start:end]
        return Span(end - len(text.lstrip()), start + len(text.rstrip()))

    def _is_first_and_only(self, before: Span, term: Span, after: Span) -> bool:
        """Say whether the term with its context stands once in the page, though only as a part of words."""
        with_context = Span(before.start if before else term.start, after.end if after else term.end)
        sought = fold_text(with_context.of(self._text)).alike
        first = self._alike.find(sought)
        return first >= 0 and self._alike.find(sought, first + 1) < 0

    def _comes_first(self, start: int, end: Span, after: Span) -> bool:
        """Say whether ``end`` is found first where it is meant, looking on from ``start``."""
        with_context = Span(end.start, after.end if after else end.end)
        sought = fold_text(with_context.of(self._text)).alike
        rest = fold_text(self._text[start : with_context.end]).alike
        return rest.find(sought) == len(rest) - len(sought)


def _counts(in_line: int, in_all: int) -> list[int]:
    """Give how many words a term has: of a stretch in one line no more than a half, so that two fit in."""
    most = in_line if in_line < in_all else in_all // 2
    return sorted({min(count, max(1, most)) for count in ENDS})
