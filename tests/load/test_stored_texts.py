"""The stored texts of sources: where they are looked for, and what is read of them."""

import pytest
from load.sites import NOW, report_of, write_site

from briefgen.load import load

PAGE = "-- content/a.md --\n---\ntitle: A\n---\nText.\n"


def texts_of(root, site):
    """Load a site without any problem; give the text of each source."""
    write_site(root, PAGE + site)
    outcome = load(root, now=NOW)
    assert outcome.diagnostics == ()
    return {source.id: source.text for source in outcome.value.registry.sources}


def stored(root, name, content):
    source = f"-- content/sources/s.yaml --\n{{id: s, title: S, file: {name}}}\n"
    return texts_of(root, f"{source}-- content/sources/{name} --\n{content}\n")["s"]


def test_a_text_stands_in_the_record_or_in_a_file_beside_it_or_below_the_folder_of_sources(tmp_path):
    site = """-- content/sources/town/s.yaml --
- {id: here, title: Here, text: "So it is."}
- {id: beside, title: Beside, file: one.txt}
- {id: above, title: Above, file: ../two.txt}
- {id: below, title: Below, file: town/one.txt}
-- content/sources/town/one.txt --
One.
-- content/sources/two.txt --
Two.
"""
    assert texts_of(tmp_path, site) == {
        "above": "Two.\n",
        "below": "One.\n",
        "beside": "One.\n",
        "here": "So it is.",
    }


def test_plain_text_is_taken_as_it_is(tmp_path):
    assert stored(tmp_path, "s.txt", "A *star* & <b>\n\nTwo.") == "A *star* & <b>\n\nTwo.\n"


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("# Head\n\n> Said *so* and **so**, `code`, ~~gone~~.", "Head\n\nSaid so and so, code, gone.\n"),
        ("---\ntitle: Of the file\n---\nSo it is.", "So it is.\n"),
        ("- [a link](https://a.example/x) and ![a map](m.png)", "a link and a map\n"),
        ("5 * 3 * 2 and a_b_c and \\*no\\*", "5 * 3 * 2 and a_b_c and *no*\n"),
    ],
)
def test_of_markdown_the_signs_are_left_out(tmp_path, markdown, words):
    assert stored(tmp_path, "s.md", markdown) == words


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>One <b>and</b> two.</p><p>Three</p>", "One and two.\n\nThree"),
        ("<p>One\n  line &amp; more&hellip;</p>", "One line & more…"),
        ("<title>No</title><style>p {}</style><script>no()</script><p>Yes</p>", "No\n\nYes"),
        ("<head><meta charset=utf-8><title>No</title></head><body>Yes<br>and<hr>yes", "Yes\n\nand\n\nyes"),
        ("<head><title>No</title><body><p>Yes", "Yes"),
        ("<p>a<!-- no -->b</p>", "ab"),
    ],
)
def test_of_html_only_the_words_are_read(tmp_path, html, words):
    assert stored(tmp_path, "s.html", html) == words


def test_a_file_that_is_no_text_is_reported_at_its_place(tmp_path):
    site = "-- content/sources/s.yaml --\n{id: s, title: S, file: s.txt}\n-- content/sources/s.txt : bytes --\na\\xff\n"
    write_site(tmp_path, PAGE + site)
    (line,) = report_of(tmp_path)
    assert line.startswith("content/sources/s.txt:1:2 file/encoding")


def test_no_stored_text_is_among_the_files_that_a_page_can_show(tmp_path):
    site = "".join(
        f"-- content/{path} --\nWords.\n"
        for path in ("sources/a.txt", "sources/deep/b.html", "claims/c.txt", "d.txt", "sources/e.png")
    )
    write_site(tmp_path, PAGE + site)
    files = load(tmp_path, now=NOW).value.files
    assert sorted(files) == ["claims/c.txt", "d.txt", "sources/e.png"]


@pytest.mark.parametrize(
    "record",
    [
        "{id: s, title: S, file: notes.md}",
        "{id: s, titel: S, file: notes.md}",
        "{id: S 1, title: S, file: ../sources/notes.md}",
        "{id: s, title: S, file: note.md}",
        "{id: s, title: 'S, file: notes.md}",
    ],
)
def test_a_file_that_a_record_names_or_may_name_is_not_told_to_be_unnamed(tmp_path, record):
    site = f"-- content/sources/s.yaml --\n{record}\n-- content/sources/notes.md --\nWords.\n"
    write_site(tmp_path, PAGE + site)
    assert not [line for line in report_of(tmp_path) if "unnamed" in line or "stray" in line]
