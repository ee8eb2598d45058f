import json
import re
from datetime import datetime, timedelta, timezone
from xml.etree import ElementTree as Xml
from xml.parsers import expat

import feedparser
import pytest
from plan.harbour import article, note, planned

from briefgen.model.annotation import Confidence, QuoteType
from briefgen.model.corpus import Briefing, Corpus, Party, ResolvedQuote
from briefgen.model.settings import FeedSettings, Publisher, Settings
from briefgen.model.source import Status
from briefgen.model.when import EPOCH
from briefgen.plan.feeds.feed_format import Entry, Feed, News, feed_point, from_page
from briefgen.plan.feeds.feed_xml import as_xml, atom_feed, in_xml
from briefgen.plan.parts.cards import Desk
from briefgen.plan.parts.edits import stamp
from briefgen.plan.parts.library import library
from briefgen.plan.urls import addresses
from briefgen.plan.words import Words

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


# ---- sections, tags, RSS


def built(corpus=None, **settings):
    site = planned(corpus, Settings("Port News", base_url=BASE, **settings)).value
    return {file.path: file.data for file in site.files}


def titles(data):
    return [item["title"] for item in json.loads(data)["items"]]


def test_each_section_and_each_tag_has_a_feed():
    files = built()
    assert titles(files["news/feed.json"]) == ["A quay <opens> & closes"]
    assert titles(files["news/labour/feed.json"]) == ["Drivers stop work"]
    assert titles(files["tags/ports/feed.json"]) == ["A quay <opens> & closes", "Drivers stop work"]
    tag = feedparser.parse(files["tags/works/feed.xml"])
    assert (tag.bozo, tag.feed.title, tag.feed.link) == (False, "works · Port News", f"{BASE}/tags/works/")
    section, whole = json.loads(files["news/feed.json"]), json.loads(files["feed.json"])
    assert section["items"][0] == whole["items"][0]


def test_the_pages_of_sections_and_tags_lead_to_their_feeds(pages):
    for folder in ("news", "news/labour", "tags/ports"):
        view = pages[f"{folder}/index.html"]
        root = "../" * len(folder.split("/"))
        assert view.atom_url == f"{root}{folder}/feed.xml"
        assert [url for _, _, url in view.frame.head.alternates] == [view.atom_url, view.json_feed_url]
    assert pages["index.html"].atom_url == "feed.xml"


def test_rss_is_there_where_it_is_asked_for():
    assert "rss.xml" not in built()
    files = built(feeds=FeedSettings(rss=True))
    rss, atom = feedparser.parse(files["rss.xml"]), feedparser.parse(files["feed.xml"])
    assert (rss.bozo, rss.version, rss.feed.link) == (False, "rss20", f"{BASE}/")
    assert [(one.id, one.title, one.link) for one in rss.entries] == [
        (one.id, one.title, one.link) for one in atom.entries
    ]
    first = rss.entries[0]
    assert first.published == "Mon, 28 Apr 2025 00:00:00 +0000"
    assert first.content[0].value == atom.entries[0].content[0].value
    assert [author.name for author in first.authors] == ["The desk", "Ada Lind"]


# ---- what lasts, and what readers cannot do without


def test_ids_outlive_a_title_and_a_move_to_another_host():
    renamed = article("quay", "Text.", title="Another title", date="2025")
    before = article("quay", "Text.", title="A title", date="2025")
    files = [built(Corpus((Briefing(one),))) for one in (before, renamed)]
    assert len({json.loads(one["feed.json"])["items"][0]["id"] for one in files}) == 1
    settings = Settings(base_url="https://new.example", feeds=FeedSettings(ids_from=f"{BASE}/", rss=True))
    site = planned(Corpus((Briefing(before),)), settings).value
    moved = {file.path: file.data for file in site.files}
    item, rss = json.loads(moved["feed.json"])["items"][0], feedparser.parse(moved["rss.xml"]).entries[0]
    assert (item["id"], item["url"]) == (f"{BASE}/news/quay/", "https://new.example/news/quay/")
    assert (rss.id, rss.guidislink) == (item["id"], False)


def test_no_address_in_a_text_is_relative():
    text = article("quay", "See [below](#end) and a note[^1].\n\n## End\n\n[^1]: The note.", date="2025")
    html = json.loads(built(Corpus((Briefing(text),)))["feed.json"])["items"][0]["content_html"]
    found = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert f"{BASE}/news/quay/#end" in found
    assert [url for url in found if not url.startswith(f"{BASE}/news/quay/#")] == []


def test_addresses_lead_from_anywhere():
    page = "https://example.org/a/"
    for written, whole in (
        (
            '<img src="b.png" srcset="b.png 1x, ../c.png 2x">',
            f"{page}b.png {page}b.png https://example.org/c.png",
        ),
        ('<a href="?x=1&amp;y=2">', f"{page}?x=1&amp;y=2"),
        ('<a href="mailto:a@example.org">', "mailto:a@example.org"),
        ('<a title="x > href=&quot;" href="#b">', f"{page}#b"),
    ):
        found = re.findall(r'(?:href|src|srcset)="([^"]*)"', from_page(written, page))
        assert " ".join(found).replace(" 1x,", "").replace(" 2x", "") == whole
    assert from_page('<a href="#b">', "../a/") == '<a href="../a/#b">'
    assert from_page('1 < 2, said: href="x"', page) == '1 < 2, said: href="x"'


