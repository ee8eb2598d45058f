import json
from urllib.parse import urljoin

import pytest
from plan.harbour import article, planned, quote, small_corpus

from briefgen.model.corpus import Briefing, Corpus
from briefgen.model.settings import Settings

HARBOUR = small_corpus().briefings[0].article


@pytest.fixture(scope="module")
def page():
    """The annotations of a briefing, with a base URL."""
    files = planned(settings=Settings(base_url="https://example.org")).value.files
    return json.loads(next(file.data for file in files if file.path == "news/harbour/annotations.json"))


def of(page, motivation):
    return [item for item in page["items"] if item["motivation"] == motivation]


def test_a_page_holds_one_annotation_for_each_thing_found(page):
    assert page["type"] == "AnnotationPage"
    assert page["id"] == "https://example.org/news/harbour/annotations.json"
    kinds = ("identifying", "describing", "assessing", "commenting", "editing")
    assert {kind: len(of(page, kind)) for kind in kinds} == {
        "identifying": 6,
        "describing": 2,
        "assessing": 2,
        "commenting": 1,
        "editing": 2,
    }


def test_every_annotation_has_an_id_of_its_own(page):
    ids = [item["id"] for item in page["items"]]
    assert len(set(ids)) == len(ids)
    assert all(one.startswith("#") for one in ids)


def test_ids_and_the_page_are_relative_to_the_address_of_the_file(page):
    _, own = page["@context"]
    assert own["@base"] == page["id"]
    sources = {
        item["target"] if isinstance(item["target"], str) else item["target"]["source"]
        for item in page["items"]
    }
    assert {urljoin(own["@base"], source) for source in sources} == {"https://example.org/news/harbour/"}


@pytest.mark.parametrize(("permalink", "link"), [("{slug}/", "./"), ("{slug}.html", "../harbour.html")])
def test_a_page_need_not_stand_beside_its_annotations(permalink, link):
    files = planned(settings=Settings(permalink=permalink)).value.files
    page = json.loads(next(file.data for file in files if file.path == "harbour/annotations.json"))
    assert page["@context"][1].keys() == {"briefgen"}
    assert of(page, "identifying")[0]["target"]["source"] == link


def test_both_selectors_choose_the_same_words(page):
    prose = HARBOUR.prose.text
    found = 0
    for item in page["items"]:
        if item["motivation"] == "editing":
            continue
        words, position = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert prose[start:end] == words["exact"]
        assert prose[:start].endswith(words["prefix"])
        assert prose[end:].startswith(words["suffix"])
        assert len(words["prefix"]) <= 32 >= len(words["suffix"])
        found += 1
    assert found == 6 + 2 + 2 + 1


def test_a_mention_names_its_entity(page):
    first = of(page, "identifying")[0]["body"]
    assert (first["briefgen:entity"], first["source"]) == (
        "person/ada-lind",
        "https://example.org/entities/person/ada-lind/",
    )


def test_a_quotation_names_its_speaker(page):
    first, second = (item["body"] for item in of(page, "describing"))
    assert first["value"] == "Ada Lind (direct quotation)"
    assert first["briefgen:speakers"] == [{"name": "Ada Lind", "entity": "person/ada-lind"}]
    assert second["value"] == "Unnamed speaker (direct quotation)"


def test_claims_say_what_was_found_and_what_is_recorded(page):
    found, passage = of(page, "assessing")
    assert found["body"]["value"] == "Found by software, not assessed"
    assert found["body"]["briefgen:positions"] == [
        {"by": {"name": "Bela Koss", "entity": "person/bela-koss"}, "stance": "denies"}
    ]
    assert (passage["body"]["briefgen:claim"], passage["body"]["briefgen:state"]) == (
        "quay-open",
        "contested",
    )


def test_a_claim_that_only_the_header_names_has_no_words_to_annotate(page):
    assert "port-share" not in json.dumps(page)


def test_corrections_have_their_date_and_words(page):
    first, second = of(page, "editing")
    assert (first["created"], first["body"]["briefgen:was"], first["body"]["briefgen:now"]) == (
        "2025-04-29",
        "April",
        "March",
    )
    assert first["target"]["selector"][0]["exact"] == "March"
    assert second["body"]["value"] == "Added a reply."


def test_notes_keep_their_words(page):
    (note,) = of(page, "commenting")
    assert note["body"]["value"] == "Seen from the road only."


def test_a_quotation_in_pieces_has_one_target_and_tells_its_pieces():
    text = article("talks", '"We will come," Ada Lind said, "and stay."', date="2025")
    said = quote(text, 1, "We will come,", "and stay.")
    files = {file.path: file.data for file in planned(Corpus((Briefing(text, quotes=(said,)),))).value.files}
    (item,) = json.loads(files["news/talks/annotations.json"])["items"]
    assert item["id"] == "#quote-1"
    assert item["target"]["selector"][0]["exact"] == 'We will come," Ada Lind said, "and stay.'
    assert item["body"]["briefgen:segments"] == [[1, 14], [32, 41]]
