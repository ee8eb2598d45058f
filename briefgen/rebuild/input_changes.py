"""In words: which inputs are not what they were at the last build."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from briefgen.cache.file_stats import FileStats
from briefgen.model.file_look import EMPTY

FOLDERS = "/"
"""The name under which the folders beside ``content/`` are listed, in one line."""

_KINDS = {"content": "file", "static": "static file", "translations": "translation"}
_KINDS |= dict.fromkeys(("themes", "templates"), "theme file")
_ENDINGS = {".md": "text", ".markdown": "text", ".yaml": "records", ".yml": "records"}
_MANY = ("records", "settings")


def input_changes(
    before: FileStats, now: FileStats, is_same: Callable[[str], bool], is_touched: Callable[[str], bool]
) -> list[str]:
    """Say what changed, one thing a line, by path.

    A folder is told of where no file in it is: one that came or went is told by its files.

    Args:
        before: what the inputs looked like.
        now: what they look like.
        is_same: says of a path that looks as it did whether it has the same bytes.
        is_touched: says of one that looks different whether it is known to have the same bytes.
    """
    paths = before.keys() | now.keys()
    changed = {path for path in paths if before.get(path) != now.get(path) or not is_same(path)}
    found = dict(_folders(before, now, changed))
    for path in changed - {FOLDERS}:
        old, new = before.get(path, ""), now.get(path, "")
        if EMPTY in (old, new):
            if not _has_file(changed, path):
                found[path] = f"folder {_fate('folder', old, new)}: {path}"
        elif path.endswith("//"):  # a folder that cannot be read
            found[path] = f"folder {'can be read again' if old else 'cannot be read'}: {path[:-1]}"
        else:
            shown = path.rstrip("\0")  # and what a link leads to
            # That a link itself came or went says more than what it leads to.
            if shown == path or shown not in changed:
                kind = _kind(shown)
                touched = shown == path and old != new and old and new and is_touched(path)
                fate = "was only touched" if touched else _fate(kind, old, new)
                found[shown] = f"{kind} {fate}: {shown}"
    return [found[path] for path in sorted(found)]


def _folders(before: FileStats, now: FileStats, changed: set[str]) -> Iterator[tuple[str, str]]:
    """Say which folders beside ``content/`` came or went."""
    old, new = ({*stats.get(FOLDERS, "").split("/")} for stats in (before, now))
    for name in old ^ new:
        folder = f"{name}/"
        if not _has_file(changed, folder):
            yield folder, f"folder {'is new' if name in new else 'is gone'}: {folder}"


def _has_file(changed: set[str], folder: str) -> bool:
    return any(path.startswith(folder) and path != folder for path in changed)


def _fate(kind: str, old: str, new: str) -> str:
    if old and new:
        return "changed"
    return f"{'are' if kind in _MANY else 'is'} {'gone' if old else 'new'}"


def _kind(path: str) -> str:
    """Name what a path is for."""
    kind = _KINDS.get(path.partition("/")[0], "settings")
    return _ENDINGS.get(PurePosixPath(path).suffix, kind) if kind == "file" else kind
