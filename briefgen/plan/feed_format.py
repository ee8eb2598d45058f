"""Feeds as files: the same entries as Atom and as JSON Feed 1.1.

A feed holds no time of its own: it was updated when the newest entry in it was, so that a build without a
change gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as Xml

from briefgen.model.settings import Settings
from briefgen.model.site import File
from briefgen.model.when import EPOCH
from briefgen.plan import urls
from briefgen.plan.cards import Desk, Standpoint
from briefgen.plan.data_format import as_json

ATOM_NAMESPACE = "http://www.w3.org/2005/Atom"

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened, at ``path`` and ``fragment`` of the site.

    ``name`` tells it from all others for good, whatever its address: ``briefing/treaty``,
    ``claim/bridge/2025-04-29``. ``html`` is its text, without which the summary stands for it; ``image`` an
    output path; ``extra`` what JSON Feed carries under ``_briefgen``.
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


def feed_pair(at: Standpoint, settings: Settings, feed: Feed) -> tuple[File, File]:
    """Give a feed as Atom and as JSON Feed; ``at`` is its ``feed_point``."""
    return File(feed.atom, _atom(at, settings, feed)), File(feed.json, _json_feed(at, settings, feed))


def _lasting_id(at: Standpoint, path: str, fragment: str, name: str) -> str:
    """Give an id that no rebuild changes: the full address, else one made from the name."""
    return at.addresses.absolute(path, fragment) or uuid5(NAMESPACE_URL, name).urn


# ---- Atom


def _atom(at: Standpoint, settings: Settings, feed: Feed) -> bytes:
    root = Xml.Element("feed", {"xmlns": ATOM_NAMESPACE, "xml:lang": settings.lang})
    _add(root, "title", feed.title)
    if feed.description:
        _add(root, "subtitle", feed.description)
    _add(root, "id", _lasting_id(at, feed.page, "", feed.name))
    _add(root, "updated", max((entry.updated for entry in feed.entries), default=EPOCH).isoformat())
    _add(root, "link", rel="alternate", type="text/html", href=at.href(feed.page))
    _add(root, "link", rel="self", type="application/atom+xml", href=at.href(feed.atom))
    _authors(root, [settings.publisher.name or settings.title])
    for entry in feed.entries:
        _atom_entry(Xml.SubElement(root, "entry"), at, entry)
    Xml.indent(root, " ")
    data: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _atom_entry(element: Xml.Element, at: Standpoint, entry: Entry) -> None:
    url = at.href(entry.path, entry.fragment)
    _add(element, "title", entry.title)
    _add(element, "id", _lasting_id(at, entry.path, entry.fragment, entry.name))
    _add(element, "link", rel="alternate", type="text/html", href=url)
    _add(element, "published", entry.published.isoformat())
    _add(element, "updated", entry.updated.isoformat())
    _authors(element, entry.authors)
    for tag in entry.tags:
        _add(element, "category", term=tag)
    if entry.summary:
        _add(element, "summary", entry.summary)
    if entry.html:
        # The base makes links to parts of the page, such as footnotes, lead to the page.
        based = {"xml:base": url} if urls.is_external(url) else {}
        _add(element, "content", entry.html, type="html", **based)


def _authors(element: Xml.Element, names: Iterable[str]) -> None:
    for name in names:
        _add(Xml.SubElement(element, "author"), "name", name)


def _add(parent: Xml.Element, name: str, text: str = "", **attributes: str) -> None:
    clean = {key: _NOT_IN_XML.sub("", value) for key, value in attributes.items()}
    Xml.SubElement(parent, name, clean).text = _NOT_IN_XML.sub("", text) or None


# ---- JSON Feed


def _json_feed(at: Standpoint, settings: Settings, feed: Feed) -> bytes:
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": at.href(feed.page),
        "feed_url": at.href(feed.json),
        "description": feed.description,
        "language": settings.lang,
        "authors": [{"name": settings.publisher.name or settings.title}],
    }
    given = {key: value for key, value in head.items() if value}
    return as_json(given | {"items": [_json_item(at, entry) for entry in feed.entries]})


def _json_item(at: Standpoint, entry: Entry) -> dict[str, Any]:
    content = {"content_html": entry.html} if entry.html else {"content_text": entry.summary or entry.title}
    item = {
        "id": _lasting_id(at, entry.path, entry.fragment, entry.name),
        "url": at.href(entry.path, entry.fragment),
        "title": entry.title,
        **content,
        "summary": entry.summary,
        "image": at.href(entry.image) if entry.image else "",
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": author} for author in entry.authors],
        "tags": list(entry.tags),
    }
    own = {"_briefgen": dict(entry.extra)} if entry.extra else {}
    return {key: value for key, value in item.items() if value} | own
