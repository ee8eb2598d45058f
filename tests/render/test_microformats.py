"""What a parser of microformats reads from the pages of the default theme."""

import mf2py
import pytest
from render.fixtures import VIEWS
from render.themes import default_theme

from briefgen.model.site import Page
from briefgen.render import render

THEME = default_theme()
SITE = "https://courier.example/"


def read(name):
    """The items of a page, each with all that is in it."""
    path, template, view = VIEWS[name]
    (made,) = render([Page(path, template, view)], THEME).value
    return mf2py.parse(doc=made.data.decode(), url=SITE + path.removesuffix("index.html"))["items"]


def all_of(kind, items):
    """All items of a kind, those inside others too."""
    for item in items:
        if kind in item["type"]:
            yield item
        inner = [one for values in item["properties"].values() for one in values if isinstance(one, dict)]
        yield from all_of(kind, [one for one in inner if "type" in one] + item.get("children", []))


def test_a_briefing_is_an_entry_with_its_headline_dates_text_and_subjects():
    (entry,) = all_of("h-entry", read("briefing"))
    told = entry["properties"]
    assert told["name"] == [
        "Minister and farmers contradict each other over the night the Tolva gate was opened"
    ]
    assert told["url"] == [SITE + "rivers/tolva-gate/"]
    assert (told["published"], told["updated"]) == (["2025-04-02T10:00:00+0200"], ["2025-04-03"])
    assert told["category"] == ["Rivers", "floods", "dams"]
    assert told["summary"][0].startswith("Parliament heard")
    assert "The committee meets again in May." in told["content"][0]["value"]


def test_its_authors_are_cards_and_one_without_a_page_has_no_address():
    (entry,) = all_of("h-entry", read("briefing"))
    desk, holm = (author["properties"] for author in entry["properties"]["author"])
    assert (desk["name"], desk["url"]) == (["Rivers desk"], [SITE + "entities/person/desk/"])
    assert holm == {"name": ["J. Holm"]}


def test_quotations_and_sources_are_citations_and_the_lack_of_one_is_none():
    (entry,) = all_of("h-entry", read("briefing"))
    cited = list(all_of("h-cite", [entry]))
    said = [one for one in cited if "content" in one["properties"]]
    who = said[0]["properties"]["author"][0]["properties"]
    assert (who["name"], who["job-title"]) == (["Ingrid Solheim"], ["Minister of Water"])
    assert who["url"] == [SITE + "entities/person/ingrid-solheim/"]
    assert said[0]["properties"]["url"] == [SITE + "rivers/tolva-gate/#quote-1"]
    read_ = [one["properties"] for one in cited if "content" not in one["properties"]]
    assert [one["name"] for one in read_] == [
        ["Log of gate movements, 1 to 12 March"],
        ["Hearing of the committee on water"],
        ["Letter of the League to its members"],
        ["Report of the inquiry"],
    ]
    assert read_[0]["publication"] == ["Dam Safety Office"]


@pytest.mark.parametrize("name", ["home", "section", "tag"])
def test_a_list_is_a_feed_of_entries(name):
    (feed,) = read(name)
    assert feed["type"] == ["h-feed"]
    assert feed["children"]
    for entry in feed["children"]:
        assert entry["type"] == ["h-entry"]
        assert entry["properties"]["url"][0].startswith(SITE)
        assert entry["properties"]["name"][0]


def test_the_page_of_a_person_is_a_card():
    (card,) = read("entity")
    told = card["properties"]
    assert (card["type"], told["name"], told["note"]) == (
        ["h-card"],
        ["Ingrid Solheim"],
        ["Minister of Water"],
    )
    assert told["uid"] == ["https://parliament.example/members/77"]
    assert told["email"] == ["mailto:solheim@water.example"]


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_no_address_is_made_of_a_name(name):
    items = read(name)
    for kind in ("h-entry", "h-card", "h-cite"):
        for item in all_of(kind, items):
            for url in item["properties"].get("url", []):
                assert " " not in url
