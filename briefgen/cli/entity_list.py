"""Entities and unlinked names as lists, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import click

from briefgen.cli.printing import as_json, side_by_side, widths_of
from briefgen.cli.report import count_of
from briefgen.model.corpus import Corpus, Entity, UnresolvedName
from briefgen.model.excerpt import safe
from briefgen.plan.parts.library import library
from briefgen.resolve.names.clashes import linked_to_nobody


def show_entities(corpus: Corpus, form: str, *, unrecorded: bool, kind: str, quiet: bool) -> None:
    """Write the entities to standard output, those in most briefings first."""
    counts = library(corpus)
    wanted = (
        (counts.briefings_of(entity.id), entity)
        for entity in corpus.entities
        if not (unrecorded and entity.record) and kind in ("", entity.kind)
    )
    found = sorted(wanted, key=lambda pair: (-pair[0], pair[1].id))
    if form == "json":
        click.echo(as_json({"entities": [_as_json(entity, count) for count, entity in found]}))
        return
    rows = [
        (str(count), entity.id, safe(entity.name), "" if entity.record else "no record")
        for count, entity in found
    ]
    for line in _table(rows):
        click.echo(line)
    if not quiet:
        missing = sum(not entity.record for _, entity in found)
        click.echo(f"{count_of(len(found), 'entity', 'entities')}, {missing} without a record.", err=True)


def show_names(corpus: Corpus, ignored: Iterable[str], form: str, *, ambiguous: bool, quiet: bool) -> None:
    """Write the names that are linked to nobody to standard output, those in most places first.

    The ``ambiguous`` are those that may mean several; names that are ``ignored`` are left out.
    """
    if ambiguous:
        names = tuple(name for name in corpus.unresolved if name.candidates)
    else:
        names = linked_to_nobody(corpus, ignored)
    found = sorted(names, key=lambda name: -len(name.places))
    if form == "json":
        click.echo(as_json({"names": [_name_as_json(name) for name in found]}))
        return
    for name in found:
        click.echo(f"{safe(name.name)}: {safe(_meant(name))}")
        for place in name.places:
            click.echo(f"    {safe(str(place))}")
    if not found and not quiet:
        click.echo("No ambiguous names." if ambiguous else "No unresolved names.", err=True)


def _meant(name: UnresolvedName) -> str:
    if len(name.candidates) == 1:
        return f"perhaps {name.candidates[0]}"
    return f"can mean {', '.join(name.candidates)}" if name.candidates else "nothing says who or what this is"


def _as_json(entity: Entity, briefings: int) -> dict[str, Any]:
    place = entity.record.place if entity.record else None
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "briefings": briefings,
        "recorded": entity.record is not None,
        "path": place.path if place else "",
        "line": place.line if place else 0,
    }


def _name_as_json(name: UnresolvedName) -> dict[str, Any]:
    places = [{"path": one.path, "line": one.line, "column": one.column} for one in name.places]
    return {"name": name.name, "candidates": list(name.candidates), "places": places}


def _table(rows: Sequence[tuple[str, ...]]) -> Iterable[str]:
    """Give rows as lines with columns; the first is numbers."""
    widths = widths_of(rows)
    for number, *cells in rows:
        yield f"{number:>{widths[0]}}  {side_by_side(cells, widths[1:])}"
