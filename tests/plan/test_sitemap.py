from dataclasses import replace
from datetime import datetime
from xml.etree import ElementTree

from plan.harbour import article, note, planned, small_corpus, when

from briefgen.model.corpus import Briefing, Corpus, Entity
from briefgen.model.settings import Settings
from briefgen.model.source import Status
from briefgen.plan.exports.sitemap import Listed, sitemaps

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def listed(corpus=None):
    files = {
        file.path: file.data
        for file in planned(corpus, Settings(base_url="https://example.org/p/")).value.files
    }
    root = ElementTree.fromstring(files["sitemap.xml"])
    found = {}
    for url in root.findall("s:url", NS):
        found[url.findtext("s:loc", namespaces=NS).removeprefix("https://example.org/p/")] = url.findtext(
            "s:lastmod", namespaces=NS
        )
    return found, files["robots.txt"].decode()


def test_a_sitemap_tells_when_pages_really_changed():
    found, _ = listed()
    assert found["news/harbour/"] == "2025-04-30"
    assert found["news/labour/strike/"] == "2025-03"
    assert found["about/"] is None


def test_a_page_changes_with_the_findings_and_positions_that_it_shows():
    found, _ = listed()
    turned = "2025-05-02"  # a party retracted what it had said of a claim
    for page in ("", "news/", "claims/", "claims/quay-open/", "entities/org/port-ministry/", "entities/"):
        assert found[page] == turned
    assert found["corrections/"] == "2025-04-30"
    assert found["tags/ports/"] == "2025-05-02"
    assert found["feeds/"] is None


def test_the_page_of_an_author_changes_with_what_they_write():
    text = article("a", "Text.", date="2025-04-28", authors=("person/ann",))
    ann = Entity("person/ann", "person", "Ann")
    found, _ = listed(Corpus((Briefing(text),), entities=(ann,)))
    assert found["entities/person/ann/"] == "2025-04-28"


def test_what_is_dated_after_the_build_has_not_happened_yet():
    ahead = article("ahead", "Text.", date="2025-01-01", updated="2031-01-01")
    found, _ = listed(Corpus((Briefing(ahead),)))
    assert found["news/ahead/"] == "2025-01-01"


def test_redirects_and_the_404_page_are_not_listed():
    found, _ = listed()
    assert not {"404.html", "old/harbour/", "older.html", "entities/person/a-lind/"} & set(found)


def test_drafts_are_not_listed():
    corpus = small_corpus()
    draft = Briefing(article("draft", "Text.", status=Status.DRAFT))
    found, _ = listed(replace(corpus, briefings=(*corpus.briefings, draft)))
    assert "news/draft/" not in found
    assert "news/harbour/" in found


def test_robots_find_the_sitemap():
    assert listed()[1].endswith("Sitemap: https://example.org/p/sitemap.xml\n")


def test_without_a_base_url_there_is_no_sitemap(files):
    assert "sitemap.xml" not in files
    assert files["robots.txt"] == b"User-agent: *\nAllow: /\n"


# ---- large sites


def pages_of(number):
    return [
        Listed(f"https://example.org/{n:06}/", when("2025-01-01") if n % 2 else None) for n in range(number)
    ]


def read(files):
    """The addresses in each file of a sitemap."""
    trees = {file.path: ElementTree.fromstring(file.data) for file in files}
    return {path: [loc.text for loc in tree.iterfind(".//s:loc", NS)] for path, tree in trees.items()}


def test_a_sitemap_with_too_many_addresses_becomes_an_index_of_several():
    listed = pages_of(7)
    found = read(sitemaps(listed, "https://example.org/", most=3))
    assert found["sitemap.xml"] == [f"https://example.org/sitemap-{n}.xml" for n in (1, 2, 3)]
    parts = [url for path, urls in found.items() if path != "sitemap.xml" for url in urls]
    assert parts == [one.url for one in listed]
    assert read(sitemaps(listed, "https://example.org/", most=7)) == {"sitemap.xml": parts}


def test_a_sitemap_with_too_many_bytes_becomes_an_index_too():
    (whole,) = sitemaps(pages_of(9), "https://example.org/")
    files = sitemaps(pages_of(9), "https://example.org/", most_bytes=len(whole.data) - 1)
    assert [file.path for file in files] == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert all(len(file.data) < len(whole.data) for file in files)


def test_an_index_says_when_each_part_changed_last():
    index = sitemaps(pages_of(3), "https://example.org/p/", most=2)[0].data.decode()
    assert index.count("<lastmod>2025-01-01</lastmod>") == 1
    assert "<loc>https://example.org/p/sitemap-2.xml</loc>" in index


def test_fifty_thousand_and_one_addresses_take_two_files():
    found = read(sitemaps(pages_of(50_001), "https://example.org/"))
    assert {path: len(urls) for path, urls in found.items()} == {
        "sitemap.xml": 2,
        "sitemap-1.xml": 50_000,
        "sitemap-2.xml": 1,
    }


# ---- news


def news(*briefings, lang="en", now="2025-06-03T12:00:00+00:00"):
    """The titles and dates in the sitemap of news, and its text."""
    settings = Settings("Port & News", base_url="https://example.org", lang=lang, news_sitemap=True)
    corpus = Corpus(tuple(Briefing(one) for one in briefings))
    site = planned(corpus, settings, build_date=datetime.fromisoformat(now)).value
    files = {file.path: file.data.decode() for file in site.files}
    text = files["sitemap-news.xml"]
    space = {"n": "http://www.google.com/schemas/sitemap-news/0.9"}
    tree = ElementTree.fromstring(text)
    found = [
        (one.findtext("n:title", namespaces=space), one.findtext("n:publication_date", namespaces=space))
        for one in tree.iterfind(".//n:news", space)
    ]
    return found, text, files["robots.txt"]


def test_news_are_the_briefings_of_the_last_two_days():
    found, text, robots = news(
        article("a", "Text.", title="A \x0b<quay>", date="2025-06-03T08:00:00+01:00", kind="opinion"),
        article("b", "Text.", date="2025-06-02"),
        article("c", "Text.", date="2025-06-01"),
        article("d", "Text.", date="2025-06"),
        article("e", "Text.", date="2025-06-02", status=Status.DRAFT),
        article("f", "Text.", date="2025-06-02", corrections=(note("2025-06-03", "retraction"),)),
        article("g", "Text."),
    )
    assert found == [("A <quay>", "2025-06-03T08:00:00+01:00"), ("B", "2025-06-02")]
    assert "<news:name>Port &amp; News</news:name>" in text
    assert "<loc>https://example.org/news/a/</loc>" in text
    assert robots.endswith(
        "Sitemap: https://example.org/sitemap.xml\nSitemap: https://example.org/sitemap-news.xml\n"
    )


def test_there_may_be_no_news():
    assert news(article("b", "Text.", date="2025-06-02"), now="2025-07-01T00:00:00+00:00")[0] == []


def test_the_language_of_news_has_no_region_but_for_chinese():
    for lang, code in (("pt-BR", "pt"), ("zh", "zh-cn"), ("zh-Hant-HK", "zh-tw"), ("zh-TW", "zh-tw")):
        assert f"<news:language>{code}<" in news(article("b", "Text.", date="2025-06-03"), lang=lang)[1]


def test_without_being_asked_for_there_is_no_sitemap_of_news():
    assert "sitemap-news" not in listed()[1]
