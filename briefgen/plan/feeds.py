"""The newest briefings as feeds: Atom and JSON Feed 1.1.

A feed holds published briefings that have a date. It holds no time of its own: it was updated when the newest
briefing in it was, so that a build without a change gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as Xml

from briefgen.model.corpus import Briefing
from briefgen.model.site import File
from briefgen.model.source import Status
from briefgen.model.when import EPOCH
from briefgen.plan import urls
from briefgen.plan.cards import Standpoint, briefing_card, named
from briefgen.plan.content_links import link_content, picture
from briefgen.plan.exports import as_json
from briefgen.plan.frames import Edition
from briefgen.plan.link_check import Shelf
from briefgen.plan.text_marks import wiki_targets
from briefgen.plan.views import Body, BriefingCard, Mark
from briefgen.plan.weave import weave

ATOM_NAMESPACE = "http://www.w3.org/2005/Atom"

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One briefing in a feed."""

    id: str
    url: str
    card: BriefingCard
    published: datetime
    updated: datetime
    html: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    image: str


def feed_files(edition: Edition, shelf: Shelf) -> tuple[File, File]:
    """Give ``feed.xml`` and ``feed.json``."""
    base = edition.settings.base_url.rstrip("/")
    at = edition.desk.seen_by_way_of(base + "/" if base else "")
    chosen = [briefing for briefing in edition.corpus.briefings if _belongs(briefing)]
    entries = [_entry(edition, at, briefing, shelf) for briefing in chosen[: edition.settings.feeds.size]]
    updated = max((entry.updated for entry in entries), default=EPOCH)
    return (
        File(urls.ATOM, _atom(edition, at, entries, updated)),
        File(urls.JSON_FEED, _json_feed(edition, at, entries)),
    )


def _belongs(briefing: Briefing) -> bool:
    source = briefing.article.source
    return source.meta.date is not None and source.status is Status.PUBLISHED


def _entry(edition: Edition, at: Standpoint, briefing: Briefing, shelf: Shelf) -> _Entry:
    source, meta = briefing.article.source, briefing.article.source.meta
    path = at.addresses.briefings[briefing.slug]
    published = meta.date.moment if meta.date else EPOCH
    image, _ = picture(source, path, shelf)
    return _Entry(
        id=_lasting_id(at, path, f"briefing/{briefing.slug}"),
        url=at.href(path),
        card=briefing_card(at, briefing.slug),
        published=published,
        updated=max(published, meta.updated.moment) if meta.updated else published,
        html=_full_text(at, briefing, shelf) if edition.settings.feeds.full_text else "",
        authors=tuple(named(at, author).name for author in meta.authors),
        tags=meta.tags,
        image=at.href(image.path) if image.path else "",
    )


def _lasting_id(at: Standpoint, path: str, name: str) -> str:
    """Give an id that no rebuild changes: the full address, else one made from the slug."""
    return at.addresses.absolute(path) or uuid5(NAMESPACE_URL, name).urn


def _full_text(at: Standpoint, briefing: Briefing, shelf: Shelf) -> str:
    """Give the text of a briefing as plain HTML, without marks, its links leading from the feed."""
    page = at.addresses.briefings[briefing.slug]
    links = link_content(at, briefing.article, page, shelf).targets
    return plain_html(weave(briefing.article, targets={**links, **wiki_targets(at, briefing)}))


def plain_html(body: Body) -> str:
    """Give a body as HTML that no theme has dressed."""
    return "".join(part if isinstance(part, str) else _plain_mark(part) for part in body)


def _plain_mark(mark: Mark) -> str:
    inner = plain_html(mark.children)
    match mark.kind:
        case "heading":
            kicker = f"<p><strong>{escape(mark.data.kicker)}</strong></p>\n" if mark.data.kicker else ""
            return f"{kicker}<h{mark.data.level}>{inner}</h{mark.data.level}>\n"
        case "note":
            return f"<aside>\n{inner}</aside>\n"
        case "quote_block":
            return f"<blockquote>\n{inner}</blockquote>\n"
        case _:
            return inner


# ---- Atom


def _atom(edition: Edition, at: Standpoint, entries: Sequence[_Entry], updated: datetime) -> bytes:
    settings = edition.settings
    feed = Xml.Element("feed", {"xmlns": ATOM_NAMESPACE, "xml:lang": settings.lang})
    _add(feed, "title", settings.title)
    if settings.description:
        _add(feed, "subtitle", settings.description)
    _add(feed, "id", _lasting_id(at, urls.HOME, f"site/{settings.title}"))
    _add(feed, "updated", updated.isoformat())
    _add(feed, "link", rel="alternate", type="text/html", href=at.href(urls.HOME))
    _add(feed, "link", rel="self", type="application/atom+xml", href=at.href(urls.ATOM))
    _authors(feed, [settings.publisher.name or settings.title])
    for entry in entries:
        _atom_entry(Xml.SubElement(feed, "entry"), at, entry)
    Xml.indent(feed, " ")
    data: bytes = Xml.tostring(feed, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _atom_entry(element: Xml.Element, at: Standpoint, entry: _Entry) -> None:
    _add(element, "title", entry.card.title)
    _add(element, "id", entry.id)
    _add(element, "link", rel="alternate", type="text/html", href=entry.url)
    _add(element, "published", entry.published.isoformat())
    _add(element, "updated", entry.updated.isoformat())
    _authors(element, entry.authors)
    for tag in entry.tags:
        _add(element, "category", term=tag)
    if entry.card.summary:
        _add(element, "summary", entry.card.summary)
    if entry.html:
        # The base makes links to parts of the page, such as footnotes, lead to the page.
        _add(element, "content", entry.html, type="html", **({"xml:base": entry.url} if at.root else {}))


def _authors(element: Xml.Element, names: Iterable[str]) -> None:
    for name in names:
        _add(Xml.SubElement(element, "author"), "name", name)


def _add(parent: Xml.Element, name: str, text: str = "", **attributes: str) -> None:
    clean = {key: _NOT_IN_XML.sub("", value) for key, value in attributes.items()}
    Xml.SubElement(parent, name, clean).text = _NOT_IN_XML.sub("", text) or None


# ---- JSON Feed


def _json_feed(edition: Edition, at: Standpoint, entries: Sequence[_Entry]) -> bytes:
    settings = edition.settings
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": settings.title,
        "home_page_url": at.href(urls.HOME),
        "feed_url": at.href(urls.JSON_FEED),
        "description": settings.description,
        "language": settings.lang,
        "authors": [{"name": settings.publisher.name or settings.title}],
    }
    given = {key: value for key, value in feed.items() if value}
    return as_json(given | {"items": [_json_item(entry) for entry in entries]})


def _json_item(entry: _Entry) -> dict[str, Any]:
    content = (
        {"content_html": entry.html}
        if entry.html
        else {"content_text": entry.card.summary or entry.card.title}
    )
    item = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.card.title,
        **content,
        "summary": entry.card.summary,
        "image": entry.image,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": author} for author in entry.authors],
        "tags": list(entry.tags),
    }
    about = {
        "kind": entry.card.kind,
        "section": entry.card.section,
        "quotes": entry.card.quotes,
        "contested": entry.card.contested,
        "entities": [entity.id for entity in entry.card.entities],
    }
    return {key: value for key, value in item.items() if value} | {"_briefgen": about}
