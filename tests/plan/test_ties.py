"""What pages and data say of found claims that are recorded ones."""

import json
from dataclasses import replace

from plan.harbour import planned, small_corpus

from briefgen.model.corpus import Tie, TiedClaim
from briefgen.plan.words import TIES


def tied_site(tie=Tie.CONTENT, positions=None):
    """The small site with its found claim tied to the record of the quay."""
    corpus = small_corpus()
    harbour, strike = corpus.briefings
    claim = replace(harbour.claims[0], record="quay-open", tie=tie)
    found = TiedClaim("harbour", claim, claim.positions if positions is None else positions)
    share, quay = corpus.claims
    corpus = replace(
        corpus,
        briefings=(replace(harbour, claims=(claim,), claim_uses=()), strike),
        claims=(share, replace(quay, found=(found,), tied=("harbour",))),
    )
    return planned(corpus).value


def view_of(site, path):
    return next(page.view for page in site.pages if page.path == path)


CLAIM, HARBOUR = "claims/quay-open/index.html", "news/harbour/index.html"


def test_a_box_says_that_software_tied_the_passage():
    (box,) = (box for box in view_of(tied_site(), HARBOUR).claims if box.id == "quay-open")
    (tie,) = box.ties
    assert (tie.tie, tie.label, tie.url, tie.text) == (
        "content",
        TIES["content"],
        "#claim-1",
        "the quay was open",
    )
    assert box.assessment.state == "contested"


def test_a_box_says_nothing_of_a_passage_that_an_editor_marked():
    (box,) = (box for box in view_of(tied_site(Tie.BLOCK), HARBOUR).claims if box.id == "quay-open")
    assert box.ties == ()


def test_a_claim_page_shows_found_passages_apart_from_recorded_positions():
    view = view_of(tied_site(), CLAIM)
    (tie,) = view.ties
    assert (tie.briefing.slug, tie.url) == ("harbour", "../../news/harbour/#claim-1")
    assert [(said.party.name, said.found) for said in tie.positions] == [("Bela Koss", True)]
    assert tie.passage == ("Bela Koss denied that the quay was open.",)
    assert len(view.box.positions) == 4
    assert view.tied == ("harbour",)


def test_a_marked_passage_is_listed_only_for_who_is_not_recorded():
    assert [tie.tie for tie in view_of(tied_site(Tie.BLOCK), CLAIM).ties] == ["block"]
    assert view_of(tied_site(Tie.BLOCK, ()), CLAIM).ties == ()
    assert [tie.positions for tie in view_of(tied_site(Tie.WORDS, ()), CLAIM).ties] == [()]


def test_data_names_the_tie():
    files = {file.path: json.loads(file.data) for file in tied_site().files if file.path.endswith(".json")}
    quay = files["claims.json"]["claims"][1]
    assert [(briefing["slug"], briefing["by_software"]) for briefing in quay["briefings"]] == [
        ("harbour", True)
    ]
    ((found,),) = (quay["found"],)
    assert (found["tie"], found["briefing"]["slug"], found["number"]) == ("content", "harbour", 1)
    assert [position["found"] for position in found["positions"]] == [True]
    items = files["news/harbour/annotations.json"]["items"]
    body = next(item["body"] for item in items if item["id"] == "#claim-1")
    assert (body["briefgen:claim"], body["briefgen:tie"]) == ("quay-open", "content")


def test_every_tie_has_its_words():
    assert set(TIES) == {tie.value for tie in Tie if tie is not Tie.NONE}
