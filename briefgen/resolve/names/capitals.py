"""Capitals, which news names for the government that sits there: "Moscow says", "Kyiv denies"."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from countryinfo import all_countries

from briefgen.resolve.names.name_forms import form


def governed_from(place: str) -> str:
    """Give the code of the country whose capital this is; empty where it is none, or that of several."""
    codes = _capitals().get(form(place).key, frozenset())
    return next(iter(codes)) if len(codes) == 1 else ""


@cache
def _capitals() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for country in all_countries():
        capital = country.capital()
        for name in [capital] if isinstance(capital, str) else capital or ():
            found[form(name.removesuffix(" D.C.")).key].add(country.iso(2))
    found.pop("", None)
    return {name: frozenset(codes) for name, codes in found.items()}
