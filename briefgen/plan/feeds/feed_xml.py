"""Feeds as XML: Atom for all of them, and RSS 2.0 for programs that read nothing else."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache
from xml.etree import ElementTree as Xml

from briefgen.model.settings import Settings
from briefgen.model.site import File
from briefgen.model.when import EPOCH
from briefgen.plan import urls
from briefgen.plan.feeds.feed_format import Entry, Feed, News, base_of_ids, lasting_id
from briefgen.plan.parts.cards import Standpoint
from briefgen.plan.parts.edits import in_whole_minutes, stamp

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
        _line("id", lasting_id(base_of_ids(settings), feed.page, "", feed.name)),
        _line("updated", stamp(max((entry.news.updated for entry in feed.entries), default=EPOCH))),
        f' <link rel="alternate" type="text/html" href={_value(at.href(feed.page))} />',
        f' <link rel="self" type="application/atom+xml" href={_value(at.href(feed.atom))} />',
        *_author(settings.publisher.name or settings.title, settings.publisher.url),
    ]
    base = base_of_ids(settings)
    for entry in feed.entries:
        lines.append(_atom_news(at.root, base, entry.news))
        if entry.html:
            lines.append(" " + _line("content", entry.html, ' type="html"'))
        lines.append(" </entry>")
    lines.append("</feed>\n")
    return File(feed.atom, (_DECLARATION + "\n".join(lines)).encode())


@lru_cache(maxsize=1 << 13)
def _atom_news(root: str, base: str, news: News) -> str:
    """Give an entry up to its text: the same in all feeds whose links lead by way of ``root``."""
    address = _value(urls.join(root, news.path, news.fragment))
    lines = (
        f"<entry xml:lang={_value(news.lang)}>" if news.lang else "<entry>",
        _line("title", news.title),
        _line("id", lasting_id(base, news.path, news.fragment, news.name)),
        f' <link rel="alternate" type="text/html" href={address} />',
        _line("published", stamp(news.published)),
        _line("updated", stamp(news.updated)),
        *(line for author in news.authors for line in _author(author)),
        *(f" <category term={_value(tag)} />" for tag in news.tags),
        *([_line("summary", news.summary)] if news.summary else []),
    )
    return "\n".join(f" {line}" for line in lines)


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
        add(channel, "lastBuildDate", _rss_date(max(entry.news.updated for entry in feed.entries)))
    for entry in feed.entries:
        _rss_item(Xml.SubElement(channel, "item"), at, settings, entry)
    return File(path, as_xml(root))


def _rss_item(element: Xml.Element, at: Standpoint, settings: Settings, entry: Entry) -> None:
    news = entry.news
    address = at.href(news.path, news.fragment)
    id_ = lasting_id(base_of_ids(settings), news.path, news.fragment, news.name)
    add(element, "title", news.title)
    add(element, "link", address)
    add(element, "guid", id_, isPermaLink="true" if id_ == address else "false")
    add(element, "pubDate", _rss_date(news.published))
    for author in news.authors:
        add(element, "dc:creator", author)
    for tag in news.tags:
        add(element, "category", tag)
    add(element, "description", news.summary or news.title)
    if entry.html:
        add(element, "content:encoded", entry.html)


def _rss_date(moment: datetime) -> str:
    return format_datetime(in_whole_minutes(moment))
