"""A contest: what one sentence says of a claim, as the rules read it, before its claim is looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefgen.annotate.claims.voices import Voices
from briefgen.annotate.grammar.claim_nouns import is_claim_noun
from briefgen.annotate.grammar.loose_clauses import is_own_words
from briefgen.annotate.grammar.negations import is_nobody
from briefgen.annotate.grammar.propositions import Proposition
from briefgen.annotate.syntax import Word
from briefgen.model.annotation import ClaimStatus, Confidence, Speaker
from briefgen.model.text import Span

_CONDITIONS = frozenset({"if", "unless", "whether", "should", "in case"})
_HYPOTHETICAL = frozenset({"would", "could", "should", "might", "may", "can", "must", "shall", "will", "'ll"})
_NEGATING = frozenset({"det", "advmod", "preconj", "cc", "predet"})
_NEGATIONS = frozenset({"no", "never", "neither", "nor"})
_CLOSING = frozenset({",", ".", ";", ":", "–", "—"})
_GOING_ON = frozenset(
    {
        "take",
        "turn",
        "prove",
        "find",
        "show",
        "know",
        "continue",
        "go",
        "come",
        "proceed",
        "move",
        "use",
        "appear",
        "begin",
    }
)
_MADE_TO = frozenset({"compel", "force", "have", "hasten", "quick", "rush"})
"""Who is forced, rushes or is quick to deny a thing has denied it."""
_HOLDING_BACK = frozenset({"refuse", "decline", "fail", "neglect", "stop", "avoid", "cease"})


@dataclass(frozen=True, slots=True)
class Contest:
    """An answer to a claim.

    ``cue`` is the word that contests or settles, ``counter`` the range of the words that do so, ``by`` who
    does (none: the writer). ``what`` is its object: the proposition itself, or a phrase that points at
    one. With ``needs_claim`` the contest counts only if somebody asserted it before ("confirmed the strike");
    ``own`` says that the same party asserted it (a retraction).
    """

    status: ClaimStatus
    rule: str
    cue: Word
    counter: Span
    by: Speaker | None
    what: Proposition
    confidence: Confidence = Confidence.LIKELY
    needs_claim: bool = False
    own: bool = False


Rule = Callable[[Word, Voices], Iterator[Contest]]
"""Reads a word as a cue; gives no contest where it is none."""


def counter_span(cue: Word, *others: Word | None) -> Span:
    """Give the range from the cue to the nearest of its companions: "denied the rumours"."""
    near = [word for word in others if word is not None and abs(word.i - cue.i) <= 8]
    return Span(min(word.start for word in (cue, *near)), max(word.end for word in (cue, *near)))


def is_negated(word: Word) -> bool:
    """Say whether a word is negated, by itself or by its subject: "not true", "never said", "nobody said"."""
    subject = word.child("nsubj")
    if subject is not None and is_nobody(subject):
        return True
    if word.dep == "conj" and any(child.lower == "nor" and child.i < word.i for child in word.head.children):
        return True  # "made no effort, nor have they denied it"
    return any(
        child.dep == "neg" or (child.i < word.i and child.dep in _NEGATING and child.lower in _NEGATIONS)
        for child in word.children
    )


def is_hypothetical(verb: Word) -> bool:
    """Say whether a verb tells what may be, not what was: "if confirmed", "could deny", "refused to deny"."""
    if is_conditional(verb) or any(
        child.dep == "aux" and child.lower in _HYPOTHETICAL for child in verb.children
    ):
        return True
    if verb.child("aux") is not None and any(
        child.lower == "to" for child in verb.children if child.dep == "aux"
    ):
        if verb.dep == "xcomp" and verb.head.lemma in _MADE_TO:
            return is_negated(verb.head) or is_hypothetical(verb.head)
        if verb.dep == "xcomp":
            return verb.head.lemma not in _GOING_ON
        return verb.dep not in ("advcl", "conj", "acl")
    if verb.dep == "conj" and verb.tag == "VB" and verb.child("aux") is None and is_hypothetical(verb.head):
        return True  # "allows him to wait and deny responsibility"
    if verb.dep == "conj" and _joined_by_or(verb.head):
        return is_negated(verb.head) or verb.head.lemma == "confirm"  # "has yet to confirm or deny"
    return verb.dep in ("xcomp", "pcomp") and holds_back(verb.head)


def is_put_as_question(verb: Word) -> bool:
    """Say whether a verb stands in a question: "has he denied it?", "is the claim false?"."""
    subject = verb.child("nsubj", "nsubjpass", "expl")
    first = min((child.i for child in verb.children if child.dep in ("aux", "auxpass")), default=verb.i)
    if subject is None:
        if not first or verb.parse.words[first - 1].tag not in ("WRB", "WP"):
            return False  # "Why isn't this proof that ...", where the model sees no subject
    elif not (first < subject.i or subject.lower == "who"):
        return False
    return any(word.text == "?" for word in verb.parse.words[verb.i :] if word.sent == verb.sent)


def holds_back(verb: Word) -> bool:
    """Say whether what stands below a verb is not done: "refused to deny", "declined to say"."""
    return verb.lemma in _HOLDING_BACK


def is_conditional(verb: Word) -> bool:
    """Say whether a verb stands under a condition: "if he denies it", "had he denied it"."""
    subject = verb.child("nsubj", "nsubjpass")
    return any(
        (child.dep in ("mark", "advmod") and child.lower in _CONDITIONS)
        or (child.dep == "aux" and child.lower == "had" and subject is not None and child.i < subject.i)
        for child in verb.children
    )


def _joined_by_or(verb: Word) -> bool:
    return any(child.dep == "cc" and child.lower in ("or", "nor") for child in verb.children)


def is_passive(verb: Word) -> bool:
    """Say whether a verb is passive."""
    return verb.child("auxpass", "nsubjpass", "agent") is not None


def object_of(verb: Word) -> Word | None:
    """Give the direct object of a verb; for a passive verb, its subject."""
    if is_passive(verb):
        if verb.dep == "acl":
            return verb.head
        return _antecedent(verb, verb.child("nsubjpass"))
    found = pointer_behind(verb) or verb.child("dobj")
    if found is None and _relates(verb):
        return verb.head
    return _antecedent(verb, found)


def pointer_behind(verb: Word) -> Word | None:
    """Give the word in "denies that, saying he has paid", where the model sees a clause with "that"."""
    behind = verb.parse.words[verb.i + 1 : verb.i + 3]
    alone = len(behind) == 2 and behind[0].lower in ("this", "that") and behind[1].text in _CLOSING
    return behind[0] if alone else None


def _relates(verb: Word) -> bool:
    if verb.child("nsubj") is None:
        return False
    # The model takes "that" in "a claim that scientists reject" for the one of "a claim that it is so".
    return verb.dep == "relcl" or (verb.dep == "acl" and clause_of(verb) is None and is_claim_noun(verb.head))


def _antecedent(verb: Word, found: Word | None) -> Word | None:
    """Give the claim noun that a relative pronoun stands for: "a claim that could not be verified"."""
    relative = found is not None and found.lower in ("that", "which") and verb.dep == "relcl"
    return verb.head if relative and is_claim_noun(verb.head) else found


def clause_of(verb: Word) -> Word | None:
    """Give the clause that is a verb's object: "that …", "doing …"; none before the verb."""
    if pointer_behind(verb) is not None:
        return None
    clauses = (child for child in verb.children if child.dep in ("ccomp", "xcomp") and child.i > verb.i)
    return next((clause for clause in clauses if not is_own_words(verb, clause)), None)


def after(word: Word, *preps: str) -> Word | None:
    """Give what stands behind one of these prepositions below ``word``."""
    for child in word.children:
        if child.dep in ("prep", "agent") and child.lower in preps:
            found = child.child("pobj", "pcomp")
            if found is not None:
                return found
    return None
