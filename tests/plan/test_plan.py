"""The phase as a whole: what holds for any site."""

import pickle
import random
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

import pytest
from plan.harbour import STATIC, article, parts, planned, small_corpus

from briefgen.model.corpus import Briefing, Corpus
from briefgen.model.settings import Settings
from briefgen.model.site import Page
from briefgen.model.source import Role
from briefgen.model.text import Span
from briefgen.plan.views import MessageView


class Links(HTMLParser):
    """Gathers the addresses in a piece of HTML."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        self.found += [value for name, value in attributes if name in ("href", "src") and value]


def addresses(view):
    """Every address in a view: those in its fields and those in its HTML."""
    for part in parts(view):
        for name in ("url", "home_url", "atom_url", "json_feed_url", "section_url", "text_url", "where_url",
                     "newer_url", "older_url", "annotations_url"):  # fmt: skip
            if value := getattr(part, name, ""):
                yield value
        if isinstance(part, str) and "<" in part:
            links = Links()
            links.feed(part)
            yield from links.found


def output_of(page, address):
    """The output path that an address on a page leads to."""
    path = unquote(address.partition("#")[0])
    if not path:
        return page
    full = normpath(str(PurePosixPath("/", page).parent / path)).lstrip("/")
    return full if path.split("/")[-1] not in ("", ".", "..") else f"{full}/index.html".lstrip("/")


@pytest.mark.parametrize("permalink", ["{section}/{slug}/", "{slug}.html", "{year}/{month}/{slug}/"])
def test_every_address_in_every_view_leads_to_an_output(permalink):
    site = planned(settings=Settings(permalink=permalink)).value
    outputs = {file.path for file in site.files} | {page.path for page in site.pages}
    seen = 0
    for page in site.pages:
        if page.path == "404.html":
            continue
        for address in addresses(page.view):
            if not address.startswith(("https:", "mailto:")):
                assert output_of(page.path, address) in outputs, (page.path, address)
                seen += 1
    assert seen > 500


def test_every_output_stands_once_and_in_order(site):
    paths = [page.path for page in site.pages] + [file.path for file in site.files]
    assert len(set(paths)) == len(paths)
    assert [page.path for page in site.pages] == sorted(page.path for page in site.pages)
    assert [file.path for file in site.files] == sorted(file.path for file in site.files)


def test_every_page_has_the_template_of_its_kind(site):
    assert {page.template for page in site.pages} == {
        "404.html", "briefing.html", "claim.html", "claims.html", "claims_index.html", "corrections.html", "entities.html",
        "entity.html", "feeds.html", "home.html", "page.html", "quotes.html", "quotes_by_date.html", "redirect.html", "section.html", "tag.html", "tags.html",
    }  # fmt: skip


def test_pictures_and_theme_files_go_along_and_nothing_else(files):
    assert files["news/harbour/quay.png"] == b"quay"
    assert files["static/map.png"] == b"map"
    assert not [path for path in files if "other" in path]


def made(outcome):
    """Give all that a plan comes to, its views and files made."""
    site = outcome.value
    pages = [(page.path, page.template, page.origin, page.view) for page in site.pages]
    files = [(file.path, file.data) for file in site.files]
    return pages, files, site.documents, site.pictures, site.shares, outcome.diagnostics


def test_the_order_of_files_and_of_what_was_found_does_not_matter():
    corpus = small_corpus()
    harbour, strike = corpus.briefings
    shuffled = list(harbour.claim_uses)
    random.Random(7).shuffle(shuffled)
    other = replace(corpus, briefings=(replace(harbour, claim_uses=tuple(shuffled[::-1])), strike))
    assert made(planned(other, static=dict(reversed(STATIC.items())))) == made(planned())


def test_planning_twice_gives_the_same_site():
    assert made(planned()) == made(planned())


def test_a_plug_in_adds_pages_of_its_own():
    extra = Page("map/index.html", "map.html", None, "the map plug-in")
    outcome = planned(planners=(lambda corpus: (extra,),))
    assert extra in outcome.value.pages
    clash = planned(planners=(lambda corpus: (replace(extra, path="index.html"),),))
    assert [problem.code for problem in clash.diagnostics] == ["address/taken"]


def test_a_plug_in_without_the_views_of_ours_is_not_in_the_sitemap():
    extra = Page("map/index.html", "map.html", MessageView(None, "Map"), "the map plug-in")
    outcome = planned(settings=Settings(base_url="https://example.org"), planners=(lambda corpus: (extra,),))
    sitemap = next(file.data for file in outcome.value.files if file.path == "sitemap.xml")
    assert b"/map/" not in sitemap


def test_a_site_with_problems_is_planned_all_the_same():
    pages = (Briefing(article("entities", "Text.", folder="pages", role=Role.PAGE)),)
    outcome = planned(Corpus((Briefing(article("a", "[x](gone.md)")),), pages))
    assert [problem.code for problem in outcome.diagnostics] == ["link/broken", "address/taken"]
    assert len(outcome.value.pages) == len({page.path for page in outcome.value.pages})


def test_ids_that_nothing_stands_for_are_passed_over():
    corpus = small_corpus()
    harbour = corpus.briefings[0]
    lost = replace(
        harbour,
        about=("place/gone",),
        related=("gone",),
        links=tuple(replace(link, target="gone") for link in harbour.links),
        mentions=tuple(replace(mention, entity="person/gone") for mention in harbour.mentions),
        quotes=tuple(
            replace(quote, source="s-gone", speakers=(replace(speaker, entity="person/gone"),))
            for quote in harbour.quotes
            for speaker in quote.speakers
        ),
    )
    site = planned(Corpus((lost,))).value
    view = next(page.view for page in site.pages if page.template == "briefing.html")
    assert (view.entities, view.related, view.quotes[0].speakers[0].url) == ((), (), "")
    assert view.quotes[0].source is None


def test_an_article_without_a_word_is_planned():
    empty = Briefing(article("empty", ""))
    assert planned(Corpus((empty,))).diagnostics == ()
    assert Span(0, 0) == Span(0, 0)


def test_pages_and_files_can_be_handed_to_another_process():
    site = planned(settings=Settings(base_url="https://example.org/")).value
    there = pickle.loads(pickle.dumps(site))
    assert [page.view for page in there.pages] == [page.view for page in site.pages]
    assert [file.data for file in there.files] == [file.data for file in site.files]
