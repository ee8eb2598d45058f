"""Fields without some items of their lists: what follows moves up, and the places with it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from briefgen.load.values.fields import Fields, Marks

Taken = Mapping[str, list[int]]
"""The numbers of the items to take out, in order, by the dotted path of their list."""


def without_items(fields: Fields, items: Iterable[tuple[str, int]]) -> Fields:
    """Take items out of lists.

    Args:
        fields: what was read.
        items: the dotted path of a list and the number of an item, for each that goes.
    """
    taken: defaultdict[str, list[int]] = defaultdict(list)
    for path, number in sorted(set(items)):
        taken[path].append(number)
    if not taken:
        return fields
    return replace(
        fields,
        value=_value(fields.value, "", taken),
        values=_marks(fields.values, taken),
        keys=_marks(fields.keys, taken),
    )


def _value(value: Any, path: str, taken: Taken) -> Any:
    prefix = f"{path}." if path else ""
    if isinstance(value, dict):
        return {key: _value(item, f"{prefix}{key}", taken) for key, item in value.items()}
    if isinstance(value, list):
        gone = set(taken.get(path, ()))
        return [_value(item, f"{prefix}{n}", taken) for n, item in enumerate(value) if n not in gone]
    return value


def _marks(marks: Mapping[str, Marks], taken: Taken) -> dict[str, Marks]:
    return {new: where for path, where in marks.items() if (new := _moved(path, taken)) is not None}


def _moved(path: str, taken: Taken) -> str | None:
    """Give the path that something has now, or nothing if it is gone."""
    parts = path.split(".")
    here = ""
    for place, part in enumerate(parts):
        gone = taken.get(here)
        if gone and part.isdecimal():
            number = int(part)
            before = bisect_left(gone, number)
            if before < len(gone) and gone[before] == number:
                return None
            parts[place] = str(number - before)
        here = f"{here}.{part}" if here else part
    return ".".join(parts)
