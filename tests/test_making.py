"""The bytes of all outputs: whoever makes them, and wherever they lie, they are the same."""

import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from product import ROOT, write_site

from briefgen import making, pipeline
from briefgen.making import Making
from briefgen.model.site import File, LazyFile
from briefgen.workers.made_files import MadeFiles
from briefgen.workers.pool import Workers

SITE = """\
-- briefgen.yaml --
base_url: https://news.example/
search: false
annotation: {entities: false, quotes: false, claims: false}
-- themes/own/theme.yaml --
extends: default
-- themes/own/templates/404.html --
{{ view.nothing }}
-- content/harbour.md --
---
title: Harbour
date: 2025-04-28
tags: [ports]
---
The quay opened. See [the strike](strike.md).
-- content/strike.md --
---
title: Strike
date: 2025-04-29
tags: [ports, work]
---
Crane drivers stayed at home.
"""


@pytest.fixture(scope="module")
def planned(tmp_path_factory):
    root = tmp_path_factory.mktemp("making")
    write_site(root, SITE.replace("search: false", "search: false\ntheme: own"))
    built = pipeline.plan_site(root, pipeline.Options(datetime(2026, 1, 15, tzinfo=UTC), use_cache=False))
    return built.value


def made(planned, jobs=1):
    outcome = Making(planned.inputs.theme, (), Workers(jobs)).make(planned.site)
    return [(file.path, file.data) for file in outcome.value], outcome.diagnostics


def test_several_processes_make_what_one_makes_and_see_the_same_problems(planned, monkeypatch):
    files, problems = made(planned)
    assert [problem.place.path for problem in problems] == ["themes/own/templates/404.html"]
    monkeypatch.setattr(making, "AT_ONCE", 3)
    assert made(planned, jobs=2) == (files, problems)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_too_much_for_memory_lies_on_the_disk(planned, monkeypatch, jobs):
    in_memory = made(planned)
    monkeypatch.setattr(making, "WORTH_PROCESSES", 10)
    monkeypatch.setattr(making, "AT_ONCE", 3)
    outcome = Making(planned.inputs.theme, (), Workers(jobs)).make(planned.site)
    kinds = {type(file) for file in outcome.value}
    assert kinds == {File, LazyFile}
    assert ([(file.path, file.data) for file in outcome.value], outcome.diagnostics) == in_memory


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_check_keeps_no_output_and_sees_the_same_problems(planned, monkeypatch, jobs):
    _, problems = made(planned)
    monkeypatch.setattr(making, "WORTH_PROCESSES", 10)
    monkeypatch.setattr(making, "AT_ONCE", 3)
    monkeypatch.setattr(making, "MadeFiles", None)  # who asked for the disk would fail
    faults = Making(planned.inputs.theme, (), Workers(jobs)).faults(planned.site)
    assert faults == problems != ()


def test_files_are_sorted_by_path_and_none_is_missing(planned):
    paths = [path for path, _ in made(planned)[0]]
    outputs = {output.path for output in (*planned.site.pages, *planned.site.files)} - {"404.html"}
    assert paths == sorted(outputs)


def test_made_files_lie_under_their_paths_until_nobody_holds_them(tmp_path):
    made_files = MadeFiles(tmp_path)
    assert made_files.add("a/b/index.html", b"one")
    assert made_files.add("a/empty.txt", b"")
    assert made_files.read("a/b/index.html") == b"one"
    assert (made_files.folder / "a/empty.txt").read_bytes() == b""
    del made_files
    assert list(tmp_path.iterdir()) == []


def test_a_file_whose_path_another_one_takes_is_not_added(tmp_path):
    made_files = MadeFiles(tmp_path)
    assert made_files.add("a/b", b"one")
    assert not made_files.add("a/b", b"two")
    assert not made_files.add("a/b/c", b"three")
    assert not made_files.add("a", b"four")
    assert made_files.read("a/b") == b"one"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_a_process_that_was_forked_leaves_the_files_to_its_parent(tmp_path):
    made_files = MadeFiles(tmp_path)
    child = os.fork()
    if not child:
        made_files.add("from/child", b"two")
        del made_files
        os._exit(0)
    os.waitpid(child, 0)
    assert made_files.read("from/child") == b"two"


def test_where_the_cache_may_not_be_written_to_made_files_lie_elsewhere(tmp_path):
    (tmp_path / "file").write_text("no folder")
    made_files = MadeFiles(tmp_path / "file")
    assert made_files.add("a", b"one")
    assert made_files.read("a") == b"one"


FULL = """
import resource, sys
from briefgen import making
from briefgen.cli import main
making.WORTH_PROCESSES = 0
making.AT_ONCE = 3
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
main(["build", "-C", sys.argv[1], "--as-of", "2025-06-01", "-j", sys.argv[2]])
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_disk_that_is_full_before_all_pages_are_made(tmp_path, jobs):
    write_site(tmp_path, SITE)
    done = subprocess.run(
        [sys.executable, "-c", FULL, tmp_path, jobs],
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"Error: There is no room in {tmp_path / '.briefgen-cache'} for the pages until all are made: file too"
        " large. A large site needs as much there as in its output folder: free some space. Nothing was written."
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".briefgen-cache",
        "briefgen.yaml",
        "content",
        "themes",
    ]
