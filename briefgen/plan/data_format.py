"""JSON files: laid out so that a change shows in one line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def as_json(value: Mapping[str, Any]) -> bytes:
    """Give a mapping as JSON: a line for each key, and for each item of a list below it.

    So one can read and compare it, and it is made much faster than with every value on a line of its own.
    """
    lines = ",\n".join(f" {_dumped(key)}: {_lines(part)}" for key, part in value.items())
    return f"{{\n{lines}\n}}\n".encode("utf-8", "replace")


def _lines(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(f"  {_dumped(item)}" for item in value) + "\n ]"
    return _dumped(value)


_dumped = json.JSONEncoder(ensure_ascii=False).encode
