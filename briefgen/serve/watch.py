"""Did an input change? Native file events, so that a file that is moved in counts, whatever its date."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

FOLDERS = ("content", "themes", "templates", "static")
SETTINGS = "briefgen.yaml"

_CALM = 30  # ms without a further change before a batch is handed on
_LONGEST = 400  # ms that a batch may last
_POLL = 300  # ms


async def watch(root: Path, changed: Callable[[], None], *, poll: bool = False) -> None:
    """Call ``changed`` after each batch of changes of an input of the site, until the task is cancelled.

    Only the inputs are watched: a site's folder may also hold a virtual environment of a hundred thousand
    files. A folder that appears, or is replaced by another, is watched from then on.
    """
    deep = asyncio.create_task(_watch_folders(root, changed, poll))
    try:
        # Of the entries of the site's own folder, names tell what is an input.
        async for batch in _events([root], deep=False, poll=poll):
            names = {Path(path).relative_to(root).parts[0] for _, path in batch if Path(path) != root}
            if names.intersection(FOLDERS):
                deep.cancel()
                deep = asyncio.create_task(_watch_folders(root, changed, poll))
                await asyncio.sleep(0)  # let it begin to watch before the build begins to read
            if names.intersection((*FOLDERS, SETTINGS)):
                changed()
    finally:
        deep.cancel()


async def _watch_folders(root: Path, changed: Callable[[], None], poll: bool) -> None:
    folders = [root / name for name in FOLDERS if (root / name).is_dir()]
    if not folders:
        return
    try:
        async for _ in _events(folders, deep=True, poll=poll):
            changed()
    except FileNotFoundError:
        return  # gone again; whoever looks at the site's own folder sees to that
    except OSError:
        if poll:
            raise
        await _watch_folders(root, changed, poll=True)  # more folders than the system is willing to watch


def _events(paths: list[Path], *, deep: bool, poll: bool) -> AsyncIterator[set[tuple[Change, str]]]:
    return awatch(
        *paths,
        watch_filter=DefaultFilter(ignore_dirs=()),  # what editors leave beside a file is no change
        debounce=_LONGEST,
        step=_CALM,
        force_polling=poll,
        poll_delay_ms=_POLL,
        recursive=deep,
        ignore_permission_denied=True,
    )
