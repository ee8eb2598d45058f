"""``published_digests.jsonl`` to what briefings said when they were recorded."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefgen.load.dates import NotADateError, read_date
from briefgen.load.problems import BAD_DIGEST, SAME_DIGEST
from briefgen.load.text_files import read_text
from briefgen.model.diagnostic import Diagnostic, Outcome
from briefgen.model.published_text import DIGESTS, PublishedText
from briefgen.model.text import Place

_LIMIT = 100_000_000
"""Bytes of the file: about a kilobyte a briefing."""


class _Line(BaseModel):
    """A line of the file, as ``briefgen check --record`` writes it."""

    model_config = ConfigDict(strict=True, extra="forbid")
    slug: str = Field(min_length=1)
    path: str = Field(min_length=1)
    recorded: str = Field(pattern=r"^\d{4}-\d\d-\d\d$")
    updated: str = ""
    corrections: int = Field(0, ge=0)
    digest: str = Field(pattern="^[0-9a-f]{32}$")
    parts: list[Annotated[str, Field(pattern="^[0-9a-f]{8}$")]] = []
    addresses: list[str] = []


def read_published(root: Path) -> Outcome[tuple[PublishedText, ...] | None]:
    """Read the file in the site's folder ``root``; nothing if the site keeps none.

    A line that cannot be read, or that repeats a briefing, is reported and left out.
    """
    if not (root / DIGESTS).exists():
        return Outcome(None)
    text = read_text(root / DIGESTS, DIGESTS, _LIMIT)
    found: dict[str, PublishedText] = {}
    lines: dict[str, int] = {}
    problems: list[Diagnostic] = [*text.diagnostics]
    for number, line in enumerate((text.value or "").split("\n"), 1):
        if not line.strip():
            continue
        place = Place(DIGESTS, number, 1, len(line), line)
        one = _read(line, place)
        if one is None:
            problems.append(BAD_DIGEST.at(place))
        elif lines.setdefault(one.slug, number) != number:
            problems.append(SAME_DIGEST.at(place, slug=one.slug, first=lines[one.slug]))
        else:
            found[one.slug] = one
    return Outcome(tuple(found[slug] for slug in sorted(found)), tuple(problems))


def _read(line: str, place: Place) -> PublishedText | None:
    try:
        keys = _Line.model_validate_json(line)
        updated = read_date(keys.updated, UTC) if keys.updated else None
    except (ValidationError, NotADateError):
        return None
    return PublishedText(
        slug=keys.slug,
        path=keys.path,
        recorded=keys.recorded,
        updated=updated,
        corrections=keys.corrections,
        digest=keys.digest,
        parts=tuple(keys.parts),
        addresses=tuple(keys.addresses),
        place=place,
    )
