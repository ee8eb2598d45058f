"""A few files of many, exchanged one by one: a site of fifty thousand files is not put together anew for ten.

All new bytes are on the disk, beside the site, before the first file is touched; then each goes into place in
one step of the file system, first what pages need, then the pages. A reader may see the new version of one
page and the old version of another for as long as that takes, which is less than it takes to load a page.
If something goes wrong, what was done is undone; if the build is killed in the middle, it is done all the
same (``unstopped``). A loss of power leaves a list of what was still to be done, and the next build does it
first of all (``finish``).
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from briefgen.model.file_look import as_seen
from briefgen.model.site import AnyFile
from briefgen.write import inventory, swap, unstopped
from briefgen.write.survey import Intent

_WORTH_IT = 2_000
"""Files that stay as they are, from which on it pays; below that the whole site is exchanged in one step."""
_MOST = 256
_LIST = "to-do.json"


def fits(out: Path, staged: Path, intent: Intent, listed: Mapping[str, str]) -> bool:
    """Say whether a change is small, in a large site that we wrote, and can be made and undone in place."""
    paths = (*intent.added, *intent.changed, *intent.removed)
    if not listed or len(intent.same) < _WORTH_IT or len(paths) > _MOST:
        return False
    disk = staged.stat().st_dev
    folders = {_nearest(out, path) for path in paths} | {out}
    return all(folder.stat().st_dev == disk and os.access(folder, os.W_OK | os.X_OK) for folder in folders)


def make(
    files: Mapping[str, AnyFile],
    last: bytes,
    out: Path,
    staged: Path,
    intent: Intent,
    listed: Mapping[str, str],
    either: bytes = b"",
) -> dict[str, str]:
    """Make the change; give what the new files look like.

    ``last`` is the list of what is ours then, ``listed`` has the digests of what was. Where files are removed
    the list goes first as ``either``, which names old and new, so that nothing is ever a stranger's.

    Raises:
        OSError: it could not be made, and all is as it was.
    """
    moves = sorted((*intent.added, *intent.changed), key=_order)
    steps = [inventory.NAME, *moves, *([inventory.NAME] if intent.removed else [])]
    lists = {0: either if intent.removed else last, len(steps) - 1: last}
    made = []
    for number, path in enumerate(steps):
        data = lists[number] if path == inventory.NAME else files[path].data
        made.append(staged / f"new-{number}")
        made[-1].write_bytes(data)
        with suppress(FileNotFoundError):
            os.link(out / path, staged / f"old-{number}", follow_symlinks=False)
    looks = {path: as_seen(file.stat()) for path, file in zip(steps, made, strict=True)}
    standing = [inventory.state(out), *map(inventory.digest, lists.values())]
    removed = {path: listed[path] for path in intent.removed}
    plan = {"moves": steps, "removed": removed, "lists": standing}
    made.append(staged / _LIST)
    made[-1].write_bytes(_sealed(plan))
    swap.settle(staged, [file.name for file in made])

    def exchange() -> None:
        try:
            _carry_out(plan, out, staged)
        except OSError:
            _undo(plan, out, staged)
            raise

    unstopped.see_through(exchange)
    return looks


def finish(out: Path, staged: Path) -> None:
    """Do what a build that was killed in the middle of a change had still to do.

    Only in the site that it was meant for: somebody may have deleted that since, or put another in its place.
    """
    plan = _read(staged / _LIST)
    if plan is None or inventory.state(out) not in plan.get("lists", ()):
        return
    if all(_is_ours(out, path) for path in (*plan["moves"], *plan["removed"])):
        _carry_out(plan, out, staged)


def _carry_out(plan: Mapping[str, Any], out: Path, staged: Path) -> None:
    steps: Sequence[str] = plan["moves"]
    last = len(steps) - 1 if plan["removed"] else len(steps)
    for number, path in enumerate(steps[:last]):
        _move(staged / f"new-{number}", out / path)
    for path, digest in plan["removed"].items():
        file = out / path
        if file.is_file() and not file.is_symlink() and inventory.digest(file.read_bytes()) == digest:
            file.rename(staged / f"gone-{sha256(path.encode()).hexdigest()[:20]}")
    for folder in sorted({parent for path in plan["removed"] for parent in _above(path)}, reverse=True):
        with suppress(OSError):  # something else is in it
            (out / folder).rmdir()
    for number in range(last, len(steps)):
        _move(staged / f"new-{number}", out / steps[number])
    swap.settle_one(out)


def _move(source: Path, target: Path) -> None:
    if source.exists():  # else it was done before
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)


def _undo(plan: Mapping[str, Any], out: Path, staged: Path) -> None:
    """Put everything back as it was."""
    (staged / _LIST).unlink(missing_ok=True)
    for path in plan["removed"]:
        gone = staged / f"gone-{sha256(path.encode()).hexdigest()[:20]}"
        if gone.exists():
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            gone.rename(out / path)
    for number, path in reversed([*enumerate(plan["moves"])]):
        old, waiting = staged / f"old-{number}", staged / f"new-{number}"
        if not waiting.exists():
            if old.exists():
                old.replace(out / path)
            else:
                (out / path).unlink(missing_ok=True)
        # A new folder in which nothing came to stand.
        for folder in _above(path):
            with suppress(OSError):
                (out / folder).rmdir()


def _order(path: str) -> tuple[bool, str]:
    """What pages ask for goes before the pages."""
    return path.endswith(".html"), path


def _above(path: str) -> list[str]:
    return [parent.as_posix() for parent in PurePosixPath(path).parents][:-1]


def _nearest(out: Path, path: str) -> Path:
    """Give the folder in which something is to be made or exchanged for this path."""
    return next((out / folder for folder in _above(path) if (out / folder).is_dir()), out)


def _is_ours(out: Path, path: str) -> bool:
    """Say whether the way to a path still leads through folders of the site, and not out by a link."""
    return not any((out / folder).is_symlink() for folder in _above(path)) and not (out / path).is_dir()


def _sealed(plan: Mapping[str, Any]) -> bytes:
    data = json.dumps(plan).encode()
    return sha256(data).hexdigest().encode() + b"\n" + data


def _read(path: Path) -> dict[str, Any] | None:
    try:
        seal, _, data = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if sha256(data).hexdigest().encode() != seal:
        return None
    plan: dict[str, Any] = json.loads(data)
    return plan
