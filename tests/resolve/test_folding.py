"""What a quotation and its source may differ in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.text import Span
from briefgen.resolve.words.folding import fold_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("two  words\u00a0and\na third", "two words and a third"),
        ("“Yes,” he said. ‘No.’", "\"Yes,\" he said. 'No.'"),
        ("don’t", "don't"),
        ("a – b", "a—b"),
        ("a -- b", "a - b"),
        ("co\u2011operate", "co-operate"),
        ("com\u00adpany", "company"),
        ("zero\u200bwidth", "zerowidth"),
        ("and so on…", "and so on..."),
        ("and so on . . .", "and so on …"),
        ("e\u0301cole", "école"),
        ("o\ufb03ce", "office"),
        ("One.\n\n“Two.", "One. Two."),
    ],
)
def test_what_makes_no_difference(one, other):
    assert fold_text(one).text == fold_text(other).text


@pytest.mark.parametrize(
    ("one", "other"), [("Troops", "troops"), ("a, b", "a b"), ("naïve", "naive"), ("its", "it's"), ("1", "2")]
)
def test_what_makes_a_difference(one, other):
    assert fold_text(one).text != fold_text(other).text


def test_the_way_back_leads_to_the_words_as_they_were():
    text = "He  said:\n“Com\u00adpany — now…”"
    folded = fold_text(text)
    at = folded.text.index("Company")
    assert folded.origin(Span(at, at + 7)).of(text) == "Com\u00adpany"
    at = folded.text.index("now...")
    assert folded.origin(Span(at, at + 6)).of(text) == "now…"


@given(st.text(st.sampled_from("aB é́ﬁ\u00ad\n\t“”'—-….,"), max_size=60), st.data())
def test_any_part_that_is_folded_comes_from_a_part_that_folds_to_it(text, data):
    folded = fold_text(text)
    assert len(folded.alike) == len(folded.text)
    if folded.text:
        start = data.draw(st.integers(0, len(folded.text) - 1))
        span = Span(start, data.draw(st.integers(start + 1, len(folded.text))))
        origin = folded.origin(span)
        assert 0 <= origin.start < origin.end <= len(text)


def test_a_long_run_of_blanks_is_read_once():
    assert fold_text("a" + " " * 200_000 + "b").text == "a b"
