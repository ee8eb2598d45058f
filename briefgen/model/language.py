"""Codes of languages, as headers, records and quotations name them, and how each is printed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.core import get_global

_CODE: Final = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*",
    re.ASCII | re.IGNORECASE,
)


def primary(code: str) -> str:
    """Give a language without its region and script: ``pt`` for ``pt-BR``."""
    return code.replace("_", "-").partition("-")[0].lower()


def is_language(code: str) -> bool:
    """Say whether a text has the form of a language code: ``en``, ``pt-BR``, ``zh-Hant``."""
    return _CODE.fullmatch(code) is not None


def is_known(code: str) -> bool:
    """Say whether a text is the code of a language of which it is known how it prints numbers and dates."""
    try:
        return is_language(code) and bool(Locale.parse(primary(code)))
    except (UnknownLocaleError, ValueError):
        return False


def meant_language(written: str) -> str:
    """Give the code that was meant by the name of a language in English, or by ``fr_CH``; else nothing."""
    if is_known(code := written.replace("_", "-")):
        return code
    names: dict[str, str] = {name.casefold(): code for code, name in Locale("en").languages.items()}
    code = names.get(written.strip().casefold(), "").replace("_", "-")
    return code if is_language(code) else ""


def narrowing(code: str) -> tuple[str, ...]:
    """Give a code and those of wider languages that it belongs to: ``zh-hant-tw``, ``zh-hant``, ``zh``."""
    parts = code.replace("_", "-").lower().split("-")
    return tuple("-".join(parts[:length]) for length in range(len(parts), 0, -1))


@lru_cache(maxsize=64)
def locale_of(code: str) -> Locale:
    """Give how dates, numbers and lists are printed in a language, or in the wider one that is known."""
    for name in narrowing(code):
        try:
            # "en" alone is American to Babel; the English of the rest of the world puts the day first.
            return Locale.parse("en_GB" if name == "en" else name.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en_GB")


@lru_cache(maxsize=64)
def with_territory(code: str) -> str:
    """Give a language with a territory, where it is most at home if none is named: ``uk_UA`` for ``uk``."""
    locale = locale_of(code)
    likely = get_global("likely_subtags").get(locale.language, "")
    territory = locale.territory or (str(likely).rpartition("_")[2] if likely else "")
    return f"{locale.language}_{territory}" if territory else locale.language


def direction_of(code: str) -> str:
    """Say whether a language is written ``ltr`` or ``rtl``."""
    return "rtl" if locale_of(code).character_order == "right-to-left" else "ltr"
