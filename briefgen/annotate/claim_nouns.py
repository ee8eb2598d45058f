"""Nouns for what somebody asserts: "the claim that …", "reports of …", "the allegations"."""

from __future__ import annotations

from briefgen.annotate.claim_words import CLAIM_NOUNS
from briefgen.annotate.syntax import Word

_NOUN_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_VERB_LIKE = frozenset({"claims", "reports"})


def is_claim_noun(word: Word) -> bool:
    """Say whether a word is a noun for what somebody asserts."""
    # The model tags "early reports that …" as a verb now and then, but its place in the sentence is right.
    return word.lemma in CLAIM_NOUNS and (word.pos in ("NOUN", "PROPN") or word.dep in _NOUN_PLACES)


def misread_noun(word: Word) -> bool:
    """Say whether the model took a claim noun for a verb: "said claims the ship had sunk were not true"."""
    bare = word.child("aux", "mark", "advmod", "neg") is None
    return word.lower in _VERB_LIKE and word.tag == "VBZ" and word.dep == "ccomp" and bare
