"""Claims that are upheld by another party, and claims that their own party takes back."""

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
    is_passive,
    object_of,
)
from briefgen.annotate.claims.denied_things import object_of_phrase
from briefgen.annotate.claims.evidence_rules import is_scarce
from briefgen.annotate.claims.voices import Voices
from briefgen.annotate.grammar.claim_nouns import is_claim_noun
from briefgen.annotate.grammar.claim_words import (
    ASSERTION_VERBS,
    PUBLISHED_PIECES,
    RETRACTION_PHRASES,
    RETRACTION_VERBS,
    UPHOLDING_VERBS,
    WITHHELD,
)
from briefgen.annotate.grammar.propositions import Proposition, is_party, proposition
from briefgen.annotate.syntax import Word
from briefgen.model.annotation import ClaimStatus, Confidence
from briefgen.model.text import Span

_CHECKS = frozenset({"validate", "verify"})
"""Verbs of machines as well: of a code, a ticket, a ship."""
_ENDING = frozenset({"contradict", "end", "follow", "reverse"})
_AFTER = frozenset({"after", "despite", "following"})
_SUPPORTING = frozenset({"support", "back", "corroborate", "confirm", "substantiate"})
_ITS_OWN = frozenset({"his", "her", "its", "their"})
TRUE = frozenset({"true", "correct", "accurate", "right"})


