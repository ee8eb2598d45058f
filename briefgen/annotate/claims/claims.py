"""Contested claims: who asserts what, and who denies, disputes, doubts, confirms or takes it back.

Each sentence is read for contests (``claim_rules``); each contest is then joined with its claim: the
proposition beside it, the assertion that it points back at, or the one on the same topic above.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from briefgen.annotate.claims.account_rules import accounts
from briefgen.annotate.claims.answers import (
    answer_of,
    is_about_a_claim,
    is_mere_matter,
    is_one_of_several,
    is_pronoun,
    may_own,
    pointed_at,
)
from briefgen.annotate.claims.assertions import Assertion, Sentence, assertions_of, sentences_of
from briefgen.annotate.claims.claim_rules import rules_for
from briefgen.annotate.claims.contests import Contest, is_put_as_question
from briefgen.annotate.claims.disagreements import CONTRARY
from briefgen.annotate.claims.evidence_rules import says_too_little
from briefgen.annotate.claims.meanings import are_alike
from briefgen.annotate.claims.reversals import with_turn, without_past_denials
from briefgen.annotate.claims.same_matter import (
    borne_out,
    contradicted,
    denied_before,
    of_same_act,
    on_its_side,
    on_same_topic,
    said_by_claimant,
    says_more,
    told_before,
)
from briefgen.annotate.claims.voices import Voices, party_keys
from briefgen.annotate.grammar.claim_words import WRONGDOING
from briefgen.annotate.grammar.hearsay import is_hearsay
from briefgen.annotate.grammar.topics import topic_of
from briefgen.annotate.lexicon import words
from briefgen.annotate.quotes.quote_companions import is_torn
from briefgen.annotate.syntax import Text, Word
from briefgen.model.annotation import Claim, ClaimStatus, Confidence, Mention, Quote, Speaker
from briefgen.model.text import Span

_HEADING_LINE = 90
"""Characters of a line below which it is not a line of a wrapped paragraph."""


def find(text: Text, mentions: tuple[Mention, ...], quotes: tuple[Quote, ...]) -> tuple[Claim, ...]:
    """Give the contested claims of an article, sorted by position.

    Args:
        text: The article as parsed.
        mentions: Its names.
        quotes: Its quotations with their speakers.
    """
    voices = Voices(text, mentions, quotes)
    sentences = sentences_of(text)
    assertions = assertions_of(text, sentences, voices, quotes)
    found: list[Claim] = []
    admitted: list[Contest] = []
    for sentence in sentences:
        for contest in _contests(sentence, voices, text):
            admitted.extend([contest] if contest.rule == "upholding-verb" else [])
            turned = denied_before(contest, found[-3:], voices)
            if turned is not None:
                turn = with_turn(contest, turned, voices)
                found.append(_claim(turn, turned.span, turned.claimant, text, voices))
                continue
            joined = _joined(contest, sentence, assertions, voices, found[-3:])
            if joined is None:
                contest, joined = _opposing(contest), _contradicted(contest, assertions, voices)
            if joined is not None and not _over_a_heading(contest, joined[0], text.prose):
                by = _answering(contest, *joined, assertions, voices)
                thin = joined[0] == contest.what.span and says_too_little(contest)
                thin = thin or (
                    contest.what.points and is_one_of_several(contest, joined[0], assertions, voices)
                )
                sure = Confidence.GUESS if thin else contest.confidence
                found.append(_claim(replace(contest, by=by, confidence=sure), *joined, text, voices))
    found.extend(accounts(sentences, assertions, voices))
    found = without_past_denials(found, admitted, assertions, text, voices)
    shown = _distinct([claim for claim in found if not _among_those_asked(claim)], text)
    held = (_without_denier(claim, shown, text, voices) for claim in shown)
    return tuple(one for claim in held for one in _of_each(claim, voices))


def _of_each(claim: Claim, voices: Voices) -> Iterator[Claim]:
    """Give a claim for each party of a list that makes or answers it: none speaks for the others."""
    one, other = claim.claimant, claim.countered_by
    claimants = voices.each(one) if one is not None else (None,)
    answering = voices.each(other) if other is not None else (None,)
    for who, by in product(claimants, answering):
        yield replace(claim, claimant=who, countered_by=by)


def _without_denier(claim: Claim, found: tuple[Claim, ...], text: Text, voices: Voices) -> Claim:
    """Take off a claimant who denies or disputes the same elsewhere: nobody puts forward what he denies."""
    claimant = claim.claimant
    if claimant is None or claim.status is ClaimStatus.RETRACTED:
        return claim
    at = bisect_left(found, claim.span, key=lambda other: other.span)
    for other in found[max(0, at - _AROUND) : at + _AROUND]:
        by = other.countered_by
        if other is claim or other.status not in _AGAINST or by is None:
            continue
        named = party_keys(by) == party_keys(claimant) and not is_pronoun(by)
        if not (named or voices.one_person(by, claimant)):
            continue
        if are_alike(text.words_in(claim.span), text.words_in(other.span)):
            return replace(claim, claimant=None)
    return claim


def _over_a_heading(contest: Contest, span: Span, prose: str) -> bool:
    """Say whether a heading of plain text, which runs on into the next line, ends between the two."""
    between = prose[min(contest.cue.end, span.end) : max(contest.cue.start, span.start)]
    if contest.what.span != span or "\n" not in between:
        return False
    line, _, rest = prose[prose.rfind("\n", 0, contest.cue.start) + 1 : span.end].partition("\n")
    return len(line) < _HEADING_LINE and line[-1:].isalnum() and rest[:1].isupper()


def _contests(sentence: Sentence, voices: Voices, text: Text) -> list[Contest]:
    found = []
    for word in sentence.words:
        rules = rules_for(word.lemma, word.lower, word.pos)
        if not rules:
            continue
        contest = next((contest for rule in rules for contest in rule(word, voices)), None)
        if contest is None or _is_part(contest.by) or _is_no_one(contest.by) or _is_asked(contest.cue):
            continue
        if not text.is_title(contest.counter, contest.what.span, contest.by.span if contest.by else None):
            # What somebody "reportedly denied" nobody is known to have denied.
            unsure = is_hearsay(contest.cue) or is_torn(contest.cue)
            found.append(replace(contest, confidence=Confidence.GUESS) if unsure else contest)
    return found


def _is_asked(cue: Word) -> bool:
    """Say whether it is only asked whether a claim is denied, or false."""
    verb = cue if cue.pos in ("VERB", "AUX") else cue.head
    return any(is_put_as_question(above) for above in (verb, *verb.ancestors()))


def _among_those_asked(claim: Claim) -> bool:
    return _is_part(claim.claimant) or _is_part(claim.countered_by)


def _is_no_one(speaker: Speaker | None) -> bool:
    """Say whether nobody answers: what nobody suggests is false is not called false."""
    return speaker is not None and speaker.text.lower() in words("cues", "nobody")


def _is_part(speaker: Speaker | None) -> bool:
    """Say whether an answer is given by a part of those asked: "37% disagree" is no party's answer."""
    return speaker is not None and (
        "%" in speaker.text or "per cent" in speaker.text or "percent" in speaker.text
    )


