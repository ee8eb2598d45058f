"""The page that searches the site; without script it leads to the lists that one can look through."""

from __future__ import annotations

from functools import partial

from briefgen.model.site import LazyPage
from briefgen.plan import urls, words
from briefgen.plan.parts.frames import Edition, MenuLine, frame, has_tags, own_lists, title_of
from briefgen.plan.views import HeadView, SearchView


def search_page(edition: Edition) -> LazyPage:
    """Give the page. Search engines need none of it: what it finds, they find by themselves."""
    return LazyPage(urls.SEARCH, "search.html", partial(_view, edition), listed=False)


def _view(edition: Edition) -> SearchView:
    at = edition.desk.at(urls.SEARCH)
    tags = [MenuLine(at.words.say(words.TAGS), urls.TAGS)] if has_tags(edition.corpus) else []
    title = at.words.say(words.SEARCH)
    return SearchView(
        frame=frame(edition.around, at, HeadView(title_of(edition.around, title), noindex=True)),
        title=title,
        index_url=at.href(urls.SEARCH_INDEX),
        ways=tuple(at.link(way.label, way.path) for way in (*own_lists(edition.corpus, at.words), *tags)),
    )
