"""What is to mend: what the last build found, and what looks at single files have found since."""

from briefgen.model.diagnostic import Diagnostic, Severity
from briefgen.model.text import Place
from briefgen.serve.mistakes import Mistakes


def wrong(path, what="x/wrong", line=1):
    return Diagnostic(what, Severity.ERROR, "This is wrong.", place=Place(path, line, 1))


DATE, NAME = wrong("a.md", "header/date"), wrong("a.md", "header/name", 2)
OTHER = wrong("b.md")


def test_what_a_look_found_is_gone_when_a_look_does_not_find_it():
    mistakes = Mistakes()
    mistakes.looked(1, "a.md", [DATE])
    assert mistakes.errors == (DATE,)
    mistakes.built(1, (DATE, OTHER))
    mistakes.looked(2, "a.md", [])

    assert mistakes.errors == (OTHER,)


def test_what_only_a_build_found_stays_until_a_build_does_not_find_it():
    mistakes = Mistakes()
    mistakes.looked(1, "a.md", [DATE])
    mistakes.built(1, (DATE, NAME))
    for number in (2, 3):
        mistakes.looked(number, "a.md", [])
        assert mistakes.errors == (NAME,)
    mistakes.built(2, (NAME,))
    assert mistakes.errors == (NAME,)
    mistakes.built(3, ())

    assert mistakes.errors == ()


def test_a_build_of_how_a_file_was_before_a_look_brings_nothing_back_that_the_look_settled():
    mistakes = Mistakes()
    mistakes.looked(1, "a.md", [DATE])
    mistakes.looked(2, "a.md", [])
    mistakes.built(1, (DATE,))
    assert mistakes.errors == ()
    mistakes.built(2, ())

    assert mistakes.errors == ()


def test_a_build_from_before_a_mistake_does_not_take_it_away():
    mistakes = Mistakes()
    mistakes.looked(2, "a.md", [DATE])
    mistakes.built(1, ())

    assert mistakes.errors == (DATE,)


def test_what_a_look_found_in_a_file_that_was_good_since_is_for_a_build_alone_when_only_that_finds_it():
    mistakes = Mistakes()
    mistakes.looked(1, "a.md", [DATE])
    mistakes.built(1, ())
    mistakes.built(2, (DATE,))
    mistakes.looked(3, "a.md", [])

    assert mistakes.errors == (DATE,)


def test_a_warning_keeps_nothing_from_being_shown():
    mistakes = Mistakes()
    mistakes.looked(
        1, "a.md", [Diagnostic("x/odd", Severity.WARNING, "This is odd.", place=Place("a.md", 1))]
    )

    assert mistakes.errors == ()
