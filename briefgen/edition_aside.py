"""The edition that is kept for the next build, written by a process of its own while the site is written.

The process writes a file that nobody looks at; the build puts it in its place when the site stands. Where
there can be no such process, or it is lost, the build writes the file itself.
"""

from __future__ import annotations

import os
import signal
import sys
import warnings
from contextlib import suppress
from pathlib import Path

from briefgen import kept_edition
from briefgen.cache.sealed_file import make_folder, remove
from briefgen.quick import Standing

WORTH_A_PROCESS = 500
"""An edition of so many briefings takes longer to write than a process does to start."""


class EditionAside:
    """One file that is written meanwhile, to stand at ``path`` in the end."""

    def __init__(self, path: Path) -> None:
        self._beside = path.with_name(f".{path.name}.{os.getpid()}-aside")
        self._process = 0

    def begin(self, standing: Standing) -> None:
        """Begin to write an edition, of which only the problems may change until its end."""
        many = len(standing.planned.edition.desk.library.briefings) >= WORTH_A_PROCESS
        if not many or self._process or sys.platform != "linux":
            return
        parent = os.getpid()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # Ctrl-C is for the build
        try:
            with suppress(OSError), warnings.catch_warnings():
                # A thread beside it at most draws the bar.
                warnings.simplefilter("ignore", DeprecationWarning)
                self._process = os.fork()
                if not self._process:
                    self._work(standing, parent)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def begun(self) -> Path | None:
        """Wait until all is written, and give the file; None if it was not written to its end."""
        process, self._process = self._process, 0
        if not process:
            return None
        _, status = os.waitpid(process, 0)
        return None if status else self._beside

    def end(self) -> None:
        """See to it that nothing is left of it but what was put in its place."""
        if self._process:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            self.begun()
        remove(self._beside)

    def _work(self, standing: Standing, parent: int) -> None:
        code = 1
        try:
            make_folder(self._beside.parent)
            kept_edition.begin(self._beside, standing)
            code = 0
        finally:
            if os.getppid() != parent:
                remove(self._beside)  # the build was killed
            os._exit(code)
