"""A few files of a large site that stands as it was left: all the others are looked at, and that is all.

What ``placing.put`` would do, without putting together what is known: which files there are, whose they are,
and that their paths are good. Wherever anything is not as it was left, nothing is done.
"""

from __future__ import annotations

import stat
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from briefgen.model.file_look import Known, as_seen, is_fresh, shows_same_bytes
from briefgen.model.site import AnyFile
from briefgen.write import inventory, small_change, survey
from briefgen.write.new_site import Left, now
from briefgen.write.placing import Written

_MOST = 200
"""Files that are read since their looks do not tell."""


class Stands(NamedTuple):
    """A site as the last build left it, and what it looks like now.

    ``known`` are its files (one without a look is to be read), ``state`` stands for the list of them.
    ``looks`` tells of everything that stands there, ``looked_at`` is the moment before it was looked at.
    """

    known: Mapping[str, Known]
    state: str
    looks: dict[str, str]
    looked_at: int

    @staticmethod
    def at(out: Path, known: Mapping[str, Known]) -> Stands:
        """Look at the site in ``out``."""
        looked_at, state = now(), inventory.state(out)
        return Stands(known, state, survey.looks(out), looked_at)


def exchange(
    files: Mapping[str, AnyFile], gone: Collection[str], out: Path, staged: Path, stands: Stands
) -> Written | None:
    """Put files into the site, and remove those that are ``gone``; None: nothing was done.

    Raises:
        OSError: it could not be done, and all is as it was.
    """
    known, state, looks, looked_at = stands
    listed = inventory.raw(out)
    # Where another build was here meanwhile, the list is another one.
    as_left = looks.keys() - {inventory.NAME} == known.keys() and inventory.digest(listed) == state
    if not as_left or not known.keys() >= set(gone) or not files.keys().isdisjoint(gone):
        return None
    strange = [path for path, one in known.items() if one.look != looks[path]]
    if len(strange) > _MOST or not all(_is(out / path, known[path].digest) for path in strange):
        return None
    made = {path: inventory.digest(file.data) for path, file in files.items()}
    added = tuple(path for path in sorted(made) if path not in known)
    changed = tuple(path for path in sorted(made) if path in known and made[path] != known[path].digest)
    touched = {*changed, *gone}
    same = tuple(path for path in known if path not in touched)
    intent = survey.Intent(added=added, changed=changed, same=same, removed=tuple(sorted(gone)))
    before = {path: known[path].digest for path in touched}
    lists = _lists(listed, {path: made[path] for path in (*added, *changed)}, before, gone, known)
    if lists is None or not small_change.fits(out, staged, intent, before):
        return None
    written = {}
    if added or touched:
        written = small_change.make(files, lists[1], out, staged, intent, before, lists[0])
        looked_at = now()
    looks = {path: look for path, look in looks.items() if path not in gone}
    looks |= {path: as_seen((out / path).lstat()) for path in written}
    digests = {path: known[path].digest for path in strange if path not in touched}
    digests |= {path: made[path] for path in (*added, *changed)}
    fresh = {path: digest for path, digest in digests.items() if is_fresh(looks[path], looked_at)}
    whole = {path: one for path, one in known.items() if path not in fresh and path not in touched}
    whole |= {path: Known(looks[path], digest) for path, digest in digests.items() if path not in fresh}
    sure = all(shows_same_bytes(look, looks[path]) for path, look in written.items())
    return Written(added, changed, len(same), intent.removed, left=Left(looks, whole, fresh, sure))


def _lists(
    listed: bytes,
    made: Mapping[str, str],
    before: Mapping[str, str],
    gone: Collection[str],
    known: Mapping[str, Known],
) -> tuple[bytes, bytes] | None:
    """Give the list of the files of both sites, and that of the new one."""
    if not gone and made.keys() <= before.keys():
        edited = inventory.edited(listed, before, made)
        return (edited, edited) if edited is not None else None
    digests = {path: one.digest for path, one in known.items()} | dict(made)
    last = {path: digest for path, digest in digests.items() if path not in gone}
    return inventory.encode(digests), inventory.encode(last)


def _is(file: Path, digest: str) -> bool:
    """Say whether a file, and no link to one, has bytes of this digest."""
    return stat.S_ISREG(file.lstat().st_mode) and inventory.digest(file.read_bytes()) == digest
