"""JSON files: laid out so that a change shows in one line.

Texts, whole numbers, truth values, lists and mappings only: of these msgspec writes the same as Python's own
module, and much faster.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import msgspec


class Ready(bytes):
    """JSON that is laid out already: an item of a list goes into the file as it is."""

    __slots__ = ()


def as_json(value: Mapping[str, Any]) -> bytes:
    """Give a mapping as JSON: a line for each key, and for each item of a list below it.

    So one can read and compare it, and it is made much faster than with every value on a line of its own.
    """
    lines = b",\n".join(b" %b: %b" % (as_text(key), _lines(part)) for key, part in value.items())
    return b"{\n%b\n}\n" % lines


def _lines(value: Any) -> bytes:
    if isinstance(value, list) and value:
        items = (item if type(item) is Ready else as_line(item) for item in value)
        return b"[\n  %b\n ]" % b",\n  ".join(items)
    return as_line(value)


def as_line(value: Any) -> bytes:
    """Give a value as JSON in one line without blanks, which would be a twentieth of a large file."""
    try:
        return encoded(value)
    except (TypeError, UnicodeEncodeError):
        return _shorter(value).encode("utf-8", "replace")


def as_text(text: str) -> bytes:
    """Give a text as JSON. Half a character, which no file can hold, becomes a question mark."""
    try:
        return encoded(text)
    except UnicodeEncodeError:
        return _shorter(text).encode("utf-8", "replace")


def as_script(value: Any) -> str:
    """Give the same as text, as it stands in pages."""
    try:
        return encoded(value).decode()
    except (TypeError, UnicodeEncodeError):
        return _shorter(value)


def whole(text: str) -> str:
    """Give a text with a question mark for each half of a character: no other is lost, and none moves."""
    return text.encode("utf-8", "replace").decode()


encoded = msgspec.json.Encoder().encode
"""Gives a value as JSON in one line, if all of its texts are of whole characters."""

_shorter = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
