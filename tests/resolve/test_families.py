"""One person called in two ways: a first name for short, a middle or maiden name that comes and goes."""

import pytest


def _same(news):
    one, other = (
        next(mention.entity for mention in news.briefing(slug).mentions if mention.label == "PERSON")
        for slug in "ab"
    )
    return one == other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mike Reed", "Michael Reed"),
        ("Bill Reed", "William T. Reed"),
        ("Ted Reed", "Theodore Reed"),
        ("Ann Reed", "Ann Weber Reed"),
        ("Franklin D. Reed", "Franklin Delano Reed"),
    ],
)
def test_who_holds_one_office_is_one_person(archive, one, other):
    news = archive(a=f"{{PERSON Senator|{one}}} spoke.", b=f"{{PERSON Senator|{other}}} left.")
    assert _same(news)


def test_the_page_has_the_name_that_most_articles_have_and_last_names_lead_there(archive):
    news = archive(
        a="{PERSON Senator|Michael Reed} spoke. {PERSON Reed} left.",
        b="{PERSON Senator|Mike Reed} spoke.",
        c="{PERSON Mike Reed} ran.",
    )
    assert news.ids("a") == ["person/mike-reed"] * 2
    assert news.codes() == []


def test_a_middle_name_may_come_and_go_in_one_article(archive):
    news = archive(
        a="{PERSON Senator|Ann Weber Reed} spoke. {PERSON Senator|Ann Reed} left. {PERSON Reed} ran."
    )
    assert len(set(news.ids("a"))) == 1


@pytest.mark.parametrize(
    ("why", "texts"),
    [
        ("nothing tells", ["{PERSON Mike Reed} spoke.", "{PERSON Michael Reed} left."]),
        ("other offices", ["{PERSON Senator|Mike Reed} spoke.", "{PERSON Judge|Michael Reed} left."]),
        ("other names", ["{PERSON Senator|Mike Reed} spoke.", "{PERSON Senator|Mitchell Reed} left."]),
        ("two for short", ["{PERSON Senator|Ted Reed} spoke.", "{PERSON Senator|Ned Reed} left."]),
        ("initials", ["{PERSON Senator|Mike T. Reed} spoke.", "{PERSON Senator|Michael J. Reed} left."]),
        ("an initial", ["{PERSON Senator|Ann T. Reed} spoke.", "{PERSON Senator|Ann Weber Reed} left."]),
        ("father, son", ["{PERSON Senator|Mike Reed} spoke.", "{PERSON Senator|Michael Reed Jr.} left."]),
        (
            "an article with both",
            [
                "{PERSON Senator|Mike Reed} met {PERSON Senator|Michael Reed}.",
                "{PERSON Senator|Michael Reed} left.",
            ],
        ),
        (
            "three who may be two",
            [
                "{PERSON Senator|Ted Reed} spoke.",
                "{PERSON Senator|Edward Reed} left.",
                "{PERSON Senator|Theodore Reed} ran.",
            ],
        ),
        (
            "two middle names",
            [
                "{PERSON Senator|Ann Reed} spoke.",
                "{PERSON Senator|Ann Weber Reed} left.",
                "{PERSON Senator|Ann Lopez Reed} ran.",
            ],
        ),
        (
            "two nations",
            [
                "{PERSON Norwegian President|Mike Reed} spoke.",
                "{PERSON Chilean President|Michael Reed} left.",
            ],
        ),
        (
            "man and woman",
            [
                "{PERSON Mr|Pat Reed} is {PERSON Senator|Pat Reed}.",
                "{PERSON Mrs|Patricia Reed} is {PERSON Senator|Patricia Reed}.",
            ],
        ),
    ],
)
def test_two_ways_stay_two_where_they_may_be_two_people(archive, why, texts):
    assert not _same(archive(**dict(zip("abc", texts, strict=False)))), why


def test_a_calling_joins_nobody_where_a_junior_bears_the_name(archive):
    texts = {
        "a": "{PERSON harbour board treasurer|Mike Reed} spoke.",
        "b": "{PERSON harbour board treasurer|Michael Reed} left.",
    }
    assert _same(archive(**texts))
    assert not _same(archive(**texts, c="{PERSON Michael Reed Jr.} ran."))
