"""What annotate hands on: what was found in one article, each with the rule that found it.

All spans are ranges of the article's prose. Nothing here depends on the site: no registry, no settings.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from briefgen.model.often import made_often
from briefgen.model.text import Span


class Confidence(StrEnum):
    """How sure a rule is; pages show ``sure`` and ``likely``, ``briefgen annotate`` shows all."""

    SURE = "sure"
    LIKELY = "likely"
    GUESS = "guess"


class QuoteType(StrEnum):
    """Direct: all in quotation marks; indirect: none of it; mixed: a part."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class ClaimStatus(StrEnum):
    """How a contested claim is answered in the text."""

    DENIED = "denied"
    DISPUTED = "disputed"
    DOUBTED = "doubted"
    UNVERIFIED = "unverified"
    CONFIRMED = "confirmed"
    RETRACTED = "retracted"


LABELS: Final = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "WORK_OF_ART")
"""What a name can be: the labels of spaCy that are kept."""


@made_often
@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands.

    ``label`` is one of ``LABELS``; ``span`` is the name without article, title and possessive; ``title``
    holds the words cut off before it ("Russian President"), as evidence of role and country. ``told``:
    words beside the name say that it is a person's: a title, a courtesy, an age, an office in apposition.
    ``gender`` is what the text says here of a person, "f" or "m", by "Ms", "her brother" or a pronoun; of a
    single name by titles and relations only.
    """

    span: Span
    label: str
    text: str
    title: str = ""
    rule: str = "model"
    confidence: Confidence = Confidence.LIKELY
    told: bool = False
    gender: str = ""

    def __reduce__(self) -> tuple[type[Mention], tuple[Span, str, str, str, str, Confidence, bool, str]]:
        """Travel between processes as spans do."""
        words = (self.span, self.label, self.text, self.title, self.rule)
        return Mention, (*words, self.confidence, self.told, self.gender)


@made_often
@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as written, and the named mention that a pronoun or a noun stands for.

    ``span`` is the expression that goes with the cue ("He", "the ministry", "Gerasimov"); ``referent``
    is the range of the mention that it refers to (the same range for a name), none if unknown or unnamed.
    ``confidence`` is that of the referent: a guess is never shown as who speaks.
    """

    span: Span
    text: str
    referent: Span | None = None
    confidence: Confidence = Confidence.SURE

    @property
    def known(self) -> Speaker:
        """The speaker without a referent that is but guessed."""
        if self.confidence is not Confidence.GUESS:
            return self
        return Speaker(self.span, self.text)


@made_often
@dataclass(frozen=True, slots=True)
class Quote:
    """Words attributed to somebody.

    ``segments`` are the ranges of the words themselves, without quotation marks (one, or several where the
    cue or a paragraph's end interrupts); ``span`` runs from the first to the last.
    """

    span: Span
    segments: tuple[Span, ...]
    type: QuoteType
    speakers: tuple[Speaker, ...] = ()
    cue: Span | None = None
    rule: str = ""
    confidence: Confidence = Confidence.LIKELY


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition that the text says is contested or settled.

    ``span`` is the proposition, ``counter`` the words that contest or uphold it, ``countered_by`` who
    does so (none: the writer); ``claimant`` who asserts it (none: nobody is named).
    """

    span: Span
    status: ClaimStatus
    claimant: Speaker | None = None
    countered_by: Speaker | None = None
    counter: Span | None = None
    cue: Span | None = None
    rule: str = ""
    confidence: Confidence = Confidence.LIKELY


@dataclass(frozen=True, slots=True)
class Annotations:
    """What was found in one article, each tuple sorted by position."""

    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
