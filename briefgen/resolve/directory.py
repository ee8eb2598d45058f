"""Looking up what an editor names: an entity, a briefing, a page or a claim, by id, name or title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol

from briefgen.model.article import Article
from briefgen.model.registry import ClaimRecord, ExpiredText
from briefgen.model.source import Role
from briefgen.model.suggestions import did_you_mean, nearest
from briefgen.resolve.expired_texts import ExpiredTexts, LastSeen
from briefgen.resolve.names.entities import Entities
from briefgen.resolve.names.name_forms import form

_LIKE = 0.72
"""Names are likelier to resemble one another by chance than words for settings."""


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

    def expired(self, name: str) -> str:
        """Give the title of the text of this name that has gone by its own date; empty if there is none."""

    def last_seen(self, name: str) -> LastSeen | None:
        """Give where a name that means nothing stands in a text that has gone by its own date."""

    def like(self, name: str, *, entities_only: bool = False) -> str:
        """Give a sentence that suggests what was meant, empty if nothing comes near."""


class Named:
    """What can be named: exact ways to write it, the words of loose ways, and how these are spelled."""

    def __init__(self) -> None:
        self.exact: dict[str, set[Target]] = defaultdict(set)
        self.spellings: dict[str, str] = {}

    def enter(self, names: dict[str, set[Target]], name: str, target: Target) -> None:
        """Enter a target under the words of a name."""
        if key := form(name).key:
            names[key].add(target)
            self.spellings.setdefault(key, name)


class Written(Named):
    """The articles and the recorded claims, as far as they can be named: no text in them has a say."""

    def __init__(
        self, articles: Iterable[Outward], claims: Iterable[ClaimRecord], expired: Iterable[ExpiredText] = ()
    ) -> None:
        super().__init__()
        expired = tuple(expired)
        titles: dict[str, str] = {}
        for gone in expired:
            names = (*exact_names(gone.slug, gone.path), form(gone.title).key)
            titles |= dict.fromkeys(names, gone.title)
        self.expired = ExpiredTexts(expired, titles)
        self.titles: dict[str, set[Target]] = defaultdict(set)
        for article in articles:
            self._add_article(article)
        for claim in claims:
            self.exact[claim.id].add(Target("claim", claim.id, f"claim/{claim.id}"))
            self.exact[f"claim/{claim.id}"].add(Target("claim", claim.id, f"claim/{claim.id}"))

    def _add_article(self, article: Outward) -> None:
        target = Target("page" if article.role is Role.PAGE else "briefing", article.slug, article.path)
        for name in exact_names(article.slug, article.path):
            self.exact[name].add(target)
        self.enter(self.titles, article.title, target)


class Directory(Named):
    """All that can be named, in steps from the strictest way of naming to the loosest."""

    def __init__(self, entities: Entities, written: Written) -> None:
        super().__init__()
        self._entities, self._written = entities, written
        self._names: dict[str, set[Target]] = defaultdict(set)
        self._aliases: dict[str, set[Target]] = defaultdict(set)
        self._add_entities()

    def _add_entities(self) -> None:
        for id_, entity in self._entities.by_id.items():
            target = Target("entity", id_, id_)
            self.exact[id_].add(target)
            self.enter(self._names, entity.name, target)
            for alias in (entity.short, *entity.aliases):
                self.enter(self._aliases, alias, target)
        for id_ in self._entities.redirects:
            if current := self._entities.current(id_):
                self.exact[id_].add(Target("entity", current, current))

    def find(self, name: str) -> tuple[Target, ...]:
        """Give what ``name`` leads to: nothing, one target, or all that it can mean."""
        plain, key = name.strip(), form(name).key
        written, none = self._written, frozenset[Target]()
        steps = (
            self.exact.get(plain, none) | written.exact.get(plain, none),
            self._names.get(key, none),
            written.titles.get(key, none),
            self._aliases.get(key, none),
        )
        return next((tuple(sorted(found)) for found in steps if found), ())

    def find_entity(self, name: str) -> tuple[str, ...]:
        """Give the ids of the entities that ``name`` means."""
        plain, key = name.strip(), form(name).key
        for names, look in ((self.exact, plain), (self._names, key), (self._aliases, key)):
            if found := sorted(target.id for target in names.get(look, ())):
                return tuple(found)
        return ()

    def expired(self, name: str) -> str:
        """Give the title of the text of this name that has gone by its own date; empty if there is none."""
        return self._written.expired.title(name)

    def last_seen(self, name: str) -> LastSeen | None:
        """Give where a name that means nothing stands in a text that has gone by its own date."""
        return self._written.expired.last_seen(name)

    def like(self, name: str, *, entities_only: bool = False) -> str:
        """Give a sentence that suggests what was meant, empty if nothing comes near."""
        return _suggestion(name, self._entity_spellings if entities_only else self._all_spellings)

    @cached_property
    def _all_spellings(self) -> Mapping[str, str]:
        written = self._written
        return self._known(
            (*self.exact, *self.spellings, *written.exact, *written.spellings),
        )

    @cached_property
    def _entity_spellings(self) -> Mapping[str, str]:
        return self._known((*self.exact, *self._names, *self._aliases))

    def _known(self, keys: Iterable[str]) -> Mapping[str, str]:
        spellings = self.spellings | self._written.spellings
        return {key: spellings.get(key, key) for key in sorted(set(keys))}


def _suggestion(name: str, known: Mapping[str, str]) -> str:
    """Give "Did you mean …? " with near matches among ``known`` (what to compare: what to print)."""
    near = [
        key for wanted in (form(name).key, name.strip()) for key in nearest(wanted, known, 3, likeness=_LIKE)
    ]
    return did_you_mean(list(dict.fromkeys(known[key] for key in near))[:3])
