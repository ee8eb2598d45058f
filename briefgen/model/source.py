"""What load hands on for each content file: its text and its validated header."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from briefgen.model.often import made_often
from briefgen.model.text import Place, Span, place_in
from briefgen.model.when import When


class Role(StrEnum):
    """What a content file becomes: a briefing, or a standing page such as "About"."""

    BRIEFING = "briefing"
    PAGE = "page"


class Status(StrEnum):
    """Whether a briefing is out. All but ``published`` stay out of a build unless asked for."""

    PUBLISHED = "published"
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture; ``path`` is relative to the content file or, with a leading ``/``, to ``static/``.

    ``decorative`` says that it tells nothing, so that it needs no ``alt``.
    """

    path: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    decorative: bool = False


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One line of the "key points" list, and the ids of the recorded claims that it carries."""

    text: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """A dated note on what was changed. ``kind``: correction, clarification, update or retraction."""

    date: When
    kind: str
    text: str = ""
    was: str = ""
    now: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class AiUse:
    """The one-line note on the use of AI, the detail behind it, and how much of the words AI made.

    ``part``: none, some or all; empty where the note alone tells.
    """

    note: str
    detail: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Meta:
    """A validated header. Empty text and empty tuples stand for what was not given.

    ``places`` gives the place of each header value by its dotted path (``title``, ``claims.0``,
    ``key_points.1.claims.0``), so that later phases can point at it.
    """

    title: str
    kind: str = "news"
    slug: str = ""
    section: str = ""
    summary: str = ""
    date: When | None = None
    updated: When | None = None
    expires: When | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    draft: bool = False
    lang: str = ""
    image: Image | None = None
    aliases: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    not_claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    not_known: tuple[str, ...] = ()
    relative_dates: tuple[tuple[str, When], ...] = ()
    method: str = ""
    ai_use: AiUse | None = None
    corrections: tuple[Correction, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def lost_date(self) -> bool:
        """Whether there may be a date that could not be read, by itself or with the whole header.

        That is reported already, so nothing else is said of it.
        """
        return self.date is None and ("title" not in self.places or "date" in self.places)


@made_often
@dataclass(frozen=True, slots=True)
class Source:
    r"""One content file, its header validated, its body untouched.

    ``path`` is relative to the site's folder (``content/ukraine/treaty.md``); ``text`` is the whole
    file with line ends as ``\n``; ``body`` is the range after the header. ``slug`` and ``section``
    are final: the header's, else the file's name and folder.
    """

    path: str
    text: str
    body: Span
    meta: Meta
    slug: str
    section: str = ""
    role: Role = Role.BRIEFING
    status: Status = Status.PUBLISHED

    def place(self, span: Span) -> Place:
        """Give the place of a range of this file's text."""
        return place_in(self.path, self.text, span.start, len(span))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A content file that this build leaves out, and why."""

    path: str
    title: str
    status: Status
    date: When | None = None
    slug: str = ""
