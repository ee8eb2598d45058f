"""Views of the claims ledger: its lists, the page of a recorded claim, a change of its state."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.plan.views.frame_views import DateView, Frame, LinkView, Pagination
from briefgen.plan.views.ledger_parts import ChoiceView, ClaimLine, FilterView, TallyView
from briefgen.plan.views.view_parts import (
    AssessmentView,
    BriefingCard,
    ClaimBox,
    EntityCard,
    PartyView,
    PositionView,
    TieView,
)


@dataclass(frozen=True, slots=True)
class LedgerView:
    """A page of the claims ledger (template ``claims.html``): recorded claims, then those found by software.

    ``states`` are given on its first page only, which has the filter that works in place. ``total`` counts
    the recorded claims of the whole list, ``found_total`` the briefings in which software found claims;
    where they are more than the page shows, ``found_url`` leads to the rest.
    """

    frame: Frame
    title: str
    recorded: tuple[ClaimLine, ...] = ()
    found: tuple[tuple[BriefingCard, tuple[ClaimBox, ...]], ...] = ()
    states: tuple[AssessmentView, ...] = ()
    filters: tuple[FilterView, ...] = ()
    total: int = 0
    found_total: int = 0
    pagination: Pagination | None = None
    ledger_url: str = ""
    found_url: str = ""


@dataclass(frozen=True, slots=True)
class LedgerIndexView:
    """All parties or all topics of the ledger (template ``claims_index.html``).

    ``tallies`` stand on the page of parties: how the claims of each party stand, by one standard for all.
    """

    frame: Frame
    title: str
    choices: tuple[ChoiceView, ...] = ()
    tallies: tuple[TallyView, ...] = ()
    ledger_url: str = ""


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One line of a claim's history: ``kind`` is position, assessment or reversal; ``anchor`` its id."""

    kind: str
    date: DateView | None
    text: str
    position: PositionView | None = None
    assessment: AssessmentView | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A recorded claim's page (template ``claim.html``).

    ``relations`` hold those that the record names and those that others have to it, each in its own words.
    ``ties`` are the passages where software found the claim; ``tied`` are the slugs of those ``briefings``
    that only software says so of.
    """

    frame: Frame
    box: ClaimBox
    short: str = ""
    type_label: str = ""
    about: tuple[EntityCard, ...] = ()
    timeline: tuple[TimelineItem, ...] = ()
    reversals: tuple[tuple[PartyView, PositionView, PositionView], ...] = ()
    relations: tuple[tuple[str, ClaimLine], ...] = ()
    briefings: tuple[BriefingCard, ...] = ()
    atom_url: str = ""
    json_feed_url: str = ""
    ties: tuple[TieView, ...] = ()
    tied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StateChangeView:
    """A recorded claim went from one state to another; ``after`` holds the finding and its date.

    ``briefings`` use the claim and were published before; of many only the newest, and ``others`` counts the
    rest. ``tied`` are the slugs of those that only software says so of.
    """

    claim: LinkView
    before: AssessmentView
    after: AssessmentView
    briefings: tuple[BriefingCard, ...] = ()
    others: int = 0
    tied: tuple[str, ...] = ()
