"""A bar for work that takes longer than a second, on a terminal only."""

from __future__ import annotations

import os
import sys
import time
from typing import Any

_PATIENCE = 1.0  # seconds of silence before a bar appears


class Bar:
    """Shows how far the work is, once it has lasted a second. Writes to standard error.

    Used as a context manager, so that the bar is taken off the screen however the work ends. What draws it
    is loaded when it appears: most builds end before.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        self._began = time.monotonic()
        self._shown = sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and not quiet
        self._phase, self._total, self._steps = "", 0, 0
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def start(self, phase: str, total: int) -> None:
        """Begin ``phase``, which has ``total`` steps."""
        self._phase, self._total, self._steps = phase, total, 0
        self._show()

    def advance(self, steps: int = 1) -> None:
        """Tell that so many steps are done."""
        self._steps += steps
        self._show()

    def done(self) -> None:
        """End the phase."""
        if self._task is not None:
            self._bar.remove_task(self._task)
            self._task = None

    def _show(self) -> None:
        if not self._shown or time.monotonic() - self._began <= _PATIENCE:
            return
        if self._bar is None:
            self._bar = _made()
            self._bar.start()
        if self._task is None:
            self._task = self._bar.add_task(self._phase, total=self._total)
        self._bar.update(self._task, description=self._phase, total=self._total, completed=self._steps)


def _made() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(file=sys.stderr), transient=True)
