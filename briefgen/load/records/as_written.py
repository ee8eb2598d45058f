"""Records as they are written, before anything is made of them: their ids, and what stands at a path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from briefgen.load.values.fields import Fields


def id_of(fields: Fields) -> str:
    """Give the id of a record; ``""`` if it has none."""
    name = fields.mapping.get("id")
    return name.strip() if isinstance(name, str) else ""


def first_by_id(records: Iterable[Fields]) -> dict[str, Fields]:
    """Give the records by id, of two with one id the first."""
    found: dict[str, Fields] = {}
    for fields in records:
        if name := id_of(fields):
            found.setdefault(name, fields)
    return found


def kept_ids(entities: Iterable[Fields]) -> dict[str, str]:
    """Give for each id the one that it leads to by merges: itself, unless it is merged into another."""
    steps = {
        name: target if isinstance(target := fields.mapping.get("merged_into"), str) else ""
        for name, fields in first_by_id(entities).items()
    }
    ends = {name: name for name, target in steps.items() if not target}
    for name in steps:
        way: dict[str, None] = {}
        here = name
        while here not in way and here not in ends and here in steps:
            way[here] = None
            here = steps[here]
        ends |= {one: one if here in way else ends.get(here, here) for one in way}
    return ends


def texts_at(value: Any, pattern: Sequence[str], path: str) -> Iterator[tuple[str, str]]:
    """Give all texts that stand at a dotted path, with their own paths."""
    if not pattern:
        if isinstance(value, str) and value.strip():
            yield path, value.strip()
        return
    first, rest = pattern[0], pattern[1:]
    if first == "*" and isinstance(value, list):
        for number, item in enumerate(value):
            yield from texts_at(item, rest, f"{path}.{number}")
    elif first != "*" and isinstance(value, dict) and first in value:
        yield from texts_at(value[first], rest, f"{path}.{first}" if path else first)


def groups_at(fields: Fields, key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the groups in the list ``key``, each with its path; what is no group is passed over."""
    items = fields.mapping.get(key)
    for number, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield f"{key}.{number}", item


def text_of(group: dict[str, Any], *names: str) -> str:
    """Give the text under the first of these keys that has one; ``""`` if none has."""
    return next((value.strip() for name in names if isinstance(value := group.get(name), str)), "")
