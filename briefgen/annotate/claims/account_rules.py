"""Incompatible accounts: two parties say what cannot both be true, without saying that they disagree.

The parties must differ, stand close together, and speak of the same act; then either one of them negates
it, or they give another place, cause or number for it and a word of contrast says so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from briefgen.annotate.claims.answers import NEAR, same_party
from briefgen.annotate.claims.assertions import Assertion, Sentence
from briefgen.annotate.claims.contests import is_hypothetical, is_negated
from briefgen.annotate.claims.counts import counts_apart
from briefgen.annotate.claims.meanings import Meaning
from briefgen.annotate.claims.voices import Voices, party_keys, subject_of
from briefgen.annotate.grammar.claim_extents import span_of
from briefgen.annotate.grammar.negations import is_nobody
from briefgen.annotate.grammar.topics import act_keys, key, name_key, opposed, stem, topic_of
from briefgen.annotate.syntax import Word
from briefgen.model.annotation import Claim, ClaimStatus, Confidence, Speaker
from briefgen.model.text import Span

_CONTRAST = frozenset(
    {"but", "while", "whereas", "however", "although", "though", "instead", "later", "only", "yet"}
)
_PLACING = frozenset({"in", "at", "from", "by", "on", "for", "to", "with"})
_HAVING = frozenset({"have", "be", "exist", "play", "see", "find", "carry", "hold", "contain"})
_OF_SPEAKERS = frozenset({"i", "we"})
_ALONE = ""
"""The key of a number that counts what was named before: "only 12 had died"."""
_OPEN_COUNTS = frozenset({"least", "over", "than", "about", "around", "nearly", "almost", "some", "to"})


def accounts(
    sentences: tuple[Sentence, ...], assertions: tuple[Assertion, ...], voices: Voices
) -> Iterator[Claim]:
    """Give the claims that another party's account contradicts, a few sentences below."""
    starts = [assertion.span.start for assertion in assertions]
    for sentence in sentences:
        for word in sentence.words:
            if word.pos in ("VERB", "AUX") and not is_hypothetical(word):
                negated, by_noun = _negated_acts(word)
                bare = _is_bare_no(word)
                if not (negated or bare):
                    continue
                earlier = _near(sentence, word, assertions, starts)
                if bare:
                    yield from _simply_negated(word, sentence, earlier, voices)
                else:
                    yield from _negated(word, earlier, negated, by_noun, voices)
    for number, assertion in enumerate(assertions):
        yield from _other_value(assertion, assertions[max(0, number - 8) : number])


def _near(
    sentence: Sentence, word: Word, assertions: tuple[Assertion, ...], starts: list[int]
) -> list[Assertion]:
    at = bisect_left(starts, word.start)
    return [
        assertion
        for assertion in assertions[max(0, at - 12) : at]
        if sentence.number - assertion.sentence <= NEAR
        and sentence.block - assertion.block <= 1
        and assertion.span.end <= word.start
    ]


def _negated_acts(verb: Word) -> tuple[frozenset[str], bool]:
    """Give the keys of what a clause negates, and whether by a noun: "did not receive", "had no weapons"."""
    if is_negated(verb) and verb.lemma in _HAVING:
        said = (word for word in verb.children if word.dep in ("acomp", "attr", "dobj") and word.i > verb.i)
        return frozenset(key(word.lemma) for word in said), True
    if is_negated(verb):
        return act_keys(verb.lemma), False
    found: set[str] = set()
    if verb.lemma in _HAVING:
        for noun in verb.children:
            if noun.dep in ("dobj", "attr") and is_negated(noun) and noun.pos == "NOUN":
                found.add(key(noun.lemma))
                found.update(key(other.lemma) for other in noun.children if other.dep == "conj")
    return frozenset(found), True


def _is_bare_no(verb: Word) -> bool:
    """Say whether a clause only negates what stands before: "he did not", "they have not"."""
    alone = verb.lemma in ("do", "have", "be") and is_negated(verb) and verb.dep == "ccomp"
    said = any(
        word.i > verb.i and word.dep not in ("neg", "punct", "cc", "conj", "advcl") for word in verb.children
    )
    subject = verb.child("nsubj", "nsubjpass")
    maybe = any(word.lower in ("maybe", "perhaps") for word in verb.children)
    return alone and not said and not maybe and subject is not None and subject.lower != "you"


def _simply_negated(
    verb: Word, sentence: Sentence, earlier: list[Assertion], voices: Voices
) -> Iterator[Claim]:
    """Give what "his lawyers say he did not" answers: the assertion just before, if of the same subject."""
    by, subject = voices.of_clause(verb), verb.child("nsubj", "nsubjpass")
    if by is None or subject is None:
        return
    for assertion in reversed(earlier):
        if sentence.number - assertion.sentence > 1:
            return
        if assertion.meaning.negations or assertion.claimant is None:
            continue
        if not _may_oppose(by, assertion, voices):
            continue
        told = _subject(assertion.head)
        if told is not None and (subject.pos == "PRON" or key(subject.lemma) == key(told.lemma)):
            yield _claim(assertion, by, span_of(verb), verb, "negated-account")
            return


