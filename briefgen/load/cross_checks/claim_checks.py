"""Relations of claims that lead back to where they began."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.load.cross_checks.circles import circles
from briefgen.load.problems.contradiction_problems import RELATED_TO_ITSELF, RELATION_CIRCLE
from briefgen.load.records.as_written import first_by_id, groups_at, id_of, text_of
from briefgen.load.values.fields import Fields
from briefgen.model.diagnostic import Diagnostic

_ONE_WAY: Final = ("part_of", "supersedes")
"""The relations of which the other way round is never true as well."""


def check_claims(claims: Sequence[Fields]) -> Iterator[Diagnostic]:
    """Report what contradicts itself in the relations of claims."""
    for fields in claims:
        for path, relation in groups_at(fields, "relations"):
            if id_of(fields) and text_of(relation, "claim") == id_of(fields):
                yield RELATED_TO_ITSELF.at(fields.place(f"{path}.claim"), id=id_of(fields))
    for type_ in _ONE_WAY:
        yield from _circles(claims, type_)


def _circles(claims: Sequence[Fields], type_: str) -> Iterator[Diagnostic]:
    records = first_by_id(claims)
    related = {
        id_: {
            other: path
            for path, relation in groups_at(fields, "relations")
            if text_of(relation, "type") == type_ and (other := text_of(relation, "claim")) != id_
        }
        for id_, fields in records.items()
    }
    for circle in circles({id_: tuple(others) for id_, others in related.items()}):
        first, onward = circle[0], circle[1]
        place = records[first].place(f"{related[first][onward]}.claim")
        yield RELATION_CIRCLE.at(place, type=type_, chain=" → ".join((*circle, first)))
