"""Bodies that "they", "it" and "the company" mean: who spoke last, or whom the sentence before is about."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.grammar.cast import Cast
from briefgen.annotate.grammar.phrases import is_definite, listed, named_by
from briefgen.annotate.lexicon import words
from briefgen.annotate.syntax import Word
from briefgen.model.annotation import Confidence, Mention, Quote
from briefgen.model.text import Span

_BODIES = ("ORG", "GPE", "FAC", "NORP", "")
"""Labels of what may go on as "it": a palace that spoke stands for who works there; "" is a missed name."""

_ANY = frozenset(
    {"company", "firm", "group", "organisation", "organization", "agency", "body", "institution"}
)
"""Words for a body of any kind: of these a text has several, and means the one that it speaks of."""

_FARTHEST = 40
"""Names of bodies back among which one may be told to be a bank."""
_NEAR = 2
"""Sentences back in which "it" may find its body."""


def body_meant(head: Word, cast: Cast, before: Sequence[Quote]) -> Span | None:
    """Find the body meant by "they" or "it": what the sentence before is about, if that is one.

    Where it is about anything else ("officials", "the plan"), the pronoun may well mean that.
    """
    if head.head.dep not in ("ROOT", "conj", "ccomp", "parataxis"):
        return None  # in a clause below another, it may be anything that the sentence names
    here = cast.sentence(head.start)
    own = [subject for subject in _subjects(here, cast) if subject.start < head.start]
    if own and _may_be_meant(own[-1], head, cast):
        return _body(own[-1], cast, before)  # "The company lost money, but it said ..."
    for number in range(here - 1, max(-1, here - 1 - _NEAR), -1):
        subjects = _subjects(number, cast)
        if not subjects:
            continue
        return _body(subjects[-1], cast, before)
    return None


def _may_be_meant(subject: Word, head: Word, cast: Cast) -> bool:
    """Say whether the subject of the clause before may be what "it" or "they" means, known or not."""
    mention = cast.at(subject)
    if mention is not None:
        return mention.label in _BODIES
    if head.lower == "they" and subject.tag == "NNS":
        return True
    return subject.tag == "NN" and any(subject.lower in words("names", part) for part in ("body", "org-head"))


def pair_meant(head: Word, cast: Cast) -> list[Span]:
    """Find the two that "both" or "they" mean: "Reed and Lopez met. Both said ..."."""
    here = cast.sentence(head.start)
    for number in range(here - 1, max(-1, here - 1 - _NEAR), -1):
        subjects = _subjects(number, cast)
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


def body_of_kind(head: Word, cast: Cast, said: Sequence[Span] = ()) -> Span | None:
    """Find the body of a kind: "the ministry", "the academy"; "the company": the one spoken of last."""
    if not is_definite(head) or head.tag == "NNS":
        return None
    det = head.child("det")
    if det is not None and det.lower == "this" and head.lower in ("court", "house", "newspaper", "paper"):
        return None  # the writer's own
    if head.lower in words("names", "org-head") and (found := _of_that_name(head, cast)) is not None:
        return found[0] if len(found) == 1 else None
    if head.lower not in words("names", "body"):
        return None
    near = [
        mention
        for mention in cast.before(head.start, 3)
        if mention.label == "ORG" and not any(span.holds(mention.span) for span in said)
    ]
    for mention in near:
        if _is_a(mention, head, cast):
            return mention.span
    told = _told_by_name(head, cast) if head.lower not in _ANY else None
    if told is not None:
        return told.span
    return _spoken_of(head, near, cast)


def _told_by_name(head: Word, cast: Cast) -> Mention | None:
    """Give the last body that the text calls so beside its name: "the RMT union", "the union Aslef"."""
    for mention in cast.before(head.start, len(cast.sentences)):
        words_of = cast.text.words_in(mention.span) if mention.label == "ORG" else []
        if not words_of:
            continue
        row, first, last = words_of[0].parse.words, words_of[0].i, words_of[-1].i
        behind = row[last + 1 : last + 5]
        if behind and behind[0].text == "(":
            behind = behind[2:]  # its short form
        beside = [*row[max(first - 1, 0) : first], *[word for word in behind if word.text != ")"][:1]]
        if any(word.lower == head.lower and word is not head for word in beside):
            return mention
    return None


def _of_that_name(head: Word, cast: Cast) -> list[Span] | None:
    """Give the last body with "bank" in its name, and one that is told to be a bank; none: no name has it."""
    own = {child.lower for child in head.children if child.i < head.i and child.pos == "PROPN"}
    named, told = None, None
    bodies = (mention for mention in cast.before(head.start, len(cast.sentences)) if mention.label == "ORG")
    for number, mention in enumerate(bodies):
        if named is not None and (told is not None or number > _FARTHEST):
            break
        parts = {part.lower() for part in mention.text.split()}
        if named is None and head.lower in parts and own <= parts:  # not "the Reuters news agency"
            named = mention
        elif told is None and number <= _FARTHEST and head.lower not in parts and _is_a(mention, head, cast):
            told = mention  # "Norcred, the country's largest bank"
    return None if named is None else [mention.span for mention in (named, told) if mention is not None]


def _is_a(mention: Mention, head: Word, cast: Cast) -> bool:
    """Say whether a body is told to be of a kind: "Norcred, the largest bank"."""
    word = cast.head(mention)
    beside = word.child("appos") if word is not None else None
    return beside is not None and beside.lower == head.lower


def _spoken_of(head: Word, near: Sequence[Mention], cast: Cast) -> Span | None:
    """Give the body that the text speaks of: the subject of the clause before, if that is one."""
    here = cast.sentence(head.start)
    for number in range(here, max(-1, here - 4), -1):
        for subject in reversed(_subjects(number, cast)):
            if subject.start >= head.start or subject.lower in ("it", "they", head.lower):
                continue
            mention = cast.at(subject)
            if mention is None or mention not in near or listed(subject) or _has_agent(subject, near, cast):
                return None
            if _only_reports(subject):
                return None
            return mention.span
    return None


def _only_reports(subject: Word) -> bool:
    """Say whether a body but reports what is told: "The ship sank, the Courier reported. The airline ..."."""
    verb = subject.head
    told = (child for child in verb.children if child.dep == "ccomp" and child.i < subject.i)
    return verb.lemma == "report" and next(told, None) is not None


def _has_agent(subject: Word, near: Sequence[Mention], cast: Cast) -> bool:
    """Say whether another body does what is done to the subject: "the line was run by Norland Rail"."""
    agent = subject.head.child("agent")
    by = agent.child("pobj") if agent is not None else None
    return by is not None and cast.at(by) in near


def _subjects(number: int, cast: Cast) -> list[Word]:
    """Give the subjects of the main clauses of a sentence."""
    own = (word for word in cast.words_of(number) if not cast.marks.holds(word))
    return [word for word in own if word.dep in ("nsubj", "nsubjpass") and word.head.in_main_clause]
