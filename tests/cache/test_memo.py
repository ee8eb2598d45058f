"""What was found out before is found again, or it is not; it is never wrong, and never in the way."""

import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.cache import memo as memo_module
from briefgen.cache.memo import Memo, _rows, forget, seal, unseal


@dataclass(frozen=True, slots=True)
class Found:
    words: tuple[str, ...]
    count: int


@pytest.fixture
def small(monkeypatch):
    """Take four thousand bytes for enough."""
    monkeypatch.setattr(memo_module, "_ENOUGH", 4_000)


ONE, TWO = Found(("a", "b"), 2), Found((), 0)


def test_what_was_put_is_there_for_the_next_process(tmp_path):
    Memo.open(tmp_path / "cache").put({"k1": ONE, "k2": TWO}, Found)

    assert Memo.open(tmp_path / "cache").get(["k1", "k2", "k3"], Found) == {"k1": ONE, "k2": TWO}


def test_many_entries_are_looked_up_at_once(tmp_path):
    memo = Memo.open(tmp_path)
    values = {f"k{n}": Found((str(n),), n) for n in range(2_000)}
    memo.put(values, Found)

    assert memo.get(list(values), Found) == values


def test_without_a_folder_nothing_is_remembered():
    memo = Memo.open(None)
    memo.put({"k": ONE}, Found)

    assert memo.get(["k"], Found) == {}


def test_the_folder_keeps_itself_out_of_version_control(tmp_path):
    Memo.open(tmp_path / "cache")

    assert (tmp_path / "cache" / ".gitignore").read_text() == "*\n"


def test_what_a_full_disk_left_empty_is_written_when_there_is_room(tmp_path):
    (tmp_path / ".gitignore").write_text("")
    Memo.open(tmp_path)

    assert (tmp_path / ".gitignore").read_text() == "*\n"


def test_an_entry_of_another_form_is_a_miss(tmp_path):
    memo = Memo.open(tmp_path)
    memo.put({"k": "only text"}, str)

    assert memo.get(["k"], Found) == {}
    assert memo.get(["k"], str) == {"k": "only text"}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE memo SET value = substr(value, 1, 5)",
        "UPDATE memo SET value = CAST(substr(value, 1, 8) || x'92900a' AS BLOB)",
        "UPDATE memo SET value = 'text'",
        "UPDATE memo SET value = (SELECT value FROM memo WHERE key = 'other')",
    ],
)
def test_a_damaged_entry_is_a_miss(tmp_path, change):
    memo = Memo.open(tmp_path)
    memo.put({"k": ONE, "other": TWO}, Found)
    connection = sqlite3.connect(tmp_path / "memo-1.sqlite")
    with connection:
        connection.execute(change + " " + ("AND" if "WHERE key" in change[-20:] else "WHERE") + " key = 'k'")
    connection.close()

    assert "k" not in memo.get(["k"], Found)
    memo.put({"k": ONE}, Found)
    assert memo.get(["k"], Found) == {"k": ONE}


def test_a_file_that_is_no_memo_is_replaced(tmp_path):
    (tmp_path / "memo-1.sqlite").write_bytes(b"not a database at all, but long enough to look at" * 100)
    memo = Memo.open(tmp_path)

    assert memo.get(["k"], Found) == {}
    memo.put({"k": ONE}, Found)
    assert memo.get(["k"], Found) == {"k": ONE}


def test_a_memo_whose_table_has_words_that_are_no_text_is_replaced(tmp_path):
    Memo.open(tmp_path).put({"a": "first"}, str)
    file = tmp_path / "memo-1.sqlite"
    file.write_bytes(file.read_bytes().replace(b"NOT NULL)", b"NOT NUL\xe8)"))
    assert Memo.open(tmp_path).get(["a"], str) == {}
    Memo.open(tmp_path).put({"a": "second"}, str)
    assert Memo.open(tmp_path).get(["a"], str) == {"a": "second"}


def test_a_value_whose_key_was_lost_is_no_value():
    with pytest.raises(ValueError, match="not what was written"):
        unseal(None, seal("a", b"first"))


