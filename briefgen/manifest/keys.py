"""The keys of all that outputs look up, as numbers, and what stands there now and stood there before."""

from __future__ import annotations

from array import array
from functools import cached_property

from briefgen.cache.kept_reads import KeptReads
from briefgen.cache.value_digest import SIZE, value_digest
from briefgen.plan.lasting.again import Planned
from briefgen.plan.lasting.shelf_values import Several, keys_of, shelves_of

ABSENT = bytes(SIZE)
"""Stands for a thing that is not there."""


class Keys:
    """Numbers for all keys that were ever looked up, and what stands there now and stood there before."""

    def __init__(self, kept: KeptReads | None, planned: Planned) -> None:
        self.numbers: dict[str, dict[str, int]] = {}
        self.all: list[tuple[str, str]] = []
        self._planned = planned
        if kept is not None:
            for place, name in zip(array("H", kept.places), kept.names, strict=True):
                self.number(kept.shelves[place], name)
        for shelf, name in keys_of(planned):
            self.number(shelf, name)
        before = kept.digests if kept is not None else b""
        self.before = [before[at : at + SIZE] for at in range(0, len(before), SIZE)]

    def number(self, shelf: str, name: str) -> int:
        """Give the number of a key, a new one if it has none."""
        numbers = self.numbers.setdefault(shelf, {})
        number = numbers.get(name)
        if number is None:
            number = numbers[name] = len(self.all)
            self.all.append((shelf, name))
        return number

    @cached_property
    def now(self) -> list[bytes]:
        """The digests of what stands there now."""
        now = [ABSENT] * len(self.all)
        for shelf, things in shelves_of(self._planned):
            numbers = self.numbers[shelf]
            for name, value in things:
                if isinstance(value, Several):
                    value = [now[self.numbers[other][key]] for other, key in value.keys]
                now[numbers[name]] = value_digest(value)
        return now

    def changed(self) -> set[int]:
        """Give the numbers of what changed, and their complements where a thing came or went."""
        found = {number for number, before in enumerate(self.before) if before != self.now[number]}
        came = {~number for number in found if ABSENT in (self.before[number], self.now[number])}
        return found | came
