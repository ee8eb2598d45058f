import pytest

from briefgen.model.when import partial_date


@pytest.mark.parametrize(
    ("text", "precision"), [("2024", "year"), ("2024-10", "month"), ("2024-10-03", "day")]
)
def test_a_date_in_a_text_is_no_more_precise_than_it_says(text, precision):
    date = partial_date(text)
    assert (date.iso, date.precision) == (text, precision)


@pytest.mark.parametrize(
    "text", ["", "spring", "2024-1", "2024-13", "2024-02-30", "0000", "2024-10-03T10:00"]
)
def test_what_is_no_year_month_or_day_is_no_date(text):
    assert partial_date(text) is None
