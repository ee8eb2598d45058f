"""Verdicts: the verb by which "false" is said of a claim, also where the model hangs "false" elsewhere."""

from __future__ import annotations

from briefgen.annotate.claim_nouns import is_claim_noun
from briefgen.annotate.claim_words import CALLING_VERBS
from briefgen.annotate.loose_clauses import OPENING_MARKS
from briefgen.annotate.syntax import Word

_LINKING = frozenset({"be", "prove", "turn", "remain", "appear", "seem", "show"})


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
