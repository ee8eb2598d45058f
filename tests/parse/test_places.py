"""Places in a file, found by line."""

from __future__ import annotations

import pytest

from briefgen.model.source import Meta, Source
from briefgen.model.text import Place, Span
from briefgen.parse.places import Lines

TEXT = "---\ntitle: T\n---\nOne line.\n\n  > two  \nlast"
SOURCE = Source("content/t.md", TEXT, Span(17, len(TEXT)), Meta(title="T"), "t")


@pytest.mark.parametrize("words", ["One", "line.", "two", "last", "> two"])
def test_a_place_is_that_of_the_source(words: str) -> None:
    start = TEXT.index(words)
    assert Lines(SOURCE).place(start, start + len(words)) == SOURCE.place(Span(start, start + len(words)))


def test_only_the_first_line_is_underlined() -> None:
    assert Lines(SOURCE).place(21, len(TEXT)).width == len("line.")


def test_the_place_of_a_line_is_what_stands_on_it() -> None:
    assert Lines(SOURCE).place_of_line(2) == Place("content/t.md", 6, 3, 5, "  > two  ")


def test_the_end_of_an_empty_body_has_a_place() -> None:
    source = Source("content/t.md", "---\n---\n", Span(8, 8), Meta(title="T"), "t")
    assert Lines(source).place(8, 9) == Place("content/t.md", 3, 1, 1, "")
