"""Nouns for what somebody asserts: "the claim that …", "reports of …", "the allegations"."""

from __future__ import annotations

from briefgen.annotate.grammar.claim_words import CLAIM_NOUNS
from briefgen.annotate.syntax import Word

_NOUN_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_OF_LAND = frozenset({"territorial", "overlapping", "maritime", "border", "land", "insurance", "asylum"})
_NEAR = 8
_VERB_LIKE = frozenset({"claims", "reports"})


def is_claim_noun(word: Word) -> bool:
    """Say whether a word is a noun for what somebody asserts."""
    # The model tags "early reports that …" as a verb now and then, but its place in the sentence is right.
    if word.lemma not in CLAIM_NOUNS or (word.lemma == "claim" and _is_title(word)):
        return False
    return word.pos in ("NOUN", "PROPN") or word.dep in _NOUN_PLACES


def _is_title(claim: Word) -> bool:
    """Say whether land or a right to it is claimed: "Norland's claim to the bank", "overlapping claims"."""
    if any(child.dep in ("amod", "compound") and child.lower in _OF_LAND for child in claim.children):
        return True
    behind = claim.parse.words[claim.i + 1 : claim.i + _NEAR]  # the model may hang "to" on the verb
    if not behind or behind[0].lower != "to" or behind[0].child("pobj") is None:
        return False
    return not any(word.lower == "that" for word in behind)  # "his claim to the police that it burned"


def misread_noun(word: Word) -> bool:
    """Say whether the model took a claim noun for a verb: "said claims the ship had sunk were not true"."""
    bare = word.child("aux", "mark", "advmod", "neg") is None
    return word.lower in _VERB_LIKE and word.tag == "VBZ" and word.dep == "ccomp" and bare
