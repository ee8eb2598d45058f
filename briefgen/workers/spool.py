"""A file without a name for what is too much to lie in memory; several processes can add to it at once."""

from __future__ import annotations

import os
import sys
import tempfile
import weakref
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

Stretch = tuple[int, int]
"""Where some bytes stand in the file: their offset and their number."""


class SpoolError(Exception):
    """There is no room for the file; the message says where and why, and what to do."""


class Spool:
    """The file; it is gone when nobody holds it any more, however the process ends."""

    def __init__(self, folder: Path | None = None) -> None:
        """Open it in ``folder``, if it may be written to, else where the system has room for such files.

        Raises:
            SpoolError: there is none of them that may be written to.
        """
        self._folder, self._file = _open(folder)
        weakref.finalize(self, os.close, self._file)

    @staticmethod
    def is_shared() -> bool:
        """Say whether processes that were forked can add to a file that their parent opened."""
        return sys.platform == "linux"

    def add(self, parts: Sequence[bytes]) -> list[Stretch]:
        """Add some bytes, and say where each of them stand.

        Raises:
            SpoolError: there is no room for them.
        """
        sizes = [len(part) for part in parts]
        try:
            at = self._append(b"".join(parts))
        except OSError as error:
            raise _no_room(self._folder, error) from None
        places = []
        for size in sizes:
            places.append((at, size))
            at += size
        return places

    def read(self, stretch: Stretch) -> bytes:
        """Give the bytes that stand there."""
        at, size = stretch
        if self.is_shared():
            return os.pread(self._file, size, at)
        os.lseek(self._file, at, os.SEEK_SET)
        return os.read(self._file, size)

    def _append(self, data: bytes) -> int:
        if not self.is_shared():
            at = os.lseek(self._file, 0, os.SEEK_END)
            while data:
                data = data[os.write(self._file, data) :]
            return at
        # Opened anew: a process that was forked would move the place in the file for all the others. What is
        # appended in one step stands in one piece; where a step stopped short, all goes elsewhere.
        own = os.open(f"/proc/self/fd/{self._file}", os.O_WRONLY | os.O_APPEND)
        try:
            while (written := os.write(own, data)) < len(data):
                pass
            return os.lseek(own, 0, os.SEEK_CUR) - written
        finally:
            os.close(own)


def _open(folder: Path | None) -> tuple[Path, int]:
    """Open a file without a name; give the folder in which it lies, and the file."""
    if folder is not None:
        with suppress(OSError):
            return folder, _in(folder)
    try:
        folder = Path(tempfile.gettempdir())
        return folder, _in(folder)
    except OSError as error:
        raise _no_room(folder or Path(), error) from None


def _no_room(folder: Path, error: OSError) -> SpoolError:
    why = (error.strerror or str(error)).lower()
    return SpoolError(
        f"There is no room in {folder} for the pages until all are made: {why}."
        " A large site needs as much there as in its output folder: free some space."
    )


def _in(folder: Path) -> int:
    with tempfile.TemporaryFile(dir=folder) as file:
        return os.dup(file.fileno())
