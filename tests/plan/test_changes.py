"""What has changed since a briefing was written: which dates count, and where a briefing uses a claim."""

from dataclasses import replace

import pytest
from plan.harbour import article, party, when

from briefgen.model.annotation import ClaimStatus, Confidence
from briefgen.model.corpus import Briefing, ClaimUse, Corpus, FoundClaim, LedgerClaim, Position, StateChange
from briefgen.model.registry import Assessment, ClaimRecord
from briefgen.model.source import Correction, Status
from briefgen.model.text import Place, Span
from briefgen.plan.parts.changes import concerned, since_edited, since_published
from briefgen.plan.parts.library import library

STEPS = ("not-assessed", "unverified", "confirmed", "unverified")
PILOTS = party("Harbour pilots")


def claim(*dates, id_="quay-open", reversals=()):
    """A claim that went one step at each of these dates."""
    changes = tuple(
        StateChange(when(date), before, after, Assessment(after, when(date), "The desk", "So."))
        for date, before, after in zip(dates, STEPS, STEPS[1:], strict=False)
    )
    return LedgerClaim(
        ClaimRecord(id_, "The quay is open.", Place("c.yaml")), changes=changes, reversals=reversals
    )


def turn(first, later):
    return (
        PILOTS,
        Position(PILOTS, "denies", date=when(first)),
        Position(PILOTS, "asserts", date=when(later)),
    )


def briefing(date="2025-03-10", status=Status.PUBLISHED, **header):
    header = {"claims": ("quay-open",)} | header | ({"date": date} if date else {})
    text = article("harbour", "The quay is open.", status=status, **header)
    return Briefing(text, claim_uses=tuple(map(ClaimUse, header["claims"])))


def told(changes, one, of=since_published):
    shelves = library(Corpus(briefings=(one,), claims=(changes,)))
    return [
        (found.before, found.after, found.date.iso, found.seen.iso) for found in of(shelves, one).values()
    ]


def test_a_change_after_the_publication_is_told_with_both_states():
    assert told(claim("2025-03-01", "2025-04-20"), briefing()) == [
        ("unverified", "confirmed", "2025-04-20", "2025-03-10")
    ]


def test_several_changes_are_told_as_one():
    assert told(claim("2025-03-11", "2025-04-20"), briefing()) == [
        ("not-assessed", "confirmed", "2025-04-20", "2025-03-10")
    ]


def test_a_claim_that_came_back_has_nothing_to_tell():
    assert told(claim("2025-03-01", "2025-04-20", "2025-05-01"), briefing()) == []


@pytest.mark.parametrize(
    ("change", "date", "later"),
    [
        ("2025-03-11", "2025-03-10", True),
        ("2025-03-10", "2025-03-10", False),
        ("2025-03-10", "2025-03-10T23:59:00+00:00", False),
        ("2025-03-10T18:00:00+00:00", "2025-03-10T09:00:00+00:00", True),
        ("2025-03-10T08:00:00+00:00", "2025-03-10T09:00:00+00:00", False),
        ("2025-03", "2025-03-10", False),
        ("2025-03-20", "2025-03", False),
        ("2025-04", "2025-03-10", True),
        ("2025", "2025-03-10", False),
        ("2026", "2025", True),
        ("2025-03-11", "", False),
    ],
)
def test_dates_count_as_far_as_they_tell(change, date, later):
    assert bool(told(claim(change), briefing(date))) is later


@pytest.mark.parametrize(
    ("status", "shown"),
    [(Status.PUBLISHED, True), (Status.EXPIRED, True), (Status.DRAFT, False), (Status.SCHEDULED, False)],
)
def test_what_was_never_out_has_not_been_overtaken(status, shown):
    assert bool(told(claim("2025-04-20"), briefing(status=status))) is shown


@pytest.mark.parametrize(
    "edit",
    [
        {"updated": "2025-04-20"},
        {"updated": "2025-05-01"},
        {"corrections": (Correction(when("2025-04-20"), "update", "Added."),)},
    ],
)
def test_who_edits_a_text_has_seen_what_changed_before(edit):
    one = briefing(**edit)
    assert told(claim("2025-03-01", "2025-04-20"), one, since_edited) == []
    assert told(claim("2025-03-01", "2025-04-20"), one) != []


def test_an_earlier_edit_moves_the_state_that_the_text_was_written_in():
    one = briefing(updated="2025-04-01")
    assert told(claim("2025-03-20", "2025-04-20"), one, since_edited) == [
        ("unverified", "confirmed", "2025-04-20", "2025-04-01")
    ]


def test_a_party_that_turned_is_told_by_itself():
    changes = claim(reversals=(turn("2025-01", "2025-02-01"), turn("2025-02-01", "2025-04-02")))
    assert told(changes, briefing()) == [("", "", "2025-04-02", "2025-03-10")]


def test_a_state_is_dated_by_its_own_change_and_not_by_a_party_that_turned_later():
    changes = claim("2025-04-20", reversals=(turn("2025-01", "2025-06-02"),))
    assert told(changes, briefing()) == [("not-assessed", "unverified", "2025-04-20", "2025-03-10")]


def test_every_way_of_using_a_claim_counts():
    words = Span(0, 17)
    tied = FoundClaim(1, words, "", ClaimStatus.DENIED, (), "", "", Confidence.SURE, record="quay-open")
    plain = briefing(claims=())
    ways = (
        briefing(),
        replace(plain, claim_uses=(ClaimUse("quay-open", words, 1),)),
        replace(plain, claims=(tied,)),
    )
    assert [len(told(claim("2025-04-20"), one)) for one in (plain, *ways)] == [0, 1, 1, 1]


def test_a_claim_that_only_software_tied_to_the_text_is_told_as_such():
    words = Span(0, 17)
    tied = FoundClaim(1, words, "", ClaimStatus.DENIED, (), "", "", Confidence.SURE, record="quay-open")
    one = replace(briefing(claims=()), claims=(tied,))
    shelves = library(Corpus(briefings=(one,), claims=(replace(claim("2025-04-20"), tied=("harbour",)),)))
    assert [changed.by_software for changed in since_published(shelves, one).values()] == [True]


def test_a_change_concerns_the_briefings_of_before():
    one, changes = briefing(), claim("2025-03-01", "2025-04-20")
    shelves = library(Corpus(briefings=(one,), claims=(changes,)))
    assert list(concerned(shelves, [changes]).values()) == [(), ("harbour",)]
