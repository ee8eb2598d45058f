"""Disputes: another party, or the writer, says that a claim does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.annotate.claims.apposed_claims import apposed_claim
from briefgen.annotate.claims.contests import (
    Contest,
    after,
    clause_of,
    counter_span,
    is_hypothetical,
    is_negated,
    is_passive,
    object_of,
    pointer_behind,
)
from briefgen.annotate.claims.disagreements import DISAGREED_WITH, at_odds
from briefgen.annotate.claims.verdicts import caller_behind, is_called_to_be, verb_calling, verb_over
from briefgen.annotate.claims.voices import Voices, subject_of
from briefgen.annotate.grammar.claim_extents import is_marked
from briefgen.annotate.grammar.claim_nouns import is_claim_noun, misread_noun
from briefgen.annotate.grammar.claim_words import (
    ASSERTION_VERBS,
    CALLING_VERBS,
    DISPUTE_VERBS,
    FALSE_ADVERBS,
    FALSE_WORDS,
    FIGURES,
    MYTHS,
    SPOKEN,
)
from briefgen.annotate.grammar.phrases import is_human
from briefgen.annotate.grammar.propositions import (
    Proposition,
    before_verb,
    is_abstract,
    is_half_read,
    is_party,
    is_proposal,
    misread_claim,
    proposition,
)
from briefgen.annotate.syntax import Word
from briefgen.model.annotation import ClaimStatus, Confidence, Speaker
from briefgen.model.text import Span

_THINKING = frozenset({"think", "believe", "suspect", "assess", "find"})
_DONE_BY_PARTIES = frozenset({"challenge", "contest", "counter", "dispute"})
_PARTS = frozenset({"aspect", "part", "point", "detail", "element"})
MERITS = frozenset({"merit", "foundation", "basis", "substance", "truth"})
_GROUNDLESS = frozenset({"baseless", "groundless", "unfounded", "debunked", "bogus"})
_SHOWS = frozenset({"show", "reveal", "suggest", "indicate"})
_STATING = ("acl", "ccomp", "relcl")
_NO_PARTY = frozenset({"it", "there", "that", "this", "which", "who", "what"})


def dispute_verb(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "disputes that …", "contradicted the claim", "challenged the finding"."""
    force = DISPUTE_VERBS.get(word.lemma)
    if force is None or not _is_verb(word) or is_negated(word) or is_hypothetical(word):
        return
    apposed = apposed_claim(word)
    if apposed is not None:
        by = voices.as_written(word)
        yield Contest(ClaimStatus.DISPUTED, "dispute-verb", word, counter_span(word), by, apposed)
        return
    about = clause_of(word) or object_of(word)
    by = _who_disputes(word, voices)
    if word.lemma == "contradict" and about is not None and is_party(about) and by is not None:
        yield at_odds(word, by)
    what = proposition(about) if about is not None and not is_party(about) else None
    if what is not None and what.head is word:
        what = _unread_clause(word)  # "the claim that the wall leaked has been debunked"
    if what is None or about is None:
        return
    this = about.lower in DISAGREED_WITH and (about.pos == "PRON" or about is pointer_behind(word))
    if is_passive(word) and not (is_claim_noun(about) or this):
        return
    if by is not None and by.text.lower() == "those":
        return  # "contested by those of whom he wrote"
    if _is_one_owners(word, about) or _is_done_by_a_thing(word) or (by is None and _is_aimed_at(word)):
        return
    if about.pos in ("VERB", "AUX") or about.dep == "ccomp":
        if word.lemma != "dispute":
            return  # "countered that …" states the contrary of something else
    elif not (is_claim_noun(about) or this or what.noun or _is_told(about)) and (
        force == "named" or not _is_disputable(about)
    ):
        return
    if is_passive(word):
        what = before_verb(what, word)
    clear = is_claim_noun(about) or what.noun or about.pos in ("VERB", "AUX") or this
    confidence = Confidence.LIKELY if clear else Confidence.GUESS
    counter = counter_span(word, about)
    yield Contest(ClaimStatus.DISPUTED, "dispute-verb", word, counter, by, what, confidence)


