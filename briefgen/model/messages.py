"""The words of the interface in one language: catalogs of messages, and how numbers and lists are printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from gettext import NullTranslations
from typing import Any

from babel.lists import format_list
from babel.numbers import format_decimal

from briefgen.model.language import locale_of


@dataclass(frozen=True, slots=True)
class Messages:
    """What pages say of their own accord, in the language ``lang``.

    A message is its English text, with values as ``%(name)s`` and a percent sign as ``%%``. ``catalog``, with
    those behind it, gives its translation; what none of them has stays English.
    """

    lang: str = "en"
    catalog: NullTranslations = field(default_factory=NullTranslations, compare=False)

    def say(self, message: str, **values: Any) -> str:
        """Give a message in the language, with ``values`` in it."""
        return self.pattern(message) % values if message else ""

    def counted(self, number: int, one: str, many: str, **values: Any) -> str:
        """Give the message for so many of something; ``%(num)s`` stands for the number, as it is printed."""
        return self.pattern_for(number, one, many) % {"num": self.number(number), **values}

    def pattern(self, message: str, context: str = "") -> str:
        """Give the translation of a message before any value is put in.

        ``context`` tells two apart whose English is the same.
        """
        return self.catalog.pgettext(context, message) if context else self.catalog.gettext(message)

    def pattern_for(self, number: int, one: str, many: str) -> str:
        """Give the translation for a number, before it is put in."""
        return self.catalog.ngettext(one, many, number)

    def number(self, number: float) -> str:
        """Print a number."""
        return _number(self.lang, number)

    def listing(self, items: Iterable[str]) -> str:
        """Join a few things: "A, B and C"."""
        return format_list([str(item) for item in items], locale=locale_of(self.lang))


@lru_cache(maxsize=4096)
def _number(lang: str, number: float) -> str:
    return format_decimal(number, locale=locale_of(lang))


def N_(message: str) -> str:  # noqa: N802
    """Mark a text in a table as a message: it goes into the catalogs, and is said where it is used."""
    return message
