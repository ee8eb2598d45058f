"""A folder looked through again: the same comes out as if all of it were listed anew."""

import os
import random
import shutil
import time

import pytest

from briefgen.cache import file_stats, folder_tree


@pytest.fixture
def site(tmp_path):
    """A small site, made long ago."""
    top = tmp_path / "site"
    for path in (
        "index.html",
        "news/one/index.html",
        "news/one/data.json",
        "news/two/index.html",
        "a/b/c/d.html",
    ):
        (top / path).parent.mkdir(parents=True, exist_ok=True)
        (top / path).write_text(path)
    (top / "bare" / "empty").mkdir(parents=True)
    (top / "link").symlink_to("index.html")
    time.sleep(0.06)  # the clock of the file system moves on
    return top


def grown(top):
    looked_at = time.time_ns()
    return folder_tree.tree_of(str(top), file_stats.look_through(str(top)), looked_at)


def again(top, tree):
    return folder_tree.look_again(str(top), tree)


def write(site):
    (site / "news/one/index.html").write_text("other words")


def replace(site):
    (site / "new").write_text("new")
    (site / "new").rename(site / "news/one/index.html")


def add(site):
    (site / "news/one/more.html").write_text("more")


def remove(site):
    (site / "news/one/data.json").unlink()


def empty(site):
    (site / "news/two/index.html").unlink()


def fill(site):
    (site / "bare/empty/one.html").write_text("one")


def add_folder(site):
    (site / "news/three").mkdir()
    (site / "news/three/index.html").write_text("three")


def remove_folder(site):
    shutil.rmtree(site / "a")


def rename_folder(site):
    (site / "news/one").rename(site / "news/eins")


def exchange_folders(site):
    (site / "news/one").rename(site / "news/aside")
    (site / "news/two").rename(site / "news/one")
    (site / "news/aside").rename(site / "news/two")


def file_for_folder(site):
    shutil.rmtree(site / "news/one")
    (site / "news/one").write_text("a file")


def link_for_folder(site):
    (site / "news/one").rename(site.parent / "elsewhere")
    (site / "news/one").symlink_to(site.parent / "elsewhere")


def turn_link(site):
    (site / "index.html").write_text("what the link leads to")


def nothing(site):
    pass


CHANGES = (
    write, replace, add, remove, empty, fill, add_folder, remove_folder, rename_folder, exchange_folders,
    file_for_folder, link_for_folder, turn_link, nothing,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changed_is_seen(site, change):
    before, tree = file_stats.look_through(str(site)), grown(site)
    assert again(site, tree) == before
    change(site)
    now = file_stats.look_through(str(site))
    assert again(site, tree) == now
    assert (now == before) is (change is nothing)


def test_what_changed_in_the_moment_of_looking_is_seen(site):
    add(site)
    tree = grown(site)
    assert tree["news/one/"].look == ""
    assert tree["news/two/"].look
    remove(site)
    assert again(site, tree) == file_stats.look_through(str(site))


def test_a_folder_that_looks_as_it_did_is_not_listed(site, monkeypatch):
    tree = grown(site)
    monkeypatch.setattr(os, "scandir", lambda folder: pytest.fail(f"{folder} was listed"))
    assert "news/one/index.html" in again(site, tree)


def test_a_tree_is_kept_in_a_file(site, tmp_path):
    tree, file = grown(site), tmp_path / "cache" / "tree"
    folder_tree.write(file, tree)
    assert folder_tree.read(file) == tree
    file.write_bytes(file.read_bytes()[:-1])
    assert folder_tree.read(file) is None


def test_any_run_of_changes_is_seen(site):
    dice = random.Random(4)
    tree = grown(site)
    for _ in range(60):
        folder = dice.choice(
            [site, *(one for one in site.rglob("*") if one.is_dir() and not one.is_symlink())]
        )
        name = folder / dice.choice("abcd")
        if name.is_dir() and not name.is_symlink():
            shutil.rmtree(name)
        elif os.path.lexists(name):
            name.unlink()
        elif dice.random() < 0.5:
            name.mkdir()
        else:
            name.write_text("words")
        assert again(site, tree) == file_stats.look_through(str(site))
        if dice.random() < 0.2:
            tree = grown(site)
