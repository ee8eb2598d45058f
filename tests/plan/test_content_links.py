from plan.harbour import FILES, STATIC, article, small_corpus

from briefgen.model.settings import Settings
from briefgen.model.source import Image
from briefgen.plan import urls
from briefgen.plan.parts.cards import Desk
from briefgen.plan.parts.library import library
from briefgen.plan.text.content_links import follow_links, link_targets, picture
from briefgen.plan.text.link_check import Goal, goals_of
from briefgen.plan.words import Words

CORPUS = small_corpus()
ADDRESSES = urls.addresses(CORPUS, Settings())
GOALS = goals_of(CORPUS, ADDRESSES, ["index.html"], {name: name for name in STATIC}, FILES)
DESK = Desk(library(CORPUS), ADDRESSES, Words())
PAGE = "news/harbour/index.html"


def test_links_lead_from_where_they_will_be_read():
    text = article("harbour", "[A](labour/strike.md) ![B](quay.png) [C](gone.md) [D](https://example.org)")
    here = link_targets(DESK.at(PAGE), text, PAGE, GOALS)
    assert [target.href for target in here.values()] == [
        "../../news/labour/strike/",
        "../../news/harbour/quay.png",
    ]
    feed = link_targets(DESK.seen_by_way_of("https://example.org/"), text, PAGE, GOALS)
    assert next(iter(feed.values())).href == "https://example.org/news/labour/strike/"


def test_what_links_ask_for_is_known_before_they_are_read_anywhere():
    text = article("harbour", "[A](labour/strike.md) ![B](quay.png) [C](gone.md)")
    asked = follow_links(text, PAGE, GOALS)
    assert asked.copies == (("news/harbour/quay.png", "news/quay.png"),)
    assert [problem.code for problem in asked.problems] == ["link/broken"]


def test_the_picture_of_a_header_is_checked_like_those_in_the_text():
    def of(image):
        goal, problems = picture(article("harbour", "Text.", image=image).source, PAGE, GOALS)
        return goal, [problem.code for problem in problems]

    assert of(None) == (Goal(), [])
    assert of(Image("quay.png", "Quay")) == (Goal("news/harbour/quay.png", copy="news/quay.png"), [])
    assert of(Image("/map.png", "Map")) == (Goal("static/map.png"), [])
    assert of(Image("https://example.org/x.png", "")) == (Goal(), ["image/no-description"])
    assert of(Image("no.png", "Quay")) == (Goal(), ["image/missing"])
