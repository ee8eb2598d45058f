"""Denials: "denied that …", "rejects the allegations", "denied by", "the denial of"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.annotate.claim_words import (
    CLAIM_NOUNS,
    DECIDERS,
    DENIAL_PHRASES,
    DENIAL_VERBS,
    REQUESTS,
    RESTATED,
    WITHHELD,
    WRONGDOING,
)
from briefgen.annotate.contests import (
    Contest,
    after,
    clause_of,
    counter_span,
    is_hypothetical,
    is_negated,
    is_passive,
    object_of,
)
from briefgen.annotate.loose_clauses import clause_behind, run_on
from briefgen.annotate.propositions import (
    Proposition,
    is_claim_noun,
    is_party,
    misread_claim,
    misread_noun,
    proposition,
    span_of,
)
from briefgen.annotate.syntax import Word
from briefgen.annotate.voices import Voices, subject_of
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
_VERDICT = 5
"""Words, at most, of what a claim is dismissed as."""
_THINGS_OF_COURTS = frozenset({"charge", "claim", "argument", "suit", "lawsuit", "case"})


def denial_verb(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "X denied that …", "X rejected the claim that …", "the claim was denied by X"."""
    force = DENIAL_VERBS.get(word.lemma)
    phrased = object_of_phrase(word) if force is None else None
    if (force is None and phrased is None) or word.pos != "VERB":
        return
    if is_negated(word) or is_hypothetical(word):
        return
    if word.dep == "acl" and word.tag == "VBG" and not is_party(word.head):
        return  # "a strategy denying the risks" is no answer
    what = _denied(word, force) if force is not None else _claimed(phrased or word)
    if what is None or _is_ruling(word, what):
        return
    about = (phrased or object_of(word)) if what.noun or what.points else None
    yield Contest(
        ClaimStatus.DENIED,
        "denial-verb" if force == "strong" else "rejection",
        word,
        counter_span(word, about),
        voices.behind(word),
        what,
        Confidence.SURE if force == "strong" and not what.points else Confidence.LIKELY,
    )


def object_of_phrase(verb: Word) -> Word | None:
    """Give the claim noun of a verb with particles: "brushed aside claims", "hit back at claims"."""
    for particles in DENIAL_PHRASES.get(verb.lemma, ()):
        below = {child.lower: child for child in verb.children if child.i > verb.i}
        if not all(particle in below for particle in particles):
            continue
        behind = below[particles[-1]].child("pobj") if particles else None
        about = behind or object_of(verb)
        if about is None and not particles:
            about = next((c for c in verb.children if misread_noun(c)), None)
        if about is not None and (is_claim_noun(about) or misread_noun(about)):
            return about
    return None


def _claimed(noun: Word) -> Proposition | None:
    return misread_claim(noun) if misread_noun(noun) else proposition(noun)


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
    if what is None or by is None or what.head.lemma in WITHHELD or not _can_be_denied(what):
        return
    yield Contest(ClaimStatus.DENIED, "denial-noun", word, counter_span(word), by, what)


