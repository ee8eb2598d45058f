"""Entities: ids, names, other forms."""

import pytest
from resolve.newsroom import record

from briefgen.resolve.names.name_forms import slug
from briefgen.resolve.names.titles import without_country


def test_entity_has_its_most_frequent_name_and_the_other_forms(archive):
    news = archive(
        a="{PERSON Volodymyr Zelensky} spoke. {PERSON Ukrainian President|Volodymyr Zelenskyy} and "
        "{PERSON President|Volodymyr Zelenskyy} and {PERSON leader|Zelenskyy}."
    )
    entity = news.entity("person/volodymyr-zelenskyy")
    assert entity.name == "Volodymyr Zelenskyy"
    assert entity.aliases == ("Volodymyr Zelensky", "Zelenskyy")
    assert entity.seen_as == ("President", "leader")
    assert entity.record is None


def test_entity_of_a_record_has_its_name_and_all_forms(archive):
    kim = record(
        "person/kim-jong-un", "Kim Jong-un", "Supreme Leader Kim", ("Kim", "after-full"), short="Kim"
    )
    news = archive(records=[kim], a="{PERSON Kim Jong Un} spoke.")
    entity = news.entity("person/kim-jong-un")
    assert (entity.name, entity.short, entity.record) == ("Kim Jong-un", "Kim", kim)
    assert entity.aliases == ("Kim Jong Un", "Supreme Leader Kim")


def test_record_without_a_mention_is_an_entity_all_the_same(archive):
    news = archive(records=[record("person/ann-reed", "Ann Reed")], a="Nobody.")
    assert [entity.id for entity in news.corpus.entities] == ["person/ann-reed"]


def test_found_name_that_would_have_a_records_id_is_that_record(archive):
    news = archive(records=[record("place/kursk-oblast", "Kursk region")], a="{GPE Kursk Oblast} is calm.")
    assert news.ids("a") == ["place/kursk-oblast"]
    assert news.entity("place/kursk-oblast").aliases == ("Kursk Oblast",)


def test_two_things_with_one_slug_are_numbered_by_name(archive):
    news = archive(a="{PERSON Ann O'Hara} met {PERSON Ann-O Hara}.", b="{ORG R+D} is not {ORG R/D}.")
    assert [entity.id for entity in news.corpus.entities] == [
        "org/r-d",
        "person/ann-o-hara",
        "person/ann-ohara",
    ]


def test_one_name_of_several_kinds_gives_an_entity_of_each(archive):
    news = archive(a="{PERSON Washington} crossed.", b="{GPE Washington} voted. {GPE Washington} paid.")
    assert [entity.id for entity in news.corpus.entities] == ["person/washington", "place/washington"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Korean People's Army", "korean-peoples-army"),
        ("U.S. Army", "us-army"),
        ("—", "unnamed"),
        ("x" * 300, "x" * 80),
        ("word " * 40, "-".join(["word"] * 16)),
    ],
)
def test_slug(name, expected):
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Russian President", "President"),
        ("North Korean leader", "leader"),
        ("US", ""),
        ("Chief of the General Staff", "Chief of the General Staff"),
        ("", ""),
    ],
)
def test_title_without_its_country(title, plain):
    assert without_country(title) == plain
