"""``briefgen build`` as its user sees it."""

import re
import shutil

import pytest


def test_a_build_writes_the_site_and_says_what_is_in_it(run, edition):
    done = run("build")

    assert done.exit_code == 0, done.output
    assert (edition / "site" / "mayor" / "index.html").is_file()
    assert re.fullmatch(
        r"Built \d+ pages, \d+ entit(y|ies), \d+ quotes?, \d+ contested claims?, \d+ warnings?"
        r" in \d+\.\d s: site/\n",
        done.stdout,
    )


def test_two_builds_give_the_same_bytes_and_touch_nothing(run, edition, site_of):
    run("build", "--as-of", "2025-06-01", "--clean")
    first = site_of(edition / "site")
    times = {path: path.stat().st_mtime_ns for path in (edition / "site").rglob("*")}

    done = run("build", "--as-of", "2025-06-01", "--explain")

    assert site_of(edition / "site") == first
    assert {path: path.stat().st_mtime_ns for path in (edition / "site").rglob("*")} == times
    assert f"unchanged in all: {len(first) - 1} files" in done.stdout


def test_explain_says_what_became_of_each_file(run, edition, add):
    add("old")
    (edition / "static").mkdir()
    run("build")
    (edition / "content" / "old.md").unlink()
    add("new")
    (edition / "static" / "map.pdf").write_bytes(b"map")

    done = run("build", "--explain")

    assert done.stdout.startswith(
        "text is new: content/new.md\ntext is gone: content/old.md\nstatic file is new: static/map.pdf\n"
    )
    assert "new: new/index.html (its text is new: content/new.md)\n" in done.stdout
    assert "changed: index.html (shows old, which is gone, and 2 more)\n" in done.stdout
    assert re.search(r"^not made again: \d+ files \(nothing that it shows changed\)$", done.stdout, re.M)
    assert "no longer in the site: old/index.html\n" in done.stdout


def test_explain_names_folders_links_and_options_as_an_editor_does(run, edition, add):
    add("old")
    run("build")
    (edition / "content" / "link.md").symlink_to("old.md")
    (edition / "static").mkdir()
    (edition / "static" / "map.pdf").write_bytes(b"map")
    (edition / "drawings").mkdir()
    (edition / "content" / "war").mkdir()

    said = run("build", "--explain", "--drafts").stdout.splitlines()

    assert said[:5] == [
        "text is new: content/link.md",
        "folder is new: content/war/",
        "folder is new: drawings/",
        "static file is new: static/map.pdf",
        "other options: -D",
    ]
    shutil.rmtree(edition / "static")
    shutil.rmtree(edition / "content" / "war")
    (edition / "content" / "old.md").write_text("---\ntitle: Older\n---\nText.\n")
    # The link was made just now: its bytes are compared.
    said = run("build", "--explain", "--drafts").stdout.splitlines()
    assert said[:4] == [
        "text changed: content/link.md",
        "text changed: content/old.md",
        "folder is gone: content/war/",
        "static file is gone: static/map.pdf",
    ]


def test_explain_calls_no_text_changed_that_only_a_record_or_the_date_changed(run, edition, add):
    add("ferry", body="Bea Birch walked along the quay.\n", date="2025-05-01")
    run("build", "--as-of", "2025-06-01")
    (edition / "content" / "entities").mkdir()
    (edition / "content" / "entities" / "bea.yaml").write_text("{id: person/bea-birch, name: Bea Birch}\n")

    said = run("build", "--explain", "--as-of", "2025-06-01").stdout

    assert said.startswith("records are new: content/entities/bea.yaml\n")
    assert "text changed: " not in said
    assert "(what is known of its text changed" in said

    said = run("build", "--explain", "--as-of", "2035-06-01").stdout
    assert said.startswith("the date of the build: 2035-06-01")
    assert "text changed: " not in said
    assert "ferry/index.html (what is known of its text changed" in said


def test_a_build_from_nothing_calls_no_file_new_that_stood_there(run, edition):
    run("build", "--as-of", "2025-06-01")
    said = run("build", "--explain", "--clean", "--as-of", "2025-06-01").stdout
    assert "made again, same bytes: " in said
    assert "new" not in said


def test_an_error_is_shown_with_its_line_and_nothing_is_written(run, edition, add, site_of):
    run("build")
    before = site_of(edition / "site")
    add("wrong", "kind: newz")
    (edition / "content" / "other.md").write_text("---\ntitle: Other\nkind: odd\n---\n")

    done = run("build")

    assert done.exit_code == 1
    assert done.stdout == ""
    assert "content/other.md:3:7: error[" in done.stderr
    assert "content/wrong.md:4:7: error[" in done.stderr
    assert "  4 | kind: newz\n    |       ^^^^\n  help: " in done.stderr
    assert "\n2 errors\nNothing was written; site/ is as it was.\n" in done.stderr
    assert site_of(edition / "site") == before


def test_nothing_is_said_of_a_site_that_is_not_there(run, edition, add):
    add("wrong", "kind: newz")

    assert run("build").stderr.endswith("\n1 error\nNothing was written.\n")
    assert not (edition / "site").exists()


def test_what_is_left_out_is_said_and_can_be_taken_in(run, edition, add):
    add("first", "draft: true")
    add("later", date="2025-09-01")
    add("gone", "expires: 2025-03-01")

    done = run("build", "--as-of", "2025-06-01")
    assert "Left out: 1 draft (content/first.md); -D takes them in.\n" in done.stdout
    assert "Left out: 1 scheduled (content/later.md); -F takes them in.\n" in done.stdout
    assert "Left out: 1 expired (content/gone.md); -E takes them in.\n" in done.stdout
    assert not any((edition / "site" / name).exists() for name in ("first", "later", "gone"))

    done = run("build", "--as-of", "2025-06-01", "-D", "--future", "-E")
    assert "Left out" not in done.stdout
    assert all((edition / "site" / name).is_dir() for name in ("first", "later", "gone"))


