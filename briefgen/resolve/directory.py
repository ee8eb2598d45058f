"""Looking up what an editor names: an entity, a briefing, a page or a claim, by id, name or title."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol

from briefgen.model.article import Article
from briefgen.model.registry import ClaimRecord
from briefgen.model.source import Role
from briefgen.resolve.entities import Entities
from briefgen.resolve.name_forms import form

_MANY = 500
"""Comparing with each of more names than this takes long."""


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """What a name leads to: its ``kind`` (entity, briefing, page, claim) and its id, a slug for articles.

    ``exact`` is a way to write it that means nothing else.
    """

    kind: str
    id: str
    exact: str


class Outward(NamedTuple):
    """What an article is named by."""

    role: Role
    slug: str
    path: str
    title: str


def outward(article: Article) -> Outward:
    """Give what an article is named by."""
    source = article.source
    return Outward(source.role, source.slug, source.path, source.meta.title)


def exact_names(slug: str, path: str) -> tuple[str, ...]:
    """Give all by which an article is named, whatever its title is."""
    inside = path.removeprefix("content/")
    return slug, path, inside, path.removesuffix(".md"), inside.removesuffix(".md")


class Guide(Protocol):
    """Who tells what a name leads to."""

    def find(self, name: str) -> tuple[Target, ...]:
        """Give what ``name`` leads to: nothing, one target, or all that it can mean."""

    def find_entity(self, name: str) -> tuple[str, ...]:
        """Give the ids of the entities that ``name`` means."""

    def like(self, name: str, *, entities_only: bool = False) -> str:
        """Give a sentence that suggests what was meant, empty if nothing comes near."""


class Directory:
    """All that can be named, in steps from the strictest way of naming to the loosest."""

    def __init__(
        self, entities: Entities, articles: Iterable[Outward], claims: Iterable[ClaimRecord]
    ) -> None:
        self._entities = entities
        self._exact: dict[str, set[Target]] = defaultdict(set)
        self._names: dict[str, set[Target]] = defaultdict(set)
        self._titles: dict[str, set[Target]] = defaultdict(set)
        self._aliases: dict[str, set[Target]] = defaultdict(set)
        self._spellings: dict[str, str] = {}
        for article in articles:
            self._add_article(article)
        for claim in claims:
            self._exact[claim.id].add(Target("claim", claim.id, f"claim/{claim.id}"))
            self._exact[f"claim/{claim.id}"].add(Target("claim", claim.id, f"claim/{claim.id}"))
        self._add_entities()

    def _add_article(self, article: Outward) -> None:
        target = Target("page" if article.role is Role.PAGE else "briefing", article.slug, article.path)
        for name in exact_names(article.slug, article.path):
            self._exact[name].add(target)
        self._enter(self._titles, article.title, target)

    def _add_entities(self) -> None:
        for id_, entity in self._entities.by_id.items():
            target = Target("entity", id_, id_)
            self._exact[id_].add(target)
            self._enter(self._names, entity.name, target)
            for alias in (entity.short, *entity.aliases):
                self._enter(self._aliases, alias, target)
        for id_ in self._entities.redirects:
            if current := self._entities.current(id_):
                self._exact[id_].add(Target("entity", current, current))

    def _enter(self, names: dict[str, set[Target]], name: str, target: Target) -> None:
        if key := form(name).key:
            names[key].add(target)
            self._spellings.setdefault(key, name)

    def find(self, name: str) -> tuple[Target, ...]:
        """Give what ``name`` leads to: nothing, one target, or all that it can mean."""
        plain, key = name.strip(), form(name).key
        steps: tuple[tuple[Mapping[str, set[Target]], str], ...] = (
            (self._exact, plain),
            (self._names, key),
            (self._titles, key),
            (self._aliases, key),
        )
        return next((tuple(sorted(found)) for names, look in steps if (found := names.get(look))), ())

    def find_entity(self, name: str) -> tuple[str, ...]:
        """Give the ids of the entities that ``name`` means."""
        plain, key = name.strip(), form(name).key
        for names, look in ((self._exact, plain), (self._names, key), (self._aliases, key)):
            if found := sorted(target.id for target in names.get(look, ()) if target.kind == "entity"):
                return tuple(found)
        return ()

    def like(self, name: str, *, entities_only: bool = False) -> str:
        """Give a sentence that suggests what was meant, empty if nothing comes near."""
        return suggestion(name, self._entity_spellings if entities_only else self._all_spellings)

    @cached_property
    def _all_spellings(self) -> Mapping[str, str]:
        return self._known(self._exact.keys() | self._spellings.keys())

    @cached_property
    def _entity_spellings(self) -> Mapping[str, str]:
        every = (self._exact, self._names, self._aliases)
        return self._known(
            key
            for names in every
            for key, targets in names.items()
            if any(target.kind == "entity" for target in targets)
        )

    def _known(self, keys: Iterable[str]) -> Mapping[str, str]:
        return {key: self._spellings.get(key, key) for key in sorted(set(keys))}


def suggestion(name: str, known: Mapping[str, str]) -> str:
    """Give "Did you mean …? " with near matches among ``known`` (what to compare: what to print)."""
    wanted = name.strip()
    if len(known) > _MANY:
        known = {key: shown for key, shown in known.items() if _begins_or_ends_like(key, wanted)}
    near = difflib.get_close_matches(form(wanted).key, known, 3, 0.72)
    near += difflib.get_close_matches(wanted, known, 3, 0.72)
    shown = list(dict.fromkeys(f"`{known[key]}`" for key in near))[:3]
    return f"Did you mean {listed(shown)}? " if shown else ""


def _begins_or_ends_like(key: str, wanted: str) -> bool:
    """Say whether the first letters, of an id those behind its kind, or the last words are the same."""
    one, other = (name.rpartition("/")[2].lower() for name in (key, wanted))
    return one[:3] == other[:3] or one.rpartition(" ")[2] == other.rpartition(" ")[2]


def listed(words: Iterable[str]) -> str:
    """Give words as a list for people: "a, b or c"."""
    *rest, last = list(words)
    return f"{', '.join(rest)} or {last}" if rest else last
