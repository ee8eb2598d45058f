"""Who is told: a name behind "told" that the model runs together with what is said.

Without "that" the model reads "told the Courier Ann Reed was ill" as if "the Courier Ann Reed" were ill.
"""

from __future__ import annotations

from briefgen.annotate.lexicon import words
from briefgen.annotate.syntax import SUBJECT, Word

_NEEDS_NO_HEARER = frozenset({"warn", "advise"})
"""Verbs that may go without a hearer: "warned the mill was old"."""

_HEARD = words("cues", "hearers") - _NEEDS_NO_HEARER


def without_hearer(found: list[Word], verb: Word, clause: Word) -> list[Word]:
    """Begin what is told behind the name of who hears it, if no other hearer is seen."""
    if verb.lemma not in _HEARD or verb.child("auxpass", "nsubjpass"):
        return found
    first = verb.i + 1
    opening = [word for word in verb.parse.words[first:] if word.i <= clause.i]
    if not found or not opening or clause.i < verb.i:
        return found
    if found[0].i == first:
        subject = clause.child(*SUBJECT)
        whole = found
    else:
        # The model takes all of the name and the subject for the hearer, and sees no subject.
        subject = verb.child("dobj", "dative") if clause.child(*SUBJECT) is None else None
        if subject is None or subject.subtree()[0].i != first or subject.subtree()[-1].i + 1 != found[0].i:
            return found
        whole = [*subject.subtree(), *found]
    behind = _behind_name(opening)
    if behind is None or subject is None or not behind.i <= subject.i:
        return found
    return [word for word in whole if word.i >= behind.i]


def _behind_name(opening: list[Word]) -> Word | None:
    """Give the word behind who is told, where a further name or noun follows: "the Courier | life was"."""
    start = 1 if opening[0].lower == "the" and len(opening) > 1 else 0
    first = opening[start]
    name = first.parse.name_at(first)
    if name is not None and name.label in ("ORG", "PERSON"):
        end = name.words[-1]
        after = [] if end.tag == "POS" else [word for word in opening if word.i > end.i]
        if len(after) > 1 and after[0].tag == "NN" and _tells_trade(after[0]):
            after = after[1:]  # "the Courier reporter"
    elif first.text[:1].isupper():
        after = _behind_capitals(opening, start)
    elif first.tag == "NNS" and first.dep == "compound":
        after = opening[start + 1 :]  # "told reporters Norland Rail was ill"
        after = after if after[:1] and after[0].text[:1].isupper() else []
    else:
        after = []
    return after[0] if after and after[0].pos in ("NOUN", "PROPN", "DET", "ADJ", "PRON") else None


def _tells_trade(noun: Word) -> bool:
    return any(noun.lower in words("names", part) for part in ("role", "human", "newspaper"))


def _behind_capitals(opening: list[Word], start: int) -> list[Word]:
    """Give what stands behind a name that the model missed: "the Courier Ann Reed", "The Courier life"."""
    for n, word in enumerate(opening[start:], start):
        name = word.parse.name_at(word)
        if n > start and name is not None and name.label == "PERSON" and name.words[0].i == word.i:
            return opening[n:]
        if not word.text[:1].isupper():
            return opening[n:] if opening[0].text == "The" else []  # a paper's own article
    return []
