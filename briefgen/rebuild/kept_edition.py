"""The edition that stands, kept in the cache so that the next build finds what one edit is made with.

Kept is what planning one page looks up, each thing in a place of its own: little of it is read again. Nothing
is kept of a site that could not be read back as it was: one with plug-ins, translated words of the interface,
or free values of kinds that only YAML knows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from gettext import NullTranslations
from pathlib import Path
from typing import Any, TypeVar

from briefgen.cache import shelves
from briefgen.cache.memo import Memo
from briefgen.cache.sealed_file import remove
from briefgen.cache.shelves import ShelfError, Shelves
from briefgen.model.corpus import (
    Briefing,
    Corpus,
    Entity,
    LedgerClaim,
)
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.inputs import Theme
from briefgen.model.messages import Messages
from briefgen.model.nested_values import with_tuples
from briefgen.model.registry import SourceRecord
from briefgen.model.settings import Settings
from briefgen.model.when import day_of
from briefgen.plan.exports.search_documents import called_in
from briefgen.plan.lasting.again import Planned
from briefgen.plan.own_address import own_addresses
from briefgen.plan.parts.cards import Desk
from briefgen.plan.parts.frames import Edition
from briefgen.plan.parts.library import Library
from briefgen.plan.text.link_check import Goals, addresses_of, anchors_of
from briefgen.plan.urls import Addresses
from briefgen.plan.words import Words
from briefgen.rebuild.edition_rows import Common, Resolved, Row, row_of
from briefgen.rebuild.quick import Edited, StandingEdition
from briefgen.rebuild.task import MadeOf
from briefgen.remembered.recall import Recall

T = TypeVar("T")
V = TypeVar("V")


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
    edition, goals = standing.planned.edition, standing.planned.goals
    library, addresses = edition.desk.library, edition.desk.addresses
    around = replace(edition.around, assets=dict(edition.around.assets), sizes=dict(edition.around.sizes))
    yield (
        ("common", "all"),
        Common(
            settings=standing.settings,
            registry=standing.registry,
            around=around,
            faces=edition.faces,
            base_url=addresses.base_url,
            tags=dict(addresses.tags),
            templates=dict(standing.theme.templates),
            theme=(standing.theme.name, standing.theme.chain),
            options=dict(standing.theme.options),
            known=dict(standing.known),
            static=dict(goals.static),
            files=tuple(goals.files),
            pictures=dict(goals.pictures),
        ),
    )
    for name, paths in (
        ("briefings", addresses.briefings),
        ("pages", addresses.pages),
        ("sources", goals.sources),
        ("slugs", standing.slugs),
    ):
        yield ("paths", name), dict(paths)
    articles = {path: f"briefing/{slug}" for slug, path in addresses.briefings.items()}
    articles |= {path: f"page/{slug}" for slug, path in addresses.pages.items()}
    yield ("paths", "articles"), {path: articles[path] for path in goals.anchors}
    if edition.around.searchable:
        yield ("called", "all"), called_in(edition)
    yield ("outputs", "all"), tuple(sorted(goals.outputs))
    corpus = edition.corpus
    yield (
        ("resolved", "all"),
        Resolved(dict(corpus.redirects), corpus.clashes, corpus.unresolved, standing.resolved),
    )
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


# ---- reading it back


class KeptEdition:
    """An edition that was kept, and what takes the place of a part of it."""

    def __init__(self, kept: Shelves, memo: Memo, now: datetime) -> None:
        """Read it back.

        Args:
            kept: the file that it was kept in, open.
            memo: has what content files were read as.
            now: the build's date.
        """
        self._shelves = kept
        self.standing = _standing(kept, memo, now)
        self.called: Mapping[str, str] = _Late(kept.shelf("called", dict[str, str]), "all")
        """What entities are called in a search; only of a site that has one."""

    def put(self, edits: Sequence[Edited], made: MadeOf) -> None:
        """Put what edits have changed, one after another, in the place of what was kept.

        Where that cannot be done, nothing is kept any more.
        """
        values: dict[tuple[str, str], Any] = {("made", "all"): made}
        for edited in edits:
            values |= {
                ("problems", "all"): edited.problems,
                ("briefing", edited.briefing.slug): row_of(edited.briefing),
                **{("claim", claim.record.id): claim for claim in edited.claims},
            }
            resolved = self._shelves.shelf("resolved", Resolved)["all"]
            path = edited.briefing.article.source.path
            blamed = [problem for problem in edited.problems if problem.place and problem.place.path == path]
            if blamed or resolved.places_in(path):
                values["resolved", "all"] = replace(resolved, is_sure=False)
        self._shelves.put(values)


def _standing(kept: Shelves, memo: Memo, now: datetime) -> StandingEdition:
    common = kept.shelf("common", Common)["all"]
    paths = kept.shelf("paths", dict[str, str])
    settings = replace(common.settings, theme_options=with_tuples(common.settings.theme_options))
    around = replace(common.around, options=with_tuples(common.around.options))
    messages = Messages(settings.lang)
    briefings = _Briefings(kept.shelf("briefing", Row), settings, memo)
    pages = _Briefings(kept.shelf("page", Row), settings, memo)
    addresses = Addresses(common.base_url, _Late(paths, "briefings"), _Late(paths, "pages"), common.tags)

    def article_anchors(name: str) -> frozenset[str]:
        kind, _, slug = name.partition("/")
        return anchors_of((pages if kind == "page" else briefings)[slug])

    library = Library(
        briefings=briefings,
        pages=pages,
        entities=kept.shelf("entity", Entity),
        claims=kept.shelf("claim", LedgerClaim),
        sources=kept.shelf("source", SourceRecord),
        names_in=kept.shelf("names", tuple[str, ...]),
        about=_NotKept(),
        mentioned=_NotKept(),
        quotes_by=_NotKept(),
        positions_of=_NotKept(),
        related_from=_NotKept(),
        quoted_about=_NotKept(),
        names_of=_NotKept(),
        formerly=_NotKept(),
        order=_NotKept(),
        written=_NotKept(),
        counts=_Late(kept.shelf("counts", dict[str, int]), "all"),
        named_in=_NotKept(),
        contested=_Late(kept.shelf("contested", dict[str, tuple[str, ...]]), "all"),
    )
    words = Words(settings.lang, settings.timezone, settings.claims.states, messages)
    edition = Edition(Corpus(), Desk(library, addresses, words, day_of(now)), around, now, common.faces)
    outputs = _Outputs(kept)
    goals = Goals(
        outputs=outputs,
        sources=_Late(paths, "sources"),
        anchors=_Made(_Late(paths, "articles"), article_anchors),
        static=common.static,
        files=dict.fromkeys(common.files, b""),
        pictures=common.pictures,
        images=settings.images,
        own=own_addresses(settings),
        addresses=addresses_of(outputs),
    )
    name, chain = common.theme
    return StandingEdition(
        settings=settings,
        registry=common.registry,
        theme=Theme(name, chain, common.templates, options=with_tuples(common.options), messages=messages),
        planned=Planned(edition, goals),
        slugs=_Late(paths, "slugs"),
        found={},
        known=common.known,
        problems=kept.shelf("problems", tuple[Diagnostic, ...])["all"],
    )


class _Briefings(Mapping[str, Briefing]):
    """Briefings by slug, each put together from its row and what the memo has of its file."""

    def __init__(self, rows: Mapping[str, Row], settings: Settings, memo: Memo) -> None:
        self._rows, self._settings, self._memo = rows, settings, memo
        self._known: dict[str, Briefing] = {}

    def __getitem__(self, slug: str) -> Briefing:
        if slug not in self._known:
            self._known[slug] = self._made(self._rows[slug])
        return self._known[slug]

    def _made(self, row: Row) -> Briefing:
        recall = Recall(self._memo)
        head = recall.known({row.path: row.text}, self._settings).get(row.path)
        if head is None:
            raise ShelfError
        article = recall.articles((row.begin().source(head),), raw_html=self._settings.raw_html).value[0]
        return row.briefing(article)

    def __contains__(self, slug: object) -> bool:
        return slug in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class _Late(Mapping[str, V]):
    """A mapping that is one value on a shelf, read when something is looked up in it."""

    def __init__(self, shelf: Mapping[str, Mapping[str, V]], key: str) -> None:
        self._shelf, self._key = shelf, key

    def __getitem__(self, key: str) -> V:
        return self._shelf[self._key][key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._shelf[self._key])

    def __len__(self) -> int:
        return len(self._shelf[self._key])


class _Made(Mapping[str, T]):
    """A mapping whose values are made from those of another."""

    def __init__(self, others: Mapping[str, V], make: Callable[[V], T]) -> None:
        self._others, self._make = others, make

    def __getitem__(self, key: str) -> T:
        return self._make(self._others[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._others)

    def __len__(self) -> int:
        return len(self._others)


class _NotKept(Mapping[str, Any]):
    """What pages of briefings do not look up, and must not find empty if ever they do."""

    def __getitem__(self, key: str) -> Any:
        raise ShelfError

    def __iter__(self) -> Iterator[str]:
        raise ShelfError

    def __len__(self) -> int:
        raise ShelfError


class _Outputs(Collection[str]):
    """All output paths, read when one is looked for."""

    def __init__(self, kept: Shelves) -> None:
        self._kept = kept

    @cached_property
    def _paths(self) -> frozenset[str]:
        return self._kept.shelf("outputs", frozenset[str])["all"]

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
