from dataclasses import replace
from xml.etree import ElementTree

from plan.harbour import article, planned, small_corpus

from briefgen.model.corpus import Briefing
from briefgen.model.settings import Settings
from briefgen.model.source import Status

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
    assert found[""] == found["news/"] == "2025-04-30"
    assert found["entities/org/port-ministry/"] == "2025-03"
    assert found["claims/quay-open/"] == "2025-05-02"
    assert found["about/"] is None


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
