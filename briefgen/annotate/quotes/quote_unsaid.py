"""Verbs of saying that tell of no words: nobody speaks, or it is told that somebody did not, or may."""

from __future__ import annotations

from briefgen.annotate.lexicon import any_of, words
from briefgen.annotate.syntax import Word

_LONGEST_QUESTION = 60
"""Words between a verb and the mark of its question."""

_UNREAL = frozenset({"could", "may", "might", "should", "must", "can", "shall"})
_WANTS = frozenset({"expect", "like", "love", "need", "ought", "prefer", "want", "wish"})
_HARDLY = frozenset({"hardly", "scarcely", "rarely", "seldom"})


def adds_up(verb: Word) -> bool:
    """Say whether something only grows: "adding to concern that fares will rise"; nobody speaks."""
    to = verb.child("prep") if verb.lemma == "add" else None
    what = to.child("pobj") if to is not None and to.lower == "to" and to.i == verb.i + 1 else None
    return what is not None and what.child("acl") is not None


def sums_up(verb: Word) -> bool:
    """Say whether nobody speaks: "That said, it was late", "All told, nine people came"."""
    before, behind = verb.parse.words[max(0, verb.i - 2) : verb.i], verb.parse.words[verb.i + 1 : verb.i + 2]
    if verb.lower not in ("said", "told") or not before or not behind or behind[0].text != ",":
        return False
    first = len(before) == 1 or before[0].sent != verb.sent or before[0].is_punct or before[0].dep == "cc"
    return first and before[-1].lower in ("that", "this", "all")


def is_real(verb: Word, inside: set[int]) -> bool:
    """Rule out what nobody said: negated, merely possible, wanted, or refused.

    ``inside`` are the numbers of words between marks: a "not" there is the speaker's own.
    """
    for child in verb.children:
        if child.i in inside:
            continue
        negates = child.dep == "neg" or (child.dep == "preconj" and child.lower == "neither")
        if negates and verb.lemma != "deny":
            return False
        if child.lower in _HARDLY or (child.dep == "aux" and child.lower in _UNREAL and not _only(verb)):
            return False
        if child.dep == "mark" and child.lower in ("if", "unless", "whether"):
            return False
    if _is_condition(verb) or _would_have(verb):
        return False
    if verb.dep == "conj" and verb.lemma != "deny" and _is_negated_pair(verb.head):
        return False
    if verb.dep == "conj" and any(child.lower in ("if", "unless") for child in verb.head.children):
        return False  # "if somebody walks in and says"
    top = verb
    while top.tag == "VB" and top.dep == "conj" and top.child("aux") is None:
        top = top.head  # "to submit and suggest"
    if top.tag == "VB" and any(child.dep == "aux" and child.lower == "to" for child in top.children):
        return top.head.lemma in any_of("cues", "goes-on-to", "makes-say") or _has_this(top.head)
    fancied = verb.dep == "ccomp" and verb.head.lemma in ("imagine", "pretend")
    return not fancied and not _is_withheld(verb)


def _is_condition(verb: Word) -> bool:
    """Say whether "had" before its subject makes a condition: "Had she said no, they would have gone"."""
    had, subject = verb.child("aux"), verb.child("nsubj")
    if had is None or subject is None or had.lower != "had" or not had.i < subject.i < verb.i:
        return False
    before = verb.parse.words[had.i - 1] if had.i else had
    return not had.i or before.sent != had.sent or before.is_punct or before.dep == "cc"


def _would_have(verb: Word) -> bool:
    """Say whether it was never said: "I would have called it a lie"."""
    helpers = {child.lower for child in verb.children if child.dep == "aux"}
    wanted = verb.head.lemma in _WANTS and {"to", "have"} <= helpers  # "expect her to have said no"
    return wanted or {"would", "have"} <= helpers


def _only(verb: Word) -> bool:
    """Say whether somebody did say it: "Reed could only joke"."""
    return any(child.lower == "only" and child.i < verb.i for child in verb.children)


def _has_this(above: Word) -> bool:
    """Say whether the words follow: ‘had this to say: "No."’."""
    had = above.head if above.lemma == "this" else above
    this = had.child("dobj") if had.lemma == "have" else None
    return this is not None and this.lower == "this"


def is_questioned(verb: Word) -> bool:
    """Say whether the writer only asks it: "Has Reed said that the road is shut?"."""
    subject, aux = verb.child("nsubj", "nsubjpass"), verb.child("aux")
    if subject is None or aux is None or not aux.i < subject.i < verb.i:
        return False
    behind = verb.parse.words[verb.i : verb.i + _LONGEST_QUESTION]
    return any(word.text == "?" for word in behind if word.sent == verb.sent)


def _is_negated_pair(first: Word) -> bool:
    """Say whether a negation holds for the verb that follows, too: "neither said nor wrote"."""
    negated = any(child.dep == "neg" or child.lower == "neither" for child in first.children)
    return negated and any(child.dep == "cc" and child.lower in ("nor", "or") for child in first.children)


def _is_withheld(verb: Word) -> bool:
    """Say whether it is told that he did not say it: "refused to say", "stopped short of saying"."""
    if verb.dep not in ("xcomp", "pcomp"):
        return False
    above = verb.head
    if above.lemma in words("cues", "refuses") or above.lower == "without":
        return True
    if above.lower == "as" and not is_real(above.head, set()):
        return True  # "should not be read as saying"
    beside = {above.head.lower, *(child.lower for child in (*above.children, *above.head.children))}
    return above.head.lemma in words("cues", "refuses") or bool(
        above.lower == "of" and beside & {"short", "instead"}
    )