def _negated(
    verb: Word, earlier: list[Assertion], negated: frozenset[str], by_noun: bool, voices: Voices
) -> Iterator[Claim]:
    """Give the nearest assertion whose act this clause negates: "was returned", "have not received"."""
    by = voices.of_clause(verb)
    span = span_of(verb)
    topic, told = topic_of(verb.parse.words_in(span)), Meaning.of(verb, span)
    about = topic.names | topic.acts | party_keys(by)
    for assertion in reversed(earlier):
        if not (_is_plain(assertion, told) and _may_oppose(by, assertion, voices)):
            continue
        head = act_keys(assertion.head.lemma)
        shared = negated & (assertion.topic.acts if by_noun and assertion.head.lemma in _HAVING else head)
        others = ((assertion.topic.names | assertion.topic.acts) & about) - shared
        if not _of_its_subject(verb, assertion) or assertion.meaning.is_apart(told, elsewhere=True):
            continue
        if _is_other_deal(verb, assertion) or not told.figures <= assertion.meaning.figures:
            continue  # "nobody sells them for 40 crowns" does not say that nobody sells them
        if _is_of_speakers(told) and not _names(assertion, by):
            continue
        again = by_noun and assertion.head.lemma in _HAVING and _is_of_same_subject(verb, assertion)
        if shared and (others or again or _there_is(verb) or _is_accused(by, assertion, voices)):
            yield _claim(assertion, by, span, verb, "negated-account")
            return


def _of_its_subject(verb: Word, assertion: Assertion) -> bool:
    """Say whether a clause can speak of the same: its subject is a pronoun, or known to the assertion."""
    if verb.child("expl") is not None:
        return True
    subject = _subject(verb)
    if subject is None or subject.pos == "PRON":
        return subject is not None
    known = assertion.topic.names | assertion.topic.acts | party_keys(assertion.claimant)
    mine = topic_of(word for word in subject.subtree())
    keys = mine.names | mine.acts
    return bool(keys & known) if keys else is_nobody(subject)


def _is_plain(assertion: Assertion, told: Meaning) -> bool:
    """Say whether an assertion holds that something is so, so that "not" can contradict it."""
    said = assertion.meaning
    only = said.hedges - told.hedges - {"may"}  # "might have failed" and "did not fail" are at odds
    return not (is_negated(assertion.head) or said.negations or said.falls_short or only)


def _is_other_deal(verb: Word, assertion: Assertion) -> bool:
    """Say whether one and the same is said to have bought, and not to have sold: these go together."""
    subject, told = _subject(verb), _subject(assertion.head)
    if stem(verb.lemma) == stem(assertion.head.lemma) or subject is None or told is None:
        return False
    return subject.lemma == told.lemma and key(verb.lemma) != key(assertion.head.lemma)


def _is_of_speakers(told: Meaning) -> bool:
    """Say whether a party speaks of itself: "we have not sold it"."""
    return told.subject is not None and told.subject.lower in _OF_SPEAKERS


def _names(assertion: Assertion, by: Speaker | None) -> bool:
    words = {name_key(word.lower) for word in assertion.meaning.words}
    return bool(party_keys(by) & words) or assertion.kind == "accuse"


def _is_of_same_subject(verb: Word, assertion: Assertion) -> bool:
    """Say whether a clause says of a thing what another says right before: "was safe", "it was not safe"."""
    subject, told = _subject(verb), _subject(assertion.head)
    if subject is None or told is None or verb.sent - assertion.head.sent > 1:
        return False
    again = subject.lower in ("it", "they") and told.pos == "NOUN"
    return verb.parse is assertion.head.parse and (again or key(subject.lemma) == key(told.lemma))


def _is_accused(by: Speaker | None, assertion: Assertion, voices: Voices) -> bool:
    accused = assertion.accused if assertion.kind == "accuse" else None
    return accused is not None and same_party(by, voices.speaker(accused))


def _there_is(verb: Word) -> bool:
    return verb.child("expl") is not None


def _may_oppose(by: Speaker | None, assertion: Assertion, voices: Voices) -> bool:
    if by is None:
        # The writer contradicts hearsay only: what a named party said he would attribute to another.
        return assertion.noun and assertion.claimant is None
    if voices.one_person(by, assertion.claimant):
        return False
    accused = assertion.claimant is None and (assertion.kind == "accuse" or assertion.noun)
    return accused or (assertion.claimant is not None and not same_party(by, assertion.claimant))


