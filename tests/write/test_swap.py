"""Folders that trade places."""

import os
import signal
import time
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

from briefgen.write import placing, staging, swap
from briefgen.write import write as put_in_place


@pytest.fixture
def two(tmp_path):
    for name in ("new", "site"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page").write_text(name)
    return tmp_path


def test_two_folders_trade_places(two):
    exchanged = swap.exchange(two / "new", two / "site")  # not every system can

    assert (two / "site" / "page").read_text() == ("new" if exchanged else "site")
    assert (two / "new" / "page").read_text() == ("site" if exchanged else "new")


def test_a_folder_that_is_not_there(two):
    with pytest.raises(FileNotFoundError):
        swap.exchange(two / "new", two / "none")


def test_where_the_system_cannot_exchange_two_renames_do(two):
    swap.step_aside(two / "new", two / "site", two / "old")

    assert (two / "site" / "page").read_text() == "new"
    assert (two / "old" / "page").read_text() == "site"


@pytest.mark.parametrize("dies", ["the build", "the process that renames"])
def test_a_build_killed_between_the_two_renames_makes_the_second_all_the_same(two, monkeypatch, dies):
    here, rename = os.getpid(), Path.rename

    def killed(path, target):
        done = rename(path, target)
        if path.name == "site" and os.getpid() != here:
            os.kill(os.getppid() if dies == "the build" else os.getpid(), signal.SIGKILL)
        return done

    monkeypatch.setattr(Path, "rename", killed)
    if dies == "the build":
        step = partial(swap.step_aside, two / "new", two / "site", two / "old")
        build = get_context("fork").Process(target=step)
        build.start()
        build.join()
        for _ in range(1000):
            time.sleep(0 if (two / "site").exists() else 0.01)
    else:
        swap.step_aside(two / "new", two / "site", two / "old")

    assert (two / "site" / "page").read_text() == "new"
    assert (two / "old" / "page").read_text() == "site"


def test_a_rename_that_fails_puts_the_old_site_back(two):
    with pytest.raises(FileNotFoundError):
        swap.step_aside(two / "none", two / "site", two / "old")

    assert (two / "site" / "page").read_text() == "site"
    assert not (two / "old").exists()


def test_a_whole_build_by_two_renames(root, out, site, tree, monkeypatch):
    monkeypatch.setattr(placing.swap, "exchange", lambda staged, out: False)  # as on an older system
    put_in_place(site(index_html="home", a__index_html="A"), out, root)
    (out / "CNAME").write_text("x")
    put_in_place(site(index_html="new", a__index_html="A"), out, root)

    assert tree(out) == {"index.html": "new", "a/index.html": "A", "CNAME": "x"}
    assert sorted(path.name for path in root.iterdir()) == ["content", "site"]


def test_a_disk_that_knows_no_links_gets_copies_with_the_same_time(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(1, "no links here")

    (tmp_path / "page").write_text("text")
    (tmp_path / "link").symlink_to("page")
    monkeypatch.setattr(staging.os, "link", refuse)
    for name in ("page", "link"):
        staging.carry_over(tmp_path / name, tmp_path / f"{name}-2")

    assert (tmp_path / "page-2").read_text() == "text"
    assert (tmp_path / "page-2").stat().st_mtime_ns == (tmp_path / "page").stat().st_mtime_ns
    assert (tmp_path / "link-2").is_symlink()


def test_what_came_in_while_the_site_was_built_is_not_lost(root, out, site, tree, monkeypatch):
    """Somebody saves into site/ between the look at it and the moment at which it is replaced."""
    put_in_place(site(index_html="home"), out, root)
    (out / "note").write_text("old note")
    exchange = swap.exchange

    def meanwhile(staged, out):
        (out / "late").mkdir()
        (out / "late" / "file").write_text("late")
        (out / "note.tmp").write_text("new note")
        (out / "note.tmp").rename(out / "note")
        return exchange(staged, out)

    monkeypatch.setattr(placing.swap, "exchange", meanwhile)
    put_in_place(site(index_html="new"), out, root)

    assert tree(out) == {"index.html": "new", "late/file": "late", "note": "new note"}
    assert sorted(path.name for path in root.iterdir()) == ["content", "site"]


def test_an_old_site_that_cannot_be_removed_is_named(root, out, site, monkeypatch):
    put_in_place(site(index_html="home"), out, root)

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(placing.staging, "take_down", refuse)
    outcome = put_in_place(site(index_html="new"), out, root)

    assert (out / "index.html").read_text() == "new"
    assert [problem.code for problem in outcome.diagnostics] == ["write/leftover"]
