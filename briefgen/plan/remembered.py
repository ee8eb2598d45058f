"""What is remembered while outputs are made, for those that show the same."""

from __future__ import annotations

from typing import Protocol, TypeVar

K = TypeVar("K", contravariant=True)
V = TypeVar("V")


class Remembered(Protocol[K, V]):
    """Says whether it has a thing, takes it if it was made just now, and gives it: a ``dict`` will do."""

    def __contains__(self, key: object, /) -> bool: ...

    def __getitem__(self, key: K, /) -> V: ...

    def __setitem__(self, key: K, value: V, /) -> None: ...
