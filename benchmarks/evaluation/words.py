"""Texts and names as words: spans are compared by their words, so marks and punctuation never matter."""

from __future__ import annotations

import re
from collections.abc import Iterable

WORD = re.compile(r"\w+")
_TAIL = re.compile(r"\s(?:of|for|from|in|at|on|who|that|which|with)\s|,|\(")
_POSSESSIVE = re.compile(r"['’]s?$")

HONORIFICS = frozenset(("mr", "mrs", "ms", "dr", "sir", "jr", "sr", "ii", "iii", "iv"))
"""Words around a name that tell nobody apart."""

ARTICLES = frozenset(("the", "a", "an"))


def within(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Give the words of ``text`` that lie wholly within one of ``spans``, each by where it begins."""
    ranges = tuple(spans)
    return frozenset(
        found.start()
        for found in WORD.finditer(text)
        if any(start <= found.start() and found.end() <= end for start, end in ranges)
    )


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Give the share of words in common, of the longer of the two."""
    longer = max(len(one), len(other))
    return len(one & other) / longer if longer else 0.0


def head(name: str, ignored: frozenset[str] = frozenset()) -> str:
    """Give the word that a name goes by: the last one before "of …", "who …" or a comma, without "'s".

    Words in ``ignored`` are passed over at the end, unless nothing else is left.
    """
    core = _TAIL.split(_POSSESSIVE.sub("", name.strip()), maxsplit=1)[0]
    found = [word.lower() for word in WORD.findall(core)]
    while len(found) > 1 and found[-1] in ignored:
        found.pop()
    return found[-1] if found else ""


def same_name(one: str, other: str, ignored: frozenset[str] = frozenset()) -> bool:
    """Say whether two names can mean the same: the head of one is the head, or any word, of the other.

    False where one of them has no words.
    """
    a, b = head(one, ignored & HONORIFICS), head(other, ignored & HONORIFICS)
    if not a or not b:
        return False
    return a == b or a in _words(other) - ignored or b in _words(one) - ignored


def _words(name: str) -> set[str]:
    return {word.lower() for word in WORD.findall(name)}
