import json
from dataclasses import replace

import feedparser
import pytest
from plan.harbour import article, planned

from briefgen.model.corpus import Briefing, Corpus
from briefgen.model.settings import FeedSettings, Publisher, Settings
from briefgen.model.source import Status
from briefgen.plan.feeds import plain_html
from briefgen.plan.views import Mark, SectionView

BASE = "https://example.org/port"


def feeds(corpus=None, settings=None, **more):
    """Both feeds of a site, read back."""
    files = {file.path: file.data for file in planned(corpus, settings, **more).value.files}
    atom = feedparser.parse(files["feed.xml"])
    assert not atom.bozo, atom.get("bozo_exception")
    return atom, json.loads(files["feed.json"])


@pytest.fixture(scope="module")
def both():
    return feeds(settings=Settings("Port News", "All of it", BASE, publisher=Publisher("Port Press")))


def test_the_atom_feed_is_valid_and_complete(both):
    atom, _ = both
    assert (atom.version, atom.feed.title, atom.feed.id) == ("atom10", "Port News", f"{BASE}/")
    assert (atom.feed.updated, atom.feed.author, atom.feed.language) == (
        "2025-04-30T00:00:00+00:00",
        "Port Press",
        "en",
    )
    first = atom.entries[0]
    assert first.id == first.link == f"{BASE}/news/harbour/"
    assert (first.title, first.published) == ("A quay <opens> & closes", "2025-04-28T00:00:00+00:00")
    assert [author.name for author in first.authors] == ["The desk", "Ada Lind"]
    assert [tag.term for tag in first.tags] == ["Ports", "works"]


def test_both_feeds_hold_the_same_briefings(both):
    atom, feed = both
    assert [entry.id for entry in atom.entries] == [item["id"] for item in feed["items"]]
    assert [entry.updated for entry in atom.entries] == [item["date_modified"] for item in feed["items"]]


def test_the_json_feed_follows_version_1_1(both):
    _, feed = both
    assert feed["version"].endswith("/version/1.1")
    assert (feed["home_page_url"], feed["feed_url"]) == (f"{BASE}/", f"{BASE}/feed.json")
    item = feed["items"][0]
    assert item["authors"] == [{"name": "The desk"}, {"name": "Ada Lind"}]
    assert item["image"] == f"{BASE}/news/harbour/quay.png"
    assert item["_briefgen"] == {
        "kind": "analysis",
        "section": "News",
        "status": "published",
        "quotes": 2,
        "contested": 2,
        "corrections": 2,
        "entities": ["place/north-port", "person/ada-lind", "person/bela-koss"],
    }


def test_the_full_text_has_plain_html_and_links_that_work_in_a_reader(both):
    _, feed = both
    html = feed["items"][0]["content_html"]
    assert f'<a href="{BASE}/news/labour/strike/#what-next">' in html
    assert f'src="{BASE}/news/harbour/quay.png"' in html
    assert "<p><strong>Works</strong></p>\n<h2>The quay</h2>" in html
    assert "<aside>" in html
    assert "class=" not in html


def test_without_full_text_there_is_the_summary():
    atom, feed = feeds(settings=Settings(feeds=FeedSettings(full_text=False)))
    assert "content_html" not in feed["items"][0]
    assert [item["content_text"] for item in feed["items"]] == [
        "What is known of the quay.",
        "Drivers stop work",
    ]
    assert "content" not in atom.entries[0]


def test_without_a_base_url_ids_still_last():
    atom, feed = feeds()
    assert atom.entries[0].id.startswith("urn:uuid:")
    assert feed["items"][0]["url"] == "news/harbour/"
    assert [entry.id for entry in atom.entries] == [entry.id for entry in feeds()[0].entries]


def test_drafts_and_undated_briefings_are_in_no_feed():
    briefings = (
        Briefing(article("draft", "Text.", date="2025", status=Status.DRAFT)),
        Briefing(article("undated", "Text.")),
    )
    atom, feed = feeds(Corpus(briefings))
    assert (atom.entries, feed["items"]) == ([], [])
    assert atom.feed.updated == "1970-01-01T00:00:00+00:00"


def test_a_feed_holds_the_newest_only():
    atom, feed = feeds(settings=Settings(feeds=FeedSettings(size=1)))
    assert len(atom.entries) == len(feed["items"]) == 1


def test_characters_that_xml_cannot_hold_are_left_out():
    odd = article("odd", "Text.", title="A\x0b bell\x07 & <more>", date="2025")
    atom, _ = feeds(Corpus((Briefing(odd),)))
    assert atom.entries[0].title == "A bell & <more>"


def test_an_edit_that_a_header_names_moves_the_feed_forward_only():
    early = article("a", "Text.", date="2025-04-28", updated="2025-04-01")
    assert feeds(Corpus((Briefing(early),)))[0].feed.updated == "2025-04-28T00:00:00+00:00"


def test_marks_become_plain_html():
    head = Mark("heading", SectionView("A", "a", 3), ("A",))
    assert plain_html((head, Mark("quote", None, ("said",)), Mark("quote_block", None, ("<p>B</p>",)))) == (
        "<h3>A</h3>\nsaid<blockquote>\n<p>B</p></blockquote>\n"
    )
    assert replace(head, id="x").id == "x"
