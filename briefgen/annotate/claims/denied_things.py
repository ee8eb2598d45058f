"""What a verb of denial has for its object: the clause, claim noun or event that is denied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from briefgen.annotate.claims.contests import after, clause_of, is_negated, is_passive, object_of
from briefgen.annotate.grammar.claim_extents import span_of
from briefgen.annotate.grammar.claim_nouns import is_claim_noun, misread_noun
from briefgen.annotate.grammar.claim_words import (
    CLAIM_NOUNS,
    DENIAL_VERBS,
    FALSE_WORDS,
    REQUESTS,
    RESTATED,
    WITHHELD,
    WRONGDOING,
)
from briefgen.annotate.grammar.loose_clauses import OPENING_MARKS, clause_behind, run_on
from briefgen.annotate.grammar.phrases import is_human
from briefgen.annotate.grammar.propositions import (
    Proposition,
    is_party,
    is_proposal,
    misread_claim,
    proposition,
)
from briefgen.annotate.syntax import Word
from briefgen.model.text import Span

_THEM = frozenset({"it", "this", "that", "them", "these", "those"})
_POINTING = frozenset({"this", "that", "it"})
_HAPPENING = frozenset({"happen", "occur"})
_CHARGES = frozenset({"attack", "criticism", "critique"})
_FAR = 12
"""Words, at most, from such a noun to the "that" of what it charges."""
_TAKEN_IN = frozenset({"role", "part", "hand", "involvement", "complicity", "participation", "interest"})
_SAID_IN = frozenset({"statement", "interview", "letter", "email", "court", "speech", "hearing", "testimony"})
_REMARKED = frozenset({"comment", "remark"})
_VERDICT = 5
"""Words, at most, of what a claim is dismissed as."""


def object_of_phrase(
    verb: Word, phrases: Mapping[str, tuple[tuple[str, ...], ...]], *, remarks: bool = False
) -> Word | None:
    """Give the claim noun of a verb with particles: "brushed aside claims", "hit back at claims".

    Comments count only with ``remarks``: one takes back what one brushes aside as another's opinion.
    """
    for particles in phrases.get(verb.lemma, ()):
        below = {word.lower: word for child in verb.children for word in (child, *_joined_particle(child))}
        if not all(particle in below for particle in particles):
            continue
        behind = below[particles[-1]].child("pobj") if particles else None
        about = behind or object_of(verb)
        if about is None and not particles:
            about = next((c for c in verb.children if misread_noun(c)), None)
        if about is not None and (is_claim_noun(about) or misread_noun(about)):
            return about if remarks or about.lemma not in _REMARKED else None
    return None


def _joined_particle(child: Word) -> tuple[Word, ...]:
    """Give the preposition that the model hangs on a particle: "back" > "from"."""
    joins = child.dep in ("advmod", "prt") or child.lower in ("issue", "exception")
    return tuple(word for word in child.children if joins and word.dep == "prep")


def claimed_by(noun: Word) -> Proposition | None:
    """Give the proposition of a claim noun, also of one that the model took for a verb."""
    return misread_claim(noun) if misread_noun(noun) else proposition(noun)


def denied_by(verb: Word, force: str) -> Proposition | None:
    """Give what a verb of this force ("strong", "weak") denies."""
    objects = [child for child in verb.children if child.dep in ("dobj", "dative")]
    if len(objects) > 1 or verb.child("dative") is not None or any(o.lemma in WITHHELD for o in objects):
        return None  # "denied him entry"
    clause, about = clause_of(verb), object_of(verb)
    aside = clause is not None and (clause.tag == "VBG" or about is not None)
    if clause is not None and aside and _is_remark(clause):
        clause = None  # "denied the report, repeating that …"
    called = after(verb, "as")
    if about is None and called is not None and is_claim_noun(called):
        about = called  # "dismissed as nonsense reports that …"
    cut = _cut_off(verb, about) if force == "strong" and about is not None else None
    if about is not None and is_claim_noun(about):
        drawn_apart = cut is not None and _is_drawn_apart(verb, about)
        return cut if drawn_apart else _through_claim_noun(verb, about, clause)
    if cut is not None:
        return cut
    if clause is not None and not is_passive(verb):
        return _denied_clause(clause, force)
    if about is None and clause is None and force == "strong":
        return _told_to(verb)
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
    if what is not None and (is_proposal(about, what) or _is_opinion(verb, about, what)):
        return None
    if what is not None and what.points and clause is not None and clause.child("nsubj") is not None:
        # The model hangs the clause on the verb: "denied a report in the Times that it would merge".
        claimant = what.claimant or _maker_behind(about)
        what = Proposition(clause, span_of(clause), claimant, what.noun)
    return _whole(verb, what)


def _maker_behind(noun: Word) -> Word | None:
    """Give the residents in "rejects claims by residents that …", whom the model hangs on the verb."""
    behind = noun.parse.words[noun.i + 1 : noun.i + 2]
    maker = behind[0].child("pobj") if behind and behind[0].lower in ("by", "from") else None
    return maker if maker is not None and is_party(maker) else None


def _is_opinion(verb: Word, about: Word, what: Proposition) -> bool:
    """Say whether somebody only rejects what another thinks: "rejects Vega's remarks about farmers"."""
    weak = DENIAL_VERBS.get(verb.lemma) != "strong" and about.lemma in _REMARKED
    return weak and (what.points or what.topic) and not _called_false(verb)


def _denied_clause(clause: Word, force: str) -> Proposition | None:
    if misread_noun(clause):
        return misread_claim(clause)
    finite = clause.child("nsubj", "nsubjpass", "expl") is not None
    if clause.tag == "VB" and clause.child("aux", "auxpass") is None:
        return None  # "denying people choice", which the model takes for a verb
    if _is_participle(clause):
        return None  # "denied the change being sought"
    if clause.dep == "ccomp" and not finite and clause.tag != "VBG":
        return None
    subject = clause.child("nsubj", "nsubjpass")
    if subject is not None and subject.lemma in WITHHELD and not _has_that(clause):
        return None  # "denying them citizenship violated the law"
    if not (force == "strong" or finite) or _is_asked(clause) or clause.pos not in ("VERB", "AUX"):
        return None
    if _says_again(clause):
        return Proposition(clause, span_of(clause), points=True)
    return _whole(clause.head, _without_noun(proposition(clause)))


def _is_participle(clause: Word) -> bool:
    """Say whether a passive has no finite verb: "being sought"."""
    helpers = [child for child in clause.children if child.dep in ("aux", "auxpass")]
    subject = clause.child("nsubj", "nsubjpass")
    return subject is not None and clause.tag == "VBN" and [word.lower for word in helpers] == ["being"]


def _is_asked(clause: Word) -> bool:
    first = clause.parse.words_in(span_of(clause))[:1]
    return any(word.tag in ("WP", "WRB") for word in first)


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
    if clause.lemma == "do" and any(child.lower == "so" for child in clause.children):
        return True  # "denies having done so"
    subject, said = clause.child("nsubj"), clause.child("attr", "acomp", "advmod")
    if subject is not None and clause.lemma in _HAPPENING and subject.lower in _POINTING:
        return not is_negated(clause)  # "denied it happened"
    if subject is None or said is None or clause.lemma != "be":
        return False
    return subject.lower in _POINTING and said.lemma in RESTATED


def _denied_noun(verb: Word, about: Word, force: str) -> Proposition | None:
    clauses = ("acl", "ccomp", "relcl")
    stated = next(
        (child for child in about.children if child.dep in clauses and _follows(child, about)), None
    )
    if stated is not None and about.lemma not in REQUESTS and stated.child("nsubj", "nsubjpass") is not None:
        return Proposition(stated, span_of(stated), noun="say")  # "rejected criticism that it was slow"
    loose = _charged(about)
    if loose is not None:
        return loose
    if about.lower in _THEM and _called_false(verb):
        return proposition(about)  # "dismissed them as nonsense"
    # "Rejected it" is said of offers, "rejected a plan" of plans: only strong verbs count here.
    if force != "strong":
        return None
    what = proposition(about)
    if what is None or not (what.points or can_be_denied(what)):
        return None
    what = _with_its_place(what, about)
    if about.lemma in WRONGDOING and about.child("prep", "acl", "relcl") is None:
        return replace(what, noun="accuse", points=True)  # the accusation before, if there is one
    return what


def _told_to(verb: Word) -> Proposition | None:
    """Read "denied to the Courier that it leaked", whose clause the model hangs on the Courier."""
    hearer = next((child.child("pobj") for child in verb.children if child.dep == "prep"), None)
    clause = hearer.child("relcl", "acl") if hearer is not None else None
    if hearer is None or clause is None or is_passive(verb):
        return None
    row = verb.parse.words
    if row[min(hearer.i + 1, len(row) - 1)].lower != "that" or hearer.head.lower not in ("to", "through"):
        return None
    loose = clause_behind(hearer)
    return Proposition(*loose) if loose is not None else None


def _charged(noun: Word) -> Proposition | None:
    """Read "criticism from Vega that the unit had failed", whose clause the model hangs on another word."""
    source = noun.child("prep")
    if noun.lemma not in _CHARGES or source is None or source.lower not in ("from", "by"):
        return None
    row = noun.parse.words[noun.i + 1 : noun.i + _FAR]
    that = next((word for word in row if word.is_punct or word.lower == "that"), None)
    loose = clause_behind(noun.parse.words[that.i - 1]) if that is not None and not that.is_punct else None
    return Proposition(*loose, source.child("pobj"), "say") if loose is not None else None


def _with_its_place(what: Proposition, noun: Word) -> Proposition:
    """Take "in …" to "denied any role in the attacks", which the model hangs on the verb."""
    last = noun.parse.words_in(what.span)[-1]
    following = noun.parse.words[last.i + 1 : last.i + 2]
    if noun.lemma not in _TAKEN_IN or not following or following[0].lower != "in" or last is not noun:
        return what
    place = following[0].child("pobj")
    if following[0].head is not noun.head or place is None or place.lemma in _SAID_IN:
        return what
    return replace(what, span=Span(what.span.start, span_of(place).end))


def _called_false(verb: Word) -> bool:
    """Say whether a verb's "as …" calls something false: "dismissed as a load of nonsense"."""
    name = after(verb, "as")
    return name is not None and any(FALSE_WORDS.get(w.lemma) in ("plain", "claim") for w in name.subtree())


