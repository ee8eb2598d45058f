"""Problems as text."""

import pytest

from briefgen.cli.report import as_text, count_of, totals
from briefgen.model.diagnostic import Diagnostic, Severity
from briefgen.model.text import Place


def problem(excerpt="kind: newz", column=7, width=4, **changes):
    values = {
        "code": "value/not-allowed",
        "severity": Severity.ERROR,
        "message": "`kind` cannot be `newz`.",
        "hint": "Did you mean `news`?",
        "place": Place("content/a.md", 12, column, width, excerpt),
    }
    return Diagnostic(**(values | changes))


def test_a_problem_with_its_line():
    assert as_text(problem()) == (
        "content/a.md:12:7: error[value/not-allowed] `kind` cannot be `newz`.\n"
        "  12 | kind: newz\n"
        "     |       ^^^^\n"
        "  help: Did you mean `news`?"
    )


def test_a_problem_of_a_whole_file_and_one_of_none():
    assert as_text(problem(place=Place("content/a.md"), hint="")) == (
        "content/a.md: error[value/not-allowed] `kind` cannot be `newz`."
    )
    assert as_text(problem(place=None, hint="")).startswith("error[")


@pytest.mark.parametrize(
    ("excerpt", "column", "width", "line", "under"),
    [
        ("\tkey: x", 2, 3, "    key: x", "    ^^^"),
        ("金正恩 met Putin", 5, 3, "金正恩 met Putin", "       ^^^"),
        ("名前: 金正恩", 5, 3, "名前: 金正恩", "      ^^^^^^"),
        ("cafe\u0301 x", 7, 1, "cafe\u0301 x", "     ^"),
        ("e\u0301e\u0301", 1, 2, "e\u0301e\u0301", "^"),
        ("", 1, 1, "", "^"),
        ("short", 6, 9, "short", "     ^"),
        ("short", 3, 99, "short", "  ^^^"),
        ("a\x1b[31mb", 2, 1, "a␛[31mb", " ^"),
        ("a\u202eb", 2, 1, "a⟨U+202E⟩b", " ^^^^^^^^"),
    ],
)
def test_carets_stand_under_what_is_wrong(excerpt, column, width, line, under):
    lines = as_text(problem(excerpt, column, width)).splitlines()

    assert lines[1] == f"  12 | {line}".rstrip()
    assert lines[2] == f"     | {under}"


def test_a_long_line_is_cut_around_the_place():
    text = "word " * 100
    lines = as_text(problem(text + "wrong " + text, len(text) + 1, 5)).splitlines()

    assert len(lines[1]) < 120
    assert lines[1].count("…") == 2
    at = lines[2].index("^")
    assert lines[1][at : at + 5] == "wrong"
    assert lines[2].endswith("^^^^^")


def test_a_place_that_is_wider_than_the_cut():
    lines = as_text(problem("x" * 500, 1, 500)).splitlines()

    assert lines[1] == f"  12 | {'x' * 100}…"
    assert lines[2] == f"     | {'^' * 100}"


def test_messages_cannot_move_the_cursor():
    text = as_text(problem(message="a\x1b]0;title\x07b\nc", place=Place("x\x1b.md")))

    assert "\x1b" not in text
    assert text.startswith("x␛.md: error[value/not-allowed] a␛]0;title␇b␊c\n")


def test_colour_marks_the_kind_and_the_carets():
    text = as_text(problem(), colour=True)

    assert "\x1b[31m\x1b[1merror[value/not-allowed]\x1b[0m" in text
    assert "\x1b[31m\x1b[1m^^^^\x1b[0m" in text


def test_totals():
    error, warning = problem(), problem(severity=Severity.WARNING)

    assert totals([error]) == "1 error"
    assert totals([error, error, warning]) == "2 errors, 1 warning"
    assert totals([]) == "no problems"
    assert count_of(2, "entity", "entities") == "2 entities"
