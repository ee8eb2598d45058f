"""Lists of briefings, in pages of a set length: the home page, sections, tags, and the list of all tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from briefgen.model.corpus import LedgerClaim
from briefgen.model.site import LazyPage
from briefgen.plan import urls, words
from briefgen.plan.linked_data.json_ld import Node, breadcrumbs, item_list, page_node, script, site_nodes
from briefgen.plan.pages.paging import numbered, pages_of, pagination
from briefgen.plan.parts.briefing_lists import Lists, Section
from briefgen.plan.parts.cards import Standpoint, briefing_cards, entity_card
from briefgen.plan.parts.frames import Edition, feed_links, frame, title_of
from briefgen.plan.parts.library import Library
from briefgen.plan.parts.statements import last_word, recorded_box
from briefgen.plan.views import (
    EntityCard,
    HeadView,
    LinkView,
    ListView,
    TagsView,
)

MOST_CONTESTED, MOST_PEOPLE = 5, 8
"""How many contested claims and how many people stand beside a list; on its first page only."""

WRITTEN = 20
"""Briefings by an author on the author's own page; of more there is a list of its own."""


@dataclass(frozen=True, slots=True)
class _Listing:
    """A list of briefings: its template, its folder (empty: the root), its title and what stands in it.

    ``follows``: the page whose feeds carry it, if they are not its own. ``slugs`` are all of the list on its
    first page, and on each further page those that stand there: it shows no others.
    """

    template: str
    folder: str
    title: str
    slugs: tuple[str, ...]
    trail: tuple[tuple[str, str], ...] = ()
    description: str = ""
    follows: str = ""


def list_pages(edition: Edition, lists: Lists) -> Iterator[LazyPage]:
    """Give the home page, each section and each tag with their further pages, and the list of tags."""
    settings, home = edition.settings, (edition.settings.title, urls.HOME)
    everything = tuple(briefing.slug for briefing in edition.corpus.briefings)
    menu = lists.sections
    about = settings.description
    yield from _pages(edition, menu, _Listing("home.html", "", settings.title, everything, description=about))
    for folder, label, slugs in menu:
        yield from _pages(edition, menu, _Listing("section.html", folder, label, slugs, (home,)))
    for slug, label, slugs in lists.tags:
        trail = (home, (edition.desk.words.say(words.TAGS), urls.TAGS))
        yield from _pages(edition, menu, _Listing("tag.html", f"tags/{slug}", label, slugs, trail))
    yield _tags_page(edition, lists.tags)
    yield from _written(edition, menu)


def _written(edition: Edition, menu: tuple[Section, ...]) -> Iterator[LazyPage]:
    """Give the list of what each author wrote, where the author's page does not hold all of it."""
    library, say = edition.desk.library, edition.desk.words.say
    index = (say(words.WHO_IS_WHO), urls.ENTITIES)
    for author, slugs in sorted(library.written.items()):
        if len(slugs) > WRITTEN:
            name, page = library.entities[author].name, urls.entity_file(author)
            trail = ((edition.settings.title, urls.HOME), index, (name, page))
            title, folder = say(words.WRITTEN_BY, name=name), urls.written_folder(author)
            listing = _Listing("section.html", folder, title, slugs, trail, follows=page)
            yield from _pages(edition, menu, listing)


def _pages(edition: Edition, menu: Sequence[Section], listing: _Listing) -> Iterator[LazyPage]:
    folders = tuple((folder, label) for folder, label, _ in menu)
    origin = _origin(listing)
    cut, total = pages_of(listing.slugs, edition.settings.page_size), len(listing.slugs)
    for number, slugs in enumerate(cut, 1):
        contested = _contested(edition.desk.library, listing.slugs) if number == 1 else ()
        shows = (
            *(f"briefing/{slug}" for slug in slugs),
            *(f"claim/{claim.record.id}" for claim in contested),
        )
        on_page = listing if number == 1 else replace(listing, slugs=slugs)
        make = partial(_view, edition, folders, on_page, number, len(cut), total)
        yield LazyPage(urls.list_file(listing.folder, number), listing.template, make, origin, shows)


