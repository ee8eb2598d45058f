"""Propositions: the clause or phrase that is contested, its range, and whom it names as its source."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefgen.annotate.grammar.claim_extents import is_marked, span_of
from briefgen.annotate.grammar.claim_nouns import is_claim_noun
from briefgen.annotate.grammar.claim_words import (
    ASSERTION_VERBS,
    CARRIERS,
    CLAIM_NOUNS,
    DENIAL_VERBS,
    DISPUTE_VERBS,
    DOUBT_VERBS,
    FIGURES,
    MEDIA,
    PARTIES,
    QUESTIONED,
    RECEIVED,
    REQUESTS,
    SPOKEN,
)
from briefgen.annotate.grammar.loose_clauses import clause_behind, is_own_words
from briefgen.annotate.syntax import FINITE, Word
from briefgen.model.text import Span

_ABOUT = frozenset({"of", "about", "regarding", "concerning", "on", "over", "into"})
_EMERGING = frozenset({"be", "circulate", "spread", "emerge", "surface", "mount", "arise", "grow", "abound"})
_RULINGS = frozenset({"ruling", "decision", "judgment", "law", "order", "rule"})
_NO_TOPICS = frozenset({"event", "thing", "matter", "fact"})
_ANSWERING = frozenset({*DENIAL_VERBS, *DISPUTE_VERBS, *DOUBT_VERBS})
_POINTERS = frozenset({"something", "this", "that", "it", "these", "those", "them", "which", "so", "they"})
_PEOPLE = frozenset({"he", "she", "they", "him", "her", "them"})
_ABSTRACT_ENDINGS = ("tion", "sion", "ment", "ness", "ance", "ence", "ity", "ing", "al", "cy", "ship")
_WITH_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
_GIVEN = frozenset({"give", "offer"})
_TOLD = _GIVEN | {"allege", "assert", "believe", "claim", "say", "suggest", "tell", "think"}
_DAYS = frozenset({"today", "yesterday", "tomorrow", "tonight"})
_LOST = 6
"""Words, at most, between a clause and the verb that it is the subject of."""
_PARTY_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


@dataclass(frozen=True, slots=True)
class Proposition:
    """What is contested.

    ``head`` is its main word, ``claimant`` the word for who asserts it, as far as the phrase itself
    tells. ``noun`` is the class of the claim noun that it goes through ("accuse" for "the allegation
    that …"), ``""`` without one. ``points`` says that the phrase only points at a proposition that stands
    elsewhere ("the allegations", "this"); ``topic`` that it names but the topic of one ("claims about X").
    """

    head: Word
    span: Span
    claimant: Word | None = None
    noun: str = ""
    points: bool = False
    topic: bool = False


def proposition(word: Word) -> Proposition | None:
    """Read what a verb of denial or doubt has as its object, or what is said to be false.

    Args:
        word: The head of the object: a clause's verb, a claim noun, a pronoun, or the noun of an event.

    Returns:
        The proposition; none where the word cannot stand for one.
    """
    if is_claim_noun(word):
        return _through_noun(word)
    if word.pos in ("VERB", "AUX") or word.dep in ("ccomp", "csubj"):
        return Proposition(word, span_of(word))
    if word.pos == "PRON" or word.lower in _POINTERS:
        return Proposition(word, Span(word.start, word.end), points=True) if word.lower in _POINTERS else None
    if word.pos not in ("NOUN", "ADJ"):
        return None
    telling = next((said for child in _describing(word) if (said := said_in(child)) is not None), None)
    if telling is not None and word.lemma not in _RULINGS:
        return Proposition(telling, span_of(telling), word, "say")
    # Who has an intention has not asserted it; who made a promise or gave an account has.
    teller = _possessor(word) if word.lemma in SPOKEN or word.lemma in FIGURES else None
    return Proposition(word, span_of(word), claimant=_carrier(word) or teller)


def misread_claim(word: Word) -> Proposition | None:
    """Give the proposition of such a word: its clause; who claims it stands before it."""
    clause = next((c for c in word.children if c.dep == "ccomp" and c.child(*_SUBJECTS) is not None), None)
    if clause is None:
        return None
    kind = CLAIM_NOUNS[word.lower.removesuffix("s")]
    owner = word.child("nsubj")
    named = owner if owner is not None and owner.pos in ("NOUN", "PROPN") else None
    return Proposition(clause, span_of(clause), named, kind)


def is_party(word: Word) -> bool:
    """Say whether a word names somebody who can speak."""
    if word.pos == "PROPN" or word.tag in ("NNP", "NNPS"):
        name = word.parse.name_at(word)
        return name is not None and name.label in _PARTY_LABELS
    return word.lemma in PARTIES or (word.pos == "PRON" and word.lower in _PEOPLE)


def _is_name(word: Word) -> bool:
    name = word.parse.name_at(word)
    return name is not None and name.label in _PARTY_LABELS and word.text[:1].isupper()


def is_abstract(noun: Word) -> bool:
    """Say whether a noun is an act, a state or a quality: one doubts an intention, and a goalkeeper."""
    return noun.lemma in QUESTIONED or (noun.pos == "NOUN" and noun.lemma.endswith(_ABSTRACT_ENDINGS))


def _through_noun(noun: Word) -> Proposition:
    kind = CLAIM_NOUNS[noun.lemma]
    claimant, inner = _possessor(noun), _clause_below(noun)
    topic: Word | None = None
    preps = [child for child in noun.children if child.dep in ("prep", "agent")]
    about_stands = any(prep.lower in _ABOUT - {"of", "on", "into"} for prep in preps)
    for prep in preps:
        below = prep.child("pobj", "pcomp")
        if below is None:
            continue
        if prep.lower == "from" and below.child("nummod") is not None:
            inner = inner or _clause_below(below)
            continue  # "a report from the 2008 campaign"
        of_party = prep.lower == "of" and (is_party(below) or about_stands)
        if of_party or prep.lower in ("by", "from", "in", "among"):
            claimant = claimant or (below if of_party or is_party(below) else None)
            inner = inner or _clause_below(below)
            topic = topic or _topic_below(below)
        elif prep.lower in _ABOUT and not _is_time(below):
            topic = topic or below
    claimant = claimant or _carrier(noun)
    if inner is not None:
        return Proposition(inner, span_of(inner), claimant, kind)
    taken = any(child.dep == "relcl" and _is_taken(child) for child in noun.children)
    loose = clause_behind(noun) if not taken and noun.dep in ("dobj", "pobj", "attr", "conj") else None
    if loose is not None:
        return Proposition(*loose, claimant, kind)
    if topic is not None and topic.lemma not in _NO_TOPICS and topic.lemma not in MEDIA:
        return Proposition(topic, span_of(topic), claimant, kind, topic=True)
    return Proposition(noun, span_of(noun), claimant, kind, points=True)


def _is_time(word: Word) -> bool:
    """Say whether a word tells when: "retracted the claim on Tuesday" does not say what about."""
    name = word.parse.name_at(word)
    return word.lower in _DAYS or (name is not None and name.label in ("DATE", "TIME"))


def _clause_below(noun: Word) -> Word | None:
    """Give the clause that states the content of a claim noun: "claims that …", "reports saying …"."""
    for child in noun.children:
        odd = child.dep == "advmod" and is_marked(child, "that")
        if child.i < noun.i or not (odd or child.dep in ("acl", "ccomp", "relcl")):
            continue
        if is_own_words(noun, child):
            continue
        if child.tag == "VBG" and child.lemma in ASSERTION_VERBS:
            said = child.child("ccomp", "xcomp")
            if said is not None:
                return said
        elif (said := said_in(child) or charged_in(child)) is not None:
            return said
        elif _is_content(child):
            return child
    if noun.dep in ("nsubj", "attr") and noun.head.lemma in _EMERGING and noun.head.child("dobj") is None:
        # "Rumours spread that …", "there was speculation that …"
        return next(
            (child for child in noun.head.children if child.i > noun.i and is_marked(child, "that")), None
        )
    return None


def _describing(noun: Word) -> list[Word]:
    """Give what describes a noun, also where the model hangs it on a name: "a survey of the bank, which"."""
    sources = [below for prep in noun.children if prep.dep == "prep" and (below := prep.child("pobj"))]
    return [child for word in (noun, *sources) for child in word.children]


def said_in(clause: Word) -> Word | None:
    """Give what a relative clause says that its noun says: "a survey, which said that prices fell"."""
    subject = clause.child("nsubj")
    if clause.dep != "relcl" or clause.lemma not in ASSERTION_VERBS or subject is None:
        return None
    said = clause.child("ccomp")
    return said if subject.lower in ("which", "that") else None


def charged_in(clause: Word) -> Word | None:
    """Give what a noun accuses somebody of: theft, for "a report that accuses Reed of theft"."""
    subject = clause.child("nsubj")
    relative = clause.dep == "relcl" and subject is not None and subject.lower in ("which", "that")
    participle = clause.dep == "acl" and clause.tag == "VBG" and subject is None
    if ASSERTION_VERBS.get(clause.lemma) != "accuse" or not (relative or participle):
        return None
    accused = clause.child("dobj")
    for word in (clause, *([accused] if accused is not None else [])):
        for prep in word.children:
            if prep.dep == "prep" and prep.lower == "of":
                return prep.child("pcomp", "pobj")
    return None


def _is_content(clause: Word) -> bool:
    denied = clause.child("dobj", "ccomp", "xcomp", "nsubjpass")
    if clause.lemma in _ANSWERING and (denied is None or denied.lower in ("that", "which")):
        return False  # "a claim that scientists reject"
    if clause.dep == "relcl":
        return _opens_with_that(clause) and clause.lemma not in CARRIERS and not _is_taken(clause)
    return clause.dep == "ccomp" or _states(clause)


def _is_taken(clause: Word) -> bool:
    """Say whether "that" is what somebody hears, tells or believes: "a story that the voters won't buy"."""
    that = clause.child("dobj", "mark")
    if that is None or that.lower != "that" or clause.child("ccomp", "xcomp") is not None:
        return False
    if clause.child("dobj") not in (None, that):
        return False  # "that he told lies"
    return clause.lemma in _TOLD or (clause.lemma in RECEIVED and clause.child("prep") is None)


def _states(clause: Word) -> bool:
    """Say whether a clause behind a noun states something; "made by the police" describes the noun."""
    return (
        is_marked(clause, "that") or clause.child(*_SUBJECTS) is not None or clause.child("aux") is not None
    )


def _opens_with_that(clause: Word) -> bool:
    # The model often takes the "that" of "the rumour that the bank is closing" for a relative pronoun.
    first = min(clause.subtree(), key=lambda word: word.i)
    return first.lower == "that" and clause.child("nsubj", "nsubjpass") is not first


def _carrier(noun: Word) -> Word | None:
    """Give who makes a claim by its relative clause: "which Russia claimed", "made by the police"."""
    for clause in noun.subtree():
        if clause.dep not in ("relcl", "acl") or clause.i < noun.i:
            continue
        if clause.lemma not in CARRIERS | _GIVEN and clause.lemma not in ASSERTION_VERBS:
            continue
        agent, asserted = clause.child("agent"), clause.child("dobj")
        if agent is None and (asserted is None or asserted.lower not in ("that", "which")):
            continue  # "a suggestion that he had told her …": what is suggested, not who suggests it
        maker = clause.child("nsubj") if agent is None else agent.child("pobj")
        if maker is not None and maker.lower not in ("that", "which", "who"):
            return maker
    if noun.dep == "dobj" and noun.head.lemma in CARRIERS:
        return noun.head.child("nsubj")
    return None


def _topic_below(party: Word) -> Word | None:
    # The model hangs "about X" on the last noun: "the statements of the ministry about X".
    for word in party.subtree():
        if word.dep == "prep" and word.lower in ("about", "regarding", "concerning"):
            return word.child("pobj", "pcomp")
    return None


def _possessor(noun: Word) -> Word | None:
    owner = noun.child("poss")
    if owner is None:
        for paper in noun.children:
            named = paper.dep == "amod" and _is_name(paper)
            if paper.i < noun.i and (named or (paper.dep == "compound" and is_party(paper))):
                return paper  # "a Times report", "Norwegian claims"
    if owner is None or owner.lower in ("its", "whose", "my", "our") or _is_time(owner):
        return None  # "today's reports"
    return owner


def is_proposal(noun: Word, what: Proposition) -> bool:
    """Say whether a noun stands for what somebody would do: "the idea of a toll", "the notion of selling"."""
    if not what.topic:
        return False
    named = what.head.pos == "PROPN" or any(word.lower in REQUESTS for word in what.head.subtree())
    if noun.lemma == "suggestion" and named:
        return True  # "any suggestion of a Plan B"
    return noun.lemma == "idea" or (noun.lemma == "notion" and what.head.tag == "VBG")


def is_half_read(clause: Word) -> bool:
    """Say whether "that …" has no finite verb: "that farmers leaving Norland may sell"."""
    return is_marked(clause, "that") and clause.tag == "VBG" and clause.child("aux", "auxpass") is None


def before_verb(what: Proposition, verb: Word) -> Proposition:
    """Let what is said of the subject of a verb reach to that verb, over words that the model lost.

    "The claim that Vega is in the harbour recruiting videos | isn't true."
    """
    aside = [child for child in verb.children if child.dep in _WITH_VERB and child.i < verb.i]
    first = min(word.i for word in (verb, *aside))
    row = verb.parse.words
    within = what.head.parse.words_in(what.span)
    if what.points or not within or within[-1].i >= first:
        return what
    between = row[within[-1].i + 1 : first]
    if len(between) > _LOST or any(word.is_punct or word.tag in FINITE for word in between):
        return what
    return replace(what, span=Span(what.span.start, row[first - 1].end))
