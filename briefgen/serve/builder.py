"""One build of the whole site, and whatever happens, a result."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from briefgen.model.diagnostic import Diagnostic, Outcome, Severity, has_errors
from briefgen.model.roles import PluginError
from briefgen.serve.problems import BUG, NO_WORKERS, PLUGIN
from briefgen.serve.standing import StandingSite, UnmadeError
from briefgen.workers.pool import WorkersError


@dataclass(frozen=True, slots=True)
class Result:
    """How a build went.

    ``standing`` is a good site (none: errors), ``pages`` hold what open pages are in it; a bug leaves a
    ``trace``. What was asked for up to number ``covers`` is in it.
    """

    problems: tuple[Diagnostic, ...]
    seconds: float
    standing: StandingSite | None = None
    pages: Mapping[str, bytes] = field(default_factory=dict)
    trace: str = ""
    covers: int = 0

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The problems that keep the site from being shown anew."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


def build(
    make: Callable[[], Outcome[StandingSite | None]], asked: Iterable[str] = (), *, covers: int = 0
) -> Result:
    """Make the site once, and the pages at the paths that are ``asked`` for, which are open somewhere."""
    began = time.perf_counter()
    try:
        outcome = make()
        problems, standing, pages = outcome.diagnostics, outcome.value, {}
        if standing is None or has_errors(problems):
            return Result(problems, time.perf_counter() - began, covers=covers)
        try:
            pages = {
                path: as_shown(path, standing.files, standing.strip, standing.beside)
                for path in sorted(set(asked))
            }
        except UnmadeError as error:
            return Result((*problems, *error.problems), time.perf_counter() - began, covers=covers)
    except Exception as error:
        bug, trace = bug_of(error)
        return Result((bug,), time.perf_counter() - began, trace=trace, covers=covers)
    return Result(problems, time.perf_counter() - began, standing, pages, covers=covers)


def as_shown(
    path: str, files: Mapping[str, bytes], strip: Callable[[str], str], beside: Callable[[str], bytes]
) -> bytes:
    """Give a page and all that is shown with it; where there is none, the page that says so."""
    if path not in files:
        return files.get("404.html", b"")
    return files[path] + strip(path).encode() + beside(path)


def bug_of(error: Exception) -> tuple[Diagnostic, str]:
    """Give what went wrong as a problem, and for a bug, ours or that of a plug-in, its traceback."""
    if isinstance(error, WorkersError):
        return NO_WORKERS.at(None, what=str(error).removesuffix(".")), ""
    trace = "".join(traceback.format_exception(error))
    if isinstance(error, PluginError):
        return PLUGIN.at(None, name=error.name, what=error.what), trace
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    return BUG.at(None, what=what), trace
