"""A line of ``published_digests.jsonl`` to what a briefing said."""

from __future__ import annotations

from datetime import UTC
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefgen.load.values.dates import NotADateError, read_date
from briefgen.model.published_text import PublishedText
from briefgen.model.text import Place


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


def read_line(line: str, place: Place) -> PublishedText | None:
    """Read a line, which stands at ``place``; nothing if it is not what is written there."""
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
