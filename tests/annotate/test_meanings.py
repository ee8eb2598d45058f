"""What a clause says can be told from another on the same topic."""

import pytest

from briefgen.annotate.claims.meanings import Meaning, are_alike


@pytest.fixture(scope="session")
def meaning_of(read):
    """Give the meaning of a text of one clause."""

    def made(case):
        words = read(case).parses[0].words
        return Meaning(next(word for word in words if word.head is word), words)

    return made


@pytest.mark.parametrize(
    "case",
    [
        "The wall did not fail.",
        "The wall never failed.",
        "The wall no longer leaks.",
        "The soldiers failed to cross the border.",
        "No soldiers crossed the border.",
        "Nobody crossed the border.",
        "There were no weapons.",
        "The old wall hardly moved.",
    ],
)
def test_a_clause_that_denies(case, meaning_of):
    assert meaning_of(case).denies


@pytest.mark.parametrize(
    "case",
    [
        "The wall failed.",
        "The soldiers did not fail to cross the border.",
        "The wall that nobody had seen fell.",
        "The talks stopped.",
    ],
)
def test_a_clause_that_does_not_deny(case, meaning_of):
    assert not meaning_of(case).denies


@pytest.mark.parametrize(
    ("case", "hedges", "measures"),
    [
        ("The wall might fail.", {"may"}, set()),
        ("The wall would possibly fail.", {"will", "may"}, set()),
        ("The wall failed in May.", set(), set()),
        ("All walls must fall.", {"ought"}, {"all"}),
        ("Most walls fell before the war.", set(), {"most", "before"}),
    ],
)
def test_hedges_and_measures(case, hedges, measures, meaning_of):
    meaning = meaning_of(case)
    assert (meaning.hedges, meaning.measures) == (hedges, measures)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The soldiers crossed in Oslo.", "The soldiers crossed in Bergen."),
        ("Latvia attacked Estonia.", "Estonia attacked Latvia."),
        ("The army shelled the market.", "The army shelled the school."),
        ("The old wall fell.", "The new wall fell."),
    ],
)
def test_other_parties_places_and_things(one, other, meaning_of):
    assert meaning_of(one).is_apart(meaning_of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The soldiers crossed in Oslo.", "The soldiers crossed."),
        ("Latvia attacked Estonia.", "Estonia was attacked by Latvia."),
        ("The old wall fell.", "The wall fell."),
        ("The army shelled it.", "The army shelled the school."),
    ],
)
def test_the_same_parties_places_and_things(one, other, meaning_of):
    assert not meaning_of(one).is_apart(meaning_of(other))


def test_words_are_alike_in_one_sense_only(meaning_of):
    one, same, other = (
        meaning_of(case).words
        for case in (
            "The wall failed in Oslo.",
            "In Oslo the wall had failed.",
            "The wall did not fail in Oslo.",
        )
    )
    assert are_alike(one, same)
    assert not are_alike(one, other)
