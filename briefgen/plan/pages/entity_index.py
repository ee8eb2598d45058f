"""Lists of names: the index of entities, pages of a kind that is long, and the names that several bear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from briefgen.model.corpus import Entity, NameClash
from briefgen.model.site import LazyPage
from briefgen.plan import urls, words
from briefgen.plan.pages.entity_charts import most_named
from briefgen.plan.pages.paging import list_frame, numbered, pages_of, pagination
from briefgen.plan.parts.cards import Standpoint, entity_card
from briefgen.plan.parts.frames import Edition
from briefgen.plan.parts.library import Library
from briefgen.plan.views import (
    EntityCard,
    EntityGroup,
    EntityIndexView,
    Frame,
    LinkView,
    NamesView,
    NameView,
)

SHORT, LONG = 200, 60
"""So many of a kind stand in the index; of more only those named most often, and all on pages of the kind."""

PER_PAGE = 500
"""Names on a page of one kind, or of the names that several bear."""

_Kinds = Mapping[str, Sequence[Entity]]


def entity_lists(edition: Edition) -> Iterator[LazyPage]:
    """Give the index, the pages of each kind that is long, and the names that several bear."""
    kinds: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in sorted(edition.corpus.entities, key=lambda entity: (entity.name.casefold(), entity.id)):
        kinds[entity.kind].append(entity)
    yield _index(edition, kinds)
    for kind in kinds:
        if len(kinds[kind]) > SHORT:
            yield from _pages_of_kind(edition, kinds, kind)
    if edition.corpus.clashes:
        yield from _names(edition)
        yield from _name_pages(edition)


def _index(edition: Edition, kinds: _Kinds) -> LazyPage:
    library = edition.desk.library
    shows = (_id(entity) for kind in kinds for entity in _chosen(library, kinds[kind]))
    make = partial(_index_view, edition, kinds)
    return LazyPage(urls.ENTITIES, "entities.html", make, "the list of names", tuple(shows))


def _id(entity: Entity) -> str:
    return f"entity/{entity.id}"


def _index_view(edition: Edition, kinds: _Kinds) -> EntityIndexView:
    at = edition.desk.at(urls.ENTITIES)
    return EntityIndexView(
        frame=_frame(edition, at, at.words.say(words.WHO_IS_WHO)),
        title=at.words.say(words.WHO_IS_WHO),
        groups=tuple(_group(at, kind, kinds[kind]) for kind in words.in_order(kinds)),
        kinds=_ways(at, kinds),
        shared=_shared(edition, at),
        shared_total=len(edition.corpus.clashes),
        together=most_named(at, edition.corpus.entities),
    )


def _group(at: Standpoint, kind: str, entities: Sequence[Entity]) -> EntityGroup:
    label, total, cards = at.words.kinds(kind), len(entities), _cards(at, _chosen(at.library, entities))
    return EntityGroup(kind, label, cards, total, at.href(urls.kind_file(kind)) if total > SHORT else "")


def _chosen(library: Library, entities: Sequence[Entity]) -> Sequence[Entity]:
    """Give those of one kind that stand in the index: all, or of many those named most often."""
    total = len(entities)
    if total <= SHORT:
        return entities
    often = set(sorted(range(total), key=lambda n: (-library.briefings_of(entities[n].id), n))[:LONG])
    return [entity for number, entity in enumerate(entities) if number in often]


def _cards(at: Standpoint, entities: Sequence[Entity]) -> tuple[EntityCard, ...]:
    return tuple(entity_card(at, entity, at.today) for entity in entities)


def _ways(at: Standpoint, kinds: _Kinds, here: str = "") -> tuple[tuple[LinkView, int], ...]:
    """Give the ways to each kind: to its pages if it has any, else to its place in the index."""
    return tuple(
        (
            LinkView(
                at.words.kinds(kind),
                at.href(urls.kind_file(kind))
                if len(kinds[kind]) > SHORT
                else at.href(urls.ENTITIES, f"kind-{kind}"),
                current=kind == here,
            ),
            len(kinds[kind]),
        )
        for kind in words.in_order(kinds)
    )


def _shared(edition: Edition, at: Standpoint) -> LinkView | None:
    return at.link(at.words.say(words.SHARED_NAMES), urls.NAMES) if edition.corpus.clashes else None


def _pages_of_kind(edition: Edition, kinds: _Kinds, kind: str) -> Iterator[LazyPage]:
    for number, part in enumerate(pages_of(kinds[kind], PER_PAGE), 1):
        make, shows = partial(_kind_view, edition, kinds, kind, number), tuple(map(_id, part))
        yield LazyPage(urls.kind_file(kind, number), "entities.html", make, "the list of names", shows)


def _kind_view(edition: Edition, kinds: _Kinds, kind: str, number: int) -> EntityIndexView:
    at = edition.desk.at(urls.kind_file(kind, number))
    label, total = at.words.kinds(kind), len(kinds[kind])
    cut = pages_of(kinds[kind], PER_PAGE)
    spans = [f"{_begin(part[0].name)}–{_begin(part[-1].name)}" for part in cut]
    return EntityIndexView(
        frame=_frame(edition, at, numbered(at, label, number)),
        title=label,
        groups=(EntityGroup(kind, label, _cards(at, cut[number - 1]), total),),
        kinds=_ways(at, kinds, kind),
        shared=_shared(edition, at),
        shared_total=len(edition.corpus.clashes),
        pagination=pagination(
            at, number, len(cut), lambda n: urls.kind_file(kind, n), lambda n: spans[n - 1]
        ),
    )


def _begin(name: str) -> str:
    return name[:3].strip()


# ---- names that several bear


def _names(edition: Edition) -> Iterator[LazyPage]:
    for number, _ in enumerate(pages_of(edition.corpus.clashes, PER_PAGE), 1):
        path, make = urls.list_file("entities/name", number), partial(_names_view, edition, number)
        yield LazyPage(path, "names.html", make, "the list of shared names")


def _names_view(edition: Edition, number: int) -> NamesView:
    at = edition.desk.at(urls.list_file("entities/name", number))
    cut, title = pages_of(edition.corpus.clashes, PER_PAGE), at.words.say(words.SHARED_NAMES)
    return NamesView(
        frame=_frame(edition, at, numbered(at, title, number)),
        title=title,
        names=tuple(
            (at.link(clash.name, urls.name_file(at.addresses.names[clash.name])), len(clash.ids))
            for clash in cut[number - 1]
        ),
        pagination=pagination(at, number, len(cut), lambda n: urls.list_file("entities/name", n)),
    )


def _name_pages(edition: Edition) -> Iterator[LazyPage]:
    for clash in edition.corpus.clashes:
        path = urls.name_file(edition.desk.addresses.names[clash.name])
        make, shows = partial(_name_view, edition, clash), tuple(f"entity/{id_}" for id_ in clash.ids)
        yield LazyPage(path, "name.html", make, f"the shared name `{clash.name}`", shows)


def _name_view(edition: Edition, clash: NameClash) -> NameView:
    library = edition.desk.library
    at = edition.desk.at(urls.name_file(edition.desk.addresses.names[clash.name]))
    bearers = sorted(clash.ids, key=lambda id_: (-library.briefings_of(id_), id_))
    return NameView(
        frame=_frame(edition, at, clash.name, (at.words.say(words.SHARED_NAMES), urls.NAMES)),
        title=clash.name,
        entities=_cards(at, [library.entities[id_] for id_ in bearers]),
        latest=tuple(_latest(at, id_) for id_ in bearers),
    )


def _latest(at: Standpoint, entity: str) -> LinkView | None:
    """Give the latest briefing about an entity, else the latest that names it."""
    found = at.library.about.get(entity) or at.library.mentioned.get(entity)
    if not found:
        return None
    return at.link(at.library.briefings[found[0]].article.source.meta.title, at.addresses.briefings[found[0]])


def _frame(edition: Edition, at: Standpoint, title: str, *above: tuple[str, str]) -> Frame:
    index = () if at.path == urls.ENTITIES else ((at.words.say(words.WHO_IS_WHO), urls.ENTITIES),)
    return list_frame(edition, at, title, *index, *above)
