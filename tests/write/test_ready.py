"""Files that lie on the disk already when the site is written: they are moved, and the site is the same."""

import errno
import os
import shutil
from functools import partial
from pathlib import Path

import pytest

from briefgen.model.site import LazyFile
from briefgen.write import LostError, Written, digest, small_change, write


@pytest.fixture
def ready(root):
    """Put files into a folder, and give them as files of a site that lie there."""

    def lay(**texts):
        folder = root / ".made"
        files = []
        for name, text in sorted(texts.items()):
            path = name.replace("__", "/").replace("_html", ".html")
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
            data = text.encode()
            files.append(LazyFile(path, partial(Path.read_bytes, target), digest(data), len(data), folder))
        return files

    return lay


def test_they_are_moved_and_not_copied(root, out, ready, tree):
    files = ready(index_html="home", a__index_html="A")
    numbers = {file.path: (root / ".made" / file.path).stat().st_ino for file in files}

    outcome = write(files, out, root)

    assert outcome.value == Written(added=("a/index.html", "index.html"))
    assert tree(out) == {"index.html": "home", "a/index.html": "A"}
    assert {path: (out / path).stat().st_ino for path in numbers} == numbers
    assert list((root / ".made").iterdir()) == []


@pytest.mark.parametrize("taken", ["", "a", "a/index.html"])
@pytest.mark.parametrize("size", ["small", "large"])
def test_where_they_were_taken_away_nothing_is_done(root, out, ready, site, tree, monkeypatch, taken, size):
    if size == "large":
        monkeypatch.setattr(small_change, "_WORTH_IT", 1)
    write(site(index_html="home", a__index_html="A", **{f"b{n}_html": "B" for n in range(9)}), out, root)
    before = tree(out)
    others = site(**{f"b{n}_html": "B" for n in range(9)})
    files = [*ready(index_html="new home", a__index_html="new A"), *others]
    shutil.rmtree(root / ".made" / taken) if not taken.endswith("html") else (root / ".made" / taken).unlink()

    with pytest.raises(LostError):
        write(files, out, root)

    assert tree(out) == before
    assert [path.name for path in root.iterdir() if path.name.startswith(".site")] == []


def test_those_that_came_out_as_before_keep_their_old_file_and_its_time(root, out, ready, site, tree):
    write(site(index_html="home", a__index_html="A", a__b__index_html="B"), out, root)
    for path in out.rglob("*.html"):
        os.utime(path, (1_000_000_000, 1_000_000_000))

    outcome = write((*ready(index_html="new home", a__index_html="A"), *site(c__index_html="C")), out, root)

    assert outcome.value == Written(
        added=("c/index.html",), changed=("index.html",), unchanged=1, removed=("a/b/index.html",)
    )
    assert tree(out) == {"index.html": "new home", "a/index.html": "A", "c/index.html": "C"}
    assert (out / "a/index.html").stat().st_mtime == 1_000_000_000


def test_what_is_left_is_told_as_for_files_from_memory(root, out, ready, site):
    first = write(ready(index_html="home", a__index_html="A"), out, root)
    again = write(site(index_html="home", a__index_html="A"), out, root)
    assert first.value.left.sure
    assert first.value.left.looks == again.value.left.looks


def test_files_on_another_disk_are_copied(root, out, ready, tree, monkeypatch):
    files = ready(index_html="home", a__index_html="A")
    rename = Path.rename

    def on_two_disks(self, target):
        if self.is_relative_to(root / ".made"):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", on_two_disks)

    outcome = write(files, out, root)

    assert outcome.value == Written(added=("a/index.html", "index.html"))
    assert tree(out) == {"index.html": "home", "a/index.html": "A"}
