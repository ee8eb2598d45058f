"""A few files of many: exchanged one by one, finished if a build is killed, undone if something is in the way."""

import pytest

from briefgen.model.site import File
from briefgen.write import mend, small_change, write


@pytest.fixture(autouse=True)
def a_site_of_three_is_large(monkeypatch):
    monkeypatch.setattr(small_change, "_WORTH_IT", 1)


def files(**pages):
    return [File(f"{name}/index.html", text.encode()) for name, text in sorted(pages.items())]


def test_only_what_changed_is_touched(root, out, tree):
    write(files(a="1", b="2", c="3"), out, root)
    folder, page = out.stat().st_ino, (out / "a" / "index.html").stat()

    done = write(files(a="1", b="two", d="4"), out, root).value

    assert (done.added, done.changed, done.removed) == (
        ("d/index.html",),
        ("b/index.html",),
        ("c/index.html",),
    )
    assert tree(out) == {"a/index.html": "1", "b/index.html": "two", "d/index.html": "4"}
    assert out.stat().st_ino == folder
    assert (out / "a" / "index.html").stat() == page
    assert not (out / "c").exists()
    assert [path.name for path in root.iterdir() if path.name.startswith(".site")] == []


def test_what_is_left_is_what_a_look_would_find(root, out):
    write(files(a="1", b="2", c="3"), out, root)
    for pages in ({"a": "1", "b": "two", "c": "3", "d": "4"}, {"a": "1", "b": "two"}):
        left = write(files(**pages), out, root).value.left
        again = write(files(**pages), out, root).value.left
        assert left.looks == again.looks
        assert left.sure


@pytest.mark.parametrize("step", range(6))
def test_a_build_that_is_killed_in_the_middle_is_finished_by_the_next(root, out, tree, monkeypatch, step):
    write(files(a="1", b="2", c="3"), out, root)
    old, new = tree(out), {"a/index.html": "1", "b/index.html": "two", "d/index.html": "4"}
    move, steps = small_change._move, iter(range(step))

    def killed(source, target):
        if next(steps, None) is None:
            raise KeyboardInterrupt
        move(source, target)

    monkeypatch.setattr(small_change, "_move", killed)
    monkeypatch.setattr("briefgen.write.sweep", lambda staged: None)  # a killed process sweeps nothing
    try:
        write(files(a="1", b="two", d="4"), out, root)
    except KeyboardInterrupt:
        assert tree(out) != old or step < 2
    monkeypatch.undo()

    mend(out, root)

    assert tree(out) == new
    assert write(files(a="1", b="two", d="4"), out, root).value.unchanged == 3


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
