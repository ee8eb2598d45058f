"""Twice the text, twice the work, whatever the text looks like: counted in executed lines, so no clock is asked."""

import pytest
from executed_lines import executed_lines

from benchmarks.growth import SHAPES, text_of
from briefgen.annotate import annotate
from briefgen.annotate.language_model import engine
from briefgen.parse import parse_plain

SIZE = 6_000

pytestmark = pytest.mark.no_cover  # it counts lines itself


def lines_run(text):
    """Count the lines of ours that annotating a text executes."""
    article = parse_plain("growth", text)
    parses = engine.read([block.span.of(article.prose.text) for block in article.prose.blocks])
    return executed_lines(lambda: annotate(article, parses))


@pytest.mark.parametrize("shape", SHAPES)
def test_work_grows_with_the_text_and_no_faster(shape):
    once, twice = lines_run(text_of(shape, SIZE)), lines_run(text_of(shape, 2 * SIZE))
    assert twice < 2.3 * once
