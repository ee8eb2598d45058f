"""A build after one edit: quick where it may be, whole where it must be, and always right."""

import os
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner
from product import bytes_in, edit, write_site

from briefgen.cli import main
from briefgen.write import write

SITE = """
-- briefgen.yaml --
title: The Quay
base_url: https://quay.example
search: false
share_images: {enabled: false}
annotation: {entities: false, quotes: false, claims: false}
-- content/harbour/bridge.md --
---
title: The bridge
date: 2025-05-01
tags: [bridge]
---
The bridge opens on Monday.

See the [[quay]].
-- content/harbour/quay.md --
---
title: The quay
date: 2025-05-02
---
The quay is old.
-- content/entities/people.yaml --
- {id: person/ann-aster, name: Ann Aster}
"""

QUICK = "Only one text was edited"


@pytest.fixture
def site(tmp_path):
    write_site(tmp_path, SITE)
    built(tmp_path)
    return tmp_path


def run(folder, *words):
    return CliRunner().invoke(main, ["build", "-v", "-C", str(folder), *words])


def built(folder, *words, code=0):
    """Build, and give what was said."""
    done = run(folder, "--as-of", "2025-06-01", *words)
    assert done.exit_code == code, done.output
    return done.stdout


@pytest.fixture(params=["while the site is written", "at the end", "at the end, since the process was lost"])
def how_kept(request, monkeypatch):
    """How the edition is kept that a build after one edit is made with."""
    if request.param != "at the end":
        monkeypatch.setattr("briefgen.rebuild.edition_aside.WORTH_A_PROCESS", 1)
    if "lost" in request.param:
        monkeypatch.setattr("briefgen.rebuild.edition_aside._write", lambda *_: os._exit(1))


def is_as_clean(folder):
    built(folder, "--clean", "-o", str(folder / "clean"))
    return bytes_in(folder / "site") == bytes_in(folder / "clean")


def test_an_edit_in_prose_makes_one_page_and_the_feeds_that_carry_it(site):
    edit(site, "content/harbour/bridge.md", "on Monday", "on Tuesday")
    said = built(site, "--explain")
    assert QUICK in said
    assert "changed: harbour/bridge/index.html" in said
    assert "changed: tags/bridge/feed.xml" in said
    assert "not made again: harbour/quay/index.html" in said
    assert is_as_clean(site)


def test_the_edition_is_kept_whoever_writes_it(tmp_path, how_kept):
    write_site(tmp_path, SITE)
    built(tmp_path)
    edit(tmp_path, "content/harbour/bridge.md", "on Monday", "on Tuesday")
    assert QUICK in built(tmp_path)
    assert is_as_clean(tmp_path)
    assert not [path.name for path in (tmp_path / ".briefgen-cache").iterdir() if "aside" in path.name]


def test_a_build_with_an_error_leaves_nothing_of_the_edition_that_was_begun(tmp_path, how_kept):
    write_site(tmp_path, SITE)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("Somebody else's.")
    built(tmp_path, code=1)
    assert not [path.name for path in (tmp_path / ".briefgen-cache").iterdir() if "edition" in path.name]


@pytest.mark.skipif(sys.platform != "linux", reason="no process aside")
def test_what_is_stopped_in_the_middle_of_writing_leaves_nothing_half_written(tmp_path, monkeypatch):
    """A build that cannot write its site stops the process that keeps what its outputs looked up."""
    write_site(tmp_path, SITE)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("Somebody else's.")
    cache = tmp_path / ".briefgen-cache"

    def keep_half(*_):
        (cache / f".last-build-1-ab.reads.{os.getpid()}").write_text("half")
        time.sleep(60)

    def write_then(*words, **named):
        until = time.monotonic() + 30
        while not [*cache.glob(".last-build-*")] and time.monotonic() < until:
            time.sleep(0.01)
        return write(*words, **named)

    monkeypatch.setattr("briefgen.pipeline.WORTH_PROCESSES", 1)
    monkeypatch.setattr("briefgen.pipeline.keep_manifest", keep_half)
    monkeypatch.setattr("briefgen.pipeline.write", write_then)
    built(tmp_path, "-j", "1", code=1)
    assert [*cache.glob(".last-build-*")] == []


