"""Did you mean …? What somebody may have meant who wrote a name that nothing has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from difflib import get_close_matches
from functools import cached_property
from heapq import nlargest
from itertools import chain
from typing import Final

_LIKE: Final = 0.65
_LONGEST: Final = 200
_MANY: Final = 500
_WORD: Final = re.compile(r"\w+")


class Names:
    """What there is, made ready to be compared with many things that somebody wrote."""

    def __init__(self, known: Callable[[], Iterable[str]]) -> None:
        """``known`` is asked when it comes to the first of them."""
        self._known = known

    def __reduce__(self) -> tuple[type[Names], tuple[Callable[[], Iterable[str]]]]:
        return Names, (self._known,)

    @cached_property
    def _by_fold(self) -> dict[str, str]:
        return {one.casefold(): one for one in sorted(self._known(), reverse=True)}

    @cached_property
    def _alike(self) -> dict[tuple[str, str], list[str]]:
        alike: dict[tuple[str, str], list[str]] = {}
        for one in self._by_fold:
            for part in _parts(one):
                alike.setdefault(part, []).append(one)
        return alike

    @cached_property
    def _having(self) -> dict[str, list[str]]:
        having: dict[str, list[str]] = {}
        for one in self._by_fold:
            for word in set(_WORD.findall(one)):
                having.setdefault(word, []).append(one)
        return having

    def _with_its_words(self, wanted: str, pool: Container[str]) -> list[str]:
        """Give those of the pool that share the most words with what was written."""
        words = set(_WORD.findall(wanted))
        shared = Counter(chain.from_iterable(self._having.get(word, ()) for word in words))
        counted = ((number, one) for one, number in shared.items() if one in pool)
        return [one for _, one in nlargest(_MANY // 4, counted)]

    def nearest(self, written: str, most: int = 1, *, likeness: float = _LIKE) -> list[str]:
        """Give those that look most like what was written: see ``nearest``."""
        wanted = written.casefold()[:_LONGEST]
        if wanted in self._by_fold:
            return [self._by_fold[wanted]]
        pool: Iterable[str] = self._by_fold
        if len(self._by_fold) > _MANY:
            alike = {one for part in _parts(wanted) for one in self._alike.get(part, ())}
            pool = alike
            if len(alike) > _MANY:
                pool = self._with_its_words(wanted, alike)
        return [self._by_fold[one] for one in get_close_matches(wanted, pool, most, likeness)]


def nearest(written: str, known: Iterable[str], most: int = 1, *, likeness: float = _LIKE) -> list[str]:
    """Give those of ``known`` that look most like what was written, the likest first.

    Capitals make no difference. Which come out depends on no order, so that a message is the same each time.
    Comparing with every name of a large archive takes long, so there the first letters or the last word
    have to be right, and most of the other words if these do not tell enough.

    Args:
        written: what somebody wrote.
        known: what there is.
        most: how many to give at most.
        likeness: from 0 to 1, as ``difflib`` measures it; less is not given.
    """
    return Names(lambda: known).nearest(written, most, likeness=likeness)


def did_you_mean(near: Sequence[str]) -> str:
    """Give a question that names what is near, and a space behind it; nothing if nothing is."""
    return f"Did you mean {listed(f'`{one}`' for one in near)}? " if near else ""


def listed(words: Iterable[str]) -> str:
    """Give words, of which there is at least one, as a list for people: "a, b or c"."""
    *rest, last = words
    return f"{', '.join(rest)} or {last}" if rest else last


def _parts(name: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Give the first letters, of an id or address those of its last part, and the last word."""
    last = name.rstrip("/").rpartition("/")[2]
    return ("begins", last[:3]), ("ends", last.rpartition(" ")[2])