def test_a_memo_cut_short_is_replaced(tmp_path):
    memo = Memo.open(tmp_path)
    memo.put({f"k{n}": Found(("word",) * 50, n) for n in range(500)}, Found)
    file = tmp_path / "memo-1.sqlite"
    with file.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xff" * (file.stat().st_size - 4096))

    assert memo.get([f"k{n}" for n in range(500)], Found) == {}
    memo.put({"k": ONE}, Found)
    assert memo.get(["k"], Found) == {"k": ONE}


def test_a_folder_that_cannot_be_made_is_no_trouble(tmp_path):
    (tmp_path / "file").write_text("in the way")
    memo = Memo.open(tmp_path / "file" / "cache")
    memo.put({"k": ONE}, Found)

    assert memo.get(["k"], Found) == {}


def test_what_nobody_asks_for_goes_when_enough_was_written(tmp_path, small):
    memo = Memo.open(tmp_path)
    memo.put({"used": "-" * 1_000, "unused": "-" * 1_000}, str)
    size = 0
    for day in range(1, 40):
        memo = Memo.open(tmp_path)
        assert memo.get(["used"], str), f"day {day}"
        memo.put({f"text of day {day}": "-" * 1_000}, str)
        if day == 20:
            size = (tmp_path / "memo-1.sqlite").stat().st_size

    assert Memo.open(tmp_path).get(["unused", "text of day 3"], str) == {}
    assert (tmp_path / "memo-1.sqlite").stat().st_size == size


def test_an_archive_that_needs_more_than_enough_is_remembered_whole(tmp_path, small):
    archive = {f"k{n}": "-" * 1_000 for n in range(50)}
    memo = Memo.open(tmp_path)
    for key, value in archive.items():
        memo.put({key: value}, str)

    for number in range(12):  # builds of all, with an edit before each
        memo = Memo.open(tmp_path)
        memo.put({f"edit {number}": "-" * 1_000}, str)
        assert memo.get(list(archive), str) == archive, f"build {number}"


def test_what_is_asked_for_is_found_in_a_full_memo_that_may_only_be_read(tmp_path, small):
    Memo.open(tmp_path).put({f"k{n}": "-" * 1_000 for n in range(9)}, str)
    Memo.open(tmp_path)  # makes room
    with closing(sqlite3.connect(tmp_path / "memo-1.sqlite")) as connection:
        connection.execute("PRAGMA query_only = ON")
        assert connection.execute("SELECT count(*) FROM older").fetchone() == (9,)
        assert set(_rows(connection, ["k1", "k8", "none"])) == {"k1", "k8"}


def test_a_memo_that_may_only_be_read_is_read():
    program = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from briefgen.cache.memo import Memo\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        "memo = Memo.open(Path(sys.argv[1]))\n"
        "memo.put({'new': 'x'}, str)\n"
        "print(memo.get(['k', 'new'], str))"
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        Memo.open(folder).put({"k": "known"}, str)
        (folder / "memo-1.sqlite").chmod(0o444)
        folder.chmod(0o555)
        done = subprocess.run(
            [sys.executable, "-c", program, folder], capture_output=True, text=True, check=True
        )
        folder.chmod(0o755)

    assert done.stdout == "{'k': 'known'}\n"


def test_several_processes_write_at_once(tmp_path):
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from briefgen.cache.memo import Memo\n"
        "for n in range(30):\n"
        "    Memo.open(Path(sys.argv[1])).put({f'{sys.argv[2]}-{n}': n, 'shared': 1}, int)\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, tmp_path, name]) for name in "abc"]

    assert [process.wait() for process in running] == [0, 0, 0]
    keys = [f"{name}-{n}" for name in "abc" for n in range(30)]
    assert len(Memo.open(tmp_path).get(keys, int)) == 90


def test_forget_removes_what_is_ours(tmp_path):
    Memo.open(tmp_path / "cache").put({"k": ONE}, Found)
    assert forget(tmp_path / "cache")
    assert not (tmp_path / "cache").exists()
    assert not forget(tmp_path / "cache")


def test_forget_leaves_what_is_not(tmp_path):
    Memo.open(tmp_path / "cache").put({"k": ONE}, Found)
    (tmp_path / "cache" / "notes.txt").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "cache")

    assert not forget(tmp_path / "link")
    assert forget(tmp_path / "cache")
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["notes.txt"]
