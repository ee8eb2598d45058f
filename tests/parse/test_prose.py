"""Prose, and the way back from each of its characters to the file."""

from __future__ import annotations

from itertools import pairwise

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
    for piece in article.pieces:
        if len(piece.span) == len(piece.source):
            assert piece.span.of(prose.text) == piece.source.of(text)
    for block in prose.blocks:
        inside = [piece for piece in article.pieces if block.span.holds(piece.span)]
        assert all(a.span.end <= b.span.start for a, b in pairwise(inside))
        assert all(a.source.end <= b.source.start for a, b in pairwise(inside))
        covered = "".join(piece.span.of(prose.text) for piece in inside)
        assert covered == block.span.of(prose.text).replace("\n", "") or "\n" in covered
    assert "\n\n".join(block.span.of(prose.text) for block in prose.blocks) == prose.text


@given(MARKDOWN.filter(lambda text: "\r" not in text), st.booleans())
@settings(max_examples=400)
@example("[a](b ' c') c", False)
@example("~~a~~~ b", False)
@example("[^1]: > [^1]: ", False)
@example(" > ::: note\n>", False)
def test_every_character_of_the_prose_stands_where_it_says(markdown: str, raw_html: bool) -> None:
    assert_true_to_the_file(article_of(markdown, raw_html=raw_html))


def words_at(article: Article, words: str) -> list[str]:
    """Give what stands in the file for each piece of the prose that makes up these words."""
    start = article.prose.text.index(words)
    wanted = Span(start, start + len(words))
    return [
        piece.source.of(article.source.text)
        for piece in article.pieces
        if piece.span.meets(wanted) and len(piece.span)
    ]


def test_blocks_stand_apart_by_a_blank_line_and_lines_by_a_line_break() -> None:
    assert article_of("# A\n\none\ntwo  \nthree\\\nfour\n\n- x\n- y\n").prose.text == (
        "A\n\none\ntwo\nthree\nfour\n\nx\n\ny"
    )


def test_markup_code_images_and_footnote_marks_are_no_text() -> None:
    article = article_of("*a* **b** ~~c~~ `d` ![e](f) g[^1]\n\n```\nh\n```\n\n    i\n\n[^1]: j\n")
    assert article.prose.text == "a b c d  g\n\nj"


def test_kinds_of_blocks() -> None:
    article = article_of(
        "## h\n\np\n\n- i\n\n  > q\n\nt\n: d\n\n|c|\n|-|\n|e|\n\n::: quote {speaker=A}\nw\n:::\n"
    )
    found = [(block.span.of(article.prose.text), block.kind, block.quoted) for block in article.prose.blocks]
    assert found == [
        ("h", BlockKind.HEADING, False),
        ("p", BlockKind.PARAGRAPH, False),
        ("i", BlockKind.ITEM, False),
        ("q", BlockKind.PARAGRAPH, True),
        ("t", BlockKind.TERM, False),
        ("d", BlockKind.ITEM, False),
        ("c", BlockKind.CELL, False),
        ("e", BlockKind.CELL, False),
        ("w", BlockKind.PARAGRAPH, True),
    ]


def test_blocks_know_their_section_and_their_token() -> None:
    article = article_of("a\n\n## b\n\nc\n\n> ## d\n\ne\n\n## f\n")
    assert [block.section for block in article.prose.blocks] == [0, 1, 1, 1, 1, 2]
    numbers = [block.token for block in article.prose.blocks]
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize(
    ("markdown", "words", "written"),
    [
        ("a &amp; b", "&", ["&amp;"]),
        ("a \\* b", "*", ["\\*"]),
        ("[a](b ' c') c", " c", [" c"]),
        ("> - a\n>   b\nlazy *c*\n", "lazy c", ["lazy ", "c"]),
        ("|a|b|\n|-|-|\n||x \\| y|\n", "x | y", ["x ", "\\|", " y"]),
        ("| b | a |\n|-|-|\n| a | b |\n", "a\n\nb", ["a", "b"]),
        ("1. | 1 | 1 |\n   |---|---|\n   | 1 | `1` |\n", "1\n\n1\n\n1\n\n1", ["1", "1", "1", "1"]),
        ("<https://a.test/b>", "https://a.test/b", ["https://a.test/b"]),
        ("<https://a.test/%C3%A4>", "https://a.test/ä", ["<https://a.test/%C3%A4>"]),
        ("`a\nb` c", "a b", ["`a\nb`"]),
        ("`` a` `` c", "a`", ["a`"]),
        ("~~a~~~ b", "~ b", ["~", " b"]),
        ("😀 *é* 漢字", "é 漢字", ["é", " 漢字"]),
        ("Set\n*over* lines\n===\n", "Set\nover lines", ["Set", "over", " lines"]),
        ("## # a # #", "# a #", ["# a #"]),
        ("\ttab\n\n-\ta\tb", "a\tb", ["a\tb"]),
        ("[[ a | b ]] c", "b", ["b"]),
        ("[[ a ]] c", "a", ["a"]),
        ("***a***b", "ab", ["a", "b"]),
        ("a*b", "a*b", ["a*b"]),
    ],
)
def test_what_stands_in_the_file(markdown: str, words: str, written: list[str]) -> None:
    article = article_of(markdown)
    assert_true_to_the_file(article)
    assert words_at(article, words) == written


def test_the_place_of_a_word_in_the_file() -> None:
    article = article_of("Two lines,\nand **Kim** &amp; Co.\n")
    start = article.prose.text.index("Kim")
    place = article.place(Span(start, start + 3))
    assert (str(place), place.width, place.excerpt) == ("content/t.md:5:7", 3, "and **Kim** &amp; Co.")


def test_images_and_blocks_without_text_make_no_block() -> None:
    article = article_of("![a](b.png)\n\n`  `\n\n&nbsp;\n\nc\n![d](e.png)\n")
    assert article.prose.text == "c"
    assert [(link.alt, link.span) for link in article.links] == [("a", Span(0, 0)), ("d", Span(1, 1))]
    assert article.plain == ()


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300), st.booleans())
@settings(max_examples=150)
def test_no_text_makes_parse_fail(text: str, raw_html: bool) -> None:
    assert article_of(text, raw_html=raw_html).source.text.endswith(text)


@pytest.mark.no_cover  # the same lines a thousand times
@pytest.mark.parametrize(
    "unit", ["[", "[[", "[a](", "> ", "*a _", "`", "![", "[^", "<a ", "**a ", "- ", "::: note\n", "{", "|"]
)
def test_deep_and_broken_markup_gives_its_text(unit: str) -> None:
    article = article_of("[^1]: x\n\n" + unit * 3000)
    assert_true_to_the_file(article)
