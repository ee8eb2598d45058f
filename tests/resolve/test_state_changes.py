"""How the state of a claim changed: its findings in order of date."""

import pytest
from resolve.newsroom import claim_record, when

from briefgen.model.registry import Assessment
from briefgen.resolve.claims.state_changes import state_changes


def finding(state, date):
    return Assessment(state, when(date), "The desk", f"It was {state}.")


def changes(*history, assessment=None, **more):
    record = claim_record("quay-open", history=history, assessment=assessment, **more)
    found, problems = state_changes(record)
    return [(one.date.iso, one.before, one.after) for one in found], [one.code for one in problems]


def test_the_first_finding_is_a_change_and_the_same_state_twice_is_none():
    found, problems = changes(
        finding("unverified", "2024-11-19"),
        finding("unverified", "2025-01-10"),
        assessment=finding("confirmed", "2025-04-28"),
    )
    assert found == [
        ("2024-11-19", "not-assessed", "unverified"),
        ("2025-04-28", "unverified", "confirmed"),
    ]
    assert problems == []


def test_a_change_keeps_the_finding_that_made_it():
    last = finding("confirmed", "2025-04-28")
    (found, _) = state_changes(claim_record("quay-open", assessment=last))
    assert found[0].assessment is last


def test_a_claim_that_nobody_assessed_has_not_changed():
    assert changes() == ([], [])


@pytest.mark.parametrize(
    ("kind", "found"),
    [("prediction", [("2025-04", "not-checkable", "confirmed")]), ("opinion", [])],
)
def test_a_prediction_begins_as_not_checkable_and_an_opinion_stays_so(kind, found):
    assert changes(assessment=finding("confirmed", "2025-04"), type=kind) == (found, [])


def test_findings_that_stand_in_the_wrong_order_are_read_by_date():
    found, problems = changes(
        finding("contested", "2025-03-10"),
        finding("unverified", "2025-01-10"),
        assessment=finding("confirmed", "2025-04-28"),
    )
    assert [after for _, _, after in found] == ["unverified", "contested", "confirmed"]
    assert problems == ["claim/history-order"]


def test_dates_that_do_not_tell_which_was_first_keep_the_order_of_the_record():
    found, problems = changes(
        finding("unverified", "2025-04-10"),
        finding("contested", "2025-04"),
        assessment=finding("confirmed", "2025"),
    )
    assert [after for _, _, after in found] == ["unverified", "contested", "confirmed"]
    assert problems == []


def test_the_last_change_always_leads_to_the_state_that_pages_show():
    found, problems = changes(
        finding("confirmed", "2025-06-01"), assessment=finding("unverified", "2025-04-28")
    )
    assert found == [("2025-04-28", "not-assessed", "unverified")]
    assert problems == ["claim/history-after-assessment"]
