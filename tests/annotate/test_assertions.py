"""What an article asserts, and who does."""

import pytest

from briefgen.annotate.claims.assertions import assertions_of, sentences_of
from briefgen.annotate.claims.voices import Voices
from briefgen.annotate.names.mentions import find_mentions
from briefgen.annotate.quotes.quotes import find_quotes


@pytest.fixture(scope="session")
def asserted(read):
    """Give the assertions of a text as (words, claimant, kind)."""

    def make(case):
        text = read(case)
        mentions = find_mentions(text)
        quotes = find_quotes(text, mentions)
        found = assertions_of(text, sentences_of(text), Voices(text, mentions, quotes), quotes)
        return [
            (one.span.of(text.prose), one.claimant.text if one.claimant else None, one.kind) for one in found
        ]

    return make


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("Denmark claimed that the ferry had sunk.", ("the ferry had sunk", "Denmark", "say")),
        ("Denmark accused Norway of hiding the wreck.", ("hiding the wreck", "Denmark", "accuse")),
        ("Norway was accused of hiding the wreck.", ("hiding the wreck", None, "accuse")),
        ("Denmark denied that the ferry had sunk.", ("denied that the ferry had sunk", "Denmark", "say")),
        ("The mayor claimed widespread fraud.", ("widespread fraud", "The mayor", "say")),
        ("There were reports that the ferry had sunk.", ("the ferry had sunk", None, "rumour")),
        ("The ferry has reportedly sunk.", ("The ferry has reportedly sunk", None, "rumour")),
        ("He told the king about the fall of the city.", ("the fall of the city", "He", "say")),
        ('"The ferry had sunk," Ann Cole said.', ("The ferry had sunk", "Ann Cole", "say")),
    ],
)
def test_asserted(asserted, case, expected):
    assert expected in asserted(case)


@pytest.mark.parametrize(
    "case",
    [
        "The group claimed responsibility.",
        "If Denmark claims that the ferry had sunk, we listen.",
        "Denmark did not say that the ferry had sunk.",
        "Denmark did not deny that the ferry had sunk.",
        "# Denmark claims that the ferry had sunk",
    ],
)
def test_not_asserted(asserted, case):
    assert asserted(case) == []


def test_sentences_are_counted_over_the_article(read):
    found = sentences_of(read("It rained. It snowed.¶# A heading¶It hailed."))
    assert [(sentence.block, sentence.number) for sentence in found] == [(0, 1), (0, 2), (2, 4)]
