from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.load.values.dates import NotADateError, read_date
from briefgen.model.when import Precision, is_before

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "iso", "precision"),
    [
        ("2025", "2025", Precision.YEAR),
        ("2025-04", "2025-04", Precision.MONTH),
        ("2025-04-28", "2025-04-28", Precision.DAY),
        ("2025-04-28T09:00", "2025-04-28T09:00:00+02:00", Precision.TIME),
        ("2025-01-28 09:00:30", "2025-01-28T09:00:30+01:00", Precision.TIME),
        ("2025-04-28T09:00:00Z", "2025-04-28T09:00:00+00:00", Precision.TIME),
        ("2025-04-28t09:00:00.250-0330", "2025-04-28T09:00:00-03:30", Precision.TIME),
        ("2025-04-28 09:00 +09", "2025-04-28T09:00:00+09:00", Precision.TIME),
        ("  2025 ", "2025", Precision.YEAR),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(text, iso, precision):
    when = read_date(text, BERLIN)
    assert (when.iso, when.precision, when.text) == (iso, precision, text.strip())


def test_a_day_begins_at_midnight_where_the_newsroom_is():
    moment = read_date("2025-04-28", BERLIN).moment
    assert moment.astimezone(UTC) == datetime(2025, 4, 27, 22, 0, tzinfo=UTC)


def test_old_local_times_are_rounded_to_minutes_that_every_reader_of_dates_knows():
    assert read_date("1850-01-01T12:00", BERLIN).moment.utcoffset() == timedelta(minutes=53)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("28.4.2025", ""),
        ("tomorrow", ""),
        ("", ""),
        ("20250428", ""),
        ("２０２５", ""),
        ("2025-13", "there is no such month"),
        ("2025-00-10", "there is no such month"),
        ("2025-02-29", "there is no such day"),
        ("2025-02-28T24:10", "there is no such time"),
        ("2025-02-28T10:61", "there is no such time"),
        ("2025-02-28T10:10:61", "there is no such time"),
        ("2025-02-28T10:10+25:00", "there is no such time zone"),
        ("0000", "there is no such year"),
        ("9999-12-31", "there is no such year"),
    ],
)
def test_what_is_no_date_says_why(text, why):
    with pytest.raises(NotADateError) as error:
        read_date(text, UTC)
    assert str(error.value) == why


@given(st.from_regex(r"\d{4}(-\d\d){0,2}([T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:?\d\d)?)?", fullmatch=True))
def test_whatever_has_the_form_of_a_date_is_one_or_says_why(text):
    try:
        when = read_date(text, BERLIN)
    except NotADateError:
        return
    assert when.moment.astimezone(UTC).tzinfo is UTC


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2025-04-27", "2025-04-28", True),
        ("2025-04-28", "2025-04-28", False),
        ("2025-04-29", "2025-04-28", False),
        ("2025", "2025-04-28", False),
        ("2024", "2025-04-28", True),
        ("2025-04-28", "2025-04-28T14:00", False),
        ("2025-04-28T13:00", "2025-04-28T14:00", True),
        ("2025-04-28T13:00Z", "2025-04-28T14:00+02:00", False),
    ],
)
def test_a_date_is_before_another_if_that_is_sure(one, other, before):
    assert is_before(read_date(one, UTC), read_date(other, UTC)) is before