def test_titles_that_are_hard_to_write_down_come_through():
    hard = (
        "A ]]> B",
        "Q\x00\x08&amp;",
        "\U0001f6a2 ship",
        "\u05e0\u05de\u05dc \u05d7\u05d3\u05e9",
        "<b>",
        "\ufffe\ud800",
    )
    briefings = tuple(
        Briefing(article(f"n{n}", "Text.", title=f"T{title}", date=f"2025-01-{28 - n}"))
        for n, title in enumerate(hard)
    )
    files = built(Corpus(briefings), feeds=FeedSettings(rss=True))
    readable = [
        "TA ]]> B",
        "TQ&amp;",
        "T\U0001f6a2 ship",
        "T\u05e0\u05de\u05dc \u05d7\u05d3\u05e9",
        "T<b>",
        "T",
    ]
    for name in ("feed.xml", "rss.xml", "news/feed.xml"):
        root = Xml.fromstring(files[name])
        assert [one.text for one in root.iter() if one.tag.endswith("title")][1:] == readable
        assert not feedparser.parse(files[name]).bozo


def test_atom_is_laid_out_as_the_xml_module_of_python_does():
    odd = "".join(map(chr, range(0x100))).replace("\r", "") + '\u2028\ufffe\ud800 a "b" & <c> ]]>'
    settings = Settings(title=odd, description=odd, lang="en", base_url="https://a.test/?a&b")
    corpus = Corpus()
    at = feed_point(Desk(library(corpus), addresses(corpus, settings), Words()), settings, "feed.xml")
    news = News("x", "x/index.html", odd, EPOCH, EPOCH, summary=odd, authors=(odd, ""), tags=(odd, "a\r"))
    entry = Entry(news, html=odd)
    bare = Entry(News("y", "y/index.html", "", EPOCH, EPOCH, lang="fr"))
    feed = Feed("site", odd, "index.html", "feed.xml", "feed.json", (entry, bare), odd)

    made = atom_feed(at, settings, feed).data

    root = as_written(made)
    assert [one.text for one in root.iterfind("entry/title")] == [in_xml(odd), None]
    assert [one.get("term") for one in root.iterfind("entry/category")] == [in_xml(odd), "a\r"]
    assert made == as_xml(root)


def as_written(xml: bytes) -> Xml.Element:
    """Read XML as a tree whose names are as they were written, and without the blanks of its layout."""
    parser = expat.ParserCreate()
    builder = Xml.TreeBuilder()
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.Parse(xml, True)
    return builder.close()


def test_a_zone_of_long_ago_is_told_in_whole_minutes():
    old = datetime(1840, 5, 1, tzinfo=timezone(timedelta(minutes=-1, seconds=-15)))
    assert stamp(old) == "1840-05-01T00:01:15+00:00"


def test_a_retraction_stands_first_and_other_notes_last():
    gone = article(
        "gone", "It was so.", date="2025-01-01", lang="fr",
        corrections=(note("2025-01-02", text="A <date>."), note("2025-01-03", "retraction", text="All wrong.")),
    )  # fmt: skip
    item = json.loads(built(Corpus((Briefing(gone),)))["feed.json"])["items"][0]
    assert (item["title"], item["date_modified"][:10], item["language"]) == (
        "Retracted: Gone",
        "2025-01-03",
        "fr",
    )
    assert (item["_briefgen"]["status"], item["_briefgen"]["corrections"]) == ("retracted", 2)
    order = [item["content_html"].index(words) for words in ("All wrong.", "It was so.", "A &lt;date&gt;.")]
    assert order == sorted(order)


def test_a_quotation_that_an_editor_set_keeps_its_speaker():
    body = '::: quote {speaker="Ada <Lind>" date=2025-04 cite="The report"}\nThe quay opened in March.\n:::\n'
    text = article("quay", body, date="2025-04-28")
    block = text.quote_blocks[0]
    said = ResolvedQuote(
        1,
        block.span,
        (block.span,),
        ("The quay opened in March.",),
        QuoteType.DIRECT,
        (Party("Ada <Lind>", role="mayor"),),
        "",
        "quote-block",
        Confidence.SURE,
        by_hand=True,
        token=block.token,
        date="2025-04",
        cite="The report",
    )
    _, feed = feeds(Corpus((Briefing(text, quotes=(said,)),)))
    assert feed["items"][0]["content_html"] == (
        "<blockquote>\n\n<p>The quay opened in March.</p>\n</blockquote>\n"
        "<p>— <b>Ada &lt;Lind&gt;</b>, <span>mayor</span>, April 2025, <cite>The report</cite></p>\n\n"
    )
