"""The pages of content files, one each, and what their links and pictures ask for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.model.diagnostic import Diagnostic
from briefgen.model.picture import PictureOrder, ShareOrder
from briefgen.model.site import LazyPage
from briefgen.plan import urls
from briefgen.plan.kept import Kept
from briefgen.plan.pages.article_pages import article_page
from briefgen.plan.pages.outputs import Made, made_from
from briefgen.plan.pages.standing_pages import standing_page
from briefgen.plan.parts.frames import Edition
from briefgen.plan.text.content_links import Linked
from briefgen.plan.text.link_check import Goals


@dataclass(frozen=True, slots=True)
class ContentPages:
    """The pages, and what is to stand beside them: pictures to draw, files to copy.

    ``copies`` are files of ``content/`` by where they go.
    """

    pages: tuple[LazyPage, ...]
    orders: tuple[PictureOrder, ...]
    shares: tuple[ShareOrder, ...]
    copies: dict[Made, str]
    problems: tuple[Diagnostic, ...]

    @property
    def beside(self) -> tuple[Made, ...]:
        """What stands beside the pages, each with the file that it is made from."""
        return (*(made_from(order.path, order.source) for order in self.orders), *self.copies)


def content_pages(edition: Edition, goals: Goals, kept: Kept) -> ContentPages:
    """Give the page of each briefing and of each standing page; ``kept`` has what they asked for before."""
    made = (
        *(article_page(edition, briefing, goals, kept) for briefing in edition.corpus.briefings),
        *(standing_page(edition, standing, goals) for standing in edition.corpus.pages),
    )
    return _together([page for page, _ in made], [linked for _, linked in made])


def _together(pages: Iterable[LazyPage], asked: Iterable[Linked]) -> ContentPages:
    """Put together what the pages ask for; a picture that several show is drawn once."""
    asked = tuple(asked)
    copies = {made_from(path, urls.CONTENT + name): name for linked in asked for path, name in linked.copies}
    return ContentPages(
        pages=tuple(pages),
        orders=tuple(sorted({order for linked in asked for order in linked.orders})),
        shares=tuple(linked.share for linked in asked if linked.share),
        copies=copies,
        problems=tuple(problem for linked in asked for problem in linked.problems),
    )
