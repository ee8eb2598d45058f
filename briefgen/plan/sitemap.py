"""What search engines read: ``robots.txt``, and ``sitemap.xml`` with the dates of real changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from xml.etree import ElementTree as Xml

from briefgen.model.corpus import Briefing
from briefgen.model.site import File, Page
from briefgen.model.when import When
from briefgen.plan import urls
from briefgen.plan.frames import Edition
from briefgen.plan.list_pages import sections
from briefgen.plan.views import Frame

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def crawler_files(edition: Edition, pages: Sequence[Page]) -> list[File]:
    """Give ``robots.txt``, and where the base URL is known, as it must be, ``sitemap.xml``."""
    addresses = edition.desk.addresses
    if not addresses.base_url:
        return [File(urls.ROBOTS, b"User-agent: *\nAllow: /\n")]
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {addresses.absolute(urls.SITEMAP)}\n"
    changed = _changes(edition)
    root = Xml.Element("urlset", {"xmlns": NAMESPACE})
    for page in sorted(pages, key=lambda page: page.path):
        if _is_listed(page):
            element = Xml.SubElement(root, "url")
            Xml.SubElement(element, "loc").text = addresses.absolute(page.path)
            if date := changed.get(page.path):
                Xml.SubElement(element, "lastmod").text = date.iso
    Xml.indent(root, " ")
    sitemap = Xml.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
    return [File(urls.ROBOTS, robots.encode()), File(urls.SITEMAP, sitemap)]


def _is_listed(page: Page) -> bool:
    frame = getattr(page.view, "frame", None)
    return isinstance(frame, Frame) and not frame.head.noindex


def _changes(edition: Edition) -> Mapping[str, When]:
    """Give the date on which each page last changed, where it is known."""
    library, addresses = edition.desk.library, edition.desk.addresses
    edited = {slug: _edited(briefing) for slug, briefing in library.briefings.items()}
    found: dict[str, When | None] = {addresses.briefings[slug]: date for slug, date in edited.items()}
    found |= {addresses.pages[slug]: _edited(page) for slug, page in library.pages.items()}
    found[urls.HOME] = _newest(edited.values())
    for folder, _, slugs in sections(edition):
        found[urls.list_file(folder)] = _newest(edited[slug] for slug in slugs)
    for entity in library.entities:
        slugs = (*library.about.get(entity, ()), *library.mentioned.get(entity, ()))
        found[urls.entity_file(entity)] = _newest(edited[slug] for slug in slugs)
    for name, claim in library.claims.items():
        dates = [position.date for position in claim.positions]
        assessment = claim.record.assessment
        found[urls.claim_file(name)] = _newest((*dates, assessment.date if assessment else None))
    return {path: date for path, date in found.items() if date is not None}


def _edited(briefing: Briefing) -> When | None:
    meta = briefing.article.source.meta
    return _newest((meta.date, meta.updated, *(correction.date for correction in meta.corrections)))


def _newest(dates: Iterable[When | None]) -> When | None:
    return max((date for date in dates if date is not None), key=lambda date: date.order, default=None)
