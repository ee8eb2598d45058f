"""A document as the small page that Pagefind reads: only text, headings and its own attributes."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from briefgen.model.site import SearchDocument

_UNDATED = "0000-00-00"
"""Before every date: in an order of its own making Pagefind leaves out what has no value for it."""


def as_html(document: SearchDocument) -> str:
    """Give the page. Headings with a fragment id become results inside the result."""
    return "".join(_lines(document))


def _lines(document: SearchDocument) -> Iterator[str]:
    yield f'<!doctype html><html><body><h1 data-pagefind-meta="title">{escape(document.title)}</h1>'
    for name, value in document.facts:
        yield _pair("meta", name, value)
    for name, value in document.filters:
        yield _pair("filter", name, value)
    yield _pair("sort", "date", document.date or _UNDATED)
    for part in document.parts:
        if part.heading:
            anchor = f' id="{escape(part.anchor)}"' if part.anchor else ""
            yield f"<h2{anchor}>{escape(part.heading)}</h2>"
        for paragraph in part.paragraphs:
            yield f"<p>{escape(paragraph)}</p>"
    yield "</body></html>"


def _pair(what: str, name: str, value: str) -> str:
    # In an attribute of its own a value may hold any sign, also those that Pagefind has a use for.
    return f'<meta data-pagefind-{what}="{name}[content]" content="{escape(value)}">'
