"""Denials: "denied that …", "rejects the allegations", "denied by", "the denial of"."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate.claims.apposed_claims import apposed_claim
from briefgen.annotate.claims.contests import (
    Contest,
    after,
    counter_span,
    is_hypothetical,
    is_negated,
    is_passive,
    object_of,
)
from briefgen.annotate.claims.denied_things import can_be_denied, claimed_by, denied_by, object_of_phrase
from briefgen.annotate.claims.voices import Voices, party_keys, subject_of
from briefgen.annotate.grammar.claim_extents import span_of
from briefgen.annotate.grammar.claim_nouns import is_claim_noun
from briefgen.annotate.grammar.claim_words import (
    CLAIM_NOUNS,
    DECIDERS,
    DENIAL_PHRASES,
    DENIAL_VERBS,
    WITHHELD,
)
from briefgen.annotate.grammar.propositions import Proposition, is_abstract, is_party, proposition
from briefgen.annotate.grammar.topics import name_key
from briefgen.annotate.syntax import Word
from briefgen.model.annotation import ClaimStatus, Confidence
from briefgen.model.text import Span

_OF_THE_MIND = frozenset(
    {
        *(
            "know",
            "think",
            "believe",
            "want",
            "comment",
            "recall",
            "remember",
            "understand",
            "expect",
            "feel",
        ),
        *(
            "plan",
            "intend",
            "see",
            "hear",
            "read",
            "receive",
            "respond",
            "reply",
            "say",
            "speak",
            "decide",
            "get",
        ),
    }
)
_PROTESTING = frozenset({"maintain", "protest", "proclaim", "insist", "assert"})
_PAST = frozenset({"have", "has", "did", "had", "was", "were", "'ve"})
_THINGS_OF_COURTS = frozenset({"argument", "case", "charge", "claim", "lawsuit", "suit"})


def denial_verb(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "X denied that …", "X rejected the claim that …", "the claim was denied by X"."""
    force = DENIAL_VERBS.get(word.lemma)
    phrased = object_of_phrase(word, DENIAL_PHRASES) if force is None else None
    if (force is None and phrased is None) or word.pos != "VERB":
        return
    if is_negated(word) or is_hypothetical(word):
        return
    if word.dep == "acl" and word.tag == "VBG" and not is_party(word.head) and subject_of(word) is word.head:
        return  # "a strategy denying the risks" is no answer
    apposed = apposed_claim(word) if force is not None else None
    what = apposed
    if what is None:
        what = denied_by(word, force) if force is not None else claimed_by(phrased or word)
    if what is None or (_is_ruling(word) and not _is_said_in_court(object_of(word), what)):
        return
    if _is_named_only(what) and not _answers(word, what.head):
        return
    subject = subject_of(word)
    if _is_named_only(what) and subject is not None and is_claim_noun(subject):
        return  # "the statement denies the basic premises of the school"
    about = (phrased or object_of(word)) if what.noun or what.points else None
    by = voices.behind(word) if apposed is None else voices.as_written(word)
    sure = Confidence.SURE if force == "strong" and _is_stated(what) else Confidence.LIKELY
    if by is None and word.tag == "VBG":
        sure = Confidence.GUESS  # somebody denies it, and the model lost him
    rule = "denial-verb" if force == "strong" else "rejection"
    yield Contest(ClaimStatus.DENIED, rule, word, counter_span(word, about), by, what, sure)


def _is_named_only(what: Proposition) -> bool:
    """Say whether a noun alone says what is denied: "denied the attack", and "denied them space"."""
    return what.head.pos == "NOUN" and not (what.noun or what.points)


def _is_stated(what: Proposition) -> bool:
    """Say whether a clause says what is denied: nothing is sure about a noun that stands for it."""
    return what.head.pos in ("VERB", "AUX") and not (what.points or what.topic)


def _answers(verb: Word, denied: Word) -> bool:
    """Say whether somebody says no here: "denying her a seat", "ran to deny them space" are refusals."""
    if any(child.dep == "aux" and child.lower == "to" for child in verb.children):
        return False
    if verb.tag != "VBG" or verb.child("aux") is not None:
        return True
    subject = subject_of(verb)
    said = subject is not None and (subject.pos in ("PROPN", "PRON") or is_party(subject))
    return said and is_abstract(denied) and denied.child("poss") is None  # "denying involvement in the fire"


