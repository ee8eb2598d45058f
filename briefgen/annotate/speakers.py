"""Who speaks: the expression beside a cue, and the name that it stands for.

A name stands for itself; "he", "they", "the ministry" for a name of the article, if the text tells which.
The unnamed (officials, witnesses, a report) stay as written, without a referent.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.cast import Cast, Person
from briefgen.annotate.lexicon import words
from briefgen.annotate.syntax import Word
from briefgen.model.annotation import Mention, Quote, Speaker
from briefgen.model.article import BlockKind
from briefgen.model.text import Span

_REACH = 8
"""Sentences back in which a pronoun's name is looked for."""

_STANDS_OUT = 2.0
"""How much more than the next must speak for a person of unknown gender."""

_PRONOUNS = {"he": "m", "him": "m", "she": "f", "her": "f"}

_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
_LEFT_OF_NOUN = frozenset(
    {"det", "compound", "amod", "poss", "nmod", "nummod", "predet", "quantmod", "advmod"}
)


def find_speakers(head: Word, cast: Cast, before: Sequence[Quote] = ()) -> tuple[Speaker, ...]:
    """Give who speaks, as written, and whom that names.

    Args:
        head: The main word of the expression: a name, a noun, a pronoun.
        cast: Whom the article names.
        before: The quotations before this one: who spoke last is likely to speak on.

    Returns:
        One speaker, or several where the expression is a list ("Reed and Lopez").
    """
    heads = [head, *_listed(head)]
    if head.lower in words("names", "role") and named_by(head, cast) is None:
        named = [
            word
            for word in heads[1:]
            if (mention := named_by(word, cast)) is not None and mention.label == "PERSON"
        ]
        heads = named or heads  # "the founder and chairman Jane Reed"
    return tuple(dict.fromkeys(_speaker(word, cast, before) for word in heads))


def _listed(head: Word) -> list[Word]:
    """Give the further members of a list that begins with ``head`` (or with the name that it stands in)."""
    name = head.parse.name_at(head)
    inside = name.words if name is not None else (head,)
    found: list[Word] = []
    for child in (child for word in inside for child in word.children):
        if child.dep == "conj" and child.pos in ("PROPN", "NOUN") and child not in inside:
            found += [child, *_listed(child)]
    return found


def _speaker(head: Word, cast: Cast, before: Sequence[Quote]) -> Speaker:
    prose = cast.text.prose
    mention = named_by(head, cast)
    if mention is not None:
        return Speaker(mention.span, " ".join(mention.span.of(prose).split()), mention.span)
    span = phrase(head)
    return Speaker(span, " ".join(span.of(prose).split()), referent(head, cast, before))


def named_by(head: Word, cast: Cast) -> Mention | None:
    """Give the name that a noun phrase holds as its head, or in apposition: "the mayor, Jane Reed,"."""
    mention = cast.at(head)
    if mention is not None and mention.label in _NAMED and _is_main(head, mention, cast):
        return mention
    for child in head.children:
        if (
            child.dep == "appos"
            and (beside := cast.at(child)) is not None
            and beside.label in ("PERSON", "ORG")
        ):
            return beside
    if head.lower in words("names", "role"):
        return _after_office(head, cast)
    if head.lower in words("names", "body") and head.i + 1 < len(head.parse.words):
        follower = cast.at(head.parse.words[head.i + 1])
        return follower if follower is not None and follower.label == "ORG" else None
    return None


def _after_office(head: Word, cast: Cast) -> Mention | None:
    """Give the name that follows an office: "spokesman Lee", "Governor of Ohio Jane Reed"."""
    commas = 0
    for word in head.parse.words[head.i + 1 : head.i + 12]:
        mention = cast.at(word)
        if mention is not None and mention.label == "PERSON":
            return mention
        if commas and word.text != "'s":
            return None  # what follows a comma must be the name itself
        commas += word.text == ","
        joins = word.lower in ("of", "to", "for", "the", "and", ",") or word.lower in words("names", "role")
        if not word.text[:1].isupper() and not joins:
            return None
    return None


def _is_main(head: Word, mention: Mention, cast: Cast) -> bool:
    """Say whether a mention is who the phrase is about: "the Russians", not "Russian"."""
    return mention.label != "NORP" or head.pos in ("PROPN", "NOUN")


def phrase(head: Word) -> Span:
    """Give the range of a noun with what stands before it: "the hotel's website"."""
    if head.pos == "PRON":
        return Span(head.start, head.end)
    left = head
    for child in head.children:
        if child.dep in _LEFT_OF_NOUN and child.i < left.i:
            left = child.subtree()[0]
    return Span(left.start, head.end)


