"""People of one name told apart, spellings of one name joined: what stands beside a name decides."""

import pytest
from resolve.newsroom import record

from briefgen.model.registry import Judgement


def _people(news, slug):
    return [mention.entity for mention in news.briefing(slug).mentions if mention.label == "PERSON"]


def _same(news):
    return _people(news, "a")[0] == _people(news, "b")[0]


# ---- two spellings, one person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Muammar Gaddafi", "Moammar Qaddafi"),
        ("Muammar Gadhafi", "Muammar al-Gaddafi"),
        ("Mohammed Mursi", "Mohamed Morsi"),
        ("Saddam Hussein", "Saddam Husayn"),
        ("Abdul Karim", "Abdel Kareem"),
        ("Aleksandr Novak", "Alexander Novak"),
        ("Yury Tymoshenko", "Yuri Timoshenko"),
        ("Sergey Shoygu", "Sergei Shoigu"),
        ("Jörg Müller", "Joerg Mueller"),
    ],
)
def test_spellings_that_share_a_title_and_company_are_one_person(archive, one, other):
    title = "Prime Minister"
    news = archive(
        a=f"{{PERSON {title}|{one}}} came to {{GPE Lyra}}.",
        b=f"{{PERSON {title}|{other}}} left {{GPE Lyra}}.",
    )
    assert _same(news)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Reed", "Anne Reed"),
        ("Maria Lopez", "Mario Lopez"),
        ("Jon Smith", "John Smith"),
        ("Ann Marks", "Ann Marx"),
        ("Mahmoud Karim", "Mohammed Karim"),
    ],
)
def test_names_that_sound_alike_are_two(archive, one, other):
    news = archive(
        a=f"{{PERSON Mayor|{one}}} came to {{GPE Lyra}}.", b=f"{{PERSON Mayor|{other}}} left {{GPE Lyra}}."
    )
    assert not _same(news)


@pytest.mark.parametrize(
    ("before", "one", "other"),
    [
        ("nothing in common", "{PERSON Omar Qasimi} spoke.", "{PERSON Omar Kasimi} spoke."),
        (
            "two nations",
            "{PERSON Omani judge|Omar Qasimi} in {GPE Lyra}.",
            "{PERSON Libyan judge|Omar Kasimi} in {GPE Lyra}.",
        ),
        (
            "one article has both",
            "{PERSON Judge|Omar Qasimi} and {PERSON Judge|Omar Kasimi} in {GPE Lyra}.",
            "{PERSON Judge|Omar Kasimi} in {GPE Lyra}.",
        ),
    ],
)
def test_spellings_stay_apart_without_support_or_against_it(archive, before, one, other):
    assert not _same(archive(a=one, b=other)), before


def test_last_name_in_another_spelling_is_the_one_in_the_same_briefing(archive):
    news = archive(a="{PERSON Omar Qasimi} spoke. {PERSON Kasimi} left.")
    assert set(news.ids("a")) == {"person/omar-qasimi"}


def test_a_first_name_is_not_another_spelling_of_somebody_elses_last_name(archive):
    news = archive(a="{PERSON Russ Holm} met {PERSON Ann Ross}. {PERSON Russ} left.")
    assert news.ids("a")[2] == "person/russ-holm"


def test_a_record_has_every_spelling_that_is_no_other_records(archive):
    text = "{PERSON Omar Kasimi} spoke. {PERSON Kasimi} left."
    omar = record("person/omar-qasimi", "Omar Qasimi")
    assert archive(records=[omar], a=text).ids("a") == ["person/omar-qasimi"] * 2
    other = record("person/omar-kasimi", "Omar Kasimi")
    assert archive(records=[omar, other], a=text).ids("a") == ["person/omar-kasimi"] * 2


def test_who_writes_a_name_in_two_ways_means_two_even_if_only_one_has_a_record(archive):
    text = "{PERSON Omar Qasimi} met {PERSON Omar Kasimi}."
    omar = record("person/omar-qasimi", "Omar Qasimi")
    news = archive(records=[omar], a=text)
    assert news.ids("a") == ["person/omar-qasimi", None]
    assert news.codes() == ["entity/ambiguous"]
    apart = Judgement("person/omar-kasimi", "different")
    omar = record("person/omar-qasimi", "Omar Qasimi", judgements=(apart,))
    assert archive(records=[omar], a=text).ids("a") == ["person/omar-qasimi", "person/omar-kasimi"]
    assert archive(records=[omar], a="{PERSON Omar Kasimi} spoke.").ids("a") == ["person/omar-kasimi"]


