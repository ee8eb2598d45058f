"""Other names of what is known the world over."""

import pytest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ORG United Nations", "ORG U.N."),
        ("ORG United Nations", "GPE UN"),
        ("ORG European Union", "ORG EU"),
        ("ORG North Atlantic Treaty Organisation", "ORG NATO"),
        ("ORG Federal Reserve", "ORG Fed"),
        ("ORG United Nations Security Council", "ORG UN Security Council"),
        ("GPE California", "GPE Calif."),
        ("GPE New Jersey", "GPE N.J."),
        ("GPE Texas", "GPE Tex."),
        ("GPE Washington, D.C.", "GPE DC"),
        ("ORG Republican Party", "ORG G.O.P."),
        ("ORG North Atlantic Treaty Organisation", "ORG Nato"),
        ("ORG Islamic State", "GPE ISIS"),
        ("ORG Islamic State", "NORP ISIL"),
        ("NORP Conservatives", "NORP Tories"),
        ("NORP Democrats", "NORP Democratic"),
        ("NORP Jews", "NORP Jewish"),
        ("NORP Liberal Democrats", "NORP Lib Dem"),
    ],
)
def test_names_of_one_thing_in_two_briefings(archive, one, other):
    news = archive(a=f"{{{one}}} voted. {{{one}}} won.", b=f"{{{other}}} voted.")
    assert news.ids("b") == [news.ids("a")[0]] != [None]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GPE Virginia", "GPE V.A."),
        ("GPE California", "GPE Calif"),  # no abbreviation without its full stop
        ("GPE Illinois", "PERSON Ill."),
        ("ORG United Nations", "ORG Un"),
        ("ORG North Atlantic Treaty Organisation", "PERSON Nato"),
        ("ORG World Trade Organization", "ORG WTU"),
    ],
)
def test_names_of_two_things(archive, one, other):
    news = archive(a=f"{{{one}}} voted.", b=f"{{{other}}} voted.")
    assert news.ids("a") != news.ids("b")


def test_what_the_article_explains_goes_before_what_the_world_knows(archive):
    news = archive(a="The {ORG Women's Tennis Organisers} ({ORG WTO}) met. {ORG WTO} members voted.")
    assert set(news.ids("a")) == {"org/womens-tennis-organisers"}


def test_the_full_name_is_shown_where_the_archive_has_it(archive):
    news = archive(a="The {ORG UN} met. The {ORG UN} voted. The {ORG United Nations} left.")
    assert set(news.ids("a")) == {"org/united-nations"}
