"""Parts of the ledger's views: a claim in one line, what the ledger can be filtered by, and counts."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.plan.views.frame_views import DateView, LinkView
from briefgen.plan.views.view_parts import AssessmentView


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A recorded claim in one line, as in the ledger. ``date`` is when it moved last.

    ``positions`` counts them; ``reversed``: a party changed its stance. ``parties`` and ``topics`` are the
    values by which the ledger's filter finds it.
    """

    id: str
    text: str
    url: str
    assessment: AssessmentView
    positions: int = 0
    opposed: bool = False
    reversed: bool = False
    date: DateView | None = None
    parties: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """One thing to filter the ledger by: its ``value`` for the script, and the link without one."""

    value: str
    link: LinkView
    count: int


@dataclass(frozen=True, slots=True)
class FilterView:
    """One way to filter the ledger: ``name`` is state, party or topic.

    The first ``shown`` of the choices are to be linked. On the first page of the ledger the others follow,
    for a form that filters it in place. ``total`` counts all; ``url`` leads to a page that lists them.
    """

    name: str
    label: str
    choices: tuple[ChoiceView, ...]
    total: int
    shown: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class TallyView:
    """Claims counted by party and state.

    ``states`` head the columns; a row holds a party, its count for each of them, and the sum.
    """

    caption: str
    states: tuple[AssessmentView, ...]
    rows: tuple[tuple[LinkView, tuple[int, ...], int], ...]