def test_what_a_killed_build_was_writing_is_gone_after_the_next(site):
    killed = subprocess.Popen([sys.executable, "-c", ""])
    killed.wait()
    cache = site / ".briefgen-cache"
    left = cache / f".{next(cache.glob('edition-*')).name}.{killed.pid}-aside"
    left.write_text("half of an edition")
    assert "Nothing to do" in built(site)
    assert not left.exists()


def test_one_edit_after_another_is_quick_and_then_nothing_is_left_to_do(site):
    edit(site, "content/harbour/bridge.md", "on Monday", "on Tuesday")
    assert QUICK in built(site)
    edit(site, "content/harbour/quay.md", "is old", "is very old")
    assert QUICK in built(site)
    edit(site, "content/harbour/bridge.md", "on Tuesday", "on Friday")
    assert QUICK in built(site)
    assert "Nothing to do" in built(site)
    assert is_as_clean(site)


@pytest.mark.parametrize(
    "change",
    [
        ("content/harbour/bridge.md", "title: The bridge", "title: The old bridge"),
        ("content/harbour/bridge.md", "[[quay]]", "quay"),
        ("content/entities/people.yaml", "Ann Aster", "Ann Birch"),
        ("briefgen.yaml", "The Quay", "The Old Quay"),
    ],
)
def test_what_other_pages_show_is_built_as_a_whole(site, change):
    edit(site, *change)
    assert QUICK not in built(site)
    assert is_as_clean(site)


def test_two_edits_at_once_make_two_pages(site):
    edit(site, "content/harbour/bridge.md", "on Monday", "on Tuesday")
    edit(site, "content/harbour/quay.md", "is old", "is very old")
    assert "Only 2 texts were edited" in built(site)
    assert "Nothing to do" in built(site)
    assert is_as_clean(site)


@pytest.fixture
def touch(site):
    """Give a file another time and the same bytes."""

    def touch(path):
        looked = (site / path).stat()
        os.utime(site / path, ns=(looked.st_atime_ns, looked.st_mtime_ns - 1_000_000_000))

    return touch


def test_a_text_that_was_only_touched_is_not_read_and_not_called_changed(site, touch):
    touch("content/harbour/bridge.md")
    said = built(site, "--explain")
    assert said.startswith("text was only touched: content/harbour/bridge.md\nnot made again: ")
    assert "Files were only touched: no text changed." in said
    assert "Nothing to do" in built(site)

    touch("content/harbour/bridge.md")
    edit(site, "content/harbour/quay.md", "is old", "is new")
    said = built(site, "--explain")
    assert said.startswith(
        "text was only touched: content/harbour/bridge.md\ntext changed: content/harbour/quay.md\n"
    )
    assert "changed: harbour/quay/index.html (its text changed: content/harbour/quay.md)" in said
    assert QUICK in said

    touch("content/harbour/bridge.md")
    edit(site, "content/entities/people.yaml", "Ann Aster", "Ann Birch")
    said = built(site, "--explain")
    assert said.startswith(
        "records changed: content/entities/people.yaml\ntext was only touched: content/harbour/bridge.md\n"
    )
    assert is_as_clean(site)


