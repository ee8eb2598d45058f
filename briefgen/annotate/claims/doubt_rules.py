"""Doubt and lack of confirmation: nobody states the contrary, but the claim is not taken as shown."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate.claims.contests import (
    Contest,
    after,
    clause_of,
    counter_span,
    is_hypothetical,
    is_negated,
    is_passive,
    object_of,
)
from briefgen.annotate.claims.voices import Voices
from briefgen.annotate.grammar.claim_nouns import is_claim_noun
from briefgen.annotate.grammar.claim_words import (
    CHECKING_VERBS,
    CLAIM_NOUNS,
    DOUBT_ADJECTIVES,
    DOUBT_NOUNS,
    DOUBT_VERBS,
    FIGURES,
    QUESTIONED,
    SPOKEN,
    UNCHECKED,
)
from briefgen.annotate.grammar.propositions import Proposition, is_abstract, is_party, proposition
from briefgen.annotate.syntax import Word
from briefgen.model.annotation import ClaimStatus, Confidence
from briefgen.model.text import Span

_CASTING = frozenset({"cast", "throw", "express", "voice", "raise", "have"})
_ASKING = frozenset({"how", "why", "what", "who", "when", "where", "which"})
_NOT_CONFIRMING = frozenset({"decline", "refuse", "fail", "unable"})


def doubt_verb(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "doubts that …", "doubted the claim", "questioned whether …", "questioned the accuracy of …"."""
    if word.pos != "VERB" or is_negated(word) or is_hypothetical(word) or is_passive(word):
        return
    before = word.parse.words[word.i - 1]
    if word.tag == "VBZ" and before.tag == "NN" and word.child("nsubj", "mark") is None:
        return  # "a sign of investor doubts it will last": a noun
    if word.lemma in DOUBT_VERBS:
        about = clause_of(word) or object_of(word)
        if about is None or not (about.pos in ("VERB", "AUX") or is_claim_noun(about) or is_abstract(about)):
            return
    elif word.lemma == "question":
        about = _questioned(word)
    else:
        return
    what = proposition(about) if about is not None else None
    if about is None or what is None or (what.points and not what.noun) or not _says_enough(what):
        return
    by = voices.behind(word)
    # Who questions whether it is so, or doubts it for himself, does not say that somebody said so.
    idle = _is_whether(about) or (_is_i(word) and not what.noun)
    if by is not None or not idle:
        sure = Confidence.GUESS if idle else Confidence.LIKELY
        yield Contest(ClaimStatus.DOUBTED, "doubt-verb", word, counter_span(word), by, what, sure)


def _is_i(verb: Word) -> bool:
    subject = verb.child("nsubj", "nsubjpass")
    return subject is not None and subject.lower in ("i", "we")


def _is_whether(clause: Word) -> bool:
    """Say whether a clause asks whether it is so."""
    return any(child.dep == "mark" and child.lower in ("whether", "if") for child in clause.children)


def _says_enough(what: Proposition) -> bool:
    """Say whether words state something that can be doubted: "the plan to sell", not "the proposals"."""
    first = what.head.parse.words_in(what.span)[:1]
    if any(word.tag in ("WP", "WRB", "WP$") for word in first):
        return False
    if what.topic and what.head.pos == "PROPN":
        return False  # "statements about Berg"
    stated = what.noun or what.points or what.claimant is not None
    if stated or what.head.pos in ("VERB", "AUX") or what.head.dep == "ccomp":
        return not any(word.lower in _ASKING for word in what.head.children if word.i < what.head.i)
    owner = what.head.child("poss")
    if what.head.lemma in QUESTIONED:
        return owner is None or not is_party(owner)  # "the witness's credibility" is no claim
    several = what.head.tag == "NNS" and what.head.lemma not in SPOKEN | FIGURES  # "Marek's motives at sea"
    said = not several and owner is not None and _is_one(owner) and what.head.child("prep") is not None
    return said or any(child.dep == "acl" and child.tag == "VB" for child in what.head.children)


def _is_one(owner: Word) -> bool:
    return owner.lower in ("his", "her") or is_party(owner)


def _questioned(verb: Word) -> Word | None:
    clause = clause_of(verb)
    if clause is not None:
        return clause if _is_whether(clause) else None
    about = object_of(verb)
    if about is None:
        return None
    if about.lemma in QUESTIONED:
        inner = after(about, "of")
        return inner if inner is not None and is_claim_noun(inner) else about
    return about if is_claim_noun(about) or about.lemma in FIGURES else None


