"""Values of keys that are the site's or the theme's own: no schema says of what kind they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from briefgen.load.fields import Plain

_NUMBER: Final = re.compile(r"[-+]?\d{1,18}", re.ASCII)
_DECIMAL: Final = re.compile(r"[-+]?\d{1,18}\.\d{0,18}(?:[eE][-+]?\d{1,2})?", re.ASCII)


def native(value: Any) -> Any:
    """Give free values as templates want them: numbers and truth by YAML's core schema, lists as tuples."""
    if isinstance(value, Mapping):
        return {key: native(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return tuple(native(item) for item in value)
    if isinstance(value, Plain):
        return _native_scalar(value)
    return value


def _native_scalar(text: Plain) -> str | int | float | bool:
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    if _NUMBER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else str(text)
