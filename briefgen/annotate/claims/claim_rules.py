"""The rules for contests, in the order in which they are tried on a word; the first that reads it wins."""

from __future__ import annotations

from functools import lru_cache

from briefgen.annotate.claims.contests import Rule
from briefgen.annotate.claims.denial_rules import denial_noun, denial_verb, innocence, own_denial
from briefgen.annotate.claims.disagreements import OTHERWISE, disagreement, says_otherwise
from briefgen.annotate.claims.dispute_rules import (
    MERITS,
    dispute_verb,
    false_adverb,
    false_word,
    myth,
    without_merit,
)
from briefgen.annotate.claims.doubt_rules import (
    doubt_adjective,
    doubt_noun,
    doubt_verb,
    not_checked,
    raised_question,
    unchecked_word,
)
from briefgen.annotate.claims.evidence_rules import BEARING_OUT, no_evidence, no_trace, not_borne_out
from briefgen.annotate.claims.settled_rules import TRUE, retraction, support, true_word, upholding_verb
from briefgen.annotate.claims.verdicts import rating
from briefgen.annotate.claims.wrong_rules import not_the_case, wrong_to_say
from briefgen.annotate.grammar.claim_words import (
    CHECKING_VERBS,
    DENIAL_PHRASES,
    DENIAL_VERBS,
    DISPUTE_VERBS,
    DOUBT_ADJECTIVES,
    DOUBT_NOUNS,
    DOUBT_VERBS,
    FALSE_ADVERBS,
    FALSE_WORDS,
    MYTHS,
    RATINGS,
    RETRACTION_PHRASES,
    RETRACTION_VERBS,
    TRACES,
    UNCHECKED,
    UPHOLDING_VERBS,
    WRONG_TO_SAY,
)

ANY_VERB: frozenset[str] = frozenset({"any verb"})

_TAKING_BACK = ("take", "correct", "apologise", "apologize", "issue", "publish", "print", "run")

CUES: dict[Rule, frozenset[str]] = {
    denial_verb: frozenset({*DENIAL_VERBS, *DENIAL_PHRASES}),
    denial_noun: frozenset({"denial"}),
    own_denial: ANY_VERB,
    innocence: frozenset({"innocent", "innocence"}),
    not_checked: CHECKING_VERBS | {"prove"},
    unchecked_word: UNCHECKED,
    no_trace: frozenset({"evidence", "proof"}),
    no_evidence: TRACES,
    not_borne_out: BEARING_OUT,
    support: frozenset({"evidence", "proof"}),
    false_adverb: FALSE_ADVERBS,
    wrong_to_say: WRONG_TO_SAY,
    not_the_case: frozenset(FALSE_WORDS),
    false_word: frozenset(FALSE_WORDS),
    rating: frozenset(phrase[-1] for phrase in RATINGS),
    without_merit: MERITS,
    true_word: TRUE,
    myth: MYTHS | {"theory"},
    dispute_verb: frozenset(DISPUTE_VERBS),
    disagreement: frozenset({"differ", "disagree", "push", "hit", "contrary"}),
    says_otherwise: OTHERWISE,
    doubt_verb: DOUBT_VERBS | {"question"},
    doubt_adjective: DOUBT_ADJECTIVES,
    doubt_noun: DOUBT_NOUNS,
    raised_question: frozenset({"convinced", "question"}),
    retraction: frozenset({*RETRACTION_VERBS, *RETRACTION_PHRASES, *_TAKING_BACK}),
    upholding_verb: frozenset(UPHOLDING_VERBS),
}
"""The words that each rule reads, as lemmas or as written: on any other word it gives nothing."""

RULES: tuple[Rule, ...] = tuple(CUES)


@lru_cache(maxsize=20_000)
def rules_for(lemma: str, lower: str, pos: str) -> tuple[Rule, ...]:
    """Give the rules that may read a word, in their order: for most words none."""
    return tuple(
        rule
        for rule, cues in CUES.items()
        if (pos == "VERB" if cues is ANY_VERB else lemma in cues or lower in cues)
    )
