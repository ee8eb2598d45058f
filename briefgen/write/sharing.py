"""Files that several processes write: each takes its share of the paths, and ends when the build does.

They are no pool that waits for tasks: each holds the locks of the build, so none may outlive it. A build that
is killed leaves processes that see it at their next file, and end.
"""

from __future__ import annotations

import errno
import os
import pickle
import signal
import sys
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress

WORTH_PROCESSES = 2000
"""So many files take longer than a further process does to start."""

_AT_ONCE = 64
"""Neighbours that one process writes: they lie in the same folders."""


def shared_out(write: Callable[[str], str], paths: Sequence[str], processes: int) -> dict[str, str]:
    """Write each of these files; give what ``write`` said of each.

    Args:
        write: writes a file, wherever it is called.
        paths: the files; neighbours stand beside each other.
        processes: how many may write at a time, this one among them.

    Raises:
        OSError: one could not be written; others may be.
    """
    count = processes if sys.platform == "linux" and len(paths) >= WORTH_PROCESSES else 1
    shares: list[list[str]] = [[] for _ in range(max(1, count))]
    for number, at in enumerate(range(0, len(paths), _AT_ONCE)):
        shares[number % len(shares)] += paths[at : at + _AT_ONCE]
    children: list[_Child] = []
    try:
        for share in shares[1:]:
            with suppress(OSError):  # there may be no more processes
                children.append(_Child(write, share))
        done = {path: write(path) for share in (shares[0], *shares[1 + len(children) :]) for path in share}
        for child in children:
            done |= child.result()
        return done
    finally:
        for child in children:
            child.end()


class _Child:
    """A process that writes a share of the files."""

    def __init__(self, write: Callable[[str], str], share: Sequence[str]) -> None:
        self._write, self._share = write, share
        parent = os.getpid()
        self._reading, writing = os.pipe()
        try:
            before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # Ctrl-C is for the build
            try:
                self._process = _fork()
                if not self._process:
                    self._work(writing, parent)
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
        except OSError:
            os.close(self._reading)
            raise
        finally:
            os.close(writing)

    def result(self) -> dict[str, str]:
        """Wait for the process, and give what was said of its files.

        Raises:
            OSError: as met there, or the process was killed.
        """
        with open(self._reading, "rb", closefd=False) as pipe:
            said = pipe.read()
        try:
            found, error = pickle.loads(said)
        except (EOFError, pickle.UnpicklingError):
            raise OSError(errno.ECHILD, "A process that wrote a part of the site was killed") from None
        if error is not None:
            raise error
        return dict(zip(self._share, found, strict=True))

    def end(self) -> None:
        """See to it that the process is gone."""
        os.close(self._reading)
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)

    def _work(self, writing: int, parent: int) -> None:
        try:
            said: list[str] = []
            error: OSError | None = None
            try:
                for path in self._share:
                    if os.getppid() != parent:
                        return
                    said.append(self._write(path))
            except OSError as met:
                error = met
            with open(writing, "wb", closefd=False) as pipe:
                pickle.dump((said, error), pipe)
        finally:
            os._exit(0)


def _fork() -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # a thread beside it at most draws the bar
        return os.fork()
