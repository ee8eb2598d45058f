"""Which assertion is about what a contest says in its own words: who said the same, or the contrary."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from briefgen.annotate.claims.answers import (
    LOOKED_AT,
    NEAR,
    asserted_before,
    may_own,
    same_party,
    topic_answered,
)
from briefgen.annotate.claims.assertions import Assertion, Sentence
from briefgen.annotate.claims.contests import Contest
from briefgen.annotate.claims.meanings import Meaning
from briefgen.annotate.claims.sides import Side, bears_out, contradicts, says_the_same
from briefgen.annotate.claims.voices import Voices
from briefgen.annotate.grammar.claim_nouns import is_claim_noun
from briefgen.annotate.grammar.topics import Topic, key, topic_of
from briefgen.model.annotation import Claim, ClaimStatus, Speaker

Fits = Callable[[Assertion], bool]
"""Says whether an assertion is one that a contest can answer."""


def said_by_claimant(contest: Contest, voices: Voices) -> Fits:
    """Accept who said what the contest says, no less and no more: only he is its claimant."""
    answered = _answered(contest, voices)
    return lambda said: not said.denies and says_the_same(_side(said, voices), answered)


def on_its_side(contest: Contest, owner: Speaker | None) -> Fits:
    """Accept who did not say the contrary of a topic: "Vega's reports about X" are no other party's."""
    answered = Meaning.of(contest.what.head, contest.what.span)
    named = contest.what.claimant is not None and contest.what.claimant.pos == "PROPN"

    def fits(assertion: Assertion) -> bool:
        said = assertion.meaning
        alike = said.denies == answered.denies and said.may_count_like(answered)
        other = named and owner is not None and not may_own(owner, assertion)
        # "The story of the wall has moved on" is said of that story, and is not the story.
        of_claims = said.subject is not None and is_claim_noun(said.subject)
        return alike and not (assertion.denies or other or of_claims)

    return fits


def borne_out(contest: Contest, voices: Voices) -> Fits:
    """Accept what the words that are confirmed bear out."""
    upheld = _answered(contest, voices)
    return lambda said: not said.denies and bears_out(upheld, _side(said, voices))


def contradicted(contest: Contest, voices: Voices) -> Fits:
    """Accept what the words that are confirmed are the contrary of."""
    upheld = _answered(contest, voices)
    return lambda said: not said.denies and contradicts(upheld, _side(said, voices))


def _answered(contest: Contest, voices: Voices) -> Side:
    return Side(Meaning.of(contest.what.head, contest.what.span), voices.party(contest.by))


def _side(assertion: Assertion, voices: Voices) -> Side:
    accused = assertion.accused if assertion.kind == "accuse" else None
    keys = voices.party(voices.speaker(accused)).keys if accused is not None else frozenset()
    return Side(assertion.meaning, voices.party(assertion.claimant), keys)


def on_same_topic(
    contest: Contest,
    assertions: tuple[Assertion, ...],
    voices: Voices,
    fits: Fits,
    *,
    strict: bool = False,
) -> Assertion | None:
    """Give the fitting assertion of another party above on the same topic: the likest, of equals the first.

    They must share a place or a name and an act, or three acts; ``strict`` asks that most of the smaller
    topic is shared.
    """
    topic = topic_answered(contest)
    best: tuple[float, Assertion] | None = None
    for steps, assertion in enumerate(asserted_before(contest, assertions)):
        if steps > LOOKED_AT:
            break
        if assertion.topic_only or _is_own(contest, assertion, voices):
            continue
        if not _same_matter(topic, assertion.topic, strict=strict):
            continue
        score = topic.alike(assertion.topic)
        if (best is None or score >= best[0]) and fits(assertion):
            best = (score, assertion)
    return best[1] if best is not None else None


def of_same_act(
    contest: Contest, sentence: Sentence, assertions: tuple[Assertion, ...], voices: Voices, fits: Fits
) -> Assertion | None:
    """Give the fitting assertion of another party a few sentences above that tells of the same act.

    "Confirmed the defection" needs no more than that somebody reported just before that he defected.
    """
    if contest.what.head.pos != "NOUN":
        return None  # a clause says enough to be compared as a whole
    act = key(contest.what.head.lemma)
    for steps, assertion in enumerate(asserted_before(contest, assertions)):
        if sentence.number - assertion.sentence > NEAR or sentence.block - assertion.block > 1 or steps > 20:
            return None
        if act not in assertion.topic.acts or _is_own(contest, assertion, voices):
            continue
        if fits(assertion):
            return assertion
    return None


def told_before(
    contest: Contest, assertions: tuple[Assertion, ...], voices: Voices, fits: Fits
) -> Assertion | None:
    """Give the assertion on the same matter that the text tells later, going back in time ("had said")."""
    topic = topic_answered(contest)
    at = bisect_left(assertions, contest.counter.end, key=lambda assertion: assertion.span.start)
    for assertion in assertions[at : at + LOOKED_AT]:
        if (
            assertion.told_before
            and not _is_own(contest, assertion, voices)
            and _same_matter(topic, assertion.topic, strict=True)
            and fits(assertion)
        ):
            return assertion
    return None


def denied_before(contest: Contest, before: Sequence[Claim], voices: Voices) -> Claim | None:
    """Give the denied claim that a contest upholds: "denied that …, but later admitted it".

    What another party denied must be confirmed in its own words.
    """
    if contest.rule != "upholding-verb":
        return None
    topic = topic_answered(contest)
    upheld = _answered(contest, voices)
    for claim in reversed(before):
        if claim.status is not ClaimStatus.DENIED or claim.countered_by is None:
            continue
        words = contest.cue.parse.words_in(claim.span)
        own = is_own_denial(claim, contest, voices)
        if contest.what.points:
            if own:
                return claim
            continue
        if not words or not (topic.alike(topic_of(words)) >= 0.5 if own else contest.what.head.pos != "NOUN"):
            continue
        head = next((word for word in words if word.head is word or word.head not in words), words[0])
        denied = Side(Meaning(head, words), voices.party(claim.countered_by))
        if bears_out(upheld, denied) and (own or _same_matter(topic, topic_of(words), strict=True)):
            return claim
    return None


def is_own_denial(claim: Claim, contest: Contest, voices: Voices) -> bool:
    """Say whether the party of a contest is the one that denied a claim."""
    by = claim.countered_by
    return same_party(contest.by, by) or voices.one_person(contest.by, by)


def says_more(contest: Contest, assertion: Assertion) -> bool:
    """Say whether the assertion tells how many, or how much, and the contest does not take that up."""
    upheld, said = Meaning.of(contest.what.head, contest.what.span), assertion.meaning
    return not (said.figures <= upheld.figures and said.measures <= upheld.measures)


def _is_own(contest: Contest, assertion: Assertion, voices: Voices) -> bool:
    """Say whether the party that answers made the assertion itself."""
    claimant = assertion.claimant
    return same_party(contest.by, claimant) or voices.one_person(contest.by, claimant)


def _same_matter(one: Topic, other: Topic, *, strict: bool) -> bool:
    names, acts = one.shared(other)
    if strict and one.alike(other) < 0.6:
        return False
    return (names >= 1 and acts >= 1) or acts >= (2 if strict else 3)
