"""The feed of an entity: briefings that are about it or name it, with its words in them, and its positions.

An entity has one if an editor keeps a record of it, or if software found it in several briefings: names found
once or twice are rarely followed, and there are thousands of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from briefgen.model.corpus import Entity, ResolvedQuote
from briefgen.model.site import File
from briefgen.plan import urls
from briefgen.plan.cards import Standpoint, briefing_card, named
from briefgen.plan.claim_history import entry_of, events_with
from briefgen.plan.feed_format import Entry, Feed, feed_pair, feed_point
from briefgen.plan.feeds import is_in_feeds
from briefgen.plan.frames import Edition, title_of
from briefgen.plan.library import Library, is_worded
from briefgen.plan.statements import is_direct, quote_id

FOLLOWED = 5
"""An entity without a record has a feed from so many briefings on."""


def has_feed(library: Library, entity: Entity) -> bool:
    """Say whether an entity has a feed of its own."""
    briefings = library.briefings_of(entity.id)
    if entity.record is not None:
        return briefings > 0 or entity.id in library.positions_of
    return briefings >= FOLLOWED


def entity_feeds(edition: Edition) -> Iterator[File]:
    """Give the feeds of all entities that have one."""
    for entity in edition.corpus.entities:
        if has_feed(edition.desk.library, entity):
            yield from _feed(edition, entity)


def _feed(edition: Edition, entity: Entity) -> tuple[File, File]:
    page = urls.entity_file(entity.id)
    atom, json = urls.feeds_beside(page)
    at = feed_point(edition.desk, edition.settings, atom)
    found = (*_briefings(edition, at, entity), *_positions(at, entity))
    newest = sorted(found, key=lambda entry: (-entry.published.timestamp(), entry.name))
    feed = Feed(
        name=f"entity/{entity.id}",
        title=title_of(edition.around, entity.name),
        page=page,
        atom=atom,
        json=json,
        entries=tuple(newest[: edition.settings.feeds.size]),
    )
    return feed_pair(at, edition.settings, feed)


def _briefings(edition: Edition, at: Standpoint, entity: Entity) -> Iterator[Entry]:
    """Give the newest briefings on an entity, as many as a feed can hold, each with its words."""
    library, size = at.library, edition.settings.feeds.size
    about = set(library.about.get(entity.id, ()))
    both = (*about, *library.mentioned.get(entity.id, ()))
    slugs = [
        slug for slug in sorted(both, key=library.order.__getitem__) if is_in_feeds(library.briefings[slug])
    ][:size]
    quotes: dict[str, list[ResolvedQuote]] = {slug: [] for slug in slugs}
    for said in library.quotes_by.get(entity.id, ()):
        if said.briefing in quotes and is_worded(said.quote):
            quotes[said.briefing].append(said.quote)
    for slug in slugs:
        meta, card = library.briefings[slug].article.source.meta, briefing_card(at, slug)
        if meta.date is None:
            continue
        path = at.addresses.briefings[slug]
        own = "".join(_words(at, path, quote) for quote in quotes[slug])
        summary = f"<p>{escape(card.summary)}</p>\n" if card.summary else ""
        yield Entry(
            name=f"briefing/{slug}",
            path=path,
            title=card.title,
            published=meta.date.moment,
            updated=max(meta.date.moment, meta.updated.moment) if meta.updated else meta.date.moment,
            summary=card.summary,
            html=summary + own if own else "",
            authors=tuple(named(at, author).name for author in meta.authors),
            tags=meta.tags,
            extra={
                "kind": "about" if slug in about else "mention",
                "quotes": [quote.number for quote in quotes[slug]],
            },
        )


def _words(at: Standpoint, path: str, quote: ResolvedQuote) -> str:
    pieces = (" ".join(quote.words),) if quote.by_hand else quote.words
    if is_direct(quote):
        pieces = tuple(at.words.say("“%(words)s”", words=piece) for piece in pieces)
    text = escape(" … ".join(pieces))
    link = escape(at.href(path, quote_id(quote)))
    return f'<blockquote><p><a href="{link}">{text}</a></p></blockquote>\n'


def _positions(at: Standpoint, entity: Entity) -> Iterator[Entry]:
    """Give what an entity says of recorded claims; without a date nobody knows when it is news."""
    for claim, _ in at.library.positions_of.get(entity.id, ()):
        for event in events_with(claim, entity.id):
            if event.date is not None:
                yield entry_of(at, claim, event, event.date)
