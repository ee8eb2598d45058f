"""Clauses that the model did not see as one: "claims the ship had sunk", "denied prices are rising".

Without "that" the model often takes the verb of such a clause for something else. Behind a word that
announces a clause, the words up to the next break are read instead, if they have a subject and a verb.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.grammar.claim_words import CARRIERS, DENIAL_VERBS, DISPUTE_VERBS, RECEIVED
from briefgen.annotate.syntax import FINITE, Word, is_dash
from briefgen.model.text import Span

ANSWERING = frozenset({*DENIAL_VERBS, *DISPUTE_VERBS})
_BEGINS = frozenset({"DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM"})
_NO_SUBJECT = frozenset(
    {"which", "who", "whom", "whose", "what", "as", "such", "last", "this", "next", "that"}
)
_STOPS = frozenset({";", ":", "(", ".", "?", "!"})
QUOTE_MARKS = frozenset("\"'“”‘’«»„")
OPENING_MARKS = frozenset("\"“'‘«„")
_BREAKS = frozenset(
    {"but", "despite", "although", "though", "whereas", "while", "saying", "insisting", "adding"}
)
REMARKS = frozenset({"saying", "adding", "insisting", "arguing", "claiming", "telling"})
_AFTER_COMMA = frozenset(
    {"and", "as", "which", "who", "after", "instead", "when", "or", "with", "calling", "telling"}
)
_LONGEST = 60


def clause_behind(announcing: Word) -> tuple[Word, Span] | None:
    """Give the main word and the range of the clause that follows at once, with or without "that"."""
    following = _until_break(announcing)
    marked = bool(following) and following[0].lower == "that" and following[0].tag in ("IN", "WDT", "DT")
    if marked:
        following = following[1:]
    if len(following) < 2 or not (_may_begin(following[0]) or (marked and following[0].tag == "VBG")):
        return None
    verb = next((word for word in following[1:] if _is_finite(word)), None)
    if (
        verb is None
        or (verb.lemma in CARRIERS and verb.child("dobj", "ccomp") is None)
        or following[-1].lemma in ANSWERING | RECEIVED
    ):
        return None  # "claims the army made", "accusations that he has denied"
    return verb, Span(following[0].start, following[-1].end)


def run_on(span: Span, last: Word) -> Span:
    """Let a range go on where its verb follows: "claims college plans" + "would hurt students"."""
    words = last.parse.words
    if last.i + 1 >= len(words):
        return span
    following = words[last.i + 1]
    goes_on = following.sent == last.sent and _is_finite(following) and following.pos == "AUX"
    if not goes_on or following.child("nsubj", "nsubjpass") is not None:
        return span
    return Span(span.start, _until_break(last)[-1].end)


def is_own_words(cue: Word, clause: Word) -> bool:
    """Say whether a clause is what the subject says instead: ‘denied it: "The wall is old."’."""
    row = cue.parse.words
    first = next((word.i for word in clause.subtree() if not word.is_punct), clause.i)
    return any(word.text == ":" and row[word.i + 1].text in QUOTE_MARKS for word in row[cue.i + 1 : first])


def _may_begin(word: Word) -> bool:
    return word.pos in _BEGINS and word.lower not in _NO_SUBJECT


def _is_finite(word: Word) -> bool:
    return word.tag in FINITE and word.pos in ("VERB", "AUX")


def _until_break(announcing: Word) -> Sequence[Word]:
    words = announcing.parse.words[announcing.i + 1 : announcing.i + 1 + _LONGEST]
    found: list[Word] = []
    for at, word in enumerate(words):
        if word.sent != announcing.sent or (found and _breaks(word, words[at + 1 : at + 2])):
            break
        if not found and word.is_punct and word.text not in QUOTE_MARKS:
            break
        found.append(word)
    while found and found[-1].is_punct:
        found.pop()
    return found


def _breaks(word: Word, following: Sequence[Word]) -> bool:
    if word.lower in _BREAKS or word.lower in REMARKS or word.text in _STOPS or is_dash(word):
        return True
    if not following:
        return False
    if word.lower == "as" and following[0].text in QUOTE_MARKS:
        return True  # "rejected suggestions that he lied as "nonsense""
    return word.text == "," and (
        following[0].lower in _AFTER_COMMA | _BREAKS
        or following[0].tag == "VBG"
        or following[0].text in QUOTE_MARKS
    )
