"""When something was published and edited last: what feeds, sitemaps and exports say of it alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from briefgen.model.source import Meta
from briefgen.model.when import Precision, When


def edited(meta: Meta) -> When | None:
    """Give the date of the last edit that a header names."""
    return newest(edits(meta))


def last_change(meta: Meta) -> When | None:
    """Give the date of the last edit after a text was published, none where there was none."""
    return newest((meta.updated, *(correction.date for correction in meta.corrections)))


def edits(meta: Meta) -> tuple[When | None, ...]:
    """Give when a text was published, updated and corrected, as far as its header tells."""
    return (meta.date, meta.updated, *(correction.date for correction in meta.corrections))


def newest(dates: Iterable[When | None]) -> When | None:
    """Give the latest of some dates, none where none is known."""
    return max((date for date in dates if date is not None), key=lambda date: date.order, default=None)


def stamp(moment: datetime) -> str:
    """Give a moment as RFC 3339 wants it."""
    return in_whole_minutes(moment).isoformat()


def as_known(when: When) -> str:
    """Give a date no more precise than it is known, a full time as RFC 3339 wants it."""
    return stamp(when.moment) if when.precision is Precision.TIME else when.iso


def in_whole_minutes(moment: datetime) -> datetime:
    """Give a moment in a zone that is whole minutes off, as feeds can say; those of long ago were not."""
    if moment.tzinfo is UTC:
        return moment
    offset = moment.utcoffset()
    return moment if offset is not None and not offset.total_seconds() % 60 else moment.astimezone(UTC)