def referent(head: Word, cast: Cast, before: Sequence[Quote]) -> Span | None:
    """Give the mention that a pronoun or a common noun stands for; None if the text does not tell."""
    if head.lower in _PRONOUNS:
        return _person(head, _PRONOUNS[head.lower], cast, before)
    if head.lower in ("they", "it", "them"):
        return _group(head, cast, before)
    if head.pos not in ("NOUN", "PROPN"):
        return None
    return _owner(head, cast) or _office_holder(head, cast) or _kind(head, cast)


def _person(head: Word, gender: str, cast: Cast, before: Sequence[Quote]) -> Span | None:
    """Find the person most likely meant by "he" or "she": who was subject, who spoke, who was named last.

    Of several whose gender the text does not tell, one must stand out; else nobody is told.
    """
    here = cast.sentence(head.start)
    told = _told_by_pronouns(cast, before)
    scores: dict[str, float] = {}
    people: dict[str, Person] = {}
    for mention in cast.before(head.start, _REACH):
        person = cast.by_span.get(mention.span)
        if person is None or not _fits(person, gender, told) or _is_shared(mention, gender, cast, told):
            continue
        distance = here - cast.sentence(mention.span.start)
        scores[person.name] = scores.get(person.name, 0.0) + _weight(mention, cast) / (1 + distance) ** 1.5
        people[person.name] = person
    for quote in before[-3:]:
        for speaker in quote.speakers:
            person = cast.by_span.get(speaker.referent) if speaker.referent is not None else None
            if person is not None and _fits(person, gender, told):
                distance = max(0, here - cast.sentence(quote.span.end))
                scores[person.name] = scores.get(person.name, 0.0) + 2.5 / (1 + distance)
                people[person.name] = person
    sure = {name for name, person in people.items() if gender in (person.gender, told.get(name))}
    for name in sure:
        scores[name] *= 2.2
    ranked = sorted(scores, key=lambda name: (-scores[name], name))
    if not ranked:
        return None
    best = ranked[0]
    doubtful = len(ranked) > 1 and scores[best] < _STANDS_OUT * scores[ranked[1]]
    if best not in sure and doubtful and not _is_spoken_of(people[best], head, cast, before):
        best = next((name for name in ranked if name in sure), "")
    return _fullest(people[best], head.start) if best else None


def _is_spoken_of(person: Person, head: Word, cast: Cast, before: Sequence[Quote]) -> bool:
    """Say whether a person is the one subject of the sentence before, and nobody else spoke last."""
    here = cast.sentence(head.start)
    last = before[-1].speakers if before else ()
    spoke = [cast.by_span.get(speaker.referent) for speaker in last if speaker.referent is not None]
    if any(one is not None and one is not person for one in spoke):
        return False
    return any(
        mention in person.mentions
        and cast.sentence(mention.span.start) == here - 1
        and _is_subject(mention, cast)
        for mention in cast.before(head.start, 1)
    )


def _is_subject(mention: Mention, cast: Cast) -> bool:
    word = cast.head(mention)
    if (
        word is None
        or word.dep not in ("nsubj", "nsubjpass")
        or word.head.dep != "ROOT"
        or cast.marks.holds(word)
    ):
        return False
    acted_on = (child for child in word.head.children if child.dep in ("dobj", "dative"))
    return not _listed(word) and not any(child.lower in _PRONOUNS for child in acted_on)


def _told_by_pronouns(cast: Cast, before: Sequence[Quote]) -> dict[str, str]:
    """Give the gender of those for whom a pronoun stood before: nobody is both "he" and "she"."""
    told: dict[str, str] = {}
    for quote in before:
        for speaker in quote.speakers:
            person = cast.by_span.get(speaker.referent) if speaker.referent is not None else None
            if person is not None and speaker.text.lower() in _PRONOUNS:
                told.setdefault(person.name, _PRONOUNS[speaker.text.lower()])
    return told


def _fits(person: Person, gender: str, told: dict[str, str]) -> bool:
    return (person.gender or told.get(person.name, "")) in ("", gender)


def _is_shared(mention: Mention, gender: str, cast: Cast, told: dict[str, str]) -> bool:
    """Say whether a name stands in a list ("Reed and Lopez") with another whom the pronoun could mean."""
    mine = cast.by_span[mention.span]
    known = (mine.gender or told.get(mine.name, "")) == gender
    for other in _beside(mention, cast):
        theirs = other.gender or told.get(other.name, "")
        if theirs == gender or (not theirs and not known):
            return True
    return False


