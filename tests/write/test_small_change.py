"""A few files of many: exchanged one by one, all of them or none, however a build ends."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
import warnings
from contextlib import suppress

import pytest

from briefgen.model.file_look import Known, as_seen
from briefgen.model.site import File
from briefgen.write import Stands, lock, mend, remove, small_change, survey, write, write_few


@pytest.fixture(autouse=True)
def a_site_of_three_is_large(monkeypatch):
    monkeypatch.setattr(small_change, "_WORTH_IT", 1)


def files(**pages):
    return [File(f"{name}/index.html", text.encode()) for name, text in sorted(pages.items())]


def test_only_what_changed_is_touched(root, out, tree):
    write(files(a="1", b="2", c="3"), out, root)
    folder, page = out.stat().st_ino, as_seen((out / "a" / "index.html").stat())

    done = write(files(a="1", b="two", d="4"), out, root).value

    assert (done.added, done.changed, done.removed) == (
        ("d/index.html",),
        ("b/index.html",),
        ("c/index.html",),
    )
    assert tree(out) == {"a/index.html": "1", "b/index.html": "two", "d/index.html": "4"}
    assert out.stat().st_ino == folder
    assert as_seen((out / "a" / "index.html").stat()) == page
    assert not (out / "c").exists()
    assert [path.name for path in root.iterdir() if path.name.startswith(".site")] == []


def test_what_is_left_is_what_a_look_would_find(root, out):
    write(files(a="1", b="2", c="3"), out, root)
    for pages in ({"a": "1", "b": "two", "c": "3", "d": "4"}, {"a": "1", "b": "two"}):
        left = write(files(**pages), out, root).value.left
        again = write(files(**pages), out, root).value.left
        assert left.looks == again.looks
        assert left.sure


def ended(out):
    """Wait until nobody is at work in ``out``."""
    for _ in range(1000):
        with suppress(lock.BusyError), lock.hold(out):
            return
        time.sleep(0.01)


def in_a_process(do):
    """Do something in a process that may be killed; give the signal that killed it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the threads of the test runner
        child = os.fork()
    if not child:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # one may be ignored here
            signal.signal(number, signal.SIG_DFL)
        do()
        os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


def before_step(step, do):
    """Give what moves files, and does something just before one of its steps."""
    move, steps = small_change._move, iter(range(step))

    def moving(source, target):
        if next(steps, None) is None:
            do()
        move(source, target)

    return moving


@pytest.mark.parametrize("step", range(4))
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_build_that_is_killed_in_the_middle_does_it_all_the_same(root, out, tree, monkeypatch, step, how):
    write(files(a="1", b="2", c="3"), out, root)
    kill = before_step(step, lambda: os.kill(os.getppid(), how))
    monkeypatch.setattr(small_change, "_move", kill)

    assert in_a_process(lambda: write(files(a="1", b="two", d="4"), out, root)) == how
    ended(out)

    assert tree(out) == {"a/index.html": "1", "b/index.html": "two", "d/index.html": "4"}
    monkeypatch.undo()
    assert write(files(a="1", b="two", d="4"), out, root).value.unchanged == 3


@pytest.mark.parametrize("step", range(4))
def test_what_moves_the_files_may_be_killed_too(root, out, tree, monkeypatch, step):
    write(files(a="1", b="2", c="3"), out, root)
    here = os.getpid()
    kill = before_step(step, lambda: os.getpid() == here or os.kill(os.getpid(), signal.SIGKILL))
    monkeypatch.setattr(small_change, "_move", kill)

    assert write(files(a="1", b="two", d="4"), out, root).value.removed == ("c/index.html",)

    assert tree(out) == {"a/index.html": "1", "b/index.html": "two", "d/index.html": "4"}


def lose_power_before(step, root, out, monkeypatch):
    """End a build, and the process that moves the files for it, at once."""

    def all_at_once():
        os.kill(os.getppid(), signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)

    with monkeypatch.context() as patch:
        patch.setattr(small_change, "_move", before_step(step, all_at_once))
        in_a_process(lambda: write(files(a="1", b="two", d="4"), out, root))
        ended(out)


@pytest.mark.parametrize("step", range(4))
def test_after_a_loss_of_power_the_next_build_does_the_rest(root, out, tree, monkeypatch, step):
    write(files(a="1", b="2", c="3"), out, root)
    lose_power_before(step, root, out, monkeypatch)
    assert (root / ".site.briefgen-new").exists()

    mend(out, root)

    assert tree(out) == {"a/index.html": "1", "b/index.html": "two", "d/index.html": "4"}
    assert write(files(a="1", b="two", d="4"), out, root).value.unchanged == 3


@pytest.mark.parametrize("step", range(4))
def test_after_a_loss_of_power_nothing_of_the_site_is_left_when_it_is_removed(root, out, monkeypatch, step):
    write(files(a="1", b="2", c="3"), out, root)
    lose_power_before(step, root, out, monkeypatch)

    remove(out, root)

    assert [path.name for path in root.iterdir()] == ["content"]


