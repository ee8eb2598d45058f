"""What happened to an entity, newest first: briefings on it, its words, its positions, corrections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefgen.model.corpus import LedgerClaim, Position, ResolvedQuote
from briefgen.model.often import made_often
from briefgen.model.when import When, partial_date
from briefgen.plan import urls, words
from briefgen.plan.feeds.claim_history import anchor_of, events_with
from briefgen.plan.parts.cards import Standpoint
from briefgen.plan.parts.library import Library, is_worded
from briefgen.plan.parts.statements import position_view, quote_view
from briefgen.plan.text.corrections import correction_views, in_order_of_date
from briefgen.plan.views import EventView


@made_often
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


def corrected(library: Library) -> dict[str, int]:
    """Give the number of corrections of the briefings that have any."""
    counts = ((slug, len(one.article.source.meta.corrections)) for slug, one in library.briefings.items())
    return {slug: count for slug, count in counts if count}


def count_events(library: Library, entity: str, corrections: Mapping[str, int]) -> int:
    """Count what ``events_of`` gives, for those that need no more; ``corrections`` are those of briefings."""
    spoke: set[str] = set()
    quoted: set[str] = set()
    count = 0
    for said in library.quotes_by.get(entity, ()):
        if is_worded(said.quote):
            count += 1
            spoke.add(said.briefing)
            if not said.quote.date or partial_date(said.quote.date) is None:
                quoted.add(said.briefing)
    about, mentioned = set(library.about.get(entity, ())), set(library.mentioned.get(entity, ()))
    count += len(about) + len(mentioned - about - quoted)
    count += sum(corrections[slug] for slug in corrections.keys() & (about | mentioned | spoke))
    return count + sum(
        len(tuple(events_with(claim, entity))) for claim, _ in library.positions_of.get(entity, ())
    )


def _in_briefings(library: Library, entity: str) -> Iterator[Event]:
    quotes: dict[str, list[ResolvedQuote]] = {}
    for said in library.quotes_by.get(entity, ()):
        if is_worded(said.quote):
            quotes.setdefault(said.briefing, []).append(said.quote)
    kinds = {
        **dict.fromkeys(library.mentioned.get(entity, ()), "mention"),
        **dict.fromkeys(library.about.get(entity, ()), "about"),
    }
    for slug in dict.fromkeys((*kinds, *quotes)):
        meta = library.briefings[slug].article.source.meta
        events = [
            Event("quote", own or meta.date, slug, quote.number, said=own is not None, quote=quote)
            for quote in quotes.get(slug, ())
            for own in [partial_date(quote.date)]
        ]
        quoted = any(not event.said for event in events)
        if kinds.get(slug) == "about" or (slug in kinds and not quoted):
            yield Event(kinds[slug], meta.date, slug)
        yield from events
        for number, correction in enumerate(in_order_of_date(meta)):
            yield Event("correction", correction.date, slug, number)


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
