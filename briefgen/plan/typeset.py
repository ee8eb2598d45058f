"""Spaces at which no line may end, where the writing of a language has them and authors type plain ones.

Only what is shown is set so: the text stays as it was typed, and is as long, so that ranges hold for both.
"""

from __future__ import annotations

import re

from briefgen.model.language import primary

NO_BREAK = "\N{NO-BREAK SPACE}"

_AT = {"fr": re.compile(r"(?<=«) (?=\S)|(?<=\S) (?=[»;:!?])|(?<=\d) (?=[%‰€$£])")}
"""Plain spaces that are to hold together what stands on both sides, by language."""


def typeset(text: str, lang: str) -> str:
    """Give a text in a language as pages show it."""
    at = _AT.get(primary(lang))
    return at.sub(NO_BREAK, text) if at else text
