import pytest
from plan.harbour import planned

from briefgen.model.corpus import Corpus
from briefgen.model.settings import NavItem, Settings


def views(corpus=None, settings=None, **more):
    return {page.path: page.view for page in planned(corpus, settings, **more).value.pages}


@pytest.fixture(scope="module")
def searchable():
    return views(searchable=True)


def test_every_page_leads_to_search(searchable):
    assert searchable["index.html"].frame.site.search.url == "search/"
    assert searchable["news/harbour/index.html"].frame.site.search.url == "../../search/"
    assert searchable["search/index.html"].frame.site.search.current


def test_the_page_knows_its_index_and_leads_to_lists(searchable):
    page = searchable["search/index.html"]
    assert page.index_url == "../pagefind/"
    assert [(way.label, way.url) for way in page.ways] == [
        ("News", "../news/"),
        ("News / Labour", "../news/labour/"),
        ("Who is who", "../entities/"),
        ("Quotes", "../quotes/"),
        ("Claims", "../claims/"),
        ("Tags", "../tags/"),
    ]
    assert page.frame.head.noindex


def test_a_menu_that_names_search_names_it_once():
    settings = Settings(nav=(NavItem("Find", "/search/"),))
    frame = views(settings=settings, searchable=True)["index.html"].frame
    assert frame.site.search is None
    assert [item.label for item in frame.site.nav] == ["Find"]


def test_without_an_index_there_is_no_page_and_no_link(pages):
    assert "search/index.html" not in pages
    assert pages["index.html"].frame.site.search is None


def test_an_empty_site_has_the_page_too():
    assert views(Corpus(), searchable=True)["search/index.html"].ways == ()
