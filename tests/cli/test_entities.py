"""``briefgen entities``: the register listed and set right, with the difference shown first."""

import json

import pytest

PEOPLE = """\
# The desk's own
- id: person/ann-aster   # the mayor
  name: Ann Aster
- id: person/anna-aster
  name: Anna Aster
"""
PATH = "content/entities/people.yaml"


@pytest.fixture
def people(edition):
    """The file of records of a site that needs no model."""
    (edition / "briefgen.yaml").write_text(
        "title: Test\nannotation: {entities: false, quotes: false, claims: false}\n"
    )
    file = edition / PATH
    file.parent.mkdir()
    file.write_text(PEOPLE)
    return file


def test_the_difference_is_shown_and_written(run, people):
    done = run("entities", "merge", "Anna Aster", "person/ann-aster")

    assert done.exit_code == 0, done.output
    assert done.stdout == (
        f"--- a/{PATH}\n+++ b/{PATH}\n@@ -1,5 +1,7 @@\n # The desk's own\n"
        " - id: person/ann-aster   # the mayor\n   name: Ann Aster\n"
        "+  aliases:\n+    - Anna Aster\n - id: person/anna-aster\n-  name: Anna Aster\n"
        "+  merged_into: person/ann-aster\n"
    )
    assert done.stderr == f"Changed {PATH}\n"
    assert people.read_text() == (
        "# The desk's own\n- id: person/ann-aster   # the mayor\n  name: Ann Aster\n"
        "  aliases:\n    - Anna Aster\n- id: person/anna-aster\n  merged_into: person/ann-aster\n"
    )


def test_a_dry_run_shows_the_same_and_writes_nothing(run, people):
    words = ("entities", "rename", "person/ann-aster", "Ann Birch")
    tried = run(*words, "--dry-run")
    assert people.read_text() == PEOPLE
    done = run(*words)

    assert tried.stdout == done.stdout != ""
    assert (tried.stderr, done.stderr) == (f"Would change {PATH}\n", f"Changed {PATH}\n")


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_quiet_writes_without_a_word(run, people, verdict):
    done = run("entities", verdict, "Ann Aster", "Anna Aster", "-q", env={"SOURCE_DATE_EPOCH": "1745900000"})

    assert (done.exit_code, done.output) == (0, "")
    assert people.read_text().splitlines()[3:5] == [
        "  judgements:",
        f"    - {{other: person/anna-aster, verdict: {verdict}, date: 2025-04-29}}",
    ]


def test_the_difference_is_coloured_on_a_terminal(run, people, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda self: True, raising=False)
    done = run("entities", "rename", "Ann Aster", "Ann Birch", "--dry-run")

    assert "\x1b[32m+  name: Ann Birch\x1b[0m" in done.stdout
    assert "\x1b[31m-  name: Ann Aster\x1b[0m" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("merge", "person/anna-astr", "Ann Aster"), "Did you mean 'person/anna-aster'"),
        (("merge", "Anna Aster", "person/anna-aster"), "are the same already: person/anna-aster"),
        (("rename", "Nobody At All", "X"), "Nobody and nothing is called 'Nobody At All'"),
        (("rename", "Ann Aster", " "), "Give the new name"),
        (("rename", "Ann Aster", "X", "--id", "person/anna-aster"), "There is a record person/anna-aster already"),
        (("ignore", " "), "Give the name"),
        (("same", "Ann Aster", "person/ann-aster"), "are the same record: person/ann-aster"),
        (("adopt", "person/ann-aster"), "person/ann-aster has a record already: content/entities/people.yaml:2:7"),
        (("adopt", "Ann Astr"), "'Anna Aster'? What is in no briefing yet: briefgen new entity \"Ann Astr\""),
        (("adopt", "person/bo"), "What is in no briefing yet: briefgen new entity NAME (with -k, if no person)."),
        (("list", "--ambiguous", "--kind", "person"), "leave --kind out"),
        (("merge", "Ann Aster"), "Two are needed"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_explained_and_changes_nothing(run, people, words, said):
    done = run("entities", *words)

    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())
    assert people.read_text() == PEOPLE


@pytest.mark.parametrize(
    "words",
    [
        ("merge", "Anna", "Aster", "person/ann-aster"),
        ("merge", "person/anna-aster", "Ann", "Aster"),
        ("same", "person/anna-aster", "Ann", "Aster"),
        ("rename", "person/ann-aster", "Ann", "Birch"),
        ("ignore", "Harbour", "Telegraph"),
    ],
)
def test_the_words_of_a_name_beside_an_id_need_no_quotation_marks(run, people, words):
    done = run("entities", *words)
    assert (done.exit_code, done.stderr.split(" content/")[0]) in ((0, "Changed"), (0, "Made"))


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (("merge", "Anna", "Aster", "Ann", "Aster"), 'merge "Anna Aster" "Ann Aster"'),
        (("different", "Ann", "Aster", "Bea", "Birch"), 'different "Ann Aster" "Bea Birch"'),
        (("rename", "Ann", "Aster", "Ann", "Birch"), 'rename "Ann Aster" "Ann Birch"'),
        (("merge", "Cy", "Cole", "Dee", "Dole"), 'merge "Cy Cole" "Dee Dole"'),
    ],
)
def test_two_names_without_quotation_marks_are_told_to_have_them(run, people, words, command):
    done = run("entities", *words)

    assert done.exit_code == 2
    assert "Put quotation marks around a name of several words" in done.stderr
    assert f"\n    briefgen entities {command}\n" in done.stderr
    assert people.read_text() == PEOPLE


