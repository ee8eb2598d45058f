"""Contested claims: figures worked out by hand."""

import pytest
from evaluation.marking import at, mark

from benchmarks.evaluation.claims import score, verdicts
from benchmarks.evaluation.documents import Document

TEXT = (
    "The Courier wrote that the dam is cracked. Mayor Ann Aster denied it. An engineer confirmed the report."
)
PROPOSITION = "the dam is cracked"


def claim(status, counter, by, words=PROPOSITION, claimant="The Courier"):
    return mark(
        TEXT, words, status=status, claimant=claimant, countered_by=by, **at(TEXT, counter, "counter")
    )


DENIED = claim("denied", "denied it", "Ann Aster")
CONFIRMED = claim("confirmed", "confirmed the report", "An engineer")


def figures(found, gold=(DENIED, CONFIRMED)):
    return score([Document("x", TEXT, gold, found), Document("y", TEXT, [], [])])


def test_all_of_it_right():
    found = figures([CONFIRMED, DENIED])

    assert {rate.f1 for rate in found.rates.values()} == {1}
    assert set(found.shares.values()) == {1}


def test_one_of_two():
    found = figures([DENIED])

    assert (found.rates["passage"].precision, found.rates["passage"].recall) == (1, 1)
    for part in ("counter", "claim", "linked", "+ status", "+ parties"):
        assert (found.rates[part].precision, found.rates[part].recall) == (1, 1 / 2), part
    assert (found.shares["recall denied"], found.shares["recall confirmed"]) == (1, 0)
    assert [slip.kind for slip in found.missed] == ["confirmed"]


def test_what_makes_a_claim_right_step_by_step():
    other_party = {**DENIED, "countered_by": "the council"}
    other_status = {**DENIED, "status": "disputed"}
    other_counter = {**DENIED, **at(TEXT, "wrote", "counter")}

    def parts(found):
        rates = figures([found], [DENIED]).rates
        return [rates[name].f1 for name in ("counter", "claim", "linked", "+ status", "+ parties")]

    assert parts(DENIED) == [1, 1, 1, 1, 1]
    assert parts(other_party) == [1, 1, 1, 1, 0]
    assert parts(other_status) == [1, 1, 1, 0, 0]
    assert parts(other_counter) == [0, 1, 0, 0, 0]


def test_half_of_the_words_are_enough():
    """Two of four words are enough, one is not."""
    half, less = (
        claim("denied", "denied it", "Ann Aster", "the dam"),
        claim("denied", "denied it", "", "cracked"),
    )

    assert figures([half], [DENIED]).rates["claim"].f1 == 1
    assert figures([less], [DENIED]).rates["claim"].f1 == 0


def test_a_claim_where_there_is_none():
    found = score([Document("x", TEXT, [], [DENIED]), Document("y", TEXT, [DENIED], [DENIED])])

    assert (found.rates["passage"].precision, found.rates["passage"].recall) == (1 / 2, 1)
    assert [slip.document.name for slip in found.spurious] == ["x"]


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("", "", True),
        ("", "the town", False),
        ("Ann Aster", "Aster's", True),
        ("a spokesman for the town", "the spokesman", True),
        ("the courier of Tarnby", "the mayor", False),
    ],
)
def test_parties_go_by_their_head(gold, found, same):
    right = {**DENIED, "claimant": gold}
    assert figures([{**DENIED, "claimant": found}], [right]).shares["claimant"] == same


def test_a_claim_without_a_counter_is_linked_to_none():
    bare = {**DENIED, "counter_start": None, "counter_end": None}
    [verdict] = verdicts(Document("x", TEXT, [DENIED]), [bare])

    assert (verdict.right, verdict.also) == (False, {"status": True})
