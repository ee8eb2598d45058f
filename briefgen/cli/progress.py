"""A bar for work that takes longer than a second, on a terminal only."""

from __future__ import annotations

import sys
import time

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

_PATIENCE = 1.0  # seconds of silence before a bar appears


class Bar:
    """Shows how far the work is, once it has lasted a second. Writes to standard error.

    Used as a context manager, so that the bar is taken off the screen however the work ends.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        console = Console(file=sys.stderr)
        self._began = time.monotonic()
        self._task: TaskID | None = None
        self._bar: Progress | None = None
        if console.is_terminal and not quiet:
            columns = (
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
            )
            self._bar = Progress(*columns, console=console, transient=True)

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def start(self, phase: str, total: int) -> None:
        """Begin ``phase``, which has ``total`` steps."""
        if self._bar:
            self._task = self._bar.add_task(phase, total=total)
            self._show()

    def advance(self, steps: int = 1) -> None:
        """Tell that so many steps are done."""
        if self._bar and self._task is not None:
            self._bar.advance(self._task, steps)
            self._show()

    def done(self) -> None:
        """End the phase."""
        if self._bar and self._task is not None:
            self._bar.remove_task(self._task)
            self._task = None

    def _show(self) -> None:
        if self._bar and time.monotonic() - self._began > _PATIENCE:
            self._bar.start()
