"""Views of who is who: the index, the page of an entity with its further pages, the names that several bear.

``views`` says what holds for all views.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model.often import made_often
from briefgen.plan.views.chart_views import ArcChart, BarChart
from briefgen.plan.views.frame_views import DateView, Frame, LinkView, Pagination
from briefgen.plan.views.ledger_parts import ClaimLine
from briefgen.plan.views.view_parts import (
    BriefingCard,
    CorrectionView,
    EntityCard,
    PartyView,
    PositionView,
    QuoteView,
)

# ---- lists of names


@dataclass(frozen=True, slots=True)
class EntityGroup:
    """Entities of one kind, by name; ``url`` leads to all of them where these are only some of ``total``."""

    kind: str
    label: str
    entities: tuple[EntityCard, ...] = ()
    total: int = 0
    url: str = ""


@dataclass(frozen=True, slots=True)
class EntityIndexView:
    """The entity index, and the pages of one kind (template ``entities.html``).

    ``kinds`` lead to each kind, with the number of its entities; ``shared`` to the names that several bear;
    ``together`` is a chart of those named most often.
    """

    frame: Frame
    title: str
    groups: tuple[EntityGroup, ...] = ()
    kinds: tuple[tuple[LinkView, int], ...] = ()
    shared: LinkView | None = None
    shared_total: int = 0
    together: ArcChart | None = None
    pagination: Pagination | None = None


@dataclass(frozen=True, slots=True)
class NamesView:
    """The names that several entities bear (template ``names.html``), each with the number of its bearers."""

    frame: Frame
    title: str
    names: tuple[tuple[LinkView, int], ...] = ()
    pagination: Pagination | None = None


@dataclass(frozen=True, slots=True)
class NameView:
    """One name and all who bear it (template ``name.html``), those named in most briefings first.

    ``latest`` has in the same order a briefing that each stands in, which tells two of one name apart.
    """

    frame: Frame
    title: str
    entities: tuple[EntityCard, ...] = ()
    latest: tuple[LinkView | None, ...] = ()


# ---- one entity


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role held, with its dates."""

    role: str
    org: PartyView | None = None
    since: DateView | None = None
    until: DateView | None = None


@dataclass(frozen=True, slots=True)
class NamesakesView:
    """Others that bear a name too: a few of them, and the page of the name with all ``total`` bearers."""

    name: LinkView
    entities: tuple[EntityCard, ...]
    total: int


@made_often
@dataclass(frozen=True, slots=True)
class EventView:
    """One line of an entity's timeline.

    ``kind``: about, mention, quote, position, reversal (with the later position) or correction.
    ``said``: the date is that of the words or the position itself, else it is the briefing's.
    """

    kind: str
    label: str
    date: DateView | None = None
    said: bool = False
    briefing: LinkView | None = None
    claim: LinkView | None = None
    quote: QuoteView | None = None
    position: PositionView | None = None
    correction: CorrectionView | None = None


@dataclass(frozen=True, slots=True)
class StandsView:
    """Claims that an entity takes one side on. ``kind``: reversed, asserted, denied or other."""

    kind: str
    label: str
    claims: tuple[tuple[ClaimLine, tuple[PositionView, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class JudgementView:
    """An editor's word on another entity that could be mistaken for this one."""

    label: str
    other: PartyView
    by: str = ""
    date: DateView | None = None


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity's page (template ``entity.html``).

    Lists hold the latest; the ``…_total`` beside them count all, and a ``…_url`` that is not empty leads to
    all of them; ``claims_url`` always does. ``timeline`` comes first, ``earlier`` is the next part of it.
    ``over_time`` and ``together`` are charts; there are none where there is too little to show.
    """

    frame: Frame
    card: EntityCard
    description: str = ""
    aliases: tuple[tuple[str, str], ...] = ()
    namesakes: tuple[NamesakesView, ...] = ()
    roles: tuple[RoleView, ...] = ()
    ids: tuple[LinkView, ...] = ()
    about: tuple[BriefingCard, ...] = ()
    about_total: int = 0
    mentioned: tuple[BriefingCard, ...] = ()
    mentioned_total: int = 0
    timeline: tuple[EventView, ...] = ()
    earlier: tuple[EventView, ...] = ()
    timeline_total: int = 0
    timeline_url: str = ""
    quotes: tuple[QuoteView, ...] = ()
    quotes_total: int = 0
    quotes_url: str = ""
    claims: tuple[StandsView, ...] = ()
    claims_total: int = 0
    claims_url: str = ""
    quoted: tuple[QuoteView, ...] = ()
    quoted_total: int = 0
    quoted_url: str = ""
    with_: tuple[tuple[EntityCard, int], ...] = ()
    written: tuple[BriefingCard, ...] = ()
    written_total: int = 0
    written_url: str = ""
    email: str = ""
    over_time: BarChart | None = None
    together: ArcChart | None = None
    judgements: tuple[JudgementView, ...] = ()
    formerly: tuple[str, ...] = ()
    atom_url: str = ""
    json_feed_url: str = ""


@dataclass(frozen=True, slots=True)
class EntityArchiveView:
    """All of something on an entity, in pages (template ``entity_archive.html``).

    It holds either ``events`` (the whole timeline) or ``quotes`` (by the entity, or about it).
    """

    frame: Frame
    card: EntityCard
    title: str
    total: int
    events: tuple[EventView, ...] = ()
    quotes: tuple[QuoteView, ...] = ()
    pagination: Pagination | None = None