def own_denial(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "I have not broken any rule" in a quotation beside the charge."""
    if word.pos != "VERB" or word.lemma in _OF_THE_MIND or not is_negated(word) or is_hypothetical(word):
        return
    subject = word.child("nsubj", "nsubjpass")
    past = any(child.dep in ("aux", "auxpass") and child.lower in _PAST for child in word.children)
    main = word.dep in ("ROOT", "ccomp", "conj", "parataxis")
    if subject is None or subject.lower not in ("i", "we") or not past or not main:
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
    yield Contest(ClaimStatus.DENIED, "innocence", word, counter_span(word, verb), by, what)


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


def _denied(verb: Word, force: str) -> Proposition | None:
    objects = [child for child in verb.children if child.dep in ("dobj", "dative")]
    if len(objects) > 1 or verb.child("dative") is not None or any(o.lemma in WITHHELD for o in objects):
        return None  # "denied him entry"
    clause, about = clause_of(verb), object_of(verb)
    if about is not None and clause is not None and clause.tag == "VBG" and _is_remark(clause):
        clause = None  # "denied the report, repeating that …"
    called = after(verb, "as")
    if about is None and called is not None and is_claim_noun(called):
        about = called  # "dismissed as nonsense reports that …"
    if about is not None and is_claim_noun(about):
        return _through_claim_noun(verb, about, clause)
    cut = _cut_off(verb, about) if force == "strong" and about is not None else None
    if cut is not None:
        return cut
    if clause is not None and not is_passive(verb):
        return _denied_clause(clause, force)
    if about is None or about.lemma in WITHHELD:
        return None
    if is_passive(verb):
        # "was denied" without "by" is mostly a refusal; a claim noun as subject tells it apart.
        # "Which was rejected" is mostly an offer.
        pointers = ("this", "that", "which") if force == "strong" else ("this", "that")
        return proposition(about) if about.lower in pointers else None
    return _denied_noun(verb, about, force)


def _is_remark(clause: Word) -> bool:
    first = min(word.i for word in clause.subtree())
    return clause.parse.words[first - 1].lower == ","


def _through_claim_noun(verb: Word, about: Word, clause: Word | None) -> Proposition | None:
    what = proposition(about)
    if what is not None and what.points and clause is not None and clause.child("nsubj") is not None:
        # The model hangs the clause on the verb: "denied a report in the Times that it would merge".
        what = Proposition(clause, span_of(clause), what.claimant, what.noun)
    return _whole(verb, what)


def _denied_clause(clause: Word, force: str) -> Proposition | None:
    if misread_noun(clause):
        return misread_claim(clause)
    finite = clause.child("nsubj", "nsubjpass", "expl") is not None
    if clause.dep == "ccomp" and not finite and clause.tag != "VBG":
        return None
    subject = clause.child("nsubj", "nsubjpass")
    if subject is not None and subject.lemma in WITHHELD and not _has_that(clause):
        return None  # "denying them citizenship violated the law"
    if not (force == "strong" or finite):
        return None
    if _says_again(clause):
        return Proposition(clause, span_of(clause), points=True)
    return _whole(clause.head, _without_noun(proposition(clause)))


def _without_noun(what: Proposition | None) -> Proposition | None:
    """Cut off a claim noun that the model drew in: "dismissed claims college plans would hurt"."""
    if what is None:
        return None
    first, *rest = what.head.parse.words_in(what.span)
    if not rest or first.tag != "NNS" or first.dep != "compound" or first.lemma not in CLAIM_NOUNS:
        return what
    return Proposition(what.head, Span(rest[0].start, what.span.end), noun=CLAIM_NOUNS[first.lemma])


def _says_again(clause: Word) -> bool:
    """Say whether a clause only repeats that the claim before holds: "denied that this was the case"."""
    subject, said = clause.child("nsubj"), clause.child("attr", "acomp", "advmod")
    if subject is None or said is None or clause.lemma != "be":
        return False
    return subject.lower in ("this", "that", "it") and said.lemma in RESTATED


def _denied_noun(verb: Word, about: Word, force: str) -> Proposition | None:
    stated = next(
        (child for child in about.children if child.dep in ("acl", "ccomp") and _follows(child, about)), None
    )
    if stated is not None and about.lemma not in REQUESTS and stated.child("nsubj", "nsubjpass") is not None:
        return Proposition(stated, span_of(stated), noun="say")  # "rejected criticism that it was slow"
    # "Rejected it" is said of offers, "rejected a plan" of plans: only strong verbs count here.
    if force != "strong":
        return None
    what = proposition(about)
    if what is None or not (what.points or _can_be_denied(what)):
        return None
    if about.lemma in WRONGDOING and about.child("prep", "acl", "relcl") is None:
        return replace(what, noun="accuse", points=True)  # the accusation before, if there is one
    return what


def _cut_off(verb: Word, about: Word) -> Proposition | None:
    """Read a clause whose subject the model took for the object: "denied sea fishing is in decline"."""
    behind = about.parse.words[about.i + 1 : about.i + 2]
    if about.i < verb.i or not behind or behind[0].pos != "AUX":
        return None
    if behind[0].tag not in ("VBZ", "VBP", "VBD", "MD") or behind[0].sent != verb.sent:
        return None
    loose = clause_behind(verb)
    return Proposition(*loose) if loose is not None else None


def _whole(verb: Word, what: Proposition | None) -> Proposition | None:
    """Let a proposition behind the verb go on over what the model cut off from it."""
    if what is None or what.points or what.topic or what.span.start < verb.start or is_passive(verb):
        return what
    within = what.head.parse.words_in(what.span)
    if DENIAL_VERBS.get(verb.lemma) != "strong":
        within = _without_verdict(within)
    if not within:
        return what
    span = Span(what.span.start, within[-1].end)
    return replace(what, span=run_on(span, within[-1]))


def _without_verdict(found: tuple[Word, ...]) -> tuple[Word, ...]:
    """Leave out what the claim is dismissed as: "the claim that he had lied as old news"."""
    for at, word in enumerate(found[-_VERDICT:], max(0, len(found) - _VERDICT)):
        if at and word.lower == "as" and word.dep == "prep" and word.subtree()[-1].i >= found[-1].i:
            return found[:at]
    return found


def _follows(clause: Word, noun: Word) -> bool:
    """Say whether "that …" stands at a noun without a comma, which would only describe it."""
    between = noun.parse.words[noun.i + 1 : min(word.i for word in clause.subtree())]
    return _has_that(clause) and not any(word.is_punct for word in between)


def _has_that(clause: Word) -> bool:
    return any(child.dep == "mark" and child.lower == "that" for child in clause.children)


def _can_be_denied(what: Proposition) -> bool:
    """Say whether a phrase can stand for a proposition: an event, not a person or what is withheld."""
    head = what.head
    if what.noun or what.points or head.pos in ("VERB", "AUX"):
        return True
    if head.lemma in WITHHELD or is_party(head):
        return False
    return head.pos == "NOUN" and head.tag in ("NN", "NNS", "VBG") and head.parse.name_at(head) is None


def _is_ruling(verb: Word, what: Proposition) -> bool:
    """Say whether a court or a board decides here: it denies motions and dismisses charges."""
    subject = subject_of(verb)
    if subject is None:
        return verb.lemma == "dismiss"
    near = {subject.lemma, *(child.lemma for child in subject.children if child.dep in ("compound", "amod"))}
    about = object_of(verb)
    if near & DECIDERS and about is not None:
        return about.lemma in _THINGS_OF_COURTS or about.lemma not in CLAIM_NOUNS
    return about is not None and about.lemma == "claim" and after(about, "for") is not None
