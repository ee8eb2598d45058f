import json
from dataclasses import replace

import pytest
from plan.harbour import planned, small_corpus, when

from briefgen.model.settings import ClaimSettings, Publisher, Settings
from briefgen.plan.linked_data.claim_review import faults

BASE = "https://example.org/port"
ASKED = Settings(
    title="Port News", base_url=BASE, claims=ClaimSettings(reviews=True, reviewed=("contested",))
)


def reviews(settings=ASKED, **record):
    """The ClaimReview nodes of the site by page, and the problems."""
    corpus = small_corpus()
    share, quay = corpus.claims
    changed = replace(quay, record=replace(quay.record, **record))
    outcome = planned(replace(corpus, claims=(share, changed)), settings)
    nodes = {}
    for page in outcome.value.pages:
        text = page.view.frame.head.json_ld
        for node in json.loads(text)["@graph"] if text else ():
            if node["@type"] == "ClaimReview":
                nodes.setdefault(page.path, []).append(node)
    return nodes, outcome.diagnostics


def test_a_complete_review_stands_on_the_page_of_its_claim_only():
    nodes, problems = reviews()
    assert (list(nodes), problems) == (["claims/quay-open/index.html"], ())
    (review,) = nodes["claims/quay-open/index.html"]
    assert review["url"] == f"{BASE}/claims/quay-open/#assessment"
    assert (review["claimReviewed"], review["datePublished"]) == ("The quay is open", "2025-04-30")
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Contested",
        "ratingExplanation": "Parties disagree.",
    }
    assert review["author"] == {"@type": "Organization", "name": "Port News", "url": f"{BASE}/"}
    claim = review["itemReviewed"]
    assert claim["author"] == {
        "@type": "Person",
        "@id": f"{BASE}/entities/person/ada-lind/#entity",
        "name": "Ada Lind",
        "sameAs": ["https://www.wikidata.org/entity/Q1", "https://example.org/ada"],
        "jobTitle": "Minister for Ports",
    }
    assert (claim["@id"], claim["datePublished"]) == (f"{BASE}/claims/quay-open/#claim", "2025-03")
    assert claim["firstAppearance"] == {
        "@type": "AnalysisNewsArticle",
        "@id": f"{BASE}/news/harbour/#article",
        "headline": "A quay <opens> & closes",
        "url": f"{BASE}/news/harbour/",
        "datePublished": "2025-04-28",
    }
    assert list(faults(review)) == []


@pytest.mark.parametrize(
    "claims",
    [ClaimSettings(), ClaimSettings(reviews=True), ClaimSettings(reviewed=("contested",))],
    ids=["nobody asked", "not for contested claims", "no reviews at all"],
)
def test_without_being_asked_there_is_none(claims):
    assert reviews(replace(ASKED, claims=claims)) == ({}, ())


@pytest.mark.parametrize("record", [{"assessment": None}, {"type": "opinion"}])
def test_what_is_not_assessed_is_not_reviewed(record):
    assert reviews(**record) == ({}, ())


def test_the_publisher_signs_under_its_own_address():
    (review,) = next(
        iter(reviews(replace(ASKED, publisher=Publisher("Port Press", "https://press.example/")))[0].values())
    )
    assert (review["author"]["name"], review["author"]["url"]) == ("Port Press", "https://press.example/")


def test_what_is_not_complete_is_left_out_and_reported():
    vague = replace(small_corpus().claims[1].record.assessment, date=when("2025-04"))
    nodes, problems = reviews(short="", text="The quay is open. " * 5, assessment=vague)
    assert nodes == {}
    assert [problem.message.partition(": ")[2] for problem in problems] == [
        "its `date` names no day.",
        "the claim has 90 characters, and 75 are read.",
    ]


REVIEW = reviews()[0]["claims/quay-open/index.html"][0]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"claimReviewed": ""}, "it does not say which claim it is about"),
        ({"claimReviewed": "x" * 76}, "the claim has 76 characters, and 75 are read"),
        ({"itemReviewed": {"@type": "Claim"}}, "nobody is recorded who asserts the claim"),
        ({"reviewRating": {}}, "its state has no word"),
        ({"datePublished": "2025"}, "its `date` names no day"),
        ({"author": {"url": f"{BASE}/"}}, "nobody is named who publishes it"),
        (
            {"url": "claims/quay-open/#assessment"},
            "its address `claims/quay-open/#assessment` is not a full one",
        ),
        ({"url": f"{BASE}/claims/quay-open/"}, "its address leads to no part of a page"),
    ],
)
def test_the_validator_says_what_is_missing_or_wrong(change, says):
    ((what, fix),) = faults(REVIEW | change)
    assert what == says
    assert fix.endswith((".", "`."))