def denial_noun(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "the ministry's denial that …", "denials of involvement", "issued a denial"."""
    if word.lemma != "denial" or word.pos != "NOUN" or is_negated(word):
        return
    object_ = next(
        (child for child in word.children if child.dep in ("acl", "ccomp") and child.i > word.i), None
    )
    object_ = object_ or after(word, "of")
    owner = word.child("poss") or after(word, "by", "from")
    by = voices.speaker(owner) if owner is not None else None
    if object_ is None:
        if owner is None and word.head.lemma not in ("issue", "publish", "repeat", "reiterate"):
            return
        by = by or voices.behind(word.head)
        what: Proposition | None = Proposition(word, Span(word.start, word.end), points=True)
    else:
        what = proposition(object_)
    if what is None or by is None or what.head.lemma in WITHHELD or not can_be_denied(what):
        return
    yield Contest(ClaimStatus.DENIED, "denial-noun", word, counter_span(word), by, what)


def own_denial(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "I have not broken any rule" in a quotation beside the charge."""
    subject = word.child("nsubj", "nsubjpass")
    if subject is None or subject.lower not in ("i", "we"):
        return
    if word.pos != "VERB" or word.lemma in _OF_THE_MIND or not is_negated(word) or is_hypothetical(word):
        return
    past = any(child.dep in ("aux", "auxpass") and child.lower in _PAST for child in word.children)
    main = word.dep in ("ROOT", "ccomp", "conj", "parataxis")
    if not past or not main:
        return
    by = voices.of_quote(word)
    charge = next((other for other in _sentences_around(word) if _is_charge(other)), None)
    if by is None or charge is None:
        return
    last = next((child for child in word.children if child.dep == "neg"), subject)
    span = span_of(word)
    what = Proposition(word, Span(min(word.start, span.end), span.end), (_charged_by(charge)))
    yield Contest(
        ClaimStatus.DENIED,
        "own-denial",
        word,
        Span(subject.start, max(last.end, subject.end)),
        by,
        what,
        Confidence.GUESS,
    )


def innocence(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "maintains his innocence", "insists she is innocent": an answer to the accusation before."""
    if word.lower == "innocent" and word.dep == "acomp":
        yield from _innocent(word, voices)
    if word.lemma != "innocence" or word.head.lemma not in _PROTESTING or is_hypothetical(word.head):
        return
    by = voices.behind(word.head)
    if by is not None:
        what = Proposition(word, Span(word.start, word.end), noun="accuse", points=True)
        yield Contest(ClaimStatus.DENIED, "innocence", word, counter_span(word, word.head), by, what)


def _innocent(word: Word, voices: Voices) -> Iterator[Contest]:
    verb = word.head
    by, subject = voices.of_clause(verb), verb.child("nsubj")
    if by is None or subject is None or verb.lemma != "be" or is_negated(verb) or is_hypothetical(verb):
        return
    what = Proposition(word, Span(word.start, word.end), noun="accuse", points=True)
    # Whom another calls innocent by name need not be he whom the last accusation was about.
    himself = subject.pos == "PRON" or name_key(subject.lower) in party_keys(by)
    sure = Confidence.LIKELY if himself else Confidence.GUESS
    yield Contest(ClaimStatus.DENIED, "innocence", word, counter_span(word, verb), by, what, sure)


def _sentences_around(word: Word) -> Iterator[Word]:
    sentences = word.parse.sentences
    for sentence in sentences[max(0, word.sent - 1) : word.sent + 2]:
        yield from sentence


def _is_charge(word: Word) -> bool:
    if word.pos == "VERB":
        return word.lemma in ("accuse", "allege") or (word.lemma == "charge" and is_passive(word))
    return CLAIM_NOUNS.get(word.lemma) == "accuse"


def _charged_by(charge: Word) -> Word | None:
    what = proposition(charge)
    return what.claimant if what is not None else None


def _is_said_in_court(noun: Word | None, what: Proposition) -> bool:
    """Say whether a clause tells what is claimed there: one sues with a claim, but not with what it says."""
    return noun is not None and noun.lemma == "claim" and what.noun == "say" and _is_stated(what)


def _is_ruling(verb: Word) -> bool:
    """Say whether a court or a board decides here: it denies motions and dismisses charges."""
    subject = subject_of(verb)
    if subject is None:
        return verb.lemma == "dismiss"
    near = {subject.lemma, *(child.lemma for child in subject.children if child.dep in ("compound", "amod"))}
    about = object_of(verb)
    if near & DECIDERS and about is not None:
        return about.lemma in _THINGS_OF_COURTS or about.lemma not in CLAIM_NOUNS
    return about is not None and about.lemma == "claim" and after(about, "for") is not None