def _joined(
    contest: Contest,
    sentence: Sentence,
    assertions: tuple[Assertion, ...],
    voices: Voices,
    before: Sequence[Claim],
) -> tuple[Span, Speaker | None] | None:
    """Give the range and the claimant of the claim that a contest answers; none if that cannot be found."""
    what = contest.what
    claimant = voices.speaker(what.claimant) if what.claimant is not None else None
    if is_about_a_claim(what):
        return None
    if what.points:
        quoted = voices.of_quote(what.head) is not None
        answered = pointed_at(contest, sentence, assertions, voices, claimant, quoted=quoted, before=before)
        if answered is None and what.head.lemma in WRONGDOING:
            return what.span, claimant
        return (answered.span, answered.side or claimant) if answered is not None else None
    if contest.rule == CONTRARY:
        return None
    if contest.needs_claim:
        return _upheld(contest, sentence, assertions, voices)
    if what.topic:
        fits = on_its_side(contest, claimant)
        answered = on_same_topic(contest, assertions, voices, fits)
        if contest.rule == "no-evidence":
            answered = answered or of_same_act(contest, sentence, assertions, voices, fits)
        if answered is not None:
            return answered.span, answered.side or claimant
        if is_mere_matter(what):
            return None
    if contest.own and (claimant is None or claimant.text.lower() in _ITS_OWN):
        claimant = contest.by
    elif claimant is None and not what.topic:
        said = on_same_topic(contest, assertions, voices, said_by_claimant(contest, voices), strict=True)
        claimant = said.side if said is not None else None
    return what.span, claimant


_ITS_OWN = frozenset({"his", "her", "its", "their"})
"""Whose claim it is that somebody "withdrew": his own."""


def _upheld(
    contest: Contest, sentence: Sentence, assertions: tuple[Assertion, ...], voices: Voices
) -> tuple[Span, Speaker | None] | None:
    """Give what was asserted before, or is told to have been, and is borne out by the words of a contest."""
    fits, strict = borne_out(contest, voices), not contest.what.topic
    answered = of_same_act(contest, sentence, assertions, voices, fits)
    answered = answered or on_same_topic(contest, assertions, voices, fits, strict=strict)
    answered = answered or told_before(contest, assertions, voices, fits)
    if answered is None:
        return None
    # To confirm an event is not to confirm the number that somebody gave with it.
    span = contest.what.span if says_more(contest, answered) else answered.span
    return span, answered.side