def _cut_off(verb: Word, about: Word) -> Proposition | None:
    """Read a clause whose subject the model took for the object: "denied sea fishing is in decline"."""
    if about.i < verb.i:
        return None
    last = max(word.i for word in about.subtree())
    ends = {about.i, last, *(word.i - 1 for word in about.subtree() if word.dep in ("relcl", "acl"))}
    followers = [about.parse.words[at + 1] for at in ends if at + 1 < len(about.parse.words)]
    near = any(_is_its_verb(word, about) for word in followers if word.sent == verb.sent)
    if not (near or _is_drawn_apart(verb, about)):
        return None
    loose = clause_behind(verb)
    return Proposition(*loose) if loose is not None else None


def _is_drawn_apart(verb: Word, about: Word) -> bool:
    """Say whether a verb that nothing joins to "denied" belongs to what is denied."""
    for other in verb.children:
        alone = other.child("nsubj", "nsubjpass", "cc") is None and verb.child("cc") is None
        helped = other.child("aux", "auxpass")
        if other.dep == "conj" and other.i > about.i and alone and helped is not None:
            return not any(word.is_punct for word in verb.parse.words[about.i : helped.i])
    return False


def denied_clause(verb: Word) -> Span | None:
    """Give the range of what "deny" denies, if that is a clause."""
    what = denied_by(verb, "strong")
    clause = what is not None and what.head.pos in ("VERB", "AUX") and not (what.points or what.topic)
    return what.span if what is not None and clause else None


def _is_its_verb(word: Word, about: Word) -> bool:
    """Say whether a word is the verb of a clause whose subject was taken for an object."""
    if word.tag not in ("VBZ", "VBP", "VBD", "MD") or word.child("nsubj", "nsubjpass", "cc") is not None:
        return False
    person = about.parse.name_at(about)
    return word.pos == "AUX" or (person is not None and person.label == "PERSON" and word.tag == "VBD")


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
    for at, (word, following) in enumerate(pairwise(found)):
        if at and word.lower == "as" and word.dep == "prep" and following.text in OPENING_MARKS:
            return found[:at]
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


def can_be_denied(what: Proposition) -> bool:
    """Say whether a phrase can stand for a proposition: an event, not a person or what is withheld."""
    head = what.head
    if what.noun or what.points or head.pos in ("VERB", "AUX"):
        return True
    if head.lemma in WITHHELD or is_party(head) or is_human(head):
        return False
    return head.pos == "NOUN" and head.tag in ("NN", "NNS", "VBG") and head.parse.name_at(head) is None
