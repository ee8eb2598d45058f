"""``content/{entities,claims,sources}/*.yaml`` to the registry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from briefgen.load.checked import CheckedRecord, CheckedRecords
from briefgen.load.files.folders import RECORD_FOLDERS, YAML, Found
from briefgen.load.files.text_files import read_text
from briefgen.load.problems import CUT_SHORT
from briefgen.load.records.stored_texts import StoredTexts
from briefgen.load.values.dates import zone_of
from briefgen.load.values.fields import Fields, read_yaml
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.known_checks import Checks, NoChecks
from briefgen.model.registry import ClaimRecord, EntityRecord, Registry, SourceRecord


@dataclass(slots=True)
class Records:
    """All records, as far as they are right; and as written, for ``cross_check``, by kind of record.

    ``texts`` are the files that hold the texts of sources, by path relative to ``content/``, none if not all
    of them are known; ``unread`` are the files in each folder of which not all could be read, so that records
    may be missing.
    """

    registry: Registry = field(default_factory=Registry)
    written: dict[str, list[Fields]] = field(
        default_factory=lambda: {folder: [] for folder in RECORD_FOLDERS}
    )
    problems: list[Diagnostic] = field(default_factory=list)
    texts: frozenset[str] | None = frozenset()
    unread: dict[str, list[str]] = field(default_factory=lambda: {folder: [] for folder in RECORD_FOLDERS})


@dataclass(frozen=True, slots=True)
class _File:
    """A file of records as written: in which of ``RECORD_FOLDERS``, its own folder, text and documents."""

    folder: str
    beside: str
    text: str
    documents: tuple[Fields, ...]


def read_records(
    found: Sequence[Found], timezone: str, states: tuple[str, ...] | None, checks: Checks | None
) -> Records:
    """Read the records among the files of ``content/``: one a file, a list of them, or several documents.

    Args:
        found: the files of ``content/``.
        timezone: the time zone of dates that name none.
        states: those of the site's vocabulary; without any, the default ones; none if they are not known.
        checks: what is remembered of files that were checked before.
    """
    records = Records()
    entities: dict[str, EntityRecord] = {}
    claims: dict[str, ClaimRecord] = {}
    sources: dict[str, SourceRecord] = {}
    ignored: set[str] = set()
    texts = StoredTexts({file.relative: file for file in found})
    written = _written(found, records)

    def check(path: str) -> CheckedRecords:
        from briefgen.load.records.record_checks import check_records

        file = written[path]
        return check_records(file.folder, file.documents, zone_of(timezone), states)

    checked = (checks or NoChecks()).every(
        CheckedRecords,
        {path: file.text for path, file in written.items() if file.documents},
        check,
        timezone=timezone,
        states=states,
    )
    for path, file in written.items():
        found_here = checked[path].records if path in checked else ()
        for fields, one in zip(file.documents, found_here, strict=True):
            records.problems += one.problems
            if one.ignored is not None:
                ignored.update(one.ignored)
                continue
            records.written[file.folder].append(fields)
            _keep(entities, one.entity)
            _keep(claims, one.claim)
            if file.folder == "sources":
                _keep(sources, _with_text(one, fields, texts, file.beside, records))
    records.texts = None if texts.lost or records.unread["sources"] else frozenset(texts.named)
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


def _written(found: Sequence[Found], records: Records) -> dict[str, _File]:
    """Read the files of records, by path."""
    written: dict[str, _File] = {}
    for file in found:
        folder, _, below = file.relative.partition("/")
        if folder not in RECORD_FOLDERS or not below or PurePosixPath(below).suffix.lower() not in YAML:
            continue
        text = read_text(file.file, file.path)
        documents, unreadable = read_yaml(file.path, text.value or "", split=True)
        records.problems += (*text.diagnostics, *unreadable)
        if text.value is None or CUT_SHORT.intersection(problem.code for problem in unreadable):
            records.unread[folder].append(file.path)
        filled = tuple(fields for fields in documents if fields.value is not None)
        beside = file.relative.rpartition("/")[0]
        written[file.path] = _File(folder, beside, text.value or "", filled)
    return written


def _with_text(
    one: CheckedRecord, fields: Fields, texts: StoredTexts, folder: str, records: Records
) -> SourceRecord | None:
    """Give the source that a record is, if it is one, with the text that a file holds."""
    name = fields.mapping.get("file")
    if one.source is None or not one.file:
        # Whatever is wrong with its record, the file is named.
        if isinstance(name, str):
            texts.note(name, folder)
        return one.source
    stored = texts.read(one.file, fields, folder)
    records.problems += stored.diagnostics
    return replace(one.source, text=stored.value) if stored.value else one.source
