from dataclasses import replace

import pytest
from plan.harbour import ADA, article, mention, planned, small_corpus

from briefgen.model.annotation import Confidence
from briefgen.model.corpus import Briefing, Entity
from briefgen.model.settings import ClaimSettings, Settings
from briefgen.model.states import DEFAULT_STATES, State


def documents(corpus=None, settings=None):
    made = planned(corpus, settings, searchable=True)
    assert made.diagnostics == ()
    return {document.path: document for document in made.value.documents}


@pytest.fixture(scope="module")
def found():
    return documents()


def values(document, name):
    return [value for key, value in document.filters if key == name]


def test_a_briefing_is_found_in_its_sections(found):
    harbour = found["news/harbour/index.html"]
    assert harbour.title == "A quay <opens> & closes"
    assert [(part.heading, part.anchor) for part in harbour.parts] == [
        ("", ""),
        ("", ""),
        ("The quay", "the-quay"),
        ("What next", "what-next"),
    ]
    opening, text, quay, _ = harbour.parts
    assert opening.paragraphs[:2] == (
        "What is known of the quay.",
        "The quay is open, says the ministry.",
    )
    assert opening.paragraphs[-1] == "Ports · works"
    assert text.paragraphs == ("Ada Lind spoke in North Port. Bela Koss did not agree with Ada Lind.",)
    assert quay.paragraphs[0] == "Works"
    assert "The quay is open to all ships." in quay.paragraphs


def test_a_briefing_is_filtered_by_what_its_page_shows(found):
    harbour = found["news/harbour/index.html"]
    assert values(harbour, "kind") == ["Analysis"]
    assert values(harbour, "section") == ["News"]
    assert values(harbour, "entity") == ["Ada Lind", "Bela Koss", "North Port"]
    assert values(harbour, "speaker") == ["Ada Lind"]
    assert values(harbour, "state") == ["Contested", "Not checkable"]
    assert values(harbour, "year") == ["2025"]
    assert harbour.date == "2025-04-28"
    assert dict(harbour.facts) == {
        "kind": "Analysis",
        "section": "News",
        "date": "28 April 2025",
        "iso": "2025-04-28",
    }


def test_a_guess_of_software_is_no_filter():
    text = article("ferry", "Ada Lind sailed.", title="A ferry")
    guess = mention(text, "Ada Lind", ADA, confidence=Confidence.GUESS)
    corpus = small_corpus()
    made = documents(
        replace(corpus, briefings=(*corpus.briefings, Briefing(text, mentions=(guess,)))),
    )
    assert values(made["news/ferry/index.html"], "entity") == []


def test_a_claim_that_only_software_ties_to_a_briefing_is_no_filter():
    corpus = small_corpus()
    share, quay = corpus.claims
    made = documents(replace(corpus, claims=(share, replace(quay, tied=("harbour",)))))
    assert values(made["news/harbour/index.html"], "state") == ["Not checkable"]


def test_a_claim_is_found_by_its_words_and_its_parties_and_not_by_what_software_adds(found):
    claim = found["claims/quay-open/index.html"]
    assert claim.title == "The quay is open"
    (part,) = claim.parts
    assert part.paragraphs == (
        "The quay of North Port opened in March with all of its cranes.",
        "Parties disagree.",
        "Ada Lind: asserts",
        "Bela Koss: denies",
        "denied that the quay was open",
        "Ada Lind: retracts",
    )
    assert values(claim, "state") == ["Contested"]
    assert values(claim, "speaker") == ["Ada Lind", "Bela Koss", "Ministry of Ports"]
    assert values(claim, "entity") == ["Ada Lind", "Bela Koss", "Ministry of Ports", "North Port"]
    assert claim.date == "2025-05-02"


def test_a_name_is_found_by_its_other_forms(found):
    ada = found["entities/person/ada-lind/index.html"]
    assert ada.parts[0].paragraphs == ("Minister for Ports", "minister", "Runs the ports.", "A. Lind", "Lind")
    assert ("kind", "Person") in ada.facts
    assert "status" not in dict(ada.facts)


def test_a_name_without_a_record_is_found_once_two_briefings_have_it(found):
    assert "entities/person/bela-koss/index.html" not in found
    corpus = small_corpus()
    text = article("ferry", "Bela Koss sailed.", title="A ferry")
    again = Briefing(text, mentions=(mention(text, "Bela Koss", "person/bela-koss"),))
    bela = documents(replace(corpus, briefings=(*corpus.briefings, again)))[
        "entities/person/bela-koss/index.html"
    ]
    assert ("status", "Found by software") in bela.facts


def test_two_of_one_name_are_two_choices():
    corpus = small_corpus()
    others = (
        Entity("org/staff-a", "org", "The Staff"),
        Entity("org/staff-b", "org", "The Staff"),
        Entity("place/staff", "place", "The Staff"),
    )
    text = article("staffs", "One Staff, another Staff.", title="Staffs")
    about = Briefing(text, about=tuple(entity.id for entity in others))
    entities = tuple(sorted((*corpus.entities, *others), key=lambda entity: entity.id))
    made = documents(replace(corpus, entities=entities, briefings=(*corpus.briefings, about)))
    assert values(made["news/staffs/index.html"], "entity") == [
        "The Staff (Organisation) (org/staff-a)",
        "The Staff (Organisation) (org/staff-b)",
        "The Staff (Place)",
    ]


def test_states_have_the_site_s_own_words():
    states = tuple(
        State("contested", "Fought over") if state.id == "contested" else state for state in DEFAULT_STATES
    )
    made = documents(settings=Settings(claims=ClaimSettings(states)))
    assert values(made["claims/quay-open/index.html"], "state") == ["Fought over"]


def test_a_standing_page_is_found(found):
    about = found["about/index.html"]
    assert (about.title, about.date, values(about, "kind")) == ("About", "", ["Page"])
    assert about.parts[0].paragraphs == ("We write about ports. Back",)


def test_documents_stand_by_their_paths(found):
    assert list(found) == sorted(found)
