"""What a source has instead of words that it does not have."""

import pytest

from briefgen.resolve.words.folding import fold_text
from briefgen.resolve.words.near_passages import NearPassages


def passages(text):
    return NearPassages(text, fold_text(text))


SOURCE = passages(
    "The mayor met the board. “The bridge is safe,” she said, “and it will carry any lorry in this town.” The board "
    "said that the bridge will carry no lorry. " + "It went on and on. " * 300 + "The mayor left."
)


@pytest.mark.parametrize(
    ("words", "differs", "has"),
    [
        ("it will carry every lorry in this town", "every", "carry any lorry in this town"),
        ("it will carry lorry in this town", "lorry", "carry any lorry in this town"),
        ("it will surely carry any lorry", "surely", "it will carry any lorry"),
        ("The Bridge is safe", "Bridge", "The bridge is safe"),
        ("The bridge, is safe", "bridge, is", "The bridge is safe"),
        ("bridge will carry no lorries", "lorries", "bridge will carry no lorry"),
    ],
)
def test_the_word_that_differs_and_the_passage_that_is_meant(words, differs, has):
    near = SOURCE.nearest(words)
    assert near.differs.of(words) == differs
    assert has in near.passage


def test_words_that_stand_there_differ_in_nothing():
    near = SOURCE.nearest("The bridge is safe")
    assert (near.differs, "The bridge is safe" in near.passage) == (None, True)


def test_where_nothing_is_alike_nothing_is_shown():
    assert SOURCE.nearest("Nobody has ever heard these verses") is None
    assert passages("").nearest("any words") is None
