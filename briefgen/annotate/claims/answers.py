"""Which claim a contest answers: the assertion it points back at, or the one on the same topic far above."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from briefgen.annotate.claims.assertions import Assertion, Sentence
from briefgen.annotate.claims.contests import Contest, after, is_negated
from briefgen.annotate.claims.voices import Voices, party_keys
from briefgen.annotate.grammar.claim_nouns import is_claim_noun
from briefgen.annotate.grammar.claim_words import CLAIM_NOUNS, INQUIRERS, PUBLISHED_PIECES, WRONGDOING
from briefgen.annotate.grammar.propositions import Proposition, is_abstract, is_party
from briefgen.annotate.grammar.topics import Topic, key, name_key, topic_of
from briefgen.annotate.syntax import Word
from briefgen.model.annotation import Claim, ClaimStatus, Speaker
from briefgen.model.text import Span

NEAR = 3
"""Sentences up to which "the allegations" may point back."""

_EARLY = 20
"""Words from the beginning of a sentence within which "that" means what the sentence before says."""

LOOKED_AT = 80
"""Assertions looked at for a claim on the same topic: bounds the work; what is farther is no longer meant."""

_SOFT_DENIALS = frozenset({"rejection", "false-word", "not-the-case", "without-merit"})
_OF_SPEAKERS = frozenset({"i", "my", "me", "we", "our", "us"})
_OF_ONESELF = _OF_SPEAKERS | {"he", "she", "it", "they", "his", "her", "its", "their"}
_THEIR_OWN = frozenset({"his", "her", "its"})
_SPOKEN_ABOUT = frozenset({"about", "regarding", "concerning", "on", "over"})
_BODIES = frozenset({"camp", "campaign", "committee", "ministry", "office", "party", "team"})
_DEMANDING = frozenset({"should", "must", "shall", "ought", "let"})
_REPORTS = PUBLISHED_PIECES | {"report"}
_PROPOSALS = frozenset({"idea", "suggestion"})
_FINDINGS = frozenset({"assessment", "conclusion", "finding", "verdict"})
_JOINING = frozenset({"also", "too", "likewise", "well", "equally", "similarly"})
_SPEAKING_FOR = frozenset({"lawyer", "lawyers", "attorney", "attorneys"})

_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})


def pointed_at(
    contest: Contest,
    sentence: Sentence,
    assertions: tuple[Assertion, ...],
    voices: Voices,
    owner: Speaker | None = None,
    *,
    quoted: bool = False,
    before: Sequence[Claim] = (),
) -> Assertion | None:
    """Give the assertion that "the allegations", "this" or "the article" means, a few sentences back.

    ``owner`` is who made it, as far as the phrase says ("Vega's claims"); ``quoted`` says that the phrase
    stands in a quotation, whose speaker need not mean what the writer wrote just before. ``before`` are the
    claims found so far: what their opponents say of them is an answer, not what "the story" means.
    """
    best: tuple[float, Assertion] | None = None
    if _named_before(contest.what.head):
        return None
    topic = topic_answered(contest)
    for steps, assertion in enumerate(asserted_before(contest, assertions)):
        distance = sentence.number - assertion.sentence
        if distance > _reach(contest) or sentence.block - assertion.block > 1 or steps > 20:
            break
        its_own = _is_its_own(contest, assertion, distance)
        if contest.own and not its_own:
            its_own = voices.one_person(contest.by, assertion.claimant)
        if its_own != contest.own:
            continue
        if not contest.own and not _may_mean(contest, assertion, owner, voices):
            continue
        if not contest.own and owner is None and _is_reply(assertion, before, contest, voices):
            continue
        if (
            assertion.kind != "accuse"
            and voices.one_person(contest.by, assertion.claimant)
            and not contest.own
        ):
            continue
        if not contest.own and _is_told_aside(contest) and not _of_kind(contest, assertion):
            continue
        next_to = distance <= 1 and not quoted and contest.what.head.lemma in CLAIM_NOUNS
        if not contest.own and not next_to and not _is_allegation(contest, assertion):
            continue
        score = -float(distance)
        score += 1.5 * _of_kind(contest, assertion) + 2 * topic.alike(assertion.topic)
        score += 1.5 * _is_about(contest.by, assertion)
        if best is None or score > best[0] or (score == best[0] and _holds(assertion, best[1])):
            best = (score, assertion)
    return best[1] if best is not None else None


def is_one_of_several(
    contest: Contest, span: Span, assertions: tuple[Assertion, ...], voices: Voices
) -> bool:
    """Say whether "this" may as well mean what the speaker of a bare "Nobody answered" said before it.

    So it is where the quoted words are that something is not so, and nothing in them names who answers.
    """
    at = bisect_left(assertions, span, key=lambda assertion: assertion.span)
    answered = assertions[at] if at < len(assertions) and assertions[at].span == span else None
    if answered is None or not is_negated(answered.head) or not voices.in_marks(answered.head):
        return False
    before = (said for said in assertions[max(0, at - LOOKED_AT) : at] if said.block == answered.block)
    return not _is_about(contest.by, answered) and any(
        said.sentence < answered.sentence
        and (
            same_party(said.claimant, answered.claimant)
            or voices.one_person(said.claimant, answered.claimant)
        )
        for said in before
    )


def _is_reply(assertion: Assertion, before: Sequence[Claim], contest: Contest, voices: Voices) -> bool:
    """Say whether who answered a claim above gives his reasons here: "that is a lie; I was at a wedding"."""
    if _is_about(contest.by, assertion):
        return False  # a charge in his turn: "denied it and said the bank had lied", which the bank denies
    for claim in before:
        answered = claim.counter is not None and claim.counter.end <= assertion.span.start
        same = same_party(claim.countered_by, assertion.claimant)
        if answered and (same or voices.one_person(claim.countered_by, assertion.claimant)):
            return True
    return False


def _is_about(by: Speaker | None, assertion: Assertion) -> bool:
    """Say whether the party that answers stands among the words of an assertion."""
    if by is None or is_pronoun(by):
        return False
    keys = party_keys(by)
    return any(
        word.pos in ("NOUN", "PROPN") and name_key(word.lower) in keys
        for word in assertion.head.parse.words_in(assertion.span)
    )


def _is_its_own(contest: Contest, assertion: Assertion, distance: int) -> bool:
    """Say whether the party that answers made the assertion: "it withdrew the article" is close behind."""
    if same_party(contest.by, assertion.claimant):
        return True
    by = contest.by
    near = contest.own and distance == 1 and assertion.claimant is not None
    return near and by is not None and by.text.lower() == "it"


def _holds(outer: Assertion, inner: Assertion) -> bool:
    """Say whether one assertion stands within the other: what Smith says that Jones says is Smith's."""
    return outer.span.start <= inner.span.start and inner.span.end <= outer.span.end