def test_a_name_that_several_bear_is_asked_about(run, people):
    people.write_text(
        PEOPLE + "  aliases: [{text: Aster, auto: never}]\n- {id: person/b, name: Bea, short: aster}\n"
    )
    done = run("entities", "rename", "Aster", "X")

    assert done.exit_code == 2
    assert "'Aster' can mean person/anna-aster, person/b; name one by its id." in " ".join(
        done.stderr.split()
    )


def test_an_edit_that_would_break_the_site_is_refused(run, people):
    done = run("entities", "rename", "Ann Aster", "Ann Aster", "--id", "person/Ann Aster")

    assert done.exit_code == 1
    assert "error[value/bad-id]" in done.stderr
    assert done.stderr.endswith("Nothing was written: with this change the site would not load.\n")
    assert people.read_text() == PEOPLE


def test_a_site_with_other_errors_can_be_edited(run, edition, people):
    (edition / "content" / "bad.md").write_text("---\ntitel: Typo\n---\nText.\n")
    people.write_text(f"{PEOPLE}- id: person/c\n  nmae: Cy\n")
    done = run("entities", "ignore", "Monday", "--reason", "a day")

    assert done.exit_code == 0, done.output
    assert people.read_text() == f"{PEOPLE}- id: person/c\n  nmae: Cy\n"
    assert (edition / "content/entities/ignored.yaml").read_text() == (
        "- {ignore: [Monday], reason: a day}\n"
    )


def test_a_file_that_cannot_be_read_is_named(run, edition, people):
    people.write_text(f"{PEOPLE}  aliases: [Anna\n")
    done = run("entities", "rename", "Ann Aster", "Ann Birch")
    assert done.exit_code == 0, done.output
    done = run("entities", "rename", "Anna Aster", "Anna Birch")

    assert done.exit_code == 2  # what cannot be read is no record
    assert "aliases: [Anna\n" in people.read_text()


def test_a_record_that_cannot_be_changed_safely_is_named(run, people):
    people.write_text(
        "- id: person/b\n  name: Bea\n  aliases: &a [B.]\n- id: person/c\n  name: Cy\n  aliases: *a\n"
    )
    before = people.read_text()
    done = run("entities", "rename", "Cy", "Cyril")

    assert done.exit_code == 1
    assert "`person/c` repeats a value that stands elsewhere (`*a`)" in done.stderr
    assert people.read_text() == before


def test_what_is_so_already_changes_nothing(run, people):
    people.write_text(f"{PEOPLE}- ignore: [Monday]\n")
    done = run("entities", "ignore", "monday")

    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "`monday` is ignored already.\nNothing changes.\n"


def test_ignoring_a_name_of_a_record_is_said(run, people):
    done = run("entities", "ignore", "Ann Aster")

    assert "`Ann Aster` is a name of person/ann-aster, and is not linked any more." in done.stderr


def test_a_new_id_leaves_the_old_one_as_a_redirect(run, people):
    assert run("entities", "rename", "Ann Aster", "Ann Birch", "--id", "person/ann-birch").exit_code == 0
    done = run("build", "--as-of", "2025-05-01")

    assert done.exit_code == 0, done.output
    assert people.read_text().endswith("- {id: person/ann-aster, merged_into: person/ann-birch}\n")


@pytest.fixture
def archive(edition):
    """Two briefings with names that are found by software."""
    (edition / "content" / "clerk.md").write_text(
        "---\ntitle: The clerk\ndate: 2025-03-02\n---\nMayor Ann Aster met Paula Quill in London. Quill left.\n"
    )
    return edition


def test_a_found_name_is_listed_and_adopted(run, archive):
    listed = run("entities", "list", "--unrecorded", "--kind", "person")
    assert listed.exit_code == 0, listed.output
    assert listed.stdout.splitlines() == [
        "2  person/ann-aster    Ann Aster    no record",
        "1  person/paula-quill  Paula Quill  no record",
    ]
    assert listed.stderr == "2 entities, 2 without a record.\n"
    done = run("entities", "adopt", "ann", "aster")
    assert done.exit_code == 0, done.output
    assert (archive / PATH).read_text() == (
        "# Found in 2 briefings, seen as: Mayor\n- id: person/ann-aster\n  name: Ann Aster\n"
        "  aliases:\n    - {text: Aster, auto: after-full}\n"
    )
    done = run("entities", "adopt", "Quill", "-q")
    assert done.exit_code == 0, done.output
    assert (archive / PATH).read_text().count("- id: ") == 2
    listed = json.loads(run("entities", "list", "--kind", "person", "--format", "json").stdout)
    assert [(one["id"], one["briefings"], one["recorded"], one["line"]) for one in listed["entities"]] == [
        ("person/ann-aster", 2, True, 2),
        ("person/paula-quill", 1, True, 7),
    ]


