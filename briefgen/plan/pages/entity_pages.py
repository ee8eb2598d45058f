"""The page of each entity, in the order that readers need, and the further pages of those that fill it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from briefgen.model.corpus import Entity, LedgerClaim, Position
from briefgen.model.registry import RoleHeld
from briefgen.model.site import LazyPage
from briefgen.model.stances import AGAINST, FOR
from briefgen.plan import urls, words
from briefgen.plan.feeds.entity_feeds import has_feed
from briefgen.plan.kept import Kept
from briefgen.plan.linked_data.json_ld import breadcrumbs, page_node, reference, script, site_nodes
from briefgen.plan.linked_data.linked_entities import (
    SPEAKING,
    employers,
    entity_in_full,
    entity_nodes,
    outside_url,
)
from briefgen.plan.pages.entity_charts import over_time, together
from briefgen.plan.pages.entity_timeline import Event, corrected, count_events, event_views, events_of
from briefgen.plan.pages.list_pages import WRITTEN
from briefgen.plan.pages.paging import list_frame, numbered, pagination
from briefgen.plan.parts.cards import Standpoint, briefing_cards, entity_card, named, other_names
from briefgen.plan.parts.company import Company
from briefgen.plan.parts.frames import Edition, feed_links, frame, title_of
from briefgen.plan.parts.library import Library, Said, is_worded
from briefgen.plan.parts.statements import claim_line, last_word, position_view, quote_view
from briefgen.plan.views import (
    ClaimLine,
    EntityArchiveView,
    EntityCard,
    EntityView,
    HeadView,
    JudgementView,
    LinkView,
    NamesakesView,
    PositionView,
    QuoteView,
    RoleView,
    StandsView,
)

LATEST, SPOKEN, SPOKEN_OF, CLAIMS = 20, 10, 5, 20
"""Briefings of each sort, quotations by an entity and about it, and claims, on its page; the latest."""

RECENT, EARLIER = 8, 40
"""Lines of its timeline that are open on its page, and all that are on it; from there on pages of its own."""

PER_PAGE = 100
"""Lines of a timeline, or quotations, on a further page."""

COMPANY = 12
"""How many others an entity "appears with"."""

NAMES, NAMESAKES = 3, 5
"""Names that an entity shares with others, as many as its page tells, and bearers of each."""

OUTSIDE_NAMES = {"wikidata": "Wikidata", "viaf": "VIAF"}


@dataclass(frozen=True, slots=True)
class _Known:
    """All that is known of an entity."""

    entity: Entity
    events: tuple[Event, ...]
    quotes: tuple[Said, ...]
    quoted: tuple[Said, ...]


_MakeKnown = Callable[[], _Known]
"""Tells of one entity; all of its pages have the same one."""


def entity_pages(edition: Edition, kept: Kept | None = None) -> Iterator[LazyPage]:
    """Give the page of each entity, and the further pages of those that have too much for one.

    ``kept`` has how much that was in the last plan.
    """
    kept = kept or Kept()
    library = edition.desk.library
    company, corrections = Company(library), corrected(library)
    for entity in edition.corpus.entities:
        origin = entity.record.place.path if entity.record else f"the name `{entity.name}`"
        known = partial(_known, edition, entity)
        make = partial(_view, edition, company, entity, known)
        yield LazyPage(urls.entity_file(entity.id), "entity.html", make, origin)
        shelves = (library.about, library.mentioned, library.quotes_by, library.quoted_about)
        has = (*(shelf.get(entity.id) for shelf in shelves), library.positions_of.get(entity.id), corrections)
        count = partial(_further, library, entity, corrections)
        for name, total in kept.same(("further", entity.id), has, count).items():
            for number in range(1, -(-total // PER_PAGE) + 1):
                path, more = (
                    _folder(entity, name, number),
                    partial(_further_view, edition, entity, known, name, number),
                )
                yield LazyPage(path, "entity_archive.html", more, origin)


def _known(edition: Edition, entity: Entity) -> _Known:
    library = edition.desk.library
    return _Known(
        entity,
        events_of(library, entity.id),
        tuple(said for said in library.quotes_by.get(entity.id, ()) if is_worded(said.quote)),
        library.quoted_about.get(entity.id, ()),
    )


def _last(edition: Edition, make: _MakeKnown) -> _Known:
    """Give what is known of an entity: its pages are mostly asked for one after the other."""
    if edition.last_entity[:1] != [make]:
        edition.last_entity[:] = [make, make()]
    known: _Known = edition.last_entity[1]
    return known


def _view(edition: Edition, company: Company, entity: Entity, make: _MakeKnown) -> EntityView:
    known, path = _last(edition, make), urls.entity_file(entity.id)
    at = edition.desk.at(path)
    library, record = at.library, entity.record
    card = entity_card(at, entity, at.today)
    feeds = urls.feeds_beside(path) if has_feed(library, entity, edition.settings.feeds.entities_from) else ()
    atom, json = map(at.href, feeds) if feeds else ("", "")
    written = library.written.get(entity.id, ())
    about, mentioned = library.about.get(entity.id, ()), library.mentioned.get(entity.id, ())
    claims = sorted(library.positions_of.get(entity.id, ()), key=lambda held: last_word(held[0]))
    often = company.of(entity.id)[:COMPANY]
    is_long = _is_long(library, entity, len(known.events))
    shown = known.events[: RECENT if is_long else EARLIER]
    return EntityView(
        frame=frame(edition.around, at, _head(edition, at, entity, card, atom, json)),
        card=card,
        description=record.description if record else "",
        aliases=other_names(entity),
        namesakes=tuple(_namesakes(at, entity)),
        roles=_roles(at, entity),
        ids=_outside_ids(entity),
        about=briefing_cards(at, about[:LATEST]),
        about_total=len(about),
        mentioned=briefing_cards(at, mentioned[:LATEST]),
        mentioned_total=len(mentioned),
        timeline=event_views(at, shown[:RECENT]),
        earlier=event_views(at, shown[RECENT:]),
        timeline_total=len(known.events),
        timeline_url=at.href(_folder(entity, "timeline")) if is_long else "",
        quotes=_quote_views(at, known.quotes[:SPOKEN]),
        quotes_total=len(known.quotes),
        quotes_url=at.href(_folder(entity, "quotes")) if len(known.quotes) > SPOKEN else "",
        claims=tuple(_stands(at, entity, claims[:CLAIMS])),
        claims_total=len(claims),
        claims_url=at.href(urls.ledger_file("party", entity.id)) if claims else "",
        quoted=_quote_views(at, known.quoted[:SPOKEN_OF]),
        quoted_total=len(known.quoted),
        quoted_url=at.href(_folder(entity, "quoted")) if len(known.quoted) > SPOKEN_OF else "",
        with_=tuple((entity_card(at, library.entities[other], at.today), number) for other, number in often),
        over_time=over_time(at, entity),
        together=together(at, entity, often, company),
        written=briefing_cards(at, written[:WRITTEN]),
        written_total=len(written),
        written_url=at.href(urls.list_file(urls.written_folder(entity.id))) if written[WRITTEN:] else "",
        email=record.email if record else "",
        judgements=tuple(_judgements(at, entity)),
        formerly=library.formerly.get(entity.id, ()),
        atom_url=atom,
        json_feed_url=json,
    )


def _head(
    edition: Edition, at: Standpoint, entity: Entity, card: EntityCard, atom: str, json: str
) -> HeadView:
    """Give what other programs are told of an entity; ``atom`` and ``json`` are its feeds, if it has any."""
    node, title = entity_in_full(at, entity), title_of(edition.around, entity.name)
    kind = "ProfilePage" if entity.kind in SPEAKING else "WebPage"
    trail = [
        (edition.settings.title, urls.HOME),
        (at.words.say(words.WHO_IS_WHO), urls.ENTITIES),
        (entity.name, at.path),
    ]
    nodes = (
        node,
        *entity_nodes(at, employers(entity)),
        page_node(at, kind, entity.name) | {"mainEntity": reference(node)},
        breadcrumbs(at, trail),
        *site_nodes(at, edition.settings),
    )
    told = entity.record.description if entity.record else ""
    return HeadView(
        title,
        told or ". ".join(part for part in (card.role, card.disambiguation) if part),
        json_ld=script(nodes),
        properties=(("og:type", "profile"),) if entity.kind == "person" else (),
        alternates=feed_links(title, atom, json) if atom else (),
    )


def _quote_views(at: Standpoint, quotes: Sequence[Said]) -> tuple[QuoteView, ...]:
    return tuple(quote_view(at, said.briefing, said.quote, with_briefing=True) for said in quotes)


def _folder(entity: Entity, name: str, number: int = 1) -> str:
    return urls.list_file(f"entities/{entity.id}/{name}", number)


# ---- who it is


def _namesakes(at: Standpoint, entity: Entity) -> Iterator[NamesakesView]:
    """Give who else bears a name of this entity: its full name first, then the short one."""
    own = [entity.name, entity.short]
    clashes = sorted(
        at.library.names_of.get(entity.id, ()),
        key=lambda clash: (own.index(clash.name) if clash.name in own else len(own), clash.name),
    )
    for clash in clashes[:NAMES]:
        others = [at.library.entities[id_] for id_ in clash.ids if id_ != entity.id]
        others.sort(key=lambda other: (-at.library.briefings_of(other.id), other.id))
        yield NamesakesView(
            at.link(clash.name, urls.name_file(at.addresses.names[clash.name])),
            tuple(entity_card(at, other, at.today) for other in others[:NAMESAKES]),
            len(clash.ids),
        )


def _roles(at: Standpoint, entity: Entity) -> tuple[RoleView, ...]:
    """Give the roles held, present ones first, then the latest."""

    def order(role: RoleHeld) -> tuple[bool, float, str]:
        over = role.until is not None and (at.today is None or role.until.last_day < at.today.first_day)
        return (over, -(role.since.moment.timestamp() if role.since else 0.0), role.role)

    return tuple(
        RoleView(
            role.role,
            named(at, role.org) if role.org else None,
            at.words.date(role.since),
            at.words.date(role.until),
        )
        for role in sorted(entity.record.roles if entity.record else (), key=order)
    )


def _outside_ids(entity: Entity) -> tuple[LinkView, ...]:
    found = (
        (name, outside_url(name, value)) for name, value in (entity.record.same_as if entity.record else ())
    )
    return tuple(LinkView(OUTSIDE_NAMES.get(name, name), url) for name, url in found if url)


def _judgements(at: Standpoint, entity: Entity) -> Iterator[JudgementView]:
    merged = at.library.formerly.get(entity.id, ())
    for judgement in entity.record.judgements if entity.record else ():
        if judgement.other in merged:
            continue
        yield JudgementView(
            at.words.label(words.VERDICTS, judgement.verdict),
            named(at, judgement.other),
            named(at, judgement.by).name if judgement.by else "",
            at.words.date(judgement.date),
        )


# ---- what it holds


def _stands(
    at: Standpoint, entity: Entity, claims: Sequence[tuple[LedgerClaim, tuple[Position, ...]]]
) -> Iterator[StandsView]:
    """Give the claims that an entity takes a position on, by the side that it takes last."""
    sides: defaultdict[str, list[tuple[ClaimLine, tuple[PositionView, ...]]]] = defaultdict(list)
    for claim, positions in claims:
        stands = tuple(position_view(at, position) for position in positions)
        sides[_side(entity, claim, positions)].append((claim_line(at, claim), stands))
    for kind, label in words.SIDES.items():
        if sides[kind]:
            yield StandsView(kind, at.words.say(label), tuple(sides[kind]))


def _side(entity: Entity, claim: LedgerClaim, positions: Sequence[Position]) -> str:
    if any(party.entity == entity.id for party, _, _ in claim.reversals):
        return "reversed"
    dated = [position for position in positions if position.known_by]
    stance = (dated or positions)[-1].stance
    return "asserted" if stance in FOR else "denied" if stance in AGAINST else "other"


# ---- further pages


def _is_long(library: Library, entity: Entity, events: int) -> bool:
    """Say whether the page cannot show all: more lines than it holds, or more briefings of one sort."""
    most = max(len(library.about.get(entity.id, ())), len(library.mentioned.get(entity.id, ())))
    return events > EARLIER or most > LATEST


def _further(library: Library, entity: Entity, corrections: Mapping[str, int]) -> dict[str, int]:
    """Give the lists that the page of an entity cannot hold, by name, and how long each is."""
    events = count_events(library, entity.id, corrections)
    spoken = library.quotes_by.get(entity.id, ())
    quotes = sum(is_worded(said.quote) for said in spoken) if len(spoken) > SPOKEN else 0
    quoted = len(library.quoted_about.get(entity.id, ()))
    long = (
        ("timeline", events, _is_long(library, entity, events)),
        ("quotes", quotes, quotes > SPOKEN),
        ("quoted", quoted, quoted > SPOKEN_OF),
    )
    return {name: length for name, length, is_long in long if is_long}


def _further_view(
    edition: Edition, entity: Entity, make: _MakeKnown, name: str, number: int
) -> EntityArchiveView:
    known, say = _last(edition, make), edition.desk.words.say
    if name == "timeline":
        title, total = say("Timeline of %(name)s", name=entity.name), len(known.events)
    elif name == "quotes":
        title, total = say("Quotations of %(name)s", name=entity.name), len(known.quotes)
    else:
        title, total = say("%(name)s in the words of others", name=entity.name), len(known.quoted)
    at = edition.desk.at(_folder(entity, name, number))
    above = ((at.words.say(words.WHO_IS_WHO), urls.ENTITIES), (entity.name, urls.entity_file(entity.id)))
    part = slice(PER_PAGE * (number - 1), PER_PAGE * number)
    quotes = known.quotes if name == "quotes" else known.quoted if name == "quoted" else ()
    return EntityArchiveView(
        frame=list_frame(edition, at, numbered(at, title, number), *above),
        card=entity_card(at, entity, at.today),
        title=title,
        total=total,
        pagination=pagination(at, number, -(-total // PER_PAGE), lambda n: _folder(entity, name, n)),
        events=event_views(at, known.events[part]) if name == "timeline" else (),
        quotes=_quote_views(at, quotes[part]),
    )
