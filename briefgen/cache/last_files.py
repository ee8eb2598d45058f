"""The files in the cache that tell of the last build of a site: one set for each output folder."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

_BEGIN = "last-build-1-{}"
MEMORY, INPUTS, FILES, READS = f"{_BEGIN}.json", f"{_BEGIN}.inputs", f"{_BEGIN}.files", f"{_BEGIN}.reads"
TREE = f"{_BEGIN}.tree"
EDITION = "edition-1-{}.sqlite"
"""What each is called, by what stands for the output folder."""

_MOST = 8
"""Output folders of which the last build is remembered."""


def last_file(form: str, folder: Path, out: Path) -> Path:
    """Give the file of a ``form`` that tells, in the cache ``folder``, of the site in ``out``."""
    return folder / form.format(sha256(os.fsencode(out)).hexdigest()[:12])


def drop_oldest(folder: Path) -> None:
    """Remove from the cache what tells of sites that were built long ago, where there are many."""
    with suppress(OSError):
        memories = sorted(folder.glob(MEMORY.format("*")), key=lambda path: path.stat().st_mtime_ns)
        for memory in memories[:-_MOST]:
            site = memory.stem.rpartition("-")[2]
            for form in (EDITION, INPUTS, FILES, READS, TREE, MEMORY):
                (folder / form.format(site)).unlink(missing_ok=True)
