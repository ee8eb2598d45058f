"""The edition that is kept for the next build, written by a process of its own while the site is written.

The process writes a file that nobody looks at; the build puts it in its place when the site stands.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from briefgen.cache.sealed_file import make_folder, remove
from briefgen.rebuild import keeping
from briefgen.rebuild.quick import StandingEdition
from briefgen.workers.aside import Aside

WORTH_A_PROCESS = 500
"""An edition of so many briefings takes longer to write than a process does to start."""


class EditionAside:
    """One file that is written meanwhile, to stand at ``path`` in the end."""

    def __init__(self, path: Path) -> None:
        self._beside = path.with_name(f".{path.name}.{os.getpid()}-aside")
        self._aside = Aside()

    def begin(self, standing: StandingEdition) -> None:
        """Begin to write an edition, of which only the problems may change until its end."""
        if len(standing.planned.edition.desk.library.briefings) >= WORTH_A_PROCESS:
            self._aside.begin(partial(_write, self._beside, standing, os.getpid()))

    def begun(self) -> Path | None:
        """Wait until all is written, and give the file; None if it was not written to its end."""
        return self._beside if self._aside.done() else None

    def end(self) -> None:
        """See to it that nothing is left of it but what was put in its place."""
        self._aside.end()
        remove(self._beside)


def _write(beside: Path, standing: StandingEdition, parent: int) -> None:
    try:
        make_folder(beside.parent)
        keeping.begin(beside, standing)
    finally:
        if os.getppid() != parent:
            remove(beside)  # the build was killed
