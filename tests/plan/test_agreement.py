"""One model, many outputs: what they tell of one thing is the same in all of them."""

import csv
import io
import json

import pytest
from plan.harbour import planned

from briefgen.model.settings import ExportSettings, Settings

BASE = "https://example.org/port"
PAGE = f"{BASE}/news/harbour/"


@pytest.fixture(scope="module")
def made():
    exports = ExportSettings(ninjs=True, claims_csv=True)
    site = planned(settings=Settings("Port News", base_url=BASE, exports=exports)).value
    views = {page.path: page.view for page in site.pages}
    return views, {file.path: file.data.decode() for file in site.files}


@pytest.fixture(scope="module")
def article(made):
    """A briefing in each of its forms: view, linked data, ninjs, entry of the feed, annotations."""
    views, files = made
    view = views["news/harbour/index.html"]
    graph = json.loads(view.frame.head.json_ld)["@graph"]
    return (
        view,
        next(node for node in graph if node["@type"] == "AnalysisNewsArticle"),
        json.loads(files["news/harbour/ninjs.json"]),
        next(item for item in json.loads(files["feed.json"])["items"] if item["url"] == PAGE),
        json.loads(files["news/harbour/annotations.json"]),
    )


def test_a_briefing_has_one_title_and_one_address(article):
    view, linked, ninjs, item, _ = article
    titles = {view.card.title, linked["headline"], ninjs["headlines"][0]["value"], item["title"]}
    assert titles == {"A quay <opens> & closes"}
    assert {view.frame.head.canonical, linked["url"], ninjs["uri"], item["id"]} == {PAGE}


def test_it_was_published_and_edited_on_one_day(article):
    view, linked, ninjs, item, _ = article
    published = (view.card.date.iso, linked["datePublished"], ninjs["firstCreated"], item["date_published"])
    assert {date[:10] for date in published} == {"2025-04-28"}
    edited = (view.card.updated.iso, linked["dateModified"], ninjs["versionCreated"], item["date_modified"])
    assert {date[:10] for date in edited} == {"2025-04-30"}


def test_it_has_the_same_authors(article):
    view, linked, ninjs, item, _ = article
    names = [author.name for author in view.authors]
    assert names == [author["name"] for author in item["authors"]] == ninjs["by"].split(", ")
    assert len(linked["author"]) == len(names)


def test_its_words_have_the_same_speaker_everywhere(made, article):
    view, *_, annotations = article
    said = next(quote for quote in view.quotes if quote.anchor == "quote-1")
    told = next(one for one in annotations["items"] if one["id"].endswith("#quote-1"))
    (speaker,) = said.speakers
    assert speaker.name == "Ada Lind"
    assert "Ada Lind" in json.dumps(told)
    feed = json.loads(made[1]["entities/person/ada-lind/feed.json"])
    entry = next(item for item in feed["items"] if item["url"] == PAGE)
    assert said.words[0] in entry["content_html"]


def test_a_claim_has_one_state_everywhere(made):
    views, files = made
    box = views["claims/quay-open/index.html"].box
    recorded = next(one for one in json.loads(files["claims.json"])["claims"] if one["id"] == "quay-open")
    lines = csv.DictReader(io.StringIO(files["claims.csv"], newline=""))
    table = {line["state"] for line in lines if line["claim"] == "quay-open"}
    feed = json.loads(files["claims/quay-open/feed.json"])["items"]
    latest = next(item for item in feed if item["_briefgen"]["kind"] == "assessment")
    in_text = [
        one for one in json.loads(files["news/harbour/annotations.json"])["items"] if "contested" in str(one)
    ]
    assert {box.assessment.state, recorded["state"], latest["_briefgen"]["state"], *table} == {"contested"}
    assert in_text
