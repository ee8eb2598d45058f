"""Institutions of a state, however they are put."""

import pytest

from briefgen.resolve.state_names import state_name


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("russian foreign ministry", ("RU", "foreign", "ministry")),
        ("foreign ministry of russia", ("RU", "foreign", "ministry")),
        ("government of the netherlands", ("NL", "government")),
        ("us air force", ("US", "air", "force")),
        ("central bank of chile", ("CL", "central", "bank")),
        ("korean army", ()),
        ("american airlines", ()),
        ("bank of america", ()),
        ("ministry of defence", ()),
        ("army of", ()),
        ("russia", ()),
    ],
)
def test_country_and_institution(name, parts):
    assert state_name(tuple(name.split())) == parts
