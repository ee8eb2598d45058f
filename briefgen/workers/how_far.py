"""How far work is: what is told of it, for whoever shows it to people."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told how far the work is; the command line draws a bar from it."""

    def start(self, phase: str, total: int) -> None:
        """Begin ``phase``, which has ``total`` steps."""

    def advance(self, steps: int = 1) -> None:
        """Tell that so many steps are done."""

    def done(self) -> None:
        """End the phase."""


class Silent:
    """A progress that shows nothing."""

    def start(self, phase: str, total: int) -> None:
        """Show nothing."""

    def advance(self, steps: int = 1) -> None:
        """Show nothing."""

    def done(self) -> None:
        """Show nothing."""
