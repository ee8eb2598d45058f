"""What records decide: merging, judgements, names that are never linked."""

from resolve.newsroom import record, written

from briefgen.model.registry import Judgement, Registry
from briefgen.resolve.names.name_forms import form
from briefgen.resolve.names.registry_names import registry_names


def test_merged_record_leads_to_where_it_went_and_lends_its_names(archive):
    records = [
        record("person/old", "Ann Reed-Marsh", merged_into="person/older"),
        record("person/older", "", merged_into="person/ann-reed"),
        record("person/ann-reed", "Ann Reed"),
    ]
    news = archive(records=records, a="{PERSON Ann Reed-Marsh} spoke. See [[person/old]].")
    assert news.ids("a") == ["person/ann-reed"] * 2
    assert dict(news.corpus.redirects) == {"person/old": "person/ann-reed", "person/older": "person/ann-reed"}
    assert [entity.id for entity in news.corpus.entities] == ["person/ann-reed"]


def test_records_merged_in_a_circle_do_not_hang_the_build():
    records = (
        record("person/a", "A", merged_into="person/b"),
        record("person/b", "B", merged_into="person/a"),
    )
    names = registry_names(Registry(records))
    assert dict(names.redirects) == {}
    assert set(names.records) == {"person/a", "person/b"}


def test_record_merged_into_nothing_is_no_entity(archive):
    news = archive(
        records=[record("person/a", "Ann Aster", merged_into="person/gone")], a="{PERSON Ann Aster}"
    )
    assert news.ids("a") == ["person/ann-aster"]


def test_same_joins_what_was_found_to_a_record(archive):
    same = Judgement("person/vladimir-zelensky", "same")
    zelensky = record("person/volodymyr-zelenskyy", "Volodymyr Zelenskyy", judgements=(same,))
    news = archive(
        records=[zelensky], a="{PERSON Vladimir Zelensky} spoke. [[person/vladimir-zelensky|He]] left."
    )
    assert news.ids("a") == ["person/volodymyr-zelenskyy"] * 2


def test_same_between_two_records_keeps_the_first_by_id(archive):
    records = [
        record("person/b", "Bea Stone", judgements=(Judgement("person/a", "same"),)),
        record("person/a", "Beatrice Stone", judgements=(Judgement("person/b", "same"),)),
    ]
    news = archive(records=records, x="{PERSON Bea Stone} is {PERSON Beatrice Stone}.")
    assert news.ids("x") == ["person/a"] * 2
    assert dict(news.corpus.redirects) == {"person/b": "person/a"}


def test_different_keeps_two_records_apart_whatever_else_is_said(archive):
    records = [
        record("person/a", "Ann Reed", judgements=(Judgement("person/b", "same"),)),
        record("person/b", "Anna Reed", judgements=(Judgement("person/a", "different"),)),
    ]
    news = archive(records=records, x="{PERSON Ann Reed} met {PERSON Anna Reed}.")
    assert news.ids("x") == ["person/a", "person/b"]


def test_ignored_names_are_never_linked(archive):
    news = archive(ignore=["Parliament"], a="The {ORG Parliament} sat on {ORG parliament} hill.")
    assert news.ids("a") == [None, None]
    assert news.corpus.entities == ()


def test_passage_marked_plain_is_not_linked(archive):
    news = archive(records=[record("place/jordan", "Jordan")], a="<Jordan> and Jordan")
    assert news.links("a") == [("Jordan", "place/jordan")]


def test_initials_of_a_record_tell_people_apart():
    records = (record("person/w", "George W. Rush"), record("person/h", "George H. Rush"))
    names = registry_names(Registry(records))
    assert names.named(form("George W. Rush")) == ("person/w",)
    assert names.named(form("George H Rush")) == ("person/h",)
    assert names.named(form("George Rush")) == ("person/h", "person/w")
    assert names.named(form("George Q. Rush")) == ()


def test_country_belongs_to_a_place_before_an_organisation():
    records = (record("org/russia-state", "Russia"), record("place/russia", "Russia"))
    assert registry_names(Registry(records)).countries == {"RU": "place/russia"}


def test_alias_of_a_language_links_in_texts_in_this_language_only(archive):
    man = record("place/man", "Isle of Quay", ("Die Insel", "true", "de"), ("Insel", "after-full", "de"))
    text = "Die Insel. {GPE Isle of Quay} and {GPE Insel}."
    news = archive(
        written("en", text), written("de", text, lang="de-AT"), written("fr", text, lang="fr"), records=[man]
    )
    assert news.links("de") == [(name, "place/man") for name in ("Die Insel", "Isle of Quay", "Insel")]
    for slug in ("en", "fr"):
        assert [id_ for name, id_ in news.links(slug) if id_ == "place/man"] == ["place/man"]


def test_alias_of_another_language_can_be_written_as_a_link(archive):
    quay = record("place/man", "Isle of Quay", ("Die Insel", "true", "de"))
    assert archive(records=[quay], a="See [[Die Insel]].").ids("a") == ["place/man"]


def test_unsure_keeps_apart_what_same_would_join(archive):
    ann = record("person/ann-reed", "Ann Reed", judgements=(Judgement("person/ann-weber", "same"),))
    weber = record("person/ann-weber", "Ann Weber", judgements=(Judgement("person/ann-reed", "unsure"),))
    news = archive(records=[ann, weber], a="{PERSON Ann Reed} met {PERSON Ann Weber}.")
    assert news.ids("a") == ["person/ann-reed", "person/ann-weber"]


def test_the_names_of_a_merged_record_lead_to_the_one_that_stays(archive):
    records = [
        record("person/annie", "Annie Aster", "A. A.", merged_into="person/ann"),
        record("person/ann", "Ann Aster"),
        record("person/ann-aster", "ann-aster", merged_into="person/ann"),
    ]
    news = archive(records=records, a="See [[Annie Aster]] and [[A. A.]].")

    assert news.problems == ()
    assert [entity.aliases for entity in news.corpus.entities] == [("A. A.", "Annie Aster")]
