"""Stable bytes for frozen values: equal values, equal bytes, in any process, on any day, under any hash seed.

What cannot be given stable bytes is refused, since a guess (such as an object's ``repr``) would be a wrong
page on a later day: no mutable dataclass, no object of an unknown type. The order of tuples *and of
mappings* counts, since a template can show it; a set has none, so its members are sorted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from hashlib import blake2b
from typing import Any

import msgspec

_SIZE = 20
_AS_IS = (str, int, float, bytes, bool, type(None))


def encode(value: object) -> bytes:
    """Give the stable bytes of a value.

    Raises:
        TypeError: a part of it is of a type that has no stable bytes.
    """
    return msgspec.msgpack.encode(_plain(value))


def digest(*values: object) -> str:
    """Give the digest of one or several values, as hexadecimal digits.

    Raises:
        TypeError: a part of one is of a type that has no stable bytes.
    """
    return blake2b(encode(values), digest_size=_SIZE).hexdigest()


def _plain(value: Any) -> Any:
    """Turn a value into lists that begin with their kind, so that no two kinds look alike."""
    kind = type(value)
    if kind in _AS_IS:
        return value
    turn = _turns.get(kind)
    if turn is None:
        turn = _turns[kind] = _turn(kind)
    return turn(value)


_turns: dict[type, Callable[[Any], Any]] = {}


def _turn(kind: type) -> Callable[[Any], Any]:
    """Give what makes values of this very type plain (a subclass could hold more)."""
    if kind in (tuple, list):
        return lambda value: ["s", *map(_plain, value)]
    if kind in (set, frozenset):
        return lambda value: ["u", *sorted(encode(member) for member in value)]
    if issubclass(kind, Enum):
        return lambda value: ["e", kind.__qualname__, value.name]
    if kind in (datetime, date, time):
        return lambda value: ["t", kind.__name__, value.isoformat()]
    if issubclass(kind, Mapping):
        return lambda value: ["m", *([_plain(key), _plain(item)] for key, item in value.items())]
    if is_dataclass(kind) and _is_frozen(kind):
        name = f"{kind.__module__}.{kind.__qualname__}"
        names = tuple(field.name for field in fields(kind))
        return lambda value: ["d", name, *(_plain(getattr(value, name)) for name in names)]
    name = f"{kind.__module__}.{kind.__qualname__}"
    raise TypeError(f"{name} has no stable bytes: use frozen dataclasses and plain values")


def _is_frozen(kind: type) -> bool:
    """Say whether the class itself, not one above it, is a dataclass whose values cannot change."""
    return bool(getattr(vars(kind).get("__dataclass_params__"), "frozen", False))
