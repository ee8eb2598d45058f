"""Problems in the browser."""

from briefgen.model.diagnostic import Diagnostic, Severity
from briefgen.model.text import Place
from briefgen.serve import panel

LINE = 'kind: <script>newz "\u202e'
PROBLEM = Diagnostic(
    "value/not-allowed",
    Severity.ERROR,
    "`kind` cannot be <newz>.",
    "Did you mean `news`?",
    Place("content/a.md", 3, 7, 8, LINE),
)
PAGE = b"<!doctype html><html><head><title>T</title></head><body><p>text </body> text</p></body></html>"


def test_a_good_page_gets_its_number_and_the_reload_script_and_nothing_else():
    dressed = panel.dress(PAGE, (), script=True, number=7)

    numbered = b'<head><script src="/_briefgen/exchange.js" data-page="7" data-whole defer></script>'
    dressed = dressed.replace(numbered, b"<head>")
    assert dressed == PAGE.replace(b"</head>", b'<script src="/livereload.js" defer></script></head>')
    assert panel.dress(PAGE, (), script=False) == PAGE


def test_problems_go_over_the_page():
    text = panel.dress(PAGE, (PROBLEM,), script=False).decode()

    assert '<link rel="stylesheet" href="/_briefgen/panel.css"></head>' in text
    assert text.endswith("</section></body></html>")
    assert "<summary>1 problem</summary>" in text
    assert '<code class="place">content/a.md:3:7</code>' in text
    assert "error[value/not-allowed]" in text
    assert "<code>kind</code> cannot be &lt;newz&gt;." in text
    assert "Did you mean <code>news</code>?" in text
    assert "3 | kind: <mark>&lt;script&gt;</mark>newz &quot;⟨U+202E⟩" in text
    assert "\n  |       <b>^^^^^^^^</b></pre>" in text


def test_nothing_in_the_panel_is_inline():
    text = panel.only_problems((PROBLEM,), script=True).decode()

    assert " style=" not in text
    assert "<style" not in text
    assert "<script>" not in text
    assert text.count("<script src=") == text.count("<script") == 2


def test_a_page_without_head_or_body_still_shows_them():
    assert b"briefgen-panel" in panel.dress(b"plain", (PROBLEM,), script=True)


def test_a_problem_without_a_place():
    text = panel.dress(PAGE, (Diagnostic("site/missing", Severity.ERROR, "No site."),), script=False).decode()

    assert "<li><p><span" in text
    assert "<pre>" not in text


def test_many_problems_are_shown_up_to_a_point():
    many = tuple(Diagnostic(f"c/{n}", Severity.ERROR, "m") for n in range(70))
    text = panel.dress(PAGE, many, script=False).decode()

    assert text.count("<li>") == 50
    assert "70 problems" in text
    assert "and 20 more" in text


def test_the_style_sheet_is_there():
    assert panel.style().startswith(b"/*")