def _other_value(later: Assertion, earlier: tuple[Assertion, ...]) -> Iterator[Claim]:
    if later.claimant is None or is_negated(later.head):
        return
    for assertion in reversed(earlier):
        if later.sentence - assertion.sentence > 1 or assertion.block != later.block:
            return
        if assertion.span.end > later.span.start or same_party(later.claimant, assertion.claimant):
            continue
        if is_negated(assertion.head):
            continue
        if _opposed(assertion, later):
            yield _claim(assertion, later.claimant, later.span, later.head, "opposite-account")
            return
        if _counted_apart(assertion, later):
            yield _claim(assertion, later.claimant, later.span, later.head, "other-account")
            return
        if not act_keys(assertion.head.lemma) & act_keys(later.head.lemma):
            continue
        if _contrasted(assertion, later) and (
            _places_differ(assertion, later) or _numbers_differ(assertion, later)
        ):
            yield _claim(assertion, later.claimant, later.span, later.head, "other-account")
            return


def _counted_apart(one: Assertion, other: Assertion) -> bool:
    """Say whether the two count the same, in one sentence or with a word of contrast: a toll may rise."""
    between = other.head.parse.words_in(Span(one.span.end, other.span.start))
    later = any(word.lower == "later" for word in between)
    set_beside = one.sentence == other.sentence or _contrasted(one, other)
    return set_beside and not later and counts_apart((one.meaning, one.head), (other.meaning, other.head))


def _opposed(one: Assertion, other: Assertion) -> bool:
    """Say whether the two say opposite things of one subject: "was deliberate", "it was an accident"."""
    if one.meaning.hedges != other.meaning.hedges or one.meaning.is_apart(other.meaning):
        return False
    mine, theirs = _said_of_subject(one.head), _said_of_subject(other.head)
    if not any(opposed(a, b) for a in mine for b in theirs):
        return False
    subject, again = _subject(one.head), _subject(other.head)
    if subject is None or again is None or _OF_SPEAKERS & {subject.lower, again.lower}:
        return False  # "we lost" and "we won" are said of two
    return again.pos == "PRON" or key(again.lemma) == key(subject.lemma)


def _said_of_subject(verb: Word) -> set[str]:
    """Give the words that a clause says of its subject: its verb, or what stands after "was"."""
    found = {verb.lemma, verb.lower}
    for word in verb.children:
        if word.dep in ("acomp", "attr", "advmod"):
            found.update((word.lemma, word.lower))
    return found


def _contrasted(one: Assertion, other: Assertion) -> bool:
    between = other.head.parse.words_in(Span(one.span.end, other.span.start))
    return any(word.lower in _CONTRAST for word in between)


def _places_differ(one: Assertion, other: Assertion) -> bool:
    """Say whether the same subject is put in another place or given another cause."""
    mine, theirs = _subject_key(one.head), _subject_key(other.head)
    if mine is None or mine != theirs:
        return False
    for prep in one.head.children:
        if prep.dep != "prep" or prep.lower not in _PLACING:
            continue
        place = prep.child("pobj")
        for again in other.head.children:
            if again.dep == "prep" and again.lower == prep.lower:
                there = again.child("pobj")
                if place is not None and there is not None and _keys_apart(place, there):
                    return True
    return False


def _keys_apart(one: Word, other: Word) -> bool:
    mine, theirs = topic_of(one.subtree()), topic_of(other.subtree())
    return not (mine.names | mine.acts) & (theirs.names | theirs.acts)


def _subject_key(verb: Word) -> str | None:
    subject = _subject(verb)
    return subject.lemma if subject is not None and subject.pos != "PRON" else None


def _subject(verb: Word) -> Word | None:
    return verb.child("nsubj", "nsubjpass") or subject_of(verb)


def _numbers_differ(one: Assertion, other: Assertion) -> bool:
    """Say whether the two count the same things and come to another number."""
    mine, theirs = _counts(one), _counts(other)
    if _ALONE in theirs and len(mine) == len(theirs) == 1:  # "40 people had died", "only 12 had died"
        return one.head.lemma == other.head.lemma and {*mine.values()} != {*theirs.values()}
    return any(noun in theirs and theirs[noun] != number for noun, number in mine.items())


def _counts(assertion: Assertion) -> dict[str, str]:
    found = {}
    for word in assertion.head.parse.words_in(assertion.span):
        if word.pos != "NUM" or any(c.lower in _OPEN_COUNTS for c in word.children):
            continue
        if word.dep == "nummod":
            found[word.head.lemma] = word.lower
        elif word.dep in ("nsubj", "nsubjpass", "dobj") and word.head is assertion.head:
            found[_ALONE] = word.lower
    return found


def _claim(assertion: Assertion, by: Speaker | None, counter: Span, cue: Word, rule: str) -> Claim:
    return Claim(
        span=assertion.span,
        status=ClaimStatus.DISPUTED,
        claimant=assertion.side,
        countered_by=by,
        counter=counter,
        cue=Span(cue.start, cue.end),
        rule=rule,
        confidence=Confidence.LIKELY,
    )