def test_namesakes_are_adopted_together_and_without_what_others_are_called_too(run, archive):
    """A record of one alone would take the words of the other; "Weber" is also a name of the other."""
    texts = [
        "The British judge John Weber opened it. Weber sat.",
        "The French skier John Weber won. Weber ran.",
    ]
    for number, text in enumerate(texts):
        (archive / f"content/weber-{number}.md").write_text(
            f"---\ntitle: W\ndate: 2025-03-0{number + 1}\n---\n{text}\n"
        )
    done = run("entities", "adopt", "person/john-weber")
    assert done.exit_code == 0, done.output
    assert "Several are called `John Weber`; each has a record now." in done.stderr
    said = (archive / PATH).read_text()
    assert said.count("  name: John Weber\n") == 2
    assert "aliases" not in said
    names = json.loads(run("entities", "list", "--ambiguous", "--format", "json").stdout)["names"]
    assert ("John Weber", ["person/john-weber", "person/john-weber-2"]) in [
        (one["name"], one["candidates"]) for one in names
    ]


def test_found_names_are_merged_with_a_record_made_for_the_one_that_stays(run, archive):
    done = run("entities", "merge", "Paula Quill", "Ann Aster", "-q")

    assert done.exit_code == 0, done.output
    assert (archive / PATH).read_text().splitlines()[1:] == [
        "- id: person/ann-aster",
        "  name: Ann Aster",
        "  aliases:",
        "    - {text: Aster, auto: after-full}",
        "    - Paula Quill",
        "- {id: person/paula-quill, merged_into: person/ann-aster}",
    ]
    assert run("entities", "list", "--unrecorded", "--kind", "person", "-q").output == ""


def test_found_names_that_are_judged_get_records(run, archive):
    done = run("entities", "different", "Paula Quill", "Ann Aster", "--by", "desk", "--dry-run")

    assert done.exit_code == 0, done.output
    assert "+- id: person/paula-quill\n" in done.stdout
    assert "+    - {other: person/ann-aster, verdict: different, by: desk, date: " in done.stdout
    assert not (archive / PATH).exists()


def test_unlinked_names_are_listed_with_candidates_and_places(run, archive, people):
    (archive / "briefgen.yaml").write_text("title: Test\n")
    people.write_text(
        "- {id: org/board-tarn, name: Harbour Board of Tarn, aliases: [{text: Harbour Board, auto: after-full}]}\n"
        "- {id: org/board-lund, name: Harbour Board of Lund, aliases: [{text: Harbour Board, auto: after-full}]}\n"
    )
    (archive / "content" / "late.md").write_text(
        "---\ntitle: Late\ndate: 2025-03-03\n---\nOn Monday the Harbour Board said nothing.\n"
    )
    done = run("entities", "list", "--ambiguous")

    assert done.exit_code == 0, done.output
    assert done.stdout == (
        "Harbour Board: can mean org/board-lund, org/board-tarn\n    content/late.md:5:15\n"
    )
    names = json.loads(run("entities", "list", "--unresolved", "--format", "json").stdout)["names"]
    assert {
        "name": "Harbour Board",
        "candidates": ["org/board-lund", "org/board-tarn"],
        "places": [{"path": "content/late.md", "line": 5, "column": 15}],
    } in names


def test_a_guess_that_no_page_links_is_listed_until_it_is_ignored(run, archive):
    (archive / "content" / "late.md").write_text(
        "---\ntitle: Late\ndate: 2025-03-03\n---\nBerg came on Tuesday.\n"
    )
    listed = run("entities", "list", "--unresolved")

    assert listed.stdout == "Berg: nothing says who or what this is\n    content/late.md:5:1\n"
    assert run("entities", "list", "--ambiguous").stderr == "No ambiguous names.\n"
    assert run("entities", "ignore", "Berg", "-q").exit_code == 0
    assert run("entities", "list", "--unresolved").stderr == "No unresolved names.\n"


def test_a_site_without_unlinked_names_says_so(run, people):
    assert run("entities", "list", "--ambiguous").stderr == "No ambiguous names.\n"
    assert run("entities", "list", "--unresolved").stderr == "No unresolved names.\n"


def test_a_site_with_errors_is_listed_all_the_same(run, edition, people):
    (edition / "content" / "bad.md").write_text("---\ntitel: Typo\n---\nText.\n")
    done = run("entities", "list")

    assert done.exit_code == 0, done.output
    assert [line.split()[1] for line in done.stdout.splitlines()] == ["person/ann-aster", "person/anna-aster"]
    assert done.stderr.splitlines()[0].startswith("The site has errors")
