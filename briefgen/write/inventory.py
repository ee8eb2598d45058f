"""The list of what briefgen wrote, kept in the site's own folder.

It stands inside ``site/`` and not in the cache, for three reasons: it goes into place in the same step as the
files that it lists, so the two never disagree; it travels with the folder (a checkout of the branch that is
published, a copy restored on a build machine), so pages that are gone can still be told from files of
somebody else; and deleting the cache never turns our own pages into strangers.
"""

from __future__ import annotations

import errno
import json
import stat
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

NAME = ".briefgen-manifest.json"
_FORMAT = 1


def digest(data: bytes) -> str:
    """Give the digest under which a file's bytes are listed."""
    return sha256(data).hexdigest()


def state(out: Path) -> str:
    """Give what stands for all files that the last build wrote to ``out``; empty if there is no list."""
    try:
        return digest(raw(out))
    except OSError:
        return ""


def raw(out: Path) -> bytes:
    """Give the bytes of the list.

    Raises:
        OSError: there is none, or something else stands there: a link, a pipe, a device.
    """
    path = out / NAME
    if not stat.S_ISREG(path.lstat().st_mode):
        raise FileNotFoundError(errno.ENOENT, "no plain file", str(path))
    return path.read_bytes()


def encode(files: Mapping[str, str]) -> bytes:
    """Give the bytes of the list: paths, sorted, with the digests of their files."""
    listed = {"generator": "briefgen", "format": _FORMAT, "files": dict(sorted(files.items()))}
    return json.dumps(listed, ensure_ascii=False, indent=0).encode() + b"\n"


def edited(data: bytes, before: Mapping[str, str], after: Mapping[str, str]) -> bytes | None:
    """Give the bytes of a list in which some digests are others: what ``encode`` would give.

    Args:
        data: the bytes of the list.
        before: the digests that it has now, by path.
        after: those that some of them are to be.

    Returns:
        Nothing if the list does not say what it should.
    """
    for path, mark in after.items():
        key = json.dumps(path, ensure_ascii=False).encode() + b": "
        old, new = (key + json.dumps(one).encode() for one in (before[path], mark))
        if data.count(b"\n" + old) != 1:
            return None
        data = data.replace(b"\n" + old, b"\n" + new)
    return data


def read(out: Path) -> dict[str, str]:
    """Give path and digest of every file that the last build wrote to ``out``.

    A list that is missing, damaged or of another format gives nothing: then every file is somebody else's.
    """
    try:
        listed = json.loads(raw(out))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(listed, dict) or listed.get("format") != _FORMAT:
        return {}
    files = listed.get("files")
    if not isinstance(files, dict):
        return {}
    return {path: mark for path, mark in files.items() if isinstance(mark, str)}
