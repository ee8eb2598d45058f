"""Institutions of a state, however they are put."""

import pytest

from briefgen.resolve.names.state_names import state_name


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


def test_a_staff_of_the_armed_forces_is_that_of_the_country(archive):
    news = archive(
        a="The {ORG General Staff of the Armed Forces of Ukraine} spoke. The {ORG General Staff} left.",
        b="The {NORP Russian} {ORG General Staff} spoke. {GPE Ukraine}'s {ORG General Staff} denied it.",
        c="The {ORG General Staff} spoke.",
    )
    ukraine = news.ids("a")[0]
    assert news.ids("a") == [ukraine, ukraine]
    assert news.ids("b")[3] == ukraine != news.ids("b")[1]
    assert news.ids("c") == [None]
    assert news.codes() == ["entity/ambiguous"]