# ---- one name, two people


def test_namesakes_of_two_nations_are_two_and_the_bare_name_is_either(archive):
    news = archive(
        a="{PERSON Australian swimmer|John Smith} won. {PERSON Smith} smiled.",
        b="{PERSON British judge|John Smith} spoke. {PERSON Smith} sat.",
        c="{PERSON John Smith} ran.",
    )
    swimmer, judge = set(_people(news, "a")), set(_people(news, "b"))
    assert len(swimmer) == len(judge) == 1
    assert swimmer != judge
    assert _people(news, "c") == [None]
    assert [name.candidates for name in news.corpus.unresolved] == [tuple(sorted(swimmer | judge))]


def test_words_before_a_name_count_like_a_title(archive):
    news = archive(
        a="The {NORP Australian} freestyle swimmer {PERSON John Smith} won.",
        b="The {NORP British} judge {PERSON John Smith} spoke.",
        c="The {NORP French} praised {PERSON Ann Reed}.",
        d="The {NORP British} judge {PERSON Ann Reed} spoke.",
    )
    assert news.ids("a")[1] != news.ids("b")[1]
    assert news.ids("c")[1] == news.ids("d")[1]


def test_namesakes_whose_titles_and_company_have_nothing_in_common_are_two(archive):
    news = archive(
        a="{PERSON Admiral|John Smith} sailed with {PERSON Ann Reed}.",
        b="{PERSON Chef|John Smith} cooked for {PERSON Tom Weber}.",
        c="{PERSON John Smith} and {PERSON Ann Reed} spoke.",
    )
    assert _people(news, "a")[0] != _people(news, "b")[0]
    assert _people(news, "c") == _people(news, "a")


def test_somebody_who_changes_office_stays_one_person(archive):
    news = archive(
        a="{PERSON Mayor|John Smith} of {GPE Lyra} spoke.",
        b="{PERSON Senator|John Smith} came to {GPE Lyra}.",
        c="{PERSON Mayor|John Smith} spoke.",
    )
    assert len({_people(news, slug)[0] for slug in "abc"}) == 1


def test_a_record_of_another_nation_is_a_candidate_only(archive):
    judge = record("person/john-smith", "John Smith", disambiguation="British judge")
    news = archive(
        records=[judge],
        a="{PERSON Australian swimmer|John Smith} won. {PERSON Smith} smiled.",
        b="{PERSON British lawyer|John Smith} spoke.",
        c="{PERSON John Smith} sat.",
    )
    assert [_people(news, slug) for slug in "abc"] == [
        [None, None],
        ["person/john-smith"],
        ["person/john-smith"],
    ]
    assert news.codes() == ["entity/ambiguous"] * 2


def test_a_last_name_is_nobodys_where_its_full_name_is_left_open(archive):
    smith, other = record("person/john-smith", "John Smith", disambiguation="British judge"), "Ann Smith"
    text = "{PERSON Australian swimmer|John Smith} won. {PERSON Smith} smiled."
    news = archive(
        records=[smith],
        a=text,
        b=f"{text} {{PERSON {other}}} left.",
        c="{?PERSON Al Smith} and {PERSON Smith} ran.",
    )
    assert _people(news, "a") == [None, None]
    assert _people(news, "b") == [None, None, "person/ann-smith"]
    assert _people(news, "c") == [None, None]


def test_a_first_word_is_nobodys_where_a_full_name_with_it_is_not_to_be_linked(archive):
    text = "{PERSON Kim Jong Un} met {PERSON Kim Yo Jong}. {PERSON Kim} spoke."
    news = archive(ignore=["Kim Jong Un"], a=text)
    assert news.ids("a") == [None, "person/kim-yo-jong", None]


def test_the_nation_tells_two_records_of_one_name_apart(archive):
    smiths = [
        record("person/john-smith", "John Smith", disambiguation="judge in Norland"),
        record("person/john-smith-2", "John Smith", disambiguation="Australian swimmer"),
    ]
    news = archive(
        records=smiths,
        a="{PERSON Australian champion|John Smith} won.",
        b="{PERSON British judge|John Smith} sat.",
    )
    assert (_people(news, "a"), _people(news, "b")) == (["person/john-smith-2"], [None])
