"""The feed of an entity: briefings about it, by it or naming it, with its words in them, and its positions.

Every entity with a record has one, and every name that stands in as many briefings as the site asks for: most
names stand in one only, and their feeds would be more files than all else.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from html import escape

from briefgen.model.corpus import Entity, ResolvedQuote
from briefgen.model.site import LazyFile
from briefgen.plan import urls
from briefgen.plan.feeds.claim_history import entry_of, events_with
from briefgen.plan.feeds.feed_files import copies, feed_files
from briefgen.plan.feeds.feed_format import Entry, Feed, feed_point
from briefgen.plan.feeds.feeds import Articles, is_in_feeds
from briefgen.plan.parts.cards import Standpoint
from briefgen.plan.parts.frames import Edition, title_of
from briefgen.plan.parts.library import Library, is_worded
from briefgen.plan.parts.statements import is_direct, quote_id


def has_feed(library: Library, entity: Entity, least: int) -> bool:
    """Say whether an entity has a feed of its own: those that an editor keeps a record of have.

    ``least``: in how many briefings software must have found the others; 0 for never.
    """
    return entity.record is not None or 0 < least <= library.briefings_of(entity.id)


def entity_feeds(edition: Edition, articles: Articles) -> Iterator[LazyFile]:
    """Give the feeds of all entities that have one, also where those stood that were merged into them.

    Who follows an old address reads no pages, and many hosts read no ``_redirects``.
    """
    library = edition.desk.library
    for entity in edition.corpus.entities:
        if has_feed(library, entity, edition.settings.feeds.entities_from):
            page = urls.entity_file(entity.id)
            files = feed_files(edition, page, partial(_feed, articles, entity))
            yield from files
            for old in library.formerly.get(entity.id, ()):
                if old not in library.entities:
                    # Both stand equally deep, so relative links lead on from either.
                    yield from copies(files, urls.feeds_beside(urls.entity_file(old)))


def _feed(articles: Articles, entity: Entity) -> tuple[Standpoint, Feed]:
    edition, page = articles.edition, urls.entity_file(entity.id)
    atom, json = urls.feeds_beside(page)
    at = feed_point(edition.desk, edition.settings, atom)
    found = (*_briefings(articles, at, entity), *_positions(at, entity))
    newest = sorted(found, key=lambda entry: (-entry.news.published.timestamp(), entry.news.name))
    feed = Feed(
        name=f"entity/{entity.id}",
        title=title_of(edition.around, entity.name),
        page=page,
        atom=atom,
        json=json,
        entries=tuple(newest[: edition.settings.feeds.size]),
    )
    return at, feed


def _briefings(articles: Articles, at: Standpoint, entity: Entity) -> Iterator[Entry]:
    """Give the newest briefings on an entity, as many as a feed can hold, each with its words."""
    library, size = at.library, articles.edition.settings.feeds.size
    about = set(library.about.get(entity.id, ()))
    written = library.written.get(entity.id, ())
    both = {*about, *library.mentioned.get(entity.id, ()), *written}
    slugs = [
        slug for slug in sorted(both, key=library.order.__getitem__) if is_in_feeds(library.briefings[slug])
    ][:size]
    quotes: dict[str, list[ResolvedQuote]] = {slug: [] for slug in slugs}
    for said in library.quotes_by.get(entity.id, ()):
        if said.briefing in quotes and is_worded(said.quote):
            quotes[said.briefing].append(said.quote)
    for slug in slugs:
        news = articles.news(at, library.briefings[slug])
        own = "".join(_words(at, news.path, quote) for quote in quotes[slug])
        summary = f"<p>{escape(news.summary)}</p>\n" if news.summary else ""
        yield Entry(
            news,
            html=summary + own if own else "",
            extra={
                "kind": "about" if slug in about else "written" if slug in written else "mention",
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
