"""Headings: sections, kickers and anchors."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefgen.model.article import Article
from briefgen.model.diagnostic import Outcome

Read = Callable[..., Outcome[Article]]


def problems(outcome: Outcome[Article]) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.place)) for problem in outcome.diagnostics]


def test_a_heading_has_title_kicker_anchor_and_level(read: Read) -> None:
    outcome = read('## Gerasimov *praises* the troops {kicker="Military commendation" #praise}\n\n### Next\n')
    opening, first, second = outcome.value.sections
    assert (opening.number, opening.title, opening.token) == (0, "", -1)
    assert (first.number, first.title, first.kicker) == (
        1,
        "Gerasimov praises the troops",
        "Military commendation",
    )
    assert (first.anchor, first.level) == ("praise", 2)
    assert first.span.of(outcome.value.prose.text) == "Gerasimov praises the troops"
    assert (second.anchor, second.level, second.kicker) == ("next", 3, "")
    assert outcome.diagnostics == ()


@pytest.mark.parametrize(
    ("markdown", "anchors"),
    [
        ("## Peace talks", ["peace-talks"]),
        ("## Зеленский", ["zelenskii"]),
        ("## …", ["section"]),
        ("## Same\n\n## Same\n\n## Same 2\n\n## Same", ["same", "same-2", "same-2-2", "same-3"]),
        ("## Other\n\n## Mine {#other}", ["other-2", "other"]),
        (
            "## Claim 1\n\n## Sources\n\n## Quotes of the day",
            ["on-claim-1", "on-sources", "quotes-of-the-day"],
        ),
        ("## A [b]{#c} d\n\n## C", ["a-b-d", "c-2"]),
        ("Set\n---", ["set"]),
    ],
)
def test_anchors_are_made_from_titles_and_are_unique(read: Read, markdown: str, anchors: list[str]) -> None:
    outcome = read(markdown)
    assert [section.anchor for section in outcome.value.sections[1:]] == anchors
    assert outcome.diagnostics == ()


def test_all_anchors_of_the_text_are_known(read: Read) -> None:
    article = read("## B\n\n[word]{#a}\n\n> ## D {#c}\n").value
    assert article.anchors == ("a", "b", "c")


@pytest.mark.parametrize(
    "markdown", ["## Set {1, 2}", "## The {word}", "## A {", "## B \\{#c}", "## {}", "## D {#e} f"]
)
def test_other_braces_stay_text(read: Read, markdown: str) -> None:
    outcome = read(markdown)
    assert "{" in outcome.value.sections[1].title
    assert outcome.diagnostics == ()


@pytest.mark.parametrize(
    "braces", ["{kicker=“B”}", '{kicker="B"', '{kicker = "B" #b}', "{#x kicker=B C}", "{.x y z=}"]
)
def test_braces_that_were_meant_for_a_kicker_or_an_anchor_and_cannot_be_read_are_reported(
    read: Read, braces: str
) -> None:
    outcome = read(f"## A {braces}\n")
    assert problems(outcome) == [("markdown/unread-braces", "content/test.md:4:6")]
    assert outcome.diagnostics[0].message.startswith(f"`{braces}` ")


def test_a_first_level_heading_becomes_the_second_level(read: Read) -> None:
    outcome = read("Words.\n\n# Top {#top-of-it}\n")
    assert outcome.value.sections[1].level == 2
    assert problems(outcome) == [("markdown/top-heading", "content/test.md:6:1")]


def test_an_anchor_given_twice_is_an_error_at_the_second(read: Read) -> None:
    outcome = read("## A {#x}\n\n[b]{#x}\n\n## C {#x}\n")
    assert problems(outcome) == [
        ("markdown/duplicate-anchor", "content/test.md:6:4"),
        ("markdown/duplicate-anchor", "content/test.md:8:6"),
    ]
    assert "line 4" in outcome.diagnostics[0].hint
    assert [section.anchor for section in outcome.value.sections[1:]] == ["x", "c"]


def test_an_anchor_that_pages_use_is_an_error(read: Read) -> None:
    outcome = read("## A {#quote-1}\n")
    assert problems(outcome) == [("markdown/reserved-anchor", "content/test.md:4:6")]
    assert outcome.value.sections[1].anchor == "a"


@pytest.mark.parametrize(
    ("markdown", "place", "hint"),
    [
        ("## A {kiker=B}", "content/test.md:4:6", "Did you mean `kicker`?"),
        ("## A {onclick=x}", "content/test.md:4:6", "Use `id` or `kicker`."),
        ("> ## A {kicker=B}", "content/test.md:4:8", "Use `id`."),
        ("a [b]{style=x}", "content/test.md:4:6", "Use `class` or `id`."),
        ("Set\nlines {style=x}\n---", "content/test.md:5:7", "Use `id` or `kicker`."),
    ],
)
def test_other_attributes_are_errors_and_left_out(read: Read, markdown: str, place: str, hint: str) -> None:
    outcome = read(markdown)
    assert problems(outcome) == [("markdown/unknown-attribute", place)]
    assert outcome.diagnostics[0].hint == hint
    assert "style" not in outcome.value.facts
    assert "onclick" not in outcome.value.facts
    assert "kicker" not in outcome.value.facts


def test_headings_inside_other_blocks_begin_no_section(read: Read) -> None:
    article = read("> ## A\n\n- ## B\n\n::: note\n## C\n:::\n").value
    assert len(article.sections) == 1
