"""Everything that a template may see: frozen, plain, ready to print.

A template receives one view, as ``view``, and nothing else: no site object, settings, clock or environment.
All addresses (``url``, ``*_url``) are ready to stand in an ``href`` of the very page that the view is made for,
so relative to it. Dates come with their machine form. An empty text or tuple means "not given".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class DateView:
    """A date: ``iso`` for ``<time datetime>``, ``text`` for people, no more precise than it is known."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link; ``current`` marks the page (or the part of the site) that it stands on."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page shows of the site."""

    title: str
    description: str
    home_url: str
    nav: tuple[LinkView, ...] = ()
    footer: tuple[LinkView, ...] = ()
    atom_url: str = ""
    json_feed_url: str = ""
    publisher: str = ""
    publisher_url: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class HeadView:
    """What goes into ``<head>``.

    ``canonical`` is absolute, or empty without ``base_url``; ``json_ld`` is ready to print inside
    ``<script type="application/ld+json">`` (``<`` is escaped); ``properties`` are Open Graph pairs.
    """

    title: str
    description: str = ""
    canonical: str = ""
    json_ld: str = ""
    properties: tuple[tuple[str, str], ...] = ()
    alternates: tuple[tuple[str, str, str], ...] = ()
    noindex: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What every view holds as ``view.frame``.

    ``static`` is the address of the ``static/`` folder, ending in ``/``; ``options`` are the theme's.
    """

    site: SiteView
    head: HeadView
    static: str
    lang: str = "en"
    direction: str = "ltr"
    options: Mapping[str, Any] = field(default_factory=dict)


# ---- small parts


@dataclass(frozen=True, slots=True)
class EntityCard:
    """An entity in short, as in lists and hover cards. ``card`` is its fragment id on this page, if it has one.

    ``kind``: person, org, place, group, event, law, work; ``kind_label`` the word to print; ``recorded``: an
    editor keeps a record of it.
    """

    id: str
    name: str
    url: str
    kind: str
    kind_label: str
    role: str = ""
    disambiguation: str = ""
    briefings: int = 0
    recorded: bool = False
    card: str = ""


@dataclass(frozen=True, slots=True)
class PartyView:
    """Somebody who speaks: ``url`` is empty for the unnamed and the unresolved; ``text`` as written."""

    name: str
    url: str = ""
    role: str = ""
    text: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class SourceView:
    """Something that was read. ``given`` is false where the source was not given."""

    id: str
    title: str
    anchor: str = ""
    url: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    kind: str = ""
    kind_label: str = ""
    published: DateView | None = None
    accessed: DateView | None = None
    archive_url: str = ""
    archive_captured: DateView | None = None
    grade: str = ""
    note: str = ""
    given: bool = True


