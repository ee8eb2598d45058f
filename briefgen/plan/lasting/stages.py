"""How far the clock has brought a thing: what pages show of it stays as it is until the next stage.

The moments are those of ``lasting``, which says when the first of them comes for the whole site.
"""

from __future__ import annotations

from datetime import datetime

from briefgen.model.corpus import Briefing, Entity, LedgerClaim
from briefgen.model.source import Meta
from briefgen.plan.exports.sitemap import FRESH
from briefgen.plan.parts.age import months_since
from briefgen.plan.parts.edits import edits
from briefgen.plan.parts.statements import assessments

Stage = tuple[int | bool, ...]


def stage_of_article(one: Briefing, now: datetime, old_after: int) -> Stage:
    """Give the stage of a briefing: what of it has happened, whether it is news, and how old it is."""
    meta = one.article.source.meta
    dates = [when for when in (*edits(meta), meta.expires) if when is not None]
    reached = (when.moment <= now for when in dates)
    fresh = (when.moment >= now - FRESH for when in dates)
    return (*reached, *fresh, *(_ages(meta, now, old_after) if old_after else ()))


def _ages(meta: Meta, now: datetime, old_after: int) -> Stage:
    """Give how old a text is, as far as its page tells: in months, later on in years."""
    ages: list[int] = []
    for when in (meta.date, meta.updated):
        if when is not None:
            months = months_since(when, now)
            ages.append(-1 if months < old_after else months if months < 12 else 12 * (months // 12))
    return tuple(ages)


def stage_of_claim(claim: LedgerClaim, now: datetime) -> Stage:
    """Give the stage of a recorded claim: what of it has happened."""
    dates = (
        *(position.date for position in claim.positions),
        *(assessment.date for assessment in assessments(claim)),
        *(change.date for change in claim.changes),
    )
    return tuple(when.moment <= now for when in dates if when is not None)


def stage_of_entity(entity: Entity, now: datetime) -> Stage:
    """Give the stage of an entity: which of its roles it has begun to hold, and which it holds no longer."""
    stage: list[bool] = []
    today = now.date()
    for role in entity.record.roles if entity.record else ():
        begin, end = role.since, role.until
        for day in (begin.first_day if begin else None, end.last_day if end else None):
            stage += (day is not None and day <= today, day is not None and day < today)
    return tuple(stage)
