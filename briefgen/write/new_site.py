"""The site that is to be written, and what is known of it once it stands."""

from __future__ import annotations

import errno
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.model.diagnostic import Diagnostic
from briefgen.model.file_look import Known, is_fresh, shows_same_bytes
from briefgen.model.site import AnyFile, LazyFile
from briefgen.write import inventory


class LostError(Exception):
    """Files that lay ready do not lie there any more; ``problem`` is what to say if that is the end."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class New:
    """A site to write: its files as far as they were made, how large these are, and the digests of all.

    ``known`` are files as the last build left them. ``ready`` are the paths of those that lie on the disk
    already, in ``folder``, in which nothing else is.
    """

    files: Mapping[str, AnyFile]
    sizes: Mapping[str, int]
    digests: Mapping[str, str]
    known: Mapping[str, Known]
    folder: Path | None = None
    ready: Sequence[str] = ()

    def has_lost(self, error: OSError, staged: Path) -> bool:
        """Say whether an error comes of files that lay ready, or were moved to ``staged``, and are gone."""
        places = (str(self.folder), str(staged))
        return bool(self.ready) and error.errno == errno.ENOENT and str(error.filename).startswith(places)


@dataclass(frozen=True, slots=True)
class Left:
    """What a build left in the output folder.

    ``looks`` tells of everything in it, from the moment ``looked_at`` on, ``known`` of our files whose looks
    tell their bytes, ``fresh`` gives the digests of the others. ``sure``: nobody laid a hand on any of it
    meanwhile.
    """

    looks: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, Known] = field(default_factory=dict)
    fresh: Mapping[str, str] = field(default_factory=dict)
    sure: bool = False
    looked_at: int = 0


def new_site(files: Sequence[AnyFile], unmade: Mapping[str, str], known: Mapping[str, Known]) -> New:
    """Put together what is to be written; ``unmade`` are the digests of files that were not made."""
    digests, sizes = dict(unmade), {}
    folder, ready = None, []
    for file in files:
        if isinstance(file, LazyFile) and file.digest:
            digests[file.path], sizes[file.path] = file.digest, file.size
            if file.lies_in is not None:
                folder = file.lies_in
                ready.append(file.path)
            continue
        data = file.data
        digests[file.path], sizes[file.path] = file.digest or inventory.digest(data), len(data)
    return New({file.path: file for file in files}, sizes, digests, known, folder, ready)


def leave(new: New, looks: Mapping[str, str], before: Mapping[str, str], looked_at: int) -> Left:
    """Say what is known of the files now.

    Args:
        new: what was to be written.
        looks: what everything in the output folder looks like.
        before: what our files looked like when their bytes were written or compared.
        looked_at: the moment before they were looked at.
    """
    known: dict[str, Known] = {}
    fresh: dict[str, str] = {}
    sure = True
    for path, digest in new.digests.items():
        look = looks.get(path, "")
        if not shows_same_bytes(before.get(path, ""), look):
            sure = False
        elif is_fresh(look, looked_at):
            fresh[path] = digest
        else:
            known[path] = Known(look, digest)
    return Left(looks, known, fresh, sure, looked_at)


def now() -> int:
    """Give the moment, by which it is told whether a file is fresh."""
    return time.time_ns()
