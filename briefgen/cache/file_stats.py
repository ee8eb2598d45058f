"""Folders looked through: what every file in them looks like, and a digest of all of it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b, sha256
from operator import attrgetter
from pathlib import Path

from briefgen.model.file_look import EMPTY, OPEN_FLAGS, as_seen

FileStats = dict[str, str]
"""What each file looks like, by its path; a folder that is empty or cannot be read counts as one too."""

_NAME = attrgetter("name")


def look_through(top: str, *, prefix: str = "", leave: frozenset[str] = frozenset()) -> FileStats:
    """Look at every file in a folder and the folders in it, without following a link to one.

    Args:
        top: the folder; nothing is found if it is not there.
        prefix: goes before each path, which is relative to the folder.
        leave: names of files and folders to leave out.
    """
    found: FileStats = {}
    waiting = [(top, prefix)]
    while waiting:
        folder, inside = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                names = sorted(entries, key=_NAME)
        except FileNotFoundError:
            continue
        except OSError as error:
            found[f"{inside}/"] = f"unreadable {error.errno}"
            continue
        if not names and folder != top:
            found[inside] = EMPTY
        for entry in names:
            name = entry.name
            if name in leave:
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, f"{inside}{name}/"))
                continue
            with suppress(FileNotFoundError):  # gone since; the next look says so
                found[inside + name] = as_seen(entry.stat(follow_symlinks=False))
                if entry.is_symlink():
                    found[f"{inside}{name}\0"] = look_at(entry.path)
    return found


def look_at(path: str) -> str:
    """Give what the file at ``path``, or the one that a link there leads to, looks like; ``""`` for none."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a path that is no Path, a thousand times
    except OSError:
        return ""
    return "folder" if stat.S_ISDIR(status.st_mode) else as_seen(status)


def digest(stats: Mapping[str, str]) -> str:
    """Give a digest of what all files look like."""
    whole = "\0".join([f"{path}\0{stats[path]}" for path in sorted(stats)])
    return blake2b(whole.encode("utf-8", "surrogateescape"), digest_size=20).hexdigest()


def contents(top: Path, paths: Iterable[str]) -> dict[str, str]:
    """Give the digest of the bytes of each of these files; of one that cannot be read, ``""``."""
    return {path: content(top / path.removesuffix("\0")) for path in paths}


def content(path: Path) -> str:
    """Give the digest of the bytes of a file, ``""`` if it cannot be read or is none."""
    try:
        # Opening a named pipe would wait for a writer, and a device may have no end.
        with os.fdopen(os.open(path, OPEN_FLAGS), "rb") as file:
            plain = stat.S_ISREG(os.fstat(file.fileno()).st_mode)
            return sha256(file.read()).hexdigest() if plain else ""
    except OSError:
        return ""
