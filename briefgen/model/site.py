"""What plan hands on (every output file) and what render hands on (bytes)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from briefgen.model.picture import PictureOrder, ShareOrder


@dataclass(frozen=True, slots=True)
class Page:
    """A file to be rendered: its output path, its template, and the view that the template receives.

    ``origin`` names what the page was made from, for messages (``content/treaty.md``).
    """

    path: str
    template: str
    view: Any
    origin: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """An output path, relative to ``site/`` with ``/``, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class SearchPart:
    """A stretch of a document: its heading, the fragment id of that (none: no heading), and paragraphs."""

    heading: str = ""
    anchor: str = ""
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A page as search finds it: its text in parts, and what is said of it in the list of results.

    ``path`` is the output path of the page, ``date`` the day by which results are sorted, as ``2025-04-28``.
    ``filters`` are pairs of a filter's name and a value in the reader's words; ``facts`` pairs of a name and
    what the list of results prints. Both sorted, no pair twice.
    """

    path: str
    title: str
    parts: tuple[SearchPart, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    date: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """Every output file: pages to render, files that are ready, pictures to draw.

    All are sorted by path; no path twice. ``documents`` are what search is to find; none where the site has
    no search. ``planned`` is what plan makes single pages again with.
    """

    pages: tuple[Page, ...] = ()
    files: tuple[File, ...] = ()
    documents: tuple[SearchDocument, ...] = ()
    pictures: tuple[PictureOrder, ...] = ()
    shares: tuple[ShareOrder, ...] = ()
    planned: Any = None
