"""Countries: their names, and the words for their people, each tied to one country.

The names come from ISO 3166 (pycountry) and CLDR (babel); neither knows "Russian": ``countries.txt`` does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pycountry
from babel import Locale

from briefgen.resolve.name_forms import fold, form

_MEN = ("women", "woman", "men", "man")


@dataclass(frozen=True, slots=True)
class Atlas:
    """Which countries a folded name or a folded word for people may mean; what to call each country."""

    names: Mapping[str, tuple[str, ...]]
    demonyms: Mapping[str, tuple[str, ...]]
    shown: Mapping[str, str]

    def meant_by(self, key: str) -> tuple[str, ...]:
        """Give the codes of the countries that the name or the word for people ``key`` can mean."""
        return self.names.get(key) or self.people(key)

    def people(self, key: str) -> tuple[str, ...]:
        """Give the codes for a word for people: Russian, Russians, Frenchmen."""
        found = self.demonyms.get(key)
        if found is None and key.endswith("s"):
            found = self.demonyms.get(key[:-1])
        if found is None:
            stem = next((key.removesuffix(end) for end in _MEN if key.endswith(end)), "")
            found = self.demonyms.get(stem)
        return found or ()

    def leading(self, words: tuple[str, ...]) -> tuple[str, int]:
        """Give the country that a name begins with and in how many words: ("russian", "army") is RU, 1."""
        for count in range(min(4, len(words) - 1), 0, -1):
            codes = self.meant_by(" ".join(words[:count]))
            if len(codes) == 1:
                return codes[0], count
        return "", 0


@cache
def atlas() -> Atlas:
    """Give the one atlas; it depends on nothing but the installed packages."""
    names: dict[str, set[str]] = defaultdict(set)
    demonyms: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, str] = {}
    territories = Locale("en").territories
    for country in pycountry.countries:
        known = territories.get(country.alpha_2, country.name)
        shown[country.alpha_2] = known
        for field in ("name", "common_name", "official_name"):
            for name in _written_out(getattr(country, field, "")):
                names[form(name).key].add(country.alpha_2)
        for name in _written_out(known):
            names[form(name).key].add(country.alpha_2)
    for code, name, others, people in _own_lines():
        shown[code] = name or shown[code]
        for other in (name, *others):
            names[form(other).key].add(code)
        for word in people:
            demonyms[" ".join(fold(word))].add(code)
    names.pop("", None)
    return Atlas(
        {key: tuple(sorted(codes)) for key, codes in sorted(names.items())},
        {key: tuple(sorted(codes)) for key, codes in sorted(demonyms.items())},
        {code: form(name).shown for code, name in sorted(shown.items())},
    )


def _written_out(name: str) -> Iterator[str]:
    """Give a name as people write it: "Korea, Republic of" is the Republic of Korea."""
    plain, _, bracketed = name.partition(" (")
    if "," in plain:
        head, tail = plain.split(",", 1)
        yield f"{tail.strip()} {head}"
    else:
        yield plain
    if bracketed:
        yield bracketed.rstrip(")")


def _own_lines() -> Iterator[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    text = files("briefgen.resolve").joinpath("countries.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            code, name, others, people = (part.strip() for part in line.split("|"))
            yield code, name, _parts(others), _parts(people)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
