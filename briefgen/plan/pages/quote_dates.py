"""The index of quotations by date: what was said when, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import groupby
from operator import attrgetter, itemgetter

from briefgen.model.corpus import Briefing, ResolvedQuote
from briefgen.model.site import LazyPage
from briefgen.model.when import Precision, When, partial_date
from briefgen.plan import urls, words
from briefgen.plan.kept import Kept
from briefgen.plan.pages.paging import list_frame, numbered, pages_of, pagination
from briefgen.plan.pages.quote_pages import PER_PAGE, orders
from briefgen.plan.parts.frames import Edition
from briefgen.plan.parts.library import worded_quotes_of
from briefgen.plan.parts.statements import quote_view
from briefgen.plan.views import QuotesByDateView

FOLDER = "quotes/by-date"

_Place = tuple[bool, int, int, int, float]
_NUMBER = attrgetter("number")


@dataclass(frozen=True, slots=True)
class _Dated:
    """A quotation with the day of its words where it is known, else that of its briefing."""

    slug: str
    quote: ResolvedQuote
    date: When | None

    @property
    def month(self) -> When | None:
        """The month in which it was said; the year where no more is known."""
        if self.date is None or self.date.precision is Precision.YEAR:
            return self.date
        day = self.date.first_day
        return When(f"{day:%Y-%m}", datetime(day.year, day.month, 1, tzinfo=UTC), Precision.MONTH)


def quote_date_pages(edition: Edition, kept: Kept | None = None) -> Iterator[LazyPage]:
    """Give the pages of the index by date. Indirect speech is left out, as in the index by speaker.

    ``kept`` has the days of the last plan.
    """
    dated = _dated(edition, kept or Kept())
    cut = pages_of(dated, PER_PAGE)
    for number, part in enumerate(cut, 1):
        make = partial(_view, edition, part, number, len(cut), len(dated))
        shows = tuple(f"briefing/{slug}" for slug in dict.fromkeys(one.slug for one in part))
        path = urls.list_file(FOLDER, number)
        yield LazyPage(path, "quotes_by_date.html", make, "the list of quotations", shows)


def _view(edition: Edition, part: Sequence[_Dated], number: int, pages: int, total: int) -> QuotesByDateView:
    at = edition.desk.at(urls.list_file(FOLDER, number))
    title, by_date = at.words.say(words.QUOTES), at.words.say(words.QUOTES_BY_DATE)
    return QuotesByDateView(
        frame=list_frame(edition, at, numbered(at, by_date, number), (title, urls.QUOTES)),
        title=title,
        groups=tuple(
            (
                at.words.date(month),
                tuple(quote_view(at, one.slug, one.quote, with_briefing=True) for one in group),
            )
            for month, group in groupby(part, key=lambda one: one.month)
        ),
        total=total,
        pagination=pagination(at, number, pages, lambda n: urls.list_file(FOLDER, n)),
        orders=orders(at),
    )


def _dated(edition: Edition, kept: Kept) -> list[_Dated]:
    """Give all quotations, newest first, the undated last; those of one day as they stand in briefings."""
    found = [days for briefing in edition.corpus.briefings for days in kept.of(_said_on, briefing)]
    found.sort(key=itemgetter(0))  # those of one day stay as they stand
    return [one for _, said in found for one in said]


def _said_on(briefing: Briefing) -> list[tuple[_Place, list[_Dated]]]:
    """Give the quotations of a briefing by their date: where it stands among others, and what was said."""
    days: dict[_Place, list[_Dated]] = {}
    for quote in sorted(worded_quotes_of(briefing), key=_NUMBER):
        date = partial_date(quote.date) or briefing.article.source.meta.date
        days.setdefault(_newest(date), []).append(_Dated(briefing.slug, quote, date))
    return list(days.items())


def _newest(date: When | None) -> _Place:
    if date is None:
        return (True, 0, 0, 0, 0.0)
    day = date.first_day
    # What is known by its year only follows the months of that year.
    month = 0 if date.precision is Precision.YEAR else -day.month
    return (False, -day.year, int(month == 0), month, -date.moment.timestamp())
