from datetime import UTC, datetime

from plan.harbour import planned, small_corpus

from briefgen.model.picture import SHARE_HEIGHT, SHARE_WIDTH, Face, Picture
from briefgen.model.settings import Settings, ShareSettings

LATIN = Face("Latin", frozenset(range(0x20, 0x250)) | frozenset(map(ord, "–—“”…")), "bold", "plain")
BASE = "https://example.org/port/"
LARGE, SMALL = Picture(900, 600, "jpeg", "a" * 20), Picture(300, 200, "jpeg", "b" * 20)


def site(*, quay=SMALL, faces=(LATIN,), year=2025, **settings):
    """The small site with a measured picture in the header of one briefing, built in some year."""
    settings = {"title": "Port News", "base_url": BASE, "old_after": 12} | settings
    outcome = planned(
        small_corpus(),
        Settings(**settings),
        pictures={"content/news/quay.png": quay, "content/news/other.png": SMALL},
        faces=faces,
        build_date=datetime(year, 6, 1, tzinfo=UTC),
    )
    return outcome.value, outcome.diagnostics


def told(built, path):
    page = next(page for page in built.pages if page.path == path)
    return dict(page.view.frame.head.properties)


HARBOUR, STRIKE = "news/harbour/index.html", "news/labour/strike/index.html"


def test_a_share_image_is_ordered_from_the_headline():
    built, _ = site()
    properties = told(built, HARBOUR)
    order = next(order for order in built.shares if BASE + order.path == properties["og:image"])
    assert (order.title, order.site, order.kicker) == ("A quay <opens> & closes", "Port News", "News")
    assert (order.date, order.year) == ("28 April 2025", "")
    assert (properties["og:image:width"], properties["og:image:height"]) == (
        str(SHARE_WIDTH),
        str(SHARE_HEIGHT),
    )
    assert properties["og:image:alt"] == order.title


def test_a_share_image_with_other_words_on_it_has_another_address():
    def paths(title):
        return {order.path for order in site(title=title)[0].shares}

    assert not paths("Port News") & paths("Harbour News")


def test_a_picture_of_its_own_goes_first_if_it_is_large_enough():
    properties = told(site(quay=LARGE)[0], HARBOUR)
    assert properties["og:image"] == f"{BASE}static/pictures/quay-aaaaaaaaaa-900.jpg"
    assert (properties["og:image:width"], properties["og:image:height"]) == ("900", "600")
    assert "share-" in told(site(quay=SMALL)[0], HARBOUR)["og:image"]


def test_the_year_of_an_old_text_is_on_its_share_image_whatever_picture_it_has():
    built, _ = site(quay=LARGE, year=2027)
    properties = told(built, HARBOUR)
    order = next(order for order in built.shares if BASE + order.path == properties["og:image"])
    assert order.year == "2025"
    assert "share-" not in told(site(quay=LARGE, year=2027, old_after=0)[0], HARBOUR)["og:image"]


def test_pages_that_are_no_briefings_share_the_picture_of_the_site():
    built, _ = site(description="News of the port")
    shared = {
        told(built, path).get("og:image") for path in ("index.html", "about/index.html", "claims/index.html")
    }
    (order,) = (order for order in built.shares if {BASE + order.path} == shared)
    assert (order.title, order.note, order.site) == ("Port News", "News of the port", "")


def test_without_a_full_address_or_fonts_there_is_none():
    for built, _ in (site(base_url=""), site(faces=())):
        pictures = {told(built, path).get("og:image") for path in (HARBOUR, STRIKE, "index.html")}
        assert pictures == {None}


def test_a_change_of_words_or_colours_is_another_picture():
    paths = {
        told(site(**settings)[0], HARBOUR)["og:image"]
        for settings in ({}, {"title": "Quay News"}, {"share_images": ShareSettings(accent="#0000ff")})
    }
    assert len(paths) == 3


def test_letters_that_no_font_has_are_told_once_and_never_drawn_as_boxes():
    blind = Face("Digits", frozenset(map(ord, "0123456789…")), "bold", "plain")
    built, problems = site(faces=(blind,))
    assert built.shares == ()
    (problem,) = [problem for problem in problems if problem.code == "share/no-letters"]
    assert str(problem.place).startswith("content/news/")
