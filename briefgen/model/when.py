"""Dates as editors give them: a year, a month, a day or a full time."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum


class Precision(StrEnum):
    """How much of a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class When:
    """A date, partial or not. ``moment`` is the start of the period, always with a time zone."""

    text: str
    moment: datetime
    precision: Precision

    @property
    def order(self) -> tuple[datetime, str]:
        """A total order: by moment, then by the text as written."""
        return (self.moment, self.text)

    @property
    def year(self) -> int:
        """The year, as written (in the date's own zone)."""
        return self.moment.year

    @property
    def first_day(self) -> date:
        """The first day of the period, as written (in the date's own zone)."""
        return self.moment.date()

    @property
    def last_day(self) -> date:
        """The last day of the period: of ``2024`` the last of December."""
        day = self.first_day
        match self.precision:
            case Precision.YEAR:
                return day.replace(month=12, day=31)
            case Precision.MONTH:
                return day.replace(day=monthrange(day.year, day.month)[1])
            case _:
                return day

    @property
    def iso(self) -> str:
        """The date in ISO 8601, no more precise than it is known: ``2024``, ``2024-10``, ``2024-10-03``."""
        match self.precision:
            case Precision.YEAR:
                return f"{self.moment.year:04d}"
            case Precision.MONTH:
                return f"{self.moment.year:04d}-{self.moment.month:02d}"
            case Precision.DAY:
                return self.moment.date().isoformat()
            case Precision.TIME:
                return self.moment.isoformat()


_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def partial_date(text: str) -> When | None:
    """Read a date that stands in a text, as in a quotation block: ``2024``, ``2024-10`` or ``2024-10-03``.

    Gives nothing for any other text, and for a day that no calendar has.
    """
    if not (found := _PARTIAL.fullmatch(text)):
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        moment = datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
    return When(text, moment, (Precision.YEAR, Precision.MONTH, Precision.DAY)[text.count("-")])


def is_before(one: When, other: When) -> bool:
    """Say whether one date lies before another, as far as both tell.

    A day and a month of which no more is known (``2025-04-10`` and ``2025-04``) may be either way round: no.
    """
    if one.precision is Precision.TIME and other.precision is Precision.TIME:
        return one.moment < other.moment
    known = min(len(one.iso[:10]), len(other.iso[:10]))
    return one.iso[:known] < other.iso[:known]


def is_past(when: When, now: datetime) -> bool:
    """Say whether a date is over: all of its day, month or year."""
    if when.precision is Precision.TIME:
        return when.moment < now
    return when.last_day < now.astimezone(when.moment.tzinfo).date()


EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands in where a feed must have a date and none was given."""


def day_of(moment: datetime) -> When:
    """Give the day of a moment as a date."""
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return When(midnight.date().isoformat(), midnight, Precision.DAY)
