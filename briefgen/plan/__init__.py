"""PHASE 5, Corpus to Site: every output file, its template and its view.

Takes what resolve made of all articles, the settings, the theme's options and static files, and the
pictures of the content folder. Gives every page with the view that its template receives, and every file that
is ready as it is: feeds, data, sitemap, redirects, copies. Reports addresses that are unsafe or taken twice,
links and pictures that lead nowhere. It never reads a file or a clock, and never renders.

``views`` is all that a template may see; ``parts`` and ``text`` make what several pages are made of,
``pages``, ``feeds``, ``exports`` and ``linked_data`` the outputs; ``checks`` is what an editor should look at
again; ``lasting`` tells which outputs of an earlier plan still hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import TypeVar

from briefgen.model.corpus import Corpus
from briefgen.model.diagnostic import Diagnostic, Outcome, in_order
from briefgen.model.inputs import Theme
from briefgen.model.picture import Media, PictureOrder, ShareOrder
from briefgen.model.roles import Planner
from briefgen.model.settings import Settings
from briefgen.model.site import AnyFile, AnyPage, File, SearchDocument, Site
from briefgen.model.when import day_of
from briefgen.plan import urls
from briefgen.plan.assets import Assets, publish, with_logo
from briefgen.plan.checks.review import dates_to_come
from briefgen.plan.exports.claims_table import claims_table
from briefgen.plan.exports.exports import annotation_files, claims_file, entities_file
from briefgen.plan.exports.ninjs import ninjs_files
from briefgen.plan.exports.search_documents import search_documents
from briefgen.plan.exports.sitemap import check_sitemaps, crawler_files
from briefgen.plan.feeds.claim_history import claim_feeds
from briefgen.plan.feeds.entity_feeds import entity_feeds
from briefgen.plan.feeds.feeds import Articles, list_feeds, site_feeds
from briefgen.plan.kept import Kept
from briefgen.plan.lasting.again import Planned
from briefgen.plan.linked_data.claim_review import review_problems
from briefgen.plan.pages.claim_pages import claim_pages
from briefgen.plan.pages.content_pages import content_pages
from briefgen.plan.pages.corrections_page import corrections_feed, corrections_page
from briefgen.plan.pages.entity_index import entity_lists
from briefgen.plan.pages.entity_pages import entity_pages
from briefgen.plan.pages.feed_list import Group, feed_paths, feeds_page, groups, opml_file
from briefgen.plan.pages.ledger_pages import ledger_pages
from briefgen.plan.pages.list_pages import list_pages
from briefgen.plan.pages.outputs import check_paths
from briefgen.plan.pages.plugin_pages import plugin_pages
from briefgen.plan.pages.policies import with_known_policies
from briefgen.plan.pages.quote_dates import quote_date_pages
from briefgen.plan.pages.quote_pages import quote_pages
from briefgen.plan.pages.redirects import Redirect, redirect_pages, redirects, redirects_file
from briefgen.plan.pages.search_page import search_page
from briefgen.plan.pages.standing_pages import not_found_page
from briefgen.plan.parts.briefing_lists import Lists, lists_of
from briefgen.plan.parts.cards import Desk
from briefgen.plan.parts.frames import Edition, surroundings
from briefgen.plan.parts.library import library
from briefgen.plan.parts.picture_choice import static_sizes
from briefgen.plan.parts.share_images import site_share, unwritable
from briefgen.plan.patterns import check_patterns
from briefgen.plan.text.content_links import unlinked_texts
from briefgen.plan.text.link_check import Goals, check_settings, goals_of
from briefgen.plan.trust_file import trust_file
from briefgen.plan.words import Words


def plan(
    corpus: Corpus,
    settings: Settings,
    theme: Theme,
    media: Media,
    build_date: datetime,
    *,
    planners: Sequence[Planner] = (),
    searchable: bool = False,
    kept: Kept | None = None,
) -> Outcome[Site]:
    """Plan the whole site.

    Args:
        corpus: what resolve gave.
        settings: the site's settings.
        theme: its options, static files and words count here; templates are for render.
        media: pictures, other files and fonts.
        build_date: the one date that the build knows; pages show ages and present roles by it.
        planners: further makers of pages, from plug-ins.
        searchable: whether an index of the site is to be made, so that it has a page that searches it.
        kept: what the last plan of this site came to, if there was one.

    Returns:
        Pages and files sorted by path, no path twice, and the problems.
    """
    kept = kept or Kept()
    kept.begin()
    published = publish(theme.static, minify=theme.options.get("minify", True) is True)
    assets, files = published.value, media.files
    settings = with_logo(settings, assets)
    edition = _edition(corpus, settings, theme, media, build_date, assets, kept, searchable=searchable)
    lists = lists_of(edition)
    pages = _collections(edition, lists, kept)
    led_on, followed = list(redirects(edition, pages)), groups(edition, lists)
    pages += [
        corrections_page(edition),
        feeds_page(edition, followed),
        *redirect_pages(edition, led_on),
        not_found_page(edition),
        *([search_page(edition)] if searchable else []),
        *plugin_pages(edition, planners),
    ]
    outputs = [*(page.path for page in pages), *feed_paths(edition, followed)]
    addresses = edition.desk.addresses
    goals = goals_of(corpus, addresses, outputs, assets.paths, files, media.pictures, settings)
    own = content_pages(edition, goals, kept)
    pages += own.pages
    articles = Articles(edition, goals)
    ready = _data_files(edition, articles, lists, followed, led_on, pages)
    problems = (
        *published.diagnostics,
        *_problems(edition, settings, goals),
        *own.problems,
        *unlinked_texts(media.texts, own.copies.values()),
        *check_paths(edition, led_on, pages, ready, assets.files, own.beside),
    )
    ready += [File(path, data) for path, data in assets.files.items()]
    ready += [File(one.path, files[name]) for one, name in own.copies.items()]
    shares = [order for order in (edition.around.share.order, *own.shares) if order]
    site = Site(
        pages=_by_path(pages),
        files=_by_path(ready),
        search=partial(_documents, edition) if searchable else tuple,
        pictures=_by_path(own.orders),
        shares=_by_path(shares),
        planned=Planned(edition, goals),
    )
    return Outcome(site, in_order(problems))


def _edition(
    corpus: Corpus,
    settings: Settings,
    theme: Theme,
    media: Media,
    build_date: datetime,
    assets: Assets,
    kept: Kept,
    *,
    searchable: bool,
) -> Edition:
    """Give what all pages are made from: look-ups, addresses, words, and what surrounds each page."""
    addresses = urls.addresses(corpus, settings, kept)
    own_words = Words(settings.lang, settings.timezone, settings.claims.states, theme.messages)
    around = surroundings(
        corpus,
        with_known_policies(settings, corpus, addresses, assets.paths),
        theme.options,
        addresses.pages,
        own_words,
        assets.names(),
        searchable=searchable,
        share=site_share(settings, media.faces),
        sizes=static_sizes(media.pictures),
    )
    desk = Desk(library(corpus, kept), addresses, own_words, day_of(build_date))
    return Edition(corpus, desk, around, build_date, media.faces)


def _problems(edition: Edition, settings: Settings, goals: Goals) -> Iterator[Diagnostic]:
    """Report what is wrong with the edition as a whole, its pages and files apart.

    The ``settings`` are those that an editor wrote; the edition has none that lead nowhere.
    """
    corpus = edition.corpus
    yield from check_settings(settings, goals)
    yield from check_sitemaps(settings)
    yield from review_problems(edition)
    yield from dates_to_come(corpus, edition.now)
    yield from unwritable(corpus, settings, edition.faces)
    yield from check_patterns(corpus, settings)


def _collections(edition: Edition, lists: Lists, kept: Kept) -> list[AnyPage]:
    """Give the pages that gather from the whole edition: lists, entities, quotations, the ledger."""
    return [
        *list_pages(edition, lists),
        *entity_lists(edition),
        *entity_pages(edition, kept),
        *quote_pages(edition, kept),
        *quote_date_pages(edition, kept),
        *ledger_pages(edition),
        *claim_pages(edition),
    ]


def _data_files(
    edition: Edition,
    articles: Articles,
    lists: Lists,
    followed: Sequence[Group],
    led_on: Sequence[Redirect],
    pages: Sequence[AnyPage],
) -> list[AnyFile]:
    """Give the files for other programs: annotations, exports, feeds, site maps, redirects."""
    return [
        *annotation_files(edition),
        entities_file(edition),
        claims_file(edition),
        *claims_table(edition),
        *ninjs_files(edition, articles),
        *trust_file(edition.settings),
        *site_feeds(edition, articles),
        *list_feeds(edition, articles, lists),
        *entity_feeds(edition, articles),
        *claim_feeds(edition),
        *corrections_feed(edition),
        *opml_file(edition, followed),
        *crawler_files(edition, pages),
        *redirects_file(edition, led_on),
    ]


Output = TypeVar("Output", AnyPage, AnyFile, SearchDocument, PictureOrder, ShareOrder)


def _documents(edition: Edition) -> tuple[SearchDocument, ...]:
    return _by_path(search_documents(edition))


def _by_path(outputs: Sequence[Output]) -> tuple[Output, ...]:
    return tuple({output.path: output for output in sorted(outputs, key=lambda output: output.path)}.values())
