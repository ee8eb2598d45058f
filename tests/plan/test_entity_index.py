from dataclasses import replace

import pytest
from plan.harbour import ADA, BELA, PORT, article, mention, planned, small_corpus

from briefgen.model.corpus import Briefing, Corpus, Entity, NameClash
from briefgen.plan.pages.entity_index import LONG, SHORT


def test_the_index_groups_names_by_kind(pages):
    view = pages["entities/index.html"]
    assert [(group.label, [card.name for card in group.entities], group.url) for group in view.groups] == [
        ("People", ["Ada Lind", "Bela Koss"], ""),
        ("Organisations", ["Ministry of Ports"], ""),
        ("Places", ["North Port"], ""),
    ]
    assert [(link.label, link.url, number) for link, number in view.kinds] == [
        ("People", "#kind-person", 2),
        ("Organisations", "#kind-org", 1),
        ("Places", "#kind-place", 1),
    ]
    assert (view.shared, view.shared_total) == (None, 0)


@pytest.fixture(scope="module")
def crowded():
    """The pages of a site with 1,200 people, of whom the last ten are named in a briefing, and one place."""
    text = article("a", "Name.")
    people = [Entity(f"person/n{number:04}", "person", f"Name {number:04}") for number in range(1200)]
    named = tuple(mention(text, "Name", person.id) for person in people[-10:])
    place = Entity("place/bay", "place", "Bay")
    corpus = Corpus((Briefing(text, mentions=named),), entities=(*people, place))
    return {page.path: page.view for page in planned(corpus).value.pages}


def test_of_a_long_kind_the_index_shows_those_named_most_often_and_leads_to_all(crowded):
    people, places = crowded["entities/index.html"].groups
    names = [card.name for card in people.entities]
    assert (len(names), people.total, people.url) == (LONG, 1200, "../entities/person/")
    assert names[-10:] == [f"Name {number}" for number in range(1190, 1200)]
    assert names[:2] == ["Name 0000", "Name 0001"]
    assert (len(places.entities), places.url) == (1, "")


def test_a_long_kind_has_pages_that_tell_where_they_begin_and_end(crowded):
    paths = [f"entities/person/{part}index.html" for part in ("", "page/2/", "page/3/")]
    found = [card.name for path in paths for card in crowded[path].groups[0].entities]
    assert found == [f"Name {number:04}" for number in range(1200)]
    assert [link.label for link in crowded[paths[1]].pagination.pages] == ["Nam–Nam"] * 3
    assert [link.current for link in crowded[paths[1]].pagination.pages] == [False, True, False]
    assert crowded[paths[0]].kinds[1][0].url == "../../entities/#kind-place"
    assert "entities/place/index.html" not in crowded
    assert SHORT < 1200


def test_a_name_that_several_bear_has_a_page_that_lists_them():
    corpus = replace(small_corpus(), clashes=(NameClash("The Port", (BELA, ADA, PORT)),))
    pages = {page.path: page.view for page in planned(corpus).value.pages}
    view = pages["entities/name/the-port/index.html"]
    assert view.title == "The Port"
    assert [(card.name, card.kind_label, card.role, card.briefings) for card in view.entities] == [
        ("Ada Lind", "Person", "Minister for Ports", 1),
        ("Bela Koss", "Person", "harbour pilot", 1),
        ("North Port", "Place", "", 1),
    ]
    index = pages["entities/index.html"]
    assert (index.shared.url, index.shared_total) == ("../entities/name/", 1)
    (listed,) = pages["entities/name/index.html"].names
    assert (listed[0].label, listed[0].url, listed[1]) == ("The Port", "../../entities/name/the-port/", 3)


def test_names_that_would_share_an_address_are_numbered():
    corpus = replace(small_corpus(), clashes=(NameClash("A-B", (ADA, BELA)), NameClash("A B", (ADA, PORT))))
    paths = {page.path for page in planned(corpus).value.pages}
    assert {"entities/name/a-b/index.html", "entities/name/a-b-2/index.html"} <= paths


def test_without_shared_names_there_is_no_list_of_them(pages):
    assert not [path for path in pages if path.startswith("entities/name/")]
