"""What the makers of outputs were handed, in a form that tells whether it is as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import partial
from types import FunctionType
from typing import Any

from briefgen.model.corpus import Briefing, Entity, LedgerClaim
from briefgen.model.site import AnyFile, AnyPage, File, LazyPage, Page
from briefgen.plan.feeds.feeds import Articles
from briefgen.plan.lasting.again import Planned
from briefgen.plan.pages.ledger_groups import Group, Groups
from briefgen.plan.parts.company import Company
from briefgen.plan.parts.frames import Edition
from briefgen.plan.text.link_check import Goals

MANY = 20
"""Arguments that are longer are gone through once, not for each output that has them."""


class UnknownError(Exception):
    """A maker was handed something of which nobody can say what it looks up."""


_KEYED = {Briefing: ("briefings", "pages"), Entity: ("entities",), LedgerClaim: ("claims",)}
KNOWN = (Edition, Goals, Articles, Company)
PLAIN = (str, int, float, bool, bytes, type(None))


def holds_edition(kind: type) -> bool:
    """Say whether values of a type hand the edition on among other things."""
    return is_dataclass(kind) and kind not in KNOWN and "edition" in kind.__dataclass_fields__


class Handed:
    """Says what makers were handed: as a digest, and which things of the edition are among it."""

    def __init__(
        self,
        planned: Planned,
        numbers: Mapping[str, Mapping[str, int]],
        digest: Callable[[Any], bytes],
    ) -> None:
        self._library, self._numbers, self._digest = planned.edition.desk.library, numbers, digest
        self._known: dict[int, tuple[Any, bytes, frozenset[int]]] = {}

    def of(self, output: AnyPage | AnyFile) -> tuple[bytes, frozenset[int]] | None:
        """Give the digest of what the maker of an output was handed; nothing if that cannot be told."""
        if isinstance(output, Page | File):
            return None
        told: list[Any] = [output.template] if isinstance(output, LazyPage) else []
        numbers: set[int] = set()
        try:
            self._tell(output.make, told, numbers)
            return self._digest(told), frozenset(numbers)
        except (UnknownError, TypeError):
            return None

    def _tell(self, value: Any, told: list[Any], numbers: set[int]) -> None:
        kind = type(value)
        if kind in PLAIN:
            told.append(value)
        elif kind in KNOWN:
            told.append(kind.__name__)
        elif kind in _KEYED:
            self._tell_key(value, told, numbers)
        elif kind is partial:
            self._tell(value.func, told, numbers)
            self._tell(value.args, told, numbers)
            if value.keywords:
                self._tell(value.keywords, told, numbers)
        elif kind is FunctionType:
            if value.__closure__ or value.__name__ == "<lambda>":
                raise UnknownError
            told.append(f"{value.__module__}.{value.__qualname__}")
        elif kind in (tuple, list) and len(value) <= MANY:
            told.append(len(value))
            for one in value:
                self._tell(one, told, numbers)
        elif kind in (tuple, list, Group, Groups) or issubclass(kind, Mapping) or holds_edition(kind):
            digest, found = self._told_once(value)
            told.append(digest)
            numbers |= found
        elif kind is LazyPage:
            # A list of the site's pages says where they are, and asks none of them for its view.
            told.append((value.path, value.shows, value.listed))
        elif is_dataclass(kind):
            told.append((kind.__qualname__, value))
        else:
            raise UnknownError

    def _tell_key(self, value: Any, told: list[Any], numbers: set[int]) -> None:
        id_ = value.record.id if isinstance(value, LedgerClaim) else getattr(value, "slug", "") or value.id
        for shelf in _KEYED[type(value)]:
            if getattr(self._library, shelf).get(id_) is value:
                numbers.add(self._numbers[shelf][id_])
                told.append((shelf, id_))
                return
        raise UnknownError

    def _told_once(self, value: Any) -> tuple[bytes, frozenset[int]]:
        known = self._known.get(id(value))
        if known is None:
            told: list[Any] = [type(value).__qualname__]
            numbers: set[int] = set()
            parts: Any = value
            if isinstance(value, Mapping):
                parts = [part for pair in value.items() for part in pair]
            elif is_dataclass(value):
                parts = [getattr(value, field.name) for field in fields(value)]
            for part in parts:
                self._tell(part, told, numbers)
            known = self._known[id(value)] = value, self._digest(told), frozenset(numbers)
        return known[1:]
