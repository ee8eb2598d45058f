"""Feeds as files: the same entries as JSON Feed 1.1, as Atom and, where asked for, as RSS 2.0.

A feed holds no time of its own: it was updated when the newest entry in it was, so that a build without a
change gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5

from briefgen.model.often import made_often
from briefgen.model.settings import Settings
from briefgen.model.site import File
from briefgen.plan import urls
from briefgen.plan.data_format import Ready, as_json, as_line, as_text
from briefgen.plan.parts.cards import Desk, Standpoint
from briefgen.plan.parts.edits import stamp

_TAG = re.compile(r'<[A-Za-z](?:[^<>"]|"[^"]*")*>')
_ADDRESS = re.compile(r'(\s(?:href|src|cite|poster)=")([^"]*)')
_PICTURES = re.compile(r'(\ssrcset=")([^"]*)')


@made_often
@dataclass(frozen=True, slots=True, eq=False)
class News:
    """One thing that happened, at ``path`` and ``fragment`` of the site: what all feeds tell of it alike.

    ``name`` tells it from all others for good, whatever its address: ``briefing/treaty``,
    ``claim/bridge/2025-04-29``. ``lang`` is its language where that is not the site's. Each is equal to
    itself alone, so that what it looks like in a file is found at once, and worked out only once.
    """

    name: str
    path: str
    title: str
    published: datetime
    updated: datetime
    fragment: str = ""
    summary: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    lang: str = ""


@made_often
@dataclass(frozen=True, slots=True)
class Entry:
    """News as one feed tells it.

    ``html`` is its text, without which the summary stands for it; ``image`` an output path; ``extra`` what
    JSON Feed carries under ``_briefgen``.
    """

    news: News
    html: str = ""
    image: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that follows the page ``page``; ``atom`` and ``json`` are its output paths.

    ``name`` tells it from all other feeds for good, like that of an entry; entries stand newest first.
    """

    name: str
    title: str
    page: str
    atom: str
    json: str
    entries: tuple[Entry, ...] = ()
    description: str = ""


def feed_point(desk: Desk, settings: Settings, path: str) -> Standpoint:
    """Give the site as seen from a feed: by full URLs where the base URL is known, else from its folder."""
    base = settings.base_url.rstrip("/")
    return desk.seen_by_way_of(f"{base}/" if base else urls.root_from(path))


def lasting_id(base: str, path: str, fragment: str, name: str) -> str:
    """Give an id that no rebuild changes: the full address below ``base``, else one made from the name."""
    return urls.join(f"{base}/", path, fragment) if base else uuid5(NAMESPACE_URL, name).urn


def base_of_ids(settings: Settings) -> str:
    """Give where ids lie: a site that moved to another host keeps them by the setting that says so."""
    return (settings.feeds.ids_from or settings.base_url).rstrip("/")


def from_page(html: str, page: str) -> str:
    """Make the addresses in some HTML lead from anywhere: those of parts of the page, and of files beside it.

    Args:
        html: the text, its tags closed and its attributes between double quotation marks.
        page: the page that it stands on, as seen from where it is to be read. If that is no full URL, only
            links to parts of the page are changed: the others lead from there already.
    """
    full = urls.is_external(page)

    def whole(address: str) -> str:
        if address.startswith("#"):
            return page + address
        return address if urls.is_external(address) or not full else urljoin(page, address)

    def several(found: re.Match[str]) -> str:
        choices = (choice.strip().partition(" ") for choice in found[2].split(", "))
        return found[1] + ", ".join(whole(address) + gap + size for address, gap, size in choices)

    def tag(found: re.Match[str]) -> str:
        changed = _ADDRESS.sub(lambda one: one[1] + whole(one[2]), found[0])
        return _PICTURES.sub(several, changed)

    return _TAG.sub(tag, html)


# ---- JSON Feed


def json_feed(at: Standpoint, settings: Settings, feed: Feed) -> File:
    """Give a feed as JSON Feed 1.1; ``at`` is its ``feed_point``."""
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": at.href(feed.page),
        "feed_url": at.href(feed.json),
        "description": feed.description,
        "language": settings.lang,
        "authors": [_publisher(settings)],
    }
    given = {key: value for key, value in head.items() if value}
    items = [_json_item(at, settings, entry) for entry in feed.entries]
    return File(feed.json, as_json(given | {"items": items}))


def _publisher(settings: Settings) -> dict[str, str]:
    name, url = settings.publisher.name or settings.title, settings.publisher.url
    return {"name": name} | ({"url": url} if url else {})


def _json_item(at: Standpoint, settings: Settings, entry: Entry) -> Ready:
    content = ("content_html", entry.html) if entry.html else ("content_text", _text(entry.news))
    parts = [
        _json_news(at.root, base_of_ids(settings), entry.news),
        *([b'"image":%b' % as_text(at.href(entry.image))] if entry.image else []),
        b'"%b":%b' % (content[0].encode(), as_text(content[1])),
        *([b'"_briefgen":%b' % as_line(entry.extra)] if entry.extra else []),
    ]
    return Ready(b"{%b}" % b",".join(parts))


def _text(news: News) -> str:
    return news.summary or news.title


@lru_cache(maxsize=1 << 13)
def _json_news(root: str, base: str, news: News) -> bytes:
    """Give the members of an item that are the same in all feeds whose links lead by way of ``root``."""
    item = {
        "id": lasting_id(base, news.path, news.fragment, news.name),
        "url": urls.join(root, news.path, news.fragment),
        "title": news.title,
        "summary": news.summary,
        "date_published": stamp(news.published),
        "date_modified": stamp(news.updated),
        "authors": [{"name": author} for author in news.authors],
        "tags": list(news.tags),
        "language": news.lang,
    }
    return as_line({key: value for key, value in item.items() if value})[1:-1]
