"""Steps of the file system that belong together, taken to their end even if the build is killed meanwhile.

A process of its own takes them, in a session of its own: what kills the build (Ctrl-C, a time limit, a closed
terminal, the system that is short of memory) does not reach it, and it holds the same locks until it is done.
Only where it dies together with the build, as by a loss of power, steps remain for the next build.
"""

from __future__ import annotations

import json
import os
import signal
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_HELD = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


def see_through(steps: Callable[[], None]) -> None:
    """Take these steps; if the process that takes them dies, they are taken here.

    ``steps`` are some few thousandths of a second of work that can be begun again after any of them, and that
    undo what they did where one cannot be taken.

    Raises:
        OSError: one could not be taken.
    """
    with _signals_held():
        reading, writing = os.pipe()
        try:
            child = _fork()
        except OSError:  # there may be no more processes
            child = -1
        if not child:
            _take(steps, writing)
        os.close(writing)
        done, error = _end_of(child, reading) if child > 0 else (False, None)
        os.close(reading)
        if error is not None:
            raise error
        if not done:
            steps()


def _take(steps: Callable[[], None], writing: int) -> None:
    """Take the steps, say how that went, and end."""
    code = 1
    try:
        os.setsid()
        steps()
        code = 0
    except OSError as error:
        name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else None
        os.write(writing, json.dumps([error.errno, error.strerror, name]).encode())
    finally:
        os._exit(code)


def _end_of(child: int, reading: int) -> tuple[bool, OSError | None]:
    """Wait for the process, whatever comes; give whether it took all steps, or the error that it met."""
    interrupted: KeyboardInterrupt | None = None
    while True:
        try:
            _, status = os.waitpid(child, 0)
            break
        except KeyboardInterrupt as error:  # another thread was told of it
            interrupted = error
    if interrupted is not None:
        raise interrupted
    said = os.read(reading, 1 << 16) if status else b""
    return not status, OSError(*json.loads(said)) if said else None


@contextmanager
def _signals_held() -> Iterator[None]:
    """Let signals wait that would end the build; they come when this is over."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _HELD)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _fork() -> int:
    with warnings.catch_warnings():
        # A lock that another thread holds is none of those that the steps need.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()
