"""Putting a site in place, as its author sees it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from briefgen.model.diagnostic import Severity
from briefgen.model.site import File
from briefgen.write import Written, inventory, remove, write

SENTENCE = "the old page"


def codes(outcome):
    return [problem.code for problem in outcome.diagnostics]


def beside(out: Path) -> list[str]:
    """What stands beside the site and was not there before."""
    return sorted(path.name for path in out.parent.iterdir() if path.name not in ("content", out.name))


def test_a_first_build_writes_every_file(root, out, site, tree):
    outcome = write(site(index_html="home", a__index_html="A"), out, root)

    assert outcome.diagnostics == ()
    assert outcome.value == Written(added=("a/index.html", "index.html"))
    assert tree(out) == {"index.html": "home", "a/index.html": "A"}
    assert beside(out) == []


def test_the_same_site_twice_touches_nothing(root, out, site):
    write(site(index_html="home", a__index_html="A"), out, root)
    before = {path: path.stat() for path in out.rglob("*")}

    outcome = write(site(index_html="home", a__index_html="A"), out, root)

    assert outcome.value == Written(unchanged=2)
    assert {path: path.stat() for path in out.rglob("*")} == before


def test_only_what_changed_gets_a_new_time(root, out, site, tree):
    write(site(index_html="home", a__index_html="A", b__index_html="B"), out, root)
    for path in out.rglob("*.html"):
        os.utime(path, (1_000_000_000, 1_000_000_000))

    outcome = write(site(index_html="new home", a__index_html="A", c__index_html="C"), out, root)

    assert outcome.value == Written(
        added=("c/index.html",), changed=("index.html",), unchanged=1, removed=("b/index.html",)
    )
    assert tree(out) == {"index.html": "new home", "a/index.html": "A", "c/index.html": "C"}
    assert (out / "a/index.html").stat().st_mtime == 1_000_000_000
    assert (out / "index.html").stat().st_mtime > 1_000_000_000
    assert not (out / "b").exists(), "a folder that nothing is left in goes too"


def test_the_same_files_in_any_order_give_the_same_bytes(root, tmp_path, site):
    files = site(index_html="home", a__index_html="A", b__index_html="B")
    write(files, tmp_path / "one", root)
    write(files[::-1], tmp_path / "two", root)

    assert (tmp_path / "one" / inventory.NAME).read_bytes() == (
        tmp_path / "two" / inventory.NAME
    ).read_bytes()


def test_files_of_somebody_else_are_kept_and_named(root, out, site, tree):
    write(site(index_html="home"), out, root)
    (out / "notes.txt").write_text("mine\n")
    (out / "old" / "deep").mkdir(parents=True)
    (out / "old" / "page.html").write_text("old\n")
    (out / "old" / "deep" / "page.html").write_text("old\n")
    (out / "empty").mkdir()
    (out / "to-home").symlink_to("index.html")

    outcome = write(site(index_html="new"), out, root)

    assert tree(out) | {"to-home": ""} == {
        "index.html": "new",
        "notes.txt": "mine\n",
        "old/page.html": "old\n",
        "old/deep/page.html": "old\n",
        "to-home": "",
    }
    assert (out / "empty").is_dir()
    assert (out / "to-home").readlink() == Path("index.html")
    assert codes(outcome) == ["write/kept"] * 4
    assert [str(problem.place) for problem in outcome.diagnostics] == [
        "site/empty/",
        "site/notes.txt",
        "site/old/",
        "site/to-home",
    ]
    assert {problem.severity for problem in outcome.diagnostics} == {Severity.WARNING}


@pytest.mark.parametrize(
    "path",
    [
        "CNAME",
        ".nojekyll",
        ".git/refs/main",
        ".well-known/security.txt",
        ".htaccess",
        "a/.htaccess",
        "ads.txt",
        "google1a2b3c4d5e6f7a8b.html",
    ],
)
def test_what_a_host_asks_for_is_kept_without_a_word_also_by_a_strict_build(root, out, site, tree, path):
    write(site(index_html="home", a__index_html="A"), out, root)
    (out / path).parent.mkdir(parents=True, exist_ok=True)
    (out / path).write_text("for the host\n")

    outcome = write(site(index_html="new", a__index_html="A"), out, root, strict=True)

    assert outcome.diagnostics == ()
    assert outcome.value.kept == (path,)
    assert tree(out) == {"index.html": "new", "a/index.html": "A", path: "for the host\n"}


@pytest.mark.parametrize("path", ["a/CNAME", "CNAME.txt", "google-map.html", "a/google1a2b3c4d5e6f7a8b.html"])
def test_what_only_looks_like_it_is_told(root, out, site, path):
    write(site(index_html="home", a__index_html="A"), out, root)
    (out / path).write_text("by somebody\n")

    assert codes(write(site(index_html="new", a__index_html="A"), out, root)) == ["write/kept"]


def test_strict_takes_a_kept_file_for_an_error(root, out, site, tree):
    write(site(index_html="home"), out, root)
    (out / "notes.txt").write_text("mine\n")

    outcome = write(site(index_html="new"), out, root, strict=True)

    assert outcome.value is None
    assert tree(out)["index.html"] == "home"


def test_a_file_of_somebody_else_in_the_way_stops_everything(root, out, site, tree):
    out.mkdir()
    (out / "index.html").write_text("by hand")

    outcome = write(site(index_html="home", a__index_html="A"), out, root)

    assert outcome.value is None
    assert codes(outcome) == ["write/foreign-file"]
    assert outcome.diagnostics[0].message.startswith("`site/index.html` was not written by briefgen")
    assert tree(out) == {"index.html": "by hand"}
    assert beside(out) == []


def test_a_file_in_the_way_with_the_very_same_bytes_is_adopted(root, out, site):
    out.mkdir()
    (out / "index.html").write_text("home")

    assert write(site(index_html="home"), out, root).value == Written(unchanged=1)
    assert write((), out, root).value == Written(removed=("index.html",))


@pytest.mark.parametrize("in_the_way", ["a", "index.html/note"])
def test_a_file_where_a_folder_must_be_and_the_other_way_round(root, out, site, in_the_way):
    (out / in_the_way).parent.mkdir(parents=True)
    (out / in_the_way).write_text("by hand")

    outcome = write(site(index_html="home", a__index_html="A"), out, root)

    assert codes(outcome) == ["write/foreign-file"]
    assert (out / in_the_way).read_text() == "by hand"


def test_many_files_in_the_way_are_named_up_to_a_point(root, out):
    out.mkdir()
    files = [File(f"{n}.html", b"new") for n in range(30)]
    for file in files:
        (out / file.path).write_text("by hand")

    outcome = write(files, out, root)

    assert codes(outcome) == ["write/foreign-file"] * 20 + ["write/foreign-files"]
    assert "10 more files in `site`" in outcome.diagnostics[-1].message


def test_a_page_changed_by_hand_is_overwritten_while_it_exists_and_kept_when_it_is_gone(
    root, out, site, tree
):
    write(site(index_html="home", a__index_html="A"), out, root)
    (out / "index.html").write_text("minified")
    (out / "a/index.html").write_text("mended by hand")

    outcome = write(site(index_html="home"), out, root)

    assert tree(out) == {"index.html": "home", "a/index.html": "mended by hand"}
    assert codes(outcome) == ["write/altered"]


def test_a_damaged_list_makes_every_file_somebody_elses(root, out, site):
    write(site(index_html="home"), out, root)
    (out / inventory.NAME).write_text("{")

    assert codes(write(site(index_html="new"), out, root)) == ["write/foreign-file"]
    assert write(site(index_html="home"), out, root).value == Written(unchanged=1)
    assert write(site(index_html="new"), out, root).value == Written(changed=("index.html",))


def test_a_linked_output_folder_is_refused(root, out, site, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    out.symlink_to(tmp_path / "elsewhere")

    assert codes(write(site(index_html="home"), out, root)) == ["write/symlink"]
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_link_inside_is_never_followed(root, out, site, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    out.mkdir()
    (out / "a").symlink_to(tmp_path / "elsewhere")

    assert codes(write(site(a__index_html="A"), out, root)) == ["write/foreign-file"]
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_list_that_is_a_link_is_not_read(root, out, site, tmp_path):
    write(site(index_html="home"), tmp_path / "other", root)
    out.mkdir()
    (out / inventory.NAME).symlink_to(tmp_path / "other" / inventory.NAME)
    (out / "index.html").write_text("by hand")

    outcome = write(site(index_html="new"), out, root)

    assert outcome.value is None
    assert (out / "index.html").read_text() == "by hand"
    (out / "index.html").unlink()
    assert codes(write(site(index_html="new"), out, root)) == ["write/foreign-file"]


@pytest.mark.parametrize(
    "folder", [".", "..", "/", "~", "content", "content/deep", "themes/x", ".git", ".briefgen-cache"]
)
def test_folders_that_are_never_written_to(root, site, folder, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    out = tmp_path / "home" if folder == "~" else root / folder
    before = sorted(tmp_path.rglob("*"))

    outcome = write(site(index_html="home"), out, root)

    assert outcome.value is None
    assert codes(outcome) == ["write/unsafe-output"]
    assert sorted(tmp_path.rglob("*")) == before


def test_another_site_is_no_output_folder(root, site, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "briefgen.yaml").write_text("title: Other\n")

    assert codes(write(site(index_html="home"), tmp_path / "other", root)) == ["write/unsafe-output"]


def test_a_file_is_no_output_folder(root, out, site):
    out.write_text("x")

    assert codes(write(site(index_html="home"), out, root)) == ["write/not-a-folder"]
    assert codes(write(site(index_html="home"), out / "deep", root)) == ["write/not-writable"]


def test_missing_folders_above_are_made(root, site, tmp_path):
    assert write(site(index_html="home"), tmp_path / "x/y/z", root).value is not None
    assert (tmp_path / "x/y/z/index.html").read_text() == "home"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("../up.html", "write/bad-path"),
        ("/etc/passwd", "write/bad-path"),
        ("a//b.html", "write/bad-path"),
        ("", "write/bad-path"),
        ("a\\b.html", "write/bad-path"),
        ("a\x00b.html", "write/bad-path"),
        ("a\ud800b.html", "write/bad-path"),
        (inventory.NAME, "write/bad-path"),
        ("x" * 300 + "/index.html", "write/path-too-long"),
        ("/".join(["deep" * 40] * 40) + "/index.html", "write/path-too-long"),
    ],
)
def test_paths_that_are_never_written_to(root, out, site, tree, path, code):
    write(site(index_html="home"), out, root)

    outcome = write([File("index.html", b"new"), File(path, b"x")], out, root)

    assert outcome.value is None
    assert codes(outcome) == [code]
    assert tree(out) == {"index.html": "home"}
    assert beside(out) == []


def test_two_files_for_one_path(root, out):
    files = [File("a", b"1"), File("a", b"2"), File("b", b"1"), File("b/c", b"2")]

    assert codes(write(files, out, root)) == ["write/collision", "write/collision"]
    assert not out.exists()


def test_what_a_killed_build_left_is_cleared_away(root, out, site, tree):
    write(site(index_html="home"), out, root)
    for part in ("new", "old"):
        left = out.with_name(f".site.briefgen-{part}")
        (left / "a" / "b").mkdir(parents=True)
        (left / "a" / "b" / "half").write_text("half")
        (left / "a" / "b").chmod(0o500)

    write(site(index_html="new"), out, root)

    assert tree(out) == {"index.html": "new"}
    assert beside(out) == []


def test_a_staging_folder_that_is_a_link_is_not_followed(root, out, site, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "precious").write_text("x")
    out.with_name(".site.briefgen-new").symlink_to(tmp_path / "elsewhere")

    assert write(site(index_html="home"), out, root).value is not None
    assert (tmp_path / "elsewhere" / "precious").read_text() == "x"
    assert beside(out) == []


def test_a_site_that_stepped_aside_comes_back(root, out, site, tree):
    write(site(index_html="home", a__index_html="A"), out, root)
    out.rename(out.with_name(".site.briefgen-old"))  # killed between the two renames

    assert write(site(index_html="new", a__index_html="A"), out, root).value == Written(
        changed=("index.html",), unchanged=1
    )


def test_rights_of_the_folder_stay(root, out, site):
    write(site(index_html="home", a__index_html="A"), out, root)
    out.chmod(0o750)
    (out / "a").chmod(0o2775)

    write(site(index_html="new", a__index_html="A"), out, root)

    assert out.stat().st_mode & 0o7777 == 0o750
    assert (out / "a").stat().st_mode & 0o7777 == 0o2775


def test_only_one_build_at_a_time(root, out, site, tree):
    write(site(index_html="home"), out, root)
    program = (
        "import sys, fcntl, os\n"
        "handle = os.open(sys.argv[1], os.O_RDONLY)\n"
        "fcntl.flock(handle, fcntl.LOCK_EX)\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(out)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"
        written, removed = write(site(index_html="new"), out, root), remove(out, root)
        other.stdin.close()

    assert codes(written) == codes(removed) == ["write/busy"]
    assert tree(out) == {"index.html": "home"}
    assert beside(out) == []
    assert write(site(index_html="new"), out, root).value is not None


PROGRAM = """
import sys
from pathlib import Path
from briefgen.model.site import File
from briefgen.write import write
root, mark = Path(sys.argv[1]), sys.argv[2]
files = [File(f"{n % 40}/{n}.html", mark.encode() * 50) for n in range(400)]
while True:
    for extra in ("", "+"):
        outcome = write([*files[: 380 if extra else 400], File("index.html", (mark + extra).encode())], root / "site", root)
        assert outcome.value, outcome