@pytest.mark.parametrize("step", range(4))
@pytest.mark.parametrize("other", [{}, {"a": "9", "e": "5"}])
def test_what_was_still_to_be_done_is_not_done_in_another_site(root, out, tree, monkeypatch, step, other):
    """Somebody deletes the site, or puts a copy of an older one there: no half of the new one gets into it."""
    write(files(a="1", b="2", c="3"), out, root)
    lose_power_before(step, root, out, monkeypatch)
    shutil.rmtree(out)
    if other:
        write(files(**other), root / "copy", root)
        (root / "copy").rename(out)
    before = tree(out)

    mend(out, root)

    assert tree(out) == before
    assert out.exists() == bool(other)
    assert not (root / ".site.briefgen-new").exists()


PROGRAM = """
import sys
from pathlib import Path
from briefgen.model.site import File
from briefgen.write import small_change, write
small_change._WORTH_IT = 1
root, number = Path(sys.argv[1]), 0
while True:
    number += 1
    pages = [File(f"{n}/index.html", str(number).encode()) for n in range(40 + number % 2)]
    assert write([*pages, File("same.html", b""), File("too.html", b"")], root / "site", root).value
    print(number, flush=True)
"""


def test_killed_at_any_moment_all_pages_are_of_one_build(root, out):
    chance = random.Random(5)
    for _ in range(6):
        with subprocess.Popen([sys.executable, "-c", PROGRAM, root], stdout=subprocess.PIPE) as build:
            build.stdout.readline()
            folder = out.stat().st_ino
            time.sleep(chance.random() * 0.2)
            build.kill()
        ended(out)
        pages = [path.read_text() for path in out.glob("*/index.html")]
        assert len(set(pages)) == 1
        assert len(pages) == 40 + int(pages[0]) % 2
        assert out.stat().st_ino == folder, "files were exchanged, not the folder"


def test_what_cannot_be_done_is_undone(root, out, tree, monkeypatch):
    write(files(a="1", b="2", c="3"), out, root)
    old = tree(out)
    move, steps = small_change._move, iter(range(2))

    def full(source, target):
        if next(steps, None) is None:
            raise OSError(28, "No space left on device", str(target))
        move(source, target)

    monkeypatch.setattr(small_change, "_move", full)
    outcome = write(files(a="1", b="two", d="4"), out, root)

    assert [problem.code for problem in outcome.diagnostics] == ["write/disk-full"]
    assert tree(out) == old
    monkeypatch.undo()
    assert write(files(a="1", b="2", c="3"), out, root).value.unchanged == 3


def test_a_half_written_list_of_what_is_to_do_is_none(root, out, tree):
    write(files(a="1", b="2", c="3"), out, root)
    staged = root / ".site.briefgen-new"
    staged.mkdir()
    (staged / "to-do.json").write_text("0\n{")

    mend(out, root)

    assert tree(out) == {"a/index.html": "1", "b/index.html": "2", "c/index.html": "3"}
    assert not staged.exists()


def few(now, gone, root, out, known):
    return write_few(now, gone, out, root, Stands.at(out, known))


def test_a_few_files_are_exchanged_as_if_the_whole_site_had_been_given(root, out, tree):
    left = write(files(a="1", b="2", c="3", d="4"), out, root).value.left
    known = {**left.known, **{path: Known("", digest) for path, digest in left.fresh.items()}}

    done = few(files(b="two", e="5"), {"c/index.html"}, root, out, known)

    assert (done.added, done.changed, done.removed) == (
        ("e/index.html",),
        ("b/index.html",),
        ("c/index.html",),
    )
    assert tree(out) == {
        "a/index.html": "1",
        "b/index.html": "two",
        "d/index.html": "4",
        "e/index.html": "5",
    }
    assert done.left.sure
    assert dict(done.left.looks) == survey.looks(out) == survey.look(out).looks()
    whole = write(files(a="1", b="two", d="4", e="5"), out, root).value
    assert (whole.unchanged, whole.changed, whole.added) == (4, (), ())


def test_few_files_are_left_alone_where_the_site_is_not_as_it_was_left(root, out, tree):
    left = write(files(a="1", b="2", c="3"), out, root).value.left
    known = {**left.known, **{path: Known("", digest) for path, digest in left.fresh.items()}}
    (out / "a" / "index.html").write_text("one")
    before = tree(out)
    assert few(files(b="two"), (), root, out, known) is None
    (out / "a" / "index.html").write_text("1")
    (out / "mine.txt").write_text("mine")
    assert few(files(b="two"), (), root, out, known) is None
    (out / "mine.txt").unlink()
    assert few(files(b="two"), {"never/index.html"}, root, out, known) is None
    assert tree(out) == {**before, "a/index.html": "1"}
    assert few(files(b="two"), (), root, out, known).changed == ("b/index.html",)
    assert tree(out)["b/index.html"] == "two"
