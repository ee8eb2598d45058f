"""Charts as numbers: where bars, names and arcs stand, worked out here so that a template only prints them.

Nothing is measured on a screen, so the width of words is estimated, and always a little too large.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Final, TypeAlias
from unicodedata import east_asian_width

from briefgen.model.messages import N_
from briefgen.model.when import Precision, When
from briefgen.plan.parts.company import TOGETHER
from briefgen.plan.views.chart_views import ArcChart, ArcView, BarChart, BarView, NodeView
from briefgen.plan.words import Words

WIDTH: Final = 320
"""Of every picture: that of a small phone, so that words are no smaller there than they are meant to be."""

BRIEFINGS, PERIODS = 5, 3
"""A chart over time shows at least so many briefings in so many different periods."""

NAMES, LINES = 4, 4
"""A picture of names shows at least so many, and so many lines."""

MOST_NAMES, MOST_LINES = 16, 40
MOST_BARS: Final = 32
_SIZES: Final = (1, 3, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000)
"""Months in one bar; the first is taken that gives no more than ``MOST_BARS``."""

_TITLES: Final = {
    1: N_("Briefings about or naming %(name)s, by month"),
    3: N_("Briefings about or naming %(name)s, by quarter"),
    12: N_("Briefings about or naming %(name)s, by year"),
}
_PERIODS: Final = {1: N_("Month"), 3: N_("Quarter"), 12: N_("Year")}
_YEARS, _OVER_YEARS = N_("Years"), N_("Briefings about or naming %(name)s, over the years")
_LETTER, _WIDE_LETTER = 6.8, 12.5
_TOP, _PLOT, _FOOT = 18, 78, 20
_BASE = float(_TOP + _PLOT)
_ROW, _AXIS, _DOT = 27.0, 176.0, 8.0


# ---- over time


def bar_chart(words: Words, name: str, dates: Sequence[When | None]) -> BarChart | None:
    """Give the briefings that name an entity over time; nothing where there is too little to show.

    Args:
        words: in whose language and with whose calendar to speak.
        name: the entity's.
        dates: those of its briefings, one each.
    """
    placed, size = _placed(dates)
    counts = Counter(_month(when) // size for when in placed)
    if len(placed) < BRIEFINGS or len(counts) < PERIODS:
        return None
    numbers = range(min(counts), max(counts) + 1)
    bars = _bars(counts, [(number, _label(words, number, size)) for number in numbers])
    peak = max(bars, key=lambda bar: bar.value)
    left_out = len(dates) - len(placed)
    return BarChart(
        title=words.say(_TITLES.get(size, _OVER_YEARS), name=name),
        summary=words.say(
            "From %(first)s to %(last)s; most in %(peak)s: %(most)s.",
            first=bars[0].label,
            last=bars[-1].label,
            peak=peak.label,
            most=peak.value,
        ),
        period=words.say(_PERIODS.get(size, _YEARS)),
        width=WIDTH,
        height=_TOP + _PLOT + _FOOT,
        base=_BASE,
        bars=bars,
        ticks=_ticks([_label(words, number, size, short=True) for number in numbers], WIDTH / len(numbers)),
        note=words.counted(
            left_out,
            "%(num)s briefing whose date is not known so exactly is not shown.",
            "%(num)s briefings whose dates are not known so exactly are not shown.",
        )
        if left_out
        else "",
    )


def _placed(dates: Sequence[When | None]) -> tuple[list[When], int]:
    """Give the dates that can be shown, and how many months go into a bar.

    A date of which only the year is known has its place where a bar is a year or longer.
    """
    known = [when for when in dates if when is not None]
    exact = [when for when in known if when.precision is not Precision.YEAR]
    placed = known if _size(_month(when) for when in exact) >= 12 else exact
    return placed, _size(_month(when) for when in placed)


def _bars(counts: Mapping[int, int], periods: Sequence[tuple[int, str]]) -> tuple[BarView, ...]:
    """Give the bar of each period, by its number and its label: on one line, the highest as high as fits."""
    most, step = max(counts.values()), WIDTH / len(periods)
    width = min(0.8 * step, 28.0)
    return tuple(
        BarView(
            label=label,
            value=counts[number],
            x=_round(step * (n + 0.5) - width / 2),
            y=_round(_BASE - _PLOT * counts[number] / most),
            width=_round(width),
            height=_round(_PLOT * counts[number] / most),
            mark=f"{counts[number]}" if counts[number] and step >= _LETTER * len(str(most)) else "",
        )
        for n, (number, label) in enumerate(periods)
    )


def _month(when: When) -> int:
    return when.year * 12 + when.first_day.month - 1


def _size(months: Iterable[int]) -> int:
    numbers = list(months)
    if not numbers:
        return 12
    return next(size for size in _SIZES if max(numbers) // size - min(numbers) // size < MOST_BARS)


def _label(words: Words, number: int, size: int, *, short: bool = False) -> str:
    """Give the words for a period: the ``number``-th of so many months, counted from the year 0."""
    year, month = divmod(number * size, 12)
    if size > 12:
        return f"{year}–{year + size // 12 - 1}"
    return words.period(year, month + 1, size, short=short)


def _ticks(labels: Sequence[str], step: float) -> tuple[tuple[float, str], ...]:
    """Give as many labels, each so many periods after the last, as fit beside each other, and their middles.

    One at an edge is moved inside the picture.
    """
    widest = max(map(_width_of, labels)) + _LETTER
    half = (widest - _LETTER) / 2
    places = [min(max(step * (n + 0.5), half), WIDTH - half) for n in range(len(labels))]
    every = next(
        every
        for every in range(1, len(labels) + 1)
        if all(after - before >= widest - 1 for before, after in pairwise(places[::every]))
    )
    return tuple((_round(x), label) for x, label in zip(places[::every], labels[::every], strict=True))


# ---- together


@dataclass(frozen=True, slots=True)
class Named:
    """An entity to be shown: its id, name, address and number of briefings; ``own``: the page is about it."""

    id: str
    name: str
    url: str
    briefings: int
    own: bool = False


Line: TypeAlias = tuple[int, int, int]
"""How many briefings two names share, and the numbers of their rows."""


def arc_chart(
    words: Words, title: str, named: Sequence[Named], shared: Callable[[str, str], int]
) -> ArcChart | None:
    """Give who is named in the same briefings; nothing where there is too little to show.

    Names stand in rows of their own, so that they never overlap; the arcs beside them join those that share
    ``TOGETHER`` briefings or more. Of very many lines only the strongest are drawn, and names without any are
    left out.
    """
    together = {}
    for one, other in combinations(named, 2):
        together[one.id, other.id] = together[other.id, one.id] = shared(one.id, other.id)
    rows = _near_each_other(named, together)
    rows, drawn = _joined(rows, _strongest(rows, together))
    if len(rows) < NAMES or len(drawn) < LINES:
        return None
    most, first, second = drawn[0]
    nodes = tuple(
        NodeView(one.name, _in_lines(one.name, _AXIS - _DOT), one.url, one.briefings, _row(n), one.own)
        for n, one in enumerate(rows)
    )
    return ArcChart(
        title=title,
        summary=words.counted(
            most,
            "Most often: %(first)s and %(second)s, in %(num)s briefing.",
            "Most often: %(first)s and %(second)s, in %(num)s briefings.",
            first=rows[first].name,
            second=rows[second].name,
        ),
        note=words.say(
            "A line joins two names that stand together in two briefings or more, and is thicker for more."
            " It tells nothing about how they are related."
        ),
        width=WIDTH,
        height=_ROW * len(rows),
        axis=_AXIS,
        nodes=nodes,
        arcs=tuple(_arcs(rows, drawn)),
    )


def _strongest(rows: Sequence[Named], together: Mapping[tuple[str, str], int]) -> list[Line]:
    """Give the lines that are drawn, the strongest first."""
    pairs = [(together[one.id, other.id], i, j) for (i, one), (j, other) in combinations(enumerate(rows), 2)]
    drawn = sorted((pair for pair in pairs if pair[0] >= TOGETHER), key=lambda pair: (-pair[0], pair[1:]))
    return drawn[:MOST_LINES]


def _arcs(rows: Sequence[Named], drawn: Sequence[Line]) -> Iterator[ArcView]:
    """Give the arcs: the farther apart two rows are, the wider; those of the page's own entity lie on top."""
    most, fewest = drawn[0][0], drawn[-1][0]
    reach, farthest, range_ = WIDTH - _AXIS - 4, max(1, len(rows) - 2), max(1, most - fewest)
    for count, i, j in sorted(drawn, key=lambda line: rows[line[1]].own):
        yield ArcView(
            first=rows[i].name,
            second=rows[j].name,
            briefings=count,
            start=_row(i),
            end=_row(j),
            radius_x=_round(reach * (0.15 + 0.85 * (j - i - 1) / farthest)),
            radius_y=_round((_row(j) - _row(i)) / 2),
            thickness=_round(1 + 2 * (count - fewest) / range_),
            own=rows[i].own or rows[j].own,
        )


