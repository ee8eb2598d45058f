"""Reversals told in one text: who denied a thing and admits it later does not stand there as denying it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefgen.annotate.claims.answers import LOOKED_AT, is_pronoun, same_party
from briefgen.annotate.claims.assertions import Assertion
from briefgen.annotate.claims.contests import Contest, is_hypothetical, is_negated
from briefgen.annotate.claims.meanings import Meaning
from briefgen.annotate.claims.same_matter import is_own_denial
from briefgen.annotate.claims.sides import Side, bears_out
from briefgen.annotate.claims.voices import Voices, party_keys, subject_of
from briefgen.annotate.grammar.claim_words import UPHOLDING_VERBS
from briefgen.annotate.grammar.topics import name_key, topic_of
from briefgen.annotate.syntax import Text, Word
from briefgen.model.annotation import Claim, ClaimStatus, Confidence, Speaker

_AT_FIRST = frozenset({"initially", "originally", "previously", "earlier", "formerly", "first"})
_SOON = 2
"""Sentences behind a denial in which an admission of the same party is taken to be of what it denied."""

_NEAR = 80
"""Words around in which a name is looked for: bounds the work in a paragraph without end."""


def with_turn(contest: Contest, denied: Claim, voices: Voices) -> Contest:
    """Give the contest of who admits what was denied: likely where its own party denied it just before."""
    apart = _sentences_apart(contest, denied)
    near = apart is not None and apart <= 1
    clear = near or not contest.what.points
    if contest.confidence is not Confidence.GUESS or not clear or not is_own_denial(denied, contest, voices):
        return contest
    return replace(contest, confidence=Confidence.LIKELY)


def without_past_denials(
    found: Sequence[Claim],
    admitted: Sequence[Contest],
    assertions: Sequence[Assertion],
    text: Text,
    voices: Voices,
) -> list[Claim]:
    """Make a guess of each denial that the text tells as past and turns round later, if no box shows both.

    Args:
        found: The claims of an article.
        admitted: The contests that uphold something, in order.
        assertions: What is asserted in it, in order.
        text: The article.
        voices: Who speaks in it.
    """
    confirmed = [
        claim
        for claim in found
        if claim.status is ClaimStatus.CONFIRMED and claim.confidence is not Confidence.GUESS
    ]
    upheld = {claim.span for claim in confirmed}
    known = [text.words_in(claim.span) for claim in confirmed]

    def is_turned(claim: Claim) -> bool:
        if claim.status is not ClaimStatus.DENIED or claim.span in upheld or not _is_past(claim, text):
            return False
        end = claim.counter.end if claim.counter is not None else claim.span.end
        at = bisect_left(admitted, end, key=lambda contest: contest.cue.start)
        if any(_admits(contest, claim, voices) for contest in admitted[at : at + _SOON]):
            return True
        if _is_admitted_unread(claim, text) or any(_is_named_in(claim, words, text) for words in known):
            return True
        at = bisect_left(assertions, end, key=lambda said: said.span.start)
        later = assertions[at : at + LOOKED_AT]
        return any(_is_said_after_all(said, claim, text, voices) for said in later)

    return [replace(claim, confidence=Confidence.GUESS) if is_turned(claim) else claim for claim in found]


def _is_named_in(claim: Claim, confirmed: Sequence[Word], text: Text) -> bool:
    """Say whether what is denied only names what is confirmed: "had denied the crossing", "had crossed"."""
    denied, told = topic_of(text.words_in(claim.span)), topic_of(confirmed)
    keys = denied.names | denied.acts
    return bool(denied.acts) and keys <= told.names | told.acts


def _is_past(claim: Claim, text: Text) -> bool:
    """Say whether the text tells a denial as past: "had denied", "initially denied", "denied at first"."""
    cue = next(iter(text.words_in(claim.cue)), None) if claim.cue is not None else None
    if cue is None or claim.countered_by is None:
        return False
    return any(
        (child.dep == "aux" and child.lower in ("had", "'d", "’d"))
        or (child.dep == "advmod" and child.lower in _AT_FIRST)
        or (child.lower == "at" and any(below.lower == "first" for below in child.children))
        for child in cue.children
    )


def _admits(contest: Contest, claim: Claim, voices: Voices) -> bool:
    """Say whether who denied, or a pronoun that may mean him, admits something right behind."""
    apart = _sentences_apart(contest, claim)
    if apart is None or apart > _SOON or contest.by is None:
        return False
    unknown = is_pronoun(contest.by) and contest.by.referent is None
    return unknown or is_own_denial(claim, contest, voices)


def _sentences_apart(contest: Contest, claim: Claim) -> int | None:
    """Give how many sentences of one paragraph a contest stands behind a claim."""
    words: Sequence[Word] = contest.cue.parse.words_in(claim.span)
    return contest.cue.sent - words[-1].sent if words else None


def _is_said_after_all(said: Assertion, claim: Claim, text: Text, voices: Voices) -> bool:
    """Say whether who denied a claim says later that it is so."""
    by = claim.countered_by
    if said.denies or said.span == claim.span:
        return False
    its_own = same_party(by, said.claimant) or voices.one_person(by, said.claimant)
    if not its_own and not (said.claimant is None and _is_named_with(by, said)):
        return False
    words = text.words_in(claim.span)
    head = next((word for word in words if word.head is word or word.head not in words), None)
    if head is None:
        return False
    denied = Side(Meaning(head, tuple(words)), voices.party(by))
    return bears_out(Side(said.meaning, voices.party(said.claimant)), denied)


def _is_admitted_unread(claim: Claim, text: Text) -> bool:
    """Say whether a party stands right behind its denial beside "admitted", whose subject the model lost."""
    told = text.words_in(claim.span)
    if not told:
        return False
    last = told[-1]
    near = last.parse.words[last.i : last.i + _NEAR]
    later = [word for word in near if 0 < word.sent - last.sent <= _SOON]
    return any(
        UPHOLDING_VERBS.get(verb.lemma) == "admit"
        and subject_of(verb) is None
        and not (is_negated(verb) or is_hypothetical(verb))
        and _names(claim.countered_by, (word for word in later if word.sent == verb.sent and word.i < verb.i))
        for verb in later
        if verb.tag == "VBD"
    )


def _is_named_with(by: Speaker | None, said: Assertion) -> bool:
    """Say whether a party stands in a sentence whose speaker the model lost: "On Tuesday Voss said …"."""
    head = said.head
    near = head.parse.words[max(0, head.i - _NEAR) : head.i + _NEAR]
    sentence = (word for word in near if word.sent == head.sent)
    outside = (word for word in sentence if not said.span.start <= word.start < said.span.end)
    return not said.noun and _names(by, outside)


def _names(by: Speaker | None, sentence: Iterable[Word]) -> bool:
    keys = party_keys(by)
    return any(word.pos == "PROPN" and name_key(word.lower) in keys for word in sentence)