def _reach(contest: Contest) -> int:
    """Give how many sentences back the words may point: "that" means what was said just before."""
    if _sums_up(contest.what.head) or any(child.lower in _JOINING for child in contest.cue.children):
        # "…, a claim denied by the army" means what stands before the comma; who "also rejected the
        # claims" joins somebody whose words stand between.
        return 0
    if contest.what.noun or contest.own:
        return NEAR
    cue = contest.what.head
    begins = next(word.i for word in cue.parse.words if word.sent == cue.sent)
    if cue.tag == "WDT" and cue.i > begins:
        return 0  # "…, which Vega denies" means what stands before the comma
    return 1 if cue.i - begins <= _EARLY else 0


def _is_told_aside(contest: Contest) -> bool:
    """Say whether a sentence only comes to speak of accusations: "shared details of the charges, which …".

    They may be any that the briefing tells of, and are not what was said just before in other words.
    """
    noun = contest.what.head
    aside = contest.cue.dep == "relcl" and noun.dep == "pobj" and noun.head.lower == "of"
    return aside and contest.what.noun == "accuse" and not _sums_up(noun)


def _sums_up(noun: Word) -> bool:
    first = min(word.i for word in (noun, *noun.children))
    return noun.dep in ("appos", "npadvmod") and first > 0 and noun.parse.words[first - 1].lower == ","


def _of_kind(contest: Contest, assertion: Assertion) -> bool:
    if contest.what.noun == "say":
        return assertion.kind in ("say", "accuse")  # an accusation is a claim, too
    return contest.what.noun == assertion.kind