def _joined(rows: Sequence[Named], drawn: Sequence[Line]) -> tuple[list[Named], list[Line]]:
    """Leave out names to which no line leads, but for whom the chart is about: nobody here joins them."""
    own = {row for row, one in enumerate(rows) if one.own}
    joined = sorted(own.union(*((i, j) for _, i, j in drawn)))
    at = {row: number for number, row in enumerate(joined)}
    return [rows[row] for row in joined], [(count, at[i], at[j]) for count, i, j in drawn]


def _near_each_other(named: Sequence[Named], together: Mapping[tuple[str, str], int]) -> list[Named]:
    """Order names so that those that share most briefings stand near each other, the first one on top."""
    rest = list(named)
    placed = rest[:1]
    del rest[:1]
    while rest:
        first, last = placed[0].id, placed[-1].id
        nearest = max(rest, key=lambda one: (together[last, one.id], together[first, one.id]))
        placed.append(nearest)
        rest.remove(nearest)
    return placed


def _row(number: int) -> float:
    return _ROW * (number + 0.5)


# ---- words


@lru_cache(maxsize=4096)
def _in_lines(name: str, room: float) -> tuple[str, ...]:
    """Give a name in one line, else in two of whole words; what does not fit into the second is cut off."""
    if _width_of(name) <= room:
        return (name,)
    words = name.split()
    first = max((n for n in range(len(words)) if _width_of(" ".join(words[:n])) <= room), default=0)
    rest = _cut(" ".join(words[first:]), room)
    return (" ".join(words[:first]), rest) if first else (rest,)


def _cut(text: str, room: float) -> str:
    """Cut words off where they are too long, so that the rest and an ellipsis fit."""
    if _width_of(text) <= room:
        return text
    while text and _width_of(text) > room - _LETTER:
        text = text[:-1]
    return text.rstrip() + "…"


def _width_of(text: str) -> float:
    return sum(_WIDE_LETTER if east_asian_width(letter) in "WF" else _LETTER for letter in text)


def _round(length: float) -> float:
    return round(length, 1)
