"""What only ``briefgen check`` looks for: what was to be looked at again, by a date that has passed."""

from __future__ import annotations

from datetime import datetime

from briefgen.model.corpus import Corpus
from briefgen.model.diagnostic import Diagnostic
from briefgen.plan.problems import REVIEW_DUE


def review(corpus: Corpus, today: datetime) -> tuple[Diagnostic, ...]:
    """Give a warning for each recorded claim whose ``review_by`` is before ``today``."""
    due = []
    for entry in corpus.claims:
        record = entry.record
        if record.assessment and record.assessment.review_by and record.assessment.review_by.moment < today:
            place = record.places.get("assessment.review_by", record.place)
            due.append(REVIEW_DUE.at(place, id=record.id, date=record.assessment.review_by.iso))
    return tuple(due)
