"""Marks woven into an article: what a theme gets to dress."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.model.article import Article, Markup
from briefgen.model.messages import Messages
from briefgen.model.source import Meta, Source
from briefgen.model.text import Span
from briefgen.parse import parse
from briefgen.plan.text.weave import Dress, Inline, Insert, Target, unlinkable, weave
from briefgen.plan.views import Body, EntityCard, ImageView, Mark, MentionMark, SectionView


def article_of(markdown: str, *, raw_html: bool = False, lang: str = "") -> Article:
    source = Source("content/t.md", markdown, Span(0, len(markdown)), Meta(title="T", lang=lang), "t")
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
    ("code that is alone in its block too", "`a b`", [("quote", "a")], "<p>⟨quote <code>a b</code>⟩</p>\n"),
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
    (
        "a mark goes around the whole of a link that it meets",
        "a [b *c* d](x) e [f](y) g",
        [("quote", "c d e"), ("claim", "f g")],
        '<p>a ⟨quote <a href="x">b <em>c</em> d</a> e⟩ ⟨claim <a href="y">f</a> g⟩</p>\n',
    ),
    (
        "a mark inside a link goes around it",
        "a [b c](x) d",
        [("claim", "c")],
        '<p>a ⟨claim#c <a href="x">b c</a>⟩ d</p>\n',
    ),
    (
        "marks in a table cell",
        "|a|\n|-|\n|x \\| y|",
        [("quote", "| y")],
        '<div class="table" role="region" aria-label="Table 1" tabindex="0">\n<table>\n<thead>\n<tr>\n'
        '<th scope="col">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>x ⟨quote | y⟩</td>\n</tr>\n</tbody>\n'
        "</table>\n</div>\n",
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


def test_headings_are_marks_with_their_section() -> None:
    body = weave(article_of('Opening.\n\n## The *news* {kicker="Kursk" #own}\n\n### Part\n'))
    assert shown(body) == "<p>Opening.</p>\n⟨heading The <em>news</em>⟩\n⟨heading Part⟩\n"
    views = [mark.data for mark in marks_in(body)]
    assert views == [SectionView("The news", "own", 2, "Kursk"), SectionView("Part", "part", 3)]


def test_a_heading_inside_another_block_stays_html() -> None:
    assert (
        shown(weave(article_of("> ## Kim {#own}"))) == '<blockquote>\n<h2 id="own">Kim</h2>\n</blockquote>\n'
    )


def test_blocks_become_marks_with_the_data_of_the_caller() -> None:
    article = article_of(
        "::: quote {speaker=A}\nWords.\n:::\n\n::: claim {id=k}\nIt is so.\n:::\n\n::: note\nAside.\n:::\n"
    )
    quote, claim = article.quote_blocks[0].token, article.claim_blocks[0].token
    body = weave(article, dresses={quote: Dress("Q", "quote-1"), claim: Dress("C")})
    assert shown(body) == (
        "⟨quote_block#quote-1 \n<p>Words.</p>\n⟩\n⟨claim_block \n<p>It is so.</p>\n⟩\n⟨note \n<p>Aside.</p>\n⟩\n"
    )
    assert [mark.data for mark in marks_in(body)] == ["Q", "C", None]


def test_blocks_without_data_are_plain_html() -> None:
    article = article_of("::: quote {speaker=A}\nWords.\n:::\n\n::: claim {id=k}\nIt is so.\n:::\n")
    assert shown(weave(article)) == (
        "<blockquote>\n<p>Words.</p>\n</blockquote>\n<div>\n<p>It is so.</p>\n</div>\n"
    )


def test_a_paraphrase_without_data_is_no_quotation() -> None:
    article = article_of("::: quote {speaker=A form=paraphrase}\nIn other words.\n:::\n")
    assert shown(weave(article)) == "<div>\n<p>In other words.</p>\n</div>\n"


TRANSLATED = ":::: quote {speaker=A}\nWords.\n\n::: original {lang=de}\n*Worte*.\n:::\n::::\n\nAfter.\n"


def test_an_original_stands_in_its_quotation_unless_the_data_of_the_quotation_tells_it() -> None:
    article = article_of(TRANSLATED)
    assert shown(weave(article)) == (
        "<blockquote>\n<p>Words.</p>\n"
        '<blockquote lang="de" dir="auto">\n<p><em>Worte</em>.</p>\n</blockquote>\n'
        "</blockquote>\n<p>After.</p>\n"
    )
    dressed = weave(article, dresses={article.quote_blocks[0].token: Dress("Q")})
    assert shown(dressed) == "⟨quote_block \n<p>Words.</p>\n⟩\n<p>After.</p>\n"


@pytest.mark.parametrize(
    ("insert", "expected"),
    [
        ({"token": 1}, "<p>a</p>\n⟨callout ⟩⟨heading h⟩\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n"),
        ({"token": 3}, "<p>a</p>\n⟨heading h⟩\n⟨callout ⟩<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n"),
        ({"token": 9}, "<p>a</p>\n⟨heading h⟩\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n⟨callout ⟩"),
        ({"section": 0}, "<p>a</p>\n⟨callout ⟩⟨heading h⟩\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n"),
        ({"section": 1}, "<p>a</p>\n⟨heading h⟩\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n⟨callout ⟩"),
    ],
)
def test_inserts_go_after_the_outermost_block_or_at_the_end_of_a_section(
    insert: dict[str, int], expected: str
) -> None:
    article = article_of("a\n\n## h\n\n- b\n- c\n")
    assert shown(weave(article, inserts=[Insert(Mark("callout", None), **insert)])) == expected


def test_inserts_at_one_place_keep_their_order_and_stand_before_the_footnotes() -> None:
    article = article_of("a[^1]\n\n[^1]: b\n")
    inserts = [Insert(Mark(kind, None), section=0) for kind in ("callout", "boxes")]
    assert "</p>\n⟨callout ⟩⟨boxes ⟩<section" in shown(weave(article, inserts=inserts))


def test_an_insert_before_the_first_heading_stands_at_the_top() -> None:
    body = weave(article_of("## h\n"), inserts=[Insert(Mark("callout", None), section=0)])
    assert shown(body) == "⟨callout ⟩⟨heading h⟩\n"


def test_links_and_images_lead_where_the_caller_says() -> None:
    article = article_of('[a](b.md "t") ![c](d.png) [e](f.md)')
    link, image = (one for one in article.links if one.target in ("b.md", "d.png"))
    targets = {(link.token, link.child): Target("../b/"), (image.token, image.child): Target("d-1.png")}
    assert shown(weave(article, targets=targets)) == (
        '<p><a href="../b/" title="t">a</a> <img src="d-1.png" alt="c" /> <a href="f.md">e</a></p>\n'
    )


def test_the_alternative_text_of_an_image_is_whole() -> None:
    html = html_of(weave(article_of("![a *b* &amp; \\* `c` ![d](e)\nf [[g]]](h)")))
    assert html == '<p><img src="h" alt="a b &amp; * c d\nf g" /></p>\n'


def test_a_wiki_link_is_a_link_a_mention_or_plain_text() -> None:
    article = article_of("[[Kim]] [[person/kim]] [[Kim|K]] [[person/kim|him]]")
    mention = MentionMark(EntityCard("person/kim", "Kim", "/kim/", "person", "Person"), first=True)
    kinds = [Target("k&/"), Target("", "Kim Jong-un", mention), None, Target("", mention=mention)]
    places = [(link.token, link.child) for link in article.wiki_links]
    targets = {place: target for place, target in zip(places, kinds, strict=True) if target}
    body = weave(article, targets=targets)
    assert shown(body) == '<p><a href="k&amp;/">Kim</a> ⟨mention Kim Jong-un⟩ K ⟨mention him⟩</p>\n'
    assert {id(mark.data) for mark in marks_in(body)} == {id(mention)}


def test_weaving_reads_no_markdown_again() -> None:
    def refused(source: Source) -> Markup:
        raise AssertionError(source.path)

    article = replace(article_of("## h\n\nHe *said* no.\n\n![a](b)\n"), read=refused)
    body = weave(article, [over(article, "quote", "said no")], [Insert(Mark("callout", None), section=1)])
    assert "⟨quote <em>said</em> no⟩" in shown(body)


def test_an_article_is_woven_the_same_each_time() -> None:
    article = article_of(
        "# h {#i}\n\n![*c*](d) [a](b) &amp; [x]{.y}\n\n|a|\n|:-:|\n|b|\n\n::: note\nc\n:::\n"
    )
    every = Inline(Span(0, len(article.prose.text)), "quote", None)
    targets = {(link.token, link.child): Target("changed") for link in article.links}
    first = weave(article, [every], targets=targets)
    assert weave(article, [every], targets=targets) == first


def test_tables_scroll_by_themselves_and_align_without_style() -> None:
    html = html_of(weave(article_of("|a|b|\n|:-:|--:|\n|c|d|\n\n- x\n\n  |e|\n  |-|\n")))
    assert "style" not in html
    assert '<td class="align-center">c</td>\n<td class="align-right">d</td>' in html
    assert html.count('role="region"') == 2
    assert 'aria-label="Table 2"' in html
    assert_well_formed((html,))


def test_footnotes_may_be_defined_on_lines_that_follow_each_other() -> None:
    html = html_of(weave(article_of("a[^x] b[^y]\n\n[^x]: One\ngoes on.\n[^y]: Two.\n")))
    assert re.findall(r'id="([^"]+)"', html) == ["fnref-1", "fnref-2", "fn-1", "fn-2"]
    assert "[^y]" not in html


def test_footnotes_lead_there_and_back_with_ids_of_their_own() -> None:
    html = html_of(weave(article_of("a[^x] b[^y] c[^x]\n\n[^x]: One.\n\n[^y]: Two.\n")))
    ids = re.findall(r'id="([^"]+)"', html)
    assert ids == ["fnref-1", "fnref-2", "fnref-1-2", "fn-1", "fn-2"]
    assert re.findall(r'href="#([^"]+)"', html) == ["fn-1", "fn-2", "fn-1", "fnref-1", "fnref-1-2", "fnref-2"]
    assert 'aria-label="Back to footnote 1 in the text, place 2"' in html


def test_a_picture_with_a_caption_keeps_the_way_back_from_its_footnote() -> None:
    article = article_of('a[^x]\n\n[^x]: ![Quay](quay.png "The quay.")\n')
    (link,) = article.links
    html = html_of(
        weave(article, (), targets={(link.token, link.child): Target("", image=ImageView("q", "Quay"))})
    )
    assert "</p>\n</li>" not in html
    assert 'href="#fnref-1"' in html
    assert_well_formed((html,))


def test_words_with_attributes() -> None:
    html = html_of(weave(article_of("[a]{.plain} [b]{.x .plain} [c]{#d}")))
    assert html == '<p>a <span class="x plain">b</span> <span id="d">c</span></p>\n'


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("H<sub>2</sub>O", "<p>H<sub>2</sub>O</p>\n"),
        ("a <b>b", "<p>a <b>b</b></p>\n"),
        ("a <i>b <br> c <b>d\n\ne", "<p>a <i>b <br> c <b>d</b></i></p>\n<p>e</p>\n"),
        ("a </b> b", "<p>a  b</p>\n"),
        ('<a href="javascript:x" onclick="y" style="z">a</a>', "<p><a>a</a></p>\n"),
        ("<script>alert(1)</script>\n\na", "\n<p>a</p>\n"),
        ("a <iframe src='https://x.test'></iframe>", "<p>a </p>\n"),
        ("<details>\n<summary>s</summary>\n\n*a*\n\n</details>\n", "<details>\n<summary>s</summary>\n<p><em>a</em></p>\n</details>\n"),
        ("<!-- note --> a", " a"),
    ],
)  # fmt: skip
def test_raw_html_is_sanitised(markdown: str, expected: str) -> None:
    assert html_of(weave(article_of(markdown, raw_html=True))) == expected


def test_marks_stay_whole_where_raw_html_is_not() -> None:
    article = article_of("a <b>b *c</b> d* e", raw_html=True)
    body = weave(article, [over(article, "quote", "b c"), over(article, "claim", "d e", "claim-1")])
    assert_well_formed(body)
    assert [mark.id for mark in marks_in(body)].count("claim-1") == 1


def test_nobody_can_forge_a_mark() -> None:
    body = weave(article_of('<x-mark0 data-mark="0">a</x-mark0> b\n\n## h\n', raw_html=True))
    assert [mark.kind for mark in marks_in(body)] == ["heading"]
    assert "x-mark" not in shown(body)


def test_ranges_where_no_name_is_marked() -> None:
    article = article_of("## Kim\n\n[a](b) `c` [d]{.plain} [[e]] ![f](g) h")
    assert [span.of(article.prose.text) for span in unlinkable(article)] == ["Kim", "a", "c", "d", "e"]


def test_marks_without_text_are_left_out() -> None:
    article = article_of("a b")
    marks = [Inline(Span(1, 1), "quote", None), Inline(Span(50, 60), "quote", None)]
    assert shown(weave(article, marks)) == "<p>a b</p>\n"


def test_an_empty_article_has_an_empty_body() -> None:
    assert weave(article_of("")) == ()


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
@settings(max_examples=400)
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
    inside = [piece.span for piece in article.pieces]
    for mark in marks:
        here = [part for part in found if part.data == mark.data]
        if mark.kind != "mention":
            assert bool(here) == any(span.meets(mark.span) for span in inside)
        elif any(span.meets(mark.span) for span in barred):
            assert not here
        assert [part.id for part in here] == [mark.id, *[""] * (len(here) - 1)][: len(here)]


@given(MARKDOWN, RANGES)
@settings(max_examples=300)
def test_raw_html_is_made_safe_and_whole(markdown: str, ranges: list[tuple[str, int, int]]) -> None:
    article = article_of(markdown, raw_html=True)
    body = weave(article, marks_of(article, ranges))
    assert_well_formed(body)
    assert "<script" not in html_of(body)


FRENCH = "« Non ! », dit-il : « `x ?` » vaut 12 %. Et « oui\u202f» ?"
SET = "<p>«_Non_!_», dit-il_: «_<code>x ?</code>_» vaut 12_%. Et «_oui\u202f»_?</p>\n"


@pytest.mark.parametrize(
    ("lang", "site", "marks"), [("fr", "en", ()), ("fr-CA", "en", ()), ("", "fr", ()), ("fr", "en", ("Non",))]
)
def test_in_french_no_line_ends_at_a_plain_space_inside_marks_and_before_signs(lang, site, marks):
    article = article_of(FRENCH, lang=lang)
    body = weave(article, [over(article, "quote", words) for words in marks], messages=Messages(site))

    assert html_of(body).replace("\xa0", "_") == SET
    assert [shown(mark.children) for mark in marks_in(body)] == list(marks)


@pytest.mark.parametrize(("lang", "site"), [("", "en"), ("de", "fr")])
def test_in_other_languages_spaces_stay_as_they_are(lang, site):
    assert "\xa0" not in html_of(weave(article_of(FRENCH, lang=lang), messages=Messages(site)))