def _contradicted(
    contest: Contest, assertions: tuple[Assertion, ...], voices: Voices
) -> tuple[Span, Speaker | None] | None:
    """Give what was asserted and whose contrary is confirmed: that is to dispute it."""
    if not contest.needs_claim or contest.what.points:
        return None
    fits, claimant = contradicted(contest, voices), contest.what.claimant
    owner = voices.speaker(claimant) if contest.rule == CONTRARY and claimant is not None else None
    answered = on_same_topic(
        contest,
        assertions,
        voices,
        lambda said: fits(said) and (owner is None or may_own(owner, said)),
        strict=True,
    )
    return (answered.span, answered.side) if answered is not None else None


def _opposing(contest: Contest) -> Contest:
    """Give the contest of who confirms the contrary of a claim."""
    span = contest.what.span
    counter = Span(min(contest.counter.start, span.start), max(contest.counter.end, span.end))
    return replace(contest, status=ClaimStatus.DISPUTED, rule="contrary-upheld", counter=counter)


_AGAINST = frozenset({ClaimStatus.DENIED, ClaimStatus.DISPUTED, ClaimStatus.DOUBTED})


def _answering(
    contest: Contest,
    span: Span,
    claimant: Speaker | None,
    assertions: tuple[Assertion, ...],
    voices: Voices,
) -> Speaker | None:
    """Give who answers; a pronoun means the accused rather than who accuses him."""
    if contest.by is None or contest.own or contest.status not in _AGAINST:
        return contest.by
    at = bisect_left(assertions, span, key=lambda assertion: assertion.span)
    answered = assertions[at] if at < len(assertions) and assertions[at].span == span else None
    accused = answered.accused if answered is not None and contest.what.points else None
    return voices.answering(contest.by, claimant, voices.speaker(accused) if accused is not None else None)


def _claim(contest: Contest, span: Span, claimant: Speaker | None, text: Text, voices: Voices) -> Claim:
    words = text.words_in(span)
    quoted = bool(words) and voices.in_marks(words[0])
    return Claim(
        span=span,
        status=answer_of(contest, words, claimant, quoted=quoted),
        claimant=claimant,
        countered_by=contest.by,
        counter=contest.counter,
        cue=Span(contest.cue.start, contest.cue.end),
        rule=contest.rule,
        confidence=contest.confidence,
    )


_RANK = {Confidence.SURE: 0, Confidence.LIKELY: 1, Confidence.GUESS: 2}


def _rank(claim: Claim) -> tuple[bool, int, Span]:
    """Put first what is kept of two: a party's word before the writer's, then the surer one."""
    return (claim.countered_by is None, _RANK[claim.confidence], claim.counter or claim.span)


_AROUND = 40
"""Claims before and behind that one is compared with: bounds the work where a text has thousands."""


def _distinct(found: list[Claim], text: Text) -> tuple[Claim, ...]:
    """Leave out what says the same twice: one status, one party, and ranges that meet or one topic."""
    kept: list[Claim] = []  # by position
    for claim in sorted(found, key=_rank):
        at = bisect_left(kept, claim.span, key=lambda other: other.span)
        if not any(_same(claim, other, text) for other in kept[max(0, at - _AROUND) : at + _AROUND]):
            kept.insert(at, claim)
    return tuple(sorted(kept, key=lambda claim: (claim.span, claim.status, claim.counter or claim.span)))


def _may_be_one(one: Speaker, other: Speaker) -> bool:
    return is_pronoun(one) or is_pronoun(other) or bool(party_keys(one) & party_keys(other))


def _are_one_answer(one: Claim, other: Claim) -> bool:
    against = one.status in _AGAINST and other.status in _AGAINST
    by, again = one.countered_by, other.countered_by
    return against and by is not None and again is not None and _may_be_one(by, again)


_ACCOUNTS = frozenset({"negated-account", "opposite-account", "other-account"})


def _same(one: Claim, other: Claim, text: Text) -> bool:
    if one.span == other.span and "false-adverb" in (one.rule, other.rule):
        return True  # "mistakenly reported that …" and its retraction are one story, told by the retraction
    if one.span == other.span and {one.rule, other.rule} & _ACCOUNTS and _are_one_answer(one, other):
        return True  # who "rejected the notion" and gives his reasons answers once
    if one.counter is not None and other.counter is not None and one.counter.meets(other.counter):
        return one.span.meets(other.span) or "own-denial" in (one.rule, other.rule)
    if one.status is not other.status:
        return False
    if (
        one.span == other.span
        and one.status is ClaimStatus.UNVERIFIED
        and not (one.countered_by and other.countered_by)
    ):
        return True  # "unconfirmed reports that …", which the paper "could not verify"
    if bool(one.countered_by) != bool(other.countered_by):
        return False
    if one.countered_by and other.countered_by and not _may_be_one(one.countered_by, other.countered_by):
        return False
    if one.span.meets(other.span):
        return True
    return topic_of(text.words_in(one.span)).alike(topic_of(text.words_in(other.span))) >= 0.7
