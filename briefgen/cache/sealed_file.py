"""A file in the cache, whole or not there: what is damaged, half-written or of another kind is a miss."""

from __future__ import annotations

import os
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
        found = path.read_bytes()
    except OSError:
        return None
    data = found[_SEAL:]
    return data if _seal(path.name, data) == found[:_SEAL] else None


def remove(path: Path) -> None:
    """Remove a file of the cache; where that cannot be, what it says is still true, or is seen not to be."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make the folder of the cache, which keeps itself out of version control.

    Raises:
        OSError: it cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists() or not ignore.stat().st_size:  # a full disk leaves it empty
        ignore.write_text("*\n")


def _seal(name: str, data: bytes) -> bytes:
    return blake2b(name.encode() + b"\0" + data, digest_size=_SEAL).digest()