def _beside(mention: Mention, cast: Cast) -> list[Person]:
    """Give the persons in one list with this one."""
    first = cast.head(mention)
    if first is None:
        return []
    while first.dep == "conj" and first.head.pos in ("PROPN", "NOUN"):
        first = first.head
    found = [cast.at(word) for word in (first, *_listed(first))]
    people = [cast.by_span[each.span] for each in found if each is not None and each.span in cast.by_span]
    return [person for person in people if person is not cast.by_span[mention.span]]


def _weight(mention: Mention, cast: Cast) -> float:
    """Weigh a mention by its place in the sentence: subjects are what a text goes on about."""
    word = cast.head(mention)
    if word is None:
        return 0.5
    if cast.marks.holds(word):
        return 0.2  # whom somebody else speaks of
    if word.parse.kind is BlockKind.HEADING:
        return 0.4
    if word.dep in ("nsubj", "nsubjpass"):
        return 3.0 if word.head.dep in ("ROOT", "conj") else 2.0
    return 0.6 if word.dep == "poss" else 1.0


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


def _group(head: Word, cast: Cast, before: Sequence[Quote]) -> Span | None:
    """Find the body meant by "they" or "it": the subject or speaker of the sentence before, if it is one."""
    if head.head.dep not in ("ROOT", "conj", "ccomp"):
        return None  # in a clause below another, it may be anything that the sentence names
    here = cast.sentence(head.start)
    for quote in reversed(before[-2:]):
        near = quote.cue is not None and 0 < here - cast.sentence(quote.cue.start) <= 2
        if near and len(quote.speakers) == 1 and quote.speakers[0].referent is not None:
            spoke = cast.label_of(quote.speakers[0].referent)
            if spoke in ("ORG", "GPE"):
                return quote.speakers[0].referent
    for mention in cast.before(head.start, 1):
        word = cast.head(mention)
        if (
            mention.label == "ORG"
            and word is not None
            and word.dep in ("nsubj", "nsubjpass")
            and word.head.dep == "ROOT"
        ):
            if cast.sentence(mention.span.start) == here and head.dep == "nsubj" and head.head is word.head:
                continue
            return mention.span
    return None


def _owner(head: Word, cast: Cast) -> Span | None:
    """Find whose words they are: "Reed's statement"."""
    if head.lemma not in words("cues", "words-of"):
        return None
    whose = head.child("poss")
    by = next(
        (child for child in head.children if child.dep == "prep" and child.lower in ("by", "from")), None
    )
    whose = whose or (by.child("pobj") if by is not None else None)
    mention = cast.at(whose) if whose is not None else None
    return mention.span if mention is not None else None


def _office_holder(head: Word, cast: Cast) -> Span | None:
    """Find the person who holds an office: "the governor", "the Russian president"."""
    if head.lower not in words("names", "role") or not _is_definite(head):
        return None
    holders = [person for person in cast.persons if head.lower in person.offices]
    wanted = {
        child.lower
        for child in head.children
        if child.dep in ("amod", "compound", "poss") and child.pos in ("ADJ", "PROPN")
    }
    holders = [person for person in holders if not wanted or wanted & person.offices] or (
        holders if not wanted else []
    )
    if not holders:
        return None

    def nearness(person: Person) -> tuple[bool, int]:
        starts = [mention.span.start for mention in person.mentions]
        earlier = [start for start in starts if start < head.start]
        return (not earlier, head.start - max(earlier) if earlier else min(starts))

    return _fullest(min(holders, key=nearness), head.start)


def _is_definite(head: Word) -> bool:
    determiner = head.child("det")
    return determiner is not None and determiner.lower in ("the", "this")


def _kind(head: Word, cast: Cast) -> Span | None:
    """Find the body of a kind: "the ministry", "the academy"; "the company": the one spoken of last."""
    if not _is_definite(head) or head.tag == "NNS":
        return None
    if head.lower in words("names", "org-head"):
        for mention in cast.before(head.start, len(cast.sentences)):
            if mention.label == "ORG" and head.lower in (part.lower() for part in mention.text.split()):
                return mention.span
    if head.lower in words("names", "body"):
        near = [
            (mention, cast.head(mention)) for mention in cast.before(head.start, 3) if mention.label == "ORG"
        ]
        for mention, word in near:
            beside = word.child("appos") if word is not None else None
            if beside is not None and beside.lower == head.lower:
                return mention.span
        for mention, word in near:
            if mention.label == "ORG" and word is not None and word.dep in ("nsubj", "nsubjpass"):
                return mention.span
    return None
