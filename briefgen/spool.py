"""A file without a name for what is too much to lie in memory; several processes can add to it at once."""

from __future__ import annotations

import os
import sys
import tempfile
import weakref
from collections.abc import Sequence
from pathlib import Path

Stretch = tuple[int, int]
"""Where some bytes stand in the file: their offset and their number."""


class Spool:
    """The file; it is gone when nobody holds it any more, however the process ends."""

    def __init__(self, folder: Path | None = None) -> None:
        """Open it in ``folder``, if there is such a folder, else where the system has room for such files."""
        at = folder if folder is not None and folder.is_dir() else None
        with tempfile.TemporaryFile(dir=at) as file:
            self._file = os.dup(file.fileno())
        weakref.finalize(self, os.close, self._file)

    @staticmethod
    def is_shared() -> bool:
        """Say whether processes that were forked can add to a file that their parent opened."""
        return sys.platform == "linux"

    def add(self, parts: Sequence[bytes]) -> list[Stretch]:
        """Add some bytes, and say where each of them stand.

        Raises:
            OSError: there is no room for them.
        """
        sizes = [len(part) for part in parts]
        at = self._append(b"".join(parts))
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
