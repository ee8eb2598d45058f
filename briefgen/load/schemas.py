"""What a header, the settings and a theme file may hold."""

from __future__ import annotations

from typing import Annotated, ClassVar, Final

from pydantic import AliasChoices, Field

from briefgen.load.values.shapes import (
    BareLang,
    BaseUrl,
    Choices,
    Colour,
    Date,
    Email,
    EntityId,
    FontPath,
    Free,
    Group,
    ImagePath,
    Lang,
    Link,
    OldAddress,
    Permalink,
    RecordId,
    Section,
    Slug,
    Text,
    TimeZone,
    Url,
    Urls,
    Word,
    Words,
    one_of,
    text_becomes,
)
from briefgen.model.states import CLASSES, DEFAULT_STATES

KINDS: Final = ("news", "analysis", "background", "factcheck", "explainer", "opinion", "reportage")
POLICIES: Final = (
    "correctionsPolicy",
    "ethicsPolicy",
    "verificationFactCheckingPolicy",
    "unnamedSourcesPolicy",
    "ownershipFundingInfo",
    "masthead",
    "actionableFeedbackPolicy",
    "missionCoveragePrioritiesPolicy",
    "noBylinesPolicy",
    "diversityPolicy",
    "publishingPrinciples",
)
"""The names that schema.org has for the policies of a newsroom."""

PICTURE_FORMATS: Final = ("webp", "avif")
"""The formats that pages can offer beside a picture's own."""

CORRECTION_KINDS: Final = ("correction", "clarification", "update", "retraction")


class ImageKeys(Group):
    """A picture."""

    called = "a picture"
    path: ImagePath
    alt: Text = ""
    caption: Text = ""
    credit: Text = ""
    decorative: bool = False


class KeyPointKeys(Group):
    """One line of the key points."""

    called = "a key point"
    text: Word
    claims: tuple[RecordId, ...] = ()


class CorrectionKeys(Group):
    """A note on what was changed."""

    called = "a correction"
    date: Date
    kind: Annotated[Text, one_of(*CORRECTION_KINDS)] = Field(
        "correction", validation_alias=AliasChoices("kind", "type")
    )
    text: Text = ""
    was: Text = ""
    now: Text = ""
    where: Text = ""


class AiUseKeys(Group):
    """The note on the use of AI."""

    called = "`ai_use`"
    note: Word
    detail: Text = ""
    part: Annotated[Text, one_of("none", "some", "all")] = ""


class HeaderKeys(Group):
    """The header of a content file. Other generators' names for the same thing are read too."""

    called = "a header"
    advice: ClassVar[str] = "Keys of your own go under `extra:`."
    title: Word
    kind: Annotated[Text, one_of(*KINDS)] = "news"
    slug: Slug | None = None
    section: Section | None = None
    summary: Text = Field("", validation_alias=AliasChoices("summary", "description"))
    date: Date | None = Field(None, validation_alias=AliasChoices("date", "published", "publishDate"))
    updated: Date | None = Field(None, validation_alias=AliasChoices("updated", "lastmod"))
    expires: Date | None = Field(None, validation_alias=AliasChoices("expires", "expiryDate"))
    authors: Words = ()
    tags: Words = ()
    draft: bool = False
    lang: Lang | None = None
    image: Annotated[ImageKeys, text_becomes("path")] | None = None
    aliases: tuple[OldAddress, ...] = Field((), validation_alias=AliasChoices("aliases", "redirect_from"))
    about: tuple[EntityId, ...] = ()
    claims: tuple[RecordId, ...] = ()
    not_claims: tuple[RecordId, ...] = ()
    sources: tuple[RecordId, ...] = ()
    key_points: tuple[Annotated[KeyPointKeys, text_becomes("text")], ...] = ()
    not_known: Words = ()
    relative_dates: dict[str, Date] = Field(default_factory=dict)
    method: Text = ""
    ai_use: Annotated[AiUseKeys, text_becomes("note")] | None = None
    corrections: tuple[CorrectionKeys, ...] = ()
    extra: Free = Field(default_factory=dict)


class NavKeys(Group):
    """One entry of the menu."""

    called = "an entry of `nav`"
    label: Word
    to: Link


class PublisherKeys(Group):
    """Who publishes the site."""

    called = "`publisher`"
    name: Text = ""
    url: Url | None = None
    logo: Link | None = None
    email: Email = ""
    policies: dict[Annotated[Text, one_of(*POLICIES)], Link] = Field(default_factory=dict)
    unwritten: tuple[Annotated[Text, one_of(*POLICIES)], ...] = ()


