import pytest
from plan.harbour import article, at, party

from briefgen.model.annotation import ClaimStatus, Confidence
from briefgen.model.corpus import FoundClaim, Position
from briefgen.plan.parts.passages import passage_of
from briefgen.plan.words import ANSWERS


def passage(body, claim, cue="", *said):
    text = article("vote", body)
    positions = tuple(Position(party("The ministry"), "denies", span=at(text, words)) for words in said)
    found = FoundClaim(
        1, at(text, claim), claim, ClaimStatus.UNVERIFIED, positions, cue, "test", Confidence.SURE
    )
    return passage_of(text.prose, found)


def test_a_claim_without_positions_stands_in_its_sentence():
    body = "It rained. Reports that the vote was bought are unconfirmed. Nobody came."
    assert passage(body, "the vote was bought", "unconfirmed") == (
        "Reports that the vote was bought are unconfirmed.",
    )


@pytest.mark.parametrize(
    ("body", "claim", "cue", "words"),
    [
        (
            "He said it was open. She denied it. All left.",
            "it was open",
            "denied",
            "He said it was open. She denied it.",
        ),
        (
            "She denied it. He said it was open. All left.",
            "it was open",
            "denied",
            "She denied it. He said it was open.",
        ),
        (
            "It rained. The U.S. Army denied it was open.",
            "it was open",
            "denied",
            "The U.S. Army denied it was open.",
        ),
        (
            "It rained. Denied, said Mr. Holm: it was open.",
            "it was open",
            "Denied",
            "Denied, said Mr. Holm: it was open.",
        ),
        (
            '"It was open!" he said. She denied it.',
            "It was open",
            "denied",
            '"It was open!" he said. She denied it.',
        ),
    ],
)
def test_the_sentence_of_the_cue_belongs_to_it(body, claim, cue, words):
    assert passage(body, claim, cue) == (words,)


def test_what_stands_between_is_left_out_and_the_words_stay_exact():
    body = "He said that it was *open*. It rained. The roof held. The ministry denied it."
    assert passage(body, "it was open", "denied") == ("He said that it was open.", "The ministry denied it.")


def test_the_words_of_a_party_in_another_paragraph_belong_to_it():
    body = "He said that it was open.\n\nIt rained. The ministry called that wrong.\n\nNobody came."
    assert passage(body, "it was open", "", "called that wrong") == (
        "He said that it was open.",
        "The ministry called that wrong.",
    )


def test_the_nearest_cue_counts_and_none_far_away():
    body = (
        "He denied one thing. He denied that it was open. He denied another.\n\nIt rained.\n\nFar: doubted."
    )
    assert passage(body, "it was open", "denied") == ("He denied that it was open.",)
    assert passage(body, "it was open", "doubted") == ("He denied that it was open.",)


def test_every_answer_has_its_words():
    assert set(ANSWERS) == {status.value for status in ClaimStatus}
