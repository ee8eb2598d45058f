"""A folder with many folders in it, looked through again: each is listed anew only if it looks different.

To list a folder takes several times as long as to look at it, and a site has one for each page. What a folder
looks like tells whether a name in it came, went or means another file. Of what is in the files it tells
nothing: these are looked at always.
"""

from __future__ import annotations

import os
import stat
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from briefgen.cache import sealed_file
from briefgen.cache.file_stats import FileStats, look_at, look_through
from briefgen.model.file_look import EMPTY, as_seen, is_fresh


class Folder(NamedTuple):
    """What a folder looked like (nothing: list it), and the names in it, with ``/`` between them."""

    look: str
    files: str
    folders: str


Tree = dict[str, Folder]
"""The folders by their paths, which end with ``/``; that of the whole is empty."""


def tree_of(top: str, found: Iterable[str], looked_at: int) -> Tree:
    """Give the tree of what ``look_through(top)`` found, from the moment ``looked_at`` on, in nanoseconds."""
    files: defaultdict[str, list[str]] = defaultdict(list)
    folders: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(found):
        folder, name = _parted(path)
        inside = folder
        while inside and inside not in files:
            files[inside] = []
            outer, inner = _parted(inside[:-1])
            folders[outer].append(inner)
            inside = outer
        if name and not name.endswith("\0"):
            files[folder].append(name)
    tree = {}
    for folder in ("", *filter(None, files)):
        look = _look(f"{top}/{folder}")
        sure = "" if is_fresh(look, looked_at) else look
        tree[folder] = Folder(sure, _joined(files[folder]), _joined(folders[folder]))
    return tree


def look_again(top: str, tree: Tree) -> FileStats:
    """Give what ``look_through(top)`` gives."""
    found: FileStats = {}
    for folder, (look, files, folders) in tree.items():
        place = f"{top}/{folder}"
        if not look or _look(place) != look:
            listed = _list(place)
            if listed is None or listed[1] != folders:
                return look_through(top)
            files = listed[0]
        for name in files.split("/") if files else ():
            try:
                status = os.lstat(place + name)  # a path that is no Path, thousands of times
            except FileNotFoundError:  # gone since; the next look says so
                continue
            found[folder + name] = as_seen(status)
            if stat.S_ISLNK(status.st_mode):
                found[f"{folder}{name}\0"] = look_at(place + name)
        if folder and not files and not folders:
            found[folder] = EMPTY
    return found


def write(path: Path, tree: Tree) -> None:
    """Keep a tree in a file of the cache."""
    parts = [part for folder, known in tree.items() for part in (folder, *known)]
    sealed_file.write(path, os.fsencode("\0".join(parts)))


def read(path: Path) -> Tree | None:
    """Give the tree that is kept in a file; nothing if there is none."""
    data = sealed_file.read(path)
    if not data:
        return None
    parts = iter(os.fsdecode(data).split("\0"))
    return {folder: Folder(*known) for folder, *known in zip(parts, parts, parts, parts, strict=True)}


def _parted(path: str) -> tuple[str, str]:
    folder, slash, name = path.rpartition("/")
    return folder + slash, name


def _joined(names: Iterable[str]) -> str:
    return "/".join(sorted(names))


def _look(folder: str) -> str:
    try:
        return as_seen(os.lstat(folder))
    except OSError:
        return ""


def _list(folder: str) -> tuple[str, str] | None:
    """Give the names of the files and of the folders in a folder; nothing if it cannot be listed."""
    try:
        with os.scandir(folder) as entries:
            named = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
    except OSError:
        return None
    files, folders = ([name for name, is_folder in named if is_folder is one] for one in (False, True))
    return _joined(files), _joined(folders)
