"""Outputs that lie on the disk under their own paths until the site is written.

Several processes can add to them. They are written once: the site takes them as they lie, folder by folder,
where both are on one disk.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import weakref
from contextlib import suppress
from pathlib import Path

PREFIX = ".made-"
"""How the name of such a folder begins; it ends with a dot and the number of its process."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class NoRoomError(Exception):
    """There is no room for the outputs; the message says where and why, and what to do."""


class MadeFiles:
    """The folder in which they lie; it is gone when nobody in the process that made it holds it any more."""

    def __init__(self, folder: Path | None = None) -> None:
        """Make it in ``folder``, if it may be written to, else where the system has room for such files.

        Raises:
            NoRoomError: there is none of them that may be written to.
        """
        self._above, self.folder = _made(folder)
        self._top, self._folders = str(self.folder), {""}
        weakref.finalize(self, _remove, self._top, os.getpid())

    def add(self, path: str, data: bytes) -> bool:
        """Add a file, and say that it lies there; it does not where its path cannot stand beside the others.

        Raises:
            NoRoomError: there is no room for it.
        """
        try:
            self._make_folder(path.rpartition("/")[0])
            handle = os.open(f"{self._top}/{path}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
            try:
                rest = memoryview(data)
                while rest:
                    rest = rest[os.write(handle, rest) :]
            finally:
                os.close(handle)
        except OSError as error:
            if error.errno in _FULL:
                raise _no_room(self._above, error) from None
            return False
        return True

    def read(self, path: str) -> bytes:
        """Give the bytes of a file that was added, as long as it lies here."""
        return (self.folder / path).read_bytes()

    def _make_folder(self, folder: str) -> None:
        if folder not in self._folders:
            self._make_folder(folder.rpartition("/")[0])
            with suppress(FileExistsError):  # by another process
                os.mkdir(f"{self._top}/{folder}")  # noqa: PTH102 - fifty thousand paths in a large site
            self._folders.add(folder)


def _made(folder: Path | None) -> tuple[Path, Path]:
    """Make a folder of a new name; give that in which it lies, and the folder."""
    if folder is not None:
        with suppress(OSError):
            return folder, _in(folder)
    try:
        folder = Path(tempfile.gettempdir())
        return folder, _in(folder)
    except OSError as error:
        raise _no_room(folder or Path(), error) from None


def _in(folder: Path) -> Path:
    return Path(tempfile.mkdtemp(prefix=PREFIX, suffix=f".{os.getpid()}", dir=folder))


def _no_room(folder: Path, error: OSError) -> NoRoomError:
    why = (error.strerror or str(error)).lower()
    return NoRoomError(
        f"There is no room in {folder} for the pages until all are made: {why}."
        " A large site needs as much there as in its output folder: free some space."
    )


def _remove(folder: str, process: int) -> None:
    if os.getpid() == process:  # and not one that was forked, which holds it too
        shutil.rmtree(folder, ignore_errors=True)
