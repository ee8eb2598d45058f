"""Numbers of a text are one if they come to one value and are bounded alike."""

import pytest

from briefgen.annotate.grammar.figures import figures


@pytest.fixture(scope="session")
def figures_of(read):
    return lambda case: figures(read(case).parses[0].words)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("The wall cost nine million crowns.", {"9000000"}),
        ("The wall cost 12m crowns.", {"12000000"}),
        ("The wall cost 12,000,000 crowns.", {"12000000"}),
        ("The wall cost 1.5 billion crowns.", {"1500000000"}),
        ("A dozen people died.", {"12"}),
        ("Twenty-five people died.", {"25"}),
        ("More than 40 people died.", {"over 40"}),
        ("Fewer than forty people died.", {"under 40"}),
        ("At least 40 people died.", {"least 40"}),
        ("Up to 40 people died.", {"most 40"}),
        ("About 40 people died.", {"about 40"}),
        ("It closed at 10:30.", {"10:30"}),
        ("Hundreds of people died.", set()),
        ("Nobody died.", set()),
    ],
)
def test_figures(case, expected, figures_of):
    assert figures_of(case) == expected
