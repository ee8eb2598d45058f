"""Records as written to what they were checked to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import tzinfo
from typing import Final

from briefgen.load.checked import CheckedRecord, CheckedRecords
from briefgen.load.problems import BAD_OUTSIDE_ID, MISSING, RECORD_KEY
from briefgen.load.problems.stored_text_problems import STORED_TWICE
from briefgen.load.records.record_schemas import (
    AssessmentKeys,
    ClaimKeys,
    EntityKeys,
    IgnoreKeys,
    SourceKeys,
)
from briefgen.load.values.addresses import outside_id_fault
from briefgen.load.values.checking import check, proper_places
from briefgen.load.values.fields import Fields
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.quoting import without_marks
from briefgen.model.registry import (
    Alias,
    Assessment,
    ClaimRecord,
    EntityRecord,
    Evidence,
    Judgement,
    PositionRecord,
    Relation,
    RoleHeld,
    SourceRecord,
)

_EXAMPLES: Final = {
    "entities": "id: person/jane-doe",
    "claims": "id: bridge-reopened",
    "sources": "id: s-wire",
}


def check_records(
    folder: str, documents: Sequence[Fields], zone: tzinfo, states: tuple[str, ...] | None
) -> CheckedRecords:
    """Check the records of one file, which stands in ``folder``."""
    return CheckedRecords(tuple(_record(folder, fields, zone, states) for fields in documents))


def _record(folder: str, fields: Fields, zone: tzinfo, states: tuple[str, ...] | None) -> CheckedRecord:
    match folder:
        case "entities" if "ignore" in fields.mapping:
            return _ignored(fields)
        case "entities":
            return _entity(fields, zone)
        case "claims":
            return _claim(fields, zone, states)
        case _:
            return _source(fields, zone)


def _ignored(fields: Fields) -> CheckedRecord:
    checked = check(IgnoreKeys, fields, RECORD_KEY)
    return CheckedRecord(ignored=checked.value.ignore if checked.value else (), problems=checked.problems)


def _entity(fields: Fields, zone: tzinfo) -> CheckedRecord:
    checked = check(EntityKeys, fields, RECORD_KEY, zone=zone, example=_EXAMPLES["entities"])
    problems, keys = [*checked.problems], checked.value
    if fields.mapping and not fields.mapping.get("name") and not fields.mapping.get("merged_into"):
        problems.append(MISSING.at(fields.place(), name="`name`", key="name", group="an entity"))
    if keys is None:
        return CheckedRecord(problems=tuple(problems))
    record = EntityRecord(
        id=keys.id,
        kind=keys.id.partition("/")[0],
        name=keys.name or keys.id.partition("/")[2],
        place=fields.place("id"),
        short=keys.short,
        disambiguation=keys.disambiguation,
        description=keys.description,
        aliases=tuple(Alias(one.text, one.auto, one.lang or "") for one in keys.aliases),
        roles=tuple(RoleHeld(one.role, one.org, one.since, one.until) for one in keys.roles),
        same_as=tuple(_same_as(keys, fields, problems)),
        judgements=tuple(Judgement(one.other, one.verdict, one.by, one.date) for one in keys.judgements),
        merged_into=keys.merged_into or "",
        demonyms=keys.demonyms,
        email=keys.email,
        places=proper_places(EntityKeys, checked.fields),
    )
    return CheckedRecord(entity=record, problems=tuple(problems))


def _same_as(keys: EntityKeys, fields: Fields, problems: list[Diagnostic]) -> Iterator[tuple[str, str]]:
    for name, value in keys.same_as.items():
        fix = outside_id_fault(name, value) if value else ""
        if value and fix:
            place = fields.place(f"same_as.{name}")
            problems.append(BAD_OUTSIDE_ID.at(place, name=name, value=value, fix=fix))
        elif value:
            yield name, value


def _claim(fields: Fields, zone: tzinfo, states: tuple[str, ...] | None) -> CheckedRecord:
    checked = check(ClaimKeys, fields, RECORD_KEY, zone=zone, example=_EXAMPLES["claims"], states=states)
    keys = checked.value
    if keys is None:
        return CheckedRecord(problems=checked.problems)
    positions = tuple(
        PositionRecord(
            by=one.by,
            stance=one.stance,
            on_behalf_of=one.on_behalf_of,
            role=one.role,
            date=one.date,
            venue=one.venue,
            words=without_marks(one.words),
            briefing=one.briefing or "",
            note=one.note,
            sources=one.sources,
            form=one.form,
            original=without_marks(one.original),
            lang=one.lang or "",
            translated_by=one.translated_by,
        )
        for one in keys.positions
    )
    record = ClaimRecord(
        id=keys.id,
        text=keys.text,
        place=fields.place("id"),
        short=keys.short,
        type=keys.type,
        about=keys.about,
        positions=positions,
        evidence=tuple(Evidence(one.source, one.supports, one.note) for one in keys.evidence),
        relations=tuple(Relation(one.type, one.claim) for one in keys.relations),
        assessment=_assessment(keys.assessment) if keys.assessment else None,
        history=tuple(replace(_assessment(one), why=one.why) for one in keys.history),
        settle=keys.settle,
        places=proper_places(ClaimKeys, checked.fields),
    )
    return CheckedRecord(claim=record, problems=checked.problems)


def _assessment(keys: AssessmentKeys) -> Assessment:
    return Assessment(keys.state, keys.date, keys.by, keys.summary, keys.review_by)


def _source(fields: Fields, zone: tzinfo) -> CheckedRecord:
    checked = check(SourceKeys, fields, RECORD_KEY, zone=zone, example=_EXAMPLES["sources"])
    problems, keys = [*checked.problems], checked.value
    if keys is None:
        return CheckedRecord(problems=tuple(problems))
    if keys.file and keys.text:
        problems.append(STORED_TWICE.at(fields.place("file")))
    archive, grade = keys.archive, keys.grade
    record = SourceRecord(
        id=keys.id,
        title=keys.title,
        place=fields.place("id"),
        kind=keys.kind,
        publisher=keys.publisher,
        authors=keys.authors,
        url=keys.url or "",
        published=keys.published,
        accessed=keys.accessed,
        archive_url=archive.url if archive else "",
        archive_captured=archive.captured if archive else None,
        archive_sha256=(archive.sha256 or "") if archive else "",
        reliability=grade.reliability if grade else "",
        credibility=grade.credibility if grade else "",
        lang=keys.lang or "",
        note=keys.note,
        text=keys.text,
        places=proper_places(SourceKeys, checked.fields),
    )
    return CheckedRecord(source=record, file=keys.file, problems=tuple(problems))
