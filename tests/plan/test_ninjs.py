"""The names, required keys and choices below were read in the ninjs 3.1 schema (its title says 3.0.1)."""

import json
import re

import pytest
from plan.harbour import ADA, article, note, planned, small_corpus

from briefgen.model.corpus import Briefing, Corpus
from briefgen.model.settings import ExportSettings, Publisher, Settings
from briefgen.model.source import AiUse, Status

BASE = "https://example.org/port"
ALLOWED = {
    "uri", "standard", "type", "representationType", "language", "pubStatus", "firstCreated", "versionCreated",
    "expires", "copyrightHolder", "by", "edNote", "headlines", "descriptions", "bodies", "people",
    "organisations", "places", "events", "subjects", "genres", "infoSources", "trustIndicators", "altIds",
    "associations", "digitalSourceType",
}  # fmt: skip
KEYS = {
    "headlines": {"role", "contentType", "value"},
    "descriptions": {"role", "contentType", "value"},
    "bodies": {"role", "contentType", "charCount", "wordCount", "value"},
    "people": {"name", "rel", "uri", "literal"},
    "organisations": {"name", "rel", "uri", "literal"},
    "places": {"name", "rel", "uri", "literal"},
    "events": {"name", "rel", "uri", "literal"},
    "subjects": {"name", "rel", "uri", "literal"},
    "genres": {"name", "uri", "literal"},
    "infoSources": {"name", "role", "uri", "literal"},
    "trustIndicators": {"role", "title", "href"},
    "altIds": {"role", "value"},
}


def items(corpus=None, base_url=BASE, **more):
    settings = Settings("Port News", base_url=base_url, exports=ExportSettings(ninjs=True), **more)
    files = planned(corpus, settings).value.files
    return {file.path: json.loads(file.data) for file in files if file.path.endswith("ninjs.json")}


def one(base_url=BASE, **meta):
    return items(Corpus((Briefing(article("quay", "Text.", **meta)),)), base_url)["news/quay/ninjs.json"]


@pytest.fixture(scope="module")
def harbour():
    publisher = Publisher("Port Press", policies=(("correctionsPolicy", "/about/"),))
    return items(publisher=publisher)["news/harbour/ninjs.json"]


def test_it_is_made_only_where_it_is_asked_for(files):
    assert [path for path in files if path.endswith("ninjs.json")] == []
    assert set(items()) == {"news/harbour/ninjs.json", "news/labour/strike/ninjs.json"}


def test_an_item_has_the_keys_of_the_standard_and_no_other(harbour):
    assert set(harbour) <= ALLOWED
    for name, keys in KEYS.items():
        assert all(set(part) <= keys for part in harbour.get(name, ()))
    assert re.match(r"[a-z]+:", harbour["uri"])
    assert (harbour["type"], harbour["pubStatus"]) == ("text", "usable")
    assert harbour["standard"]["version"] == "3.1"


def test_it_tells_what_the_page_tells(harbour):
    assert (harbour["uri"], harbour["firstCreated"], harbour["versionCreated"]) == (
        f"{BASE}/news/harbour/",
        "2025-04-28T00:00:00+00:00",
        "2025-04-30T00:00:00+00:00",
    )
    assert harbour["headlines"] == [{"role": "main", "value": "A quay <opens> & closes"}]
    assert [part["role"] for part in harbour["descriptions"]] == ["summary", "key-point", "key-point"]
    assert harbour["by"] == "The desk, Ada Lind"
    assert {
        "name": "Ada Lind",
        "rel": "mentions",
        "uri": f"{BASE}/entities/{ADA}/",
        "literal": ADA,
    } in harbour["people"]
    assert [(place["name"], place["rel"]) for place in harbour["places"]] == [("North Port", "about")]
    claims = [part["literal"] for part in harbour["subjects"] if part["rel"] == "claim"]
    assert claims == ["claim/quay-open", "claim/port-share"]
    assert harbour["infoSources"][0] == {
        "name": "Ministry of Ports: A wire report",
        "role": "source",
        "literal": "s-wire",
        "uri": "https://example.org/report",
    }
    assert harbour["trustIndicators"] == [
        {
            "role": "https://schema.org/correctionsPolicy",
            "title": "Corrections policy",
            "href": f"{BASE}/about/",
        }
    ]
    assert "Correction (2025-04-29): Was: April. Now: March." in harbour["edNote"]


def test_the_text_is_the_same_in_both_forms(harbour):
    html, plain = harbour["bodies"]
    assert (html["contentType"], plain["contentType"]) == ("text/html", "text/plain")
    assert "The quay opened in March" in html["value"]
    assert "The quay opened in March" in plain["value"]
    assert plain["charCount"] == len(plain["value"])
    assert 'href="#' not in html["value"]


def test_a_picture_is_an_item_of_its_own(harbour):
    (picture,) = harbour["associations"]
    assert (picture["uri"], picture["name"], picture["type"], picture["by"]) == (
        f"{BASE}/news/harbour/quay.png",
        "The quay",
        "picture",
        "A. B.",
    )
    assert picture["renditions"] == [{"name": "main", "href": picture["uri"], "contentType": "image/png"}]


def test_what_was_retracted_is_canceled_and_a_draft_withheld():
    assert one(corrections=(note("2025-02-01", "retraction"),))["pubStatus"] == "canceled"
    assert one(status=Status.DRAFT)["pubStatus"] == "withheld"


def test_a_day_that_is_not_known_is_not_made_up():
    assert not {"firstCreated", "versionCreated"} & set(one(date="2025-03"))


def test_only_what_ai_made_is_called_so():
    assert "digitalSourceType" not in one(ai_use=AiUse("None used."))
    assert "digitalSourceType" not in one(ai_use=AiUse("None used.", part="none"))
    made = one(ai_use=AiUse("Drafted by AI.", part="some"))["digitalSourceType"]
    assert made["uri"].endswith("/digitalsourcetype/compositeWithTrainedAlgorithmicMedia")


def test_without_a_base_url_there_are_our_ids_alone():
    harbour = items(small_corpus(), "")["news/harbour/ninjs.json"]
    assert harbour["uri"].startswith("urn:uuid:")
    assert harbour["places"] == [{"name": "North Port", "rel": "about", "literal": "place/north-port"}]
    assert "associations" not in harbour
