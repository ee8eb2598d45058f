"""Marks woven into an article: what a theme gets to dress."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.model.article import Article
from briefgen.model.source import Meta, Source
from briefgen.model.text import Span
from briefgen.parse import parse
from briefgen.plan.views import Body, Mark
from briefgen.plan.weave import Dress, Inline, Insert, Target, unlinkable, weave


def article_of(markdown: str, *, raw_html: bool = False) -> Article:
    source = Source("content/t.md", markdown, Span(0, len(markdown)), Meta(title="T"), "t")
    return parse(source, raw_html=raw_html).value


def shown(body: Body) -> str:
    """Show a body as HTML with each mark as ``⟨kind#id …⟩``."""
    return "".join(
        part
        if isinstance(part, str)
        else f"⟨{part.kind}{'#' + part.id if part.id else ''} {shown(part.children)}⟩"
        for part in body
    )


def html_of(body: Body) -> str:
    """Give a body without its marks."""
    return "".join(part if isinstance(part, str) else html_of(part.children) for part in body)


def marks_in(body: Body) -> list[Mark]:
    """Give all marks of a body."""
    return [mark for part in body if not isinstance(part, str) for mark in (part, *marks_in(part.children))]


def over(article: Article, kind: str, words: str, fragment: str = "") -> Inline:
    """A mark over the first place where these words stand."""
    start = article.prose.text.index(words)
    return Inline(Span(start, start + len(words)), kind, words, fragment)


CASES = [
    ("a mark in the middle of a text", "He said no.", [("quote", "said")], "<p>He ⟨quote said⟩ no.</p>\n"),
    (
        "the longer mark is the outer one",
        "He said no.",
        [("claim", "said"), ("quote", "said no")],
        "<p>He ⟨quote ⟨claim said⟩ no⟩.</p>\n",
    ),
    (
        "of two marks over the same words a quote is the outer one",
        "No.",
        [("mention", "No"), ("counter", "No"), ("claim", "No"), ("quote", "No")],
        "<p>⟨quote ⟨claim ⟨counter ⟨mention No⟩⟩⟩⟩.</p>\n",
    ),
    (
        "marks that overlap are cut, and the second part has no id",
        "one two three",
        [("quote", "one two"), ("claim", "two three")],
        "<p>⟨quote#q one ⟩⟨claim#c ⟨quote two⟩ three⟩</p>\n",
    ),
    (
        "a mark goes outside an emphasis that it covers",
        "a *b* c",
        [("quote", "b")],
        "<p>a ⟨quote <em>b</em>⟩ c</p>\n",
    ),
    (
        "a mark that ends inside an emphasis is cut at its border",
        "a *b c* d",
        [("quote", "a b")],
        "<p>⟨quote#q a ⟩<em>⟨quote b⟩ c</em> d</p>\n",
    ),
    (
        "a mark that begins inside an emphasis is cut at its border",
        "a *b c* d",
        [("quote", "c d")],
        "<p>a <em>b ⟨quote#q c⟩</em>⟨quote  d⟩</p>\n",
    ),
    (
        "a mark over two lines stays one",
        "a b\nc d",
        [("quote", "b\nc")],
        "<p>a ⟨quote b\nc⟩ d</p>\n",
    ),
    (
        "a mark over two paragraphs becomes two",
        "a b\n\nc d",
        [("quote", "b\n\nc")],
        "<p>a ⟨quote#q b⟩</p>\n<p>⟨quote c⟩ d</p>\n",
    ),
    (
        "characters are escaped, and none is cut in two",
        "a < b &amp; c \\* d",
        [("quote", "< b & c *")],
        "<p>a ⟨quote &lt; b &amp; c *⟩ d</p>\n",
    ),
    ("code is marked as a whole", "a `b c` d", [("quote", "a b")], "<p>⟨quote a <code>b c</code>⟩ d</p>\n"),
    ("no mention in a link", "[Kim Jong-un](x) spoke", [("mention", "Kim")], '<p><a href="x">Kim Jong-un</a> spoke</p>\n'),
    ("no mention in code", "`Kim` spoke", [("mention", "Kim")], "<p><code>Kim</code> spoke</p>\n"),
    ("no mention in plain words", "[Jordan]{.plain} spoke", [("mention", "Jordan")], "<p>Jordan spoke</p>\n"),
    ("no mention in a heading", "## Kim\n", [("mention", "Kim")], "⟨heading Kim⟩\n"),
    ("a quote in a heading", "## Kim\n", [("quote", "Kim")], "⟨heading ⟨quote Kim⟩⟩\n"),
    (
        "no mention in a mention",
        "Kim Jong-un spoke",
        [("mention", "Kim"), ("mention", "Kim Jong-un")],
        "<p>⟨mention Kim Jong-un⟩ spoke</p>\n",
    ),
    ("an image is left where it is", "a ![x](y) b", [("quote", "a  b")], '<p>⟨quote a <img src="y" alt="x" /> b⟩</p>\n'),
]  # fmt: skip


