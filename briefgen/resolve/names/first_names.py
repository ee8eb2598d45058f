"""First names and what their bearers are called for short: Mike Reed may be Michael J. Reed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from briefgen.resolve.names.name_forms import REMEMBERED, transliterated
from briefgen.resolve.names.name_lists import GENERATIONS

Words = tuple[str, ...]

_LEAST = 3
"""Letters, at least, of a last name: shorter ones are initials, or stand first in the name."""


class Called(NamedTuple):
    """The parts of a person's name that others of the same person may differ in.

    ``firsts`` are the full first names that the ``first`` word may stand for, ``middle`` the words behind it.
    """

    first: str
    firsts: frozenset[str]
    middle: Words
    last: str


@lru_cache(maxsize=REMEMBERED)
def called(words: Words) -> Called | None:
    """Take a person's name apart; none if nothing is to compare, or it tells a father from his son."""
    if len(words) < 2 or words[-1] in GENERATIONS or len(words[-1]) < _LEAST or len(words[0]) < _LEAST - 1:
        return None
    return Called(words[0], _full(words[0]), words[1:-1], words[-1])


def elder(words: Words) -> Words:
    """Give the name of whom somebody is named after: "Ann Reed" for "Ann Reed Jr."."""
    return words[:-1] if words[-1] in GENERATIONS else ()


def may_be_one(one: Called, other: Called) -> bool:
    """Say whether two names can be one person's: of the middle names one is left out, or they are the same.

    One first name is the other's, in full or for short; Ted is not Ned, though both may be Edward.
    """
    return (
        one.last == other.last
        and (one.first in other.firsts or other.first in one.firsts)
        and (not one.middle or not other.middle or one.middle == other.middle)
    )


def fits_initials(middle: Words, initials: Set[str]) -> bool:
    """Say whether middle names are those that all initials stand for: "Delano" is a "D"."""
    letters = "".join(word[0] for word in middle)
    return not middle or all(letters.startswith(short) for short in initials)


@cache
def _full_names() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    text = files("briefgen.resolve.names").joinpath("first_names.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            full, _, others = line.partition(":")
            for other in others.split(","):
                found[transliterated(other.strip().lower())].add(transliterated(full.lower()))
    return {short: frozenset(full) for short, full in found.items()}


def _full(first: str) -> frozenset[str]:
    """Give the full first names that a word may stand for; itself always."""
    return _full_names().get(first, frozenset()) | {first}
