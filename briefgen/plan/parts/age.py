"""How old a text is: in whole months and years, so that what a page says of it does not change every day."""

from __future__ import annotations

from datetime import datetime

from briefgen.model.source import Meta, Status
from briefgen.model.when import Precision, When
from briefgen.plan import words
from briefgen.plan.words import Words

_MONTHS = {Precision.YEAR: 12, Precision.MONTH: 1}
"""How long a date lasts of which no day is known; the text may be from its end."""


def age_banner(said: Words, meta: Meta, status: Status, now: datetime, old_after: int) -> str:
    """Give what a page says of the age of its text, or nothing before ``old_after`` months (0: ever).

    Age counts from the last update: what was brought up to date last week is not old.
    """
    if meta.date is None or not is_old(meta, status, now, old_after):
        return ""
    latest = _latest(meta, meta.date)
    return words.age(said, months_since(latest, now), updated=latest is not meta.date)


def is_old(meta: Meta, status: Status, now: datetime, old_after: int) -> bool:
    """Say whether a text is so old that its page says so."""
    if not old_after or meta.date is None or status not in (Status.PUBLISHED, Status.EXPIRED):
        return False
    return months_since(_latest(meta, meta.date), now) >= old_after


def _latest(meta: Meta, date: When) -> When:
    return meta.updated if meta.updated is not None and meta.updated.order > date.order else date


def months_since(date: When, now: datetime) -> int:
    """Give the whole months from the end of a date to ``now``, in the date's own zone."""
    began, here = date.moment, now.astimezone(date.moment.tzinfo)
    months = (
        12 * (here.year - began.year)
        + here.month
        - began.month
        - ((here.day, here.time()) < (began.day, began.time()))
    )
    return months - _MONTHS.get(date.precision, 0)
