"""Work of a process of its own while the build goes on: what is kept for the next one, and no page needs.

The process has all that stood in memory when it began (by a fork), and gives nothing back but files. Where
there can be no such process, or it is lost, the build does the work itself.
"""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress


class Aside:
    """One piece of work that is done meanwhile."""

    def __init__(self) -> None:
        self._process = 0

    def begin(self, do: Callable[[], None]) -> None:
        """Begin with the work, unless there is some already; ``do`` raises where it could not be done."""
        if self._process or sys.platform != "linux":
            return
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # Ctrl-C is for the build
        try:
            with suppress(OSError), warnings.catch_warnings():
                # A thread beside it at most draws the bar.
                warnings.simplefilter("ignore", DeprecationWarning)
                self._process = os.fork()
                if not self._process:
                    _do(do)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def done(self) -> bool:
        """Wait for the work, and say whether it was done to its end."""
        process, self._process = self._process, 0
        return bool(process) and not os.waitpid(process, 0)[1]

    def end(self) -> None:
        """See to it that no process is left."""
        if self._process:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            self.done()


def _do(do: Callable[[], None]) -> None:
    code = 1
    try:
        do()
        code = 0
    finally:
        os._exit(code)


@contextmanager
def begun(do: Callable[[], None], *, pays: bool = True) -> Iterator[Callable[[], None]]:
    """Begin with some work, if it ``pays`` the start of a process, and give what sees it through.

    That waits for the process, or does the work itself. Whoever does not see it through has it stopped.
    """
    aside = Aside()
    if pays:
        aside.begin(do)

    def see_through() -> None:
        if not aside.done():
            do()

    try:
        yield see_through
    finally:
        aside.end()
