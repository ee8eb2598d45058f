"""Tails: what stands behind words between marks that end as a sentence does, ‘"It is late." Reed said.’.

It may name who said the words, or be a sentence of its own: ‘"It is late." Reed asked for a report.’ Behind
a full stop only a verb that makes no sense without words, and has none of its own, is clear; a question mark
and the like stand before many a cue, since no comma can.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto

from briefgen.annotate.grammar.phrases import is_circumstance, is_human
from briefgen.annotate.grammar.quote_marks import Marks
from briefgen.annotate.lexicon import any_of, words
from briefgen.annotate.syntax import FINITE_ALONE, Word

ENDS = frozenset(".?!…")
"""Signs that end a sentence."""

BREAK_OFF = frozenset("—–")
"""Signs at which a sentence breaks off."""

_LONGEST_TAIL = 9
"""Words in a clause such as "the minister told the BBC" that may follow a quotation ended by a full stop."""

_LONGEST_NAMED = 25
"""The same where the clause begins with who speaks and the verb: "Reed asked on Monday in a ..."."""

_ASKS = frozenset({"ask", "wonder", "question"})
_ABOUT = frozenset({"of", "about", "for", "against"})
_THINGS = frozenset({"it", "this", "that", "what", "nothing", "something", "everything", "all", "much"})
_WH = ("WP", "WDT", "WRB")
_FOR_WORDS = frozenset(
    {"so", "no", "yes", "little", "much", "less", "more", "otherwise", "why", "how", "where"}
)
"""Words that stand for what is said: "said so", "said little"."""

_COMPLEMENTS = frozenset({"ccomp", "xcomp", "acomp", "attr", "oprd", "intj", "dep", "agent"})
_ASIDE = frozenset({"advcl", "relcl", "pcomp"})
_SUBJECTS = ("nsubj", "nsubjpass", "expl")


class Tail(Enum):
    """What a tail is: a sentence of its own, the cue of the words before it, or either."""

    OWN = auto()
    OPEN = auto()
    CUE = auto()


def tail_at(word: Word, marks: Marks, sign: str) -> Tail:
    """Tell what begins behind a closing mark, before which ``sign`` stands."""
    clause = list(_clause(word, marks))
    cues = any_of("cues", "speech", "opinion")
    verb = next((other for other in clause if other.pos == "VERB" and other.lemma in cues), None)
    if verb is None:
        verb = _behind_comma(word, clause)
    elif len(clause) > (_LONGEST_NAMED if _is_named(verb, word, clause) else _LONGEST_TAIL):
        return Tail.OWN
    if verb is None:
        return Tail.OWN
    if word.text[:1].islower():
        return Tail.CUE
    behind = list(_clause(verb, marks))[1:]
    last = behind[-1] if behind else verb
    stop = last.parse.words[last.i + 1 : last.i + 3]
    if last.lower == "that" and last is not verb and stop and marks.holds(stop[0]):
        return Tail.OWN  # ‘"It is late." Reed said that "all was well"’
    if (stop and stop[0].text == ":") or not _tells_who(verb) or _has_complement(verb, behind):
        return Tail.OWN
    if len(stop) > 1 and stop[0].text == "," and _opens_sentence(stop[1], marks):
        return Tail.OPEN  # ‘"It is late." Reed said, "We must go."’
    return _by_sign(verb, behind, sign)


def _clause(word: Word, marks: Marks) -> Iterator[Word]:
    row = word.parse.words
    for i in range(word.i, len(row)):
        follower = row[i]
        if marks.holds(follower) or _ends_sentence(follower) or follower.text in ",;:":
            return
        yield follower


def _ends_sentence(word: Word) -> bool:
    """Say whether a sentence ends with a word or sign: not with "Gov." before a name."""
    behind = word.parse.words[word.i + 1 : word.i + 2]
    titled = not word.is_punct and bool(behind) and behind[0].sent == word.sent and behind[0].pos == "PROPN"
    return word.text[-1:] in ENDS and not titled


def _is_named(verb: Word, word: Word, clause: list[Word]) -> bool:
    return verb.i - word.i <= 4 and verb.child("nsubj") in clause


def _behind_comma(word: Word, clause: list[Word]) -> Word | None:
    """Give the cue that a comma parts from its subject: "Ann Reed, the mayor, said", "Reed, too, said"."""
    subject = next((w for w in clause if w.dep == "nsubj" and w.subtree()[0] is word), None)
    if subject is None or subject.head.i - word.i > _LONGEST_NAMED or subject.head.pos != "VERB":
        return None
    return subject.head if subject.head.lemma in words("cues", "needs-words") else None


def _tells_who(verb: Word) -> bool:
    """Say whether a verb is finite and has a subject that really said something: not "Reed would not say"."""
    if verb.dep in ("relcl", "acl", "csubj") or verb.child("neg", "auxpass", "nsubjpass") is not None:
        return False
    if any(child.dep == "aux" and child.tag in ("MD", "TO") for child in verb.children):
        return False
    if any(child.i < verb.i and (child.dep == "mark" or child.tag in _WH) for child in verb.children):
        return False  # "What Reed said is true", "As Reed said, it was late"
    return verb.child("nsubj") is not None


def _has_complement(verb: Word, behind: list[Word]) -> bool:
    """Say whether a cue has an object or a complement of its own: "asked for a report", "told her to go".

    Who listens is none ("told reporters"), nor is when, where and how it was said.
    """
    heard = _hearers(verb, behind)
    if len(heard) > 1 or not all(_is_hearer(noun, verb) for noun in heard):
        return True
    about = _about(verb)
    for word in behind:
        if word.head is verb and (word.dep in _COMPLEMENTS or word.lower in _FOR_WORDS):
            return True
        if word.dep == "prep" and word.lower in about and (word.head is verb or _hangs_on(word, heard, verb)):
            return True
        if word.dep in _SUBJECTS and word.head is not verb and not _is_aside(word.head, verb):
            return True
    return False


def _is_aside(clause: Word, verb: Word) -> bool:
    """Say whether a clause stands within one that tells when or of whom: "told us when asked who had won"."""
    while clause is not verb and not _is_set_aside(clause) and clause.head is not clause:
        clause = clause.head
    return _is_set_aside(clause) and clause is not verb


def _is_set_aside(clause: Word) -> bool:
    # The model makes a noun of the verb in "asked as a guard walks past".
    return clause.dep in _ASIDE or (clause.dep == "pobj" and clause.tag in FINITE_ALONE)


def _hearers(verb: Word, behind: list[Word]) -> list[Word]:
    return [child for child in verb.children if child in behind and child.dep in ("dobj", "dative")]


def _hangs_on(about: Word, heard: list[Word], verb: Word) -> bool:
    """Say whether the model hangs "of her plan" on who listens: not in "told a meeting of the council"."""
    noun = about.head
    if noun not in heard or about.lower != "of" or verb.lemma not in _ASKS | {"tell"}:
        return noun in heard
    return noun.pos in ("PROPN", "PRON") or noun.lower in any_of("names", "body", "org-head")


def _about(verb: Word) -> frozenset[str]:
    """Give the prepositions that tell what is meant: nobody can "say of the plan" without saying what."""
    if verb.lemma == "say":
        return frozenset()
    return _ABOUT | {"to"} if verb.lemma == "add" else _ABOUT


def _is_hearer(noun: Word, verb: Word) -> bool:
    """Say whether an object is who is spoken to, not what is said."""
    if verb.lemma not in words("cues", "hearers") and verb.lemma != "ask":
        return False
    if noun.lower in _THINGS or noun.lemma in words("cues", "tale") or noun.lemma == "question":
        return False
    named = any(child.dep == "compound" and child.pos == "PROPN" for child in noun.children)
    somebody = noun.pos in ("PROPN", "PRON") or noun.tag == "NNS" or is_human(noun) or named
    return somebody or (verb.lemma == "tell" and noun.child("poss") is None)


def _opens_sentence(word: Word, marks: Marks) -> bool:
    """Say whether a mark opens here, and a sentence with it."""
    marked = marks.at(word.start)
    first = next((w for w in word.parse.words_in(marked.inner) if not w.is_punct), None) if marked else None
    return first is not None and first.text[:1].isupper()


def _by_sign(verb: Word, behind: list[Word], sign: str) -> Tail:
    """Tell what a cue without a complement is, by the sign before the closing mark."""
    if _hearers(verb, behind) and verb.lemma not in _ASKS | {"tell"}:
        return Tail.OPEN  # "Reed warned the mayor"
    if verb.lemma in words("cues", "needs-words"):
        return Tail.CUE
    aside = [word for word in behind if word.head is verb and word.dep in ("prep", "advcl", "npadvmod")]
    if sign == "?" and verb.lemma in _ASKS:
        return Tail.CUE
    speech = verb.lemma in words("cues", "speech") or verb.lemma in _ASKS
    if sign != ".":
        return Tail.CUE if speech and not aside else Tail.OPEN
    return Tail.OPEN if speech and all(map(is_circumstance, aside)) else Tail.OWN