def _is_verb(word: Word) -> bool:
    """Say whether a word is a verb, also where the model takes "that they disputes" for a noun."""
    told = word.dep in ("ROOT", "acl", "relcl")
    return word.pos == "VERB" or (told and word.child("nsubj", "agent") is not None)


def _who_disputes(verb: Word, voices: Voices) -> Speaker | None:
    """Give who disputes: nobody where evidence does, "video shows that he ran, contradicting the report".

    Who "said that the guards had slept, contradicting the report" contradicts it, and no guard does.
    """
    told = verb.tag == "VBG" and verb.dep == "advcl" and verb.head.dep == "ccomp"
    if told and verb.head.head.lemma in _SHOWS:
        return None
    behind = verb.parse.words[verb.i - 1].text == ","
    return voices.of_clause(verb) if told and behind and verb.lemma == "contradict" else voices.behind(verb)


def _is_one_owners(verb: Word, about: Word) -> bool:
    """Say whether somebody contradicts himself: "his words contradict his past statements"."""
    subject = subject_of(verb)
    owner, other = subject.child("poss") if subject is not None else None, about.child("poss")
    return owner is not None and other is not None and owner.lower == other.lower


def _is_done_by_a_thing(verb: Word) -> bool:
    """Say whether no party is meant: "an economy which challenges the idea"; evidence may contradict one."""
    noun = verb.head
    if verb.dep != "relcl" or verb.lemma not in _DONE_BY_PARTIES or noun.pos != "NOUN":
        return False
    return not (is_party(noun) or is_human(noun) or is_claim_noun(noun) or noun.lemma in FIGURES)


def _is_aimed_at(verb: Word) -> bool:
    """Say whether a verb only tells what something is for: "letters were printed to disprove the claim"."""
    return any(child.dep == "aux" and child.lower == "to" for child in verb.children)


def _is_told(noun: Word) -> bool:
    """Say whether a noun is, or is a part of, what its owner has said: "parts of her testimony"."""
    inner = after(noun, "of")
    told = inner if inner is not None and noun.lemma in _PARTS else noun
    return (told.lemma in SPOKEN or told.lemma in FIGURES) and told.child("poss") is not None


def _is_disputable(noun: Word) -> bool:
    """Say whether a noun stands for a finding or an act: the brothers dispute a field."""
    return is_abstract(noun) or noun.lemma in FIGURES


