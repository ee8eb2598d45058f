"""Single words that stand for a country: its name, the words for its people, its capital."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from countryinfo import CountryInfo, all_countries

_LARGER = 1_000_000
"""People, at least, of the countries whose capitals are known: "Victoria" and "Hamilton" are others'."""


@cache
def country_words() -> dict[str, str]:
    """Give each word's country by its code; of several that share a word ("French") the most populous."""
    found: dict[str, tuple[int, str]] = {}
    for country in all_countries():
        rank = (country.population() or 0, country.iso(2).lower())
        for name in _names(country):
            if name and " " not in name:
                found[name.lower()] = max(rank, found.get(name.lower(), (-1, "")))
    return {word: code for word, (_, code) in sorted(found.items())}


@cache
def country_names() -> frozenset[str]:
    """Give the names of all countries in small letters."""
    return frozenset(country.name().lower() for country in all_countries() if country.name())


@cache
def demonyms() -> frozenset[str]:
    """Give the words for people in small letters, those of a single word: "croatian", "thai"."""
    words = (word.strip().lower() for one in all_countries() for word in (one.demonym() or "").split(","))
    return frozenset(word for word in words if word and " " not in word)


@cache
def capitals() -> frozenset[str]:
    """Give the capitals of the larger countries in small letters: those of islands are people's names too."""
    return frozenset(
        city.lower()
        for country in all_countries()
        if (country.population() or 0) >= _LARGER
        for city in _capitals(country)
        if city
    )


def _names(country: CountryInfo) -> Iterator[str]:
    yield country.name()
    yield from (word.strip() for word in (country.demonym() or "").split(","))
    yield from _capitals(country)


def _capitals(country: CountryInfo) -> Iterator[str]:
    capital = country.capital()
    for city in [capital] if isinstance(capital, str) else capital or ():
        yield city.removesuffix(" D.C.")
