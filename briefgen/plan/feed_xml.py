"""Feeds as XML: Atom for all of them, and RSS 2.0 for programs that read nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
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

_DECLARATION = "<?xml version='1.0' encoding='utf-8'?>\n"
_IN_VALUES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}
)
_MARKED = re.compile("[^ !#-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Finds what may not stand in XML as it is."""
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
    """Give a feed as Atom.

    A large site has more Atom than any other XML, so it is put together as text, laid out as ``as_xml`` does.
    """
    lines = [
        f'<feed xmlns="{ATOM_NAMESPACE}" xml:lang={_value(settings.lang)}>',
        _line("title", feed.title),
        *([_line("subtitle", feed.description)] if feed.description else []),
        _line("id", lasting_id(settings, feed.page, "", feed.name)),
        _line("updated", stamp(max((entry.updated for entry in feed.entries), default=EPOCH))),
        f' <link rel="alternate" type="text/html" href={_value(at.href(feed.page))} />',
        f' <link rel="self" type="application/atom+xml" href={_value(at.href(feed.atom))} />',
        *_author(settings.publisher.name or settings.title, settings.publisher.url),
    ]
    for entry in feed.entries:
        lines.append(f" <entry xml:lang={_value(entry.lang)}>" if entry.lang else " <entry>")
        lines.extend(f" {line}" for line in _atom_entry(at, settings, entry))
        lines.append(" </entry>")
    lines.append("</feed>\n")
    return File(feed.atom, (_DECLARATION + "\n".join(lines)).encode())


def _atom_entry(at: Standpoint, settings: Settings, entry: Entry) -> Iterator[str]:
    yield _line("title", entry.title)
    yield _line("id", lasting_id(settings, entry.path, entry.fragment, entry.name))
    yield f' <link rel="alternate" type="text/html" href={_value(at.href(entry.path, entry.fragment))} />'
    yield _line("published", stamp(entry.published))
    yield _line("updated", stamp(entry.updated))
    for author in entry.authors:
        yield "\n ".join(_author(author))
    for tag in entry.tags:
        yield f" <category term={_value(tag)} />"
    if entry.summary:
        yield _line("summary", entry.summary)
    if entry.html:
        yield _line("content", entry.html, ' type="html"')


def _author(name: str, url: str = "") -> tuple[str, ...]:
    about = (" " + _line("name", name), *([" " + _line("uri", url)] if url else []))
    return " <author>", *about, " </author>"


def _line(name: str, content: str, attributes: str = "") -> str:
    """Give an element that holds text, in the second column."""
    text = content
    if _MARKED.search(content):
        text = in_xml(content).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f" <{name}{attributes}>{text}</{name}>" if text else f" <{name}{attributes} />"


def _value(text: str) -> str:
    """Give the value of an attribute, in quotation marks."""
    return f'"{in_xml(text).translate(_IN_VALUES) if _MARKED.search(text) else text}"'


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
