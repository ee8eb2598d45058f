"""What a process writes under a name of its own, with its number in it, until it is whole."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

from briefgen.cache.sealed_file import remove

_UNFINISHED = re.compile(r".*\.(\d{1,9})(?:-aside)?", re.DOTALL)


def sweep(folder: Path) -> None:
    """Remove from the cache what killed processes left behind, and nothing of one that is at work."""
    if sys.platform == "win32":  # nobody can be asked there whether he is at work
        return
    for path in (*folder.glob(".edition-*"), *folder.glob(".last-build-*"), *folder.glob(".made-*")):
        found = _UNFINISHED.fullmatch(path.name)
        if found and not _is_at_work(int(found[1])):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                remove(path)


def _is_at_work(process: int) -> bool:
    try:
        os.kill(process, 0)  # asks, and sends nothing
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        return True
    return not _has_ended(process)


def _has_ended(process: int) -> bool:
    """Say whether a process has ended and only its number is left, since nobody has asked how it ended.

    In a container whose first process asks after none, such numbers stay for ever.
    """
    try:
        status = Path(f"/proc/{process}/stat").read_bytes()
    except OSError:  # gone by now, or a system without such files
        return False
    return status.rpartition(b") ")[2].startswith((b"Z", b"X"))
