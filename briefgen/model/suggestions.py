"""Did you mean …? What somebody may have meant who wrote a name that nothing has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Final

_LIKE: Final = 0.65
_LONGEST: Final = 200
_MANY: Final = 500


def nearest(written: str, known: Iterable[str], most: int = 1, *, likeness: float = _LIKE) -> list[str]:
    """Give those of ``known`` that look most like what was written, the likest first.

    Capitals make no difference. Which come out depends on no order, so that a message is the same each time.
    Comparing with every name of a large archive takes long, so there the first letters or the last word
    have to be right.

    Args:
        written: what somebody wrote.
        known: what there is.
        most: how many to give at most.
        likeness: from 0 to 1, as ``difflib`` measures it; less is not given.
    """
    by_fold = {one.casefold(): one for one in sorted(known, reverse=True)}
    wanted = written.casefold()[:_LONGEST]
    if wanted in by_fold:
        return [by_fold[wanted]]
    pool: Iterable[str] = by_fold
    if len(by_fold) > _MANY:
        pool = [one for one in by_fold if _begins_or_ends_alike(one, wanted)]
    return [by_fold[one] for one in get_close_matches(wanted, pool, most, likeness)]


def did_you_mean(near: Sequence[str]) -> str:
    """Give a question that names what is near, and a space behind it; nothing if nothing is."""
    return f"Did you mean {listed(f'`{one}`' for one in near)}? " if near else ""


def listed(words: Iterable[str]) -> str:
    """Give words, of which there is at least one, as a list for people: "a, b or c"."""
    *rest, last = words
    return f"{', '.join(rest)} or {last}" if rest else last


def _begins_or_ends_alike(one: str, other: str) -> bool:
    """Say whether the first letters, of an id or address those of its last part, or the last words agree."""
    first, second = (name.rstrip("/").rpartition("/")[2] for name in (one, other))
    return first[:3] == second[:3] or first.rpartition(" ")[2] == second.rpartition(" ")[2]
