"""Reads gold files, and says of each broken line where it is and what is wrong with it, in one sentence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.evaluation.claims import STATUSES
from benchmarks.evaluation.documents import Document
from benchmarks.evaluation.kinds import KINDS, Kind
from benchmarks.evaluation.quotations import TYPES

_OPTIONAL_SPANS = {"quotes": ("speaker",), "claims": ("counter",)}
_TEXTS = {
    "quotes": ("speaker_text", "speaker_entity"),
    "entities": ("label", "kb_id"),
    "claims": ("claimant", "countered_by"),
}


@dataclass(frozen=True, slots=True)
class GoldFile:
    """A gold file and what is in it."""

    path: Path
    kind: Kind
    documents: Sequence[Document]

    @property
    def words(self) -> int:
        """How many words its texts have."""
        return sum(len(document.text.split()) for document in self.documents)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a gold file, and in which line."""

    path: Path
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.sentence}"


class _LineError(Exception):
    """A line that cannot be used; its text is the sentence for the reader."""


def read_gold(places: Iterable[Path]) -> tuple[list[GoldFile], list[Fault]]:
    """Read every gold file in these folders (a file may be named by itself), and give all faults at once."""
    files: list[GoldFile] = []
    faults: list[Fault] = []
    for place in places:
        if not place.exists():
            faults.append(Fault(place, 1, "there is no such file or folder."))
            continue
        paths = sorted(place.glob("*.jsonl")) if place.is_dir() else [place]
        known = [(path, kind) for path in paths if (kind := _kind(path)) is not None]
        if not known:
            wanted = ", ".join(f"{kind.field}_*.jsonl" for kind in KINDS)
            faults.append(Fault(place, 1, f"here is no gold file: their names are {wanted}."))
        for path, kind in known:
            documents, broken = _read_file(path, kind)
            files.append(GoldFile(path, kind, documents))
            faults += broken
    return files, faults


def _kind(path: Path) -> Kind | None:
    return next((kind for kind in KINDS if path.name.startswith(f"{kind.field}_")), None)


def _read_file(path: Path, kind: Kind) -> tuple[list[Document], list[Fault]]:
    documents: list[Document] = []
    faults: list[Fault] = []
    first_use: dict[str, int] = {}
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        return [], [Fault(path, 1, f"it cannot be read: {(error.strerror or str(error)).lower()}.")]
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            document = _document(line, kind, number)
            if document.name in first_use:
                raise _LineError(f"the id {document.name!r} is that of line {first_use[document.name]} too.")
        except _LineError as broken:
            faults.append(Fault(path, number, str(broken)))
        else:
            first_use[document.name] = number
            documents.append(document)
    if not documents and not faults:
        faults.append(Fault(path, 1, "the file has no documents."))
    return documents, faults


def _document(line: bytes, kind: Kind, number: int) -> Document:
    try:
        record = json.loads(line.decode())
    except UnicodeDecodeError:
        raise _LineError("the line is not UTF-8.") from None
    except json.JSONDecodeError as error:
        raise _LineError(f"the line is no JSON: {error.msg.lower()} at character {error.colno}.") from None
    except (ValueError, RecursionError):
        raise _LineError("the line is no JSON that can be read.") from None
    if not isinstance(record, dict):
        raise _LineError("the line is no JSON object.")
    name, text, items = record.get("id"), record.get("text"), record.get(kind.field)
    if not isinstance(name, str) or not name:
        raise _LineError("the document has no `id`, or one that is not a text.")
    if not isinstance(text, str):
        raise _LineError("the document has no `text`.")
    if any("\ud800" <= mark <= "\udfff" for mark in text):
        raise _LineError("the `text` has half a character in it.")
    if not isinstance(items, list):
        raise _LineError(
            f"the document has no list `{kind.field}` (an empty one, if there is nothing in it)."
        )
    for count, item in enumerate(items, 1):
        for sentence in _faults_of(item, kind, len(text)):
            raise _LineError(f"{kind.one} {count}: {sentence}")
    return Document(name, text, items, line=number)


def _faults_of(item: Any, kind: Kind, length: int) -> Iterator[str]:
    """Give what is wrong with one annotation, sentence by sentence."""
    if not isinstance(item, dict):
        yield "it is no JSON object."
        return
    yield from _span_faults(item.get("start"), item.get("end"), "`start` and `end`", length)
    for name in _OPTIONAL_SPANS.get(kind.field, ()):
        begin, end = item.get(f"{name}_start"), item.get(f"{name}_end")
        if begin is not None or end is not None:
            yield from _span_faults(begin, end, f"`{name}_start` and `{name}_end`", length)
    for name in _TEXTS[kind.field]:
        if not isinstance(item.get(name) or "", str):
            yield f"`{name}` is not a text."
    if kind.field == "quotes":
        yield from _segment_faults(item.get("segments"), length)
        if item.get("type") is not None:
            yield from _choice_faults(item["type"], "type", TYPES)
    if kind.field == "claims":
        yield from _choice_faults(item.get("status"), "status", STATUSES)


def _segment_faults(segments: Any, length: int) -> Iterator[str]:
    if segments is None:
        return
    if not isinstance(segments, list) or not all(isinstance(s, list) and len(s) == 2 for s in segments):
        yield "`segments` is not a list of pairs [start, end]."
        return
    for start, end in segments:
        yield from _span_faults(start, end, "a pair of `segments`", length)


def _span_faults(start: Any, end: Any, what: str, length: int) -> Iterator[str]:
    if type(start) is not int or type(end) is not int:
        yield f"{what} must be two whole numbers."
    elif not 0 <= start < end <= length:
        yield f"{what} are {start} and {end}, which is no range of a text of {length} characters."


def _choice_faults(value: Any, name: str, choices: Sequence[str]) -> Iterator[str]:
    if value not in choices:
        yield f"`{name}` is {value!r}; it can be: {', '.join(choices)}."
