"""One build at a time, in a thread of its own, so that pages go on being served meanwhile."""

from __future__ import annotations

import threading
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from briefgen.model.diagnostic import Diagnostic, Outcome, Severity, has_errors
from briefgen.pipeline import Built
from briefgen.serve.problems import BUG


@dataclass(frozen=True, slots=True)
class Result:
    """How a build went.

    ``files`` are those of a good site (none: errors), ``built`` that site; our bug leaves a ``trace``.
    """

    problems: tuple[Diagnostic, ...]
    seconds: float
    files: Mapping[str, bytes] | None = None
    trace: str = ""
    built: Built | None = None

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The problems that keep the site from being shown anew."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


@dataclass
class Builder:
    """Builds when asked to; requests that come while a build runs make one more build, not many."""

    make: Callable[[], Outcome[Built | None]]
    deliver: Callable[[Result], None]
    _wanted: threading.Event = field(default_factory=threading.Event)
    _stopped: bool = False

    def start(self) -> None:
        """Begin to wait for requests. The thread never keeps the process from ending."""
        threading.Thread(target=self._run, name="briefgen-build", daemon=True).start()

    def request(self) -> None:
        """Ask for a build of what the inputs are from now on."""
        self._wanted.set()

    def stop(self) -> None:
        """Let a build that is running be the last, and its result be of no interest."""
        self._stopped = True
        self._wanted.set()

    def _run(self) -> None:
        while self._wanted.wait() and not self._stopped:
            self._wanted.clear()  # before the inputs are read: what changes from now on is asked for again
            result = build(self.make)
            if not self._stopped:
                self.deliver(result)


def build(make: Callable[[], Outcome[Built | None]]) -> Result:
    """Make the site once; whatever happens, there is a result."""
    began = time.perf_counter()
    try:
        outcome = make()
    except Exception as error:
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        trace = "".join(traceback.format_exception(error))
        return Result((BUG.at(None, what=what),), time.perf_counter() - began, trace=trace)
    built = outcome.value
    good = built is not None and not has_errors(outcome.diagnostics)
    files = {file.path: file.data for file in built.files} if built is not None and good else None
    return Result(outcome.diagnostics, time.perf_counter() - began, files, built=built if good else None)