def _view(
    edition: Edition,
    menu: Sequence[tuple[str, str]],
    listing: _Listing,
    number: int,
    pages: int,
    total: int,
) -> ListView:
    at = edition.desk.at(urls.list_file(listing.folder, number))
    first, size = number == 1, max(1, edition.settings.page_size)
    title, before = numbered(at, listing.title, number), size * (number - 1)
    slugs = listing.slugs[:size]
    followed = listing.follows or urls.list_file(listing.folder)
    atom, json = (at.href(file) for file in urls.feeds_beside(followed))
    head = _head(edition, at, listing, title, _titled(at, slugs), before)
    if listing.folder:  # the site's own feeds stand in the head of every page
        head = replace(head, alternates=feed_links(title_of(edition.around, listing.title), atom, json))
    contested = _contested(at.library, listing.slugs) if first else ()
    return ListView(
        frame=frame(edition.around, at, head),
        title=listing.title,
        briefings=briefing_cards(at, slugs),
        pagination=pagination(at, number, pages, lambda n: urls.list_file(listing.folder, n)),
        contested=tuple(recorded_box(at, claim) for claim in contested),
        people=_people(at, listing.slugs) if first else (),
        sections=tuple(
            LinkView(label, at.href(urls.list_file(folder)), current=folder == listing.folder)
            for folder, label in menu
        ),
        total=total,
        atom_url=atom,
        json_feed_url=json,
    )


def _titled(at: Standpoint, slugs: Sequence[str]) -> tuple[tuple[str, str], ...]:
    known = at.library.briefings
    return tuple((known[slug].article.source.meta.title, at.addresses.briefings[slug]) for slug in slugs)


def _origin(listing: _Listing) -> str:
    if not listing.folder:
        return "the home page"
    if listing.folder.startswith("tags/"):
        return urls.tag_origin(listing.title)
    if listing.folder.startswith("entities/"):
        return f"the list `{listing.title}`"
    return f"the section `{listing.title}`"


def _head(
    edition: Edition,
    at: Standpoint,
    listing: _Listing,
    title: str,
    items: Sequence[tuple[str, str]],
    before: int = 0,
) -> HeadView:
    listed = item_list(at, items, before)
    nodes: list[Node] = [page_node(at, "CollectionPage", title, listing.description) | {"mainEntity": listed}]
    home = edition.around.searchable and at.path == urls.HOME
    trail = listing.trail if listing.folder else [(edition.settings.title, urls.HOME)]
    if at.path != urls.HOME:
        nodes.append(breadcrumbs(at, (*trail, (title, at.path))))
    return HeadView(
        title=title_of(edition.around, title),
        description=listing.description,
        json_ld=script((*nodes, *site_nodes(at, edition.settings, searchable=home))),
    )


def _contested(library: Library, slugs: Sequence[str]) -> Sequence[LedgerClaim]:
    having = set(library.contested)  # a list may be long, and few of its briefings have any
    used = dict.fromkeys(claim for slug in slugs if slug in having for claim in library.contested[slug])
    return sorted((library.claims[claim] for claim in used), key=last_word)[:MOST_CONTESTED]


def _people(at: Standpoint, slugs: Sequence[str]) -> tuple[EntityCard, ...]:
    entities = at.library.entities
    counts = Counter(
        name for slug in slugs for name in at.library.names_in[slug] if entities[name].kind == "person"
    )
    most = sorted(counts, key=lambda name: (-counts[name], entities[name].name.casefold(), name))
    return tuple(entity_card(at, entities[name], at.today) for name in most[:MOST_PEOPLE])


def _tags_page(edition: Edition, every: Sequence[Section]) -> LazyPage:
    counted = tuple((slug, label, len(slugs)) for slug, label, slugs in every)
    return LazyPage(urls.TAGS, "tags.html", partial(_tags_view, edition, counted), "the list of tags")


def _tags_view(edition: Edition, every: Sequence[tuple[str, str, int]]) -> TagsView:
    at = edition.desk.at(urls.TAGS)
    title = at.words.say(words.TAGS)
    listing = _Listing("tags.html", "tags", title, (), ((edition.settings.title, urls.HOME),))
    listed = tuple((label, urls.tag_file(slug)) for slug, label, _ in every)
    return TagsView(
        frame=frame(edition.around, at, _head(edition, at, listing, title, listed)),
        title=title,
        tags=tuple((LinkView(label, at.href(urls.tag_file(slug))), number) for slug, label, number in every),
    )
