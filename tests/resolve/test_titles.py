"""Titles before names, which can tell namesakes apart; and cautious aliases, which must not."""

import pytest
from resolve.newsroom import record, when, written

from briefgen.model.registry import RoleHeld
from briefgen.resolve.names.titles import without_country

MAYOR = RoleHeld("Mayor", "Fenmarsh", since=when("2022-05"))
TOMAS = record("person/tomas-quill", "Tomas Quill", ("Quill", "after-full"), roles=(MAYOR,))
PETRA = record("person/petra-quill", "Petra Quill")
BOTH = [TOMAS, PETRA]
FULL_NAMES = "{PERSON Petra Quill} asked. {PERSON Tomas Quill} left."


def first(archive, name, rest=FULL_NAMES, records=BOTH, date="2024-03-04"):
    """What a name at the beginning of a briefing is linked to, and the candidates of the warning."""
    news = archive(written("a", f"{name} spoke. {rest}", date=date), records=records)
    return news.ids("a")[0], [problem.message.partition(" can mean ")[2] for problem in news.problems]


AMBIGUOUS = (None, ["person/petra-quill or person/tomas-quill; it is not linked."])


def test_barring_one_does_not_make_the_other_the_answer(archive):
    assert first(archive, "{PERSON Quill}") == AMBIGUOUS
    assert first(archive, "{PERSON Quill}", "") == AMBIGUOUS
    assert first(archive, "{PERSON Quill}", "{PERSON Petra Quill} asked.") == AMBIGUOUS


@pytest.mark.parametrize("name", ["{PERSON Mr Quill}", "{PERSON Ms|Quill}"])
def test_courtesies_change_nothing(archive, name):
    assert first(archive, name) == AMBIGUOUS


def test_full_name_before_decides_where_the_barred_one_is_not_named(archive):
    news = archive(records=BOTH, a="{PERSON Petra Quill} asked. {PERSON Quill} left.")
    assert news.ids("a") == ["person/petra-quill"] * 2
    news = archive(
        records=BOTH, a="{PERSON Petra Quill} asked. {PERSON Quill} left. {PERSON Tomas Quill} came."
    )
    assert news.ids("a")[1] is None
    assert news.codes() == ["entity/ambiguous"]


@pytest.mark.parametrize(
    "name", ["{PERSON Mayor|Quill}", "{PERSON Mayor Quill}", "{PERSON British Mayor|Quill}"]
)
@pytest.mark.parametrize("rest", [FULL_NAMES, ""])
def test_title_that_is_the_recorded_role_of_one_decides(archive, name, rest):
    assert first(archive, name, rest) == ("person/tomas-quill", [])


def test_title_decides_without_any_alias(archive):
    tomas = record("person/tomas-quill", "Tomas Quill", roles=(MAYOR,))
    assert first(archive, "{PERSON Mayor|Quill}", records=[tomas, PETRA]) == ("person/tomas-quill", [])
    assert first(archive, "{PERSON Mayor|Quill}", "", records=[tomas, PETRA]) == ("person/tomas-quill", [])


def test_role_counts_on_the_day_of_the_briefing_only(archive):
    assert first(archive, "{PERSON Mayor|Quill}", date="2021-01-01") == AMBIGUOUS


def test_title_that_two_bear_or_nobody_decides_nothing(archive):
    petra = record("person/petra-quill", "Petra Quill", roles=(RoleHeld("Mayor"),))
    assert first(archive, "{PERSON Mayor|Quill}", records=[TOMAS, petra]) == AMBIGUOUS
    assert first(archive, "{PERSON Judge|Quill}") == AMBIGUOUS
    assert first(archive, "{PERSON Former Mayor|Quill}") == AMBIGUOUS


def test_title_does_not_link_a_name_that_never_links_by_itself(archive):
    tomas = record("person/tomas-quill", "Tomas Quill", ("Quill", "never"), roles=(MAYOR,))
    assert first(archive, "{PERSON Mayor|Quill}", records=[tomas, PETRA]) == (None, [])


