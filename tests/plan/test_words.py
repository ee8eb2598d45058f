import pytest
from plan.harbour import when

from briefgen.model.states import State
from briefgen.plan import words
from briefgen.plan.views import DateView
from briefgen.plan.words import Words


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("2025", "2025"),
        ("2025-04", "April 2025"),
        ("2025-04-28", "28 April 2025"),
        ("2025-04-28T23:30:00+00:00", "29 April 2025, 01:30 CEST"),
    ],
)
def test_a_date_is_printed_no_more_precisely_than_it_is_known(written, printed):
    assert Words("en", "Europe/Berlin").date(when(written)).text == printed


def test_a_date_is_printed_in_the_language_of_the_site():
    assert Words("de").date(when("2025-05-03")).text == "3. Mai 2025"
    assert Words("fr").date(when("2025-05")).text == "mai 2025"
    assert Words("fr").date(when("2025-05-01")).text == "1er mai 2025"
    assert Words("fr").date(when("2025-05-11")).text == "11 mai 2025"
    assert Words("uk").date(when("2025-05-03")).text == "3 травня 2025"
    assert Words("uk").date(when("2025-05")).text == "травень 2025"
    assert Words("en-US").date(when("2025-05-03")).text == "May 3, 2025"


def test_an_unknown_language_or_zone_does_not_stop_a_build():
    assert Words("tlh-x", "Mars/Base").date(when("2025-05-03T10:00:00+00:00")).text == "3 May 2025, 10:00 UTC"


def test_no_date_gives_no_view():
    assert Words().date(None) is None
    assert Words().date_of("") is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2025-04", DateView("2025-04", "April 2025")),
        ("2025-04-03", DateView("2025-04-03", "3 April 2025")),
        ("last spring", DateView("", "last spring")),
        ("2025-13", DateView("", "2025-13")),
    ],
)
def test_the_date_of_a_quotation_is_read_from_its_text(written, expected):
    assert Words().date_of(written) == expected


def test_only_a_text_that_runs_against_the_site_has_a_direction_of_its_own():
    assert [Words("en").direction(lang) for lang in ("ar", "fr", "en", "")] == ["rtl", "", "", ""]


@pytest.mark.parametrize(
    ("section", "label"),
    [
        ("middle-east", "Middle east"),
        ("World News", "World News"),
        ("news/labour", "News / Labour"),
        ("UN", "UN"),
    ],
)
def test_a_folder_name_is_spelt_out(section, label):
    assert words.section_label(section) == label


def test_kinds_of_entities_keep_their_order():
    assert words.in_order(["work", "ship", "place", "person"]) == ["person", "place", "work", "ship"]
    assert Words().kinds("person") == "People"
    assert Words().kinds("ship") == "ship"


def test_states_are_worded_by_the_vocabulary_and_an_unknown_one_is_its_own_word():
    proven = State("proven", "Proven", class_="true", shape="confirmed")
    vocabulary = words.Words(states=(proven,))
    assert vocabulary.state("proven") == proven
    assert (vocabulary.state("odd").label, vocabulary.state("odd").class_) == ("odd", "other")
