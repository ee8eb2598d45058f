"""Nouns for what somebody asserts: "the claim that …", "reports of …", "the allegations"."""

from __future__ import annotations

from briefgen.annotate.claim_words import CLAIM_NOUNS
from briefgen.annotate.syntax import Word

_NOUN_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_OF_LAND = frozenset({"territorial", "overlapping", "maritime", "border", "land", "insurance", "asylum"})
_VERB_LIKE = frozenset({"claims", "reports"})


def is_claim_noun(word: Word) -> bool:
    """Say whether a word is a noun for what somebody asserts."""
    # The model tags "early reports that …" as a verb now and then, but its place in the sentence is right.
    if word.lemma not in CLAIM_NOUNS or (word.lemma == "claim" and _is_title(word)):
        return False
    return word.pos in ("NOUN", "PROPN") or word.dep in _NOUN_PLACES


def _is_title(claim: Word) -> bool:
    """Say whether land or a right to it is claimed: "Norland's claim to the bank", "overlapping claims"."""
    for child in claim.children:
        if child.dep in ("amod", "compound") and child.lower in _OF_LAND:
            return True
        to = child.child("pobj") if child.dep == "prep" and child.lower == "to" else None
        told = any(word.lower == "that" and word.dep == "mark" for word in claim.subtree())
        if to is not None and not told:
            return True
    return False


def misread_noun(word: Word) -> bool:
    """Say whether the model took a claim noun for a verb: "said claims the ship had sunk were not true"."""
    bare = word.child("aux", "mark", "advmod", "neg") is None
    return word.lower in _VERB_LIKE and word.tag == "VBZ" and word.dep == "ccomp" and bare
