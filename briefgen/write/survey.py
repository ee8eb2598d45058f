"""What stands in the output folder now, and what is to become of it. Nothing is changed here."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path, PurePosixPath

from briefgen.model.diagnostic import Diagnostic
from briefgen.model.file_look import EMPTY, Known, as_seen
from briefgen.model.text import Place
from briefgen.write import inventory, problems
from briefgen.write.for_hosts import is_for_a_host

_MANY = 20
_NAME = attrgetter("name")


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in a folder: files (links and the like among them) with their modes and sizes, and folders.

    Paths are relative and use ``/``; folders come before what is in them.
    """

    files: Mapping[str, os.stat_result]
    folders: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()

    def looks(self) -> dict[str, str]:
        """Give what all of it looks like."""
        files = {path: as_seen(status) for path, status in self.files.items()}
        return files | {f"{path}/": EMPTY for path in self.empty}


@dataclass(frozen=True, slots=True)
class Intent:
    """What is to become of each path: new, other bytes, the same bytes, taken away, or not ours.

    ``keep`` and ``keep_empty`` are files and empty folders of somebody else's, which are carried over.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    keep_empty: tuple[str, ...] = ()


def look(out: Path) -> Standing:
    """List what stands in ``out`` without following a link."""
    files: dict[str, os.stat_result] = {}
    folders: list[str] = []
    empty: list[str] = []
    waiting = [""] if out.is_dir() else []
    top = str(out)
    while waiting:
        inside = waiting.pop()
        with os.scandir(f"{top}/{inside}") as entries:
            found = sorted(entries, key=_NAME)
        if inside:
            folders.append(inside)
        if inside and not found:
            empty.append(inside)
        for entry in found:
            path = f"{inside}/{entry.name}" if inside else entry.name
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            else:
                files[path] = entry.stat(follow_symlinks=False)
    return Standing(files, tuple(sorted(folders)), tuple(sorted(empty)))


def looks(out: Path) -> dict[str, str]:
    """Give what everything in ``out`` looks like, as ``look`` would, and nothing else of it."""
    found: dict[str, str] = {}
    waiting = [""] if out.is_dir() else []
    top = str(out)
    while waiting:
        inside = waiting.pop()
        there = False
        with os.scandir(f"{top}/{inside}") as entries:
            for entry in entries:
                there = True
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{inside}{entry.name}/")
                else:
                    found[inside + entry.name] = as_seen(entry.stat(follow_symlinks=False))
        if inside and not there:
            found[inside] = EMPTY
    return found


def parents(paths: Mapping[str, object]) -> frozenset[str]:
    """Give every folder that holds one of these paths, however deep."""
    found: set[str] = set()
    for path in paths:
        while (path := path.rpartition("/")[0]) and path not in found:
            found.add(path)
    return frozenset(found)


def digest_of(path: str, out: Path, standing: Standing, known: Mapping[str, Known]) -> str:
    """Give the digest of a file that stands in ``out``; it is read only if it does not look as ``known``."""
    before = known.get(path)
    if before is not None and before.look == as_seen(standing.files[path]):
        return before.digest
    return inventory.digest((out / path).read_bytes())


def decide(
    wanted: Mapping[str, str],
    sizes: Mapping[str, int],
    standing: Standing,
    listed: Mapping[str, str],
    known: Mapping[str, Known],
    out: Path,
    name: str,
) -> tuple[Intent, tuple[Diagnostic, ...]]:
    """Compare the site that is wanted with what stands in ``out``, named ``name`` in messages.

    Ours is only what stands under a path that we listed; a file that we listed but that was changed since is
    overwritten where the site still has it, and kept where it has not. What hosts ask for (``for_hosts``) is
    kept without a word.

    Args:
        wanted: the digests of the files of the site; ``sizes`` are known of those that were made.
        sizes: how many bytes they have.
        standing: what stands in ``out``.
        listed: what we wrote to it.
        known: how we left it.
        out: the output folder.
        name: its name in messages.
    """

    def is_digest(path: str, digest: str) -> bool:
        return digest_of(path, out, standing, known) == digest

    added = [path for path in wanted if path not in standing.files]
    changed: list[str] = []
    same: list[str] = []
    removed: list[str] = []
    keep: list[str] = []
    altered: list[str] = []
    blocked: list[str] = []
    folders = parents(wanted)
    for path in sorted(standing.files):
        status = standing.files[path]
        plain = stat.S_ISREG(status.st_mode)
        if path == inventory.NAME and plain:
            continue
        if path in wanted:
            if plain and sizes.get(path, status.st_size) == status.st_size and is_digest(path, wanted[path]):
                same.append(path)
            else:
                (changed if plain and path in listed else blocked).append(path)
        elif plain and path in listed and is_digest(path, listed[path]):
            removed.append(path)
        elif path == inventory.NAME or path in folders or any(p in wanted for p in _above(path)):
            blocked.append(path)
        else:
            keep.append(path)
            if path in listed:
                altered.append(path)
    ours = folders | parents(listed)
    keep_empty = [path for path in standing.empty if path not in ours and path not in wanted]
    keep_empty = [path for path in keep_empty if not any(parent in wanted for parent in _above(path))]
    intent = Intent(*map(tuple, (added, changed, same, removed, keep, keep_empty)))
    kept = {_topmost(path, ours) for path in keep if path not in altered}
    kept |= {_topmost(f"{path}/anything", ours) for path in keep_empty}
    strange = sorted(path for path in kept if not is_for_a_host(path))
    return intent, tuple(_told(name, strange, altered, blocked))


def _told(
    name: str, kept: Sequence[str], altered: Sequence[str], blocked: Sequence[str]
) -> Iterator[Diagnostic]:
    """Report what is not ours, or not as we left it, in the folder called ``name``."""
    for code, paths in (
        (problems.KEPT, kept),
        (problems.ALTERED, altered),
        (problems.FOREIGN, blocked[:_MANY]),
    ):
        yield from (code.at(Place(f"{name}/{path}"), path=f"{name}/{path}") for path in paths)
    if len(blocked) > _MANY:
        yield problems.MORE_FOREIGN.at(Place(name), count=len(blocked) - _MANY, out=name)


def _above(path: str) -> Iterator[str]:
    return (parent.as_posix() for parent in PurePosixPath(path).parents)


def _topmost(path: str, ours: frozenset[str]) -> str:
    """Name a whole folder of somebody else's once, not each file in it."""
    for parent in reversed(PurePosixPath(path).parents[:-1]):
        if parent.as_posix() not in ours:
            return f"{parent.as_posix()}/"
    return path
