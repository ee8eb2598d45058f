"""Titles before names ("Mayor Quill"): what they are without a country, and who is known to bear them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from briefgen.model.registry import EntityRecord
from briefgen.model.tenure import roles_on
from briefgen.model.when import When
from briefgen.resolve.names.countries import atlas
from briefgen.resolve.names.name_forms import REMEMBERED, form
from briefgen.resolve.names.name_lists import COURTESIES, HONORIFICS, SMALL_WORDS
from briefgen.resolve.names.roll import Name

_OFFICES = HONORIFICS - COURTESIES - {"former", "vice", "prime"}


def without_country(title: str) -> str:
    """Give a title without the country before it: "Russian President" is "President"."""
    return _split(title)[1]


def nationality(name: Name) -> tuple[str, ...]:
    """Give the country that the words before a name begin with, by its code: "Russian President" is of RU."""
    return _split(name.title or name.described)[0]


def calling(name: Name) -> frozenset[str]:
    """Give the words, folded, of what somebody is before the name, whether it is a title or not."""
    words = title_of(name).split() or form(without_country(name.described)).words
    return frozenset(words) - SMALL_WORDS


@lru_cache(maxsize=REMEMBERED)
def _split(title: str) -> tuple[tuple[str, ...], str]:
    shown = form(title).shown
    words = shown.split()
    for count in range(min(3, len(words)), 0, -1):
        codes = atlas().meant_by(form(" ".join(words[:count])).key)
        if len(codes) == 1:
            return codes, " ".join(words[count:])
    return (), shown


def title_of(name: Name) -> str:
    """Give the words, folded, of the title before or inside a name; a courtesy ("Mr", "Dr") is none."""
    return _title(name.title, name.form.words)


@lru_cache(maxsize=REMEMBERED)
def _title(before: str, name: tuple[str, ...]) -> str:
    words = form(without_country(before)).words or honorifics(name)
    return " ".join(word for word in words if word not in COURTESIES)


def is_office(title: str) -> bool:
    """Say whether a folded title has an office in it that few hold: "judge", not "leader" or "candidate"."""
    return bool(_OFFICES & set(title.split()))


def offices_meet(title: str, known: Iterable[str]) -> bool:
    """Say whether a folded title shares a word with known ones, abbreviated or not: "sen", "senator"."""
    return any(_abbreviates(word, other) for word in title.split() for other in known)


def _abbreviates(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return short == long or (
        2 <= len(short) <= 4 and short[0] == long[0] and all(c in letters for c in short)
    )


def honorifics(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the words at the beginning of a person's name that are not part of it."""
    count = 0
    while count < len(words) - 1 and words[count] in HONORIFICS:
        count += 1
    return words[:count]


def recorded_titles(record: EntityRecord, date: When | None) -> frozenset[str]:
    """Give the roles, folded, that a record says were held on ``date``, with and without a country."""
    roles = roles_on(record.roles, date)
    return frozenset(form(words).key for role in roles for words in (role, without_country(role))) - {""}
