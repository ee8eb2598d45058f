"""Lists in pages: how they are cut, numbered and linked to each other, and what surrounds each page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from briefgen.plan import urls
from briefgen.plan.linked_data.json_ld import breadcrumbs, item_list, page_node, script, site_nodes
from briefgen.plan.parts.cards import Standpoint
from briefgen.plan.parts.frames import Edition, frame, title_of
from briefgen.plan.views import Frame, HeadView, LinkView, Pagination

ALL_LINKED = 20
"""Pages of a list that link each other; in longer ones each links the first, the last and its neighbours."""

Item = TypeVar("Item")


def pages_of(items: Sequence[Item], size: int) -> list[tuple[Item, ...]]:
    """Cut a list into pages; an empty list has one page."""
    size = max(1, size)
    return [tuple(items[i : i + size]) for i in range(0, len(items), size)] or [()]


def pagination(
    at: Standpoint,
    number: int,
    total: int,
    file: Callable[[int], str],
    label: Callable[[int], str] = str,
) -> Pagination:
    """Say where page ``number`` stands in a list of ``total`` pages; ``file`` gives the path of each."""
    near = [n for n in range(1, total + 1) if total <= ALL_LINKED or n in (1, total) or abs(n - number) <= 3]
    return Pagination(
        number,
        total,
        newer_url=at.href(file(number - 1)) if number > 1 else "",
        older_url=at.href(file(number + 1)) if number < total else "",
        pages=tuple(LinkView(label(n), at.href(file(n)), current=n == number) for n in near),
    )


def numbered(at: Standpoint, title: str, number: int) -> str:
    """Give the title of a page of a list: the first has that of the list."""
    if number == 1:
        return title
    return at.words.say("%(title)s, page %(number)s", title=title, number=at.words.messages.number(number))


def list_frame(
    edition: Edition,
    at: Standpoint,
    title: str,
    *above: tuple[str, str],
    feeds: tuple[tuple[str, str, str], ...] = (),
    listed: Iterable[tuple[str, str]] = (),
) -> Frame:
    """Give the frame of a page that is a list.

    Args:
        edition: the site.
        at: the page.
        title: its title.
        above: labels and output paths of what stands between the home page and this one.
        feeds: the ``feed_links`` of the page.
        listed: names and output paths of what it lists and what has a page of its own.
    """
    nodes = (
        page_node(at, "CollectionPage", title) | {"mainEntity": item_list(at, listed)},
        breadcrumbs(at, [(edition.settings.title, urls.HOME), *above, (title, at.path)]),
        *site_nodes(at, edition.settings),
    )
    head = HeadView(title_of(edition.around, title), json_ld=script(nodes), alternates=feeds)
    return frame(edition.around, at, head)
