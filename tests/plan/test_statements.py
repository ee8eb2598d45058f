from dataclasses import replace

import pytest
from plan.harbour import at, desk_of, small_corpus, when

from briefgen.model.annotation import QuoteType
from briefgen.model.registry import Assessment
from briefgen.model.states import State
from briefgen.model.text import Span
from briefgen.plan.parts import statements
from briefgen.plan.parts.cards import Desk
from briefgen.plan.words import Words

CORPUS = small_corpus()
DESK = desk_of(CORPUS)
HERE = DESK.at("news/harbour/index.html")
ELSEWHERE = DESK.at("entities/person/ada-lind/index.html")
HARBOUR = HERE.library.briefings["harbour"]
QUAY = HERE.library.claims["quay-open"]


def test_a_quotation_leads_to_its_place_in_the_text():
    here = statements.quote_view(HERE, "harbour", HARBOUR.quotes[0])
    assert (here.url, here.anchor, here.direct, here.briefing) == ("#quote-1", "quote-1", True, None)
    assert here.date is None  # the briefing's date is not the day on which it was said
    assert here.speakers[0].role == "Minister for Ports"


def test_on_another_page_a_quotation_names_its_briefing_and_has_no_anchor():
    view = statements.quote_view(ELSEWHERE, "harbour", HARBOUR.quotes[0], with_briefing=True)
    assert view.url == "../../../news/harbour/#quote-1"
    assert (view.anchor, view.briefing.slug) == ("", "harbour")


def test_the_date_and_source_that_an_editor_gives_come_first():
    strike = HERE.library.briefings["strike"]
    view = statements.quote_view(HERE, "strike", strike.quotes[0])
    assert (view.date.text, view.source.title, view.by_hand) == ("March 2025", "A wire report", True)


def test_words_set_apart_are_set_as_their_language_is():
    quote = replace(HARBOUR.quotes[0], words=("Non !", "Oui."), lang="fr")
    assert statements.quote_view(ELSEWHERE, "harbour", quote).words == ("Non\xa0!", "Oui.")
    assert statements.quote_view(ELSEWHERE, "harbour", replace(quote, lang="de")).words == quote.words


def test_only_words_in_marks_or_set_by_hand_are_direct():
    quote = HARBOUR.quotes[0]
    assert statements.is_direct(quote)
    assert not statements.is_direct(replace(quote, type=QuoteType.MIXED))
    assert statements.is_direct(replace(quote, type=QuoteType.INDIRECT, by_hand=True))


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("every one of its cranes", "quote-1"),
        ("the quay was open", "claim-1"),
        ("denied", "claim-1-1"),
        ("open to all ships", "claim-0-1"),
        ("See the strike", "the-quay"),
        ("spoke in North", ""),
    ],
)
def test_a_range_is_found_by_the_nearest_fragment(words, fragment):
    assert statements.fragment_at(HARBOUR, at(HARBOUR.article, words)) == fragment


def test_no_range_has_no_fragment():
    assert statements.fragment_at(HARBOUR, None) == ""


def test_a_position_leads_to_the_words_in_a_briefing():
    view = statements.position_view(ELSEWHERE, QUAY.positions[1])
    assert view.briefing.url == "../../../news/harbour/#claim-1"
    assert (view.stance_label, view.party.name, view.sources) == ("denies", "Bela Koss", ())
    assert statements.position_view(ELSEWHERE, QUAY.positions[0]).sources[0].id == "s-wire"
    assert statements.position_view(ELSEWHERE, QUAY.positions[2]).on_behalf_of.name == "Ministry"


def test_a_position_without_words_in_the_briefing_leads_there_from_other_pages_only():
    said = replace(QUAY.positions[1], span=None)
    assert statements.position_view(HERE, said).briefing is None
    assert statements.position_view(ELSEWHERE, said).briefing.url == "../../../news/harbour/"


