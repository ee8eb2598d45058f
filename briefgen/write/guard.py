"""Is this a folder that a site may be written to, and are these paths that may be written?"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefgen.model.diagnostic import Diagnostic
from briefgen.model.text import Place
from briefgen.write import inventory, problems

_INPUTS = ("content", "themes", "static", "translations", ".briefgen-cache", ".git", "briefgen.yaml")
_LONGEST_NAME = 255
_PLAIN = re.compile(r"(?!\.{1,2}(?:/|$))[\w.~-]{1,255}(?:/(?!\.{1,2}(?:/|$))[\w.~-]{1,255})*", re.ASCII)
"""What nearly all paths look like: nothing can be wrong with one of these by itself."""


def shown(path: Path, root: Path) -> str:
    """Give the path as people know it: relative to the site's folder where it lies inside."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()


def check_folder(out: Path, root: Path) -> Iterator[Diagnostic]:
    """Give the reasons why ``out`` cannot be the output folder of the site in ``root``; both absolute."""
    name = shown(out, root)
    try:
        yield from _check_folder(out, root, name)
    except OSError as error:  # a folder above it that may not be looked into
        why = (error.strerror or str(error)).lower()
        yield problems.NOT_WRITABLE.at(Place(name), path=name, why=why)


def _check_folder(out: Path, root: Path, name: str) -> Iterator[Diagnostic]:
    place = Place(name)
    if out.is_symlink():
        yield problems.SYMLINK.at(place, out=name, target=out.resolve())
        return
    why = _why_unsafe(out.resolve(), root.resolve())
    if why:
        yield problems.UNSAFE_OUTPUT.at(place, out=name, why=why)
    elif out.exists() and not out.is_dir():
        yield problems.NOT_A_FOLDER.at(place, out=name)
    elif os.path.ismount(out):
        yield problems.MOUNT_POINT.at(place, out=name)
    elif out.exists() and not os.access(out, os.W_OK | os.X_OK):
        yield problems.NOT_WRITABLE.at(place, path=name, why="permission denied")


def _why_unsafe(out: Path, root: Path) -> str:
    if out == root:
        return "it is the site's own folder, with everything that you wrote in it"
    if root.is_relative_to(out):
        return "the site's own folder lies inside it"
    if out == Path.home().resolve():
        return "it is your home folder"
    for name in _INPUTS:
        if out.is_relative_to(root / name):
            return f"{name} is where the site is made from"
    written_by_us = (out / inventory.NAME).exists()
    if not written_by_us and ((out / "briefgen.yaml").exists() or (out / "content").is_dir()):
        return "it holds the content of a site"
    return ""


def check_paths(paths: Sequence[str]) -> Iterator[Diagnostic]:
    """Give what is wrong with the paths of the files: they must be safe before anything is joined."""
    seen: set[str] = set()
    folders = _folders(paths)
    for path in paths:
        plain = _PLAIN.fullmatch(path) is not None and path != inventory.NAME
        why = "" if plain else _why_bad(path)
        if why:
            yield problems.BAD_PATH.at(None, path=path, why=why)
        elif not plain and any(len(part.encode()) > _LONGEST_NAME for part in path.split("/")):
            yield problems.TOO_LONG.at(None, path=path)
        elif path in seen or path in folders:
            yield problems.COLLISION.at(None, path=path)
        seen.add(path)


def _folders(paths: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for path in paths:
        while (path := path.rpartition("/")[0]) and path not in found:
            found.add(path)
    return found


def _why_bad(path: str) -> str:
    parts = path.split("/")
    if not path or "" in parts:
        return (
            "it is empty or absolute"
            if not path.strip("/") or path.startswith("/")
            else "a folder in it has no name"
        )
    if "." in parts or ".." in parts:
        return "it leads out of the site"
    if "\\" in path or any(ord(char) < 32 for char in path):
        return "it holds a character that no address may hold"
    if any(0xD800 <= ord(char) <= 0xDFFF for char in path):
        return "it holds half a character"
    if path == inventory.NAME:
        return "that name is briefgen's own"
    return ""