def test_a_record_that_is_ahead_of_its_day_is_named_until_the_day_has_come(run, edition):
    (edition / "content" / "claims").mkdir(exist_ok=True)
    (edition / "content" / "claims" / "plant.yaml").write_text(
        "id: plant-closes\ntext: The plant will close.\n"
        "assessment: {state: confirmed, date: 2026-09-01, by: desk, summary: It was announced.}\n"
    )

    before, again, after = (
        run("build", "--as-of", day) for day in ("2026-08-30", "2026-08-31", "2026-09-01")
    )

    assert "content/claims/plant.yaml:3:38: warning[date/to-come] This date (2026-09-01)" in before.stderr
    assert "date/to-come" in again.stderr
    assert "date/to-come" not in after.stderr


@pytest.mark.parametrize(
    ("asked", "out"),
    [
        ("2025-08-31", False),
        ("2025-09-01", True),
        ("2025-09-01T00:00:00+03:00", False),
        ("2025-09-02T00:00", True),
    ],
)
def test_as_of_takes_a_whole_day_or_a_moment(run, edition, add, asked, out):
    add("later", date="2025-09-01")

    assert run("build", "--as-of", asked).exit_code == 0
    assert (edition / "site" / "later").exists() is out


def test_the_date_of_the_build_can_come_from_the_environment(run, edition, add):
    add("later", date="2025-09-01")

    assert run("build", env={"SOURCE_DATE_EPOCH": "1748736000"}).exit_code == 0
    assert not (edition / "site" / "later").exists()


@pytest.mark.parametrize(
    ("words", "env", "said"),
    [
        (["--as-of", "soon"], {}, "'soon' is not a date"),
        (["--as-of", "2025-02-30"], {}, "'2025-02-30' is not a date"),
        ([], {"SOURCE_DATE_EPOCH": "now"}, "SOURCE_DATE_EPOCH is 'now'"),
        (["--jobs", "-1"], {}, "-1 is not in the range"),
        (["-C", "nowhere"], {}, "'nowhere' does not exist"),
        (["--frobnicate"], {}, "No such option"),
    ],
)
def test_a_wrong_call(run, words, env, said):
    done = run("build", *words, env=env)

    assert done.exit_code == 2
    assert said in done.stderr


def test_strict_takes_warnings_for_errors(run, edition):
    run("build")
    (edition / "site" / "notes.txt").write_text("mine\n")
    (edition / "content" / "mayor.md").write_text("---\ntitle: Changed\n---\n")

    assert run("build", "--strict").exit_code == 1
    assert (edition / "site" / "mayor" / "index.html").read_text().count("Changed") == 0
    done = run("build")
    assert done.exit_code == 0
    assert "site/notes.txt: warning[write/kept]" in done.stderr
    assert "1 warning in" in done.stdout


def test_quiet_says_nothing_but_errors(run, edition, add):
    done = run("build", "-q")
    assert (done.exit_code, done.output) == (0, "")
    (edition / "site" / "notes.txt").write_text("mine\n")
    assert run("build", "-q").output == ""
    add("wrong", "kind: newz")
    assert "error[" in run("build", "-q").stderr


def test_verbose_gives_the_time_of_each_phase(run):
    done = run("build", "-v")

    assert re.search(r"Phases: load [\d.]+ s, parse .* write [\d.]+ s\.\n", done.stdout)
    assert re.search(r"Read: \d articles? anew, \d remembered\.\n", done.stdout)


def test_clean_reads_everything_anew(run):
    run("build")
    assert "Read: 0 articles anew, 1 remembered." in run("build", "-v", "-D").stdout
    assert "Read: 1 article anew, 0 remembered." in run("build", "-v", "--clean").stdout


def test_another_folder_and_another_output(run, edition, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run("build", "-C", edition, "-o", "public")

    assert done.exit_code == 0
    assert done.stdout.endswith(": public/\n")
    assert (tmp_path / "public" / "index.html").is_file()
    assert not (edition / "site").exists()


def test_the_address_of_the_site_can_be_given(run, edition):
    run("build", "--base-url", "https://desk.example/news/")

    assert "https://desk.example/news/mayor/" in (edition / "site" / "sitemap.xml").read_text()


def test_several_processes_make_the_same_site(run, edition, add, site_of):
    for n in range(20):
        add(f"story-{n}", body=f'Ann Aster said that the number was {n}. "No," Bea Birch said.\n')
    run("build", "--clean", "-j", "1", "--as-of", "2025-06-01")
    one = site_of(edition / "site")
    run("build", "--clean", "-j", "2", "--as-of", "2025-06-01")

    assert site_of(edition / "site") == one


def test_a_folder_that_is_no_site(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run("build")

    assert done.exit_code == 2
    assert f"{tmp_path} is not the folder of a site" in done.stderr
    assert "briefgen new site" in done.stderr


def test_a_folder_inside_a_site_names_the_site(run, edition, monkeypatch):
    monkeypatch.chdir(edition / "content")
    done = run("build")

    assert done.exit_code == 2
    assert f"-C {edition}" in done.stderr


def test_the_output_must_not_be_the_site_itself(run, edition, site_of):
    before = site_of(edition)
    done = run("build", "-o", ".", "--clean")

    assert done.exit_code == 1
    assert "write/unsafe-output" in done.stderr
    assert {path: data for path, data in site_of(edition).items() if ".briefgen-cache" not in path} == before
