"""Everything that a template may see: frozen, plain, ready to print.

A template receives one view, as ``view``, and nothing else: no site object, settings, clock or environment.
All addresses (``url``, ``*_url``) are ready to stand in an ``href`` of the very page that the view is made
for, so relative to it. Dates come with their machine form. An empty text or tuple means "not given".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefgen.model.often import made_often
from briefgen.plan.views.chart_views import ArcChart, ArcView, BarChart, BarView, NodeView
from briefgen.plan.views.entity_views import (
    EntityArchiveView,
    EntityGroup,
    EntityIndexView,
    EntityView,
    EventView,
    JudgementView,
    NamesakesView,
    NamesView,
    NameView,
    RoleView,
    StandsView,
)
from briefgen.plan.views.feed_views import FeedGroup, FeedLine, FeedsView
from briefgen.plan.views.frame_views import DateView, Frame, HeadView, LinkView, Pagination, SiteView
from briefgen.plan.views.ledger_parts import ChoiceView, ClaimLine, FilterView, TallyView
from briefgen.plan.views.ledger_views import (
    ClaimView,
    LedgerIndexView,
    LedgerView,
    StateChangeView,
    TimelineItem,
)
from briefgen.plan.views.sourcing_views import PartyCount, SourcingView
from briefgen.plan.views.view_parts import (
    AssessmentView,
    BriefingCard,
    ChangedView,
    ClaimBox,
    CorrectionView,
    EntityCard,
    EvidenceView,
    ImageView,
    KeyPointView,
    OriginalView,
    PartyView,
    PictureSource,
    PositionView,
    QuoteView,
    SectionView,
    SourceView,
    TieView,
)

__all__ = [
    "ArcChart",
    "ArcView",
    "AssessmentView",
    "BarChart",
    "BarView",
    "Body",
    "BriefingCard",
    "BriefingView",
    "ChangedView",
    "ChoiceView",
    "ClaimBox",
    "ClaimLine",
    "ClaimView",
    "CorrectionView",
    "CorrectionsView",
    "DateView",
    "EntityArchiveView",
    "EntityCard",
    "EntityGroup",
    "EntityIndexView",
    "EntityView",
    "EventView",
    "EvidenceView",
    "FeedGroup",
    "FeedLine",
    "FeedsView",
    "FilterView",
    "Frame",
    "HeadView",
    "ImageView",
    "JudgementView",
    "KeyPointView",
    "LedgerIndexView",
    "LedgerView",
    "LinkView",
    "ListView",
    "Mark",
    "MentionMark",
    "MessageView",
    "NameView",
    "NamesView",
    "NamesakesView",
    "NodeView",
    "OriginalView",
    "PageView",
    "Pagination",
    "PartyCount",
    "PartyView",
    "PictureSource",
    "PositionView",
    "QuoteView",
    "QuotesByDateView",
    "QuotesView",
    "RedirectView",
    "RoleView",
    "SearchView",
    "SectionView",
    "SiteView",
    "SourceView",
    "SourcingView",
    "StandsView",
    "StateChangeView",
    "TagsView",
    "TallyView",
    "TieView",
    "TimelineItem",
]

# ---- the woven body


@made_often
@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the body that a theme macro of this ``kind`` dresses; ``data`` is what it is about.

    Inline kinds: ``mention`` (MentionMark), ``quote`` (QuoteView), ``claim`` and ``counter`` (ClaimBox),
    ``correction`` (CorrectionView).
    Block kinds: ``heading`` (SectionView), ``quote_block`` (QuoteView), ``note`` (None),
    ``claim_block`` (ClaimBox), and two without children: ``callout`` (QuoteView), ``boxes`` (ClaimBoxes).
    ``id`` is the fragment id to print, empty for none.
    """

    kind: str
    data: Any
    children: Body = ()
    id: str = ""


Body = tuple["str | Mark", ...]
"""HTML that is ready to print, and marks, in reading order."""


@made_often
@dataclass(frozen=True, slots=True)
class MentionMark:
    """A linked name. ``first``: the first mention of this entity in its section (only this one is linked).

    ``button``: the first on the page, beside which stands the button that opens the card on a touch screen.
    """

    entity: EntityCard
    first: bool
    button: bool = False


# ---- pages


@dataclass(frozen=True, slots=True)
class BriefingView:
    """A briefing's page (template ``briefing.html``). ``entities``: by kind, most mentioned first.

    ``sources``: what was read for it; ``claim_sources``: what else the records of its claims name.
    ``changed``: the claims that have changed since the text was edited last; ``age``: a sentence, if it is
    old. ``lang`` and ``direction`` are those of the text, where they are not those of the site.
    """

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
    sourcing: SourcingView = field(default_factory=SourcingView)
    entities: tuple[tuple[str, tuple[EntityCard, ...]], ...] = ()
    cards: tuple[EntityCard, ...] = ()
    sources: tuple[SourceView, ...] = ()
    claim_sources: tuple[SourceView, ...] = ()
    not_known: tuple[str, ...] = ()
    method: str = ""
    ai_note: str = ""
    ai_detail: str = ""
    corrections: tuple[CorrectionView, ...] = ()
    related: tuple[BriefingCard, ...] = ()
    linked_from: tuple[BriefingCard, ...] = ()
    annotations_url: str = ""
    expires: DateView | None = None
    changed: tuple[ChangedView, ...] = ()
    age: str = ""
    lang: str = ""
    direction: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageView:
    """A standing page such as "About" (template ``page.html``); ``lang`` as of a briefing."""

    frame: Frame
    title: str
    body: Body
    summary: str = ""
    updated: DateView | None = None
    cards: tuple[EntityCard, ...] = ()
    image: ImageView | None = None
    lang: str = ""
    direction: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


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
    atom_url: str = ""
    json_feed_url: str = ""


@dataclass(frozen=True, slots=True)
class TagsView:
    """All tags (template ``tags.html``): link and number of briefings."""

    frame: Frame
    title: str
    tags: tuple[tuple[LinkView, int], ...] = ()


@dataclass(frozen=True, slots=True)
class QuotesView:
    """The quotes index (template ``quotes.html``): groups by speaker, newest first in each.

    ``orders`` lead to the index in each of its orders.
    """

    frame: Frame
    title: str
    groups: tuple[tuple[PartyView, tuple[QuoteView, ...]], ...] = ()
    total: int = 0
    pagination: Pagination | None = None
    orders: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class QuotesByDateView:
    """The quotes index by date (template ``quotes_by_date.html``): groups by month, newest first.

    The date of a quotation is the day of the words where it is known, else that of the briefing.
    """

    frame: Frame
    title: str
    groups: tuple[tuple[DateView | None, tuple[QuoteView, ...]], ...] = ()
    total: int = 0
    pagination: Pagination | None = None
    orders: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """All corrections, and all changes of claims (template ``corrections.html``), both newest first."""

    frame: Frame
    title: str
    corrections: tuple[CorrectionView, ...] = ()
    changes: tuple[StateChangeView, ...] = ()
    atom_url: str = ""
    json_feed_url: str = ""


@dataclass(frozen=True, slots=True)
class MessageView:
    """A page that only says something: ``404.html``."""

    frame: Frame
    title: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page that searches the site (template ``search.html``).

    ``index_url`` is the folder of the search index; ``ways`` lead where one finds without it.
    """

    frame: Frame
    title: str
    index_url: str
    ways: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class RedirectView:
    """An old address (template ``redirect.html``); ``url`` is where it leads now."""

    frame: Frame
    url: str
    title: str
