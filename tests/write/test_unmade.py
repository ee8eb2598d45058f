"""Files of the site that were not made again since they stand where they should: they stay, or are asked for."""

import time

import pytest
from product import bytes_in

from briefgen.model.site import File
from briefgen.write import LackingError, inventory, small_change, write


@pytest.fixture(params=["a small site", "a large site"])
def size(request, monkeypatch):
    """Both ways of writing: a large site is changed file by file."""
    if request.param == "a large site":
        monkeypatch.setattr(small_change, "_WORTH_IT", 1)


@pytest.fixture
def standing(root, out, size):
    """A site of three pages, and the digests under which they are listed."""
    write([File(f"{name}.html", name.encode()) for name in "abc"], out, root)
    return inventory.read(out)


def without(standing, *paths):
    return {path: digest for path, digest in standing.items() if path not in paths}


def test_what_was_not_made_stays_and_is_still_ours(root, out, tree, standing):
    before = (out / "b.html").stat()

    done = write([File("a.html", b"new")], out, root, unmade=without(standing, "a.html")).value

    assert (done.changed, done.unchanged, done.removed) == (("a.html",), 2, ())
    assert tree(out) == {"a.html": "new", "b.html": "b", "c.html": "c"}
    assert (out / "b.html").stat().st_mtime_ns == before.st_mtime_ns
    assert inventory.read(out) == {**standing, "a.html": inventory.digest(b"new")}


def test_what_is_neither_made_nor_named_goes(root, out, tree, standing):
    unmade = without(standing, "a.html", "c.html")

    done = write([File("a.html", b"new")], out, root, unmade=unmade).value

    assert done.removed == ("c.html",)
    assert tree(out) == {"a.html": "new", "b.html": "b"}
    assert inventory.read(out).keys() == {"a.html", "b.html"}


def test_with_nothing_made_at_all_nothing_is_touched(root, out, standing):
    folder = out.stat()

    assert write([], out, root, unmade=standing).value.unchanged == 3

    assert out.stat() == folder


@pytest.mark.parametrize("what", ["gone", "other bytes", "a folder", "cut short"])
def test_what_does_not_stand_there_must_be_made(root, out, standing, what):
    page = out / "b.html"
    page.unlink()
    if what == "other bytes":
        page.write_text("B")
    elif what == "a folder":
        page.mkdir()
        (page / "inside").write_text("x")
    elif what == "cut short":
        page.write_text("")
    before = bytes_in(out)

    try:
        outcome = write([File("a.html", b"new")], out, root, unmade=without(standing, "a.html"))
    except LackingError as lacking:
        assert lacking.paths == ("b.html",)
    else:
        assert [problem.code for problem in outcome.diagnostics] == [
            "write/foreign-file"
        ] and what == "a folder"

    assert bytes_in(out) == before
    assert sorted(path.name for path in root.iterdir()) == ["content", "site"]


def test_a_digest_that_is_not_that_of_the_file_must_be_made_too(root, out, standing):
    unmade = {**without(standing, "a.html"), "c.html": inventory.digest(b"another")}

    with pytest.raises(LackingError) as lacking:
        write([File("a.html", b"new")], out, root, unmade=unmade)

    assert lacking.value.paths == ("c.html",)
    assert (out / "a.html").read_text() == "a"


def test_without_a_site_all_must_be_made(root, out):
    with pytest.raises(LackingError) as lacking:
        write([File("a.html", b"a")], out, root, unmade={"b.html": inventory.digest(b"b")})

    assert lacking.value.paths == ("b.html",)
    assert not out.exists()


def test_a_path_that_is_both_made_and_unmade_is_refused(root, out, standing):
    outcome = write([File("a.html", b"new")], out, root, unmade=standing)

    assert [problem.code for problem in outcome.diagnostics] == ["write/collision"]


def test_what_looks_as_it_was_left_is_not_read_and_what_does_not_is(root, out, standing):
    time.sleep(0.1)  # what was just written tells nothing by its looks
    left = write([], out, root, unmade=standing).value.left
    assert left.known.keys() == standing.keys()

    # Only who reads would find that these digests are wrong.
    lies = {path: one._replace(digest="wrong") for path, one in left.known.items()}
    assert write([], out, root, unmade=dict.fromkeys(lies, "wrong"), known=lies).value is not None

    (out / "b.html").write_text("B")
    with pytest.raises(LackingError) as lacking:
        write([], out, root, unmade=standing, known=left.known)
    assert lacking.value.paths == ("b.html",)