def _may_mean(contest: Contest, assertion: Assertion, owner: Speaker | None, voices: Voices) -> bool:
    """Say whether nothing in the words that point back speaks against this assertion."""
    noun = contest.what.head
    if assertion.denies and not _may_mean_denial(contest, noun, owner):
        return False  # "denied it, calling it a lie": the lie is what was denied, and so are "the claims"
    if noun.lemma in _FINDINGS and assertion.noun and _noun_of(assertion) not in _FINDINGS:
        return False  # an inquiry by which "the claim that it leaked is wrong" has not found so
    if noun.lemma in _PROPOSALS:
        return False  # "rejected the idea": mostly of what somebody would do, and never sure
    if assertion.topic_only and not (assertion.topic.acts and _is_event(assertion)):
        return False  # "stories about Smith" do not say what is told of him
    if noun.tag == "NNS" and is_negated(assertion.head):
        return False  # "the claims" are seldom that something is not so
    if _demands(assertion.head):
        return False  # that something should be done is a demand: it can be rejected, not denied
    if owner is not None and not (may_own(owner, assertion) and _may_be_his(owner, assertion, voices)):
        return False
    if owner is None and not (_sums_up(noun) or _may_be_report(noun, contest, assertion, voices)):
        return False
    named = {key(word.lemma) for word in noun.children if _says_what(word)}
    return not named or bool(named & assertion.topic.acts)  # "the fraud claims" are about fraud


def _noun_of(assertion: Assertion) -> str:
    return next((word.lemma for word in assertion.head.ancestors() if is_claim_noun(word)), "")


def _may_be_his(owner: Speaker, assertion: Assertion, voices: Voices) -> bool:
    """Say whether "his claims" may be those of who made an assertion: "his" are not hers, nor a council's."""
    said_by = assertion.claimant
    if owner.text.lower() not in _THEIR_OWN:
        return True
    if said_by is None:
        return assertion.noun or owner.text.lower() == "its"  # "it said" is not what he said
    if owner.referent is not None and said_by.referent is not None:
        return voices.one_person(owner, said_by)
    return owner.text.lower() in voices.party(said_by).pronouns


def _may_be_report(noun: Word, contest: Contest, assertion: Assertion, voices: Voices) -> bool:
    """Say whether "the report" may mean this: what one person says is none, unless it is of who answers.

    "Nobody warned us," said the mayor; the council dismissed the report: that is another one.
    """
    if noun.lemma not in _REPORTS or assertion.kind == "rumour" or assertion.noun:
        return True
    return not voices.is_one_person(assertion.claimant) or _is_about(contest.by, assertion)


def _may_mean_denial(contest: Contest, noun: Word, owner: Speaker | None) -> bool:
    return owner is not None or (contest.what.noun == "say" and noun.tag != "NNS")


def _is_event(assertion: Assertion) -> bool:
    """Say whether a topic alone tells what is claimed: "claims of fraud", not "news of the deal"."""
    head = assertion.head
    told = head.pos in ("VERB", "AUX") or is_abstract(head) or key(head.lemma).startswith("*")
    return told or assertion.kind != "say"


def is_mere_matter(what: Proposition) -> bool:
    """Say whether a topic only names what is spoken about: "the story about her letters" tells nothing."""
    head = what.head
    if not what.topic or head.dep != "pobj" or head.head.lower not in _SPOKEN_ABOUT:
        return False
    event = is_abstract(head) or key(head.lemma).startswith("*") or head.lemma in WRONGDOING
    event = event or any(child.lower == "of" for child in head.children)  # "the fall of Tarin"
    return head.pos in ("NOUN", "PROPN") and not event


def is_about_a_claim(what: Proposition) -> bool:
    """Say whether a report is about a claim: "a story about his claim that he won" may tell anything."""
    if what.topic and what.head.dep == "pobj" and what.head.head.lower in _SPOKEN_ABOUT:
        return is_claim_noun(what.head)
    told = after(what.head, *_SPOKEN_ABOUT) if what.points and what.noun else None
    return told is not None and is_claim_noun(told)


def _says_what(word: Word) -> bool:
    return word.dep == "compound" and word.pos == "NOUN" and not is_party(word)


