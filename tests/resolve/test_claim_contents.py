"""What two sentences say, compared without grammar."""

import pytest
from resolve.newsroom import record

from briefgen.model.corpus import Entity
from briefgen.model.text import Span
from briefgen.resolve.claims.claim_contents import Contents
from briefgen.resolve.names.capitals import governed_from
from briefgen.resolve.names.known_names import NameSpotter

QUAY = record("place/north-quay", "North Quay")
CONTENTS = Contents(
    {QUAY.id: Entity(QUAY.id, "place", QUAY.name, record=QUAY)}.__getitem__, NameSpotter([QUAY])
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the quay was closed", "The quay is closing."),
        ("troops fought at North Quay", "Soldiers are fighting at North Quay"),
        ("Norwegian ships", "the ships of Norway"),
        ("it held the bridge", "holds the bridge"),
        ("11,000 ships stopped", "11000 ships stop"),
        ("three ships won't sail", "3 ships would not sail"),
    ],
)
def test_two_wordings_of_one_claim(one, other):
    assert CONTENTS.of(one) == CONTENTS.of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the quay is open", "the quay is not open"),
        ("the quay is open", "the quay may be open"),
        ("the quay is open", "the quay will be open"),
        ("3 ships", "4 ships"),
        ("Norway sued Denmark", "Denmark sued Norway"),
        ("Norway sued Denmark", "Norway was sued by Denmark"),
    ],
)
def test_what_turns_a_claim_round_or_makes_it_another(one, other):
    assert not CONTENTS.of(one).turns_like(CONTENTS.of(other))


def test_a_name_is_what_it_means():
    said = CONTENTS.of("The Quay is open", [(Span(4, 8), QUAY.id)])
    assert said == CONTENTS.of("North Quay is open")
    assert (said.names, said.words) == ((QUAY.id,), {"open"})


@pytest.mark.parametrize(
    ("place", "code"),
    [("Oslo", "NO"), ("Kyiv", "UA"), ("Washington", "US"), ("Bergen", ""), ("Kingston", "")],
)
def test_a_capital_that_is_that_of_one_country(place, code):
    assert governed_from(place) == code
