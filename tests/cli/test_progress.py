"""The bar."""

import io
import sys

from briefgen.cli import progress


class Screen(io.StringIO):
    def isatty(self):
        return True


def work(patience, monkeypatch, screen, **options):
    monkeypatch.setattr(progress, "_PATIENCE", patience)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with progress.Bar(**options) as bar:
        bar.start("reading", 3)
        bar.advance()
        bar.advance(2)
        bar.done()
        bar.done()
    return screen.getvalue()


def test_long_work_on_a_terminal_shows_a_bar(monkeypatch):
    assert "reading" in work(-1, monkeypatch, Screen())


def test_short_work_shows_nothing(monkeypatch):
    assert work(1000, monkeypatch, Screen()) == ""


def test_no_terminal_no_bar(monkeypatch):
    assert work(-1, monkeypatch, io.StringIO()) == ""


def test_quiet_shows_nothing(monkeypatch):
    assert work(-1, monkeypatch, Screen(), quiet=True) == ""
