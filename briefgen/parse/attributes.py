"""The part in braces: ``{kicker="Military commendation" #own-id .plain}``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from mdit_py_plugins.attrs.parse import ParseError
from mdit_py_plugins.attrs.parse import parse as parse_braces

from briefgen.model.diagnostic import Diagnostic
from briefgen.model.suggestions import did_you_mean, listed, nearest
from briefgen.model.text import Place
from briefgen.parse.problems import UNKNOWN_ATTRIBUTE

LONGEST = 1000
"""No part in braces is longer: the bound that keeps looking for its end cheap."""

_VALUE = re.compile(r'"(?:[^"\\]|\\.)*"|=([\w.:/-]+)(?=[\s}])')
"""A value: in quotation marks, or the one word that goes without (an id, a name, a time)."""


_MEANT = re.compile(r"(?<!\\)\{\s*(?:kicker\s*=[^{}]*\}?|[#.][\w-]+[^{}]*\})$")
"""What ends a heading like a part in braces, read or not."""


@dataclass(frozen=True, slots=True)
class Attributes:
    """What stands in braces: as written, and values by name (``#x`` is ``id``, ``.x`` is ``class``)."""

    text: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


def read_attributes(text: str) -> Attributes | None:
    """Read a text that is wholly a part in braces; none if it is not, or cannot be read."""
    if len(text) > LONGEST or not text.startswith("{"):
        return None
    # The parser knows no word with a letter that English lacks, nor one with a slash, such as an id.
    quoted = _VALUE.sub(lambda found: f'="{found[1]}"' if found[1] else found[0], text)
    try:
        end, values = parse_braces(quoted)
    except ParseError:
        return None
    if end + 1 != len(quoted):
        return None
    return Attributes(text, {name: value.replace('\\"', '"').strip() for name, value in values.items()})


def trailing_attributes(content: str) -> Attributes | None:
    """Give the attributes that a heading's text ends in, if it does."""
    if not content.endswith("}"):
        return None
    begin = content.rfind("{", max(0, len(content) - LONGEST))
    if begin < 0 or content[:begin].endswith("\\"):
        return None
    found = read_attributes(content[begin:])
    return found if found and found.values else None


def unread_braces(content: str) -> str:
    """Give the end of a heading's text that was meant for attributes and is none; or nothing."""
    found = _MEANT.search(content, max(0, len(content) - LONGEST))
    return found[0] if found else ""


def only(
    attributes: Attributes, allowed: tuple[str, ...], what: str, place: Place
) -> tuple[dict[str, str], list[Diagnostic]]:
    """Give the allowed values, and a problem for each of the others."""
    kept = {name: value for name, value in attributes.values.items() if name in allowed}
    problems = [
        UNKNOWN_ATTRIBUTE.at(place, what=what, name=name, suggestion=suggestion(name, allowed))
        for name in attributes.values
        if name not in allowed
    ]
    return kept, problems


def suggestion(name: str, known: tuple[str, ...]) -> str:
    """Give the hint for a name that is not one of ``known``."""
    if not known:
        return "It takes none; remove it."
    return did_you_mean(nearest(name, known)).rstrip() or f"Use {listed(f'`{one}`' for one in known)}."
