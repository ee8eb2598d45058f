"""Bodies that "they", "it" and "the company" mean: who spoke last, or whom the sentence before is about."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.cast import Cast
from briefgen.annotate.lexicon import words
from briefgen.annotate.phrases import is_definite, listed, named_by
from briefgen.annotate.syntax import Word
from briefgen.model.annotation import Confidence, Mention, Quote
from briefgen.model.text import Span

_BODIES = ("ORG", "GPE")

_NEAR = 2
"""Sentences back in which "it" may find its body."""


def body_meant(head: Word, cast: Cast, before: Sequence[Quote]) -> Span | None:
    """Find the body meant by "they" or "it": what the sentence before is about, if that is one.

    Where it is about anything else ("officials", "the plan"), the pronoun may well mean that.
    """
    if head.head.dep not in ("ROOT", "conj", "ccomp"):
        return None  # in a clause below another, it may be anything that the sentence names
    here = cast.sentence(head.start)
    for number in range(here - 1, max(-1, here - 1 - _NEAR), -1):
        sentence = [word for word in cast.words_of(number) if not cast.marks.holds(word)]
        subjects = [word for word in sentence if word.dep in ("nsubj", "nsubjpass") and _is_main(word.head)]
        if not subjects:
            continue
        return _body(subjects[-1], cast, before)
    return None


def pair_meant(head: Word, cast: Cast) -> list[Span]:
    """Find the two that "both" or "they" mean: "Reed and Lopez met. Both said ..."."""
    here = cast.sentence(head.start)
    for number in range(here - 1, max(-1, here - 1 - _NEAR), -1):
        sentence = [word for word in cast.words_of(number) if not cast.marks.holds(word)]
        subjects = [word for word in sentence if word.dep in ("nsubj", "nsubjpass") and _is_main(word.head)]
        if not subjects:
            continue
        named = [named_by(word, cast) for word in (subjects[-1], *listed(subjects[-1]))]
        spans = [mention.span for mention in named if mention is not None]
        return spans if len(spans) == len(named) == 2 else []
    return []


def _body(subject: Word, cast: Cast, before: Sequence[Quote]) -> Span | None:
    for quote in reversed(before[-4:]):
        for speaker in quote.speakers:
            if speaker.span.start <= subject.start < speaker.span.end:
                one = len(quote.speakers) == 1 and speaker.confidence is not Confidence.GUESS
                return speaker.referent if one and _may_be_body(speaker.referent, cast) else None
    mention = cast.at(subject)
    if mention is not None:
        return mention.span if mention.label == "ORG" and not listed(subject) else None
    return body_of_kind(subject, cast)


def _may_be_body(span: Span | None, cast: Cast) -> bool:
    """Say whether a name is a body's; the model takes one of a single word for a person at times."""
    if span is None:
        return False
    person = cast.by_span.get(span)
    if person is None:
        return cast.label_of(span) in _BODIES
    return not (person.gender or person.offices & words("names", "role") or " " in person.name)


def _is_main(verb: Word) -> bool:
    while verb.dep == "conj" and verb.head is not verb:
        verb = verb.head
    return verb.dep == "ROOT"


def body_of_kind(head: Word, cast: Cast, said: Sequence[Span] = ()) -> Span | None:
    """Find the body of a kind: "the ministry", "the academy"; "the company": the one spoken of last."""
    if not is_definite(head) or head.tag == "NNS":
        return None
    if head.lower in words("names", "org-head"):
        for mention in cast.before(head.start, len(cast.sentences)):
            if mention.label == "ORG" and head.lower in (part.lower() for part in mention.text.split()):
                return mention.span
    if head.lower not in words("names", "body"):
        return None
    near = [
        mention
        for mention in cast.before(head.start, 3)
        if mention.label == "ORG" and not any(span.holds(mention.span) for span in said)
    ]
    for mention in near:
        word = cast.head(mention)
        beside = word.child("appos") if word is not None else None
        if beside is not None and beside.lower == head.lower:
            return mention.span
    return _spoken_of(near, cast)


def _spoken_of(near: Sequence[Mention], cast: Cast) -> Span | None:
    """Give the body that the nearest sentence with one is about; none if either of two could be meant."""
    subjects = [mention for mention in near if _is_subject(mention, cast)]
    if not subjects:
        return None
    number = cast.sentence(subjects[0].span.start)
    beside = {mention.text for mention in near if cast.sentence(mention.span.start) >= number}
    acts = any(_is_agent(mention, cast) for mention in near if mention is not subjects[0])
    return None if acts and len(beside) > 1 else subjects[0].span


def _is_subject(mention: Mention, cast: Cast) -> bool:
    word = cast.head(mention)
    return word is not None and word.dep in ("nsubj", "nsubjpass")


def _is_agent(mention: Mention, cast: Cast) -> bool:
    """Say whether a body does what is done to the subject: "the line was run by Norland Rail"."""
    word = cast.head(mention)
    return word is not None and word.dep == "pobj" and word.head.dep == "agent"
