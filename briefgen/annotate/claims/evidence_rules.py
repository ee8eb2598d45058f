"""Lack of evidence: "no evidence that …", "no truth to the rumour", "claimed, without proof, that …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.annotate.claims.contests import (
    Contest,
    after,
    clause_of,
    counter_span,
    is_hypothetical,
    is_negated,
    object_of,
)
from briefgen.annotate.claims.voices import Voices, subject_of
from briefgen.annotate.grammar.claim_extents import is_marked
from briefgen.annotate.grammar.claim_nouns import is_claim_noun
from briefgen.annotate.grammar.claim_words import ASSERTION_VERBS, FIGURES, RECORDS, TRACES
from briefgen.annotate.grammar.loose_clauses import clause_behind
from briefgen.annotate.grammar.propositions import Proposition, proposition
from briefgen.annotate.syntax import Word
from briefgen.model.annotation import ClaimStatus, Confidence
from briefgen.model.text import Span

_SUPPORTING = frozenset(
    {"support", "back", "suggest", "substantiate", "prove", "show", "indicate", "corroborate", "confirm"}
)
BEARING_OUT = frozenset({"back", "bear", "support"})
_LITTLE = frozenset({"insufficient", "little", "scant"})
_VAGUE = frozenset({"trace", "sign", "indication", "basis", "grounds"})
_GIVING = frozenset({"provide", "offer", "present", "give", "cite", "produce", "supply"})
_FINDING = frozenset(
    {"find", "see", "be", "have", "discover", "offer", "present", "exist", "uncover", "know", "hold"}
)


def _tells_more(what: Proposition) -> bool:
    """Say whether a clause only tells more of the evidence: "no evidence on which we could build"."""
    first = what.head.parse.words_in(what.span)[:2]
    return len(first) == 2 and first[0].pos == "ADP" and first[1].tag in ("WDT", "WP")


def no_evidence(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "there is no evidence that …", "found no sign of …", "no truth to the rumour"."""
    if word.lemma not in TRACES or word.pos != "NOUN":
        return
    noun = word.head if word.dep == "compound" else word
    run_on = noun if noun is word or noun.dep != "nsubj" else noun.head
    verb = _found_by(run_on)
    scarce = is_scarce(word)
    if scarce:
        verb = verb or _found_by(word.head.head)
    if verb is None:
        return
    failed = has_failed_to(verb)
    if is_hypothetical(verb.head if failed else verb):
        return
    if not (scarce or failed or is_negated(noun) or is_negated(verb)):
        return
    what = _lacking_evidence(word) if noun is word else _run_on(word, run_on)
    if what is None and word.lemma == "confirmation":
        what = Proposition(word, Span(word.start, word.end), points=True)
    if what is None or _tells_more(what):
        return
    by = voices.of_clause(word) if verb.lemma in ("be", "exist") else voices.behind(verb)
    giver = subject_of(verb) if verb.lemma in _GIVING else None
    if giver is not None:
        by = None  # "has offered no evidence for his claim": he makes it
        what = replace(what, claimant=giver) if _is_his_own(what) else what
    no = next((child for child in noun.children if child.lower == "no" or child.lower in _LITTLE), None)
    if scarce and no is None:
        no = word.head.head
    if failed:
        no = verb.head
    yield Contest(
        ClaimStatus.UNVERIFIED if scarce or giver or word.lemma == "confirmation" else ClaimStatus.DISPUTED,
        "no-evidence",
        word,
        counter_span(word, no),
        by,
        what,
        Confidence.GUESS if what.topic and _is_told_before(what.head) else Confidence.LIKELY,
        # Who finds no evidence of fraud was asked for it; "there is none" may be said of anything.
        needs_claim=not what.noun
        and (word.lemma in _VAGUE or (what.topic and verb.lemma in ("be", "exist"))),
    )


def not_borne_out(verb: Word, voices: Voices) -> Iterator[Contest]:
    """Read "the figures do not support this", "records did not bear out the claim"."""
    if verb.lemma not in BEARING_OUT or verb.pos != "VERB" or not is_negated(verb) or is_hypothetical(verb):
        return
    if verb.lemma == "bear" and not any(child.lower == "out" for child in verb.children):
        return
    shown, about = verb.child("nsubj"), object_of(verb)
    if shown is None or about is None or not ({shown.lemma, shown.lower} & (FIGURES | RECORDS)):
        return
    if not (is_claim_noun(about) or about.lower in ("this", "that", "it")):
        return
    what, by = proposition(about), voices.behind(verb)
    if what is not None:
        counter = counter_span(verb, about)
        yield Contest(ClaimStatus.DISPUTED, "not-borne-out", verb, counter, by, what)


def has_failed_to(verb: Word) -> bool:
    """Say whether somebody did not do what a verb says: "failed to find any evidence"."""
    return verb.dep == "xcomp" and verb.head.lemma == "fail" and not is_negated(verb.head)


