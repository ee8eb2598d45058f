from plan.harbour import ADA, BELA, MINISTRY, PORT, article, mention, small_corpus

from briefgen.model.annotation import Confidence
from briefgen.model.corpus import Party
from briefgen.plan.parts.library import (
    claims_of,
    contested_in,
    is_contested,
    library,
    mentions_of,
    quotes_of,
    recorded_in,
    shown,
    unrecorded_in,
)

SHELVES = library(small_corpus())


def test_guesses_are_not_shown():
    text = article("a", "Ann met Ben.")
    sure, guess = mention(text, "Ann", None), mention(text, "Ben", None, confidence=Confidence.GUESS)
    assert shown((sure, guess)) == (sure,)
    harbour = SHELVES.briefings["harbour"]
    assert [quote.number for quote in quotes_of(harbour)] == [1, 2]
    assert len(claims_of(harbour)) == 1


def test_the_claims_of_a_briefing_count_wherever_they_are_named():
    assert recorded_in(SHELVES, "harbour") == ("quay-open", "port-share")
    assert [is_contested(SHELVES.claims[id_]) for id_ in ("quay-open", "port-share")] == [True, False]
    (found,) = unrecorded_in(SHELVES, SHELVES.briefings["harbour"])
    assert found.record == ""
    assert contested_in(SHELVES, "harbour") == 2


def test_mentions_without_an_entity_are_left_out():
    assert {one.entity for one in mentions_of(SHELVES.briefings["harbour"], SHELVES.entities)} == {
        ADA,
        BELA,
        PORT,
    }


def test_the_names_in_a_briefing_come_most_mentioned_first():
    assert SHELVES.names_in["harbour"] == (ADA, BELA, PORT)


def test_about_is_not_mentioned():
    assert SHELVES.about == {PORT: ("harbour",)}
    assert SHELVES.mentioned == {ADA: ("harbour",), BELA: ("harbour",), MINISTRY: ("strike",)}
    assert SHELVES.briefings_of(PORT) == 1
    assert SHELVES.briefings_of("person/nobody") == 0


def test_quotations_are_found_by_their_speaker():
    assert [(said.briefing, said.quote.number) for said in SHELVES.quotes_by[ADA]] == [
        ("harbour", 1),
        ("strike", 1),
    ]


def test_positions_are_found_by_who_takes_them_and_for_whom():
    ((claim, positions),) = SHELVES.positions_of[MINISTRY]
    assert claim.record.id == "quay-open"
    assert [position.stance for position in positions] == ["retracts"]
    assert [position.stance for position in SHELVES.positions_of[ADA][0][1]] == ["asserts", "retracts"]


def test_a_party_is_an_entity_only_where_it_is_known():
    assert SHELVES.entity_of(Party("Ada", ADA)).name == "Ada Lind"
    assert SHELVES.entity_of(Party("Ada", "person/ada-of-nowhere")) is None
    assert SHELVES.entity_of(Party("the drivers")) is None
    assert SHELVES.entity_of(None) is None
