"""The names that the benchmark adds get pages: the model takes each for a person where it stands."""

import pytest

from benchmarks.comparison import NAMES, name_added
from briefgen.annotate import annotate
from briefgen.annotate.language_model import engine
from briefgen.parse import parse_plain


@pytest.mark.parametrize("number", range(len(NAMES)))
def test_each_name_of_the_benchmark_is_a_person_in_its_sentence(number):
    article = parse_plain("name", f"Added: {name_added(NAMES[number], number)}")
    mentions = annotate(article, engine.read([article.prose.text])).mentions
    assert [(one.label, one.span.of(article.prose.text)) for one in mentions] == [("PERSON", NAMES[number])]
