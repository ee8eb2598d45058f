"""Lists of names: the index of entities, pages of a kind that is long, and the names that several bear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefgen.model.corpus import Entity
from briefgen.model.site import Page
from briefgen.plan import urls, words
from briefgen.plan.cards import Standpoint, entity_card
from briefgen.plan.entity_charts import most_named
from briefgen.plan.frames import Edition
from briefgen.plan.paging import list_frame, numbered, pages_of, pagination
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

_Kinds = dict[str, list[Entity]]


def entity_lists(edition: Edition) -> Iterator[Page]:
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


def _index(edition: Edition, kinds: _Kinds) -> Page:
    at = edition.desk.at(urls.ENTITIES)
    view = EntityIndexView(
        frame=_frame(edition, at, at.words.say(words.WHO_IS_WHO)),
        title=at.words.say(words.WHO_IS_WHO),
        groups=tuple(_group(at, kind, kinds[kind]) for kind in words.in_order(kinds)),
        kinds=_ways(at, kinds),
        shared=_shared(edition, at),
        shared_total=len(edition.corpus.clashes),
        together=most_named(at, edition.corpus.entities),
    )
    return Page(urls.ENTITIES, "entities.html", view, "the list of names")


def _group(at: Standpoint, kind: str, entities: Sequence[Entity]) -> EntityGroup:
    label, total = at.words.kinds(kind), len(entities)
    if total <= SHORT:
        return EntityGroup(kind, label, _cards(at, entities), total)
    often = set(sorted(range(total), key=lambda n: (-at.library.briefings_of(entities[n].id), n))[:LONG])
    chosen = [entity for number, entity in enumerate(entities) if number in often]
    return EntityGroup(kind, label, _cards(at, chosen), total, at.href(urls.kind_file(kind)))


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


def _pages_of_kind(edition: Edition, kinds: _Kinds, kind: str) -> Iterator[Page]:
    label = edition.desk.words.kinds(kind)
    cut = pages_of(kinds[kind], PER_PAGE)
    spans = [f"{_begin(part[0].name)}–{_begin(part[-1].name)}" for part in cut]
    for number, part in enumerate(cut, 1):
        at = edition.desk.at(urls.kind_file(kind, number))
        total = len(kinds[kind])
        view = EntityIndexView(
            frame=_frame(edition, at, numbered(at, label, number)),
            title=label,
            groups=(EntityGroup(kind, label, _cards(at, part), total),),
            kinds=_ways(at, kinds, kind),
            shared=_shared(edition, at),
            shared_total=len(edition.corpus.clashes),
            pagination=pagination(
                at, number, len(cut), lambda n: urls.kind_file(kind, n), lambda n: spans[n - 1]
            ),
        )
        yield Page(at.path, "entities.html", view, "the list of names")


def _begin(name: str) -> str:
    return name[:3].strip()


# ---- names that several bear


def _names(edition: Edition) -> Iterator[Page]:
    cut = pages_of(edition.corpus.clashes, PER_PAGE)
    title = edition.desk.words.say(words.SHARED_NAMES)
    for number, clashes in enumerate(cut, 1):
        at = edition.desk.at(urls.list_file("entities/name", number))
        view = NamesView(
            frame=_frame(edition, at, numbered(at, title, number)),
            title=title,
            names=tuple(
                (at.link(clash.name, urls.name_file(at.addresses.names[clash.name])), len(clash.ids))
                for clash in clashes
            ),
            pagination=pagination(at, number, len(cut), lambda n: urls.list_file("entities/name", n)),
        )
        yield Page(at.path, "names.html", view, "the list of shared names")


def _name_pages(edition: Edition) -> Iterator[Page]:
    library = edition.desk.library
    for clash in edition.corpus.clashes:
        at = edition.desk.at(urls.name_file(edition.desk.addresses.names[clash.name]))
        bearers = sorted(clash.ids, key=lambda id_: (-library.briefings_of(id_), id_))
        view = NameView(
            frame=_frame(edition, at, clash.name, (at.words.say(words.SHARED_NAMES), urls.NAMES)),
            title=clash.name,
            entities=_cards(at, [library.entities[id_] for id_ in bearers]),
            latest=tuple(_latest(at, id_) for id_ in bearers),
        )
        yield Page(at.path, "name.html", view, f"the shared name `{clash.name}`")


def _latest(at: Standpoint, entity: str) -> LinkView | None:
    """Give the latest briefing about an entity, else the latest that names it."""
    found = at.library.about.get(entity) or at.library.mentioned.get(entity)
    if not found:
        return None
    return at.link(at.library.briefings[found[0]].article.source.meta.title, at.addresses.briefings[found[0]])


def _frame(edition: Edition, at: Standpoint, title: str, *above: tuple[str, str]) -> Frame:
    index = () if at.path == urls.ENTITIES else ((at.words.say(words.WHO_IS_WHO), urls.ENTITIES),)
    return list_frame(edition, at, title, *index, *above)
