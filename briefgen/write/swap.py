"""Putting a folder in the place of another in one step."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Collection
from pathlib import Path

from briefgen.write import unstopped

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux, linux/fs.h
_RENAME_SWAP = 2  # macOS, sys/stdio.h
_UNSUPPORTED = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders of one file system trade places in a single step.

    Returns:
        False where neither the system nor the file system can do that (nothing was done then).

    Raises:
        OSError: the system can, but refused.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        failed = libc.renamex_np(first, second, ctypes.c_uint(_RENAME_SWAP))
    elif hasattr(libc, "renameat2"):
        failed = libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, ctypes.c_uint(_RENAME_EXCHANGE))
    else:
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _UNSUPPORTED:
        return False
    raise OSError(number, os.strerror(number), str(other))


def step_aside(staged: Path, out: Path, old: Path) -> None:
    """Put ``staged`` in the place of ``out`` in two steps, for systems that cannot exchange.

    Between the two there is no ``out`` at all for an instant. A build that is killed just there takes the
    second all the same (``unstopped``); after a loss of power the next one puts back the old site
    (``restore``). Never is there half a site.
    """

    def steps() -> None:
        if not old.exists():
            out.rename(old)
        try:
            if not out.exists():
                staged.rename(out)
        except OSError:
            old.rename(out)
            raise

    unstopped.see_through(steps)


def restore(out: Path, old: Path) -> None:
    """Put back the old site if a build was killed between the two steps of ``step_aside``."""
    if old.is_dir() and not old.is_symlink() and not os.path.lexists(out):
        old.rename(out)


def remove(path: Path) -> None:
    """Remove whatever stands at ``path``; a link is removed, never followed."""
    if path.is_dir() and not path.is_symlink():
        for folder, _, _ in os.walk(path):
            Path(folder).chmod(0o700)  # a folder that must not be written to cannot be emptied either
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def settle(folder: Path, paths: Collection[str]) -> None:
    """See to it that what was written is on the disk and not only in memory, before it is put in place.

    ``paths`` are relative to the ``folder``. One call for each file is exact but slow for thousands, so many
    files are settled by one call for all.
    """
    if len(paths) > 64:
        os.sync()
        return
    files = [folder / path for path in paths]
    for path in (*files, *sorted({file.parent for file in files}), folder):
        settle_one(path)


def settle_one(path: Path) -> None:
    """See to it that one file, or the list of names of one folder, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):  # no such thing on this file system
            raise
    finally:
        os.close(handle)
