"""The numbers of a proposition, as values: "twelve million", "12m" and "12,000,000" are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.annotate.lexicon import phrases
from briefgen.annotate.syntax import Word

_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_GLUED = re.compile(r"(\d+(?:\.\d+)?)(k|m|mn|bn|tn)")


def _values(section: str) -> dict[str, Decimal]:
    lines = (line.partition(":") for line in phrases("turns", section))
    return {word: Decimal(value.strip()) for word, _, value in lines}


_NUMBERS = _values("numbers")
_SCALES = _values("scales")
_BOUNDS = {
    tuple(line.split()): kind
    for kind in ("over", "least", "under", "most", "about")
    for line in phrases("turns", f"figures: {kind}")
}
_LETTERS = 2
_LONGEST_BOUND = max(map(len, _BOUNDS))


def figures(words: Sequence[Word]) -> frozenset[str]:
    """Give the numbers in some words, each with what bounds it: "12000000", "over 40"."""
    return frozenset(_figure(words, first, last) for first, last in _groups(words))


def is_scale(word: Word) -> bool:
    """Say whether a word belongs to a number: "million", or "m" in "12m"."""
    return word.lower in _SCALES


def _groups(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Give the first word and the last word + 1 of each number: "two hundred", "twenty-five"."""
    at = 0
    while at < len(words):
        if not _is_number(words[at]):
            at += 1
            continue
        end = at + 1
        while end < len(words) and (_goes_on(words[end]) or _hyphened(words[end : end + 2])):
            end += 1
        yield at, end
        at = end


def _is_number(word: Word) -> bool:
    # "A dozen" is a noun to the model; single letters are numbers only behind one.
    return word.pos == "NUM" or (word.lower in _SCALES and len(word.lower) > _LETTERS)


def _goes_on(word: Word) -> bool:
    return word.lower in _SCALES or (_is_number(word) and _value(word.lower) is not None)


def _hyphened(words: Sequence[Word]) -> bool:
    return len(words) > 1 and words[0].text == "-" and _goes_on(words[1])


def _figure(words: Sequence[Word], first: int, last: int) -> str:
    bound = next(
        (
            _BOUNDS[before]
            for length in range(_LONGEST_BOUND, 0, -1)
            if (before := tuple(word.lower for word in words[max(0, first - length) : first])) in _BOUNDS
        ),
        "",
    )
    value = _sum(words[first:last])
    return f"{bound} {value}".lstrip()


def _sum(words: Sequence[Word]) -> str:
    """Read a number; what is none ("10:30") stays as it is written."""
    total = current = Decimal(0)
    for word in words:
        if word.text == "-":
            continue
        glued = _GLUED.fullmatch(word.lower)
        if word.lower in _SCALES:
            current = (current or Decimal(1)) * _SCALES[word.lower]
            if current >= 1000:  # "two thousand and five": what is above stands
                total, current = total + current, Decimal(0)
        elif glued is not None:
            total += Decimal(glued[1]) * _SCALES[glued[2]]
        else:
            value = _value(word.lower)
            if value is None:
                return " ".join(word.lower for word in words)
            current += value
    return f"{(total + current).normalize():f}"


def _value(text: str) -> Decimal | None:
    plain = text.replace(",", "")
    return Decimal(plain) if _DIGITS.fullmatch(plain) else _NUMBERS.get(text)