def test_title_of_somebody_elsewhere_makes_the_one_in_the_briefing_unsure(archive):
    tomas = record("person/tomas-quill", "Tomas Quill", roles=(MAYOR,))
    rest = "{PERSON Petra Quill} asked."
    assert first(archive, "{PERSON Mayor|Quill}", rest, [tomas, PETRA]) == AMBIGUOUS
    rest = "{PERSON Mayor|Petra Quill} asked."
    assert first(archive, "{PERSON Mayor|Quill}", rest, [tomas, PETRA]) == ("person/petra-quill", [])


def test_title_before_a_full_name_of_the_briefing_tells_namesakes_apart(archive):
    rest = "{PERSON Judge|Ann Reed} met {PERSON Tom Reed}."
    assert first(archive, "{PERSON Judge|Reed}", rest, [])[0] == "person/ann-reed"
    assert first(archive, "{PERSON Reed}", rest, [])[0] is None


def test_title_tells_two_records_of_one_full_name_apart(archive):
    records = [record("person/a", "Ann Reed"), record("person/b", "Ann Reed", roles=(RoleHeld("Judge"),))]
    assert first(archive, "{PERSON Judge|Ann Reed}", "", records) == ("person/b", [])


def test_barred_institution_does_not_make_another_the_answer(archive):
    staff = record("org/general-staff-ua", "General Staff of Ukraine", ("General Staff", "never"))
    news = archive(
        records=[staff],
        a="The {ORG General Staff} left. {ORG General Staff of Russia} and {ORG General Staff of Ukraine} met.",
    )
    assert news.ids("a")[0] is None
    assert news.codes() == ["entity/ambiguous"]


def test_country_before_a_title_is_no_part_of_it():
    assert without_country("Russian President") == "President"
    assert without_country("President") == "President"
    assert without_country("") == ""


# ---- a last name alone, of which the archive knows one


@pytest.mark.parametrize(
    "name", ["{PERSON Judge|Quill}", "{PERSON Judge Quill}", "{PERSON French baker|Quill}"]
)
def test_office_or_nation_of_somebody_else_leaves_a_last_name_open(archive, name):
    tomas = record("person/tomas-quill", "Tomas Quill", disambiguation="British mayor", roles=(MAYOR,))
    news = archive(records=[tomas], a=f"{name} spoke. {{PERSON Quill}} left.", b="{PERSON Quill} came.")
    assert news.ids("a")[-2:] == [None, None]
    assert set(news.codes()) == {"entity/ambiguous"}
    assert news.ids("b") == ["person/tomas-quill"]


@pytest.mark.parametrize(
    "title", ["Mayor", "Former Mayor", "candidate", "General", "Sen.", "British governor"]
)
def test_a_last_name_with_an_office_of_the_one_who_is_known_is_his(archive, title):
    roles = (MAYOR, RoleHeld("Senator"), RoleHeld("Attorney General"), RoleHeld("Governor of Fenmarsh"))
    tomas = record("person/tomas-quill", "Tomas Quill", roles=roles)
    news = archive(records=[tomas], a=f"{{PERSON {title}|Quill}} spoke.")
    assert news.ids("a")[-1] == "person/tomas-quill"


def test_an_office_says_nothing_against_somebody_of_whom_none_is_known(archive):
    assert first(archive, "{PERSON Judge|Quill}", "", [PETRA]) == ("person/petra-quill", [])


def test_titles_in_the_archive_count_as_known(archive):
    news = archive(
        a="{PERSON Judge|Petra Quill} sat. {PERSON Petra Quill} left.",
        b="{PERSON Judge|Quill} sat.",
        c="{PERSON Admiral|Quill} sailed.",
    )
    assert (news.ids("b"), news.ids("c")) == (["person/petra-quill"], [None])
