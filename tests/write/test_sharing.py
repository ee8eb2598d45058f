"""Files that several processes write."""

import errno
import os
import signal
from pathlib import Path

import pytest

from briefgen.model.site import File
from briefgen.write import write
from briefgen.write.sharing import WORTH_PROCESSES, shared_out

PATHS = [f"{number // 50:03}/{number:05}.html" for number in range(WORTH_PROCESSES)]


def children_of(process):
    return set(Path(f"/proc/{process}/task/{process}/children").read_text().split())


def test_each_file_is_written_once_by_one_of_the_processes(tmp_path):
    def note(path):
        with (tmp_path / path.replace("/", "-")).open("x") as file:
            file.write(path)
        return f"{path} by {os.getpid()}"

    said = shared_out(note, PATHS, 3)

    assert sorted(said) == PATHS
    assert all(text.startswith(f"{path} by ") for path, text in said.items())
    assert len({text.rpartition(" ")[2] for text in said.values()}) == 3
    assert sorted(file.read_text() for file in tmp_path.iterdir()) == PATHS


def test_few_files_are_written_by_one():
    assert set(shared_out(lambda path: str(os.getpid()), PATHS[:50], 3).values()) == {str(os.getpid())}


def test_an_error_of_any_of_them_is_the_error_of_all():
    own = os.getpid()

    def refuse(path):
        if os.getpid() != own:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
        return ""

    with pytest.raises(OSError, match="No space") as caught:
        shared_out(refuse, PATHS, 2)
    assert caught.value.errno == errno.ENOSPC
    assert caught.value.filename in PATHS


def test_one_that_is_killed_is_an_error():
    own = os.getpid()

    def die(path):
        if os.getpid() != own:
            os.kill(os.getpid(), signal.SIGKILL)
        return ""

    with pytest.raises(OSError, match="was killed"):
        shared_out(die, PATHS, 2)


def test_none_is_left_when_the_work_is_stopped():
    own = os.getpid()

    def stop(path):
        if os.getpid() == own:
            raise KeyboardInterrupt
        return ""

    before = children_of(own)
    with pytest.raises(KeyboardInterrupt):
        shared_out(stop, PATHS, 3)
    assert children_of(own) <= before


def test_a_large_site_is_the_same_whoever_writes_it(root, tmp_path):
    files = [File(path, path.encode() * 3) for path in PATHS]
    for count, name in ((1, "one"), (3, "three")):
        assert write(files, tmp_path / name, root, processes=count).value.added == tuple(PATHS)

    one, three = (
        {path: (tmp_path / name / path).read_bytes() for path in (*PATHS, ".briefgen-manifest.json")}
        for name in ("one", "three")
    )
    assert one == three


def test_a_site_that_one_of_them_cannot_write_is_not_written(root, tmp_path):
    files = [File(path, b"x") for path in PATHS]
    files[100] = File(
        f"{'longer-than-any-name-may-be/' * 200}index.html", b"x"
    )  # the last, of the second share

    done = write(sorted(files, key=lambda file: file.path), tmp_path / "site", root, processes=2)

    assert done.value is None
    assert [path.name for path in tmp_path.iterdir()] == ["edition"]