def upholding_verb(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "confirmed the reports", "later confirmed the strike", "admitted that …"."""
    kind = UPHOLDING_VERBS.get(word.lemma)
    if kind is None or word.pos != "VERB" or is_negated(word) or is_hypothetical(word):
        return
    if any(child.lower == "to" and child.dep == "aux" for child in word.children):
        return  # "had nothing to confirm the report" confirms nothing
    about = clause_of(word) or object_of(word)
    if about is None and kind == "admit":
        about = after(word, "to")
    if (
        about is None
        or is_party(about)
        or about.lemma in WITHHELD
        or (is_passive(word) and word.dep == "acl")
    ):
        return
    if word.lemma in _CHECKS and not is_claim_noun(about) and about.pos not in ("VERB", "AUX"):
        return  # "the code is validated by the bank's systems"
    what = proposition(about)
    by = voices.behind(word)
    if what is None or by is None or (what.points and not what.noun and about.lower != "it"):
        return  # "acknowledges that": of whatever was said
    stated = not (what.points or what.topic) and what.head.pos in ("VERB", "AUX")
    turned = _denials_ended(word) if stated else None
    if turned is not None:
        what = replace(what, span=_before(what, turned))
    yield Contest(
        ClaimStatus.CONFIRMED,
        "upholding-verb",
        word,
        counter_span(word, about if about.pos in ("NOUN", "PRON") else None),
        by,
        what,
        # What is admitted in other words than it was said in is a guess.
        Confidence.LIKELY if what.noun or kind == "confirm" or turned is not None else Confidence.GUESS,
        # "Confirmed rumours that …" says itself that others said so before.
        needs_claim=turned is None and (not what.noun or what.points or what.topic),
    )


def _denials_ended(verb: Word) -> Word | None:
    """Give the word by which an admission ends denials: "reversing months of denials", "after denying it"."""
    told = (_turning(word, verb) for word in verb.subtree() if word.i > verb.i)
    return next((word for word in told if word is not None), None)


def _turning(word: Word, verb: Word) -> Word | None:
    if word.lemma == "denial" and word.pos == "NOUN":
        if word.child("prep", "acl", "ccomp") is not None:
            return None  # of what "denials of a strike" are, they say themselves
        over = (above for above in word.ancestors() if above.i > verb.i)
        return next((above for above in over if above.lemma in _ENDING or above.lower in _AFTER), None)
    about = word.child("dobj") if word.lemma == "deny" else None
    if about is None or about.lower not in ("it", "this", "that", "so"):
        return None
    having = any(child.lower == "having" for child in word.children)
    return word if having else word.head if word.head.lower in _AFTER else None


def _before(what: Proposition, turning: Word) -> Span:
    """Let what is admitted end before "after weeks of denials"."""
    first = turning.subtree()[0]
    if not what.span.start < first.start < what.span.end:
        return what.span
    kept = [word for word in first.parse.words_in(what.span) if word.i < first.i]
    while kept[-1].is_punct:
        kept.pop()
    return Span(kept[0].start, kept[-1].end)


def support(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "there was evidence to support the story", "evidence supported the allegation"."""
    if word.lemma not in ("evidence", "proof") or word.pos != "NOUN" or is_negated(word):
        return
    if is_scarce(word):
        return
    verb = next(
        (child for child in word.children if child.dep in ("acl", "relcl") and child.i > word.i), None
    )
    if verb is None and word.dep == "nsubj":
        verb = word.head
    if verb is None or verb.lemma not in _SUPPORTING or is_negated(verb) or is_negated(word.head):
        return
    about = verb.child("dobj")
    what = proposition(about) if about is not None else None
    by = voices.of_clause(word)
    if what is None or by is None or (is_hypothetical(verb) and verb.dep != "acl"):
        return
    yield Contest(
        ClaimStatus.CONFIRMED, "support", word, counter_span(word, verb, about), by, what, needs_claim=True
    )


def true_word(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "the reports proved true", "said the allegations were correct"."""
    if word.lemma not in TRUE or word.dep not in ("acomp", "oprd") or is_negated(word):
        return
    verb = word.head if word.head.dep != "xcomp" else word.head.head
    about = verb.child("nsubj")
    if about is None or not is_claim_noun(about) or is_negated(verb) or is_hypothetical(verb):
        return
    what = proposition(about)
    by = voices.of_clause(verb)
    if what is not None and (by is not None or verb.lemma in ("prove", "turn")):
        yield Contest(
            ClaimStatus.CONFIRMED, "true-word", word, counter_span(word, verb), by, what, needs_claim=True
        )


def retraction(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "retracted its report that …", "deleted the article", "took back the claim"."""
    back = word.lemma == "take" and any(child.lower == "back" for child in word.children)
    kind = "own" if back else RETRACTION_VERBS.get(word.lemma, "")
    if word.pos != "VERB" or is_negated(word) or is_hypothetical(word) or is_passive(word):
        return
    if word.lemma in ("apologise", "apologize"):
        yield from _apology(word, voices)
        return
    phrased = object_of_phrase(word, RETRACTION_PHRASES, remarks=True)
    if phrased is not None:
        kind = "own"
    about = phrased or word.child("dobj")
    if about is None:
        return
    issued = word.lemma in ("issue", "publish", "print", "run") and about.lemma in (
        "retraction",
        "correction",
    )
    if issued or (about.lemma in PUBLISHED_PIECES and not is_claim_noun(about)):
        if (not kind and not issued) or (kind == "piece" and about.child("det", "poss") is None):
            return  # "removed several videos" may be anybody's
        what: Proposition | None = Proposition(about, Span(about.start, about.end), points=True)
    elif word.lemma == "disavow" and about.child("poss") is None:
        return  # one disavows what others said as well
    elif word.lemma == "correct":
        owner = about.child("poss") if is_claim_noun(about) else None
        what = proposition(about) if owner is not None and owner.lower in _ITS_OWN else None
        if what is None or what.points or what.topic:
            return  # "corrected his claim", of which nobody knows what was wrong with it
    elif is_claim_noun(about) and (kind == "own" or (kind and about.lemma in PUBLISHED_PIECES)):
        what = proposition(about)
    else:
        return
    by = voices.behind(word)
    subject = word.child("nsubj")
    if by is None and subject is not None and subject.lower == "it":
        by = voices.speaker(subject)  # whoever takes something back is no empty "it"
    if what is not None and by is not None:
        yield Contest(
            ClaimStatus.RETRACTED, "retraction", word, counter_span(word, about), by, what, own=True
        )


def _apology(word: Word, voices: Voices) -> Iterator[Contest]:
    """Read "apologised for its report that …", "apologised for saying that …"."""
    about = after(word, "for")
    if about is None:
        return
    clause = clause_of(about) if about.lemma in ASSERTION_VERBS and about.tag == "VBG" else None
    what = proposition(clause or about) if clause is not None or is_claim_noun(about) else None
    by = voices.behind(word)
    if what is not None and by is not None and not what.points and not what.topic:
        yield Contest(
            ClaimStatus.RETRACTED, "retraction", word, counter_span(word, about), by, what, own=True
        )
