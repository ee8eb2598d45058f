"""What is shown as text without the author's meaning it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefgen.model.article import Article
from briefgen.model.diagnostic import Outcome, Severity

Read = Callable[..., Outcome[Article]]


@pytest.mark.parametrize(
    ("markdown", "places"),
    [
        ("a <b>bold</b>", ["4:3", "4:10"]),
        ("<div class='x'>\n\na\n\n</div>", ["4:1", "8:1"]),
        ("a\n<!-- note -->", ["5:1"]),
        ("*a* <br/> > <img\nsrc=x>", ["4:5", "4:13"]),
        ("a < b > c, 1 <2> 3, <https://a.test>, `<b>`, \\<b>, &lt;b>", []),
        ("    <b>\n\n```\n<i>\n```", []),
    ],
)
def test_raw_html_that_is_off_is_text_with_a_warning(read: Read, markdown: str, places: list[str]) -> None:
    outcome = read(markdown)
    assert [problem.code for problem in outcome.diagnostics] == ["markdown/raw-html"] * len(places)
    assert [str(problem.place) for problem in outcome.diagnostics] == [f"content/test.md:{p}" for p in places]
    assert all(problem.severity is Severity.WARNING for problem in outcome.diagnostics)


def test_raw_html_that_is_on_is_no_text(read: Read) -> None:
    outcome = read("a <b>bold</b>\n\n<div>\nc\n</div>\n", raw_html=True)
    assert outcome.value.prose.text == "a bold"
    assert outcome.diagnostics == ()


@pytest.mark.parametrize(
    ("markdown", "scheme", "place"),
    [
        ("a [b](javascript:c)", "javascript", "4:5"),
        ("a ![b]( <data:text/html,c>)", "data", "4:6"),
        ("[a]\n\n[a]: VBScript:x", "vbscript", "6:3"),
        ("<file:///etc>", "file", "4:1"),
    ],
)
def test_a_refused_link_is_text_with_a_warning(read: Read, markdown: str, scheme: str, place: str) -> None:
    (problem,) = read(markdown).diagnostics
    assert (problem.code, str(problem.place)) == ("markdown/refused-link", f"content/test.md:{place}")
    assert f"{scheme}:" in problem.message


def test_a_refused_link_in_code_is_nothing_to_warn_of(read: Read) -> None:
    assert read("`[b](javascript:c)` and \\[b](x)").diagnostics == ()


@pytest.mark.parametrize(
    "markdown",
    [
        "#hashtag in prose",
        "#StandWithUs is heard",
        "#1 of the list",
        "#Flood was all the talk on Monday.",
        "#Harbour #Storm",
        "a #b",
        "## a ##b",
        "| #Nr | ##b |\n|---|---|\n| c | d |",
        "```\n##a\n[b] (c.md)\n| d |\n| e |\n```",
        "[he] (the minister) said",
        "[sic] (see below)",
        "[[Ann Aster]] (https://a.test)",
        "[a](b.md) (c.md)",
        "[a](see the others)",
        "yes | no\nmaybe | so",
        "| a | b |",
        "\\| a |\n| b |",
        "| a | b |\n|:-:|--:|\n| c | d |",
    ],
)
def test_what_only_looks_like_a_slip_is_no_problem(read: Read, markdown: str) -> None:
    assert read(markdown).diagnostics == ()


def test_html_that_is_kept_is_not_looked_into(read: Read) -> None:
    text = "<pre>\n##a\n[b] (c.md)\n| d |\n| e |\n</pre>\n\n<span title='[b] (c.md)'>a</span>\n"
    assert read(text, raw_html=True).diagnostics == ()


def test_the_heading_to_write_has_the_space_that_was_missing(read: Read) -> None:
    for markdown in ("##The quay", "##\u00a0The quay", "#The quay"):
        (problem,) = read(markdown).diagnostics
        assert "Write `## The quay`;" in problem.hint


def test_the_line_of_dashes_to_write_has_as_many_columns_as_the_names(read: Read) -> None:
    (problem,) = read("a | b | c\n---|---\n").diagnostics
    assert problem.place and problem.place.line == 5
    assert "Put `|---|---|---|` under" in problem.hint


def test_all_problems_are_reported_at_once_in_order(read: Read) -> None:
    outcome = read("# A\n\n::: x\n[[]] <b>\n:::\n\n## B {c=d}\n\n[e](javascript:f)\n")
    assert [(problem.code, problem.place and problem.place.line) for problem in outcome.diagnostics] == [
        ("markdown/top-heading", 4),
        ("markdown/unknown-block", 6),
        ("markdown/empty-wiki-link", 7),
        ("markdown/raw-html", 7),
        ("markdown/unknown-attribute", 10),
        ("markdown/refused-link", 12),
    ]


def test_html_in_the_words_of_a_wiki_link_is_text_though_raw_html_is_on(read: Read) -> None:
    outcome = read("a [[Bridge|<b>bridge</b>]]", raw_html=True)
    assert [(problem.code, str(problem.place)) for problem in outcome.diagnostics] == [
        ("markdown/raw-html", "content/test.md:4:12"),
        ("markdown/raw-html", "content/test.md:4:21"),
    ]
    assert all("is off" not in problem.hint for problem in outcome.diagnostics)


@pytest.mark.parametrize(
    "markdown",
    ["> " * 99 + "last words", "\n".join("  " * level + "- last words" for level in range(49))],
    ids=["quotes", "lists"],
)
def test_words_deep_inside_of_quotes_and_lists_are_read(read: Read, markdown: str) -> None:
    outcome = read(markdown)
    assert outcome.value.prose.text.endswith("last words")
    assert outcome.diagnostics == ()


@pytest.mark.parametrize(
    ("markdown", "place"),
    [
        ("> " * 100 + "lost", "4:1"),
        ("\n".join("  " * level + "- lost" for level in range(60)), "53:99"),
        ("- " * 50 + "lost\n\nA new beginning.", "4:1"),
    ],
)
def test_words_that_are_nested_too_deep_are_never_lost_silently(
    read: Read, markdown: str, place: str
) -> None:
    (problem,) = read(markdown).diagnostics
    assert (problem.code, str(problem.place)) == ("markdown/too-deep", f"content/test.md:{place}")
    assert problem.severity is Severity.ERROR


def test_nothing_is_too_deep_where_nothing_stands(read: Read) -> None:
    assert read("> " * 100 + "\n\nA new beginning.").diagnostics == ()
