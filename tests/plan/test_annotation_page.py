import json

import pytest
from plan.harbour import planned, small_corpus

from briefgen.model.settings import Settings

HARBOUR = small_corpus().briefings[0].article


@pytest.fixture(scope="module")
def page():
    """The annotations of a briefing, with a base URL."""
    files = planned(settings=Settings(base_url="https://example.org")).value.files
    return json.loads(next(file.data for file in files if file.path == "news/harbour/annotations.json"))


def of(page, motivation):
    return [item for item in page["items"] if item["motivation"] == motivation]


def targets(item):
    return item["target"] if isinstance(item["target"], list) else [item["target"]]


def test_a_page_holds_one_annotation_for_each_thing_found(page):
    assert page["type"] == "AnnotationPage"
    assert page["id"] == "https://example.org/news/harbour/annotations.json"
    kinds = ("identifying", "describing", "assessing", "commenting", "editing")
    assert {kind: len(of(page, kind)) for kind in kinds} == {
        "identifying": 6,
        "describing": 2,
        "assessing": 3,
        "commenting": 1,
        "editing": 2,
    }


def test_every_annotation_has_an_id_of_its_own(page):
    ids = [item["id"] for item in page["items"]]
    assert len(set(ids)) == len(ids)
    assert all(one.startswith(page["id"] + "#") for one in ids)


def test_both_selectors_choose_the_same_words(page):
    prose = HARBOUR.prose.text
    found = 0
    for item in page["items"]:
        for target in targets(item):
            if isinstance(target, str) or "selector" not in target:
                continue
            quote, position = target["selector"]
            start, end = position["start"], position["end"]
            assert prose[start:end] == quote["exact"]
            assert prose[:start].endswith(quote["prefix"])
            assert prose[end:].startswith(quote["suffix"])
            assert len(quote["prefix"]) <= 32 >= len(quote["suffix"])
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
    found, passage, header = of(page, "assessing")
    assert found["body"]["value"] == "Found by software, not assessed"
    assert found["body"]["briefgen:positions"] == [
        {"by": {"name": "Bela Koss", "entity": "person/bela-koss"}, "stance": "denies"}
    ]
    assert (passage["body"]["briefgen:claim"], passage["body"]["briefgen:state"]) == (
        "quay-open",
        "contested",
    )
    assert (header["body"]["briefgen:claim"], header["target"]) == (
        "port-share",
        {"source": "https://example.org/news/harbour/"},
    )


def test_corrections_have_their_date_and_words(page):
    first, second = of(page, "editing")
    assert (first["created"], first["body"]["briefgen:was"], first["body"]["briefgen:now"]) == (
        "2025-04-29",
        "April",
        "March",
    )
    assert first["target"] == "https://example.org/news/harbour/#the-quay"
    assert second["body"]["value"] == "Added a reply."


def test_notes_keep_their_words(page):
    (note,) = of(page, "commenting")
    assert note["body"]["value"] == "Seen from the road only."


def test_a_quotation_in_pieces_has_a_target_for_each(files):
    items = json.loads(files["news/labour/strike/annotations.json"])["items"]
    assert items[0]["id"] == "#mention-1"
    assert all(isinstance(item["target"], dict) for item in items)
