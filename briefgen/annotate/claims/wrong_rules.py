"""Claims called wrong in one breath: "Vega was wrong to say that …", "it is not true that …"."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate.claims.contests import Contest, clause_of, counter_span, is_conditional, is_negated
from briefgen.annotate.claims.voices import Voices
from briefgen.annotate.grammar.claim_words import ASSERTION_VERBS, FALSE_WORDS, WRONG_TO_SAY
from briefgen.annotate.grammar.propositions import Proposition, proposition
from briefgen.annotate.syntax import Word
from briefgen.model.annotation import ClaimStatus, Confidence

_IMPLYING = frozenset({*ASSERTION_VERBS, "imply", "pretend"})
_JUDGING = frozenset({"absurd", "laughable", "ludicrous", "preposterous", "ridiculous", "wrong"})
"""Of what is so: "it is absurd that guests pay the cooks"; "absurd to say that …" is another matter."""
_IN_PLACE = ("acomp", "attr", "oprd")
_CLAUSES = ("ccomp", "acl", "advcl", "xcomp", "csubj")


def wrong_to_say(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "Vega was wrong to say …", "it is nonsense to suggest …", "wrong when she said that …"."""
    if word.lower not in WRONG_TO_SAY or word.dep not in _IN_PLACE or word.head.lemma != "be":
        return
    verb = word.head
    saying = _saying(word, verb)
    clause = clause_of(saying) if saying is not None else None
    if clause is None or is_negated(verb) or is_negated(word) or is_conditional(verb):
        return
    subject = verb.child("nsubj")
    base = proposition(clause)
    if base is None or subject is None or clause.child("nsubj", "nsubjpass", "expl") is None:
        return
    claimant = subject if subject.lower not in ("it", "this", "that", "what") else None
    what = Proposition(base.head, base.span, claimant)
    by = voices.of_clause(verb)
    confidence = Confidence.SURE if by is not None else Confidence.LIKELY
    yield Contest(ClaimStatus.DISPUTED, "wrong-to-say", word, counter_span(word, verb), by, what, confidence)


def _saying(word: Word, verb: Word) -> Word | None:
    for above in (word, verb):
        for child in above.children:
            if child.i > word.i and child.lemma in _IMPLYING and child.pos == "VERB" and _is_to(child):
                return child
            if child.dep == "advcl" and child.lemma in _IMPLYING and _is_when(child) and child.i > word.i:
                return child
            if child.dep == "prep" and child.lower == "in" and child.i > word.i:
                inner = child.child("pcomp")
                if inner is not None and inner.lemma in _IMPLYING:
                    return inner
    return None


def _is_when(clause: Word) -> bool:
    return any(child.lower == "when" for child in clause.children)


def _is_to(verb: Word) -> bool:
    return any(child.dep == "aux" and child.lower == "to" for child in verb.children)


def not_the_case(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "it is not true that …", "it is not the case that …", "it is false that …"."""
    force = FALSE_WORDS.get(word.lemma)
    if force is None or word.lemma in _JUDGING or word.dep not in _IN_PLACE or word.head.lemma != "be":
        return
    verb = word.head
    subject = verb.child("nsubj", "expl")
    if subject is None or subject.lower != "it" or is_conditional(verb):
        return
    if any(child.lower in ("so", "too") for child in word.children):
        return  # "so absurd that it borders on the comic"
    if (is_negated(verb) or is_negated(word)) != (force == "negated"):
        return
    clause = next(
        (
            child
            for above in (word, verb)
            for child in above.children
            if child.dep in _CLAUSES and child.i > word.i and _has_that(child)
        ),
        None,
    )
    what = proposition(clause) if clause is not None else None
    if what is not None:
        by = voices.of_clause(verb)
        yield Contest(
            ClaimStatus.DISPUTED,
            "not-the-case",
            word,
            counter_span(word, verb),
            by,
            what,
            Confidence.SURE if by is not None else Confidence.LIKELY,
        )


def _has_that(clause: Word) -> bool:
    marked = any(child.dep in ("mark", "dobj") and child.lower == "that" for child in clause.children)
    return marked and clause.child("nsubj", "nsubjpass", "expl") is not None