"""


def whole(out: Path, mark: str) -> bool:
    """Whether the site is one of the two that the program writes, every file of it."""
    extra = (out / "index.html").read_text().removeprefix(mark)
    count = 380 if extra else 400
    pages = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.html"))
    wanted = sorted(["index.html", *(f"{n % 40}/{n}.html" for n in range(count))])
    return pages == wanted and set(inventory.read(out)) == set(wanted)


def test_killed_at_any_moment_the_site_is_whole(root, out):
    subprocess.run(
        [sys.executable, "-c", PROGRAM.replace("while True", "for _ in range(1)"), root, "x"], check=True
    )
    chance = random.Random(7)
    for _ in range(12):
        with subprocess.Popen([sys.executable, "-c", PROGRAM, root, "x"]) as build:
            time.sleep(0.15 + chance.random() * 0.4)
            build.send_signal(signal.SIGKILL)
        assert whole(out, "x")
    assert write([File("index.html", b"end")], out, root).value is not None
    assert beside(out) == []


def test_a_reader_never_sees_half_a_site(root, out):
    """Two pages that name each other are read while the site changes under the reader."""
    stop, seen = threading.Event(), set()

    def read() -> None:
        while not stop.is_set():
            handle = os.open(out, os.O_RDONLY)  # one look at one folder
            try:
                pages = [os.open(name, os.O_RDONLY, dir_fd=handle) for name in ("a.html", "z.html")]
            except FileNotFoundError:
                continue  # the folder that was opened has just been replaced and taken down
            finally:
                os.close(handle)
            seen.add(tuple(os.read(page, 10) for page in pages))
            for page in pages:
                os.close(page)

    write([File("a.html", b"0"), File("z.html", b"0")], out, root)
    reader = threading.Thread(target=read)
    reader.start()
    for n in range(1, 40):
        mark = str(n).encode()
        assert write([File("a.html", mark), File("z.html", mark)], out, root).value is not None
    stop.set()
    reader.join()
    assert seen
    assert all(first == last for first, last in seen)


def in_a_subprocess(program: str, *arguments: object) -> subprocess.CompletedProcess:
    head = (
        "import os, resource, sys\n"
        "from pathlib import Path\n"
        "from briefgen.model.site import File\n"
        "from briefgen.write import write, remove\n"
        "root, out = Path(sys.argv[1]), Path(sys.argv[2])\n"
    )
    return subprocess.run(
        [sys.executable, "-c", head + program, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=True,
    )


def test_a_file_that_the_system_will_not_take(root, out, site, tree):
    write(site(index_html="home"), out, root)

    done = in_a_subprocess(
        "resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
        "outcome = write([File('index.html', b'new'), File('big.bin', b'x' * 9000)], out, root)\n"
        "print(outcome.value, outcome.diagnostics[0].code)",
        root,
        out,
    )

    assert done.stdout == "None write/disk-full\n"
    assert tree(out) == {"index.html": "home"}
    assert beside(out) == []


needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only the administrator may mount a disk")


@pytest.fixture
def disk(tmp_path):
    """A disk of its own, of 200 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", folder], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount a disk")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