def _is_told_before(noun: Word) -> bool:
    """Say whether a noun means a thing of which was spoken: "no evidence of the videos" says too little."""
    article = noun.child("det")
    more = any(child.i > noun.i and not child.is_punct for child in noun.children)
    return article is not None and article.lower in ("the", "these", "those") and not more


def says_too_little(contest: Contest) -> bool:
    """Say whether a noun alone is all that is contested: "no evidence of a crime", "of fraud"."""
    noun = contest.what.head
    bare = all(child.is_punct or child.dep in ("det", "predet") for child in noun.children)
    return contest.rule == "no-evidence" and bool(contest.what.topic) and bare


def _is_his_own(what: Proposition) -> bool:
    return what.claimant is not None and what.claimant.lower in ("his", "her", "its", "their")


def is_scarce(noun: Word) -> bool:
    """Say whether there is too little of something: "insufficient evidence", "a lack of evidence"."""
    if noun.lemma not in ("evidence", "proof"):
        return False
    over = noun.head.head if noun.dep == "pobj" and noun.head.lower == "of" else None
    little = any(child.lower in _LITTLE for child in noun.children if child.i < noun.i)
    return little or (over is not None and over.lemma in ("lack", "absence"))


def _found_by(word: Word) -> Word | None:
    if word.dep in ("attr", "dobj", "nsubjpass", "nsubj"):
        given = word.head.lemma in _GIVING and word.lemma in ("evidence", "proof")
        return word.head if given or word.head.lemma in _FINDING else None
    return None


def _run_on(word: Word, noun: Word) -> Proposition | None:
    # The model takes "no evidence garlic cures the flu" for a compound noun: what follows is the proposition.
    last = noun.subtree()[-1]
    rest = [other for other in word.parse.words[word.i + 1 : last.i + 1] if not other.is_punct]
    return Proposition(noun, Span(rest[0].start, rest[-1].end)) if rest else None


def _lacking_evidence(word: Word) -> Proposition | None:
    for child in word.children:
        if child.i < word.i or child.subtree()[0].lower in ("which", "who"):
            continue
        if child.dep in ("acl", "relcl", "ccomp"):
            if child.lemma in _SUPPORTING and child.child("nsubj") is None:
                about = clause_of(child) or object_of(child)
                return proposition(about) if about is not None and about is not child.head else None
            if child.child("nsubj", "nsubjpass", "expl", "csubj") is not None:
                return proposition(child)
            if child.tag in ("VBG", "VBZ", "VBP", "VBD") and child.lemma in _SUPPORTING:
                about = clause_of(child) or child.child("dobj")
                return proposition(about) if about is not None else None
    loose = clause_behind(word) if _before_that(word) else None
    if loose is not None:
        return Proposition(*loose)
    for prep in ("of", "for", "to", "behind", "in"):
        about = after(word, prep) or (after(word.head, prep) if prep == "to" else None)
        if about is not None and about.lower in ("this", "that") and word.lemma in ("evidence", "proof"):
            return proposition(about)
        if about is not None and about.lemma != "life" and about.pos in ("NOUN", "VERB", "AUX"):
            what = proposition(about)
            if what is not None and (prep == "of" or what.noun):
                named = what.head.pos == "NOUN" and what.claimant is None and not what.points
                return replace(what, topic=what.topic or named)
    return None


def _before_that(noun: Word) -> bool:
    following = noun.parse.words[noun.i + 1 : noun.i + 2]
    return bool(following) and following[0].lower == "that" and following[0].dep == "mark"


def no_trace(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "without evidence" beside an assertion: "claimed, without proof, that …", "but gave none"."""
    if word.lemma not in ("evidence", "proof") or word.dep not in ("pobj", "dobj"):
        return
    over = word.head
    if over.dep == "pcomp" and over.lemma in _GIVING:
        over = over.head
    if over.lower == "without":
        verb = over.head
    elif over.lemma in _GIVING and over.dep == "conj" and (is_negated(over) or is_negated(word)):
        # The model joins "but gave no evidence" to the clause or to its verb.
        verb = over.head.head if over.head.dep == "ccomp" else over.head
        if over.child("nsubj") is not None or is_hypothetical(over):
            return
    else:
        return
    said = clause_of(verb) if verb.lemma in ASSERTION_VERBS else None
    if said is None and verb.lemma in ASSERTION_VERBS and over.head is verb:
        # The model hangs "claimed without evidence that …" on the evidence.
        below = (child for child in word.children if child.dep == "acl" and is_marked(child, "that"))
        said = next(below, None)
    if said is None or is_negated(verb):
        return
    base = proposition(said)
    if base is not None:
        what = Proposition(base.head, base.span, subject_of(verb))
        yield Contest(
            ClaimStatus.UNVERIFIED,
            "without-evidence",
            word,
            Span(over.start, word.end),
            None,
            what,
            Confidence.SURE,
        )
