"""What a killed process left in the cache goes; what others are writing, and all that is whole, stays."""

import os
import subprocess
import sys

import pytest

from briefgen.cache.unfinished import sweep


def gone():
    """Give the number of a process that has ended."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def test_only_what_nobody_writes_any_more_is_removed(tmp_path):
    lost, own = gone(), os.getpid()
    left = [
        f".edition-1-ab.sqlite.{lost}-aside",
        f".edition-1-ab.sqlite.{lost}",
        f".last-build-1-ab.json.{lost}",
    ]
    stays = [
        f".edition-1-ab.sqlite.{own}-aside",
        "edition-1-ab.sqlite",
        "last-build-1-ab.json",
        "memo-1.sqlite",
        f".notes.{lost}",
        ".edition-1-ab.sqlite.1-aside",
        ".gitignore",
    ]
    for name in (*left, *stays):
        (tmp_path / name).write_text("text")
    for process in (lost, own):
        (tmp_path / f".made-ab.{process}" / "a").mkdir(parents=True)
        (tmp_path / f".made-ab.{process}" / "a" / "index.html").write_text("text")
    stays.append(f".made-ab.{own}")
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(stays)


@pytest.mark.skipif(sys.platform != "linux", reason="no /proc")
def test_a_process_of_which_nobody_has_asked_how_it_ended_is_at_work_no_more(tmp_path):
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)
        left = tmp_path / f".last-build-1-ab.reads.{ended.pid}"
        left.write_text("half")
        sweep(tmp_path)
        assert not left.exists()


def test_a_folder_that_is_not_there_is_no_trouble(tmp_path):
    sweep(tmp_path / "nowhere")
