"""Frozen values as bytes from which the very same values come back, or no bytes at all.

They are JSON, since only that keeps the time zone of a moment. What no type says, such as what stands in a
site's own keys, comes back with lists in place of tuples.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from briefgen.cache.canonical import encode

T = TypeVar("T")


def as_bytes(value: T, kind: type[T]) -> bytes | None:
    """Give the bytes of a value; none if another value would come back from them."""
    try:
        data = msgspec.json.encode(value)
        return data if encode(from_bytes(data, kind)) == encode(value) else None
    except (TypeError, ValueError, OverflowError):
        return None


def from_bytes(data: bytes, kind: type[T]) -> T:
    """Give the value of such bytes.

    Raises:
        ValueError: they hold no ``kind``.
    """
    return msgspec.json.decode(data, type=kind)
