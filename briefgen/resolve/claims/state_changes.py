"""How the state of a recorded claim changed: its dated findings, read one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model.corpus import StateChange
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.excerpt import in_short
from briefgen.model.finding_order import first_late, in_order
from briefgen.model.registry import Assessment, ClaimRecord
from briefgen.model.states import NOT_ASSESSED, NOT_CHECKABLE
from briefgen.model.when import is_before
from briefgen.resolve.problems import AFTER_ASSESSMENT, HISTORY_ONLY, HISTORY_ORDER


def state_changes(record: ClaimRecord) -> tuple[tuple[StateChange, ...], tuple[Diagnostic, ...]]:
    """Give the changes of a claim's state, the earliest first, and what is wrong with their dates.

    The first finding is a change from "not assessed" (of a prediction: "not checkable"); one that gives the
    state which the claim has already is none. The assessment is always the last, since it is what pages show:
    a finding of the history that is dated after it is reported and left out.
    """
    if record.type == "opinion":
        return (), ()
    if record.assessment is None:
        return (), tuple(_only_history(record))
    earlier, problems = _earlier(record, record.assessment)
    state = NOT_CHECKABLE if record.type == "prediction" else NOT_ASSESSED
    changes = []
    for finding in (*earlier, record.assessment):
        if finding.state != state:
            changes.append(StateChange(finding.date, state, finding.state, finding))
            state = finding.state
    return tuple(changes), tuple(problems)


def _only_history(record: ClaimRecord) -> Iterator[Diagnostic]:
    # An assessment that is written and cannot be read is reported already.
    if record.history and "assessment" not in record.places:
        place = record.places.get("history", record.place)
        yield HISTORY_ONLY.at(place, claim=in_short(record.text), id=record.id)


def _earlier(record: ClaimRecord, last: Assessment) -> tuple[tuple[Assessment, ...], list[Diagnostic]]:
    """Give the findings of the history in order of date, without those after the last one."""
    problems = []
    kept = []
    for number, finding in enumerate(record.history):
        if is_before(last.date, finding.date):
            place = record.places.get(f"history.{number}.date", record.place)
            problems.append(AFTER_ASSESSMENT.at(place, date=finding.date.iso, last=last.date.iso))
        else:
            kept.append((number, finding))
    findings = [finding for _, finding in kept]
    if late := first_late(findings):
        number, finding = kept[late]
        place = record.places.get(f"history.{number}.date", record.place)
        problems.append(HISTORY_ORDER.at(place, date=finding.date.iso))
    return in_order(findings), problems