def test_an_assessment_has_its_word_meaning_and_signature():
    view = statements.state_of(HERE, QUAY.record)
    assert (view.state, view.label, view.by, view.date.iso) == (
        "contested",
        "Contested",
        "Ada Lind",
        "2025-04-30",
    )
    assert view.meaning.startswith("Named parties")
    assert (view.class_, view.shape) == ("other", "contested")
    odd = Assessment("half-true", when("2025"), "The desk", "Hm.")
    assert (statements.assessment_view(HERE, odd).label, statements.assessment_view(HERE, odd).by) == (
        "half-true",
        "The desk",
    )


def test_a_state_of_the_sites_own_has_a_class_and_the_picture_of_another():
    states = (State("in-court", "In court", "A court looks at it.", "mixture", "contested"),)
    here = Desk(DESK.library, DESK.addresses, Words(states=states)).at(HERE.path)
    view = statements.assessment_view(here, Assessment("in-court", when("2025"), "The desk", "Hm."))
    assert (view.label, view.meaning, view.class_, view.shape) == (
        "In court",
        "A court looks at it.",
        "mixture",
        "contested",
    )


@pytest.mark.parametrize(
    ("kind", "assessed", "state"),
    [
        ("fact", False, "not-assessed"),
        ("number", True, "contested"),
        ("prediction", False, "not-checkable"),
        ("prediction", True, "contested"),
        ("opinion", True, "not-checkable"),
    ],
)
def test_the_state_of_a_claim_without_an_assessment_depends_on_its_type(kind, assessed, state):
    record = replace(QUAY.record, type=kind, assessment=QUAY.record.assessment if assessed else None)
    assert statements.state_of(HERE, record).state == state


def test_a_recorded_claim_shows_its_positions_and_evidence():
    box = statements.recorded_box(HERE, QUAY)
    assert (box.recorded, box.opposed, box.url) == (True, True, "../../claims/quay-open/")
    assert [position.stance for position in box.positions] == ["asserts", "denies", "retracts", "doubts"]
    (evidence,) = box.evidence
    assert (evidence.label, evidence.source.title) == ("Speaks against the claim", "A wire report")


def test_evidence_of_an_unknown_source_is_still_shown():
    record = replace(QUAY.record, evidence=(replace(QUAY.record.evidence[0], source="s-gone"),))
    (evidence,) = statements.recorded_box(HERE, replace(QUAY, record=record)).evidence
    assert (evidence.source.title, evidence.source.given) == ("s-gone", True)


def test_a_claim_found_by_software_says_so():
    box = statements.found_box(ELSEWHERE, "harbour", HARBOUR.claims[0], number=7, anchor="claim-box-7")
    assert (box.assessment.state, box.assessment.label) == ("not-assessed", "Found by software, not assessed")
    assert (box.recorded, box.opposed, box.text_url) == (False, True, "../../../news/harbour/#claim-1")


def test_words_against_a_claim_are_marked_once_each():
    denial = HARBOUR.claims[0].positions[0]
    claim = replace(
        HARBOUR.claims[0],
        positions=(
            denial,
            denial,
            replace(denial, span=Span(0, 3)),
            replace(denial, span=HARBOUR.claims[0].span),
            replace(denial, span=None),
            replace(denial, stance="asserts", span=Span(4, 9)),
        ),
    )
    assert statements.counters_of(claim) == ((denial.span, "claim-1-1"), (Span(0, 3), "claim-1-2"))


def test_claims_that_moved_last_come_first():
    undated = HERE.library.claims["port-share"]
    assert sorted((undated, QUAY), key=statements.last_word) == [QUAY, undated]


def test_a_claim_has_a_box_if_it_is_contested_opposed_or_assessed():
    assert statements.has_box(QUAY)
    assert not statements.has_box(HERE.library.claims["port-share"])


def test_a_found_claim_comes_with_how_the_text_answers_it():
    box = statements.found_box(HERE, "harbour", HARBOUR.claims[0], number=1, anchor="claim-box-1")
    assert (box.answer, box.answer_label) == ("denied", "Denied in the text")
    assert box.answer_text == "The text says that this is denied"
    assert box.passage == ("Bela Koss denied that the quay was open.",)


def test_a_recorded_claim_is_a_sentence_of_its_own():
    box = statements.recorded_box(HERE, QUAY)
    assert (box.answer, box.answer_label, box.answer_text, box.passage) == ("", "", "", ())
