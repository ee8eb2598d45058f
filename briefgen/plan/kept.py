"""What single values came to in the last plan: a value that is the same object again comes to the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

R = TypeVar("R")
T = TypeVar("T")


class Kept:
    """Kept by whoever plans one site again and again, and changes no result.

    ``begin`` begins a plan: what the last one did not ask for is forgotten then.
    """

    def __init__(self) -> None:
        self._old: dict[tuple[object, int], tuple[object, Any]] = {}
        self._now: dict[tuple[object, int], tuple[object, Any]] = {}
        self._old_named: dict[tuple[object, ...], tuple[object, Any]] = {}
        self._named: dict[tuple[object, ...], tuple[object, Any]] = {}
        self._names: Mapping[str, str] = {}

    def begin(self) -> None:
        """Begin a plan."""
        self._old, self._now = self._now, {}
        self._old_named, self._named = self._named, {}

    def of(self, work: Callable[[T], R], one: T, *, stale: Callable[[R], bool] | None = None) -> R:
        """Give what ``work`` makes of a frozen value, or made of it in the last plan.

        ``work`` is a function that looks at nothing else, or ``stale`` says whether what it made depended on
        something that is another one now.
        """
        key = (getattr(work, "func", work), id(one))
        known = self._old.get(key)
        if known is None or known[0] is not one or (stale is not None and stale(known[1])):
            known = (one, work(one))
        self._now[key] = known
        made: R = known[1]
        return made

    def same(self, name: tuple[object, ...], inputs: object, work: Callable[[], R]) -> R:
        """Give what ``work`` makes, or made under this name in the last plan, if its ``inputs`` are equal.

        ``work`` looks at nothing but these.
        """
        known = self._old_named.get(name)
        if known is None or known[0] != inputs:
            known = (inputs, work())
        self._named[name] = known
        made: R = known[1]
        return made

    def other_names(self, names: Mapping[str, str]) -> frozenset[str]:
        """Give the ids that have another name than in the last plan, or had one then; take these names."""
        before, self._names = self._names, names
        ids = before.keys() | names.keys()
        return frozenset(id_ for id_ in ids if before.get(id_) != names.get(id_))
