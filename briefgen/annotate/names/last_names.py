"""The last names of persons, of one word or of several: "Reed", "Nair-Holt", "van der Berg"."""

from __future__ import annotations

from briefgen.annotate.lexicon import words
from briefgen.annotate.names.name_repairs import Candidate
from briefgen.annotate.syntax import Word

_SAINTS = frozenset({"st", "st."})
_HYPHENS = "-‑"
_PATRONYMIC = (
    *("dóttir", "dottir", "datter", "shvili", "adze", "oğlu", "oglu", "poulos", "poulou", "idis", "enko"),
    *("ović", "ević", "ovic", "evic", "ovich", "evich", "ovych", "evych", "ovna", "evna", "yeva", "yev"),
    *("anov", "inov", "onov", "ulov", "akov", "ikov", "anova", "inova", "onova", "ulova", "akova", "ikova"),
)
"""How last names end that tell whose child somebody is, and no place or firm does."""


def last_name(name: Candidate) -> Candidate:
    """Give the last name of somebody who is named in full: with its hyphens, particles and saints.

    At least one word stays before it; a single name is given as it is.
    """
    row, first = name.parse.words, name.end - 1
    if not row[first].text[:1].isupper():
        return name.cut(first, name.end)  # "Kim Jong-un"
    while first - 2 > name.first and _is_tied(row, first):
        first -= 2
    before = words("names", "particle") | _SAINTS
    while first - 1 > name.first and row[first - 1].lower in before:
        first -= 1
    return name.cut(first, name.end)


def _is_tied(row: tuple[Word, ...], at: int) -> bool:
    """Say whether a hyphen without spaces stands before a word, and before it one of a name."""
    tied = row[at - 1].text in _HYPHENS and row[at - 2].end == row[at - 1].start < row[at].start
    return tied and row[at].start == row[at - 1].end


def last_name_forms(name: Candidate) -> tuple[str, ...]:
    """Give how the last name of somebody may stand alone: "van der Berg", "Van der Berg", "Berg".

    None if the name is a single one.
    """
    last = last_name(name)
    if last.first == name.first:
        return ()
    whole = last.text
    return tuple(dict.fromkeys((whole, whole[:1].upper() + whole[1:], name.words[-1].text)))


def is_built_as_persons(name: Candidate) -> bool:
    """Say whether the last of two or three words ends as only people's names do: "Ana Varnović"."""
    parts = [word for word in name.words if word.text not in _HYPHENS]
    last, fits = parts[-1], 2 <= len(parts) <= 4 and not name.title
    built = all(word.text[0].isupper() and word.text[1:].islower() for word in parts)
    return fits and built and last.tag == "NNP" and last.lower.endswith(_PATRONYMIC)
