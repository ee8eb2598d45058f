"""What is asked of a pronoun, and what is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.annotate.cast import Cast, Person
from briefgen.annotate.syntax import Word
from briefgen.model.annotation import Confidence, Quote, QuoteType
from briefgen.model.text import Span

GENDERS = {"he": "m", "him": "m", "she": "f", "her": "f"}


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant, and how sure that is."""

    person: Person
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun to be told: its word and gender, who spoke before, what is said with it."""

    word: Word
    gender: str
    before: Sequence[Quote]
    said: Sequence[Span]
    here: int
    barred: tuple[Person, ...] = ()


def tells_two_apart(pronoun: Word) -> bool:
    """Say whether one of two speaks to the other: "he told her"."""
    verb, gender = pronoun.head, GENDERS.get(pronoun.lower, "")
    told = [child for child in verb.children if child.dep in ("dobj", "dative")]
    told += [child for prep in verb.children if prep.lower == "to" for child in prep.children]
    return any(GENDERS.get(other.lower, gender) != gender for other in told)


def goes_on_in_marks(asked: Asked, cast: Cast) -> bool:
    """Say whether words between marks follow such words with a cue of their own, in one paragraph."""
    last = asked.before[-1] if asked.before else None
    if last is None or last.type is not QuoteType.DIRECT or not asked.said:
        return False
    if cast.text.parse_at(asked.word.start) is not cast.text.parse_at(last.span.start):
        return False
    return all(cast.marks.at(span.start) is not None for span in asked.said)
