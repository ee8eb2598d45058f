"""The page that searches the site; without script it leads to the lists that one can look through."""

from __future__ import annotations

from briefgen.model.site import Page
from briefgen.plan import urls, words
from briefgen.plan.frames import Edition, MenuLine, frame, has_tags, own_lists, title_of
from briefgen.plan.views import HeadView, SearchView


def search_page(edition: Edition) -> Page:
    """Give the page. Search engines need none of it: what it finds, they find by themselves."""
    at = edition.desk.at(urls.SEARCH)
    tags = [MenuLine(at.words.say(words.TAGS), urls.TAGS)] if has_tags(edition.corpus) else []
    title = at.words.say(words.SEARCH)
    view = SearchView(
        frame=frame(edition.around, at, HeadView(title_of(edition.around, title), noindex=True)),
        title=title,
        index_url=at.href(urls.SEARCH_INDEX),
        ways=tuple(at.link(way.label, way.path) for way in (*own_lists(edition.corpus, at.words), *tags)),
    )
    return Page(urls.SEARCH, "search.html", view)
