"""Links between briefings: wiki links to their targets, and who links to whom."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from briefgen.model.article import Article, WikiLink
from briefgen.model.corpus import EXPIRED, ResolvedLink
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.source import Role
from briefgen.model.suggestions import listed
from briefgen.resolve.directory import Guide, Target
from briefgen.resolve.problems import AMBIGUOUS_LINK, EXPIRED_LINK, EXPIRED_NAME, UNKNOWN_LINK


def wiki_links(article: Article, directory: Guide) -> tuple[tuple[ResolvedLink, ...], tuple[Diagnostic, ...]]:
    """Give the wiki links that lead somewhere, by position, and what is wrong with the others."""
    links, problems = [], []
    for link in sorted(article.wiki_links, key=lambda link: (link.span, link.token, link.child)):
        found = directory.find(link.target)
        if len(found) == 1:
            links.append(ResolvedLink(link.span, found[0].kind, found[0].id, link.token, link.child))
        elif not found and (title := directory.expired(link.target)):
            shown = title if _is_bare(link, article) else ""
            links.append(ResolvedLink(link.span, EXPIRED, shown, link.token, link.child))
            problems.append(EXPIRED_LINK.at(link.place, target=link.target))
        elif not found and (seen := directory.last_seen(link.target)):
            shown = seen.name if _is_bare(link, article) and "/" in link.target else ""
            links.append(ResolvedLink(link.span, EXPIRED, shown, link.token, link.child))
            problems.append(EXPIRED_NAME.at(link.place, target=link.target, path=seen.path))
        else:
            problems.append(_problem(link, found, directory))
    return tuple(links), tuple(problems)


def _is_bare(link: WikiLink, article: Article) -> bool:
    """Say whether a link shows nothing but what it names."""
    return link.span.of(article.prose.text) == link.target.strip()


def _problem(link: WikiLink, found: Sequence[Target], directory: Guide) -> Diagnostic:
    if found:
        names = [target.exact for target in found]
        return AMBIGUOUS_LINK.at(link.place, target=link.target, candidates=listed(names), first=names[0])
    return UNKNOWN_LINK.at(link.place, target=link.target, suggestion=directory.like(link.target))


def about(article: Article, directory: Guide) -> tuple[str, ...]:
    """Give the ids of the entities that the header names under ``about``, in its order.

    Whether they exist was checked with the header; a name that can mean two things means none.
    """
    named = (directory.find_entity(name) for name in article.source.meta.about)
    return tuple(dict.fromkeys(found[0] for found in named if len(found) == 1))


@dataclass(frozen=True, slots=True)
class Leads:
    """Where a briefing leads: the paths of content files, and the role and the slug of articles."""

    paths: tuple[str, ...]
    articles: tuple[tuple[Role, str], ...]


def leads_of(article: Article, links: Sequence[ResolvedLink]) -> Leads | None:
    """Give where an article leads by its Markdown links and by ``links``, its wiki links; None for nowhere.

    Only what leads from briefings counts.
    """
    if article.source.role is not Role.BRIEFING:
        return None
    roles = {"briefing": Role.BRIEFING, "page": Role.PAGE}
    articles = tuple((roles[link.kind], link.target) for link in links if link.kind in roles)
    leads = Leads(tuple(_paths(article)), articles)
    return leads if leads.paths or leads.articles else None


def backlinks(articles: Sequence[Article], leads: Sequence[Leads | None]) -> dict[str, tuple[str, ...]]:
    """Give for each article's path the slugs of the briefings that lead to it, in the order of ``articles``.

    ``leads`` says where each of them leads.
    """
    if not any(leads):
        return {}
    by_slug = {(article.source.role, article.source.slug): article.source.path for article in articles}
    known = {article.source.path for article in articles}
    linked: dict[str, list[str]] = defaultdict(list)
    for article, to in zip(articles, leads, strict=True):
        if to is not None:
            source = article.source
            paths = {*to.paths, *(by_slug.get(one, "") for one in to.articles)} & known
            for path in paths - {source.path}:
                linked[path].append(source.slug)
    return {path: tuple(slugs) for path, slugs in linked.items()}


def _paths(article: Article) -> Iterable[str]:
    folder = posixpath.dirname(article.source.path)
    for link in article.links:
        path = unquote(link.target.partition("#")[0].partition("?")[0])
        if path.endswith(".md") and "://" not in path and not link.image:
            root = "content" if path.startswith("/") else folder
            yield posixpath.normpath(posixpath.join(root, path.lstrip("/")))
