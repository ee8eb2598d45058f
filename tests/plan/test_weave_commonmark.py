"""CommonMark through parse and weave: where nothing of our own syntax is used, nothing changes.

What plain markdown-it makes of the same text is the measure; only its first-level headings become second-level.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefgen.model.source import Meta, Source
from briefgen.model.text import Span
from briefgen.parse import parse
from briefgen.plan.text.weave import weave
from briefgen.plan.views import Body

CASES = (Path(__file__).parent.parent / "cases" / "markdown" / "commonmark.txt").read_text(encoding="utf-8")
PLAIN = MarkdownIt("commonmark", {"html": False})

# Nothing here can make a footnote, a definition, a table, a strikethrough, a wiki link, a block or braces.
FRAGMENTS = [
    "word", " ", "  ", "\n", "\n\n", "*", "**", "_", "__", "`", "``", "[a]", "](b)", "[", "]", "(", ")", "!", "![",
    "\\", "\\*", "&amp;", "&#65;", "&x", "<", ">", "<http://a.test>", "<b>", "> ", "- ", "* ", "1. ", "7) ", "    ",
    "\t", "# ", "## ", " #", "---\n", "***\n", "===\n", "```\n", "~~~\n", "[a]: /x 'y'\n", "'", '"', "é", "😀", "“", "\xa0",
]  # fmt: skip
OURS = re.compile(r"\[\[|\[\^|~~(?!~)|\n\s*[~:]\s|:::|\|")


def woven(markdown: str) -> str:
    source = Source("content/t.md", markdown, Span(0, len(markdown)), Meta(title="T"), "t")
    return printed(weave(parse(source).value))


def printed(body: Body) -> str:
    return "".join(
        part
        if isinstance(part, str)
        else f"<h{part.data.level}>{printed(part.children)}</h{part.data.level}>"
        for part in body
    )


def expected(markdown: str) -> str:
    return re.sub(r"<(/?)h1>", r"<\1h2>", PLAIN.render(markdown))


@pytest.mark.parametrize("markdown", CASES.removesuffix("\n").split("\n%%\n"))
def test_each_construct_comes_out_as_plain_markdown_it_gives_it(markdown: str) -> None:
    assert woven(markdown) == expected(markdown)


@given(
    st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join).filter(lambda text: not OURS.search(text))
)
@settings(max_examples=500)
def test_any_mixture_of_constructs_does_too(markdown: str) -> None:
    assert woven(markdown) == expected(markdown)
