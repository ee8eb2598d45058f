"""Which inputs changed? Native file events, so that a file that is moved in counts, whatever its date."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Set
from pathlib import Path
from stat import S_ISDIR

from watchfiles import Change, DefaultFilter, awatch

FOLDERS = ("content", "themes", "templates", "static", "translations")
SETTINGS = "briefgen.yaml"

Changed = Callable[[frozenset[str]], None]
"""Is told of paths below the site's folder that changed; of none where it is not known which they are."""

_CALM = 10  # ms without a further change before what changed is told
_LONGEST = 400  # ms after which it is told all the same
_RARE = 50  # ms, the same for the site's own folder
_POLL = 0.4  # s between two looks
_SAVE = 0.2  # s that somebody may take to save a file which is empty, or gone, when it is looked at
_LATE = 0.3  # s after which a new folder is looked at again

_IS_INPUT = DefaultFilter(ignore_dirs=())  # what editors leave beside a file is none

Stamp = tuple[int, int, int]
"""Which file it is, its size, and its time in nanoseconds: two saves within a second are two."""


async def watch(root: Path, changed: Changed, *, poll: bool = False) -> None:
    """Call ``changed`` when inputs of the site have changed, until the task is cancelled.

    Only the inputs are watched: a site's folder may also hold a virtual environment of a hundred thousand
    files. Where the system is not willing to watch so many folders, files are looked at by the clock.
    """
    if not poll:
        try:
            await _watch_events(root, changed)
        except* OSError:
            changed(frozenset())  # something may have changed that was not seen
    await _watch_by_the_clock(root, changed)


async def _watch_by_the_clock(root: Path, changed: Changed) -> None:
    before = _stamps(root)
    while True:
        await asyncio.sleep(_POLL)
        now = await asyncio.to_thread(_stamps, root)
        if is_unfinished(root, _other(root, before, now)):
            await asyncio.sleep(_SAVE)
            now = await asyncio.to_thread(_stamps, root)
        if other := _other(root, before, now):
            changed(other)
        before = now


def is_unfinished(root: Path, paths: Set[str]) -> bool:
    """Say whether somebody may be about to save a file below ``root``, with more to come in a moment.

    Some editors and scripts empty a file before they write to it, or put it away before they write another:
    then a file of no bytes is there, or nothing is left of what changed.
    """
    sizes = [_size(root / path) for path in paths]
    return 0 in sizes or (bool(sizes) and all(size is None for size in sizes))


def _size(path: Path) -> int | None:
    """Give the size of what is there; none of nothing, and one that is not 0 of a folder."""
    try:
        status = path.stat()
    except OSError:
        return None
    return 1 if S_ISDIR(status.st_mode) else status.st_size


def _other(root: Path, before: dict[str, Stamp], now: dict[str, Stamp]) -> frozenset[str]:
    paths = {path for path, _ in before.items() ^ now.items()}
    return _below(root, {path for path in paths if _IS_INPUT(Change.modified, path)})


def _stamps(root: Path) -> dict[str, Stamp]:
    paths = [f"{root}/{name}" for name in (SETTINGS, *FOLDERS)]
    for name in FOLDERS:
        for folder, folders, files in os.walk(root / name):
            paths += [f"{folder}/{one}" for one in (*folders, *files)]
    return {path: stamp for path in paths if (stamp := _stamp(Path(path))) is not None}


def _stamp(path: Path) -> Stamp | None:
    """Give what tells that something is another; none of what is not there.

    Of a folder, and a link that leads nowhere, only that it is there: either may be a mistake, or mend one.
    """
    try:
        status = path.stat()
    except OSError:
        try:
            return (path.lstat().st_ino, 0, 0)
        except OSError:
            return None
    return (
        (status.st_ino, 0, 0)
        if S_ISDIR(status.st_mode)
        else (status.st_ino, status.st_size, status.st_mtime_ns)
    )


async def _watch_events(root: Path, changed: Changed) -> None:
    async with asyncio.TaskGroup() as tasks:
        deep = tasks.create_task(_watch_folders(root, changed))
        # Of the entries of the site's own folder, names tell what is an input.
        async for batch in _events([root], deep=False):
            paths = _below(root, {path for _, path in batch})
            if paths.intersection(FOLDERS):  # one came, went or was replaced by another
                deep.cancel()
                deep = tasks.create_task(_watch_folders(root, changed))
                await asyncio.sleep(0)  # let it begin to watch before the build begins to read
            if inputs := paths.intersection((*FOLDERS, SETTINGS)):
                changed(inputs)


async def _watch_folders(root: Path, changed: Changed) -> None:
    folders = [root / name for name in FOLDERS if (root / name).is_dir()]
    if not folders:
        return
    clock, later = asyncio.get_running_loop(), list[asyncio.TimerHandle]()
    try:
        async for batch in _events(folders, deep=True):
            changed(_below(root, {path for _, path in batch}))
            # What was put into a new folder before the system began to watch it is told by nobody.
            if new := {path for change, path in batch if change is Change.added and Path(path).is_dir()}:
                later = [one for one in later if one.when() > clock.time()]
                later.append(clock.call_later(_LATE, changed, _below(root, new)))
    except FileNotFoundError:
        pass  # gone again; whoever looks at the site's own folder sees to that
    finally:
        for one in later:
            one.cancel()


def _below(root: Path, paths: Set[str]) -> frozenset[str]:
    inside = (Path(path) for path in paths)
    return frozenset(path.relative_to(root).as_posix() for path in inside if path != root)


def _events(paths: list[Path], *, deep: bool) -> AsyncIterator[set[tuple[Change, str]]]:
    return awatch(
        *paths,
        watch_filter=_IS_INPUT,
        debounce=_LONGEST,
        step=_CALM if deep else _RARE,
        recursive=deep,
        ignore_permission_denied=True,
    )
