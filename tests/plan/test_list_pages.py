from plan.harbour import article, planned

from briefgen.model.corpus import Briefing, Corpus
from briefgen.model.settings import Settings


def views(site):
    return {page.path: page.view for page in site.pages}


def archive(number, **meta):
    return Corpus(briefings=tuple(Briefing(article(f"b{n}", "Text.", **meta)) for n in range(number)))


def test_home_shows_the_newest_briefings_first(pages):
    home = pages["index.html"]
    assert [card.slug for card in home.briefings] == ["harbour", "strike"]
    assert (home.total, home.pagination.total, home.title) == (2, 1, "Port News")
    assert [link.label for link in home.sections] == ["News", "News / Labour"]


def test_beside_a_list_stand_its_contested_claims_and_its_people(pages):
    home, labour = pages["index.html"], pages["news/labour/index.html"]
    assert [box.id for box in home.contested] == ["quay-open"]
    assert [card.name for card in home.people] == ["Ada Lind", "Bela Koss"]
    assert labour.contested == labour.people == ()


def test_a_section_lists_its_own_briefings(pages):
    labour = pages["news/labour/index.html"]
    assert [card.slug for card in labour.briefings] == ["strike"]
    assert [link.current for link in labour.sections] == [False, True]


def test_tags_that_differ_by_case_are_one(pages):
    assert [card.slug for card in pages["tags/ports/index.html"].briefings] == ["harbour", "strike"]
    assert [(link.label, number) for link, number in pages["tags/index.html"].tags] == [
        ("Ports", 2),
        ("works", 1),
    ]


def test_a_tag_given_twice_counts_once():
    site = planned(archive(1, tags=("Ports", "ports", "ports"))).value
    view = views(site)["tags/ports/index.html"]
    assert (view.title, view.total) == ("ports", 1)


def test_pages_of_a_list_lead_to_their_neighbours():
    found = views(planned(archive(5), Settings(page_size=2)).value)
    middle = found["page/2/index.html"].pagination
    assert (middle.number, middle.total) == (2, 3)
    assert (middle.newer_url, middle.older_url) == ("../../", "../../page/3/")
    assert [(link.label, link.current) for link in middle.pages] == [("1", False), ("2", True), ("3", False)]
    assert found["index.html"].pagination.newer_url == ""
    assert found["page/3/index.html"].pagination.older_url == ""
    assert found["news/page/3/index.html"].title == "News"


def test_a_long_list_links_the_nearest_pages_only():
    found = views(planned(archive(30), Settings(page_size=1)).value)
    links = found["page/15/index.html"].pagination.pages
    assert [link.label for link in links] == ["1", "12", "13", "14", "15", "16", "17", "18", "30"]


def test_a_section_named_in_two_ways_is_one_list():
    briefings = tuple(
        Briefing(article(f"b{n}", "Text.", section=name)) for n, name in enumerate(("World", "world"))
    )
    found = views(planned(Corpus(briefings=briefings)).value)
    assert found["world/index.html"].total == 2
    assert found["world/index.html"].title == "World"


def test_an_empty_site_has_a_home_page():
    found = views(planned(Corpus()).value)
    assert found["index.html"].briefings == ()
    assert found["tags/index.html"].tags == ()
