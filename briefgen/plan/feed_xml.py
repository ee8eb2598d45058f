"""Feeds as XML: Atom for all of them, and RSS 2.0 for programs that read nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime
from xml.etree import ElementTree as Xml

from briefgen.model.settings import Settings
from briefgen.model.site import File
from briefgen.model.when import EPOCH
from briefgen.plan.cards import Standpoint
from briefgen.plan.edits import in_whole_minutes, stamp
from briefgen.plan.feed_format import Entry, Feed, lasting_id

ATOM_NAMESPACE = "http://www.w3.org/2005/Atom"
RSS_NAMESPACES = {
    "xmlns:atom": ATOM_NAMESPACE,
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(parent: Xml.Element, name: str, content: str = "", /, **attributes: str) -> Xml.Element:
    """Add an element to another."""
    element = Xml.SubElement(parent, name, {key: in_xml(value) for key, value in attributes.items()})
    element.text = in_xml(content) or None
    return element


def in_xml(text: str) -> str:
    """Give a text without the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("", text)


def as_xml(root: Xml.Element) -> bytes:
    """Give a tree as the bytes of a file."""
    Xml.indent(root, " ")
    data: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


# ---- Atom


def atom_feed(at: Standpoint, settings: Settings, feed: Feed) -> File:
    """Give a feed as Atom."""
    root = Xml.Element("feed", {"xmlns": ATOM_NAMESPACE, "xml:lang": settings.lang})
    add(root, "title", feed.title)
    if feed.description:
        add(root, "subtitle", feed.description)
    add(root, "id", lasting_id(settings, feed.page, "", feed.name))
    add(root, "updated", stamp(max((entry.updated for entry in feed.entries), default=EPOCH)))
    add(root, "link", rel="alternate", type="text/html", href=at.href(feed.page))
    add(root, "link", rel="self", type="application/atom+xml", href=at.href(feed.atom))
    _authors(root, [settings.publisher.name or settings.title], settings.publisher.url)
    for entry in feed.entries:
        lang = {"xml:lang": entry.lang} if entry.lang else {}
        _atom_entry(Xml.SubElement(root, "entry", lang), at, settings, entry)
    return File(feed.atom, as_xml(root))


def _atom_entry(element: Xml.Element, at: Standpoint, settings: Settings, entry: Entry) -> None:
    add(element, "title", entry.title)
    add(element, "id", lasting_id(settings, entry.path, entry.fragment, entry.name))
    add(element, "link", rel="alternate", type="text/html", href=at.href(entry.path, entry.fragment))
    add(element, "published", stamp(entry.published))
    add(element, "updated", stamp(entry.updated))
    _authors(element, entry.authors)
    for tag in entry.tags:
        add(element, "category", term=tag)
    if entry.summary:
        add(element, "summary", entry.summary)
    if entry.html:
        add(element, "content", entry.html, type="html")


def _authors(element: Xml.Element, names: Iterable[str], url: str = "") -> None:
    for name in names:
        author = Xml.SubElement(element, "author")
        add(author, "name", name)
        if url:
            add(author, "uri", url)


# ---- RSS


def rss_feed(at: Standpoint, settings: Settings, feed: Feed, path: str) -> File:
    """Give a feed as RSS 2.0, to stand at ``path``."""
    root = Xml.Element("rss", {"version": "2.0", **RSS_NAMESPACES})
    channel = Xml.SubElement(root, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", at.href(feed.page))
    add(channel, "description", feed.description or feed.title)
    add(channel, "language", settings.lang)
    add(channel, "atom:link", rel="self", type="application/rss+xml", href=at.href(path))
    if feed.entries:
        add(channel, "lastBuildDate", _rss_date(max(entry.updated for entry in feed.entries)))
    for entry in feed.entries:
        _rss_item(Xml.SubElement(channel, "item"), at, settings, entry)
    return File(path, as_xml(root))


def _rss_item(element: Xml.Element, at: Standpoint, settings: Settings, entry: Entry) -> None:
    address, id_ = (
        at.href(entry.path, entry.fragment),
        lasting_id(settings, entry.path, entry.fragment, entry.name),
    )
    add(element, "title", entry.title)
    add(element, "link", address)
    add(element, "guid", id_, isPermaLink="true" if id_ == address else "false")
    add(element, "pubDate", _rss_date(entry.published))
    for author in entry.authors:
        add(element, "dc:creator", author)
    for tag in entry.tags:
        add(element, "category", tag)
    add(element, "description", entry.summary or entry.title)
    if entry.html:
        add(element, "content:encoded", entry.html)


def _rss_date(moment: datetime) -> str:
    return format_datetime(in_whole_minutes(moment))
