"""The new site, put together in a folder beside the old one."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from briefgen.model.file_look import as_seen
from briefgen.write import inventory, swap
from briefgen.write.new_site import New
from briefgen.write.survey import Intent, Standing, parents

_NO_LINKS = (errno.EPERM, errno.EACCES, errno.EMLINK, errno.ENOTSUP, errno.ENOSYS)


def stage(staged: Path, out: Path, new: New, intent: Intent, standing: Standing) -> dict[str, str]:
    """Fill the empty folder ``staged`` with the whole new site.

    Gives what the files look like that were written. Where an old site is to make way for it, the new one is
    on the disk and not only in memory: no crash of the machine may leave neither. A first site has nothing to
    lose, and what such a crash takes of it the next build finds missing, or cut short. Only its list is on
    the disk for sure, without which such files would be taken for somebody else's.

    What did not change and what is not ours goes in as a second name of the same file (a hard link), so it
    keeps its time and costs no room; the old site is not touched.

    Raises:
        OSError: the new site cannot be made; ``filename`` says where.
    """
    top, before = str(staged), str(out)
    ready = _take_in(new, staged)
    made = {"", *parents(dict.fromkeys(ready))}
    written: dict[str, str] = {}
    for path in sorted((*intent.added, *intent.changed)):
        if path in ready:
            written[path] = as_seen(os.lstat(f"{top}/{path}"))
            continue
        _make_folder(top, path.rpartition("/")[0], made)
        written[path] = _write(f"{top}/{path}", new.files[path].data)
    for path in sorted((*intent.same, *intent.keep)):
        if path in ready:
            os.unlink(f"{top}/{path}")  # noqa: PTH108 - fifty thousand paths in a large site
        _make_folder(top, path.rpartition("/")[0], made)
        carry_over(f"{before}/{path}", f"{top}/{path}")
    for path in intent.keep_empty:
        _make_folder(top, path, made)
    # The list of what is ours comes last: a folder without it is never taken for a finished site.
    listed = inventory.encode(new.digests)
    if inventory.state(out) == inventory.digest(listed):
        carry_over(f"{before}/{inventory.NAME}", f"{top}/{inventory.NAME}")
    else:
        written[inventory.NAME] = _write(f"{top}/{inventory.NAME}", listed)
    for path in ("", *(folder for folder in standing.folders if folder in made)):
        _look_alike(out / path, staged / path)
    if standing.files:
        swap.settle(staged, written)
    else:
        swap.settle_one(staged / inventory.NAME)
    return written


def _take_in(new: New, staged: Path) -> Collection[str]:
    """Move the files that lie ready into the empty folder ``staged``, folder by folder; give their paths.

    None where that cannot be: they lie on another disk.
    """
    try:
        for path in new.folder.iterdir() if new.folder else ():
            path.rename(staged / path.name)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        return ()
    return dict.fromkeys(new.ready).keys()


def carry_over(source: str, target: str) -> None:
    """Give a file a second name; where the disk cannot do that, a copy with the same time.

    Raises:
        OSError: among others ``EXDEV``, when the file lies on another disk that is mounted inside the site:
            such a file could not be told apart from its only copy when the old site is removed.
    """
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        shutil.copy2(source, target, follow_symlinks=False)


def _make_folder(top: str, folder: str, made: set[str]) -> None:
    if folder not in made:
        _make_folder(top, folder.rpartition("/")[0], made)
        os.mkdir(f"{top}/{folder}")  # noqa: PTH102 - fifty thousand paths in a large site
        made.add(folder)


def _write(path: str, data: bytes) -> str:
    """Write a new file; give what it looks like."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        return as_seen(os.fstat(handle))
    finally:
        os.close(handle)


def _look_alike(old: Path, new: Path) -> None:
    """Give a folder the rights and the owner that it had."""
    if not old.is_dir():
        return
    status = old.stat()
    with suppress(OSError):  # only the owner's name is lost, and only where we may not give it
        os.chown(new, status.st_uid, status.st_gid)
    new.chmod(stat.S_IMODE(status.st_mode))


def take_down(old: Path, out: Path, standing: Standing, keep: Iterable[str]) -> None:
    """Remove the old site, file by file as it was listed, so that nothing is lost that came in meanwhile.

    A file of somebody else's that came in, or was saved anew, during the build is moved to the new site.
    """
    if not old.is_dir():
        return
    for folder in ("", *standing.folders):
        (old / folder).chmod(0o700)
    for path in keep:
        if _is_another(old / path, standing.files[path]):
            (old / path).replace(out / path)
    for path in standing.files:
        (old / path).unlink(missing_ok=True)
    remove_empty(old, standing.folders)
    for late in sorted(old.rglob("*")) if old.exists() else ():
        target = out / late.relative_to(old)
        if not late.is_dir() and not os.path.lexists(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            late.rename(target)
    swap.remove(old)


def _is_another(path: Path, before: os.stat_result) -> bool:
    """Say whether another file stands at ``path`` than when the folder was looked through."""
    return os.path.lexists(path) and path.stat(follow_symlinks=False).st_ino != before.st_ino


def clear(out: Path, standing: Standing, intent: Intent) -> None:
    """Remove from ``out`` what is to be removed, the list last, and the folders left empty."""
    for path in intent.removed:
        (out / path).unlink()
    if inventory.NAME in standing.files:
        (out / inventory.NAME).unlink()
    remove_empty(out, [folder for folder in standing.folders if folder not in intent.keep_empty])


def remove_empty(top: Path, folders: Iterable[str]) -> None:
    """Remove those of the folders inside ``top`` that are empty, innermost first, then ``top`` itself."""
    for folder in (*sorted(folders, reverse=True), ""):
        try:
            (top / folder).rmdir()
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT):
                raise