def test_a_touched_text_makes_no_site_with_warnings_a_good_one(site, touch):
    edit(site, "content/harbour/quay.md", "is old.", "is old.\n\n![](quay.svg)")
    (site / "content/harbour/quay.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    assert "1 warning" in built(site)
    touch("content/harbour/bridge.md")
    built(site, "--strict", code=1)
    assert "1 warning" in built(site)


def test_what_an_edit_changes_beside_its_own_page_shows_the_text_and_is_not_made_from_it(site):
    edit(site, "content/harbour/quay.md", "is old", "is new")
    said = built(site, "--explain")
    assert QUICK in said
    assert "changed: harbour/quay/index.html (its text changed: content/harbour/quay.md)" in said
    assert "changed: feed.xml (shows content/harbour/quay.md, which changed)" in said

    edit(site, "content/harbour/quay.md", "is new", "is wide")
    edit(site, "content/harbour/bridge.md", "on Monday", "on Tuesday")
    said = built(site, "--explain")
    assert "Only 2 texts were edited" in said
    assert "changed: harbour/quay/index.html (its text changed: content/harbour/quay.md)" in said
    assert "changed: harbour/bridge/index.html (its text changed: content/harbour/bridge.md)" in said
    assert "changed: feed.xml (shows content/harbour/bridge.md, which changed, and 1 more)" in said


def test_two_edits_of_which_one_shows_elsewhere_are_built_as_a_whole(site):
    edit(site, "content/harbour/bridge.md", "on Monday", "on Tuesday")
    edit(site, "content/harbour/quay.md", "title: The quay", "title: The new quay")
    assert "Only" not in built(site)
    assert is_as_clean(site)


def test_an_edit_that_is_wrong_is_told_by_the_whole_build_and_mended_quickly(site):
    edit(site, "content/harbour/bridge.md", "[[quay]]", "[[key]]")
    assert QUICK not in built(site, code=1)
    edit(site, "content/harbour/bridge.md", "[[key]]", "[[quay]]")
    edit(site, "content/harbour/bridge.md", "on Monday", "on Tuesday")
    assert QUICK in built(site)
    assert is_as_clean(site)


def test_a_page_that_somebody_changed_or_took_away_is_put_right_by_the_whole_build(site):
    (site / "site/harbour/quay/index.html").unlink()
    edit(site, "content/harbour/bridge.md", "on Monday", "on Tuesday")
    assert QUICK not in built(site)
    assert is_as_clean(site)


def test_a_damaged_edition_is_none(site):
    for file in (site / ".briefgen-cache").glob("edition-*"):
        data = bytearray(file.read_bytes())
        data[len(data) // 3 :: 97] = bytes(len(data[len(data) // 3 :: 97]))
        file.write_bytes(data)
    edit(site, "content/harbour/bridge.md", "on Monday", "on Tuesday")
    built(site)
    assert is_as_clean(site)


def test_a_day_later_the_whole_build_looks_what_has_changed(site):
    edit(site, "content/harbour/bridge.md", "on Monday", "on Tuesday")
    said = run(site, "--as-of", "2026-06-02").stdout
    assert QUICK not in said


@pytest.mark.pagefind
def test_in_a_site_with_a_search_the_new_text_is_found(site):
    edit(site, "briefgen.yaml", "search: false", "search: true")
    built(site)
    edit(site, "content/harbour/bridge.md", "on Monday", "on a Fröhlich Tuesday, or whenever")
    said = built(site, "--explain")
    assert QUICK in said
    assert "pagefind/pagefind-entry.json" in said
    edit(site, "content/harbour/quay.md", "is old", "is old, whenever")
    assert QUICK in built(site)
    edit(site, "content/harbour/bridge.md", "on a Fröhlich Tuesday, or whenever", "")
    assert QUICK in built(site)
    assert "Nothing to do" in built(site)
    assert is_as_clean(site)


@pytest.mark.parametrize("written", ["2025-03-29T02:30", "2025-10-26"])
@pytest.mark.parametrize("hour", ["+00:00", "+01:00", "+02:00", "+03:00"])
def test_a_text_is_as_old_as_in_a_clean_build_where_clocks_were_changed(site, written, hour):
    """Some hours around the moment at which a text is a month old, after Berlin put its clocks forward or back."""
    due = {"2025-03": "2025-04-29T02:30", "2025-10": "2025-11-26T00:00"}
    edit(site, "briefgen.yaml", "search: false", "search: false\ntimezone: Europe/Berlin\nold_after: 1")
    edit(site, "content/harbour/bridge.md", "date: 2025-05-01", f"date: {written}")
    edit(site, "content/harbour/quay.md", "date: 2025-05-02", "date: 2025-01-02")
    now = ("--as-of", f"{due[written[:7]]}{hour}")
    done = run(site, *now)
    assert done.exit_code == 0, done.output
    edit(site, "content/harbour/bridge.md", "on Monday", "on Tuesday")

    assert QUICK in run(site, *now).stdout

    run(site, *now, "--clean", "-o", str(site / "clean"))
    assert bytes_in(site / "site") == bytes_in(site / "clean")