def _is_allegation(contest: Contest, assertion: Assertion) -> bool:
    """Say whether "the allegations" may mean this: they are made against the party that answers."""
    if contest.what.noun != "accuse" or assertion.kind == "accuse":
        return True
    if contest.what.head.lemma in WRONGDOING or contest.rule == "innocence":
        return False
    return _concerns(contest.by, assertion)


def _demands(head: Word) -> bool:
    return any(child.dep == "aux" and child.lower in _DEMANDING for child in head.children)


def may_own(owner: Speaker, assertion: Assertion) -> bool:
    """Say whether an assertion may be that of the party whose claim the words name."""
    if owner.text.lower() in _OF_ONESELF:
        return True
    return (
        assertion.claimant is None or same_party(owner, assertion.claimant) or is_pronoun(assertion.claimant)
    )


def _concerns(by: Speaker | None, assertion: Assertion) -> bool:
    """Say whether something is said of the party that answers: only then it can be an allegation."""
    words = assertion.head.parse.words_in(assertion.span)
    if by is None or is_pronoun(by):
        return True
    keys = {*party_keys(by), *(key(name) for name in party_keys(by))}
    about = assertion.topic.names | assertion.topic.acts
    return bool(keys & about) or any(word.lower in _OF_ONESELF for word in words)


def _named_before(noun: Word) -> bool:
    """Say whether the same noun stands earlier in the sentence: "of reports about X he said those …"."""
    return noun.pos == "NOUN" and any(
        word.lemma == noun.lemma and word.pos == "NOUN" and word.sent == noun.sent
        for word in noun.parse.words[: noun.i]
    )


def answer_of(
    contest: Contest, words: Sequence[Word], claimant: Speaker | None = None, *, quoted: bool = False
) -> ClaimStatus:
    """Give the status of a claim in these words: denied if said of the party itself, else disputed.

    "He" in the words of a named claimant may be anybody; without one it is mostly the party that answers,
    but not in its own words (``quoted``), where it would say "I".
    """
    if contest.by is None or contest.rule not in _SOFT_DENIALS:
        return contest.status
    pronouns = _OF_SPEAKERS if quoted else _OF_ONESELF
    wrong = contest.what.topic and contest.what.head.lemma in WRONGDOING  # "any suggestion of wrongdoing"
    concerned = (
        ((contest.what.noun == "accuse" or wrong) and not _is_one_who_inquires(contest.by))
        or bool(party_keys(contest.by) & topic_of(words).names)
        or (claimant is None and any(word.lower in pronouns for word in words))
        or any(token in _SPEAKING_FOR for token in contest.by.text.lower().split())
    )
    return ClaimStatus.DENIED if concerned else ClaimStatus.DISPUTED


def _is_one_who_inquires(by: Speaker) -> bool:
    """Say whether a party looks into what others are accused of: a court that dismisses it denies nothing."""
    return any(token in INQUIRERS for token in by.text.lower().split())


def topic_answered(contest: Contest) -> Topic:
    """Give what the words of a contest are about."""
    return topic_of(contest.what.head.parse.words_in(contest.what.span))


def asserted_before(contest: Contest, assertions: tuple[Assertion, ...]) -> Iterator[Assertion]:
    """Give the assertions above the contest, nearest first."""
    at = bisect_left(assertions, contest.cue.start, key=lambda assertion: assertion.span.start)
    for assertion in reversed(assertions[max(0, at - LOOKED_AT) : at]):
        if assertion.span.end <= contest.counter.start and not assertion.span.meets(contest.what.span):
            yield assertion


def same_party(by: Speaker | None, claimant: Speaker | None) -> bool:
    """Say whether the two are one party, as far as their words tell."""
    if by is None or claimant is None:
        return False
    if is_pronoun(by) or is_pronoun(claimant):
        return by.text.lower() == claimant.text.lower()
    one, other = party_keys(by), party_keys(claimant)
    told_apart = one & other <= _BODIES and one - _BODIES and other - _BODIES  # "Vega's campaign", "Berg's"
    return bool(one & other) and not told_apart


def is_pronoun(speaker: Speaker) -> bool:
    """Say whether a party is given by a pronoun only."""
    return speaker.text.lower() in _PRONOUNS
