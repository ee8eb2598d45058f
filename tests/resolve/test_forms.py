"""What kind of quoting it is where nobody says so."""

import pytest

from briefgen.resolve.forms import form_of


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