@dataclass(frozen=True, slots=True)
class BriefingCard:
    """A briefing in short. ``status`` is ``published``, or says that only a preview shows it."""

    slug: str
    title: str
    url: str
    kind: str = "news"
    kind_label: str = ""
    section: str = ""
    section_url: str = ""
    summary: str = ""
    date: DateView | None = None
    updated: DateView | None = None
    quotes: int = 0
    contested: int = 0
    entities: tuple[EntityCard, ...] = ()
    status: str = "published"


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quotation. ``words`` are its segments, exact; a gap between two is shown as such.

    ``direct``: every word stands in quotation marks in the text (so it may be set in marks);
    ``url`` leads to the place in the text, ``briefing`` is the briefing that carries it.
    """

    number: int
    anchor: str
    url: str
    words: tuple[str, ...]
    type: str
    direct: bool
    speakers: tuple[PartyView, ...] = ()
    cue: str = ""
    date: DateView | None = None
    source: SourceView | None = None
    briefing: BriefingCard | None = None
    by_hand: bool = False
    rule: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class PositionView:
    """What one party says of a claim. ``stance_label``: "denies"; ``sources`` empty: "source not given"."""

    party: PartyView
    stance: str
    stance_label: str
    words: str = ""
    direct: bool = False
    on_behalf_of: PartyView | None = None
    date: DateView | None = None
    venue: str = ""
    note: str = ""
    sources: tuple[SourceView, ...] = ()
    briefing: LinkView | None = None
    found: bool = False


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """A newsroom's finding. ``state`` picks the badge's shape, ``label`` is its word."""

    state: str
    label: str
    meaning: str = ""
    date: DateView | None = None
    by: str = ""
    summary: str = ""
    review_by: DateView | None = None


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """What a source shows about a claim; ``supports``: for, against, neither."""

    source: SourceView
    supports: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClaimBox:
    """A claim as the disputed-claims box shows it.

    ``recorded``: an editor keeps a record of it (then ``url`` leads to its page); else it was found by
    software and is not assessed. ``text_url`` leads to the place in the text.
    """

    number: int
    anchor: str
    text: str
    assessment: AssessmentView
    positions: tuple[PositionView, ...] = ()
    recorded: bool = False
    opposed: bool = False
    url: str = ""
    text_url: str = ""
    evidence: tuple[EvidenceView, ...] = ()
    settle: str = ""
    rule: str = ""
    id: str = ""
    type: str = "fact"


@dataclass(frozen=True, slots=True)
class SectionView:
    """A heading: its kicker, anchor and level (2 to 6)."""

    title: str
    anchor: str
    level: int
    kicker: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A dated note on a change; ``briefing`` is set on the corrections page."""

    date: DateView
    kind: str
    kind_label: str
    text: str = ""
    was: str = ""
    now: str = ""
    where_url: str = ""
    anchor: str = ""
    briefing: BriefingCard | None = None


@dataclass(frozen=True, slots=True)
class KeyPointView:
    """A key point and the claims that it carries."""

    text: str
    claims: tuple[ClaimBox, ...] = ()


@dataclass(frozen=True, slots=True)
class ImageView:
    """A picture; ``url`` relative to the page."""

    url: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


