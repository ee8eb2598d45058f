"""A name found in the archive as a record to begin with, and the file that it goes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from briefgen.edit.yaml_nodes import Value
from briefgen.model.corpus import Entity

_FILES: Final = {
    "person": "people",
    "org": "organisations",
    "place": "places",
    "group": "groups",
    "event": "events",
    "law": "laws",
    "work": "works",
}
_TITLES_SHOWN: Final = 5


def as_record(entity: Entity, taken: Collection[str]) -> dict[str, Value]:
    """Give the record of an entity that has none.

    A form of one word that is short for the name (a last name, "the Board") links only after the full name
    has stood in the briefing. ``taken`` are names of other records, folded, which it must not take.
    """
    forms = [form for form in entity.aliases if form.casefold() not in taken]
    record: dict[str, Value] = {"id": entity.id, "name": entity.name}
    if forms:
        record["aliases"] = [_alias(form, entity) for form in forms]
    return record


def _alias(form: str, entity: Entity) -> Value:
    is_short = len(form.split()) == 1 and (
        entity.kind == "person" or form.casefold() in entity.name.casefold().split()
    )
    return {"text": form, "auto": "after-full"} if is_short else form


def remarks(entity: Entity, briefings: int) -> list[str]:
    """Give what else is known, as comments for the editor."""
    titles = ", ".join(entity.seen_as[:_TITLES_SHOWN])
    count = f"{briefings} briefing{'' if briefings == 1 else 's'}"
    return [f"Found in {count}{f', seen as: {titles}' if titles else ''}"]


def file_for(kind: str, where: Mapping[str, str], there: Iterable[str]) -> str:
    """Give the file for a new record: the one named after its kind, else where most of its kind are.

    ``where`` maps the ids of records to their files, ``there`` are all files of records.
    """
    usual = [f"content/entities/{_FILES[kind]}{ending}" for ending in (".yaml", ".yml")]
    if found := [path for path in usual if path in set(there)]:
        return found[0]
    files = Counter(path for id_, path in where.items() if id_.startswith(f"{kind}/"))
    return min(files, key=lambda path: (-files[path], path), default=usual[0])
