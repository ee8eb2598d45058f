"""The words of the interface for templates: ``_("…")``, ``ngettext``, filters for numbers, lists and names.

A translation is text, never HTML: it is escaped like a value. None of this is built into what Jinja compiles,
so that a template compiled for one site may be printed for another one, in another language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from unicodedata import bidirectional

from jinja2 import TemplateRuntimeError, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from briefgen.model.language import direction_of
from briefgen.model.messages import Messages

EXTENSION = "jinja2.ext.i18n"

_LEFTWARD = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})
"""Classes of letters, by Unicode, that run from right to left."""


class SayingError(TemplateRuntimeError):
    """Words, a number or a list cannot be printed with what a template passed."""


def speak(environment: ImmutableSandboxedEnvironment, messages: Messages) -> None:
    """Make an environment print messages as ``messages`` has them; it must have the ``EXTENSION``."""
    leftward = direction_of(messages.lang) == "rtl"

    def gettext(message: str, /, **values: Any) -> str:
        return _filled(messages.pattern(message), values)

    def pgettext(context: str, message: str, /, **values: Any) -> str:
        return _filled(messages.pattern(message, context), values)

    def ngettext(one: str, many: str, number: int, /, **values: Any) -> str:
        if not isinstance(number, int):
            raise SayingError(f"`ngettext` counts with a whole number, and this is {number!r}")
        pattern = messages.pattern_for(number, one, many)
        return _filled(pattern, {"num": messages.number(number), **values})

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
        return Markup(messages.listing(str(escape(item)) for item in items))

    # What runs as the page does needs no walls, which would be a thousand bytes a page.
    @pass_context
    def bdi(_: Context, text: str) -> Markup:
        apart = leftward or any(bidirectional(letter) in _LEFTWARD for letter in str(text))
        return Markup("<bdi>{}</bdi>").format(text) if apart else escape(text)

    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    environment.globals.update(gettext=gettext, pgettext=pgettext, ngettext=ngettext)
    environment.filters.update(number=number, listed=listed, bdi=bdi)


def _filled(pattern: str, values: Mapping[str, Any]) -> Markup:
    """Put values into a message."""
    try:
        return escape(pattern) % values
    except KeyError as missing:
        raise SayingError(f"the message “{pattern}” needs a value for `{missing.args[0]}`") from missing
    except (ValueError, TypeError) as error:
        raise SayingError(f"in the message “{pattern}” a percent sign is written `%%`") from error
