"""The settings of a site, with their defaults: an empty ``briefgen.yaml`` builds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefgen.model.states import DEFAULT_STATES, State
from briefgen.model.text import Place


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the menu; ``to`` is an address inside the site or a full URL."""

    label: str
    to: str


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the site, for the footer and for structured data; ``policies`` by schema.org name.

    ``unwritten`` are the names of those that it does without.
    """

    name: str = ""
    url: str = ""
    logo: str = ""
    email: str = ""
    policies: tuple[tuple[str, str], ...] = ()
    unwritten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnotationSettings:
    """``model``: the spaCy pipeline for the site's own language, ``""`` for the usual one.

    ``models``: those for languages by their codes (without a region); they go before ``model``.
    """

    model: str = ""
    models: Mapping[str, str] = field(default_factory=dict)
    entities: bool = True
    quotes: bool = True
    claims: bool = True


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """How many briefings a feed carries, and whether it carries their full text.

    ``rss``: whether the site has its feed as RSS 2.0 too. ``entities_from``: in how many briefings software
    must have found a name that no editor keeps a record of, for a feed of its own; 0 for never. ``ids_from``:
    the base URL that ids in feeds are made from where it is not that of the site any more.
    """

    size: int = 20
    full_text: bool = True
    rss: bool = False
    entities_from: int = 2
    ids_from: str = ""


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """Forms of the same data for other programs: each briefing as ninjs, the ledger as a table."""

    ninjs: bool = False
    claims_csv: bool = False


@dataclass(frozen=True, slots=True)
class TrustStatements:
    """With whom the publisher stands together, by the names of the draft of ``trust.txt``, in its order.

    ``datatrainingallowed`` is ``yes``, ``no`` or, where nothing is said, empty.
    """

    member: tuple[str, ...] = ()
    belongto: tuple[str, ...] = ()
    control: tuple[str, ...] = ()
    controlledby: tuple[str, ...] = ()
    social: tuple[str, ...] = ()
    vendor: tuple[str, ...] = ()
    customer: tuple[str, ...] = ()
    disclosure: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    datatrainingallowed: str = ""


@dataclass(frozen=True, slots=True)
class ClaimSettings:
    """The ledger: the vocabulary of assessments, and whether pages carry a ClaimReview for complete ones.

    ``reviewed`` are states that may be reviewed only because the settings name them.
    """

    states: tuple[State, ...] = DEFAULT_STATES
    reviews: bool = False
    reviewed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImageSettings:
    """Which versions of a picture pages offer: widths in pixels, formats, and their quality (1 to 100).

    No version is wider than its picture, and one that all browsers can show is always there.
    """

    widths: tuple[int, ...] = (480, 800, 1200, 1600)
    formats: tuple[str, ...] = ("webp",)
    quality: int = 80


@dataclass(frozen=True, slots=True)
class ShareSettings:
    """The pictures that are drawn for those who share a page.

    ``font`` is the path of a font file in the site's folder that goes before the built-in fonts; colours are
    ``#rrggbb``.
    """

    enabled: bool = True
    font: str = ""
    paper: str = "#fffefb"
    ink: str = "#1b1b19"
    accent: str = "#8c1d18"


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; docs/settings.md has a line for each. ``old_after`` is in months, 0 for never.

    ``permalinks`` are the patterns of single sections, which go before ``permalink``. ``home_url`` is the
    ``base_url`` that is written there, where a build or the preview was told another.
    """

    title: str = "Briefings"
    description: str = ""
    base_url: str = ""
    home_url: str = ""
    lang: str = "en"
    timezone: str = "UTC"
    theme: str = "default"
    theme_options: Mapping[str, Any] = field(default_factory=dict)
    permalink: str = "{section}/{slug}/"
    permalinks: Mapping[str, str] = field(default_factory=dict)
    page_size: int = 10
    callouts: int = 3
    search: bool = True
    raw_html: bool = False
    nav: tuple[NavItem, ...] = ()
    publisher: Publisher = Publisher()
    annotation: AnnotationSettings = AnnotationSettings()
    feeds: FeedSettings = FeedSettings()
    claims: ClaimSettings = ClaimSettings()
    exports: ExportSettings = ExportSettings()
    news_sitemap: bool = False
    trust_txt: TrustStatements = TrustStatements()
    images: ImageSettings = ImageSettings()
    share_images: ShareSettings = ShareSettings()
    old_after: int = 12
    extra: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
