"""One build at a time for each output folder."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class BusyError(Exception):
    """Another process holds the folder."""


@contextmanager
def hold(*folders: Path, if_there: bool = False) -> Iterator[None]:
    """Hold these folders (``if_there``: those of them that exist) against other builds.

    The lock lies on the folders themselves (it goes with a folder that is renamed), so no lock file is left
    behind, and the system lets go of it when a process dies, however it dies. Where a file system knows no
    locks, the build goes on without.

    Raises:
        BusyError: another build holds one of them, or has just taken it away.
    """
    handles: list[int] = []
    try:
        for folder in folders:
            handle = _take(folder)
            if handle is not None:
                handles.append(handle)
            elif not if_there:
                raise BusyError
        yield
    finally:
        for handle in handles:
            os.close(handle)


def _take(folder: Path) -> int | None:
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise BusyError from None
    except OSError:
        pass  # no locks on this file system
    if _is_still(handle, folder):
        return handle
    os.close(handle)  # another build put the folder elsewhere, and has just ended
    return _take(folder)


def _is_still(handle: int, folder: Path) -> bool:
    try:
        there = folder.stat(follow_symlinks=False)
    except FileNotFoundError:
        return False
    mine = os.fstat(handle)
    return (mine.st_dev, mine.st_ino) == (there.st_dev, there.st_ino)
