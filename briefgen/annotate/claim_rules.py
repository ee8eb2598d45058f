"""The rules for contests, in the order in which they are tried on a word; the first that reads it wins."""

from __future__ import annotations

from briefgen.annotate.contests import Rule
from briefgen.annotate.denial_rules import denial_noun, denial_verb, innocence, own_denial
from briefgen.annotate.dispute_rules import (
    disagreement,
    dispute_verb,
    false_adverb,
    false_word,
    myth,
    without_merit,
)
from briefgen.annotate.doubt_rules import (
    doubt_adjective,
    doubt_noun,
    doubt_verb,
    not_checked,
    raised_question,
    unchecked_word,
)
from briefgen.annotate.evidence_rules import no_evidence, no_trace
from briefgen.annotate.settled_rules import retraction, support, true_word, upholding_verb
from briefgen.annotate.wrong_rules import not_the_case, wrong_to_say

RULES: tuple[Rule, ...] = (
    denial_verb,
    denial_noun,
    own_denial,
    innocence,
    not_checked,
    unchecked_word,
    no_trace,
    no_evidence,
    support,
    false_adverb,
    wrong_to_say,
    not_the_case,
    false_word,
    without_merit,
    true_word,
    myth,
    dispute_verb,
    disagreement,
    doubt_verb,
    doubt_adjective,
    doubt_noun,
    raised_question,
    retraction,
    upholding_verb,
)
