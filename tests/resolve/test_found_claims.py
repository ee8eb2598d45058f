"""Contested claims found in a briefing, with the positions of both sides."""

import pytest
from resolve.newsroom import claim_record, contested, record, said, when, written

from briefgen.model.annotation import ClaimStatus, Confidence, QuoteType

TEXT = '{GPE Russia} claims that the town has fallen. {GPE Ukraine} denied it, saying "we hold the town".'
DENIAL = contested("the town has fallen", ClaimStatus.DENIED, "Russia", "Ukraine", "denied it")


def found(archive, *claims, **more):
    return archive(written("a", TEXT, claims=claims, **more)).briefing("a").claims


def test_claimant_asserts_and_the_other_side_answers_each_in_the_words_of_the_text(archive):
    (claim,) = found(archive, DENIAL, date=when("2025-04-28"))
    assert (claim.number, claim.text, claim.record) == (1, "the town has fallen", "")
    one, other = claim.positions
    assert (one.by.entity, one.stance, one.words, one.direct) == (
        "place/russia",
        "asserts",
        "the town has fallen",
        False,
    )
    assert (other.by.entity, other.stance, other.words) == ("place/ukraine", "denies", "Ukraine denied it")
    assert {position.found for position in claim.positions} == {True}
    assert {position.briefing for position in claim.positions} == {"a"}
    assert one.date is None  # nobody says when Russia claimed it


def test_words_are_those_quoted_from_the_same_party(archive):
    text = '{GPE Russia} says "the town has fallen". {GPE Ukraine} said "the town has not fallen".'
    (claim,) = (
        archive(
            written(
                "a",
                text,
                quotes=[said("the town has fallen", "Russia"), said("the town has not fallen", "Ukraine")],
                claims=[
                    contested(
                        "town has fallen", ClaimStatus.DISPUTED, "Russia", "Ukraine", 'said "the town has not'
                    )
                ],
            )
        )
        .briefing("a")
        .claims
    )
    one, other = claim.positions
    assert (one.words, one.direct) == ("the town has fallen", True)
    assert (other.words, other.direct) == ("the town has not fallen", True)


def test_words_of_somebody_else_are_not_put_into_a_mouth(archive):
    (claim,) = found(
        archive, DENIAL, quotes=[said("the town has fallen", "Ukraine", kind=QuoteType.INDIRECT)]
    )
    assert (claim.positions[0].words, claim.positions[0].direct) == ("the town has fallen", False)
    assert claim.positions[0].by.entity == "place/russia"


def test_words_of_another_passage_are_not_taken_for_the_answer(archive):
    (claim,) = found(archive, DENIAL, quotes=[said("we hold the town", "Ukraine")])
    assert claim.positions[1].words == "Ukraine denied it"


@pytest.mark.parametrize(
    ("status", "stance"),
    [
        (ClaimStatus.DENIED, "denies"),
        (ClaimStatus.DISPUTED, "denies"),
        (ClaimStatus.DOUBTED, "doubts"),
        (ClaimStatus.UNVERIFIED, "declines"),
        (ClaimStatus.CONFIRMED, "acknowledges"),
        (ClaimStatus.RETRACTED, "retracts"),
    ],
)
def test_stance_of_who_answers(archive, status, stance):
    (claim,) = found(archive, contested("the town has fallen", status, None, "Ukraine"))
    assert [(position.stance, position.words) for position in claim.positions] == [(stance, "")]


def test_writer_takes_no_position(archive):
    (claim,) = found(archive, contested("the town has fallen", ClaimStatus.UNVERIFIED, "Russia"))
    assert [position.by.entity for position in claim.positions] == ["place/russia"]


def test_guesses_are_left_out_and_the_rest_is_numbered_by_position(archive):
    claims = found(
        archive,
        contested("we hold the town", ClaimStatus.DENIED),
        contested("the town", ClaimStatus.DENIED, confidence=Confidence.GUESS),
        DENIAL,
    )
    assert [(claim.number, claim.text) for claim in claims] == [
        (1, "the town has fallen"),
        (2, "we hold the town"),
    ]


def test_claim_in_an_editors_claim_block_belongs_to_its_record(archive):
    text = "Before the town has fallen.\n\n::: claim town\nNow the town has fallen.\n:::\n\nIt went on."
    claims = [contested("the town has fallen", ClaimStatus.DENIED, nth=nth) for nth in (0, 1)]
    news = archive(written("a", text, claims=claims), claims=[claim_record("town")])
    assert [claim.record for claim in news.briefing("a").claims] == ["", "town"]


