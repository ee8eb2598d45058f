"""The date that somebody meant who wrote it as in a letter; nothing where it can be read two ways."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NUMBER: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_MONTH: Final = r"(?P<month>[a-z]{3,9})\.?"
_YEAR: Final = r"(?P<year>\d{4})"
_WAYS: Final = tuple(
    re.compile(way, re.ASCII | re.IGNORECASE)
    for way in (
        rf"{_YEAR}-(?P<month>\d{{1,2}})",
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})",
        rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}",
        rf"{_NUMBER} (?:of )?{_MONTH},? {_YEAR}",
        rf"{_MONTH} {_NUMBER},? {_YEAR}",
        rf"{_MONTH},? {_YEAR}",
    )
)
_WITH_TIME: Final = re.compile(r"(?P<day>.{8,30}?),?[ T](?P<hour>\d{1,2})[:.](?P<minute>[0-5]\d)", re.ASCII)
_EITHER_WAY: Final = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", re.ASCII)
"""Day and month, in which order depends on where one lives."""


def meant_date(text: str) -> str:
    """Give a date in the form that is read here; empty where it is none, or might be another."""
    line = " ".join(text.strip("“”„‘’‚«»\"' ").split())[:40]
    if time := _WITH_TIME.fullmatch(line):
        day, hour = meant_date(time["day"]), int(time["hour"])
        return f"{day}T{hour:02}:{time['minute']}" if len(day) == 10 and hour < 24 else ""
    if either := _EITHER_WAY.fullmatch(line):
        one, other, year = map(int, either.groups())
        found = {_day(year, other, one), _day(year, one, other)} - {""}
        return found.pop() if len(found) == 1 else ""
    match = next((match for way in _WAYS if (match := way.fullmatch(line))), None)
    if match is None:
        return ""
    said = match.groupdict()
    return _day(int(said["year"]), _month(said["month"]), int(said["day"]) if "day" in said else 0)


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next((i for i, name in enumerate(_MONTHS, start=1) if name.startswith(word.lower())), 0)


def _day(year: int, month: int, day: int) -> str:
    """Give a day, or a month (``day`` is 0), as it is read here; empty if there is none such."""
    try:
        return date(year, month, day or 1).isoformat()[: 10 if day else 7]
    except ValueError:
        return ""
