from dataclasses import replace

import pytest
from plan.harbour import article, small_corpus

from briefgen.model.corpus import Briefing, Corpus
from briefgen.model.settings import NavItem, Publisher, Settings
from briefgen.plan import urls
from briefgen.plan.parts.cards import Desk
from briefgen.plan.parts.frames import MenuLine, frame, menu_line, surroundings, title_of
from briefgen.plan.parts.library import library
from briefgen.plan.views import HeadView, LinkView
from briefgen.plan.words import Words

CORPUS = small_corpus()


def framed(settings, path="news/harbour/index.html", head=None, corpus=CORPUS, **more):
    addresses = urls.addresses(corpus, settings)
    desk = Desk(library(corpus), addresses, Words())
    around = surroundings(corpus, settings, {"logo": ""}, addresses.pages, Words())
    return frame(around, desk.at(path), head or HeadView("A quay · Port News", "Of a quay."), **more)


PORT_NEWS = Settings(title="Port News", description="All of the harbour")


def test_the_menu_is_made_from_what_the_site_holds():
    site = framed(PORT_NEWS).site
    assert [(link.label, link.url, link.current) for link in site.nav] == [
        ("News", "../../news/", True),
        ("News / Labour", "../../news/labour/", False),
        ("Who is who", "../../entities/", False),
        ("Quotes", "../../quotes/", False),
        ("Claims", "../../claims/", False),
    ]
    assert [link.label for link in site.footer] == ["About", "Corrections", "Tags", "Follow"]
    assert (site.home_url, site.atom_url, site.title) == ("../../", "../../feed.xml", "Port News")


def test_a_menu_writes_a_section_as_most_of_its_briefings_do():
    written = ("misto", "Місто", "Місто")
    texts = (article(f"b{n}", "Text.", folder=section) for n, section in enumerate(written))
    site = framed(PORT_NEWS, "index.html", corpus=Corpus(tuple(map(Briefing, texts)))).site
    assert [(link.label, link.url) for link in site.nav] == [("Місто", "misto/")]


def test_an_empty_site_has_an_empty_menu():
    site = framed(PORT_NEWS, "index.html", corpus=Corpus()).site
    assert site.nav == ()
    assert [link.label for link in site.footer] == ["Corrections", "Follow"]


def test_a_menu_of_the_settings_is_taken_as_it_is():
    settings = replace(
        PORT_NEWS,
        nav=(
            NavItem("Start", "/"),
            NavItem("About us", "/about/#team"),
            NavItem("Port", "https://example.org/"),
        ),
        publisher=Publisher(
            "Port Press", policies=(("ethicsPolicy", "/about/"), ("masthead", "https://example.org/m"))
        ),
    )
    site = framed(settings).site
    assert site.nav == (
        LinkView("Start", "../../", False),
        LinkView("About us", "../../about/#team", False),
        LinkView("Port", "https://example.org/", False),
    )
    # What stands in the menu is not repeated in the footer.
    assert [link.label for link in site.footer] == ["Masthead", "Corrections", "Tags", "Follow"]
    assert site.publisher == "Port Press"


def test_home_is_current_only_on_the_home_page():
    settings = replace(PORT_NEWS, nav=(NavItem("Start", "/"),))
    assert framed(settings, "index.html").site.nav == (LinkView("Start", "./", True),)
    assert not framed(settings, "tags/index.html").site.nav[0].current


def test_a_canonical_address_needs_a_base_url():
    assert framed(PORT_NEWS).head.canonical == ""
    known = framed(replace(PORT_NEWS, base_url="https://example.org/port/"))
    assert known.head.canonical == "https://example.org/port/news/harbour/"
    assert ("og:url", "https://example.org/port/news/harbour/") in known.head.properties


def test_pages_that_are_not_to_be_indexed_have_no_canonical_address():
    head = HeadView("Gone", noindex=True)
    assert framed(replace(PORT_NEWS, base_url="https://example.org"), head=head).head.canonical == ""


def test_open_graph_pairs_of_a_page_come_before_the_common_ones():
    own = (("og:type", "article"), ("article:tag", "a"), ("article:tag", "b"), ("og:image", ""))
    assert framed(PORT_NEWS, head=HeadView("A quay · Port News", properties=own)).head.properties == (
        ("og:site_name", "Port News"),
        ("og:title", "A quay"),
        ("og:locale", "en_GB"),
        ("og:type", "article"),
        ("article:tag", "a"),
        ("article:tag", "b"),
    )


@pytest.mark.parametrize(
    ("lang", "locale"),
    [
        ("uk", "uk_UA"),
        ("ko", "ko_KR"),
        ("ar", "ar_EG"),
        ("pt-BR", "pt_BR"),
        ("en-US", "en_US"),
        ("fr", "fr_FR"),
    ],
)
def test_previews_get_a_language_with_its_territory(lang, locale):
    assert ("og:locale", locale) in framed(replace(PORT_NEWS, lang=lang)).head.properties


def test_previews_have_words_only_where_there_is_no_picture():
    picture = HeadView("A quay", properties=(("og:image", "https://example.org/quay.png"),))
    assert framed(PORT_NEWS).head.names == (("twitter:card", "summary"),)
    assert dict(framed(PORT_NEWS, head=picture).head.names) == {
        "robots": "max-image-preview:large",
        "twitter:card": "summary_large_image",
    }
    assert framed(PORT_NEWS, head=HeadView("Gone", noindex=True)).head.names == ()


def test_a_page_is_in_the_language_of_its_site():
    assert (framed(PORT_NEWS).lang, framed(PORT_NEWS).direction) == ("en", "ltr")
    assert framed(replace(PORT_NEWS, lang="ar")).direction == "rtl"


def test_titles_name_the_site_once():
    around = surroundings(CORPUS, PORT_NEWS, {}, {"about": "about/index.html"}, Words())
    assert title_of(around, "A quay") == "A quay · Port News"
    assert title_of(around, "Port News") == title_of(around, "") == "Port News"


def test_an_entry_is_inside_the_site_or_out_of_it():
    assert menu_line("A", "/a/#b") == MenuLine("A", "a/index.html", "b")
    assert menu_line("A", "mailto:a@example.org") == MenuLine("A", url="mailto:a@example.org")
