"""What kind of quoting it is where nobody says so."""

import re

import pytest

from briefgen.model.text import Span
from briefgen.resolve.words.forms import form_of, is_sentence


@pytest.mark.parametrize(
    ("words", "form"),
    [
        (["fake news"], "fragment"),
        (["heroes of the whole country"], "fragment"),
        (["They left."], "full"),
        (["Who knows?”"], "full"),
        (["heroism, courage and a high level of training"], "full"),
        (["We came", "we saw", "we left again"], "full"),
    ],
)
def test_few_words_without_the_end_of_a_sentence_are_a_fragment(words, form):
    assert form_of(words) == form


def place(case):
    """Take the braces out: the text, and where the words between them stand."""
    parts = re.split(r"[{}]", case)
    begins = [sum(map(len, parts[:number])) for number in range(1, len(parts), 2)]
    return "".join(parts), [
        Span(begin, begin + len(part)) for begin, part in zip(begins, parts[1::2], strict=True)
    ]


@pytest.mark.parametrize(
    "case",
    [
        "Dahl said: “{We will pay}.”",
        "Dahl said: “{We will pay}”.",
        "Ellison said: “{I'm sorry. The vote was wrong}.”",
        "“{We will not guess},” Ellison said.",
        "‘{We will not guess}’, Ellison said.",
        "« {Nous payons} », dit Dahl.",
        "“{We will},” Dahl said, “{pay the bill}.”",
        "It was late. {The sprinklers worked}. Dahl left.",
        "“{12 boats sank},” Dahl said.",
        "“{We said ‘no,’}” Dahl told them.",
        "“{We called it ‘a gift’},” Dahl said.",
    ],
)
def test_words_with_the_end_of_a_sentence_behind_them_are_one(case):
    text, spans = place(case)
    assert is_sentence(spans, text)


@pytest.mark.parametrize(
    "case",
    [
        "Dahl called it “{a disgrace}.”",
        "Dahl called it “{Fake news}.”",
        "“{The wall},” built in May, “{and the gate} at the mill” are new.",
        "“{The sprinklers worked} as they should,” Dahl said.",
        "{The sprinklers worked} when it burned.",
        "Dahl said “{and none will come}.”",
        "Dahl called it “{a ‘gift’}” to the town.",
    ],
)
def test_words_of_a_sentence_that_goes_on_around_them_are_none(case):
    text, spans = place(case)
    assert not is_sentence(spans, text)


def test_words_that_are_all_that_somebody_says_need_no_sign_before_them():
    text, spans = place("Dahl said “{We will pay}.”")
    assert is_sentence(spans, text, spoken=True)


def test_words_that_stand_nowhere_are_no_sentence():
    assert not is_sentence((), "")
