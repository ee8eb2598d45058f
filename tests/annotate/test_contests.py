"""What is negated, what is only supposed, and what a verb has as its object."""

import pytest

from briefgen.annotate.claims.contests import (
    after,
    clause_of,
    counter_span,
    is_hypothetical,
    is_negated,
    object_of,
)


@pytest.fixture(scope="session")
def word_in(read):
    def find(case, form):
        return next(word for parse in read(case).parses for word in parse.words if word.text == form)

    return find


@pytest.mark.parametrize(
    ("case", "form", "expected"),
    [
        ("She did not confirm it.", "confirm", True),
        ("They are not true.", "are", True),
        ("There is no evidence.", "evidence", True),
        ("She never said so.", "said", True),
        ("She confirmed it.", "confirmed", False),
        ("The man who did not come said so.", "said", False),
    ],
)
def test_negated(word_in, case, form, expected):
    assert is_negated(word_in(case, form)) is expected


@pytest.mark.parametrize(
    ("case", "form", "expected"),
    [
        ("If she denies it, we go.", "denies", True),
        ("She could deny it.", "deny", True),
        ("She refused to deny it.", "deny", True),
        ("She did not confirm or deny it.", "deny", True),
        ("She continued to deny it.", "deny", False),
        ("She took the floor to deny it.", "deny", False),
        ("She denied it.", "denied", False),
    ],
)
def test_hypothetical(word_in, case, form, expected):
    assert is_hypothetical(word_in(case, form)) is expected


@pytest.mark.parametrize(
    ("case", "form", "expected"),
    [
        ("She denied the claim.", "denied", "claim"),
        ("The claim was denied.", "denied", "claim"),
        ("They heard a claim denied by the bank.", "denied", "claim"),
        ("It is a claim he denies.", "denies", "claim"),
    ],
)
def test_object(word_in, case, form, expected):
    assert object_of(word_in(case, form)).text == expected


def test_clause_and_preposition(word_in):
    assert clause_of(word_in("She denied that he had left.", "denied")).text == "left"
    assert clause_of(word_in("She denied it.", "denied")) is None
    assert after(word_in("She disagreed with the claim.", "disagreed"), "with").text == "claim"
    assert after(word_in("She disagreed.", "disagreed"), "with") is None


def test_a_far_companion_is_not_part_of_the_answer(word_in):
    case = "She denied, for reasons that she did not want to give to the press, the claim."
    cue, far = word_in(case, "denied"), word_in(case, "claim")
    assert counter_span(cue, far) == counter_span(cue)
