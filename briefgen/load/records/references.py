"""Which values of headers and records are ids of something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from briefgen.load.records.as_written import texts_at
from briefgen.load.values.addresses import is_entity_id, is_meant_as_entity_id, is_record_id
from briefgen.load.values.fields import Fields
from briefgen.model.head import Reference

# Where ids stand, by dotted path with `*` for any item; "party" is an entity's id or a plain name.
_REFERENCES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "headers": (
        ("claims.*", "claim"),
        ("not_claims.*", "claim"),
        ("key_points.*.claims.*", "claim"),
        ("sources.*", "source"),
        ("about.*", "entity"),
        ("authors.*", "party"),
    ),
    "entities": (
        ("roles.*.org", "party"),
        ("judgements.*.other", "entity"),
        ("judgements.*.by", "party"),
    ),
    "claims": (
        ("about.*", "entity"),
        ("positions.*.by", "party"),
        ("positions.*.for", "party"),
        ("positions.*.on_behalf_of", "party"),
        ("positions.*.translated_by", "party"),
        ("positions.*.briefing", "briefing"),
        ("positions.*.sources.*", "source"),
        ("evidence.*.source", "source"),
        ("relations.*.claim", "claim"),
        ("assessment.by", "party"),
        ("history.*.by", "party"),
    ),
    "sources": (("publisher", "party"), ("authors.*", "party")),
}


def references(group: str, fields: Fields) -> Iterator[Reference]:
    """Give the ids in a header (``group``: ``headers``) or a record; a wrong form is reported elsewhere."""
    for pattern, kind in _REFERENCES[group]:
        for path, name in texts_at(fields.mapping, pattern.split("."), ""):
            kind_of_id, right_form = _kind_of_reference(kind, name)
            if right_form:
                yield Reference(kind_of_id, str(name), fields.place(path))


def _kind_of_reference(kind: str, name: str) -> tuple[str, bool]:
    """Say of what kind an id is, and whether it is one at all."""
    if kind == "party":
        return "entity", is_meant_as_entity_id(name)
    return kind, is_entity_id(name) if kind == "entity" else is_record_id(name)
