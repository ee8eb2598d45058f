"""Where the new words of a correction stand in the text."""

import pytest
from plan.harbour import article, when

from briefgen.model.source import Correction
from briefgen.plan.text.corrections import check_corrections, in_order_of_date, new_words

TEXT = """It opened in 2010 with 10 cranes, he said, “at last”.

## The cranes

All came in March. They are *new and red*.

### The tall ones

In May.

## The ships

None in March.
"""


def found(now, where="", was="shut"):
    note = Correction(when("2025"), "correction", was=was, now=now, where=where)
    harbour = article("harbour", TEXT, corrections=(note,))
    span = new_words(harbour, note)
    codes = [problem.code for problem in check_corrections(harbour)]
    return (span.of(harbour.prose.text) if span else None), codes


@pytest.mark.parametrize(
    ("now", "where", "words"),
    [
        ("10", "", "10"),
        ('he said, "at last".', "", "he said, “at last”"),
        ("are new and red", "", "are new and red"),
        ("March", "#the-ships", "March"),
        ("In May", "#the-cranes", "In May"),
        ("In May", "#nowhere", "In May"),
    ],
)
def test_words_that_stand_there_once_are_found(now, where, words):
    assert found(now, where) == (words, [])


@pytest.mark.parametrize(
    ("now", "where", "code"),
    [
        ("in March", "", "correction/words-not-single"),
        ("in June", "", "correction/words-not-found"),
        ("In May", "#the-ships", "correction/words-not-found"),
    ],
)
def test_words_that_are_not_there_or_not_single_are_not_marked(now, where, code):
    assert found(now, where) == (None, [code])


def test_a_note_without_new_words_is_fine():
    assert found("") == (None, [])


def test_a_note_without_any_words_is_none():
    assert found("", was="") == (None, ["correction/without-words"])


def test_a_new_note_changes_the_number_of_no_other():
    old, new = (Correction(when(date), "update", date) for date in ("2025-03", "2025-04"))
    for written in ((old, new), (new, old)):
        assert in_order_of_date(article("a", "Text.", corrections=written).source.meta) == (old, new)
