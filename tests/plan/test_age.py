from datetime import UTC, datetime

import pytest
from plan.harbour import when

from briefgen.model.source import Meta, Status
from briefgen.plan.parts.age import age_banner, months_since
from briefgen.plan.words import Words


def day(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("date", "today", "months"),
    [
        ("2025-03-15", "2025-03-15", 0),
        ("2025-03-15", "2025-04-14", 0),
        ("2025-03-15", "2025-04-15", 1),
        ("2025-01-31", "2025-02-28", 0),
        ("2024-02-29", "2025-02-28", 11),
        ("2024-02-29", "2025-03-01", 12),
        ("2025-03", "2025-04-30", 0),
        ("2025-03", "2025-05-01", 1),
        ("2024", "2025-12-31", 11),
        ("2024", "2026-01-01", 12),
        ("2025-03-15T18:00:00+00:00", "2025-04-15", 0),
        ("2025-03-15T23:30:00-05:00", "2025-04-16", 0),
    ],
)
def test_whole_months_from_the_end_of_what_is_known(date, today, months):
    assert months_since(when(date), day(today)) == months


@pytest.mark.parametrize(
    ("meta", "says"),
    [
        ({"date": "2025-03-15"}, "This briefing is more than a year old."),
        ({"date": "2019-03-15"}, "This briefing is more than 7 years old."),
        (
            {"date": "2019-03-15", "updated": "2024-01-01"},
            "This briefing was last updated more than 2 years ago.",
        ),
        ({"date": "2019-03-15", "updated": "2026-01-01"}, ""),
        ({"date": "2025-06-15"}, ""),
        ({}, ""),
    ],
)
def test_what_a_page_says_of_its_age(meta, says):
    dates = {key: when(text) for key, text in meta.items()}
    assert age_banner(Words(), Meta("Quay", **dates), Status.PUBLISHED, day("2026-04-01"), 12) == says


def test_a_draft_has_no_age_and_a_site_may_want_none():
    meta = Meta("Quay", date=when("2019"))
    assert age_banner(Words(), meta, Status.DRAFT, day("2026-04-01"), 12) == ""
    assert age_banner(Words(), meta, Status.PUBLISHED, day("2026-04-01"), 0) == ""
