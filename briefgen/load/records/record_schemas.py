"""What records of entities, claims and sources may hold."""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import AliasChoices, BeforeValidator, Field

from briefgen.load.values.addresses import ENTITY_KINDS
from briefgen.load.values.shapes import (
    Date,
    Email,
    EntityId,
    Group,
    Lang,
    RecordId,
    Sha256,
    Text,
    Url,
    Word,
    Words,
    known_state,
    one_of,
    text_becomes,
)
from briefgen.model.quoting import FORMS
from briefgen.model.stances import STANCES

RELATIONS: Final = ("part_of", "contradicts", "supports", "undercuts", "supersedes", "same_as")


def _auto(value: Any) -> Any:
    return (
        {"true": "true", "yes": "true", "false": "never", "no": "never"}.get(value, value) if value else value
    )


class AliasKeys(Group):
    """Another name."""

    called = "an alias"
    text: Word
    auto: Annotated[Text, one_of("true", "after-full", "never"), BeforeValidator(_auto)] = "true"
    lang: Lang | None = None


class RoleKeys(Group):
    """A post or role with its dates."""

    called = "a role"
    role: Word
    org: Text = ""
    since: Date | None = Field(None, validation_alias=AliasChoices("from", "since"))
    until: Date | None = Field(None, validation_alias=AliasChoices("to", "until"))


class JudgementKeys(Group):
    """An editor's word on another record."""

    called = "a judgement"
    other: EntityId
    verdict: Annotated[Text, one_of("same", "different", "unsure")]
    by: Text = ""
    date: Date | None = None


class EntityKeys(Group):
    """One thing, kept by hand."""

    called = "an entity"
    id: EntityId
    kind: Annotated[Text, one_of(*ENTITY_KINDS)] = ""
    name: Text = ""
    short: Text = ""
    disambiguation: Text = ""
    description: Text = ""
    aliases: tuple[Annotated[AliasKeys, text_becomes("text")], ...] = ()
    roles: tuple[RoleKeys, ...] = ()
    same_as: dict[str, Word | None] = Field(default_factory=dict)
    judgements: tuple[JudgementKeys, ...] = ()
    email: Email = ""
    merged_into: EntityId | None = None
    demonyms: Words = ()


class IgnoreKeys(Group):
    """Names that are never linked."""

    called = "a list of names to ignore"
    ignore: Words
    reason: Text = ""


class PositionKeys(Group):
    """Who said what of a claim."""

    called = "a position"
    by: Word
    stance: Annotated[Text, one_of(*STANCES)]
    on_behalf_of: Text = Field("", validation_alias=AliasChoices("for", "on_behalf_of"))
    role: Text = ""
    date: Date | None = None
    venue: Text = ""
    words: Text = Field("", validation_alias=AliasChoices("words", "quote"))
    briefing: RecordId | None = None
    note: Text = ""
    sources: tuple[RecordId, ...] = ()
    form: Annotated[Text, one_of(*FORMS)] = ""
    original: Text = ""
    lang: Lang | None = None
    translated_by: Text = ""


class EvidenceKeys(Group):
    """What a source shows."""

    called = "evidence"
    source: RecordId
    supports: Annotated[Text, one_of("for", "against", "neither")]
    note: Text = ""


class RelationKeys(Group):
    """How one claim stands to another."""

    called = "a relation"
    type: Annotated[Text, one_of(*RELATIONS)]
    claim: RecordId


class AssessmentKeys(Group):
    """The newsroom's own finding."""

    called = "an assessment"
    state: Annotated[Text, known_state]
    date: Date
    by: Word
    summary: Word
    review_by: Date | None = None


class HistoryKeys(AssessmentKeys):
    """An earlier finding, and why it was replaced."""

    called = "an earlier assessment"
    why: Text = ""


class ClaimKeys(Group):
    """A claim that outlives its article."""

    called = "a claim"
    id: RecordId
    text: Word
    short: Text = ""
    type: Annotated[Text, one_of("fact", "number", "prediction", "opinion")] = "fact"
    about: tuple[EntityId, ...] = ()
    positions: tuple[PositionKeys, ...] = ()
    evidence: tuple[EvidenceKeys, ...] = ()
    relations: tuple[RelationKeys, ...] = ()
    assessment: AssessmentKeys | None = None
    history: tuple[HistoryKeys, ...] = ()
    settle: Text = ""


class ArchiveKeys(Group):
    """A kept copy of a source."""

    called = "`archive`"
    url: Url
    captured: Date | None = None
    sha256: Sha256 | None = None


class GradeKeys(Group):
    """How a source is graded: its reliability and the credibility of what it says."""

    called = "`grade`"
    reliability: Annotated[Text, one_of("A", "B", "C", "D", "E", "F")] = ""
    credibility: Annotated[Text, one_of("1", "2", "3", "4", "5", "6")] = ""


class SourceKeys(Group):
    """Something that was read."""

    called = "a source"
    id: RecordId
    title: Word
    kind: Annotated[Text, one_of("primary", "secondary", "self-published", "anonymous", "none")] = "secondary"
    publisher: Text = ""
    authors: Words = ()
    url: Url | None = None
    published: Date | None = None
    accessed: Date | None = None
    archive: ArchiveKeys | None = None
    grade: GradeKeys | None = None
    lang: Lang | None = None
    note: Text = ""
    text: Text = ""
    file: Text = ""
