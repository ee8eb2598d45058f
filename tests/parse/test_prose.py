"""Prose, and the way back from each of its characters to the file."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen.model.article import Article, BlockKind
from briefgen.model.source import Meta, Source
from briefgen.model.text import Span
from briefgen.parse import parse

FRAGMENTS = [
    "word", "Kim Jong-un", " ", "  ", "\n", "\n\n", "*", "**", "_", "~~", "`", "``", "[", "]", "(", ")", "[[", "]]",
    "|", "\\|", "\\", "\\*", "&amp;", "&#x1F600;", "&nGt;", "😀", "é", "> ", "- ", "1. ", "\t", "    ", "## ", "# ",
    " ##", "---\n", "===\n", "|---|---|\n", "| a | b |\n", ":::", "::: note\n", "::: quote {speaker=A}\n", "{.plain}",
    "{#id}", '{kicker="K"}', "<b>", "<http://a.example/ä>", "[x](y 'z')", "![i](j)", "[^1]", "[^1]: ", "\n: ", "```\n",
    "~", "<", ">", "!", ":", "\xa0", "\u2028", "“", "”", "[x]: /y\n",
]  # fmt: skip
MARKDOWN = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=4), max_size=40).map("".join)


def article_of(markdown: str, *, raw_html: bool = False) -> Article:
    head = "---\ntitle: T\n---\n"
    text = head + markdown
    source = Source("content/t.md", text, Span(len(head), len(text)), Meta(title="T"), "t")
    return parse(source, raw_html=raw_html).value


def assert_true_to_the_file(article: Article) -> None:
    prose, text = article.prose, article.source.text
    for piece in prose.pieces:
        if len(piece.span) == len(piece.source):
            assert piece.span.of(prose.text) == piece.source.of(text)
    for block in prose.blocks:
        inside = [piece for piece in prose.pieces if block.span.holds(piece.span)]
        assert all(a.span.end <= b.span.start for a, b in zip(inside, inside[1:], strict=False))
        assert all(a.source.end <= b.source.start for a, b in zip(inside, inside[1:], strict=False))
        covered = "".join(piece.span.of(prose.text) for piece in inside)
        assert covered == block.span.of(prose.text).replace("\n", "") or "\n" in covered
    assert "\n\n".join(block.span.of(prose.text) for block in prose.blocks) == prose.text


@given(MARKDOWN.filter(lambda text: "\r" not in text), st.booleans())
@settings(max_examples=400, deadline=None)
@example("[a](b ' c') c", False)
@example("~~a~~~ b", False)
def test_every_character_of_the_prose_stands_where_it_says(markdown: str, raw_html: bool) -> None:
    assert_true_to_the_file(article_of(markdown, raw_html=raw_html))