@pytest.mark.parametrize(
    ("markdown", "marks", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_marks_over_words(markdown: str, marks: list[tuple[str, str]], expected: str) -> None:
    article = article_of(markdown)
    ids = {"quote": "q", "claim": "c"} if "#" in expected else {}
    body = weave(article, [over(article, kind, words, ids.get(kind, "")) for kind, words in marks])
    assert shown(body) == expected


class _Tags(HTMLParser):
    """Checks that every element that opens is closed, in order."""

    VOID = frozenset({"br", "hr", "img", "wbr", "col"})

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.opened.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.VOID

    def handle_endtag(self, tag: str) -> None:
        assert self.opened, f"</{tag}> closes nothing"
        assert self.opened.pop() == tag


def assert_well_formed(body: Body) -> None:
    """Each mark holds whole elements only, and so does the body."""
    parser = _Tags()
    # A mark is stood in for by an element, so that one that crosses a border would be seen.
    parser.feed(as_elements(body))
    parser.close()
    assert not parser.opened


def as_elements(body: Body) -> str:
    return "".join(
        part if isinstance(part, str) else f"<mark>{as_elements(part.children)}</mark>" for part in body
    )


FRAGMENTS = [
    "word", "Kim", " ", "\n", "\n\n", "*", "**", "_", "~~", "`", "[", "](x)", "[[", "]]", "[[a|b]]", "|", "\\|", "\\*",
    "&amp;", "😀", "> ", "- ", "1. ", "    ", "## ", "---\n", "|a|b|\n|-|-|\n|c|d|\n", "::: note\n", ":::\n",
    "::: quote {speaker=A}\n", "[x]{.plain}", "<http://a.b>", "![i](j)", "[^1]", "\n\n[^1]: f\n\n", "\n: d\n", "<", "é",
    "<b>", "</b>", "<div>\n", "</div>\n", "<!--", "-->", "<a href=x>", "<table>", "<p>", "<script>", "<x-mark0>",
]  # fmt: skip
MARKDOWN = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=3), max_size=30).map("".join)
RANGES = st.lists(
    st.tuples(
        st.sampled_from(["quote", "claim", "counter", "mention"]), st.integers(0, 60), st.integers(1, 30)
    ),
    max_size=8,
)


def marks_of(article: Article, ranges: list[tuple[str, int, int]]) -> list[Inline]:
    length = len(article.prose.text)
    return [
        Inline(Span(start, min(length, start + width)), kind, number, f"m{number}")
        for number, (kind, start, width) in enumerate(ranges)
        if start < length
    ]


@given(MARKDOWN, RANGES)
@settings(max_examples=400, deadline=None)
def test_marks_change_nothing_of_the_text_and_never_overlap(
    markdown: str, ranges: list[tuple[str, int, int]]
) -> None:
    article = article_of(markdown)
    marks = marks_of(article, ranges)
    body = weave(article, marks)
    assert html_of(body) == html_of(weave(article))
    assert_well_formed(body)
    found = [mark for mark in marks_in(body) if mark.kind in ("quote", "claim", "counter", "mention")]
    barred = unlinkable(article)
    inside = [piece.span for piece in article.prose.pieces]
    for mark in marks:
        here = [part for part in found if part.data == mark.data]
        if mark.kind != "mention":
            assert bool(here) == any(span.meets(mark.span) for span in inside)
        elif any(span.meets(mark.span) for span in barred):
            assert not here
        assert [part.id for part in here] == [mark.id, *[""] * (len(here) - 1)][: len(here)]


@given(MARKDOWN, RANGES)
@settings(max_examples=300, deadline=None)
def test_raw_html_is_made_safe_and_whole(markdown: str, ranges: list[tuple[str, int, int]]) -> None:
    article = article_of(markdown, raw_html=True)
    body = weave(article, marks_of(article, ranges))
    assert_well_formed(body)
    assert "<script" not in html_of(body)
