"""Each rule reads its own cue and leaves the same word alone where it means something else."""

from pathlib import Path

import pytest

from briefgen.annotate.claims.claim_rules import RULES, rules_for
from briefgen.annotate.claims.voices import Voices
from briefgen.annotate.names.mentions import find_mentions
from briefgen.annotate.quotes.quotes import find_quotes

EXAMPLES = {
    "denial_verb": ("She denied that the dam had burst.", "She denied him entry."),
    "denial_noun": ("Her denial that the dam had burst came late.", "The denial of service lasted an hour."),
    "own_denial": (
        'The charges came on Monday. "I have not broken any rule," Ann Cole said.',
        '"I have not broken any rule," Ann Cole said.',
    ),
    "innocence": ("Rosa Garcia maintains her innocence.", "The film praises her innocence."),
    "not_checked": ("The radio could not confirm the report.", "She did not confirm the date."),
    "unchecked_word": ("There were unconfirmed reports of a fire.", "The judge is unconfirmed."),
    "no_trace": (
        "He claimed, without evidence, that the dam had burst.",
        "He was convicted without evidence.",
    ),
    "no_evidence": ("There is no evidence that the dam burst.", "There is evidence that the dam burst."),
    "not_borne_out": (
        "The figures do not support the claim that the dam burst.",
        "The figures do not support the roof of the dam.",
    ),
    "support": (
        "The panel said there is evidence to support the claims.",
        "The panel said there is no evidence to support the claims.",
    ),
    "false_adverb": ("He falsely claimed that the dam had burst.", "He falsely smiled."),
    "wrong_to_say": (
        "Lund said the paper was wrong to claim that the dam had burst.",
        "Lund said the paper was wrong to print the picture.",
    ),
    "not_the_case": (
        "It is not true that the dam has burst, Lund said.",
        "It is not clear that the dam has burst, Lund said.",
    ),
    "false_word": ("She said the report was false.", "She said the alarm was false."),
    "rating": (
        "FactWatch rated the claim that the dam burst Pants on Fire.",
        "Their false rating of the dam cost them the case.",
    ),
    "without_merit": ("She said the claims were without merit.", "She said the team was without merit."),
    "true_word": ("The reports proved true.", "The story of the film is true."),
    "myth": ("It is a myth that garlic heals.", "The myth of the dragon is old."),
    "dispute_verb": ("She disputes that the dam burst.", "The brothers dispute the field."),
    "disagreement": ("She disagreed with the claim.", "She disagreed with the death penalty."),
    "says_otherwise": ("A letter suggests otherwise.", "A letter suggests a walk, or otherwise a swim."),
    "doubt_verb": ("She doubts that the dam will hold.", "Police questioned the driver."),
    "doubt_adjective": ("She is sceptical of the plan to move the port.", "She is sceptical of the plan."),
    "doubt_noun": ("She cast doubt on the claim.", "She wrote a book about doubt."),
    "raised_question": ("She raised questions about the claim.", "She raised questions about the railway."),
    "retraction": ("The paper retracted the claim.", "The army retracted its guns."),
    "upholding_verb": ("She confirmed the report.", "The Senate confirmed her."),
}


@pytest.fixture(scope="session")
def contests_of(read):
    """Give what one rule reads in a text."""

    def found(rule, case):
        text = read(case)
        mentions = find_mentions(text)
        voices = Voices(text, mentions, find_quotes(text, mentions))
        return [contest for parse in text.parses for word in parse.words for contest in rule(word, voices)]

    return found


@pytest.mark.parametrize("rule", RULES, ids=[rule.__name__ for rule in RULES])
def test_a_rule_reads_its_cue(rule, contests_of):
    yes, _ = EXAMPLES[rule.__name__]
    assert len(contests_of(rule, yes)) == 1


@pytest.mark.parametrize("rule", RULES, ids=[rule.__name__ for rule in RULES])
def test_a_rule_leaves_the_word_alone_elsewhere(rule, contests_of):
    _, no = EXAMPLES[rule.__name__]
    assert contests_of(rule, no) == []


def test_the_name_of_each_rule_says_what_found_the_claim(contests_of):
    names = {contest.rule for rule in RULES for contest in contests_of(rule, EXAMPLES[rule.__name__][0])}
    assert len(names) == len(RULES)


def test_no_rule_reads_a_word_that_is_not_among_its_cues(read):
    cases = Path(__file__).parents[1] / "cases" / "claims"
    lines = [line for path in sorted(cases.glob("*.md")) for line in path.read_text("utf-8").splitlines()]
    text = read("¶".join([*(case for pair in EXAMPLES.values() for case in pair), *filter(None, lines)]))
    mentions = find_mentions(text)
    voices = Voices(text, mentions, find_quotes(text, mentions))
    words = [word for parse in text.parses for word in parse.words]
    reading = [
        (word, rule) for word in words for rule in RULES if next(iter(rule(word, voices)), None) is not None
    ]
    assert len(reading) > 100
    assert [
        (word, rule.__name__)
        for word, rule in reading
        if rule not in rules_for(word.lemma, word.lower, word.pos)
    ] == []
