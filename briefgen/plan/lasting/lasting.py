"""Until when a site that was built stays as it is, if nobody changes a thing: what the clock alone changes.

A site may know the date on which it is built: briefings wait for their hour or end with it, texts grow old,
roles begin and end, the news sitemap forgets after two days. None of that happens but at a moment that can be
told beforehand. Rather a moment too many than one too few: then a build looks, and finds nothing to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta, tzinfo

from briefgen.model.corpus import Corpus
from briefgen.model.registry import RoleHeld
from briefgen.model.source import LeftOut, Meta
from briefgen.model.when import When
from briefgen.plan.exports.sitemap import FRESH
from briefgen.plan.parts.age import months_since
from briefgen.plan.parts.edits import edits
from briefgen.plan.parts.statements import assessments

_LAST = datetime(MAXYEAR, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)
_INSTANT = timedelta.resolution


def lasts_until(corpus: Corpus, left_out: Iterable[LeftOut], old_after: int, now: datetime) -> datetime:
    """Give the first moment after ``now`` from which on a build of the same inputs may give another site.

    Args:
        corpus: what the site was made from.
        left_out: what waits for its hour.
        old_after: after how many months a page says that it is old; 0: never.
        now: the moment that the site was built for.
    """
    moments = _moments(corpus, left_out, old_after, now)
    return min((moment for moment in moments if moment > now), default=_LAST)


def _moments(
    corpus: Corpus, left_out: Iterable[LeftOut], old_after: int, now: datetime
) -> Iterator[datetime]:
    yield from (one.date.moment for one in left_out if one.date is not None)
    for briefing in (*corpus.briefings, *corpus.pages):
        meta = briefing.article.source.meta
        for when in (*edits(meta), meta.expires):
            if when is not None:
                yield when.moment
                if when.year < MAXYEAR:
                    yield when.moment + FRESH + _INSTANT
        if old_after:
            yield from _aging(meta, old_after, now)
    for claim in corpus.claims:
        dates = (
            *(position.date for position in claim.positions),
            *(assessment.date for assessment in assessments(claim)),
            *(change.date for change in claim.changes),
        )
        yield from (when.moment for when in dates if when is not None)
    for entity in corpus.entities:
        for role in entity.record.roles if entity.record else ():
            yield from _turns(role, now.tzinfo)


def _turns(role: RoleHeld, zone: tzinfo | None) -> Iterator[datetime]:
    """Give the days on which a role begins to be held and is no longer held, in the zone of the build."""
    begin = role.since.first_day if role.since else date.max
    end = role.until.last_day if role.until else date.max
    for day in (begin, end):
        if day < date.max:
            yield datetime.combine(day, time(), zone)
            yield datetime.combine(day + _DAY, time(), zone)


def _aging(meta: Meta, old_after: int, now: datetime) -> Iterator[datetime]:
    """Give when a page says something else of its age: each month, from the second year on each year."""
    for when in (meta.date, meta.updated):
        if when is None:
            continue
        months = months_since(when, now)
        step = months + 1 if months < 12 else 12 * (months // 12 + 1)
        yield from _reached(when, (old_after if months < old_after else step) - months, now)


def _reached(when: When, more: int, now: datetime) -> Iterator[datetime]:
    """Give when so many more months will have passed; where clocks are put forward or back, both moments."""
    began, here = when.moment, now.astimezone(when.moment.tzinfo)
    ahead = more - ((here.day, here.time()) < (began.day, began.time()))
    number = 12 * here.year + here.month - 1 + ahead
    year, month = number // 12, number % 12 + 1
    if year >= MAXYEAR:
        return
    try:
        moment = began.replace(year=year, month=month)
    except ValueError:  # there is no such day in that month; on the first of the next one it has passed
        moment = datetime(year, month + 1, 1, tzinfo=began.tzinfo)
    first, second = sorted(moment.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    yield from (first, second)
    if first <= now < second:
        yield now + _INSTANT
