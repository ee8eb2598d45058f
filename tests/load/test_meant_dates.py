"""What was meant by a date that is not written as one is read here."""

import pytest

from briefgen.load.values.meant_dates import meant_date


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2 March 2026", "2026-03-02"),
        ("2nd of March, 2026", "2026-03-02"),
        ("March 2, 2026", "2026-03-02"),
        ("Sept. 30 2026", "2026-09-30"),
        ("March 2026", "2026-03"),
        ("2026/3/2", "2026-03-02"),
        ("2026-3-2", "2026-03-02"),
        ("28.4.2025", "2025-04-28"),
        ("2. 3. 2026", "2026-03-02"),
        ("04/28/2025", "2025-04-28"),
        ("28/04/2025", "2025-04-28"),
        ("03/03/2026", "2026-03-03"),
        ("2026-3", "2026-03"),
        ("“2026-03-02”", "2026-03-02"),
        ("2026-03-02 9:00", "2026-03-02T09:00"),
        ("2 March 2026, 18.30", "2026-03-02T18:30"),
    ],
)
def test_a_date_as_in_a_letter(written, meant):
    assert meant_date(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "02/03/2026",
        "never",
        "31 April 2026",
        "2026-13-40",
        "2 Mars 2026",
        "tomorrow, 2026",
        "0 May 0000",
        "2026-03-02 25:00",
    ],
)
def test_nothing_is_guessed(written):
    assert meant_date(written) == ""
