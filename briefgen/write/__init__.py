"""Phase 7, bytes to ``site/``.

Takes the files of a whole site; gives what was done with them. A reader, or a crash at any moment, finds
either the old site or the new one, whole:

1. the new site is put together in ``.site.briefgen-new`` beside ``site/`` (unchanged files and files of
   somebody else's go in as hard links, so their times stay), and flushed to the disk if there is an old site;
2. the two folders trade places in one step of the file system (where that is not to be had: in two renames);
3. the old one is removed, file by file.

Replacing the files one by one would need no second folder, but shows a mix of two sites meanwhile, and
leaves it so after a crash. The price: a process that stands *inside* ``site/`` (a shell, a server started
there) must step in again.

A small change of a large site goes another way (``small_change``), which takes a step for each file.

Never removes or overwrites a file that briefgen did not write; never follows a link; writes nothing when
there is an error.

Its modules::

    guard, lock                        may it be written to; one build at a time
    inventory, survey, for_hosts       what is ours, what is not, and what is no matter of ours
    new_site, staging, placing, swap, unstopped    the new site beside the old one, and in its place
    small_change, few_files            the other way
    explain                            what the system says, in words for an editor
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from briefgen.model.diagnostic import Outcome, has_errors
from briefgen.model.exchange_folders import exchange_folders
from briefgen.model.file_look import Known
from briefgen.model.site import AnyFile
from briefgen.model.text import Place
from briefgen.write import few_files, guard, inventory, lock, placing, problems, staging, survey
from briefgen.write.explain import explain
from briefgen.write.few_files import Stands
from briefgen.write.inventory import digest
from briefgen.write.new_site import Left, LostError, new_site
from briefgen.write.placing import LackingError, Written, put, sweep

__all__ = [
    "LackingError",
    "Left",
    "LostError",
    "Stands",
    "Written",
    "digest",
    "mend",
    "remove",
    "write",
    "write_few",
]


def write(
    files: Sequence[AnyFile],
    out: Path,
    root: Path,
    *,
    strict: bool = False,
    unmade: Mapping[str, str] | None = None,
    known: Mapping[str, Known] | None = None,
) -> Outcome[Written | None]:
    """Put the site ``files`` into the folder ``out``.

    Args:
        files: the whole site; what ``out`` holds from an earlier build and is not among them is removed.
        out: the output folder, made if need be.
        root: the folder of the site, which ``out`` must not hold; paths in messages are relative to it.
        strict: take a warning for an error.
        unmade: further files of the site, by path with the digests of their bytes, which were not made since
            they should stand in ``out`` already.
        known: files of ``out`` as the last build left them, which need not be read to be compared.

    Returns:
        What was done; nothing if there was an error, and then nothing was done.

    Raises:
        LackingError: some of the ``unmade`` do not stand in ``out``; nothing was done.
        LostError: files that lay ready on the disk were taken away; nothing was done.
    """
    out, root = _absolute(out), _absolute(root)
    found = (
        *guard.check_folder(out, root),
        *guard.check_paths((*(file.path for file in files), *(unmade or ()))),
    )
    if has_errors(found):
        return Outcome(None, found)
    name = guard.shown(out, root)
    staged, old = exchange_folders(out)
    new = new_site(files, unmade or {}, known or {})
    made = _missing_parents(out)
    try:
        if not staged.is_dir() or staged.is_symlink():
            sweep(staged)
        staged.mkdir(parents=True, exist_ok=True)
        with lock.hold(staged):
            try:
                with lock.hold(out, old, if_there=True):
                    return put(new, out, staged, old, name, strict)
            finally:
                sweep(staged)
    except lock.BusyError:
        return Outcome(None, (problems.BUSY.at(Place(name), out=name),))
    except OSError as error:
        for folder in made:
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
        problem = explain(error, out, staged, name)
        if new.has_lost(error, staged):
            raise LostError(problem) from None
        return Outcome(None, (problem,))


def write_few(
    files: Sequence[AnyFile], gone: Collection[str], out: Path, root: Path, stands: Stands
) -> Written | None:
    """Exchange a few files of a large site that stands as the last build left it.

    Args:
        files: those that may have other bytes than in ``out``, or do not stand there yet.
        gone: paths of files that are to be removed.
        out: the output folder.
        root: the folder of the site.
        stands: the site as the last build left it.

    Returns:
        What was done. None if the folder is not as it was left, or it could not be done: ``write`` says why.
    """
    out, root = _absolute(out), _absolute(root)
    staged, old = exchange_folders(out)
    left = os.path.lexists(staged) or os.path.lexists(old)
    paths = [file.path for file in files]
    if left or has_errors((*guard.check_folder(out, root), *guard.check_paths(paths))):
        return None
    try:
        staged.mkdir()
        with lock.hold(staged):
            try:
                with lock.hold(out):
                    return few_files.exchange({file.path: file for file in files}, gone, out, staged, stands)
            finally:
                sweep(staged)
    except (lock.BusyError, OSError):
        return None


def mend(out: Path, root: Path) -> None:
    """Finish what a build that was killed left half done, if another one is not at it; ``root`` as above.

    ``write`` and ``remove`` do so by themselves; this is for a build that may not come so far.
    """
    out = _absolute(out)
    staged, old = exchange_folders(out)
    if has_errors(tuple(guard.check_folder(out, _absolute(root)))) or staged.is_symlink():
        return
    with suppress(lock.BusyError, OSError), lock.hold(staged), lock.hold(out, old, if_there=True):
        placing.mend(out, staged, old)
        sweep(staged)


def remove(out: Path, root: Path) -> Outcome[Written | None]:
    """Remove from ``out`` everything that briefgen wrote, and the folder itself if nothing else is in it.

    Files of somebody else's stay, and so do files that were changed after briefgen wrote them.
    """
    out, root = _absolute(out), _absolute(root)
    found = tuple(guard.check_folder(out, root))
    if has_errors(found):
        return Outcome(None, found)
    name = guard.shown(out, root)
    mend(out, root)
    try:
        if not out.is_dir():
            return Outcome(Written())
        with lock.hold(out):
            standing, listed = survey.look(out), inventory.read(out)
            intent, found = survey.decide({}, {}, standing, listed, {}, out, name)
            staging.clear(out, standing, intent)
    except lock.BusyError:
        return Outcome(None, (problems.BUSY.at(Place(name), out=name),))
    except OSError as error:
        return Outcome(None, (explain(error, out, out, name),))
    return Outcome(Written(removed=intent.removed, kept=intent.keep), found)


def _absolute(path: Path) -> Path:
    """Give the path without links in the folders above it; a link at its own end is left to be reported."""
    path = path.absolute()
    return path.parent.resolve() / path.name if path.name not in ("", "..") else path.resolve()


def _missing_parents(out: Path) -> tuple[Path, ...]:
    """Give the folders above ``out`` that are still to be made, the innermost first."""
    return tuple(parent for parent in out.parents if not parent.exists())
