"""What refers to what: every id that leads nowhere, at its line, and records that contradict each other.

It looks at fields as they are written, not at records made of them, so that one wrong key in a record hides
nothing that is wrong with the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from briefgen.load.cross_checks.circles import circles
from briefgen.load.cross_checks.claim_checks import check_claims
from briefgen.load.cross_checks.entity_checks import check_entities
from briefgen.load.problems import (
    DANGLING_MERGE,
    OPINION_ASSESSED,
    SAME_ALIAS,
    SAME_ID,
    UNKNOWN_BRIEFING,
    UNKNOWN_CLAIM,
    UNKNOWN_ENTITY,
    UNKNOWN_SOURCE,
    UNSOURCED,
)
from briefgen.load.problems.contradiction_problems import KIND_DISAGREES, MERGE_CYCLE
from briefgen.load.records.as_written import first_by_id, id_of, kept_ids
from briefgen.load.records.references import references
from briefgen.load.values.addresses import ENTITY_KINDS
from briefgen.load.values.fields import Fields
from briefgen.load.values.meant_words import meant
from briefgen.model.diagnostic import Code, Diagnostic, Outcome
from briefgen.model.head import Reference
from briefgen.model.registry import Unread

_KEPT_IN: Final = {"claim": "claims", "source": "sources", "entity": "entities", "briefing": "briefings"}
_UNKNOWN: Final[Mapping[str, Code]] = {
    "claim": UNKNOWN_CLAIM,
    "source": UNKNOWN_SOURCE,
    "entity": UNKNOWN_ENTITY,
    "briefing": UNKNOWN_BRIEFING,
}


@dataclass(frozen=True, slots=True)
class Written:
    """What all headers refer to, all records as written, and the address names of all briefings.

    ``unread`` are the files of each kind (``entities``) that could not be read: what refers to something that
    is not there may well be right, and is not reported before they can be read.
    """

    headers: Sequence[Reference]
    entities: Sequence[Fields]
    claims: Sequence[Fields]
    sources: Sequence[Fields]
    slugs: Sequence[str]
    unread: Mapping[str, Sequence[str]]


def cross_check(written: Written) -> Outcome[Mapping[str, Unread]]:
    """Report every reference that leads nowhere, and every contradiction between records.

    Gives the kinds of which not all could be read, with what could not be checked for that reason.
    """
    problems: list[Diagnostic] = []
    unchecked: Counter[str] = Counter()
    problems += _dangling(written, unchecked)
    for records in (written.entities, written.claims, written.sources):
        problems += _same_ids(records)
    problems += _merges(written.entities, unread=bool(written.unread["entities"]), unchecked=unchecked)
    problems += _kinds(written.entities)
    problems += _same_aliases(written.entities)
    problems += _opinions(written.claims)
    problems += _unsourced(written.claims)
    problems += check_entities(written.entities)
    problems += check_claims(written.claims)
    unread = {kind: Unread(tuple(paths), unchecked[kind]) for kind, paths in written.unread.items() if paths}
    return Outcome(unread, tuple(problems))


def _dangling(written: Written, unchecked: Counter[str]) -> Iterator[Diagnostic]:
    known: dict[str, Mapping[str, object]] = {
        "claim": first_by_id(written.claims),
        "source": first_by_id(written.sources),
        "entity": first_by_id(written.entities),
        "briefing": dict.fromkeys(written.slugs),
    }
    sorted_ids = {kind: sorted(ids) for kind, ids in known.items()}
    groups = (("entities", written.entities), ("claims", written.claims), ("sources", written.sources))
    of_records = (
        found for group, records in groups for record in records for found in references(group, record)
    )
    for reference in chain(written.headers, of_records):
        if reference.id in known[reference.kind]:
            continue
        if written.unread[_KEPT_IN[reference.kind]]:
            unchecked[_KEPT_IN[reference.kind]] += 1
        else:
            suggestion = meant(reference.id, sorted_ids[reference.kind])
            yield _UNKNOWN[reference.kind].at(reference.place, id=reference.id, suggestion=suggestion)


def _same_ids(records: Iterable[Fields]) -> Iterator[Diagnostic]:
    first: dict[str, Fields] = {}
    for fields in records:
        if name := id_of(fields):
            other = first.setdefault(name.casefold(), fields)
            if other is not fields:
                yield SAME_ID.at(fields.place("id"), id=name, other=str(other.place("id")))


def _merges(entities: Sequence[Fields], *, unread: bool, unchecked: Counter[str]) -> Iterator[Diagnostic]:
    known = first_by_id(entities)
    targets = {
        name: target
        for name, fields in known.items()
        if isinstance(target := fields.mapping.get("merged_into"), str)
    }
    for name, target in sorted(targets.items()):
        if target in known:
            continue
        if unread:
            unchecked["entities"] += 1
        else:
            suggestion = meant(target, known.keys() - {name})
            yield DANGLING_MERGE.at(known[name].place("merged_into"), id=target, suggestion=suggestion)
    for circle in circles({name: (target,) for name, target in targets.items()}):
        place = known[circle[0]].place("merged_into")
        yield MERGE_CYCLE.at(place, chain=" → ".join((*circle, circle[0])))


def _kinds(entities: Iterable[Fields]) -> Iterator[Diagnostic]:
    for fields in entities:
        kind, by_id = fields.mapping.get("kind"), id_of(fields).partition("/")[0]
        if kind in ENTITY_KINDS and by_id in ENTITY_KINDS and kind != by_id:
            yield KIND_DISAGREES.at(fields.place("kind"), id=id_of(fields), by_id=by_id, kind=kind)


def _same_aliases(entities: Sequence[Fields]) -> Iterator[Diagnostic]:
    """Report names that would link to two records; those of a merged record link to what replaced it."""
    first: dict[str, str] = {}
    names: dict[str, str] = {}
    kept = kept_ids(entities)
    for fields in entities:
        if isinstance(name := fields.mapping.get("name"), str):
            names.setdefault(name.casefold(), kept.get(id_of(fields), ""))
    for fields in entities:
        own = kept.get(id_of(fields), "")
        for path, text in _automatic_aliases(fields.mapping.get("aliases")):
            key = text.casefold()
            other = first.setdefault(key, own)
            if other == own:
                other = names.get(key, other)
            if other != own:
                yield SAME_ALIAS.at(fields.place(path), alias=text, other=other)


def _automatic_aliases(aliases: Any) -> Iterator[tuple[str, str]]:
    for number, alias in enumerate(aliases if isinstance(aliases, list) else ()):
        if isinstance(alias, str):
            yield f"aliases.{number}", alias.strip()
            continue
        text, auto = (alias.get("text"), alias.get("auto")) if isinstance(alias, dict) else (None, None)
        if isinstance(text, str) and auto in (None, "true", "yes"):
            yield f"aliases.{number}.text", text.strip()


def _opinions(claims: Iterable[Fields]) -> Iterator[Diagnostic]:
    for fields in claims:
        keys = [key for key in ("assessment", "history") if fields.mapping.get(key)]
        if keys and fields.mapping.get("type") == "opinion":
            place = min(map(fields.key_place, keys), key=lambda place: (place.line, place.column))
            yield OPINION_ASSESSED.at(place, id=id_of(fields), keys="` and `".join(keys))


def _unsourced(claims: Iterable[Fields]) -> Iterator[Diagnostic]:
    for fields in claims:
        positions = fields.mapping.get("positions")
        for number, position in enumerate(positions if isinstance(positions, list) else ()):
            by = position.get("by") if isinstance(position, dict) else None
            if isinstance(by, str) and by and not position.get("sources"):  # nobody's is told of already
                yield UNSOURCED.at(fields.place(f"positions.{number}"), by=by)
