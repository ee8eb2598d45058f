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
class Site:
    """Every output file: pages to render, files that are ready, pictures to draw.

    All are sorted by path; no path twice.
    """

    pages: tuple[Page, ...] = ()
    files: tuple[File, ...] = ()
    pictures: tuple[PictureOrder, ...] = ()
    shares: tuple[ShareOrder, ...] = ()
