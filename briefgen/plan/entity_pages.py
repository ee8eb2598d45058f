"""The index of entities and the page of each, in the order that readers need."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from briefgen.model.corpus import Entity
from briefgen.model.registry import RoleHeld
from briefgen.model.site import Page
from briefgen.plan import urls, words
from briefgen.plan.cards import Standpoint, briefing_cards, entity_card, named
from briefgen.plan.frames import Edition, frame, title_of
from briefgen.plan.json_ld import breadcrumbs, entity_node, outside_url, page_node, script, site_nodes
from briefgen.plan.statements import position_view, quote_view, recorded_box
from briefgen.plan.views import EntityCard, EntityIndexView, EntityView, HeadView, LinkView, RoleView

LATEST = 50
"""Briefings and quotations on an entity's page, the latest; the number of all stands beside the name."""

COMPANY, TOGETHER = 12, 2
"""How many others an entity "appears with", each in at least so many briefings."""

TITLE = "Who is who"
OUTSIDE_NAMES = {"wikidata": "Wikidata", "viaf": "VIAF"}


def entity_pages(edition: Edition) -> Iterator[Page]:
    """Give the index and a page for each entity."""
    yield _index(edition)
    for entity in edition.corpus.entities:
        yield _page(edition, entity)


def _index(edition: Edition) -> Page:
    at = edition.desk.at(urls.ENTITIES)
    groups: defaultdict[str, list[EntityCard]] = defaultdict(list)
    for entity in sorted(edition.corpus.entities, key=lambda entity: (entity.name.casefold(), entity.id)):
        groups[entity.kind].append(entity_card(at, entity))
    nodes = (
        page_node(at, "CollectionPage", TITLE),
        breadcrumbs(at, [(edition.settings.title, urls.HOME), (TITLE, urls.ENTITIES)]),
        *site_nodes(at, edition.settings),
    )
    view = EntityIndexView(
        frame=frame(edition.around, at, HeadView(title_of(edition.around, TITLE), json_ld=script(nodes))),
        title=TITLE,
        groups=tuple((words.kind_of_several(kind), tuple(groups[kind])) for kind in words.in_order(groups)),
    )
    return Page(urls.ENTITIES, "entities.html", view, "the list of names")


def _page(edition: Edition, entity: Entity) -> Page:
    path = urls.entity_file(entity.id)
    at = edition.desk.at(path)
    library, record = at.library, entity.record
    card = entity_card(at, entity)
    nodes = (
        entity_node(at, entity, roles=True),
        page_node(at, "ProfilePage", entity.name) | {"mainEntity": {"@id": entity_node(at, entity)["@id"]}},
        breadcrumbs(at, [(edition.settings.title, urls.HOME), (TITLE, urls.ENTITIES), (entity.name, path)]),
        *site_nodes(at, edition.settings),
    )
    description = record.description if record else ""
    head = HeadView(
        title_of(edition.around, entity.name),
        description or ". ".join(part for part in (card.role, card.disambiguation) if part),
        json_ld=script(nodes),
    )
    said = library.quotes_by.get(entity.id, ())[:LATEST]
    view = EntityView(
        frame=frame(edition.around, at, head),
        card=card,
        description=description,
        aliases=_aliases(entity),
        roles=_roles(at, entity),
        ids=_outside_ids(entity),
        about=briefing_cards(at, library.about.get(entity.id, ())[:LATEST]),
        mentioned=briefing_cards(at, library.mentioned.get(entity.id, ())[:LATEST]),
        quotes=tuple(quote_view(at, one.briefing, one.quote, with_briefing=True) for one in said),
        positions=tuple(
            (recorded_box(at, claim), tuple(position_view(at, position) for position in positions))
            for claim, positions in library.positions_of.get(entity.id, ())
        ),
        with_=tuple(_company(at, entity)),
    )
    return Page(path, "entity.html", view, record.place.path if record else f"the name `{entity.name}`")


def _aliases(entity: Entity) -> tuple[tuple[str, str], ...]:
    """Give the other forms of a name with their language: recorded ones first, then those seen."""
    recorded = {alias.text: alias.lang for alias in entity.record.aliases} if entity.record else {}
    seen = {alias: "" for alias in entity.aliases if alias not in recorded and alias != entity.name}
    return tuple((recorded | seen).items())


def _roles(at: Standpoint, entity: Entity) -> tuple[RoleView, ...]:
    """Give the roles held, present ones first, then the latest."""

    def order(role: RoleHeld) -> tuple[bool, float, str]:
        return (role.until is not None, -(role.since.moment.timestamp() if role.since else 0.0), role.role)

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


def _company(at: Standpoint, entity: Entity) -> Iterator[tuple[EntityCard, int]]:
    """Give those named most often in the same briefings."""
    library = at.library
    slugs = (*library.about.get(entity.id, ()), *library.mentioned.get(entity.id, ()))
    counts = Counter(other for slug in slugs for other in library.names_in[slug] if other != entity.id)
    often = [other for other in counts if counts[other] >= TOGETHER]
    often.sort(key=lambda other: (-counts[other], library.entities[other].name.casefold(), other))
    for other in often[:COMPANY]:
        yield entity_card(at, library.entities[other]), counts[other]
