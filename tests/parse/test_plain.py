"""Plain text as an article."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.article import BlockKind
from briefgen.model.text import Span
from briefgen.parse import parse_plain


def test_paragraphs_are_blocks_and_nothing_is_markup() -> None:
    article = parse_plain("doc-1", "One *line*\nand [[two]].\n \n\n  # Next\n\n")
    assert article.prose.text == "One *line*\nand [[two]].\n \n\n  # Next\n\n"
    words = [block.span.of(article.prose.text) for block in article.prose.blocks]
    assert words == ["One *line*\nand [[two]].", "# Next"]
    assert {block.kind for block in article.prose.blocks} == {BlockKind.PARAGRAPH}
    assert [section.number for section in article.sections] == [0]


def test_a_place_in_plain_text() -> None:
    article = parse_plain("doc-1", "One.\r\n\r\nTwo words.")
    start = article.prose.text.index("words")
    assert str(article.place(Span(start, start + 5))) == "doc-1:3:5"
    assert [block.span.of(article.prose.text) for block in article.prose.blocks] == ["One.", "Two words."]


def test_an_empty_text_has_no_blocks() -> None:
    assert parse_plain("doc-1", " \n\n ").prose.blocks == ()


@given(st.text(alphabet="ab \t\r\n", max_size=60))
def test_the_text_comes_back_unchanged_and_blocks_hold_all_its_words(text: str) -> None:
    article = parse_plain("x", text)
    assert article.prose.text == text
    words = "".join(block.span.of(text) for block in article.prose.blocks)
    assert "".join(words.split()) == "".join(text.split())
    assert "\n\n" not in words
    assert all(piece.span == piece.source for piece in article.pieces)
