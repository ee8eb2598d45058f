import json
from dataclasses import replace
from xml.etree import ElementTree as Xml

from plan.harbour import ADA, OLD, article, mention, note, party, planned, quote, small_corpus

from briefgen.model.corpus import Briefing, Corpus, Entity
from briefgen.model.settings import FeedSettings, Settings
from briefgen.model.source import Status

ATOM = "{http://www.w3.org/2005/Atom}"


def feed_of(files, entity):
    return json.loads(files[f"entities/{entity}/feed.json"])


def built(corpus, **settings):
    site = planned(corpus, Settings(title="Port News", **settings)).value
    return {file.path: file.data for file in site.files}


def test_a_feed_tells_briefings_with_the_words_in_them_and_positions(files):
    feed = feed_of(files, ADA)
    assert (feed["title"], feed["home_page_url"]) == (
        "Ada Lind · Port News",
        "../../../entities/person/ada-lind/",
    )
    assert [(item["title"], item["date_published"][:10]) for item in feed["items"]] == [
        ("Ada Lind, for Ministry, retracts: The quay is open", "2025-05-02"),
        ("Ada Lind changed position: The quay is open", "2025-05-02"),
        ("A quay <opens> & closes", "2025-04-28"),
        ("Ada Lind asserts: The quay is open", "2025-03-01"),
    ]
    briefing = feed["items"][2]
    assert briefing["url"] == "../../../news/harbour/"
    assert (
        '<blockquote><p><a href="../../../news/harbour/#quote-1">“The quay opened in March and every one of '
        "its cranes works,”</a></p></blockquote>"
    ) in briefing["content_html"]
    assert briefing["_briefgen"] == {"kind": "written", "quotes": [1]}


def test_both_forms_hold_the_same_and_every_entry_has_an_id_of_its_own():
    files = built(small_corpus(), base_url="https://example.org/")
    root = Xml.fromstring(files[f"entities/{ADA}/feed.xml"])
    ids = [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]
    assert ids == [item["id"] for item in feed_of(files, ADA)["items"]]
    assert len(set(ids)) == len(ids) == 4
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == f"https://example.org/entities/{ADA}/feed.xml"


def test_the_page_leads_to_the_feed(pages):
    page = pages[f"entities/{ADA}/index.html"]
    assert (page.atom_url, page.json_feed_url) == tuple(
        f"../../../entities/{ADA}/feed.{form}" for form in ("xml", "json")
    )
    assert [kind for kind, _, _ in page.frame.head.alternates] == [
        "application/atom+xml",
        "application/feed+json",
    ]


ANN = Entity("person/ann", "person", "Ann")


def named_in(briefings, **more):
    made = []
    for number in range(briefings):
        text = article(f"b{number}", "Ann spoke.", date=f"2025-01-{28 - number:02}", **more)
        made.append(Briefing(text, mentions=(mention(text, "Ann", "person/ann"),)))
    return Corpus(tuple(made), entities=(ANN,))


def test_a_name_has_a_feed_once_it_stands_in_as_many_briefings_as_the_site_asks_for():
    items = feed_of(built(named_in(2)), "person/ann")["items"]
    assert [item["url"] for item in items] == ["../../../news/b0/", "../../../news/b1/"]
    usual = FeedSettings().entities_from
    for least, briefings, has_one in (
        (usual, 1, False),
        (1, 1, True),
        (3, 2, False),
        (3, 3, True),
        (0, 3, False),
    ):
        settings = FeedSettings(entities_from=least)
        files = built(named_in(briefings), feeds=settings)
        assert ("entities/person/ann/feed.xml" in files) is has_one
        site = planned(named_in(briefings), Settings(feeds=settings)).value
        view = next(page.view for page in site.pages if page.path == "entities/person/ann/index.html")
        assert bool(view.atom_url) is has_one


def test_who_is_recorded_has_a_feed_before_the_first_briefing():
    corpus = replace(small_corpus(), briefings=(), claims=())
    assert feed_of(built(corpus, feeds=FeedSettings(entities_from=0)), ADA)["items"] == []


def test_a_merged_entity_keeps_its_feed_at_the_old_address(files):
    for form in ("xml", "json"):
        assert files[f"entities/{OLD}/feed.{form}"] == files[f"entities/{ADA}/feed.{form}"]


def test_a_retracted_briefing_says_so():
    gone = article("b", "Ann spoke.", date="2025-01-01", corrections=(note("2025-02-03", "retraction"),))
    corpus = Corpus((Briefing(gone, mentions=(mention(gone, "Ann", "person/ann"),)),), entities=(ANN,))
    item = feed_of(built(corpus, feeds=FeedSettings(entities_from=1)), "person/ann")["items"][0]
    assert (item["title"], item["date_modified"][:10]) == ("Retracted: B", "2025-02-03")


def test_a_feed_holds_the_newest_only():
    files = built(named_in(5), feeds=FeedSettings(size=2))
    assert [item["url"] for item in feed_of(files, "person/ann")["items"]] == [
        "../../../news/b0/",
        "../../../news/b1/",
    ]


def test_a_draft_is_in_no_feed():
    assert feed_of(built(named_in(2, status=Status.DRAFT)), "person/ann")["items"] == []


def test_words_are_escaped():
    text = article("a", "Koss: 1 < 2.", date="2025-01-01")
    said = quote(text, 1, "1 < 2", by=party("Ada Lind", ADA))
    corpus = replace(
        small_corpus(),
        briefings=(
            Briefing(text, mentions=(mention(text, "Koss", ADA),), quotes=(said,)),
            *small_corpus().briefings,
        ),
    )
    item = next(item for item in feed_of(built(corpus), ADA)["items"] if item["title"] == "A")
    assert "1 &lt; 2" in item["content_html"]
