"""Countries: their names, and the words for their people, each tied to one country.

All of it comes from packages: names from ISO 3166 (pycountry) and CLDR (babel), further names and the words
for people from countryinfo, some of these words from the names of languages (CLDR). ``MORE`` is the rest:
what English news says every day and none of them knows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pycountry
from babel import Locale
from babel.core import get_global
from countryinfo import CountryInfo, all_countries

from briefgen.resolve.names.name_forms import fold, form

MORE: Mapping[str, tuple[str, str]] = {
    "US": ("US, USA, America", ""),  # countryinfo lists the letters as codes only
    "GB": ("Britain", "Briton"),
    "GB-ENG": ("England", "English"),  # ISO has the parts of the kingdom, among 5,000 that are slow to load
    "GB-NIR": ("Northern Ireland", "Northern Irish"),
    "GB-SCT": ("Scotland", "Scottish, Scot"),
    "GB-WLS": ("Wales", "Welsh"),
    "US-GA": ("State of Georgia, Georgia", ""),  # the one part of a country that has another country's name
    "BA": ("Bosnia", ""),
    "KP": ("DPRK", ""),
    "VA": ("Vatican", ""),
    "SUHH": ("Soviet Union", "Soviet"),  # ISO calls it the USSR
    "XK": ("", "Kosovar"),  # in CLDR only
    "SA": ("", "Saudi"),  # countryinfo says "Saudi Arabian" only
    "AR": ("", "Argentine"),  # … "Argentinean" only
    "PH": ("", "Philippine"),  # … "Filipino" only
    "DK": ("", "Dane"),  # countryinfo has adjectives, and this noun is no form of its own; so are the next
    "ES": ("", "Spaniard"),
    "FI": ("", "Finn"),
    "HR": ("", "Croat"),
    "PL": ("", "Pole"),
    "RS": ("", "Serb"),
    "SE": ("", "Swede"),
    "TR": ("", "Turk"),
}
"""Names and words for people that no package has, by the country's code."""
_DEPENDENT = frozenset({"HK", "IO", "MO", "MP", "MQ", "PM", "RE", "SJ", "TF", "YT"})
"""Territories to whose people countryinfo gives another country's word: those of Martinique are "French"."""

_PAST = frozenset({"SUHH"})
"""Codes above that ISO 3166 gives to states of the past."""
_OFFICIAL = frozenset({"official", "de_facto_official"})
_MEN = ("women", "woman", "men", "man")
_COMPASS = re.compile(r"(?:north|south|east|west) ")
_QUALIFIED = re.compile(r" - |[(&,\[]|\bSt\.|\bSAR\b")
"""What a name has to tell it from others, or to be short: "Congo - Kinshasa", "St. Lucia"."""

_Country = tuple[str, list[str], list[str]]
"""A code, the names (what to call the country comes first) and the words for its people."""


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
        stems = [key, key[:-1] if key.endswith("s") else ""]
        stems += [key.removesuffix(end) for end in _MEN if key.endswith(end)][:1]
        return next((found for stem in stems if (found := self.demonyms.get(_one_ending(stem)))), ())

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
    return make_atlas(MORE)


def make_atlas(more: Mapping[str, tuple[str, str]]) -> Atlas:
    """Give the atlas of what the packages know, and of ``more`` names and words for people by code."""
    names: dict[str, set[str]] = defaultdict(set)
    people: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, str] = {}
    for code, called, words in _countries(more):
        _enter(code, called, words, names, people)
        shown[code] = form(called[0]).shown
    for code, called, words in _of_the_past(more):
        if not {form(name).key for name in called} & names.keys():
            _enter(code, called, words, names, people)
            shown[code] = form(called[0]).shown
    for word, codes in _languages(shown):
        if word not in names and _one_ending(word) not in people:
            people[_one_ending(word)] |= codes
    for half, codes in _halves(names):
        names[half] |= codes
    return Atlas(_sorted(names), _sorted(people), dict(sorted(shown.items())))


def _enter(
    code: str, called: list[str], words: list[str], names: dict[str, set[str]], people: dict[str, set[str]]
) -> None:
    for name in called:
        if key := form(name).key:
            names[key].add(code)
    for word in words:
        people[_one_ending(" ".join(fold(word)))].add(code)


def _sorted(codes: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(sorted(found)) for key, found in sorted(codes.items())}


def _one_ending(word: str) -> str:
    """Spell a word for people in one way: "Ecuadorean" as "Ecuadorian"."""
    return f"{word[:-3]}ian" if word.endswith("ean") else word


# ---- what the packages say


