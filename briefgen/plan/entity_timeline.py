"""What happened to an entity, newest first: briefings on it, its words, its positions, corrections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.model.corpus import LedgerClaim, Position, ResolvedQuote
from briefgen.model.source import Meta
from briefgen.model.when import When, partial_date
from briefgen.plan import urls, words
from briefgen.plan.cards import Standpoint
from briefgen.plan.claim_history import anchor_of, events_with
from briefgen.plan.corrections import correction_views, in_order_of_date
from briefgen.plan.library import Library, is_worded
from briefgen.plan.statements import position_view, quote_view
from briefgen.plan.views import EventView


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a timeline. ``kind``: about, mention, quote, position, reversal or correction.

    ``said``: the date is that of the words or the position itself. ``number`` counts the corrections of the
    briefing ``slug``, or what the entity says of the ``claim``, whose page tells it at ``anchor``; this may
    have no briefing. A reversal holds the later position.
    """

    kind: str
    date: When | None
    slug: str = ""
    number: int = 0
    said: bool = False
    quote: ResolvedQuote | None = None
    claim: LedgerClaim | None = None
    position: Position | None = None
    anchor: str = ""


def events_of(library: Library, entity: str) -> tuple[Event, ...]:
    """Give all that happened to an entity, newest first, the undated last.

    A briefing that quotes it on the day of the briefing is not listed a second time for naming it.
    """
    found = (*_in_briefings(library, entity), *_positions(library, entity))
    kinds = list(words.EVENTS)

    def order(event: Event) -> tuple[bool, float, int, str, int, int, str]:
        return (
            event.date is None,
            -event.date.moment.timestamp() if event.date else 0.0,
            library.order.get(event.slug, len(library.order)),
            event.slug,
            kinds.index(event.kind),
            event.number,
            event.claim.record.id if event.claim else "",
        )

    return tuple(sorted(found, key=order))


def number_of_events(library: Library, entity: str) -> int:
    """Say how many ``events_of`` gives."""
    briefings = library.briefings
    in_briefings = (
        bool(kind) + len(quotes) + len(briefings[slug].article.source.meta.corrections)
        for slug, kind, quotes in _lines(library, entity)
    )
    return sum(in_briefings) + sum(1 for _ in _positions(library, entity))


def _in_briefings(library: Library, entity: str) -> Iterator[Event]:
    for slug, kind, quotes in _lines(library, entity):
        meta = library.briefings[slug].article.source.meta
        if kind:
            yield Event(kind, meta.date, slug)
        for quote in quotes:
            date = _day(quote, meta)
            yield Event("quote", date, slug, quote.number, said=date is not meta.date, quote=quote)
        for number, correction in enumerate(in_order_of_date(meta)):
            yield Event("correction", correction.date, slug, number)


def _day(quote: ResolvedQuote, meta: Meta) -> When | None:
    """Give when words were said, as far as that is known: else on the day of their briefing."""
    return partial_date(quote.date) or meta.date


def _lines(library: Library, entity: str) -> Iterator[tuple[str, str, Sequence[ResolvedQuote]]]:
    """Give the briefings of an entity: how each is listed for naming it (empty: it is not), and its words."""
    quotes: dict[str, list[ResolvedQuote]] = {}
    for said in library.quotes_by.get(entity, ()):
        if is_worded(said.quote):
            quotes.setdefault(said.briefing, []).append(said.quote)
    kinds = {
        **dict.fromkeys(library.mentioned.get(entity, ()), "mention"),
        **dict.fromkeys(library.about.get(entity, ()), "about"),
    }
    for slug in dict.fromkeys((*kinds, *quotes)):
        meta, words_in = library.briefings[slug].article.source.meta, quotes.get(slug, ())
        kind = kinds.get(slug, "")
        quoted = kind == "mention" and any(_day(quote, meta) is meta.date for quote in words_in)
        yield slug, "" if quoted else kind, words_in


def _positions(library: Library, entity: str) -> Iterator[Event]:
    for claim, _ in library.positions_of.get(entity, ()):
        for number, event in enumerate(events_with(claim, entity)):
            position = event.position
            briefing = library.briefings.get(position.briefing) if position else None
            yield Event(
                event.kind,
                event.date or (briefing.article.source.meta.date if briefing else None),
                briefing.slug if briefing else "",
                number,
                said=event.date is not None,
                claim=claim,
                position=position,
                anchor=anchor_of(event),
            )


def event_views(at: Standpoint, events: Iterable[Event]) -> tuple[EventView, ...]:
    """Give the lines of a timeline as a page shows them."""
    return tuple(_view(at, event) for event in events)


def _view(at: Standpoint, event: Event) -> EventView:
    briefing = at.library.briefings.get(event.slug)
    link = None
    if briefing is not None:
        link = at.link(briefing.article.source.meta.title, at.addresses.briefings[event.slug])
    view = EventView(
        event.kind, at.words.say(words.EVENTS[event.kind]), at.words.date(event.date), event.said, link
    )
    if event.quote is not None:
        return replace(view, quote=quote_view(at, event.slug, event.quote))
    if event.claim is not None and event.position is not None:
        record = event.claim.record
        claim = at.link(record.short or record.text, urls.claim_file(record.id), event.anchor)
        said = position_view(at, event.position)
        label = said.stance_label if event.kind == "position" else view.label
        return replace(view, label=label, claim=claim, position=said)
    if event.kind == "correction" and briefing is not None:
        shown = tuple(correction_views(at, briefing))[event.number]
        return replace(view, label=shown.kind_label, correction=shown)
    return view
