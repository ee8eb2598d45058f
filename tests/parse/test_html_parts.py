"""Block facts: the HTML of an article with gaps for its words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefgen.model.article import Article
from briefgen.model.block_facts import (
    BLOCK,
    CLOSED,
    ELEMENT,
    FIGURE,
    HEADING,
    IMAGE,
    LINK,
    RAW,
    SAID,
    WIKI,
    BlockFacts,
    facts_of,
    raw_html,
)
from briefgen.model.diagnostic import Outcome

Read = Callable[..., Outcome[Article]]


def facts(article: Article) -> BlockFacts:
    return facts_of(article.facts)


def test_a_paragraph_is_html_around_a_run_of_the_prose(read: Read) -> None:
    article = read("He said no.\n\nAnd again.").value
    assert facts(article).parts == ["<p>", [1, [[0, 11]]], "</p>\n", 2, "<p>", [4, [[13, 23]]], "</p>\n", 5]
    assert article.prose.text[13:23] == "And again."


def test_the_words_of_a_block(read: Read) -> None:
    article = read('a *b*\n`c` [d](e "f") [[g]] ![h](i "j")').value
    (_, items) = facts(article).parts[1]
    assert items == [
        [0, 2],
        [ELEMENT, 2, 3, "<em>", "</em>"],
        [2, 3],
        CLOSED,
        "\n",
        [4, 5, "<code>c</code>"],
        [5, 6],
        [LINK, 6, 7, 7, '<a href="', "e", '" title="f">'],
        [6, 7],
        CLOSED,
        [7, 8],
        [WIKI, 8, 9, 11],
        [8, 9],
        CLOSED,
        [9, 10],
        [IMAGE, 15, '<img src="', "i", '" alt="h" title="j" />', "j"],
    ]


def test_headings_blocks_and_figures_hold_what_is_in_them(read: Read) -> None:
    article = read('## A\n\n::: note\nB\n:::\n\n![c](d "E")\n').value
    assert [part for part in facts(article).parts if isinstance(part, list)] == [
        [HEADING, 0, [[1, [[0, 1]]]]],
        [BLOCK, 3, "note", ["<p>", [5, [[3, 4]]], "</p>\n"]],
        [
            FIGURE,
            9,
            "E",
            ["<p>", [9, [[IMAGE, 0, '<img src="', "d", '" alt="c" title="E" />', "E"]]], "</p>\n"],
            [],
        ],
    ]


def test_words_of_the_interface_are_left_to_whoever_speaks_its_language(read: Read) -> None:
    article = read("a[^1]\n\n[^1]: b\n").value
    (_, items) = facts(article).parts[1]
    assert items[1][:3] == [SAID, "Footnote %(number)s", {"number": "1"}]
    assert facts(article).end == 2


def test_raw_html_tells_where_it_stands_and_what_it_leaves_open(read: Read) -> None:
    article = read("a\n\n<b>b <i>c</i>\n", raw_html=True).value
    (_, items, ending) = facts(article).parts[5]
    assert items[0] == [RAW, "<b>", 2]
    assert ending == "</b>"
    assert [raw.html for raw in raw_html(facts(article).parts)] == ["<b>", "<i>", "</i>"]


@pytest.mark.parametrize(
    ("tags", "closing"),
    [
        ("<b></b>", ""),
        ("<b><i class='x'>", "</i></b>"),
        ("</b><br><x/><!-- c -->", ""),
        ("<B><b></b>", "</b>"),
    ],
)
def test_the_closing_tags_that_a_block_lacks(read: Read, tags: str, closing: str) -> None:
    (_, _, *ending) = facts(read(f"a {tags}", raw_html=True).value).parts[1]
    assert ending == ([closing] if closing else [])


def test_nothing_is_lost_on_the_way_through_a_text() -> None:
    made = BlockFacts(["<p>", [1, [[0, 3], [SAID, "é", {"number": 1}, "", ""]]], 2], 7)
    assert facts_of(made.text()) == made
    assert facts_of("") == BlockFacts()
