"""What a content file's header comes to, and what must be known to read it: no other file has a say in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from briefgen.model.diagnostic import Diagnostic
from briefgen.model.settings import Settings
from briefgen.model.source import Meta, Role
from briefgen.model.text import Place, Span


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that a header names, of the right form, and what it is an id of: claim, source or entity."""

    kind: str
    id: str
    place: Place


@dataclass(frozen=True, slots=True)
class Head:
    """All that follows from the path of a content file, its text and the site's time zone.

    ``body`` is the range after the header; ``slug`` and ``section`` are the header's, else of the file's name
    and folder. ``references`` and ``problems`` are as the header has them, whatever else the site holds.
    """

    meta: Meta
    body: Span
    slug: str
    section: str
    role: Role
    references: tuple[Reference, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


class Heads(Protocol):
    """Remembers heads from one build to another."""

    def known(self, texts: Mapping[str, str], settings: Settings) -> Mapping[str, Head]:
        """Give those heads that are remembered; ``texts`` are those of files by path."""

    def learn(self, heads: Mapping[str, Head]) -> None:
        """Take note of those that were not remembered, by path."""


class NoHeads:
    """Remembers nothing."""

    def known(self, texts: Mapping[str, str], settings: Settings) -> Mapping[str, Head]:
        """Give nothing."""
        return {}

    def learn(self, heads: Mapping[str, Head]) -> None:
        """Forget them."""
