"""Text to dates: a year, a month, a day or a full time."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from briefgen.model.when import Precision, When

_DATE: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:(?:[Tt]|[ ]+)(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
    r"[ ]*(?P<zone>[Zz]|[+-]\d\d(?::?\d\d)?)?)?)?)?",
    re.ASCII,
)
_PRECISIONS: Final = (
    ("hour", Precision.TIME),
    ("day", Precision.DAY),
    ("month", Precision.MONTH),
    ("year", Precision.YEAR),
)


class NotADateError(ValueError):
    """What stands there is no date; the message says why, for people (empty: it does not look like one)."""


def zone_of(name: str) -> tzinfo:
    """Give a time zone by its name; UTC is known on machines without a list of zones too.

    Raises:
        KeyError, ValueError, OSError: there is no such zone.
    """
    return UTC if name == "UTC" else ZoneInfo(name)


def is_zone(name: str) -> bool:
    """Say whether this machine knows a time zone of this name."""
    try:
        zone_of(name)
    except (OSError, ValueError, KeyError):  # an unknown name is a KeyError, a folder's an OSError
        return False
    return True


def read_date(text: str, zone: tzinfo) -> When:
    """Read a date; a day or time without a zone is one of ``zone``.

    Raises:
        NotADateError: it is none.
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        raise NotADateError("")
    parts = {name: int(match[name] or least) for name, least in _LEAST}
    year, month, day, hour, minute, second = parts.values()
    # A time zone may move a moment by a day, so the first and the last year are left alone.
    if not 2 <= year <= 9998:
        raise NotADateError("there is no such year")
    own_zone = _zone(match["zone"])
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=own_zone or zone)
    except ValueError:
        raise NotADateError(_why(parts)) from None
    precision = next(precision for name, precision in _PRECISIONS if match[name])
    return When(text.strip(), _fixed(moment), precision)


_LEAST: Final = (("year", 1), ("month", 1), ("day", 1), ("hour", 0), ("minute", 0), ("second", 0))


def _why(parts: dict[str, int]) -> str:
    if not 1 <= parts["month"] <= 12:
        return "there is no such month"
    if parts["hour"] > 23 or parts["minute"] > 59 or parts["second"] > 59:
        return "there is no such time"
    return "there is no such day"


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text in "Zz":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if ahead >= timedelta(days=1) or int(digits[2:]) > 59:
        raise NotADateError("there is no such time zone")
    return timezone(-ahead if text[0] == "-" else ahead)


def _fixed(moment: datetime) -> datetime:
    """Put an offset in whole minutes in place of a named zone: it prints and travels alike everywhere."""
    offset = moment.utcoffset() or timedelta()
    return moment.replace(tzinfo=timezone(timedelta(minutes=round(offset.total_seconds() / 60))))
