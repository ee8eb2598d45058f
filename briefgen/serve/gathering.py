"""Changes that come close together are one: a checkout, a folder that moves, a save by renaming."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

FEW = 3
"""So many paths change when one file is saved: the file, what an editor puts beside it, the folder."""

_SOON = 0.04  # s without a change after a few
_LATER = 0.25  # s without a change after many
_LONGEST = 2.0  # s that changes are waited for in all


class Gathering:
    """Gathers paths until nothing has changed for a while, then hands them on together."""

    def __init__(self, hand_on: Callable[[frozenset[str]], None]) -> None:
        self._hand_on = hand_on
        self._paths: frozenset[str] = frozenset()
        self._all = False
        self._began = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def add(self, paths: frozenset[str]) -> None:
        """Take paths that changed; none stand for all."""
        loop = asyncio.get_running_loop()
        if self._timer is None:
            self._began = loop.time()
        else:
            self._timer.cancel()
        self._all = self._all or not paths
        self._paths |= paths
        calm = _SOON if len(self._paths) <= FEW else _LATER
        self._timer = loop.call_at(min(loop.time() + calm, self._began + _LONGEST), self._hand_over)

    def stop(self) -> None:
        """Forget what was gathered."""
        if self._timer is not None:
            self._timer.cancel()

    def _hand_over(self) -> None:
        paths = frozenset() if self._all else self._paths
        self._paths, self._all, self._timer = frozenset(), False, None
        self._hand_on(paths)
