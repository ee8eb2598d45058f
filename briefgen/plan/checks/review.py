"""What only ``briefgen check`` looks for: what an editor should look at again by now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from briefgen.model.corpus import Briefing, Corpus
from briefgen.model.diagnostic import Diagnostic, in_order
from briefgen.model.excerpt import in_short
from briefgen.model.registry import Assessment, ClaimRecord
from briefgen.model.source import Status
from briefgen.model.text import Place
from briefgen.model.when import When, is_past
from briefgen.plan.parts.changes import Changed, since_edited, undecided
from briefgen.plan.parts.library import Library, claims_of, library
from briefgen.plan.problems import (
    CHANGED_SINCE,
    NO_DATE,
    REVERSED_SINCE,
    REVIEW_DUE,
    TO_COME,
    UNSURE,
    VAGUE_DATE,
)


def review(corpus: Corpus, now: datetime) -> tuple[Diagnostic, ...]:
    """Give a warning for each recorded claim that is due, and each briefing that a claim has overtaken.

    And one for each judgement on entities that is unsure, and each date that does not tell what is older; a
    note for each briefing that is out without a date.

    A claim is due when its ``review_by`` is over. One that has changed since a text which uses it
    was edited last has overtaken that text.
    """
    shelves = library(corpus)
    found = (
        _due(corpus, now),
        _overtaken(shelves),
        _vague(shelves, corpus),
        _unsure(corpus),
        _undated(corpus),
    )
    return in_order(chain.from_iterable(found))


def _undated(corpus: Corpus) -> Iterator[Diagnostic]:
    for source in (briefing.article.source for briefing in corpus.briefings):
        meta = source.meta
        if meta.date is None and source.status is Status.PUBLISHED and not meta.lost_date:
            yield NO_DATE.at(meta.places["title"])


def dates_to_come(corpus: Corpus, now: datetime) -> Iterator[Diagnostic]:
    """Report each date of a finding, position or correction after ``now``.

    It is a slip of the pen, or news that waits for its hour: a site made now tells of it already.
    """
    for date, place in (*_claim_dates(corpus), *_correction_dates(corpus)):
        if date.moment > now:
            yield TO_COME.at(place, date=date.text)


def _claim_dates(corpus: Corpus) -> Iterator[tuple[When, Place]]:
    for record in (entry.record for entry in corpus.claims):
        dated = [
            *((f"positions.{i}", position.date) for i, position in enumerate(record.positions)),
            *((f"history.{i}", finding.date) for i, finding in enumerate(record.history)),
            ("assessment", record.assessment.date if record.assessment else None),
        ]
        yield from (
            (date, record.places.get(f"{key}.date", record.place)) for key, date in dated if date is not None
        )


def _correction_dates(corpus: Corpus) -> Iterator[tuple[When, Place]]:
    for source in (briefing.article.source for briefing in corpus.briefings):
        if source.status is Status.PUBLISHED:
            for number, correction in enumerate(source.meta.corrections):
                place = source.meta.places.get(f"corrections.{number}.date")
                yield correction.date, place or Place(source.path)


def _unsure(corpus: Corpus) -> Iterator[Diagnostic]:
    names = {entity.id: entity.name for entity in corpus.entities}
    for record in (entity.record for entity in corpus.entities if entity.record):
        for number, judgement in enumerate(record.judgements):
            if judgement.verdict == "unsure":
                place = record.places.get(f"judgements.{number}.verdict", record.place)
                other = names.get(judgement.other, "")
                yield UNSURE.at(
                    place, one=_called(record.id, record.name), other=_called(judgement.other, other)
                )


def _called(id_: str, name: str) -> str:
    return f"{name} (`{id_}`)" if name else f"`{id_}`"


def due_since(record: ClaimRecord, now: datetime) -> When | None:
    """Give the day by which a claim was to be looked at again, if it is over by ``now``."""
    day = record.assessment.review_by if record.assessment else None
    return day if day is not None and is_past(day, now) else None


def _due(corpus: Corpus, now: datetime) -> Iterator[Diagnostic]:
    for record in (claim.record for claim in corpus.claims):
        if day := due_since(record, now):
            place = record.places.get("assessment.review_by", record.place)
            yield REVIEW_DUE.at(place, claim=in_short(record.text), id=record.id, date=day.iso)


def _vague(shelves: Library, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report dates of findings that do not tell which briefings are older."""
    for (id_, change), slugs in undecided(shelves, corpus.claims).items():
        if slugs:
            others = f" and {len(slugs) - 1} more" if slugs[1:] else ""
            place = _date_place(shelves.claims[id_].record, change.assessment)
            path = shelves.briefings[slugs[0]].article.source.path
            yield VAGUE_DATE.at(place, date=change.date.text, path=path, others=others)


def _date_place(record: ClaimRecord, finding: Assessment) -> Place:
    number = next((i for i, one in enumerate(record.history) if one == finding), -1)
    return record.places.get(f"history.{number}.date" if number >= 0 else "assessment.date", record.place)


def _overtaken(shelves: Library) -> Iterator[Diagnostic]:
    for briefing in shelves.briefings.values():
        for id_, changed in since_edited(shelves, briefing).items():
            yield _warning(changed, shelves.claims[id_].record, _place(briefing, id_))


def _warning(changed: Changed, record: ClaimRecord, place: Place) -> Diagnostic:
    claim = in_short(record.text)
    if changed.before:
        return CHANGED_SINCE.at(
            place,
            claim=claim,
            id=record.id,
            record=record.place,
            seen=changed.seen.text,
            before=changed.before.replace("-", " "),
            date=changed.date.text,
            after=changed.after.replace("-", " "),
        )
    party, first, later = changed.reversals[-1]
    return REVERSED_SINCE.at(
        place,
        claim=claim,
        id=record.id,
        record=record.place,
        party=party.name,
        seen=changed.seen.text,
        before=first.stance,
        date=changed.date.text,
        after=later.stance,
    )


def _place(briefing: Briefing, claim: str) -> Place:
    """Give where a briefing uses a claim: its block, else the header, else the words that software found."""
    article, meta = briefing.article, briefing.article.source.meta
    blocks = (block.place for block in article.claim_blocks if block.claim == claim)
    header = (
        *(f"claims.{i}" for i, id_ in enumerate(meta.claims) if id_ == claim),
        *(
            f"key_points.{i}.claims.{j}"
            for i, point in enumerate(meta.key_points)
            for j, id_ in enumerate(point.claims)
            if id_ == claim
        ),
    )
    named = (meta.places[key] for key in header if key in meta.places)
    found = (article.place(one.span) for one in claims_of(briefing) if one.record == claim)
    places = (*blocks, *named, *found)
    return places[0] if places else Place(article.source.path)