@needs_root
def test_a_full_disk(disk, root, site, tree):
    out = disk / "site"
    write(site(index_html="home"), out, root)

    outcome = write(
        [File("index.html", b"new"), *(File(f"{n}.bin", b"x" * 9000) for n in range(30))], out, root
    )

    assert codes(outcome) == ["write/disk-full"]
    assert tree(out) == {"index.html": "home"}
    assert beside(out) == []


@needs_root
def test_a_disk_that_cannot_be_written_to(disk, root, site, tree):
    out = disk / "site"
    write(site(index_html="home"), out, root)
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)

    assert codes(write(site(index_html="new"), out, root)) == ["write/not-writable"]
    assert codes(write(site(index_html="new"), disk / "other", root)) == ["write/not-writable"]
    assert codes(remove(out, root)) == ["write/not-writable"]
    assert tree(out) == {"index.html": "home"}


@needs_root
def test_a_mounted_disk_is_not_replaced_nor_emptied(disk, root, site):
    assert codes(write(site(index_html="home"), disk, root)) == ["write/mount-point"]
    (disk / "precious").write_text("x")

    outcome = write(site(index_html="home"), disk.parent, root.parent / "edition")

    assert codes(outcome) == ["write/unsafe-output"]
    assert (disk / "precious").read_text() == "x"


