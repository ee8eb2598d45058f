"""What search engines read: ``robots.txt``, sitemaps with the dates of real changes, one of fresh news."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import NamedTuple
from xml.sax.saxutils import escape

from briefgen.model.corpus import Briefing
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.settings import Settings
from briefgen.model.site import AnyFile, AnyPage, File, LazyFile, LazyPage
from briefgen.model.source import Status
from briefgen.model.when import Precision, When
from briefgen.plan import urls
from briefgen.plan.exports.last_changes import LastChanges
from briefgen.plan.feeds.feed_xml import in_xml
from briefgen.plan.parts.cards import RETRACTED, status_of
from briefgen.plan.parts.edits import as_known, newest
from briefgen.plan.parts.frames import Edition
from briefgen.plan.problems import NEWS_WITHOUT_ADDRESS
from briefgen.plan.views import Frame

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS_NAMESPACE = "http://www.google.com/schemas/sitemap-news/0.9"

MOST_URLS, MOST_BYTES = 50_000, 50 * 1024 * 1024
"""What one sitemap may hold; one that would hold more is an index of several."""

FRESH, MOST_NEWS = timedelta(days=2), 1000
"""For how long a briefing is news, and how many of them a sitemap of news may hold."""


class Listed(NamedTuple):
    """An address of the site in full, and when the page there last changed, where that is known."""

    url: str
    changed: When | None = None


def crawler_files(edition: Edition, pages: Sequence[AnyPage]) -> list[AnyFile]:
    """Give ``robots.txt``, and where the base URL is known, as it must be, the sitemaps."""
    absolute = edition.desk.addresses.absolute
    if not edition.settings.base_url:
        return [File(urls.ROBOTS, b"User-agent: *\nAllow: /\n")]
    files = [*_all(edition, pages)]
    named = [urls.SITEMAP]
    if edition.settings.news_sitemap:
        files.append(LazyFile(urls.NEWS_SITEMAP, partial(_news, edition)))
        named.append(urls.NEWS_SITEMAP)
    lines = "".join(f"Sitemap: {absolute(path)}\n" for path in named)
    return [File(urls.ROBOTS, f"User-agent: *\nAllow: /\n\n{lines}".encode()), *files]


def check_sitemaps(settings: Settings) -> Iterator[Diagnostic]:
    """Report a sitemap of news that is asked for and cannot be made."""
    if settings.news_sitemap and not settings.base_url:
        yield NEWS_WITHOUT_ADDRESS.at(settings.places.get("news_sitemap"))


# ---- all pages


def _all(edition: Edition, pages: Sequence[AnyPage]) -> Sequence[AnyFile]:
    """Give the sitemap; how many files it takes must be known at once, what stands in them need not."""
    most = sum(_most(page.path, edition.settings.base_url) for page in pages)
    if len(pages) <= MOST_URLS and most <= MOST_BYTES:
        return [LazyFile(urls.SITEMAP, partial(_whole, edition, tuple(pages)))]
    return _sitemaps(edition, pages)


def _most(path: str, base_url: str) -> int:
    """Give more bytes than an address can take in a sitemap, each letter of it quoted."""
    return 300 + 12 * (len(path) + len(base_url))


def _whole(edition: Edition, pages: Sequence[AnyPage]) -> bytes:
    return _sitemaps(edition, pages)[0].data


def _sitemaps(edition: Edition, pages: Sequence[AnyPage]) -> list[File]:
    absolute, changes = edition.desk.addresses.absolute, LastChanges(edition)
    listed = (
        Listed(absolute(page.path), changes.of(page))
        for page in sorted(pages, key=lambda page: page.path)
        if _is_listed(page, absolute(page.path))
    )
    return sitemaps(listed, edition.settings.base_url)


def _is_listed(page: AnyPage, url: str) -> bool:
    """Say whether a page is to be found: it may be, and no other is the one that is meant."""
    if isinstance(page, LazyPage):
        return page.listed
    frame = getattr(page.view, "frame", None)
    return isinstance(frame, Frame) and not frame.head.noindex and frame.head.canonical == url


def sitemaps(
    listed: Iterable[Listed], base_url: str, most: int = MOST_URLS, most_bytes: int = MOST_BYTES
) -> list[File]:
    """Give the sitemap of some addresses; where it would be too large, as an index and its parts.

    Args:
        listed: the addresses, in order.
        base_url: where the parts will stand.
        most: how many addresses one file may hold.
        most_bytes: how large it may be.
    """
    head, foot = _head("urlset"), b"</urlset>\n"
    parts: list[tuple[list[bytes], list[When | None]]] = [([], [])]
    size = 0
    for one in listed:
        element = _element("url", one)
        if parts[-1][0] and (
            len(parts[-1][0]) == most or len(head) + size + len(element) + len(foot) > most_bytes
        ):
            parts.append(([], []))
            size = 0
        parts[-1][0].append(element)
        parts[-1][1].append(one.changed)
        size += len(element)
    if len(parts) == 1:
        return [File(urls.SITEMAP, head + b"".join(parts[0][0]) + foot)]
    files, index = [], []
    for number, (elements, dates) in enumerate(parts, 1):
        path = urls.sitemap_part(number)
        files.append(File(path, head + b"".join(elements) + foot))
        index.append(_element("sitemap", Listed(urls.join(f"{base_url.rstrip('/')}/", path), newest(dates))))
    whole = _head("sitemapindex") + b"".join(index) + b"</sitemapindex>\n"
    return [File(urls.SITEMAP, whole), *files]


def _head(name: str, more: str = "") -> bytes:
    return f"<?xml version='1.0' encoding='utf-8'?>\n<{name} xmlns=\"{NAMESPACE}\"{more}>\n".encode()


def _element(name: str, one: Listed) -> bytes:
    changed = f"\n  <lastmod>{as_known(one.changed)}</lastmod>" if one.changed else ""
    return f" <{name}>\n  <loc>{escape(one.url)}</loc>{changed}\n </{name}>\n".encode()


# ---- news


def _news(edition: Edition) -> bytes:
    """Give the sitemap of the briefings of the last two days; it may be empty.

    What was retracted is no news. There is no mark for opinion in such a sitemap any more: the pages say so.
    """
    fresh = [briefing for briefing in edition.corpus.briefings if _is_fresh(edition, briefing)]
    elements = (_news_element(edition, briefing) for briefing in fresh[:MOST_NEWS])
    head = _head("urlset", f' xmlns:news="{NEWS_NAMESPACE}"')
    return head + "".join(elements).encode() + b"</urlset>\n"


def _is_fresh(edition: Edition, briefing: Briefing) -> bool:
    """Say whether a briefing is out since two days at most, as far as its date tells the day."""
    source = briefing.article.source
    date = source.meta.date
    return (
        date is not None
        and date.precision in (Precision.DAY, Precision.TIME)
        and edition.now - FRESH <= date.moment <= edition.now
        and source.status is Status.PUBLISHED
        and status_of(source) != RETRACTED
    )


def _news_element(edition: Edition, briefing: Briefing) -> str:
    settings, meta = edition.settings, briefing.article.source.meta
    url = edition.desk.addresses.absolute(edition.desk.addresses.briefings[briefing.slug])
    return (
        f" <url>\n  <loc>{escape(url)}</loc>\n  <news:news>\n   <news:publication>\n"
        f"    <news:name>{_text(settings.title)}</news:name>\n"
        f"    <news:language>{news_language(settings.lang)}</news:language>\n   </news:publication>\n"
        f"   <news:publication_date>{as_known(meta.date) if meta.date else ''}</news:publication_date>\n"
        f"   <news:title>{_text(meta.title)}</news:title>\n  </news:news>\n </url>\n"
    )


def _text(text: str) -> str:
    return escape(in_xml(text))


def news_language(lang: str) -> str:
    """Give a language as news sitemaps name it: without a region, but for the two ways to write Chinese."""
    code, _, more = lang.lower().partition("-")
    if code != "zh":
        return code
    return "zh-tw" if {"tw", "hk", "mo", "hant"} & set(more.split("-")) else "zh-cn"
