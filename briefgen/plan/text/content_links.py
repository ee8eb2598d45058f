"""The Markdown links and pictures of an article, ready for weave, with the files to copy and the problems."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from briefgen.model.article import Article
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.picture import PictureOrder, ShareOrder
from briefgen.model.source import Image, Source
from briefgen.model.text import Place
from briefgen.plan import urls
from briefgen.plan.parts.cards import Standpoint
from briefgen.plan.parts.picture_choice import image_view
from briefgen.plan.problems import NO_ALT, UNLINKED_TEXT
from briefgen.plan.text.link_check import Goal, Goals, check_home, check_where, goal_of, image_goal
from briefgen.plan.text.outside_pictures import outside_pictures
from briefgen.plan.text.weave import Target
from briefgen.plan.views import ImageView


@dataclass(frozen=True, slots=True)
class Linked:
    """What the links and pictures of an article ask for, and what is wrong with them.

    ``copies`` pairs output paths with files of ``content/``. ``orders`` are the pictures to make, ``share``
    the picture for those who share the page.
    """

    copies: tuple[tuple[str, str], ...] = ()
    orders: tuple[PictureOrder, ...] = ()
    share: ShareOrder | None = None
    problems: tuple[Diagnostic, ...] = ()

    def with_picture(self, goal: Goal, problems: tuple[Diagnostic, ...]) -> Linked:
        """Add the header's picture: what is to be copied or made for it, and its problems."""
        copies = (*self.copies, *([(goal.path, goal.copy)] if goal.copy else []))
        orders = (*self.orders, *goal.orders)
        return replace(self, copies=copies, orders=orders, problems=(*self.problems, *problems))


def follow_links(article: Article, page: str, goals: Goals) -> Linked:
    """Follow the links and pictures of an article, whose page is at the output path ``page``."""
    copies: list[tuple[str, str]] = []
    orders: list[PictureOrder] = []
    problems: list[Diagnostic] = [*check_where(article.source, page, goals), *outside_pictures(article)]
    for link in article.links:
        goal, found = goal_of(link, article.source, page, goals)
        problems += (*found, *check_home(link, goals))
        if goal.copy:
            copies.append((goal.path, goal.copy))
        orders += goal.orders
    return Linked(tuple(copies), tuple(orders), problems=tuple(problems))


def link_targets(at: Standpoint, article: Article, page: str, goals: Goals) -> dict[tuple[int, int], Target]:
    """Say where the links and pictures of an article lead, by token and child.

    Args:
        at: where the links will be read: the article's page, or a feed.
        article: the article.
        page: the output path of the article's page.
        goals: what links can lead to.
    """
    targets: dict[tuple[int, int], Target] = {}
    lazy = article.source.meta.image is not None
    for link in article.links:
        goal, _ = goal_of(link, article.source, page, goals)
        image = image_view(at, goal.shown, link.alt, lazy=lazy) if link.image and goal.shown else None
        if goal.path:
            targets[link.token, link.child] = Target(at.href(goal.path, goal.fragment), image=image)
        lazy |= link.image
    return targets


def unlinked_texts(texts: Iterable[str], copied: Collection[str]) -> Iterator[Diagnostic]:
    """Report the files that look like texts, and that neither are read nor copied for a link."""
    for name in sorted(set(texts).difference(copied)):
        path = urls.CONTENT + name
        yield UNLINKED_TEXT.at(Place(path), path=path)


def picture(source: Source, page: str, goals: Goals) -> tuple[Goal, tuple[Diagnostic, ...]]:
    """Say where the file of the header's picture is, if there is one."""
    image, places = source.meta.image, source.meta.places
    if image is None:
        return Goal(), ()
    place = places.get("image.path") or places.get("image") or source.place(source.body)
    problems = () if image.alt.strip() or image.decorative else (NO_ALT.at(place, path=image.path),)
    if urls.is_external(image.path):
        return Goal(), problems
    goal, missing = image_goal(image.path, source.path, page, goals, place)
    return goal, problems + missing


def main_picture(at: Standpoint, image: Image | None, goal: Goal) -> ImageView | None:
    """Give the header's picture for its page; ``goal`` says where its file is."""
    if image is None:
        return None
    if goal.shown:
        return image_view(at, goal.shown, image.alt, caption=image.caption, credit=image.credit, lazy=False)
    url = at.href(goal.path) if goal.path else image.path if urls.is_external(image.path) else ""
    return ImageView(url, image.alt, image.caption, image.credit, lazy=False) if url else None
