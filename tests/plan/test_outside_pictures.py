"""Pictures on other hosts, in raw HTML."""

import pytest

from briefgen.model.article import Article
from briefgen.model.source import Meta, Source
from briefgen.model.text import Span
from briefgen.parse import parse
from briefgen.plan.text.outside_pictures import elsewhere, outside_pictures


def read(markdown: str) -> Article:
    text = "---\ntitle: Quay\n---\n" + markdown
    source = Source("content/quay.md", text, Span(20, len(text)), Meta(title="Quay"), "quay")
    return parse(source, raw_html=True).value


def found(markdown: str) -> list[tuple[int, str]]:
    problems = outside_pictures(read(markdown))
    return [(problem.place.line, problem.message.split("`")[1]) for problem in problems if problem.place]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ('<img src="https://a.example/b.png">', [(4, "https://a.example/b.png")]),
        ("Words.\n\n<p>\n<IMG alt=x SRC='//a.example/b.png'/>\n</p>", [(6, "//a.example/b.png")]),
        ("Words\nand <img class=x src=http://a.example/b.png>", [(4, "http://a.example/b.png")]),
        ('<img src="/\\a.example/b.png">', [(4, "/\\a.example/b.png")]),
        ('<img src="https&#58;//a.example/b.png">', [(4, "https://a.example/b.png")]),
        ('<img src="/static/b.png"> <img src="b.png"> <img>', []),
        ('<a href="https://a.example/b.png">img</a> <b title="<img src=//a.example/b.png>">x</b>', []),
        ('`<img src="https://a.example/b.png">`', []),
    ],
)
def test_a_picture_of_another_host_is_reported_at_its_block(
    markdown: str, expected: list[tuple[int, str]]
) -> None:
    assert found(markdown) == expected


def test_a_picture_that_is_written_into_its_address_is_not_repeated_in_full() -> None:
    assert len(elsewhere("data:image/png;base64," + "A" * 9000, None).message) < 250
