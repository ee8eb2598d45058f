"""What the preview says."""

import threading
import webbrowser
from dataclasses import replace

import pytest

from briefgen.cli.terminal import Terminal, leave
from briefgen.model.diagnostic import Diagnostic, Severity
from briefgen.model.text import Place
from briefgen.serve.builder import Result
from briefgen.serve.standing import StandingSite

WRONG = Diagnostic("test/wrong", Severity.ERROR, "This is wrong.")
ODD = Diagnostic("test/odd", Severity.WARNING, "This is odd.")
SITE = StandingSite({"index.html": b"", "a/index.html": b"", "style.css": b""})


@pytest.fixture
def said(capsys):
    def look():
        shown = capsys.readouterr()
        return shown.out + shown.err

    return look


def test_where_the_preview_stands(said):
    Terminal().ready("http://127.0.0.1:8000", 8000, 8000)
    assert said() == "Preview: http://127.0.0.1:8000/  (Ctrl-C ends it)\n"
    Terminal().ready("http://127.0.0.1:8001", 8000, 8001)
    assert "Port 8000 is taken, so this is port 8001." in said()
    Terminal().ready("http://127.0.0.1:4711", 0, 4711)
    assert "taken" not in said()


def test_a_browser_is_opened_when_asked_for(monkeypatch):
    opened, done = [], threading.Event()
    monkeypatch.setattr(webbrowser, "open", lambda address: (opened.append(address), done.set()))
    Terminal(open_=True).ready("http://127.0.0.1:8000", 8000, 8000)

    assert done.wait(10)
    assert opened == ["http://127.0.0.1:8000/"]


def test_the_same_problems_are_said_once(said):
    terminal = Terminal()
    terminal.built(Result((), 0.5, SITE))
    said()
    terminal.built(Result((WRONG,), 0.5))
    assert "error[test/wrong] This is wrong." in (text := said())
    assert text.endswith("The preview shows the site as it was when it was last without errors.\n")
    terminal.built(Result((WRONG,), 0.5))
    assert said() == ""
    terminal.built(Result((), 0.5, SITE))
    assert said() == "Mended. Built 2 pages in 0.50 s.\n"
    terminal.built(Result((), 0.5, SITE))
    assert said() == "Built 2 pages in 0.50 s.\n"


def test_a_site_is_mended_when_only_warnings_are_left(said):
    terminal = Terminal()
    terminal.built(Result((ODD,), 0.5, SITE))
    terminal.built(Result((ODD, WRONG), 0.5))
    said()
    terminal.built(Result((ODD,), 0.5, SITE))
    assert said() == "Mended. Built 2 pages in 0.50 s.\n"


def test_a_site_that_was_never_good_is_not_said_to_be_shown(said):
    terminal = Terminal()
    terminal.built(Result((WRONG,), 0.5))
    assert said().endswith("\nThe preview shows the site as soon as this is mended.\n")


def test_a_problem_that_an_edit_moves_to_another_line_is_the_same(said):
    terminal = Terminal()
    terminal.built(Result((replace(ODD, place=Place("a.md", 1)),), 0.5, SITE))
    said()
    terminal.built(
        Result((replace(ODD, place=Place("a.md", 2)), replace(ODD, place=Place("b.md", 1))), 0.5, SITE)
    )
    assert "a.md" not in (text := said())
    assert "b.md:1:0: warning[test/odd]" in text


def test_quiet_says_errors_only(said):
    terminal = Terminal(quiet=True)
    terminal.built(Result((ODD,), 0.5, SITE))
    assert said() == ""
    terminal.built(Result((WRONG, ODD), 0.5))
    assert "test/wrong" in (text := said())
    assert "test/odd" not in text


def test_a_bug_shows_its_traceback_to_those_who_ask(said):
    Terminal().built(Result((WRONG,), 0.5, trace="Traceback of it"))
    assert "Traceback" not in said()
    Terminal(verbose=True).built(Result((WRONG,), 0.5, trace="Traceback of it"))
    assert "Traceback of it" in said()


def test_there_is_nothing_to_leave_when_no_build_runs():
    leave()
