"""Pages that plug-ins add."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.model.roles import Planner
from briefgen.model.site import AnyPage, Page
from briefgen.plan.parts.frames import Edition, frame, title_of
from briefgen.plan.views import HeadView


def plugin_pages(edition: Edition, planners: Sequence[Planner]) -> Iterator[AnyPage]:
    """Give the pages that the planners of plug-ins make of the corpus.

    A planner knows neither settings nor theme. Where a view holds a ``HeadView`` as its ``frame``, the page
    asks for all that the site's other pages have around them, and gets the frame in its place.
    """
    for planner in planners:
        yield from (_framed(edition, page) for page in planner(edition.corpus))


def _framed(edition: Edition, page: AnyPage) -> AnyPage:
    head = getattr(page.view, "frame", None) if isinstance(page, Page) else None
    if not isinstance(head, HeadView):
        return page
    told = replace(head, title=title_of(edition.around, head.title))
    around = frame(edition.around, edition.desk.at(page.path), told)
    return replace(page, view=replace(page.view, frame=around))
