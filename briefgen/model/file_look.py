"""What a file looks like from outside: enough to say, without reading it, that it is as it was.

As git does it: a file whose size, times and number are those of last time has not changed, unless it was
written so shortly before it was looked at that the clock of the file system may have stood still since. Of
such a fresh file only its bytes tell.
"""

from __future__ import annotations

import os
from typing import NamedTuple

_TICK = 50_000_000
"""Nanoseconds: the clocks of file systems move on every ten milliseconds at the latest."""
_SLOW_TICK = 2_500_000_000
"""The same where times are kept in whole seconds, or in steps of two."""

EMPTY = "empty"
"""What a folder looks like that has nothing in it; its path ends with ``/``."""

OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""How to open what may be anything: opening a named pipe would wait for a writer for ever.

A system without the flag for that has no such pipes.
"""


def as_seen(status: os.stat_result) -> str:
    """Give what a file looks like: its size, the times of its bytes and of its status, number and kind."""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino} {status.st_mode}"


def is_fresh(look: str, looked_at: int) -> bool:
    """Say whether a file may have changed since without looking different.

    ``looked_at`` is the moment before it was looked at, in nanoseconds.
    """
    numbers = look.split(" ")
    if len(numbers) != 5:
        return False
    last = max(int(numbers[1]), int(numbers[2]))
    return last >= looked_at - (_TICK if last % 1_000_000_000 else _SLOW_TICK)


class Known(NamedTuple):
    """A file as it was left: what it looked like then, and the digest of its bytes."""

    look: str
    digest: str


def shows_same_bytes(before: str, after: str) -> bool:
    """Say whether two looks are those of one file with the same bytes, moved or named anew at most."""
    numbers, others = before.split(" "), after.split(" ")
    return len(numbers) == len(others) == 5 and all(numbers[i] == others[i] for i in (0, 1, 3, 4))
