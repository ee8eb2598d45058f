"""Verdicts: the verb by which "false" is said of a claim, and ratings: "rated it Pants on Fire".

The model hangs such words on whatever is near.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.annotate.claims.contests import (
    Contest,
    after,
    clause_of,
    is_hypothetical,
    is_negated,
    is_passive,
)
from briefgen.annotate.claims.voices import Voices
from briefgen.annotate.grammar.claim_nouns import is_claim_noun
from briefgen.annotate.grammar.claim_words import ASSERTION_VERBS, CALLING_VERBS, RATINGS
from briefgen.annotate.grammar.loose_clauses import OPENING_MARKS
from briefgen.annotate.grammar.propositions import Proposition, proposition
from briefgen.annotate.syntax import Word
from briefgen.model.annotation import ClaimStatus, Confidence, Speaker
from briefgen.model.text import Span

_LINKING = frozenset({"be", "prove", "turn", "remain", "appear", "seem", "show"})
_GIVING = CALLING_VERBS | {"award", "give", "grade"}
_GETTING = frozenset({"earn", "get", "receive"})
_OBJECTS = ("dative", "dobj")


def verb_calling(word: Word) -> Word | None:
    """Give the verb of "called the claim that it burned false", where "false" hangs on another word."""
    clause = word.head
    infinitive = clause.lower == "be" and any(child.lower == "to" for child in clause.children)
    if clause.lower == "as" or infinitive:
        clause = clause.head
    noun = clause if is_claim_noun(clause) else clause.head
    behind = noun.i < word.i and (clause is noun or clause.dep in ("acl", "ccomp"))
    if not behind or not is_claim_noun(noun) or noun.dep != "dobj":
        return _called_in_quotes(word)
    rest = noun.parse.words[word.subtree()[-1].i + 1 : noun.subtree()[-1].i + 1]
    ends = infinitive or word.dep not in ("acomp", "attr", "xcomp")
    found = ends and noun.head.lemma in CALLING_VERBS and all(other.is_punct for other in rest)
    return noun.head if found else None


def _called_in_quotes(word: Word) -> Word | None:
    """Give the verb of 'called the claims "false"': the model hangs a quoted name on whatever is near."""
    if word.i == 0 or word.parse.words[word.i - 1].text not in OPENING_MARKS:
        return None
    over = (word.head, word.head.head)
    return next((above for above in over if above.lemma in CALLING_VERBS and above.i < word.i), None)


def caller_behind(word: Word) -> Word | None:
    """Give who calls a claim so: the model hangs "by the police" on the name that they give, or elsewhere."""
    behind = next((other for other in word.parse.words[word.i + 1 :] if not other.is_punct), None)
    return after(word, "by") or (
        behind.child("pobj") if behind is not None and behind.lower == "by" else None
    )


def is_called_to_be(word: Word) -> bool:
    """Say whether a claim "was judged to be false", which calls it so."""
    being = word.head
    return being.lower == "be" and being.dep == "xcomp" and being.head.lemma in CALLING_VERBS


def verb_over(word: Word) -> Word | None:
    """Give the verb above a word of falsehood that links it with a claim, or calls the claim so."""
    if word.pos == "VERB" or word.dep == "ROOT":
        return None
    above = word.head
    if above.lower in ("as", "be"):
        above = above.head
    if above.lemma == "be" and above.dep == "xcomp":
        above = above.head  # "turned out to be false"
    return above if above.lemma in _LINKING or above.lemma in CALLING_VERBS else None


def rating(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "rated the claim Pants on Fire", "gave Vega four Pinocchios for saying that …"."""
    row, first = word.parse.words, _begin_of_rating(word)
    if first is None:
        return
    for verb in reversed(row[:first]):
        if verb.sent != word.sent:
            return
        what = _rated(verb, first, word) if verb.pos == "VERB" else None
        if what is None:
            continue
        if not (is_negated(verb) or is_hypothetical(verb)):
            by = _rater(verb, word, voices)
            pointing = Confidence.LIKELY if by is not None else Confidence.GUESS
            stated = Confidence.SURE if by is not None else Confidence.LIKELY
            confidence = pointing if what.points or what.topic else stated
            apart = what.span.end <= verb.start or word.end <= what.span.start
            counter = Span((verb if apart or what.points else row[first]).start, word.end)
            yield Contest(ClaimStatus.DISPUTED, "rating", word, counter, by, what, confidence)
        return


def _begin_of_rating(word: Word) -> int | None:
    """Give where the rating begins that ends with a word: "Pants" of "Pants on Fire"."""
    for phrase in RATINGS:
        parts, at = list(phrase), word.i
        while parts and at >= 0:
            other = word.parse.words[at]
            if other.lower == parts[-1]:
                parts.pop()
                at -= 1
            elif other.is_punct and other is not word:
                at -= 1
            else:
                break
        if not parts:
            return at + 1
    return None


def _rated(verb: Word, first: int, last: Word) -> Proposition | None:
    """Give the claim that a verb gives a rating, or that for which it gives one to somebody."""
    gets = verb.lemma in _GETTING
    if not gets and verb.lemma not in _GIVING:
        return None
    kinds = ("nsubj",) if gets else ("nsubjpass",) if is_passive(verb) else _OBJECTS
    rated = [child for child in verb.children if child.dep in kinds and child.i < first]
    following = last.parse.words[last.i + 1 : last.i + 3]
    saying = following[-1] if following and following[0].lower == "for" else None
    if saying is not None and saying.tag == "VBG" and saying.lemma in ASSERTION_VERBS and rated:
        clause = clause_of(saying)
        what = proposition(clause) if clause is not None else None
        return replace(what, claimant=rated[0]) if what is not None else None
    claim = next((child for child in rated if is_claim_noun(child)), None)
    return _before(proposition(claim), claim, first) if claim is not None else None


def _before(what: Proposition | None, claim: Word, first: int) -> Proposition | None:
    """Cut off the rating, which the model draws into the claim: "that the wall failed |four Pinocchios"."""
    if what is None:
        return None
    kept = [word for word in claim.parse.words_in(what.span) if word.i < first]
    while kept and (kept[-1].is_punct or kept[-1].dep == "det" or kept[-1].lower == "as"):
        kept.pop()
    if not kept:
        return Proposition(claim, Span(claim.start, claim.end), what.claimant, what.noun, points=True)
    return replace(what, span=Span(kept[0].start, kept[-1].end))


def _rater(verb: Word, last: Word, voices: Voices) -> Speaker | None:
    """Give who gives a rating: the subject, or who stands behind "by" or "from"."""
    if verb.lemma not in _GETTING and not is_passive(verb):
        return voices.behind(verb)
    preps = [child for above in (verb, last) for child in above.children if child.lower in ("by", "from")]
    givers = (prep.child("pobj") for prep in preps if prep.i > last.i)
    giver = next((giver for giver in givers if giver is not None), None)
    return voices.speaker(giver) if giver is not None else voices.of_clause(verb)