@needs_root
def test_a_disk_mounted_inside_the_site_is_not_emptied(disk, root, site, tree):
    out = disk.parent / "out"
    write(site(index_html="home"), out, root)
    (disk / "precious").write_text("x")
    (out / "uploads").mkdir()
    subprocess.run(["mount", "--bind", disk, out / "uploads"], check=True)
    try:
        outcome = write(site(index_html="new"), out, root)
    finally:
        subprocess.run(["umount", "-l", out / "uploads"], check=True)

    assert codes(outcome) == ["write/mount-point"]
    assert (disk / "precious").read_text() == "x"
    assert tree(out) == {"index.html": "home"}


AS_NOBODY = "os.setuid(65534) if os.geteuid() == 0 else None\n"


@pytest.fixture
def open_root(site):
    """The folder of a site in a place that every user of the machine may enter."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        root = Path(folder) / "edition"
        for each in (root, root / "content", root / "site", root / "site" / "theirs"):
            each.mkdir()
            each.chmod(0o777)
        (root / "site" / "theirs" / "note").write_text("x")
        write(site(index_html="home"), root / "site", root)
        yield root


@pytest.mark.parametrize("locked", [".", "site", "site/theirs"])
def test_no_right_to_write(open_root, tree, locked):
    root, out = open_root, open_root / "site"
    (root / locked).chmod(0o000 if locked == "site/theirs" else 0o555)

    done = in_a_subprocess(
        AS_NOBODY + "outcome = write([File('index.html', b'new')], out, root)\n"
        "print(outcome.value, [problem.code for problem in outcome.diagnostics])",
        root,
        out,
    )
    (root / locked).chmod(0o777)

    assert done.stdout == "None ['write/not-writable']\n"
    assert tree(out)["index.html"] == "home"
    assert beside(out) == []


def test_a_folder_that_may_not_be_changed_is_carried_over(open_root):
    root, out = open_root, open_root / "site"
    (out / "theirs").chmod(0o555)

    done = in_a_subprocess(
        AS_NOBODY + "outcome = write([File('index.html', b'new')], out, root)\n"
        "print(outcome.value is not None, [problem.code for problem in outcome.diagnostics])",
        root,
        out,
    )

    assert done.stdout.startswith("True ['write/kept'")
    assert (out / "theirs" / "note").read_text() == "x"
    assert (out / "index.html").read_text() == "new"


def test_remove_takes_away_what_is_ours_and_only_that(root, out, site, tree):
    write(site(index_html="home", a__index_html="A", b__index_html="B"), out, root)
    (out / "b" / "note.txt").write_text("by hand")

    outcome = remove(out, root)

    assert outcome.value == Written(
        removed=("a/index.html", "b/index.html", "index.html"), kept=("b/note.txt",)
    )
    assert codes(outcome) == ["write/kept"]
    assert tree(out) == {"b/note.txt": "by hand"}
    assert not (out / "a").exists()
    assert not (out / inventory.NAME).exists()


def test_remove_takes_the_folder_too_when_nothing_else_is_in_it(root, out, site):
    write(site(a__index_html="A"), out, root)

    assert remove(out, root).value == Written(removed=("a/index.html",))
    assert not out.exists()
    assert remove(out, root).value == Written()


def test_remove_refuses_what_write_refuses(root):
    assert codes(remove(root, root)) == ["write/unsafe-output"]


def test_the_list_of_a_first_site_is_on_the_disk_before_the_site_is_there(root, out, site, monkeypatch):
    settled = []
    monkeypatch.setattr(os, "fsync", lambda handle: settled.append((os.fstat(handle).st_ino, out.exists())))
    write(site(index_html="home", a__index_html="A"), out, root)
    assert ((out / inventory.NAME).stat().st_ino, False) in settled

    # So that what a loss of power cuts short is known to be ours.
    os.truncate(out / "index.html", 2)
    (out / "a" / "index.html").unlink()
    again = write(site(index_html="home", a__index_html="A"), out, root)
    assert again.diagnostics == ()
    assert again.value == Written(added=("a/index.html",), changed=("index.html",))
