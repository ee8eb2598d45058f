"""``content/{entities,claims,sources}/*.yaml`` to the registry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from pathlib import PurePosixPath
from typing import Any, Final

from briefgen.load.addresses import outside_id_fault
from briefgen.load.checking import check, proper_places
from briefgen.load.fields import Fields, read_yaml
from briefgen.load.folders import Found
from briefgen.load.problems import BAD_OUTSIDE_ID, LAUGHS, MISSING, RECORD_KEY, SYNTAX, TAB, TOO_DEEP
from briefgen.load.record_schemas import (
    AssessmentKeys,
    ClaimKeys,
    EntityKeys,
    IgnoreKeys,
    SourceKeys,
)
from briefgen.load.stored_text_problems import STORED_TWICE
from briefgen.load.stored_texts import StoredTexts
from briefgen.load.text_files import read_text
from briefgen.model.diagnostic import Diagnostic, Outcome
from briefgen.model.registry import (
    Alias,
    Assessment,
    ClaimRecord,
    EntityRecord,
    Evidence,
    Judgement,
    PositionRecord,
    Registry,
    Relation,
    RoleHeld,
    SourceRecord,
)

_ENDINGS: Final = (".yaml", ".yml")
_CUT_SHORT: Final = frozenset(code.name for code in (SYNTAX, TAB, TOO_DEEP, LAUGHS))
"""Problems behind which nothing of a file is read."""

_EXAMPLES: Final = {
    "entities": "id: person/jane-doe",
    "claims": "id: bridge-reopened",
    "sources": "id: s-wire",
}


@dataclass(slots=True)
class Records:
    """All records, as far as they are right; and as written, for ``cross_check``, by kind of record.

    ``texts`` are the files that hold the texts of sources, by path relative to ``content/``; ``unread`` names
    the folders in which a file could not be read to its end, so that records may be missing.
    """

    registry: Registry = field(default_factory=Registry)
    written: dict[str, list[Fields]] = field(default_factory=lambda: {folder: [] for folder in _EXAMPLES})
    problems: list[Diagnostic] = field(default_factory=list)
    texts: frozenset[str] = frozenset()
    unread: set[str] = field(default_factory=set)


def read_records(found: Sequence[Found], zone: tzinfo, states: tuple[str, ...] = ()) -> Records:
    """Read the records among the files of ``content/``: one a file, a list of them, or several documents.

    ``states`` are those of the site's vocabulary; without any, the default ones.
    """
    records = Records()
    entities: dict[str, EntityRecord] = {}
    claims: dict[str, ClaimRecord] = {}
    sources: dict[str, SourceRecord] = {}
    ignored: set[str] = set()
    texts = StoredTexts({file.relative: file for file in found})
    for file in found:
        folder, _, below = file.relative.partition("/")
        if folder not in _EXAMPLES or not below or PurePosixPath(below).suffix.lower() not in _ENDINGS:
            continue
        text = read_text(file.file, file.path)
        documents, unreadable = read_yaml(file.path, text.value or "", split=True)
        records.problems += (*text.diagnostics, *unreadable)
        if text.value is None or _CUT_SHORT.intersection(problem.code for problem in unreadable):
            records.unread.add(folder)
        for fields in documents:
            if fields.value is None:
                continue
            if folder == "entities" and "ignore" in fields.mapping:
                ignored |= _ignored(fields, records)
                continue
            records.written[folder].append(fields)
            match folder:
                case "entities":
                    _keep(entities, _entity(fields, zone, records))
                case "claims":
                    _keep(claims, _claim(fields, zone, states, records))
                case _:
                    beside = file.relative.rpartition("/")[0]
                    _keep(sources, _source(fields, zone, records, texts, beside))
    records.texts = frozenset(texts.named)
    records.registry = Registry(
        entities=tuple(entities[key] for key in sorted(entities)),
        claims=tuple(claims[key] for key in sorted(claims)),
        sources=tuple(sources[key] for key in sorted(sources)),
        ignore=frozenset(ignored),
    )
    return records


def _keep(records: dict[str, Any], record: EntityRecord | ClaimRecord | SourceRecord | None) -> None:
    """Keep the first of two records with one id; ``cross_check`` reports the second."""
    if record is not None:
        records.setdefault(record.id, record)


def _ignored(fields: Fields, records: Records) -> set[str]:
    checked = check(IgnoreKeys, fields, RECORD_KEY)
    records.problems += checked.problems
    return set(checked.value.ignore) if checked.value else set()


def _entity(fields: Fields, zone: tzinfo, records: Records) -> EntityRecord | None:
    checked = check(EntityKeys, fields, RECORD_KEY, zone=zone, example=_EXAMPLES["entities"])
    records.problems += checked.problems
    keys = checked.value
    if fields.mapping and not fields.mapping.get("name") and not fields.mapping.get("merged_into"):
        records.problems.append(MISSING.at(fields.place(), name="`name`", key="name", group="an entity"))
    if keys is None:
        return None
    return EntityRecord(
        id=keys.id,
        kind=keys.id.partition("/")[0],
        name=keys.name or keys.id.partition("/")[2],
        place=fields.place("id"),
        short=keys.short,
        disambiguation=keys.disambiguation,
        description=keys.description,
        aliases=tuple(Alias(one.text, one.auto, one.lang or "") for one in keys.aliases),
        roles=tuple(RoleHeld(one.role, one.org, one.since, one.until) for one in keys.roles),
        same_as=tuple(_same_as(keys, fields, records)),
        judgements=tuple(Judgement(one.other, one.verdict, one.by, one.date) for one in keys.judgements),
        merged_into=keys.merged_into or "",
        demonyms=keys.demonyms,
        email=keys.email,
        places=proper_places(EntityKeys, checked.fields),
    )


def _same_as(keys: EntityKeys, fields: Fields, records: Records) -> Iterator[tuple[str, str]]:
    for name, value in keys.same_as.items():
        fix = outside_id_fault(name, value) if value else ""
        if value and fix:
            place = fields.place(f"same_as.{name}")
            records.problems.append(BAD_OUTSIDE_ID.at(place, name=name, value=value, fix=fix))
        elif value:
            yield name, value


def _claim(fields: Fields, zone: tzinfo, states: tuple[str, ...], records: Records) -> ClaimRecord | None:
    checked = check(ClaimKeys, fields, RECORD_KEY, zone=zone, example=_EXAMPLES["claims"], states=states)
    records.problems += checked.problems
    keys = checked.value
    if keys is None:
        return None
    positions = tuple(
        PositionRecord(
            by=one.by,
            stance=one.stance,
            on_behalf_of=one.on_behalf_of,
            role=one.role,
            date=one.date,
            venue=one.venue,
            words=one.words,
            briefing=one.briefing or "",
            note=one.note,
            sources=one.sources,
            form=one.form,
            original=one.original,
            lang=one.lang or "",
            translated_by=one.translated_by,
        )
        for one in keys.positions
    )
    return ClaimRecord(
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


def _assessment(keys: AssessmentKeys) -> Assessment:
    return Assessment(keys.state, keys.date, keys.by, keys.summary, keys.review_by)


def _source(
    fields: Fields, zone: tzinfo, records: Records, texts: StoredTexts, folder: str
) -> SourceRecord | None:
    checked = check(SourceKeys, fields, RECORD_KEY, zone=zone, example=_EXAMPLES["sources"])
    records.problems += checked.problems
    keys = checked.value
    if keys is None:
        return None
    if keys.file and keys.text:
        records.problems.append(STORED_TWICE.at(fields.place("file")))
    stored = texts.read(keys.file, fields, folder) if keys.file else Outcome("")
    records.problems += stored.diagnostics
    archive, grade = keys.archive, keys.grade
    return SourceRecord(
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
        text=stored.value or keys.text,
        places=proper_places(SourceKeys, checked.fields),
    )
