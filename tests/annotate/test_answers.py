"""Which claim an answer means, and whether two expressions are one party."""

import pytest

from briefgen.annotate.claims.answers import same_party
from briefgen.model.annotation import Speaker
from briefgen.model.text import Span


def party(text):
    return Speaker(Span(0, len(text)), text)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Russia", "the Russian Foreign Ministry", True),
        ("Lopez", "Maria Lopez", True),
        ("he", "he", True),
        ("he", "Maria Lopez", False),
        ("Russia", "Ukrainian officials", False),
    ],
)
def test_same_party(one, other, expected):
    assert same_party(party(one), party(other)) is expected


def test_nobody_is_no_party():
    assert not same_party(None, party("Russia"))
