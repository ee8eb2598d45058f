"""Views of what stands on every page, and the dates and links that all views are made of.

``views`` says what holds for all views.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefgen.model.often import made_often


@made_often
@dataclass(frozen=True, slots=True)
class DateView:
    """A date: ``iso`` for ``<time datetime>``, ``text`` for people, no more precise than it is known."""

    iso: str
    text: str


@made_often
@dataclass(frozen=True, slots=True)
class LinkView:
    """A link; ``current`` marks the page (or the part of the site) that it stands on."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where one is in a list of several pages; ``pages`` links them all, of many only the nearest ones."""

    number: int
    total: int
    newer_url: str = ""
    older_url: str = ""
    pages: tuple[LinkView, ...] = ()


@made_often
@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page shows of the site. ``search``: the link to the page that searches it, if it has one."""

    title: str
    description: str
    home_url: str
    nav: tuple[LinkView, ...] = ()
    footer: tuple[LinkView, ...] = ()
    search: LinkView | None = None
    atom_url: str = ""
    json_feed_url: str = ""
    publisher: str = ""
    publisher_url: str = ""
    email: str = ""
    rss_url: str = ""


@made_often
@dataclass(frozen=True, slots=True)
class HeadView:
    """What goes into ``<head>``.

    ``canonical`` is absolute, or empty without ``base_url``; ``json_ld`` is ready to print inside
    ``<script type="application/ld+json">`` (``<`` is escaped); ``properties`` are Open Graph pairs, ``names``
    pairs for ``<meta name>``.
    """

    title: str
    description: str = ""
    canonical: str = ""
    json_ld: str = ""
    properties: tuple[tuple[str, str], ...] = ()
    alternates: tuple[tuple[str, str, str], ...] = ()
    noindex: bool = False
    names: tuple[tuple[str, str], ...] = ()


@made_often
@dataclass(frozen=True, slots=True)
class Frame:
    """What every view holds as ``view.frame``.

    ``static`` is the address of the ``static/`` folder, ending in ``/``, ``assets`` gives the addresses below
    it by the names of static files (templates ask for both at once: ``asset("style.css")``), ``sizes`` the
    width and height of those that are pictures; ``options`` are the theme's.
    """

    site: SiteView
    head: HeadView
    static: str
    lang: str = "en"
    direction: str = "ltr"
    options: Mapping[str, Any] = field(default_factory=dict)
    assets: Mapping[str, str] = field(default_factory=dict)
    sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
