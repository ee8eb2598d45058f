"""A folder to the files in it, in one order on every machine, without following links out of it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefgen.load.problems.file_problems import (
    BAD_NAME,
    FOLDER_NAMED_LIKE_FILE,
    LINKED_FOLDER,
    OUTSIDE,
    UNREADABLE,
)
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.text import Place

# What editors and systems leave behind; publishing it could publish a draft.
_LEFTOVERS: Final = re.compile(
    r"^\.|^~\$|~$|^#.*#$|\.(?:bak|orig|rej|tmp|temp|swp|part|crdownload)$|^Thumbs\.db$|^desktop\.ini$",
    re.IGNORECASE,
)
MARKDOWN: Final = (".md", ".markdown")
YAML: Final = (".yaml", ".yml")
_FILE_ENDINGS: Final = (*MARKDOWN, *YAML, ".html")

RECORD_FOLDERS: Final = ("entities", "claims", "sources")
"""The folders of ``content/`` that hold records, each of one kind."""


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
    walk = _Walk(os.path.realpath(folder), name)
    walk.through(str(folder), "")
    return sorted(walk.found, key=lambda file: file.relative), walk.problems


class _Walk:
    """One walk through a folder, and what was met on it."""

    def __init__(self, top: str, name: str) -> None:
        self._top, self._name = top, name
        self.found: list[Found] = []
        self.problems: list[Diagnostic] = []

    def through(self, folder: str, below: str) -> None:
        """Walk through a folder, which is ``below`` the top; there may be many files in it."""
        try:
            with os.scandir(folder) as entries:
                inside = list(entries)
        except FileNotFoundError:
            return
        except OSError as error:
            path, reason = f"{self._name}/{below}".rstrip("/"), error.strerror or "it is not a folder"
            self.problems.append(UNREADABLE.at(Place(path), path=path, reason=reason.lower()))
            return
        for entry in inside:
            if not _LEFTOVERS.search(entry.name):
                relative = f"{below}{entry.name}"
                self._look_at(entry, relative, f"{self._name}/{relative}")

    def _look_at(self, entry: os.DirEntry[str], relative: str, path: str) -> None:
        if not entry.name.isprintable():  # surrogates stand for bytes that are no UTF-8
            shown = path.encode("ascii", "backslashreplace").decode()
            self.problems.append(BAD_NAME.at(Place(shown), path=shown))
            return
        try:
            linked, is_folder = entry.is_symlink(), entry.is_dir()
        except OSError as error:
            self.problems.append(UNREADABLE.at(Place(path), path=path, reason=(error.strerror or "").lower()))
            return
        if linked and not _is_inside(entry.path, self._top):
            self.problems.append(OUTSIDE.at(Place(path), path=path, folder=self._name))
        elif linked and is_folder:
            self.problems.append(LINKED_FOLDER.at(Place(path), path=path))
        elif is_folder:
            if entry.name.lower().endswith(_FILE_ENDINGS):
                self.problems.append(FOLDER_NAMED_LIKE_FILE.at(Place(path), path=path))
            self.through(entry.path, f"{relative}/")
        else:
            self.found.append(Found(entry.path, relative, path))


def _is_inside(path: str, top: str) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(top)
