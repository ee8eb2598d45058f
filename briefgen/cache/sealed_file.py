"""A file in the cache, whole or not there: what is damaged, half-written or of another kind is a miss."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

_SEAL = 20


def write(path: Path, data: bytes) -> None:
    """Put ``data`` into the file in one step; where that cannot be done, what was there is gone."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        make_folder(path.parent)
        beside.write_bytes(_seal(path.name, data) + data)
        beside.replace(path)
    except OSError:
        remove(beside)
        remove(path)


def read(path: Path) -> bytes | None:
    """Give what was written to the file, nothing if it is not there or not as it was written."""
    try:
        if not path.is_file():  # a pipe or a device would be read for ever
            return None
        found = path.read_bytes()
    except OSError:
        return None
    data = found[_SEAL:]
    return data if _seal(path.name, data) == found[:_SEAL] else None


def stands(path: Path) -> bool:
    """Say whether there is a plain file; in a folder that may not be looked into there is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def remove(path: Path) -> None:
    """Remove a file of the cache; where that cannot be, what it says is still true, or is seen not to be."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def remove_strange(path: Path) -> None:
    """Remove what stands where a database should, or beside it, and is no plain file.

    What a link leads to is not ours to write to, and at a pipe SQLite would wait for ever.
    """
    for end in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            one = path.with_name(path.name + end)
            if not stat.S_ISREG(one.lstat().st_mode):
                one.unlink()


def make_folder(folder: Path) -> None:
    """Make the folder of the cache, which keeps itself out of version control.

    Raises:
        OSError: it cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    is_empty = ignore.is_file() and not ignore.is_symlink() and not ignore.stat().st_size
    if is_empty or not os.path.lexists(ignore):  # a full disk leaves it empty
        ignore.write_text("*\n")


def _seal(name: str, data: bytes) -> bytes:
    return blake2b(name.encode() + b"\0" + data, digest_size=_SEAL).digest()
