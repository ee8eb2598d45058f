"""Values of keys that are the site's or the theme's own: no schema says of what kind they are."""

from __future__ import annotations

import re
from typing import Any, Final

from briefgen.load.values.fields import Plain
from briefgen.model.nested_values import with_tuples

_NUMBER: Final = re.compile(r"[-+]?\d{1,18}", re.ASCII)
_DECIMAL: Final = re.compile(r"[-+]?\d{1,18}\.\d{0,18}(?:[eE][-+]?\d{1,2})?", re.ASCII)


def native(value: Any) -> Any:
    """Give free values as templates want them: numbers and truth by YAML's core schema, lists as tuples."""
    return with_tuples(value, _scalar)


def _scalar(value: Any) -> Any:
    if not isinstance(value, Plain):
        return value
    if value.lower() in ("true", "false"):
        return value.lower() == "true"
    if _NUMBER.fullmatch(value):
        return int(value)
    return float(value) if _DECIMAL.fullmatch(value) else str(value)
