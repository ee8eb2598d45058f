"""Disagreements: somebody is at odds with a claim, or with who made it: "pushed back", "contrary to"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.annotate.claims.contests import Contest, after, counter_span, is_hypothetical, is_negated
from briefgen.annotate.claims.voices import Voices, subject_of
from briefgen.annotate.grammar.claim_nouns import is_claim_noun
from briefgen.annotate.grammar.claim_words import ASSERTION_VERBS
from briefgen.annotate.grammar.phrases import is_human
from briefgen.annotate.grammar.propositions import Proposition, is_party, proposition
from briefgen.annotate.syntax import Word
from briefgen.model.annotation import ClaimStatus, Confidence, Speaker
from briefgen.model.text import Span

CONTRARY = "contrary-account"
"""The rule that reads the contrary of what somebody said, and not what he said."""
_OTHERWISE_SAID = "says-otherwise"
OTHERWISE = frozenset({"contrary", "opposite", "otherwise", "so"})
_SAYING = frozenset({"indicate", "prove", "show"})
_SEEMING = frozenset({"appear", "seem"})
DISAGREED_WITH = frozenset({"it", "that", "this", "these", "those"})
"""What means that with which somebody disagrees."""


def disagreement(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "disagreed with the claim", "contrary to claims that …", "pushed back on the report"."""
    if word.lemma == "disagree" and not is_negated(word) and not is_hypothetical(word):
        about, by = after(word, "with"), voices.behind(word)
        if about is None or is_party(about):
            apart = word.dep in ("relcl", "advcl") or after(word, "on", "over", "about", "to") is not None
            if by is not None and not apart:
                yield at_odds(word, by)
            return
        if not (is_claim_noun(about) or about.lower in DISAGREED_WITH):
            return
    elif word.lemma == "differ" and word.head.lemma == "beg":
        begs, by = word.head, voices.behind(word.head)
        if by is not None and not (is_negated(begs) or is_hypothetical(begs)):
            yield at_odds(word, by)
        return
    elif word.lemma in ("push", "hit") and any(child.lower == "back" for child in word.children):
        about, by = _pushed_at(word), voices.behind(word)
        if about is None or is_negated(word) or is_hypothetical(word) or _is_thing(subject_of(word)):
            return
        if not is_claim_noun(about):
            yield from _critics(word, about, by)
            return
    elif word.lower == "contrary":
        about, by = after(word, "to"), voices.of_clause(word.head)
        if about is not None and about.dep == "pcomp":
            yield from _contrary(word, about, voices)
        if about is None or not is_claim_noun(about):
            return
    else:
        return
    what = proposition(about)
    if what is not None:
        yield Contest(ClaimStatus.DISPUTED, "disagreement", word, counter_span(word, about), by, what)


def says_otherwise(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "the documents suggest otherwise", "an email shows the opposite", "Not so, says Reed"."""
    if word.lower == "so":
        yield from _not_so(word, voices)
        return
    verb = word.head
    apart = word.dep == "advmod" and word.lower == "otherwise" and word.i > verb.i
    contrary = word.dep == "dobj" and word.lower in ("contrary", "opposite") and word.child("prep") is None
    if not (apart or contrary) or verb.pos != "VERB" or verb.lemma not in _SAYING | ASSERTION_VERBS.keys():
        return
    acting = verb.head if verb.dep == "xcomp" and verb.head.lemma in _SEEMING else verb
    if is_negated(verb) or is_negated(acting) or is_hypothetical(acting) or voices.of_quote(word):
        return  # what a speaker adds is no answer to himself: "you think so, the people say otherwise"
    by = voices.behind(acting)
    if by is not None and acting.child("nsubj") is not None:
        yield _pointing(_OTHERWISE_SAID, by, Confidence.LIKELY, word, verb)


def _not_so(word: Word, voices: Voices) -> Iterator[Contest]:
    before = [other for other in word.parse.words[: word.i] if other.sent == word.sent and not other.is_punct]
    behind = word.parse.words[word.i + 1 : word.i + 2]
    if [other.lower for other in before] != ["not"] or not behind or behind[0].text not in (",", "."):
        return
    by = voices.of_quote(word) or voices.behind(word.head)
    if by is not None:
        yield _pointing(_OTHERWISE_SAID, by, Confidence.LIKELY, word, before[0])


def _pushed_at(verb: Word) -> Word | None:
    """Give what stands behind "pushed back on" and "hit back at", where the model may hang it on "back"."""
    back = next((child for child in verb.children if child.lower == "back"), verb)
    return after(verb, "on", "against", "at") or after(back, "on", "against", "at")


def _is_thing(subject: Word | None) -> bool:
    """Say whether no party does it: "her support pushes back on the notion"."""
    if subject is None or subject.pos != "NOUN" or subject.child("poss") is None:
        return False
    return not (is_party(subject) or is_human(subject))


def _critics(word: Word, about: Word, by: Speaker | None) -> Iterator[Contest]:
    """Read "pushed back against critics who say that the wall will fail"."""
    clause = about.child("relcl")
    subject = clause.child("nsubj") if clause is not None else None
    said = clause.child("ccomp") if clause is not None and clause.lemma in ASSERTION_VERBS else None
    if subject is None or said is None or subject.lower not in ("who", "that") or by is None:
        return
    what = proposition(said)
    if what is not None and not what.points:
        what = replace(what, claimant=about)
        yield Contest(ClaimStatus.DISPUTED, "disagreement", word, counter_span(word, about), by, what)


def _contrary(word: Word, saying: Word, voices: Voices) -> Iterator[Contest]:
    """Read "contrary to what Vega said, the wall has not failed": of what she is told to have said."""
    what, clause = saying.child("dobj"), word.head
    if saying.lemma not in ASSERTION_VERBS or what is None or what.lower != "what":
        return
    said = clause.child("ccomp") if clause.lemma in ASSERTION_VERBS else None
    base = proposition(said or clause)
    if base is not None and (said or clause).pos in ("VERB", "AUX"):
        told = replace(base, claimant=saying.child("nsubj"))
        by = voices.of_clause(said or clause)
        cue = counter_span(word, saying)
        yield Contest(ClaimStatus.DISPUTED, CONTRARY, word, cue, by, told, needs_claim=True)


def at_odds(word: Word, by: Speaker) -> Contest:
    """Give the contest of "Smith disagreed" and "Smith disagreed with Jones": with what was said before."""
    return _pointing("disagreement", by, Confidence.GUESS, word)


def _pointing(rule: str, by: Speaker, sure: Confidence, cue: Word, *others: Word) -> Contest:
    """Give the contest of a cue that means what was said before, without a word for it."""
    what = Proposition(cue, Span(cue.start, cue.end), points=True)
    return Contest(ClaimStatus.DISPUTED, rule, cue, counter_span(cue, *others), by, what, sure)
