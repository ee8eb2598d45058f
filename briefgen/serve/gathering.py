"""Changes that come close together are one: a checkout, a folder that moves, a save by renaming."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

FEW = 3
"""So many paths change when one file is saved: the file, what an editor puts beside it, the folder."""

_SOON = 0.04  # s without a change after a few
_LATER = 0.25  # s without a change after many, or where one seems to be half done
_LONGEST = 2.0  # s that changes are waited for in all


class Gathering:
    """Gathers paths until nothing has changed for a while, then hands them on together.

    ``unfinished`` says of paths whether somebody may be in the midst of saving there.
    """

    def __init__(
        self,
        hand_on: Callable[[frozenset[str]], None],
        unfinished: Callable[[frozenset[str]], bool] = lambda paths: False,
    ) -> None:
        self._hand_on, self._unfinished = hand_on, unfinished
        self._paths: frozenset[str] = frozenset()
        self._all = False
        self._began = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def add(self, paths: frozenset[str]) -> None:
        """Take paths that changed; none stand for all."""
        if self._timer is None:
            self._began = asyncio.get_running_loop().time()
        self._all = self._all or not paths
        self._paths |= paths
        if len(self._paths) <= FEW:
            self._wait(_SOON, self._hand_over_if_finished)
        else:
            self._wait(_LATER, self._hand_over)

    def stop(self) -> None:
        """Forget what was gathered."""
        if self._timer is not None:
            self._timer.cancel()

    def _wait(self, calm: float, then: Callable[[], None]) -> None:
        self.stop()
        loop = asyncio.get_running_loop()
        self._timer = loop.call_at(min(loop.time() + calm, self._began + _LONGEST), then)

    def _hand_over_if_finished(self) -> None:
        if self._unfinished(self._paths):
            self._wait(_LATER - _SOON, self._hand_over)
        else:
            self._hand_over()

    def _hand_over(self) -> None:
        paths = frozenset() if self._all else self._paths
        self._paths, self._all, self._timer = frozenset(), False, None
        self._hand_on(paths)
