"""The words of the interface for templates: ``_("…")``, ``ngettext``, filters for numbers, lists and names.

A translation is text, never HTML: it is escaped like a value. None of this is built into what Jinja compiles,
so that a template compiled for one site may be printed for another one, in another language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from unicodedata import bidirectional

from jinja2 import TemplateRuntimeError, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from briefgen.model.language import direction_of
from briefgen.model.messages import Messages
from briefgen.render.short_ways import Made, markup, printed

EXTENSION = "jinja2.ext.i18n"

_LEFTWARD = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})
"""Classes of letters, by Unicode, that run from right to left."""


_SLOT = re.compile(r"%%|%\((\w+)\)s")


@lru_cache(maxsize=4096)
def _has_leftward(text: str) -> bool:
    return not text.isascii() and any(bidirectional(letter) in _LEFTWARD for letter in text)


class SayingError(TemplateRuntimeError):
    """Words, a number or a list cannot be printed with what a template passed."""


def speak(environment: ImmutableSandboxedEnvironment, messages: Messages) -> None:
    """Make an environment print messages as ``messages`` has them; it must have the ``EXTENSION``."""
    leftward = direction_of(messages.lang) == "rtl"

    sayings: dict[str, Saying] = {}

    def saying(pattern: str) -> Saying:
        made = sayings.get(pattern)
        if made is None:
            made = sayings[pattern] = Saying(pattern)
        return made

    said: dict[str, Saying] = {}

    def gettext(message: str, /, **values: Any) -> str:
        found = said.get(message)
        if found is None:
            found = said[message] = saying(messages.pattern(message))
        return found.with_(values)

    def pgettext(context: str, message: str, /, **values: Any) -> str:
        return saying(messages.pattern(message, context)).with_(values)

    def ngettext(one: str, many: str, number: int, /, **values: Any) -> str:
        if not isinstance(number, int):
            raise SayingError(f"`ngettext` counts with a whole number, and this is {number!r}")
        if not values and type(number) is int:
            return counted(one, many, number)
        pattern = messages.pattern_for(number, one, many)
        return saying(pattern).with_({"num": messages.number(number), **values})

    @lru_cache(maxsize=4096)
    def counted(one: str, many: str, number: int) -> str:
        return saying(messages.pattern_for(number, one, many)).with_({"num": messages.number(number)})

    # A filter that does not ask for the context is worked out when a template is compiled.
    @pass_context
    def number(_: Context, value: float) -> str:
        if not isinstance(value, int | float):
            raise SayingError(f"`number` prints a number, and this is {value!r}")
        return messages.number(value)

    @pass_context
    def listed(_: Context, items: Iterable[str]) -> Markup:
        if isinstance(items, str) or not isinstance(items, Iterable):
            raise SayingError(f"`listed` joins the things of a list, and this is {items!r}")
        listed = [printed(item) for item in items]
        return markup(listed[0] if len(listed) == 1 else messages.listing(listed))

    # What runs as the page does needs no walls, which would be a thousand bytes a page.
    def walls(text: str) -> str:
        apart = leftward or _has_leftward(str(text))
        return f"<bdi>{printed(text)}</bdi>" if apart else printed(text)

    walled = Made(lambda text: markup(walls(text)))

    @pass_context
    def bdi(_: Context, text: str) -> Markup:
        return walled[text] if type(text) is str else markup(walls(text))

    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    environment.globals.update(_=gettext, gettext=gettext, pgettext=pgettext, ngettext=ngettext)
    environment.filters.update(number=number, listed=listed, bdi=bdi)


class Saying:
    """A message to put values into; most have only ``%(name)s`` and ``%%``, which is known before."""

    __slots__ = ("_around", "_escaped", "_names", "_pattern")

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._escaped = str(escape(pattern))
        simple = "%" not in _SLOT.sub("", pattern)
        self._names = tuple(dict.fromkeys(filter(None, _SLOT.findall(pattern)))) if simple else None
        # Most take one value: it is put between what stands before and after it.
        parts = self._escaped.replace("%%", "%").split(f"%({self._names[0]})s") if self._names else []
        self._around = (
            (*parts, self._names[0]) if self._names and len(self._names) == 1 and len(parts) == 2 else None
        )

    def with_(self, values: Mapping[str, Any]) -> Markup:
        """Put values into it, each escaped unless it is HTML of a template."""
        try:
            if self._around is not None:
                before, after, name = self._around
                return markup(before + printed(values[name]) + after)
            if self._names is None:
                return Markup(self._escaped) % values
            return markup(self._escaped % {name: printed(values[name]) for name in self._names})
        except KeyError as missing:
            raise SayingError(
                f"the message “{self._pattern}” needs a value for `{missing.args[0]}`"
            ) from missing
        except (ValueError, TypeError) as error:
            raise SayingError(f"in the message “{self._pattern}” a percent sign is written `%%`") from error