# ---- the woven body


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the body that a theme macro of this ``kind`` dresses; ``data`` is what it is about.

    Inline kinds: ``mention`` (MentionMark), ``quote`` (QuoteView), ``claim`` and ``counter`` (ClaimBox).
    Block kinds: ``heading`` (SectionView), ``quote_block`` (QuoteView), ``note`` (None),
    ``claim_block`` (ClaimBox), and two without children: ``callout`` (QuoteView), ``boxes`` (tuple of ClaimBox).
    ``id`` is the fragment id to print, empty for none.
    """

    kind: str
    data: Any
    children: Body = ()
    id: str = ""


Body = tuple["str | Mark", ...]
"""HTML that is ready to print, and marks, in reading order."""


@dataclass(frozen=True, slots=True)
class MentionMark:
    """A linked name. ``first``: the first mention of this entity in its section (only this one is linked)."""

    entity: EntityCard
    first: bool


# ---- pages


@dataclass(frozen=True, slots=True)
class BriefingView:
    """A briefing's page (template ``briefing.html``). ``entities`` are grouped by kind, most mentioned first."""

    frame: Frame
    card: BriefingCard
    body: Body
    authors: tuple[PartyView, ...] = ()
    tags: tuple[LinkView, ...] = ()
    key_points: tuple[KeyPointView, ...] = ()
    contents: tuple[SectionView, ...] = ()
    image: ImageView | None = None
    claims: tuple[ClaimBox, ...] = ()
    quotes: tuple[QuoteView, ...] = ()
    entities: tuple[tuple[str, tuple[EntityCard, ...]], ...] = ()
    cards: tuple[EntityCard, ...] = ()
    sources: tuple[SourceView, ...] = ()
    not_known: tuple[str, ...] = ()
    method: str = ""
    ai_note: str = ""
    ai_detail: str = ""
    corrections: tuple[CorrectionView, ...] = ()
    related: tuple[BriefingCard, ...] = ()
    linked_from: tuple[BriefingCard, ...] = ()
    annotations_url: str = ""
    expires: DateView | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageView:
    """A standing page such as "About" (template ``page.html``)."""

    frame: Frame
    title: str
    body: Body
    summary: str = ""
    updated: DateView | None = None
    cards: tuple[EntityCard, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where one is in a list of several pages; ``pages`` links them all, of many only the nearest ones."""

    number: int
    total: int
    newer_url: str = ""
    older_url: str = ""
    pages: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class ListView:
    """Home, a section or a tag (templates ``home.html``, ``section.html``, ``tag.html``)."""

    frame: Frame
    title: str
    briefings: tuple[BriefingCard, ...]
    pagination: Pagination
    contested: tuple[ClaimBox, ...] = ()
    people: tuple[EntityCard, ...] = ()
    sections: tuple[LinkView, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class TagsView:
    """All tags (template ``tags.html``): link and number of briefings."""

    frame: Frame
    title: str
    tags: tuple[tuple[LinkView, int], ...] = ()


@dataclass(frozen=True, slots=True)
class EntityIndexView:
    """The entity index (template ``entities.html``): groups of one kind, by name."""

    frame: Frame
    title: str
    groups: tuple[tuple[str, tuple[EntityCard, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role held, with its dates."""

    role: str
    org: PartyView | None = None
    since: DateView | None = None
    until: DateView | None = None


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity's page (template ``entity.html``)."""

    frame: Frame
    card: EntityCard
    description: str = ""
    aliases: tuple[tuple[str, str], ...] = ()
    roles: tuple[RoleView, ...] = ()
    ids: tuple[LinkView, ...] = ()
    about: tuple[BriefingCard, ...] = ()
    mentioned: tuple[BriefingCard, ...] = ()
    quotes: tuple[QuoteView, ...] = ()
    positions: tuple[tuple[ClaimBox, tuple[PositionView, ...]], ...] = ()
    with_: tuple[tuple[EntityCard, int], ...] = ()


@dataclass(frozen=True, slots=True)
class QuotesView:
    """The quotes index (template ``quotes.html``): groups by speaker, newest first in each."""

    frame: Frame
    title: str
    groups: tuple[tuple[PartyView, tuple[QuoteView, ...]], ...] = ()
    total: int = 0
    pagination: Pagination | None = None


@dataclass(frozen=True, slots=True)
class LedgerView:
    """The claims ledger (template ``claims.html``): recorded claims, then those found by software."""

    frame: Frame
    title: str
    recorded: tuple[ClaimBox, ...] = ()
    found: tuple[tuple[BriefingCard, tuple[ClaimBox, ...]], ...] = ()
    states: tuple[AssessmentView, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One line of a claim's history: ``kind`` is position, assessment or reversal."""

    kind: str
    date: DateView | None
    text: str
    position: PositionView | None = None
    assessment: AssessmentView | None = None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A recorded claim's page (template ``claim.html``)."""

    frame: Frame
    box: ClaimBox
    short: str = ""
    type_label: str = ""
    about: tuple[EntityCard, ...] = ()
    timeline: tuple[TimelineItem, ...] = ()
    reversals: tuple[tuple[PartyView, PositionView, PositionView], ...] = ()
    relations: tuple[tuple[str, LinkView], ...] = ()
    briefings: tuple[BriefingCard, ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """All corrections (template ``corrections.html``), newest first."""

    frame: Frame
    title: str
    corrections: tuple[CorrectionView, ...] = ()


@dataclass(frozen=True, slots=True)
class MessageView:
    """A page that only says something: ``404.html``."""

    frame: Frame
    title: str


@dataclass(frozen=True, slots=True)
class RedirectView:
    """An old address (template ``redirect.html``); ``url`` is where it leads now."""

    frame: Frame
    url: str
    title: str
