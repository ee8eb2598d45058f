"""The edition that was kept in the cache (by ``keeping``), read back: each thing when it is looked up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from briefgen.cache.memo import Memo
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
    library = _library(kept, settings, memo)
    addresses = Addresses(common.base_url, _Late(paths, "briefings"), _Late(paths, "pages"), common.tags)
    words = Words(settings.lang, settings.timezone, settings.claims.states, messages)
    edition = Edition(Corpus(), Desk(library, addresses, words, day_of(now)), around, now, common.faces)
    name, chain = common.theme
    return StandingEdition(
        settings=settings,
        registry=common.registry,
        theme=Theme(name, chain, common.templates, options=with_tuples(common.options), messages=messages),
        planned=Planned(edition, _goals(kept, common, settings, library)),
        slugs=_Late(paths, "slugs"),
        found={},
        known=common.known,
        problems=kept.shelf("problems", tuple[Diagnostic, ...])["all"],
    )


def _library(kept: Shelves, settings: Settings, memo: Memo) -> Library:
    """Give the look-ups; those that only pages of other kinds need are not kept."""
    there: dict[str, Mapping[str, Any]] = {
        "briefings": _Briefings(kept.shelf("briefing", Row), settings, memo),
        "pages": _Briefings(kept.shelf("page", Row), settings, memo),
        "entities": kept.shelf("entity", Entity),
        "claims": kept.shelf("claim", LedgerClaim),
        "sources": kept.shelf("source", SourceRecord),
        "names_in": kept.shelf("names", tuple[str, ...]),
        "counts": _Late(kept.shelf("counts", dict[str, int]), "all"),
        "contested": _Late(kept.shelf("contested", dict[str, tuple[str, ...]]), "all"),
    }
    return Library(**{field.name: there.get(field.name, _NotKept()) for field in fields(Library)})


def _goals(kept: Shelves, common: Common, settings: Settings, library: Library) -> Goals:
    """Give what links can lead to."""
    paths, outputs = kept.shelf("paths", dict[str, str]), _Outputs(kept)

    def article_anchors(name: str) -> frozenset[str]:
        kind, _, slug = name.partition("/")
        return anchors_of((library.pages if kind == "page" else library.briefings)[slug])

    return Goals(
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
