"""Edits of headers that leave what resolve came to as it was, or all but what follows from the header alone.

What a name means depends on the whole archive. What a header names by its id does not: claims, sources, and
entities that have a record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from briefgen.model.article import Article
from briefgen.model.corpus import AnnotatedArticle, Briefing, Entity
from briefgen.model.registry import ClaimRecord, Registry
from briefgen.model.source import Source
from briefgen.resolve.asked import Slot
from briefgen.resolve.claims.ledger import claim_uses
from briefgen.resolve.connections import Connections
from briefgen.resolve.directory import exact_names
from briefgen.resolve.names.name_forms import form
from briefgen.resolve.words.source_texts import is_stored


def leaves_all(before: Source, after: Source) -> bool:
    """Say whether nothing was edited by which resolve may come to something else in any text.

    The body is the same to the letter, and so is what was found in it. What else it reads of a header are
    other questions: the title (``are_asked_for``), ``sources`` (``cite_alike``), and what connects briefings:
    tags, claims, what they are about (``named_anew``, ``connected_anew``).
    """
    return _read(before) == _read(after)


def connects_otherwise(before: Source, after: Source) -> bool:
    """Say whether something was edited in a header that connects its briefing with others."""
    return _connecting(before) != _connecting(after)


def _read(source: Source) -> tuple[object, ...]:
    meta = source.meta
    return (
        (source.path, source.slug, source.role, source.status),
        source.body.of(source.text),
        (meta.date, meta.lang, meta.not_claims),
    )


def _connecting(source: Source) -> tuple[object, ...]:
    meta = source.meta
    return (meta.tags, meta.about, meta.claims, tuple(point.claims for point in meta.key_points))


def cite_alike(before: Source, after: Source, registry: Registry) -> bool:
    """Say whether the words of quotations are compared with the same stored texts, in the same order."""
    if before.meta.sources == after.meta.sources:
        return True
    stored = {record.id for record in registry.sources if is_stored(record)}
    one, other = (
        [id_ for id_ in dict.fromkeys(source.meta.sources) if id_ in stored] for source in (before, after)
    )
    return one == other


def named_anew(
    briefing: Briefing,
    claims: Mapping[str, ClaimRecord],
    entities: Mapping[str, Entity],
    redirects: Mapping[str, str],
) -> Briefing | None:
    """Give a briefing with the claims of its header, and what that says it is about.

    None where that, or what it was about before, is no id of an entity with a record: only the whole archive
    tells what else it may mean, and whether anything else leads there.
    """
    about = briefing.article.source.meta.about
    for id_ in (*about, *briefing.about):
        entity = entities.get(id_)
        if entity is None or entity.record is None or id_ in redirects:
            return None
    uses, _ = claim_uses(briefing.article, claims)
    return replace(briefing, about=tuple(dict.fromkeys(about)), claim_uses=uses)


def are_asked_for(titles: Iterable[str], articles: Collection[Article]) -> bool:
    """Say whether a wiki link in any article may mean one of these titles."""
    keys = {form(title).key for title in titles}
    sources = (article.source for article in articles)
    exact = {name for source in sources for name in exact_names(source.slug, source.path)}
    asked = {link.target for article in articles for link in article.wiki_links}
    return any(name.strip() not in exact and form(name).key in keys for name in asked)


def connected_anew(articles: Mapping[str, AnnotatedArticle], briefings: Sequence[Briefing]) -> list[Briefing]:
    """Give briefings and pages with what is related to them by today's headers; both in the site's order.

    ``articles`` are theirs, by path.
    """
    slots = [Slot(articles[one.article.source.path]) for one in briefings]
    return Connections().connected(slots, briefings)
