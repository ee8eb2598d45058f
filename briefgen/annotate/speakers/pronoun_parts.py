"""What is asked of a pronoun, and what is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.annotate.grammar.cast import Cast, Person
from briefgen.annotate.grammar.phrases import is_built_as_a_person, may_be_human, named_by
from briefgen.annotate.speakers.quote_subjects import closing_apposition, own_subject
from briefgen.annotate.speakers.scenes import described_by
from briefgen.annotate.syntax import FINITE_ALONE, SUBJECT, Word
from briefgen.model.annotation import Confidence, Mention, Quote, QuoteType, Speaker
from briefgen.model.text import Span

REACH = 8
"""Sentences back in which a pronoun's name is looked for."""

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


def passes_over(person: Person, asked: Asked, cast: Cast) -> bool:
    """Say whether who spoke last is named in the words, and who is meant not: ‘"as Ann says", she said’."""
    spoke = asked.before[-1].speakers if asked.before else ()
    if len(spoke) != 1 or spoke[0].referent is None or spoke[0].confidence is Confidence.GUESS:
        return False
    last = cast.by_span.get(spoke[0].referent)
    if last is None or last is person or last.gender not in ("", asked.gender):
        return False
    return any(span.holds(mention.span) for span in asked.said for mention in last.mentions)


def tells_two_apart(pronoun: Word) -> bool:
    """Say whether one of two speaks to the other: "he told her"."""
    verb, gender = pronoun.head, GENDERS.get(pronoun.lower, "")
    told = [child for child in verb.children if child.dep in ("dobj", "dative")]
    told += [child for prep in verb.children if prep.lower == "to" for child in prep.children]
    return any(GENDERS.get(other.lower, gender) != gender for other in told)


def acts_on_same(subject: Word, asked: Asked) -> bool:
    """Say whether a subject does something to the one who may be meant: "After Reed accused him, he said"."""
    objects = [
        child for child in subject.head.children if child.dep in ("dobj", "dative") and child.i > subject.i
    ]
    return any(GENDERS.get(word.lower) == asked.gender and word is not asked.word for word in objects)


def goes_on_in_marks(asked: Asked, cast: Cast) -> bool:
    """Say whether words between marks follow such words with a cue of their own, in one paragraph."""
    last = asked.before[-1] if asked.before else None
    if last is None or last.type is not QuoteType.DIRECT or not asked.said:
        return False
    if cast.text.parse_at(asked.word.start) is not cast.text.parse_at(last.span.start):
        return False
    return all(cast.marks.at(span.start) is not None for span in asked.said)


def sentences_before(here: int, cast: Cast) -> list[int]:
    """Give the numbers of the sentences before, nearest first, but for those that are all in marks."""
    found: list[int] = []
    for number in range(here - 1, max(-1, here - 1 - 3 * REACH), -1):
        if not all(cast.marks.holds(word) for word in cast.words_of(number)):
            found.append(number)
        if len(found) == REACH:
            break
    return found


def nouns_above(pronoun: Word, cast: Cast) -> list[Word]:
    """Give the nouns above: "Reed said that he ...", "Reed, who ... because he ..."."""
    found: list[Word] = []
    verb = pronoun.head
    if verb.dep == "parataxis":
        return found
    for above in verb.ancestors():
        subject = closing_apposition(above) or own_subject(above)
        if above.pos in ("NOUN", "PROPN"):
            found += described_by(above)
        elif subject is not None and subject.start < pronoun.start and subject is not pronoun:
            found.append(subject)
    return [word for word in found if not cast.marks.holds(word)]


def earlier_words(asked: Asked, cast: Cast) -> tuple[Word, ...]:
    """Give the words of the sentence before the pronoun, without what is said with it."""
    return tuple(
        word
        for word in cast.words_of(asked.here)
        if word.start < asked.word.start
        and not any(span.start <= word.start < span.end for span in asked.said)
    )


def is_nameless(speaker: Speaker, cast: Cast) -> bool:
    """Say whether a speaker is one person without a name; or may be one: "Reynolds" is no place."""
    inside = cast.text.words_in(speaker.span)
    if speaker.text.lower() in GENDERS:
        return True
    if speaker.referent is not None:
        mistaken = len(inside) == 1 or is_built_as_a_person(inside)  # a body to the model
        return mistaken and inside[0].text.istitle() and speaker.referent == speaker.span
    return bool(inside) and may_be_human(inside[-1]) and named_by(inside[-1], cast) is None


def speaks_of(mention: Mention, cast: Cast) -> bool:
    """Say whether a name in somebody's words is another's: the writer may put in "Reed's" for "my"."""
    head = cast.head(mention)
    return head is None or head.dep != "poss" or cast.marks.holds(head)


def lost_subject(verb: Word) -> bool:
    """Say whether the model found no subject of a main verb, about whom the text may go on."""
    if verb.dep != "ROOT" or verb.pos not in ("VERB", "AUX") or verb.child(*SUBJECT) is not None:
        return False
    return verb.tag in FINITE_ALONE or verb.child("aux", "auxpass") is not None


_OF_GENDER = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_NEAR = 3
"""Sentences for which a text keeps to whose friend, pupil or cousin somebody is."""


def belongs_to_another(person: Person, asked: Asked, cast: Cast) -> bool:
    """Say whether the text goes on with whose somebody is: "Reed, her pupil, laughed. Her book sold. She"."""
    for mention in person.mentions:
        number = cast.sentence(mention.span.start)
        if mention.span.start > asked.word.start or not asked.here - _NEAR <= number < asked.here:
            continue
        head = cast.head(mention)
        beside = [] if head is None else [child for child in head.children if child.dep == "appos"]
        beside += [head.head] if head is not None and head.dep == "appos" else []
        owners = (noun.child("poss") for noun in beside if noun.pos == "NOUN")
        if not any(who is not None and _OF_GENDER.get(who.lower) == asked.gender for who in owners):
            continue
        later = (word for each in range(number + 1, asked.here + 1) for word in cast.words_of(each))
        if any(
            _OF_GENDER.get(word.lower) == asked.gender and not cast.marks.holds(word)
            for word in later
            if word.start < asked.word.start
        ):
            return True
    return False
