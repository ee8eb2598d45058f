"""A folder to the files in it, in one order on every machine, without following links out of it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefgen.load.problems import BAD_NAME, FOLDER_NAMED_LIKE_FILE, LINKED_FOLDER, OUTSIDE, UNREADABLE
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.text import Place

# What editors and systems leave behind; publishing it could publish a draft.
_LEFTOVERS: Final = re.compile(
    r"^\.|^~\$|~$|^#.*#$|\.(?:bak|orig|rej|tmp|temp|swp|part|crdownload)$|^Thumbs\.db$|^desktop\.ini$",
    re.IGNORECASE,
)
_FILE_ENDINGS: Final = (".md", ".markdown", ".yaml", ".yml", ".html")


@dataclass(frozen=True, slots=True)
class Found:
    """A file: where it is, its path relative to the folder, and its name for messages."""

    file: str | Path
    relative: str
    path: str


def files_in(folder: Path, name: str) -> tuple[list[Found], list[Diagnostic]]:
    """List all files of a folder and the folders in it, sorted by path.

    Args:
        folder: where it is; nothing is found if it is not there.
        name: what to call it in messages (``content``).

    Returns:
        The files without hidden ones and editors' leftovers, and what is wrong with the others.
    """
    found: list[Found] = []
    problems: list[Diagnostic] = []
    for item in _walk(folder, os.path.realpath(folder), name, ""):
        if isinstance(item, Found):
            found.append(item)
        else:
            problems.append(item)
    return sorted(found, key=lambda file: file.relative), problems


def _walk(folder: Path, top: str, name: str, below: str) -> Iterator[Found | Diagnostic]:
    try:
        with os.scandir(folder) as entries:
            inside = list(entries)
    except FileNotFoundError:
        return
    except OSError as error:
        path = f"{name}/{below}".rstrip("/")
        yield UNREADABLE.at(Place(path), path=path, reason=(error.strerror or "it is not a folder").lower())
        return
    for entry in inside:
        if not _LEFTOVERS.search(entry.name):
            yield from _look_at(entry, top, name, below)


def _look_at(entry: os.DirEntry[str], top: str, name: str, below: str) -> Iterator[Found | Diagnostic]:
    relative = f"{below}{entry.name}"
    path = f"{name}/{relative}"
    if not entry.name.isprintable():  # surrogates stand for bytes that are no UTF-8
        shown = path.encode("ascii", "backslashreplace").decode()
        yield BAD_NAME.at(Place(shown), path=shown)
        return
    try:
        linked, is_folder = entry.is_symlink(), entry.is_dir()
    except OSError as error:
        yield UNREADABLE.at(Place(path), path=path, reason=(error.strerror or "").lower())
        return
    if linked and not _is_inside(entry.path, top):
        yield OUTSIDE.at(Place(path), path=path, folder=name)
    elif linked and is_folder:
        yield LINKED_FOLDER.at(Place(path), path=path)
    elif is_folder:
        if entry.name.lower().endswith(_FILE_ENDINGS):
            yield FOLDER_NAMED_LIKE_FILE.at(Place(path), path=path)
        yield from _walk(Path(entry.path), top, name, f"{relative}/")
    else:
        yield Found(entry.path, relative, path)


def _is_inside(path: str, top: str) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(top)
