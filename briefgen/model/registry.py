"""What an editor keeps by hand: who is who, what is claimed, what was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.model.text import Place
from briefgen.model.when import When


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name.

    ``auto``: ``true`` links it anywhere, ``after-full`` only once the full name stood in the same briefing,
    ``never`` not by itself. One with a ``lang`` links by itself in texts in this language only.
    """

    text: str
    auto: str = "true"
    lang: str = ""


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A post or role with its dates; ``org`` is an entity id or a plain name."""

    role: str
    org: str = ""
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """An editor's word on another record: ``same``, ``different`` or ``unsure``."""

    other: str
    verdict: str
    by: str = ""
    date: When | None = None


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """One thing, kept by hand. ``id`` is ``kind/slug``; ``merged_into`` makes the record a redirect.

    ``email`` is for readers who want to write to it: an author, a desk.
    """

    id: str
    kind: str
    name: str
    place: Place
    short: str = ""
    disambiguation: str = ""
    description: str = ""
    aliases: tuple[Alias, ...] = ()
    roles: tuple[RoleHeld, ...] = ()
    same_as: tuple[tuple[str, str], ...] = ()
    judgements: tuple[Judgement, ...] = ()
    merged_into: str = ""
    demonyms: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    email: str = ""


@dataclass(frozen=True, slots=True)
class PositionRecord:
    """Who said what of a claim, and when. ``by`` is an entity id or a plain name.

    ``words`` are exact words as published, ``briefing`` the slug of the briefing that carries them.
    ``form`` is full, fragment, document or paraphrase (empty: by the words). ``lang`` is the language of
    ``original``, the words before they were translated, else of ``words``.
    """

    by: str
    stance: str
    on_behalf_of: str = ""
    role: str = ""
    date: When | None = None
    venue: str = ""
    words: str = ""
    briefing: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    form: str = ""
    original: str = ""
    lang: str = ""
    translated_by: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a source shows: ``supports`` is ``for``, ``against`` or ``neither`` the claim."""

    source: str
    supports: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """How one claim stands to another: part_of, contradicts, supports, undercuts, supersedes, same_as."""

    type: str
    claim: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """The newsroom's own finding on a claim, signed and dated. ``why``: of an earlier one, why it changed."""

    state: str
    date: When
    by: str
    summary: str
    review_by: When | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A claim that outlives its article. ``type``: fact, number, prediction or opinion."""

    id: str
    text: str
    place: Place
    short: str = ""
    type: str = "fact"
    about: tuple[str, ...] = ()
    positions: tuple[PositionRecord, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    relations: tuple[Relation, ...] = ()
    assessment: Assessment | None = None
    history: tuple[Assessment, ...] = ()
    settle: str = ""
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """Something that was read. ``kind``: primary, secondary, self-published, anonymous or none.

    ``text`` is what was kept of its text; it is compared with quotations and never published.
    """

    id: str
    title: str
    place: Place
    kind: str = "secondary"
    publisher: str = ""
    authors: tuple[str, ...] = ()
    url: str = ""
    published: When | None = None
    accessed: When | None = None
    archive_url: str = ""
    archive_captured: When | None = None
    reliability: str = ""
    credibility: str = ""
    lang: str = ""
    note: str = ""
    text: str = ""
    places: Mapping[str, Place] = field(default_factory=dict)
    archive_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """Files of one kind, by path, of which not all could be read: what is not found may stand in them.

    ``unchecked`` counts the references of headers and records that lead nowhere, and may lead there.
    """

    paths: tuple[str, ...]
    unchecked: int = 0


@dataclass(frozen=True, slots=True)
class ExpiredText:
    """A text that was out and has gone by its own date: by what it is named, and its Markdown."""

    path: str
    title: str
    slug: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Registry:
    """All records, each kind sorted by id, and the names that are never to be linked.

    ``unread`` are the files that may hold more, by kind: entities, claims, sources or briefings. ``expired``
    are the texts that have gone by their own date: what leads to them, or to whom they alone name, was right
    when it was written.
    """

    entities: tuple[EntityRecord, ...] = ()
    claims: tuple[ClaimRecord, ...] = ()
    sources: tuple[SourceRecord, ...] = ()
    ignore: frozenset[str] = frozenset()
    unread: Mapping[str, Unread] = field(default_factory=dict)
    expired: tuple[ExpiredText, ...] = ()