def _countries(more: Mapping[str, tuple[str, str]]) -> Iterator[_Country]:
    territories = Locale("en").territories
    known = {country.alpha_2: country for country in pycountry.countries}
    entries = _entries()
    for code in sorted({*known, *more} - _PAST):
        fields = ("name", "common_name", "official_name")
        formal = [name for field in fields if (name := getattr(known.get(code), field, ""))]
        usual = [entry.name() for entry in entries[code]]
        own = [territories.get(code, ""), *usual, *formal]
        names = [part for name in own for part in _written_out(name)]
        plain = [name for name in own if name and not _QUALIFIED.search(name)]
        others = [name for entry in entries[code] for name in entry.alt_spellings()]
        names += [name for name in others if _is_english(name, names)]
        people = [] if code in _DEPENDENT else [word for entry in entries[code] for word in _people(entry)]
        own_names, own_people = _split(more.get(code))
        yield code, [*plain[:1], *names, *own_names], [*people, *own_people]


def _entries() -> dict[str, list[CountryInfo]]:
    """Give the entries of countryinfo by code: two of Palestine, and of Wales one with Britain's code."""
    entries: dict[str, list[CountryInfo]] = defaultdict(list)
    for entry in all_countries():
        if entry.name() != "Wales":
            entries[entry.iso(2)].append(entry)
    return entries


def _of_the_past(more: Mapping[str, tuple[str, str]]) -> Iterator[_Country]:
    """Give the states of the past that ISO 3166 knows by a short and a formal name: "Zaire, Republic of"."""
    for state in sorted(pycountry.historic_countries, key=lambda state: state.alpha_4):
        name, comma, _ = state.name.partition(", ")
        if comma:
            own_names, people = _split(more.get(state.alpha_4))
            yield state.alpha_4, [*own_names, name], people


def _people(entry: CountryInfo) -> list[str]:
    return [word.strip() for word in (entry.demonym() or "").split(",") if word.strip()]


def _split(more: tuple[str, str] | None) -> tuple[list[str], list[str]]:
    names, people = (part.split(", ") if part else [] for part in more or ("", ""))
    return names, people


def _written_out(name: str) -> Iterator[str]:
    """Give a name as people write it: "Korea, Republic of" is the Republic of Korea."""
    plain, _, bracketed = name.partition(" (")
    if "," in plain:
        head, tail = plain.split(",", 1)
        yield f"{tail.strip()} {head}"
    elif " - " in plain:
        yield plain
        yield plain.partition(" - ")[0]
    elif plain:
        yield plain
    if bracketed:
        yield bracketed.rstrip(")")


def _is_english(name: str, names: Iterable[str]) -> bool:
    """Say whether one of countryinfo's other names is no code, nor in the country's own language.

    It has a word in common with an English name ("Great Britain"), or is made of letters ("UAE").
    """
    if "," in name or not name.isascii():
        return False
    if name.isupper():
        return not _is_code(name)
    long = {word for word in form(name).words if len(word) > 3}
    return bool(long & {word for other in names for word in form(other).words} - {"republic", "islands"})


def _is_code(name: str) -> bool:
    codes = pycountry.countries
    return bool(codes.get(alpha_2=name) or codes.get(alpha_3=name))


# ---- what follows from it


def _languages(shown: Mapping[str, str]) -> Iterator[tuple[str, set[str]]]:
    """Give words for people that are names of languages: "Kazakh", "Icelandic", "Korean".

    Such a language is named like every country where it is official, which Malay is not.
    """
    official: dict[str, set[str]] = defaultdict(set)
    for code, languages in get_global("territory_languages").items():
        for language, facts in languages.items():
            if facts["official_status"] in _OFFICIAL:
                official[language].add(code)
    names = Locale("en").languages
    for language, codes in sorted(official.items()):
        word = " ".join(fold(names.get(language, "")))
        begin = word[: max(3, min(4, len(word)))]
        named = codes <= shown.keys() and all(_has(shown[code], begin) for code in codes)
        if word and " " not in word and named:
            yield word, codes


def _has(name: str, begin: str) -> bool:
    return any(word.startswith(begin) for word in fold(name))


def _halves(names: Mapping[str, set[str]]) -> list[tuple[str, set[str]]]:
    """Give the names that two countries share but for the compass: "Korea" is the north or the south."""
    halves: dict[str, set[str]] = defaultdict(set)
    for name, codes in names.items():
        if _COMPASS.match(name):
            halves[name.split(" ", 1)[1]] |= codes
    return [(half, codes) for half, codes in sorted(halves.items()) if len(codes) > 1 and half not in names]
