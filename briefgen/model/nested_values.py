"""Free values, which a site or a theme makes up itself: scalars in mappings and rows, however deep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


def with_tuples(value: Any, scalar: Callable[[Any], Any] = lambda one: one) -> Any:
    """Give a free value as templates want it: its rows as tuples, and each scalar as ``scalar`` gives it."""
    if isinstance(value, Mapping):
        return {key: with_tuples(one, scalar) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return tuple(with_tuples(one, scalar) for one in value)
    return scalar(value)