def test_claim_that_goes_beyond_the_editors_block_is_not_tied_to_its_record(archive):
    text = "Opening.\n\n::: claim town\nNow the town has fallen.\n:::\n\nIt went on."
    claims = [contested("the town has fallen.\n\nIt went on", ClaimStatus.DENIED)]
    news = archive(written("a", text, claims=claims), claims=[claim_record("town")])
    assert news.briefing("a").claims[0].record == ""


def test_claim_answered_in_an_editors_claim_block_belongs_to_its_record(archive):
    """The editor marked the answer; what it answers, a paragraph earlier, is the same claim."""
    text = "They say that the town has fallen.\n\n::: claim town\n{GPE Ukraine} said it has not.\n:::\n\nIt went on."
    claims = [contested("the town has fallen", ClaimStatus.DENIED, None, "Ukraine", "said it has not")]
    news = archive(written("a", text, claims=claims), claims=[claim_record("town")])
    assert [claim.record for claim in news.briefing("a").claims] == ["town"]


def test_an_answer_of_one_word_is_given_with_its_clause(archive):
    text = "{GPE Ukraine} officials denied any end of the fighting, which {GPE Russia} had announced."
    claim = contested("any end of the fighting", ClaimStatus.DENIED, "Russia", "Ukraine", "denied")
    (one,) = archive(written("a", text, claims=[claim])).briefing("a").claims
    assert one.positions[1].words == "Ukraine officials denied any end of the fighting"


def test_who_takes_a_statement_back_is_not_shown_with_its_words(archive):
    text = "{PERSON Jo Lind} withdrew her claim that the fund was robbed."
    claim = contested("the fund was robbed", ClaimStatus.RETRACTED, "Jo Lind", "Jo Lind", "withdrew")
    quote = said("the fund was robbed", "Jo Lind", kind=QuoteType.INDIRECT)
    (one,) = archive(written("a", text, claims=[claim], quotes=[quote])).briefing("a").claims
    assert [(position.stance, position.words) for position in one.positions] == [
        ("asserts", "the fund was robbed"),
        ("retracts", "Jo Lind withdrew her claim that the fund was robbed"),
    ]


def test_a_claim_denied_by_one_and_confirmed_by_another_is_one_claim_with_answers_as_the_text_tells_them(
    archive,
):
    text = "{GPE Russia} denied that troops were sent. {GPE Ukraine} confirmed it."
    claims = [
        contested("troops were sent", ClaimStatus.CONFIRMED, None, "Ukraine", "confirmed it"),
        contested("troops were sent", ClaimStatus.DENIED, None, "Russia", "denied"),
    ]
    (one,) = archive(written("a", text, claims=claims)).briefing("a").claims
    assert [(position.by.entity, position.stance) for position in one.positions] == [
        ("place/russia", "denies"),
        ("place/ukraine", "acknowledges"),
    ]


def test_a_party_known_from_a_record_only_is_it_with_the_article_and_with_the_rest_of_its_name(archive):
    text = "The Ministry of Water said it was dry. The Pilots' Guild denied that."
    denial = contested("it was dry", ClaimStatus.DENIED, "The Ministry", "The Pilots' Guild", "denied that")
    news = archive(
        written("a", text, claims=[denial]),
        records=[
            record("org/water-ministry", "Ministry of Water"),
            record("org/pilots", "Pilots' Guild"),
        ],
    )
    (claim,) = news.briefing("a").claims
    assert [position.by.entity for position in claim.positions] == ["org/water-ministry", "org/pilots"]


def test_who_denies_a_claim_is_not_shown_as_asserting_it_under_another_name(archive):
    text = "{PERSON Mara Ellison} met the union. {PERSON Ellison} denied that the town has fallen."
    claims = [
        contested("the town has fallen", ClaimStatus.DENIED, "Mara Ellison", "Ellison", "denied"),
    ]
    (claim,) = archive(written("a", text, claims=claims)).briefing("a").claims
    assert [(position.by.name, position.stance) for position in claim.positions] == [
        ("Mara Ellison", "denies")
    ]


def test_what_somebody_admits_in_the_same_sentence_is_not_what_he_denies_with(archive):
    text = "{GPE Russia} admits that it saw the town, but denies that it shelled it."
    (claim,) = (
        archive(
            written(
                "a",
                text,
                quotes=[said("it saw the town", "Russia", kind=QuoteType.INDIRECT)],
                claims=[contested("it shelled it", ClaimStatus.DENIED, None, "Russia", "denies")],
            )
        )
        .briefing("a")
        .claims
    )
    (denial,) = claim.positions
    assert (denial.stance, denial.words) == ("denies", text.replace("{GPE Russia}", "Russia").rstrip("."))
