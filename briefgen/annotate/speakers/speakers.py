"""Who speaks: the expression beside a cue, and the name that it stands for.

A name stands for itself; "he", "they", "the ministry" for a name of the article, if the text tells which.
The unnamed (officials, witnesses, a report) stay as written, without a referent.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.grammar.cast import Cast, Person
from briefgen.annotate.grammar.phrases import (
    is_common,
    is_definite,
    is_human,
    is_native,
    listed,
    named_by,
    phrase,
)
from briefgen.annotate.lexicon import words
from briefgen.annotate.speakers.bodies import body_meant, body_of_kind, pair_meant
from briefgen.annotate.speakers.offices import (
    is_epithet,
    is_kept_unnamed,
    is_told_of_last,
    modifiers,
    office_holders,
    owner,
    unnamed_before,
    unnamed_speakers,
)
from briefgen.annotate.speakers.pronoun_parts import GENDERS, Meant
from briefgen.annotate.speakers.pronouns import Pronouns
from briefgen.annotate.syntax import Word
from briefgen.model.annotation import Confidence, Mention, Quote, Speaker
from briefgen.model.text import Span

_NEAR = 3
"""Sentences for which the holder of an office is fresh in mind."""

_TURNS = frozenset({"but", "however", "meanwhile", "yet", "while"})
"""Words with which a sentence turns to another."""


class Speakers:
    """The speakers of one article, to be asked for in the order of the text."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._pronouns = Pronouns(cast)
        self._known_as: dict[str, Person] = {}
        self._unnamed_speakers: list[Word] | None = None
        self._unnamed: dict[tuple[str, frozenset[str]], int] | None = None

    def find(
        self, head: Word, before: Sequence[Quote] = (), said: Sequence[Span] = ()
    ) -> tuple[Speaker, ...]:
        """Give who speaks, as written, and whom that names.

        Args:
            head: The main word of the expression: a name, a noun, a pronoun.
            before: The quotations before this one: who spoke last is likely to speak on.
            said: The words that are said: nobody speaks of himself by name.

        Returns:
            One speaker, or several where the expression is a list ("Reed and Lopez").
        """
        cast = self._cast
        heads = [head, *listed(head)]
        if head.tag == "NNS" and len(heads) == 1:  # "the brothers, Tom Reed and Jan Reed,"
            beside = next((child for child in head.children if child.dep == "appos" and listed(child)), None)
            heads = heads if beside is None else [beside, *listed(beside)]
        if head.lower in ("both", "they") and len(pair := pair_meant(head, cast)) == 2:
            text = head.text
            place = Span(head.start, head.end)
            return tuple(Speaker(place, text, span, Confidence.LIKELY) for span in pair)
        if head.lower in words("names", "role") and named_by(head, cast) is None:
            named = [
                word
                for word in heads[1:]
                if (mention := named_by(word, cast)) is not None and mention.label == "PERSON"
            ]
            heads = named or heads  # "the founder and chairman Jane Reed"
        return tuple(dict.fromkeys(self._speaker(word, before, said) for word in heads))

    def _speaker(self, head: Word, before: Sequence[Quote], said: Sequence[Span]) -> Speaker:
        prose = self._cast.text.prose
        mention = named_by(head, self._cast)
        if mention is not None and mention.label == "NORP" and _is_one_of(head):
            return Speaker(span := phrase(head), " ".join(span.of(prose).split()))
        if mention is not None:
            return Speaker(mention.span, " ".join(mention.span.of(prose).split()), self._of_short(mention))
        span = phrase(head)
        meant, confidence = self._meant(head, before, said)
        return Speaker(span, " ".join(span.of(prose).split()), meant, confidence)

    def _of_short(self, mention: Mention) -> Span:
        """Give the fuller name that a short one stands for where several would do, or where it is a guess."""
        person = self._cast.by_span.get(mention.span)
        if person is None or person.name == mention.text:
            return mention.span
        doubtful = mention.confidence is Confidence.GUESS  # a guess has no page to lead to
        if not doubtful and not self._cast.is_shared(mention.text):
            return mention.span
        return _fullest(person, mention.span.start)

    def _meant(
        self, head: Word, before: Sequence[Quote], said: Sequence[Span]
    ) -> tuple[Span | None, Confidence]:
        """Give the mention that a pronoun or a common noun stands for, and how sure that is."""
        cast = self._cast
        if head.lower in GENDERS:
            meant = self._pronouns.meant(head, GENDERS[head.lower], before, said)
            if meant is None:
                return None, Confidence.SURE
            return _fullest(meant.person, head.start), meant.confidence
        if head.lower in ("they", "it", "them"):
            return body_meant(head, cast, before), Confidence.LIKELY
        if head.pos not in ("NOUN", "PROPN"):
            return None, Confidence.SURE
        if is_native(head):
            return self._native(head, before, said)
        if (
            head.text[:1].isupper()
            and head.child("det") is None
            and (named := cast.by_part(head)) is not None
        ):
            return _fullest(named, head.start), Confidence.LIKELY  # a name that the model missed
        if head.tag == "NNP" and head.text[:1].isupper() and not is_common(head):
            return phrase(head), Confidence.LIKELY
        if (span := owner(head, cast)) is not None:
            return span, Confidence.SURE
        if is_kept_unnamed(head):
            return None, Confidence.SURE
        if is_human(head) and (found := self._office(head, before, said)) is not None:
            return _fullest(found.person, head.start), found.confidence
        return body_of_kind(head, cast, said), Confidence.LIKELY

    def _native(
        self, head: Word, before: Sequence[Quote], said: Sequence[Span]
    ) -> tuple[Span | None, Confidence]:
        """Give whom "the Swede" means: who spoke last, or whom the text tells of; of two it is a guess."""
        meant = self._pronouns.meant(head, "", before, said)
        if meant is None:
            return None, Confidence.SURE
        alone = not any(
            self._is_near(other, head) for other in self._cast.persons if other is not meant.person
        )
        sure = alone or self._spoke_last(meant.person, head, before)
        return _fullest(meant.person, head.start), meant.confidence if sure else Confidence.GUESS

    def _office(self, head: Word, before: Sequence[Quote], said: Sequence[Span]) -> Meant | None:
        """Give who is meant by an office or a trade: its holder, or whom the text speaks of just then."""
        holders = office_holders(head, self._cast)
        known = self._known_as.get(head.lower) if is_definite(head) else None
        if known is not None and not holders and not is_epithet(head):
            return Meant(known, Confidence.LIKELY)
        if not (holders or is_epithet(head) or _is_leader(head)):
            return None
        if not holders and self._is_unnamed(head):
            return None
        if holders and any(is_told_of_last(other, head, holders[0]) for other in self._spoke_unnamed()):
            return None
        gender = "f" if head.lower in words("names", "female") else ""
        gender = "m" if head.lower in words("names", "male") else gender
        spoken_of = self._pronouns.meant(head, gender, before, said)
        if holders:
            return self._of_holders(holders, spoken_of, head)
        if spoken_of is None:
            return None
        if is_epithet(head):
            person = spoken_of.person
            doubtful = gender not in ("", person.gender) or _has_other_office(person, head)
            if doubtful or self._stands_beside(person, head) or self._may_lead(person, head):
                return Meant(person, Confidence.GUESS)
        elif spoken_of.person.offices & words("names", "role") or not self._spoke_last(
            spoken_of.person, head, before
        ):
            return None
        if spoken_of.confidence is not Confidence.GUESS:
            self._known_as[head.lower] = spoken_of.person
        return spoken_of

    def _of_holders(self, holders: list[Person], spoken_of: Meant | None, head: Word) -> Meant:
        """Give the holder of an office whom the text speaks of; else who was named last, if not long ago."""
        near = [person for person in holders if self._is_near(person, head)]
        if spoken_of is not None and spoken_of.person in holders:
            alone = all(person is spoken_of.person for person in near)
            return Meant(spoken_of.person, Confidence.SURE if alone else Confidence.GUESS)
        later = all(mention.span.start > head.start for mention in holders[0].mentions)
        doubtful = spoken_of is not None and (later or spoken_of.confidence is not Confidence.GUESS)
        return Meant(holders[0], Confidence.GUESS if doubtful and not near else Confidence.LIKELY)

    def _is_near(self, person: Person, head: Word) -> bool:
        near = self._cast.sentence(head.start) - _NEAR
        starts = [mention.span.start for mention in person.mentions if mention.span.start < head.start]
        return any(near <= self._cast.sentence(start) for start in starts)

    def _is_unnamed(self, head: Word) -> bool:
        """Say whether "the senior adviser" was "a senior adviser", somebody without a name, before."""
        if self._unnamed is None:
            self._unnamed = unnamed_before(self._cast)
        return self._unnamed.get((head.lower, modifiers(head)), head.start) < head.start

    def _spoke_unnamed(self) -> list[Word]:
        if self._unnamed_speakers is None:
            self._unnamed_speakers = unnamed_speakers(self._cast)
        return self._unnamed_speakers

    def _stands_beside(self, person: Person, head: Word) -> bool:
        """Say whether somebody is named in the same sentence: "Reed met the Norland minister, who said"."""
        here = self._cast.sentence(head.start)
        starts = (mention.span.start for mention in person.mentions if mention.span.start < head.start)
        return any(self._cast.sentence(start) == here for start in starts)

    def _may_lead(self, person: Person, head: Word) -> bool:
        """Say whether "the Liberal leader" may as well be another who was named just then.

        Of neither the text tells an office, and the sentence before is not about one of them.
        """
        named = any(
            child.i < head.i and child.dep != "det" and child.text.istitle() for child in head.children
        )
        role = words("names", "role")
        if not named or head.lower not in words("names", "leads") or person.offices & role:
            return False
        if self._is_subject_before(person, head):
            return False
        others = (other for other in self._cast.persons if other is not person)
        return any(not other.offices & role and self._is_near(other, head) for other in others)

    def _is_subject_before(self, person: Person, head: Word) -> bool:
        """Say whether somebody is the subject of the sentence before, and no "but" turns from him."""
        number = self._cast.sentence(head.start)
        if self._cast.words_of(number)[0].lower in _TURNS:
            return False
        last = (
            mention for mention in person.mentions if self._cast.sentence(mention.span.start) == number - 1
        )
        nouns = (self._cast.head(mention) for mention in last)
        return any(noun is not None and noun.dep == "nsubj" and noun.head.in_main_clause for noun in nouns)

    def _spoke_last(self, person: Person, head: Word, before: Sequence[Quote]) -> bool:
        """Say whether somebody spoke in one of the last sentences, so that he may well speak on."""
        if not before or len(before[-1].speakers) != 1:
            return False
        speaker = before[-1].speakers[0]
        near = self._cast.sentence(head.start) - self._cast.sentence(speaker.span.start) < _NEAR
        return near and speaker.referent is not None and self._cast.by_span.get(speaker.referent) is person


def _is_one_of(head: Word) -> bool:
    """Say whether the name of a people or a party tells of one of it whom nobody named: "cried a Tory"."""
    det = head.child("det")
    return det is not None and det.lower != "the" and head.tag in ("NN", "NNP")


def _has_other_office(person: Person, head: Word) -> bool:
    """Say whether the text gives somebody another high office: a mayor is seldom "the Norland senator"."""
    offices = words("names", "leader")
    return head.lower in offices and head.lower not in person.offices and bool(person.offices & offices)


def _is_leader(head: Word) -> bool:
    """Say whether a noun is an office of which a text has one, and need not say whose: "the president"."""
    if not is_definite(head) or any(child.dep in ("prep", "relcl", "acl", "poss") for child in head.children):
        return False
    prime = any(child.dep in ("compound", "amod") and child.lower == "prime" for child in head.children)
    return prime if head.lower == "minister" else head.lower in words("names", "leader")


def _fullest(person: Person, offset: int) -> Span:
    """Give the fullest mention of a person, of equal ones the nearest before the offset."""
    return min(
        person.mentions,
        key=lambda mention: (
            -len(mention.text),
            mention.span.start > offset,
            abs(offset - mention.span.start),
        ),
    ).span
