"""One run of some phases: the one collector of problems and times."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from briefgen.model.diagnostic import Diagnostic, Outcome

T = TypeVar("T")


class Run:
    """Gathers problems and times over one run."""

    def __init__(self) -> None:
        self.problems: list[Diagnostic] = []
        self.seconds: dict[str, float] = {}

    def keep(self, outcome: Outcome[T]) -> T:
        """Keep the problems of an outcome, and give its value."""
        self.problems.extend(outcome.diagnostics)
        return outcome.value

    @contextmanager
    def timed(self, phase: str) -> Iterator[None]:
        """Add the time that passes to that of a phase."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[phase] = self.seconds.get(phase, 0.0) + time.perf_counter() - began