class AnnotationKeys(Group):
    """What is looked for in briefings, and with which model."""

    called = "`annotation`"
    model: Text = ""
    models: dict[BareLang, Word] = Field(default_factory=dict)
    entities: bool = True
    quotes: bool = True
    claims: bool = True


class FeedKeys(Group):
    """What feeds carry."""

    called = "`feeds`"
    size: int = Field(default=20, ge=1, le=1000)
    full_text: bool = True
    rss: bool = False
    entities_from: int = Field(default=2, ge=0, le=1000)
    ids_from: BaseUrl = ""


class ExportKeys(Group):
    """Further forms of what the site holds, for other programs."""

    called = "`exports`"
    ninjs: bool = False
    claims_csv: bool = False


class TrustKeys(Group):
    """The statements of ``trust.txt``, by the names that its draft gives them."""

    called = "`trust_txt`"
    member: Urls = ()
    belongto: Urls = ()
    control: Urls = ()
    controlledby: Urls = ()
    social: Urls = ()
    vendor: Urls = ()
    customer: Urls = ()
    disclosure: Urls = ()
    contact: Words = ()
    datatrainingallowed: Annotated[Text, one_of("yes", "no")] = ""


class StateKeys(Group):
    """A state that assessments can give: one of the default ones under other words, or a new one."""

    called = "a state"
    label: Text = ""
    meaning: Text = ""
    class_: Annotated[Text, one_of(*CLASSES)] = Field("", validation_alias=AliasChoices("class"))
    shape: Annotated[Text, one_of(*(state.id for state in DEFAULT_STATES))] = ""


class ClaimSettingsKeys(Group):
    """The ledger of claims."""

    called = "`claims`"
    states: dict[RecordId, StateKeys] = Field(default_factory=dict)
    reviews: bool = False
    reviewed: tuple[RecordId, ...] = ()


class ImageSettingsKeys(Group):
    """Which versions of a picture pages offer."""

    called = "`images`"
    widths: tuple[Annotated[int, Field(ge=16, le=8000)], ...] = (480, 800, 1200, 1600)
    formats: tuple[Annotated[Text, one_of(*PICTURE_FORMATS)], ...] = ("webp",)
    quality: int = Field(default=80, ge=1, le=100)


class ShareImageKeys(Group):
    """The pictures for those who share a page."""

    called = "`share_images`"
    enabled: bool = True
    font: FontPath | None = None
    paper: Colour = "#fffefb"
    ink: Colour = "#1b1b19"
    accent: Colour = "#8c1d18"


class SettingsKeys(Group):
    """``briefgen.yaml``."""

    called = "the settings"
    advice: ClassVar[str] = "Keys of your own go under `extra:`."
    title: Word = "Briefings"
    description: Text = ""
    base_url: BaseUrl = ""
    lang: Lang = "en"
    timezone: TimeZone = "UTC"
    theme: Word = "default"
    theme_options: Free = Field(default_factory=dict)
    permalink: Permalink = "{section}/{slug}/"
    permalinks: dict[Section, Permalink] = Field(default_factory=dict)
    page_size: int = Field(default=10, ge=1, le=1000)
    callouts: int = Field(default=3, ge=0, le=1000)
    search: bool = True
    raw_html: bool = False
    nav: tuple[NavKeys, ...] = ()
    publisher: PublisherKeys = PublisherKeys()
    annotation: AnnotationKeys = AnnotationKeys()
    feeds: FeedKeys = FeedKeys()
    claims: ClaimSettingsKeys = ClaimSettingsKeys()
    exports: ExportKeys = ExportKeys()
    news_sitemap: bool = False
    trust_txt: TrustKeys = TrustKeys()
    images: ImageSettingsKeys = ImageSettingsKeys()
    share_images: ShareImageKeys = ShareImageKeys()
    old_after: int = Field(default=12, ge=0, le=1200)
    extra: Free = Field(default_factory=dict)


class ThemeKeys(Group):
    """``theme.yaml``: the parent, the options with their defaults, and what is only for people to read.

    ``choices`` are all values that an option may have; ``files`` are the options that name static files.
    """

    called = "a theme file"
    extends: Word | None = None
    options: Free = Field(default_factory=dict)
    choices: Choices = Field(default_factory=dict)
    files: Words = ()
    name: Text = ""
    title: Text = ""
    version: Text = ""
    description: Text = ""
    author: Text = ""
    license: Text = ""
    url: Url | None = None
