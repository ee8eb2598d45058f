"""Views of charts: numbers as places in a picture, beside the numbers themselves for those who cannot see it.

All lengths are in the units of the picture's own ``width`` and ``height``; time and arcs run from left to
right in every language. ``views`` says what holds for all views.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model.often import made_often


@made_often
@dataclass(frozen=True, slots=True)
class BarView:
    """A bar and what it stands for; ``mark`` is the number to print above it, where there is room."""

    label: str
    value: int
    x: float
    y: float
    width: float
    height: float
    mark: str = ""


@dataclass(frozen=True, slots=True)
class BarChart:
    """How many briefings fall into each period, none left out between the first and the last.

    ``ticks`` are words below the bars and where their middle stands; ``base`` is where the bars stand on.
    ``note`` tells what is not shown.
    """

    title: str
    summary: str
    period: str
    width: int
    height: int
    base: float
    bars: tuple[BarView, ...]
    ticks: tuple[tuple[float, str], ...] = ()
    note: str = ""


@made_often
@dataclass(frozen=True, slots=True)
class NodeView:
    """A name in a row of its own; ``lines`` are the name in one or two, cut off where that is too little."""

    name: str
    lines: tuple[str, ...]
    url: str
    briefings: int
    y: float
    own: bool = False


@made_often
@dataclass(frozen=True, slots=True)
class ArcView:
    """What joins two names: half an ellipse from row to row, the thicker the more ``briefings`` name both."""

    first: str
    second: str
    briefings: int
    start: float
    end: float
    radius_x: float
    radius_y: float
    thickness: float
    own: bool = False


@dataclass(frozen=True, slots=True)
class ArcChart:
    """Who is named in the same briefings; ``axis`` is where the names end and the arcs begin."""

    title: str
    summary: str
    note: str
    width: int
    height: float
    axis: float
    nodes: tuple[NodeView, ...]
    arcs: tuple[ArcView, ...]