def false_word(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "the claims are false", "that is not true", "called it baseless", "false claims that …"."""
    force = FALSE_WORDS.get(word.lemma, FALSE_WORDS.get(word.lower))
    if force is None or word.pos not in ("ADJ", "NOUN", "VERB"):
        return
    if is_hypothetical(word.head) and not is_called_to_be(word):
        return
    if word.dep == "amod" and is_claim_noun(word.head) and force != "negated" and word.i < word.head.i:
        yield from _false_claim(word, voices)
    elif (
        verb_calling(word) is not None
        or word.head.lower == "as"
        or word.dep
        in (
            "acomp",
            "attr",
            "oprd",
            "xcomp",
            "advcl",
            "pobj",
            "ROOT",
            "ccomp",
            "conj",
        )
    ):
        yield from _said_to_be_false(word, force, voices)


def _false_claim(word: Word, voices: Voices) -> Iterator[Contest]:
    what = proposition(word.head)
    # Without a clause it is mostly an offence ("making false statements"), not an answer to a claim.
    if what is not None and not what.points and (not what.topic or word.lower in _GROUNDLESS):
        yield Contest(
            ClaimStatus.DISPUTED,
            "false-claim",
            word,
            counter_span(word, word.head),
            voices.of_clause(word),
            what,
        )


def _said_to_be_false(word: Word, force: str, voices: Voices) -> Iterator[Contest]:
    verb = verb_calling(word) or verb_over(word)
    if verb is None:
        return
    negated = is_negated(verb) or is_negated(word)
    if negated != (force == "negated"):
        return
    calling = verb.lemma in CALLING_VERBS
    about = object_of(verb) if calling else verb.child("nsubj", "nsubjpass")
    if calling and about is None and word.child("nsubj") is not None:
        about = word.child("nsubj")  # the model reads "called the report false" as a small clause
    if about is None and misread_noun(verb.head):
        about = verb.head  # "claims the ship had sunk were not true"
    unread = _unread_clause(verb) if about is not None else None
    if unread is not None:
        about = verb.head
    if about is None or (is_hypothetical(verb) and not calling):
        return
    if about.lower in ("which", "that") and verb.dep == "relcl":
        about = verb.head
    if any(child.lower == "whose" for child in about.children):
        return  # "those whose claims were unfounded" are described, not answered
    what = unread or apposed_claim(verb)
    if what is None:
        what = misread_claim(about) if misread_noun(about) else proposition(about)
    if what is not None and what.head is verb:
        return  # "an accusation that the company called absurd" does not accuse it of calling
    noun = is_claim_noun(about) or misread_noun(about)
    if what is None or not (noun or (what.points and force in ("plain", "negated"))):
        return
    if is_proposal(about, what):
        return
    if _is_added(what, word):
        what = Proposition(about, Span(about.start, about.end), what.claimant, what.noun, points=True)
    what = _before_cue(before_verb(what, verb), word)
    by = voices.behind(verb) if calling else voices.of_clause(verb)
    if calling and is_passive(verb) and verb.child("agent") is None:
        caller = caller_behind(word)
        by = voices.speaker(caller) if caller is not None and is_party(caller) else by
    if what.points and not is_claim_noun(about) and by is None:
        return
    stated = not (what.points or what.topic)
    confidence = Confidence.SURE if by is not None and stated else Confidence.LIKELY
    owned = noun and what.claimant is not None and is_party(what.claimant) and what.claimant.pos != "PRON"
    if what.points and (by is None or not ((calling and noun) or owned)):
        confidence = Confidence.GUESS  # "these are false", "it's nonsense": much may have been said before
    yield Contest(ClaimStatus.DISPUTED, "false-word", word, counter_span(word, verb), by, what, confidence)


def _is_added(what: Proposition, cue: Word) -> bool:
    """Say whether a clause comes after the verdict: "the claim was false and that he was born in Norby"."""
    first = what.head.parse.words_in(what.span)[0]
    between = cue.parse.words[cue.i + 1 : first.i]
    return any(word.dep == "cc" or word.lower == "and" for word in between)


def _unread_clause(verb: Word) -> Proposition | None:
    """Give the clause of "the claim that the dam leaked is false", which the model takes for a leaked dam."""
    noun, subject = verb.head, verb.child("nsubj", "nsubjpass")
    told = subject.child("acl") if subject is not None else None
    if verb.dep not in ("acl", "ccomp") or verb.child("mark") is None or not is_claim_noun(noun):
        return None
    if subject is None or told is None or told.tag not in ("VBN", "VBD") or told.i > verb.i:
        return None
    first = min(word.start for word in subject.subtree())
    helpers = (child.i for child in verb.children if child.dep in ("aux", "auxpass", "advmod"))
    end = min((at for at in helpers if at > told.i), default=verb.i)
    return Proposition(told, Span(first, verb.parse.words[end - 1].end), noun="say")


def _before_cue(what: Proposition, cue: Word) -> Proposition:
    """Let a proposition end before the word that calls it false: 'the claim that it burned "baseless"'."""
    if what.span.start == cue.start:  # "deemed the statements false because …"
        return Proposition(cue, Span(cue.start, cue.end), what.claimant, what.noun, points=True)
    if not what.span.start < cue.start < what.span.end:
        return what
    above = cue.head if cue.head.lower in ("as", "be") else cue
    first = min(word.i for word in (*cue.subtree(), above, *above.children) if word.i > what.head.i)
    kept = tuple(word for word in what.head.parse.words_in(what.span) if word.i < first)
    while kept and kept[-1].is_punct:
        kept = kept[:-1]
    return replace(what, span=Span(kept[0].start, kept[-1].end))


def without_merit(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "the allegations are without merit", "called the claims unfounded and without basis"."""
    if word.lemma not in MERITS or word.head.lower != "without":
        return
    verb = word.head.head
    about = (
        verb.child("nsubj")
        if verb.lemma == "be"
        else object_of(verb)
        if verb.lemma in CALLING_VERBS
        else None
    )
    what = proposition(about) if about is not None and is_claim_noun(about) else None
    if what is None or is_negated(verb) or is_hypothetical(verb):
        return
    by = voices.of_clause(verb) if verb.lemma == "be" else voices.behind(verb)
    counter = Span(min(verb.start, word.head.start), word.end)
    yield Contest(ClaimStatus.DISPUTED, "without-merit", word, counter, by, what)


def false_adverb(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "falsely claimed that …", "mistakenly reported that …"."""
    if word.lower not in FALSE_ADVERBS or word.head.lemma not in {*ASSERTION_VERBS} - _THINKING:
        return
    verb = word.head
    said = clause_of(verb) or (after(verb, "of") if verb.lemma == "accuse" else None)
    if said is None or is_hypothetical(verb) or is_negated(verb) or is_half_read(said):
        return
    base = proposition(said)
    if base is not None:
        what = Proposition(base.head, base.span, _sayer(verb))
        by = _who_calls_false(verb, voices)
        yield Contest(
            ClaimStatus.DISPUTED, "false-adverb", word, counter_span(word, verb), by, what, Confidence.SURE
        )


def _who_calls_false(verb: Word, voices: Voices) -> Speaker | None:
    """Give whose word "falsely" is: Brine's, in "Brine said (accused Vega of saying) falsely …"."""
    charge = verb.head.head if verb.dep == "pcomp" else verb
    if charge is not verb and ASSERTION_VERBS.get(charge.lemma) == "accuse":
        return voices.behind(charge)
    return voices.of_clause(verb)


def _sayer(verb: Word) -> Word | None:
    """Give who says something: also Vega, in "Vega doubted it, wrongly claiming that …"."""
    charge = verb.head.head if verb.dep == "pcomp" else verb
    if charge is not verb and ASSERTION_VERBS.get(charge.lemma) == "accuse":
        return charge.child("dobj", "nsubjpass")
    subject = subject_of(verb)
    return subject if subject is not None and subject.lower not in _NO_PARTY else None


def _tells_what(clause: Word, noun: Word) -> bool:
    """Say whether a clause is what a noun says: with "that", or right behind the noun.

    "So many lies that he lost" tells what came of them, and "every lie he tells" who tells them.
    """
    if any(word.lower in ("so", "such") for word in noun.subtree() if word.i < noun.i):
        return False
    if any(child.lower == "that" for child in clause.children):
        return True
    if clause.dep == "relcl":
        return False
    return min(word.i for word in clause.subtree()) == noun.i + 1 and not is_marked(clause, "as", "while")


def myth(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "the misconception that …", "it is a myth that …"."""
    conspiracy = word.lemma == "theory" and any(child.lower == "conspiracy" for child in word.children)
    if not (word.lemma in MYTHS or conspiracy) or word.pos != "NOUN" or is_negated(word):
        return
    stated = (child for child in word.children if child.dep in _STATING and child.i > word.i)
    clause = next((child for child in stated if _tells_what(child, word)), None)
    if clause is None and word.dep == "attr":
        clause = next(
            (child for child in word.head.children if child.dep == "ccomp" and child.i > word.i), None
        )
    if clause is None or clause.child("nsubj", "nsubjpass", "expl") is None:
        return
    subject = clause.child("nsubj", "nsubjpass")
    if subject is not None and subject.lower in ("that", "which", "who"):
        return
    what = proposition(clause)
    # "Conspiracy theories" is the writer's word for them, also where he tells what somebody says.
    by = None if conspiracy and not voices.in_marks(word) else voices.of_clause(word)
    if what is not None:
        yield Contest(ClaimStatus.DISPUTED, "myth", word, counter_span(word), by, what)
