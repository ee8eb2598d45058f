"""Where a source comes nearest to words that it does not have, and at which word the two part."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from briefgen.model.text import Span
from briefgen.resolve.words.folding import Folded, fold_text

_WORD = re.compile(r"\w+(?:['’]\w+)*")

_FREQUENT = 400
"""Places of a word in a source from which on it tells nothing of where to look."""

_NEIGHBOURS = 3
"""Words that may be missing or too many before the place still counts as the same."""

_SHOWN = 12
"""Words of the source that are shown on each side of the one that differs."""


@dataclass(frozen=True, slots=True)
class Near:
    """What the source has instead, and the range of the words that differs (none: only their order does)."""

    passage: str
    differs: Span | None


class NearPassages:
    """The words of one source, in which one can look for the nearest passage."""

    def __init__(self, text: str, folded: Folded) -> None:
        self._text, self._folded = text, folded

    @cached_property
    def _words(self) -> list[tuple[int, int]]:
        return [word.span() for word in _WORD.finditer(self._folded.text)]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: defaultdict[str, list[int]] = defaultdict(list)
        alike = self._folded.alike
        for number, (start, end) in enumerate(self._words):
            places[alike[start:end]].append(number)
        return dict(places)

    def nearest(self, sought: str) -> Near | None:
        """Give the passage that shares most words with ``sought``, in about its order; none if few."""
        mine, theirs = fold_text(sought), self._folded
        words = [Span(*word.span()) for word in _WORD.finditer(mine.text)]
        begin = self._begin([word.of(mine.alike) for word in words])
        if begin is None:
            return None
        found = self._words[max(0, begin - _NEIGHBOURS) : max(0, begin + len(words)) + _NEIGHBOURS]
        window = [Span(*word) for word in found]
        one, other = [word.of(mine.text) for word in words], [word.of(theirs.text) for word in window]
        steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
        if 3 * sum(i2 - i1 for tag, i1, i2, _, _ in steps if tag == "equal") < len(words):
            return None
        differs, at = self._parting(mine.text, words, window, steps)
        shown = window[max(0, at - _SHOWN) : at + _SHOWN + 1]
        passage = theirs.origin(Span(shown[0].start, shown[-1].end)).of(self._text)
        return Near(" ".join(passage.split()), mine.origin(differs) if differs else None)

    def _begin(self, words: Sequence[str]) -> int | None:
        """Give the number of the word of the text at which most of the words fall into step."""
        votes: defaultdict[int, float] = defaultdict(float)
        for number, word in enumerate(words):
            places = self._places.get(word, [])
            if len(places) <= _FREQUENT:
                for place in places:
                    for shift in range(-_NEIGHBOURS, _NEIGHBOURS + 1):
                        votes[place - number + shift] += 1 / ((1 + abs(shift)) * len(places) ** 0.5)
        return min(votes, key=lambda begin: (-votes[begin], begin), default=None)

    def _parting(
        self,
        sought: str,
        words: Sequence[Span],
        window: Sequence[Span],
        steps: Sequence[tuple[str, int, int, int, int]],
    ) -> tuple[Span | None, int]:
        """Give the first range of ``sought`` (folded) that differs, and its word's number in the window."""
        for number, (tag, i1, i2, j1, _) in enumerate(steps):
            if tag == "insert" and 0 < number < len(steps) - 1:
                return words[i1], j1
            if tag in ("replace", "delete"):
                return Span(words[i1].start, words[i2 - 1].end), min(j1, len(window) - 1)
            if tag == "equal":
                for i, j in zip(range(i1, i2 - 1), range(j1, i2 - 1 - i1 + j1), strict=True):
                    between = self._folded.text[window[j].end : window[j + 1].start]
                    if sought[words[i].end : words[i + 1].start] != between:
                        return Span(words[i].start, words[i + 1].end), j
        return None, next(j1 for tag, _, _, j1, _ in steps if tag == "equal")
