"""The charts of who is who: one entity over time, an entity in its company, those named most often."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.model.corpus import Entity
from briefgen.plan import urls
from briefgen.plan.pages.charts import MOST_NAMES, Named, arc_chart, bar_chart
from briefgen.plan.parts.cards import Standpoint
from briefgen.plan.parts.company import Company
from briefgen.plan.views.chart_views import ArcChart, BarChart


def over_time(at: Standpoint, entity: Entity) -> BarChart | None:
    """Give an entity's briefings over time, those about it and those that only name it."""
    library = at.library
    slugs = (*library.about.get(entity.id, ()), *library.mentioned.get(entity.id, ()))
    dates = [library.briefings[slug].article.source.meta.date for slug in slugs]
    return bar_chart(at.words, entity.name, dates)


def together(
    at: Standpoint, entity: Entity, often: Sequence[tuple[str, int]], company: Company
) -> ArcChart | None:
    """Give an entity with those that it appears with, and what joins these among each other."""
    named = [_named(at, entity, own=True), *(_named(at, at.library.entities[id_]) for id_, _ in often)]
    title = at.words.say("Who is named together with %(name)s", name=entity.name)
    return arc_chart(at.words, title, named, company.shared)


def most_named(at: Standpoint, entities: Sequence[Entity]) -> ArcChart | None:
    """Give those who are named in most briefings, and what joins them."""
    library = at.library
    often = sorted(entities, key=lambda one: (-library.briefings_of(one.id), one.name.casefold(), one.id))
    named = [_named(at, entity) for entity in often[:MOST_NAMES]]
    title = at.words.say("Who is named together")
    return arc_chart(at.words, title, named, Company(library).shared)


def _named(at: Standpoint, entity: Entity, *, own: bool = False) -> Named:
    url = at.href(urls.entity_file(entity.id))
    return Named(entity.id, entity.name, url, at.library.briefings_of(entity.id), own)