def doubt_adjective(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "was sceptical of the plan", "is doubtful that …"."""
    if word.lemma not in DOUBT_ADJECTIVES or word.dep not in ("acomp", "oprd", "conj", "advcl", "amod"):
        return
    verb = word.head
    if word.dep == "amod" or is_negated(verb) or is_hypothetical(verb):
        return
    about = next((child for child in word.children if child.dep == "ccomp"), None)
    about = about or after(word, "of", "about")
    if about is None:
        yield from _simply_doubtful(word, verb, voices)
        return
    subject = verb.child("nsubj")
    party = is_party(about) and about.child("poss") is None  # "her opposition to it" is no party
    if party or about.pos == "PRON" or (subject is not None and subject.lower == "it"):
        return
    what = proposition(about)
    if what is not None and _says_enough(what):
        yield Contest(
            ClaimStatus.DOUBTED, "doubt-adjective", word, counter_span(word), voices.behind(verb), what
        )


def _simply_doubtful(word: Word, verb: Word, voices: Voices) -> Iterator[Contest]:
    """Read "…, but experts are sceptical": of what was said just before."""
    subject = verb.child("nsubj")
    if word.dep != "acomp" or subject is None or not is_party(subject):
        return
    if not (_contrasts(verb) or _is_explained(word)):
        return
    if word.child("xcomp", "prep", "ccomp", "advcl") is not None or verb.child("advcl") is not None:
        return
    what = Proposition(word, Span(word.start, word.end), points=True)
    yield Contest(ClaimStatus.DOUBTED, "doubt-adjective", word, counter_span(word), voices.behind(verb), what)


def _is_explained(word: Word) -> bool:
    """Say whether reasons follow a colon: "Weber is sceptical: nobody has tried it"."""
    behind = word.parse.words[word.i + 1 : word.i + 2]
    return bool(behind) and behind[0].text == ":"


def _contrasts(verb: Word) -> bool:
    """Say whether a clause is set against what stands before it, by "but" or "however"."""
    first = next(word for word in verb.parse.words if word.sent == verb.sent)
    if first.lower in ("but", "however", "yet"):
        return True
    joined = verb.dep == "conj" and any(child.lower in ("but", "yet") for child in verb.head.children)
    return joined or any(child.lower in ("however", "though", "although") for child in verb.children)


def doubt_noun(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "cast doubt on the claim", "expressed scepticism about …"."""
    if word.lemma not in DOUBT_NOUNS or word.pos != "NOUN" or word.dep != "dobj" or is_negated(word):
        return
    verb = word.head
    if verb.lemma not in _CASTING or is_negated(verb) or is_hypothetical(verb):
        return
    about = next(
        (child for child in word.children if child.dep in ("acl", "ccomp") and child.i > word.i), None
    )
    about = about or after(word, "about", "on", "over") or after(verb, "on", "over", "about")
    subject = verb.child("nsubj")
    if about is None and verb.lemma in ("express", "voice") and subject is not None and is_party(subject):
        before = Proposition(word, Span(word.start, word.end), points=True)  # what was said just before
        by = voices.behind(verb)
        yield Contest(ClaimStatus.DOUBTED, "doubt-noun", word, counter_span(word, verb), by, before)
    if about is None or is_party(about) or about.pos == "PRON":
        return
    if _is_whether(about) and subject is not None and subject.pos == "NOUN" and not is_party(subject):
        return  # "the clash raised doubts about whether they will pay": an event doubts nothing
    what = proposition(about)
    if what is not None and _says_enough(what):
        yield Contest(
            ClaimStatus.DOUBTED, "doubt-noun", word, counter_span(word, verb), voices.behind(verb), what
        )


def raised_question(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "raised questions about the figures", "called it into question", "not convinced that …"."""
    if word.lower == "convinced" and word.dep in ("acomp", "ROOT", "conj"):
        about = clause_of(word)
        verb = word.head if word.dep == "acomp" else word
        if about is None or not is_negated(verb) or _has_condition(about) or word.child("dobj"):
            return
    elif (
        word.lemma == "question" and word.pos == "NOUN" and word.head.lemma == "raise" and word.dep == "dobj"
    ):
        verb, about = word.head, after(word, "about", "over") or after(word.head, "about", "over")
    elif word.lemma == "question" and word.dep == "pobj" and word.head.lower == "into":
        verb = word.head.head
        about = object_of(verb) if verb.lemma == "call" else None
    else:
        return
    if about is None or is_hypothetical(verb) or (is_negated(verb) and word.lemma == "question"):
        return
    if not (
        about.pos in ("VERB", "AUX")
        or is_claim_noun(about)
        or about.lemma in QUESTIONED
        or about.lemma in FIGURES
    ):
        return
    what = proposition(about)
    if what is not None and _says_enough(what):
        doubter = verb.child("nsubjpass") if word.lower == "convinced" and not _is_i(verb) else None
        by = voices.speaker(doubter) if doubter is not None else voices.behind(verb)
        if _is_i(verb):
            by = voices.of_quote(verb)
        if by is None and word.lower == "convinced":
            return
        yield Contest(
            ClaimStatus.DOUBTED,
            "raised-question",
            word,
            counter_span(word, verb),
            by,
            what,
            Confidence.GUESS if _is_i(verb) else Confidence.LIKELY,
            needs_claim=_is_whether(about),
        )


def _has_condition(clause: Word) -> bool:
    return any(child.dep == "advcl" and _is_whether(child) for child in (clause, *clause.children))


def unchecked_word(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "unconfirmed reports that …", "the reports are unverified"."""
    if word.lemma not in UNCHECKED and word.lower not in UNCHECKED:
        return
    if is_claim_noun(word.head) and word.i < word.head.i:
        noun, by = word.head, voices.of_clause(word)
    elif word.pos == "VERB" and word.child("nsubjpass", "nsubj") is not None:
        about = word.child("nsubjpass", "nsubj")
        if about is None or not is_claim_noun(about) or is_hypothetical(word):
            return
        noun, by = about, voices.of_clause(word)
    elif word.head.lemma in ("be", "remain", "go") and word.dep in ("acomp", "oprd", "attr", "advcl", "conj"):
        about = word.head.child("nsubj", "nsubjpass")
        if about is None or not is_claim_noun(about) or is_hypothetical(word.head):
            return
        noun, by = about, voices.of_clause(word.head)
    else:
        return
    what = proposition(noun)
    if what is None:
        return
    reporting = noun.head.lemma in ("say", "suggest", "claim", "indicate", "state", "put")
    if (what.points or what.topic) and reporting and noun.dep == "nsubj":
        said = clause_of(noun.head)  # what "reports on Telegram" are about they say themselves
        what = proposition(said) if said is not None else None
    if what is not None and what.points and word.dep == "amod" and _are_any(noun):
        return  # "spread unconfirmed reports" means no certain ones
    if what is not None and not (what.topic and what.head.pos == "PROPN"):
        yield Contest(
            ClaimStatus.UNVERIFIED,
            "unchecked-word",
            word,
            counter_span(word),
            by,
            what,
            Confidence.LIKELY if what.points or what.topic else Confidence.SURE,
        )


def _are_any(noun: Word) -> bool:
    return noun.tag == "NNS" and noun.child("det", "poss") is None


def not_checked(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "could not be verified", "has not confirmed the reports", "declined to confirm that …"."""
    proving = word.lemma == "prove" and is_passive(word)
    if not (word.lemma in CHECKING_VERBS or proving) or word.pos not in ("VERB", "ADJ"):
        return
    if not (is_negated(word) or _holds_back(word) or _yet_to_be(word)):
        return
    if any(child.lower in ("if", "unless") for child in word.children):
        return
    other = word.child("conj")
    about = clause_of(word) or (None if word.dep == "acl" else object_of(word)) or _reported_around(word)
    if about is None and other is not None:
        about = clause_of(other) or object_of(other)  # "neither confirm nor deny that …"
    this = about is not None and about.lower in ("this", "that", "it")
    stated = about is not None and (about.pos in ("VERB", "AUX") or about.lemma in CLAIM_NOUNS)
    if about is None or not (stated or this or is_passive(word)):
        return
    what = proposition(about)
    if what is None or (about.pos == "PROPN" and not what.noun) or (proving and not what.noun):
        return
    by = None if is_passive(word) and word.child("agent") is None else voices.behind(word)
    yield Contest(
        ClaimStatus.UNVERIFIED,
        "not-checked",
        word,
        counter_span(word, next((child for child in word.children if child.dep == "neg"), None)),
        by or voices.of_clause(word),
        what,
        Confidence.GUESS if _is_whether(about) and not what.noun else Confidence.LIKELY,
        # A post or a date that is "not confirmed" is no claim; a claim noun or a clause is.
        needs_claim=not what.noun and about.pos not in ("VERB", "AUX"),
    )


def _holds_back(verb: Word) -> bool:
    if verb.dep != "xcomp":
        return False
    above = verb.head
    if above.lemma in ("able", "possible"):
        return is_negated(above) or is_negated(above.head)  # "has not been able to verify"
    return above.lemma in _NOT_CONFIRMING or (above.lemma == "be" and is_negated(above))


def _yet_to_be(verb: Word) -> bool:
    return verb.dep == "xcomp" and any(child.lower == "yet" for child in verb.head.children)


def _reported_around(verb: Word) -> Word | None:
    """Give the clause of "it has been reported, but not confirmed, that …"."""
    if verb.dep != "conj":
        return None
    return verb.head.child("ccomp", "csubj")
