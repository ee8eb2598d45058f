"""Feeds as files: the same entries as JSON Feed 1.1, as Atom and, where asked for, as RSS 2.0.

A feed holds no time of its own: it was updated when the newest entry in it was, so that a build without a
change gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5

from briefgen.model.often import made_often
from briefgen.model.settings import Settings
from briefgen.model.site import File
from briefgen.plan import urls
from briefgen.plan.cards import Desk, Standpoint
from briefgen.plan.data_format import as_json
from briefgen.plan.edits import stamp

_TAG = re.compile(r'<[A-Za-z](?:[^<>"]|"[^"]*")*>')
_ADDRESS = re.compile(r'(\s(?:href|src|cite|poster)=")([^"]*)')
_PICTURES = re.compile(r'(\ssrcset=")([^"]*)')


@made_often
@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened, at ``path`` and ``fragment`` of the site.

    ``name`` tells it from all others for good, whatever its address: ``briefing/treaty``,
    ``claim/bridge/2025-04-29``. ``html`` is its text, without which the summary stands for it; ``image`` an
    output path; ``lang`` its language where that is not the site's; ``extra`` what JSON Feed carries under
    ``_briefgen``.
    """

    name: str
    path: str
    title: str
    published: datetime
    updated: datetime
    fragment: str = ""
    summary: str = ""
    html: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    image: str = ""
    lang: str = ""
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


def lasting_id(settings: Settings, path: str, fragment: str, name: str) -> str:
    """Give an id that no rebuild changes: the full address, else one made from the name.

    A site that moved to another host keeps its ids by the setting that says where they come from.
    """
    base = (settings.feeds.ids_from or settings.base_url).rstrip("/")
    return urls.join(f"{base}/", path, fragment) if base else uuid5(NAMESPACE_URL, name).urn


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


def _json_item(at: Standpoint, settings: Settings, entry: Entry) -> dict[str, Any]:
    content = {"content_html": entry.html} if entry.html else {"content_text": entry.summary or entry.title}
    item = {
        "id": lasting_id(settings, entry.path, entry.fragment, entry.name),
        "url": at.href(entry.path, entry.fragment),
        "title": entry.title,
        **content,
        "summary": entry.summary,
        "image": at.href(entry.image) if entry.image else "",
        "date_published": stamp(entry.published),
        "date_modified": stamp(entry.updated),
        "authors": [{"name": author} for author in entry.authors],
        "tags": list(entry.tags),
        "language": entry.lang,
    }
    own = {"_briefgen": dict(entry.extra)} if entry.extra else {}
    return {key: value for key, value in item.items() if value} | own
