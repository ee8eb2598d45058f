"""The edition that stands, put into the cache so that the next build finds what one edit is made with.

Kept is what planning one page looks up, each thing in a place of its own: little of it is read again
(``kept_edition``). Nothing is kept of a site that could not be read back as it was: one with plug-ins,
translated words of the interface, or free values of kinds that only YAML knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from briefgen.cache import shelves
from briefgen.cache.sealed_file import remove
from briefgen.model.messages import Messages
from briefgen.plan.exports.search_documents import called_in
from briefgen.plan.parts.library import Library
from briefgen.rebuild.edition_rows import Common, Resolved, row_of
from briefgen.rebuild.quick import StandingEdition
from briefgen.rebuild.task import MadeOf


def keep(path: Path, stamp: str, standing: StandingEdition, made: MadeOf, begun: Path | None = None) -> bool:
    """Keep an edition, if it can be read back as it is; say whether it was kept.

    Args:
        path: the file to keep it in.
        stamp: what stands for the program and all that it was asked for.
        standing: what is to be kept.
        made: what it was made of.
        begun: a file in which all but what the end of a build tells was written by ``begin``.
    """
    library, around = standing.planned.edition.desk.library, standing.planned.edition.around
    options = (around.options, standing.theme.options, standing.settings.theme_options)
    extras = (one.article.source.meta.extra for one in (*library.briefings.values(), *library.pages.values()))
    plain = all(_is_plain(value, tuple) for value in options) and all(map(_is_plain, extras))
    if _is_translated(standing.theme.messages) or not plain or not _is_plain(standing.settings.extra):
        remove(path)
        return False
    last = ((("problems", "all"), standing.problems), (("made", "all"), made))
    if begun is None:
        shelves.write(path, stamp, (*_values(standing), *last))
    else:
        shelves.finish(begun, path, stamp, last)
    return True


def begin(beside: Path, standing: StandingEdition) -> None:
    """Write into a file what is known of an edition before it is written."""
    shelves.begin(beside, _values(standing))


def _values(standing: StandingEdition) -> Iterator[tuple[tuple[str, str], Any]]:
    """Give all that is kept, each thing by its shelf and key."""
    edition, goals = standing.planned.edition, standing.planned.goals
    yield ("common", "all"), _common(standing)
    yield from _paths(standing)
    if edition.around.searchable:
        yield ("called", "all"), called_in(edition)
    yield ("outputs", "all"), tuple(sorted(goals.outputs))
    corpus = edition.corpus
    yield (
        ("resolved", "all"),
        Resolved(dict(corpus.redirects), corpus.clashes, corpus.unresolved, standing.resolved),
    )
    yield from _looked_up(edition.desk.library)


def _common(standing: StandingEdition) -> Common:
    """Give what every page is planned with, its mappings as such as can be read back."""
    edition, goals, theme = standing.planned.edition, standing.planned.goals, standing.theme
    around, addresses = edition.around, edition.desk.addresses
    return Common(
        settings=standing.settings,
        registry=standing.registry,
        around=replace(around, assets=dict(around.assets), sizes=dict(around.sizes)),
        faces=edition.faces,
        base_url=addresses.base_url,
        tags=dict(addresses.tags),
        templates=dict(theme.templates),
        theme=(theme.name, theme.chain),
        options=dict(theme.options),
        known=dict(standing.known),
        static=dict(goals.static),
        files=tuple(goals.files),
        pictures=dict(goals.pictures),
    )


def _paths(standing: StandingEdition) -> Iterator[tuple[tuple[str, str], dict[str, str]]]:
    """Give which output path belongs to what, in both directions."""
    addresses, goals = standing.planned.edition.desk.addresses, standing.planned.goals
    articles = {path: f"briefing/{slug}" for slug, path in addresses.briefings.items()}
    articles |= {path: f"page/{slug}" for slug, path in addresses.pages.items()}
    for name, paths in (
        ("briefings", addresses.briefings),
        ("pages", addresses.pages),
        ("sources", goals.sources),
        ("slugs", standing.slugs),
        ("articles", {path: articles[path] for path in goals.anchors}),
    ):
        yield ("paths", name), dict(paths)


def _looked_up(library: Library) -> Iterator[tuple[tuple[str, str], Any]]:
    """Give what pages of briefings look up."""
    yield ("counts", "all"), dict(library.counts)
    yield ("contested", "all"), dict(library.contested)
    for slug, briefing in library.briefings.items():
        yield ("briefing", slug), row_of(briefing)
        yield ("names", slug), library.names_in[slug]
    for slug, page in library.pages.items():
        yield ("page", slug), row_of(page)
    for name, things in (
        ("entity", library.entities),
        ("claim", library.claims),
        ("source", library.sources),
    ):
        for id_, thing in things.items():
            yield (name, id_), thing


def _is_translated(messages: Messages) -> bool:
    catalog = messages.catalog
    return type(catalog) is not NullTranslations or getattr(catalog, "_fallback", None) is not None


def _is_plain(value: Any, row: type[list[Any]] | type[tuple[Any, ...]] = list) -> bool:
    """Say whether a free value is of kinds that are read back as they are, its rows of the kind ``row``."""
    if isinstance(value, Mapping):
        return all(isinstance(key, str) and _is_plain(one, row) for key, one in value.items())
    if isinstance(value, row):
        return all(_is_plain(one, row) for one in value)
    return value is None or isinstance(value, str | bool | int | float)
