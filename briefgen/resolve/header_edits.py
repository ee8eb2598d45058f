"""Edits of headers that leave all that resolve came to as it was: they change nothing that it reads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from briefgen.model.article import Article
from briefgen.model.corpus import AnnotatedArticle, Briefing
from briefgen.model.source import Source
from briefgen.resolve.asked import Slot
from briefgen.resolve.connections import Connections
from briefgen.resolve.directory import exact_names
from briefgen.resolve.name_forms import form


def leaves_all(before: Source, after: Source) -> bool:
    """Say whether nothing was edited that resolve reads of a content file.

    The body is the same to the letter, and so is what was found in it. Its title and tags are other questions
    (``are_asked_for``, ``connected_anew``).
    """
    return _read(before) == _read(after)


def _read(source: Source) -> tuple[object, ...]:
    meta = source.meta
    return (
        (source.path, source.slug, source.role, source.status),
        source.body.of(source.text),
        (meta.date, meta.lang, meta.about),
        (meta.claims, meta.not_claims, meta.sources, tuple(point.claims for point in meta.key_points)),
    )


def are_asked_for(titles: Iterable[str], articles: Collection[Article]) -> bool:
    """Say whether a wiki link in any article may mean one of these titles."""
    keys = {form(title).key for title in titles}
    sources = (article.source for article in articles)
    exact = {name for source in sources for name in exact_names(source.slug, source.path)}
    asked = {link.target for article in articles for link in article.wiki_links}
    return any(name.strip() not in exact and form(name).key in keys for name in asked)


def connected_anew(articles: Mapping[str, AnnotatedArticle], briefings: Sequence[Briefing]) -> list[Briefing]:
    """Give briefings and pages with what is related to them by the tags of today; both in the site's order.

    ``articles`` are theirs, by path.
    """
    slots = [Slot(articles[one.article.source.path]) for one in briefings]
    return Connections().connected(slots, briefings)
