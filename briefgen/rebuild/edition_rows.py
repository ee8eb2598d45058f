"""What is kept of an edition, in the form in which it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from briefgen.model.article import Article
from briefgen.model.corpus import (
    Briefing,
    ClaimUse,
    FoundClaim,
    NameClash,
    ResolvedLink,
    ResolvedMention,
    ResolvedQuote,
    UnresolvedName,
)
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.head import Head
from briefgen.model.inputs import TemplateFile
from briefgen.model.picture import Face, Picture
from briefgen.model.registry import Registry
from briefgen.model.settings import Settings
from briefgen.model.source import Role, Source, Status
from briefgen.model.text import Place
from briefgen.plan.parts.frames import Surroundings


@dataclass(frozen=True, slots=True)
class Common:
    """What every page is planned with."""

    settings: Settings
    registry: Registry
    around: Surroundings
    faces: tuple[Face, ...]
    base_url: str
    tags: dict[str, str]
    templates: dict[str, TemplateFile]
    theme: tuple[str, tuple[str, ...]]
    options: dict[str, Any]
    known: dict[str, str]
    static: dict[str, str]
    files: tuple[str, ...]
    pictures: dict[str, Picture]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What resolve came to beside briefings, entities and claims, with the ``problems`` that it found.

    ``is_sure``: no text was edited since in which one of these may have moved.
    """

    redirects: dict[str, str]
    clashes: tuple[NameClash, ...]
    unresolved: tuple[UnresolvedName, ...]
    problems: tuple[Diagnostic, ...]
    is_sure: bool = True

    def places_in(self, path: str) -> list[Place]:
        """Give the places in a content file that any of it names."""
        named = (place for name in self.unresolved for place in name.places)
        blamed = (problem.place for problem in self.problems)
        return [place for place in (*named, *blamed) if place is not None and place.path == path]


class RowBegin(NamedTuple):
    """The begin of a row, which tells of the file."""

    path: str
    text: str
    slug: str
    section: str
    role: Role
    status: Status

    def source(self, head: Head) -> Source:
        """Give the content file, of which the memo has the header."""
        return Source(self.path, self.text, head.body, head.meta, *self[2:])


class Row(NamedTuple):
    """A briefing without what the memo has of its file."""

    path: str
    text: str
    slug: str
    section: str
    role: Role
    status: Status
    mentions: tuple[ResolvedMention, ...]
    quotes: tuple[ResolvedQuote, ...]
    claims: tuple[FoundClaim, ...]
    claim_uses: tuple[ClaimUse, ...]
    links: tuple[ResolvedLink, ...]
    about: tuple[str, ...]
    related: tuple[str, ...]
    linked_from: tuple[str, ...]

    def begin(self) -> RowBegin:
        """Give what tells of the file."""
        return RowBegin(*self[:6])

    def briefing(self, article: Article) -> Briefing:
        """Give the briefing; the memo has the article."""
        return Briefing(article, *self[6:])


def row_of(one: Briefing) -> Row:
    """Give a briefing as it is kept."""
    source = one.article.source
    return Row(
        source.path,
        source.text,
        source.slug,
        source.section,
        source.role,
        source.status,
        one.mentions,
        one.quotes,
        one.claims,
        one.claim_uses,
        one.links,
        one.about,
        one.related,
        one.linked_from,
    )
