"""What settings, records and theme files were checked to be the last time.

Remembered under a digest of all that went in: a file's path and text, the time zone, the states, our own
sources and the libraries that read. So the schemas are loaded only when a file is new or has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import TypeVar

from briefgen.cache.memo import Memo
from briefgen.cache.plain_bytes import as_bytes, from_bytes
from briefgen.remembered.recall import file_key, stamp, zone_data

T = TypeVar("T")


class KeptChecks:
    """A ``Checks`` for ``load`` that remembers in a memo."""

    def __init__(self, memo: Memo) -> None:
        self._memo = memo

    def every(
        self,
        kind: type[T],
        texts: Mapping[str, str],
        check: Callable[[str], T],
        *,
        timezone: str = "",
        states: tuple[str, ...] | None = (),
    ) -> dict[str, T]:
        """Give what each file was checked to be: as it is remembered, else as ``check`` finds it now."""
        say = (stamp(), kind.__name__, timezone, zone_data(timezone) if timezone else "", states)
        begin = blake2b(repr(say).encode(), digest_size=20)
        keys = {path: file_key(begin, path, text) for path, text in texts.items()}
        known = self._memo.get(list(keys.values()), bytes)
        found: dict[str, T] = {}
        fresh: dict[str, bytes] = {}
        for path, key in keys.items():
            value = _value(known[key], kind) if key in known else None
            if value is None:
                value = check(path)
                data = as_bytes(value, kind)
                fresh |= {key: data} if data is not None else {}
            found[path] = value
        self._memo.put(fresh, bytes)
        return found


def _value(data: bytes, kind: type[T]) -> T | None:
    try:
        return from_bytes(data, kind)
    except ValueError:
        return None
