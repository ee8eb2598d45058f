"""What the preview says in the terminal."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import webbrowser

import click

from briefgen.cli.report import count_of, report
from briefgen.model.diagnostic import Diagnostic
from briefgen.serve.builder import Result
from briefgen.serve.threads import NAME

_AS_IT_WAS = "The preview shows the site as it was when it was last without errors."
_NOT_YET = "The preview shows the site as soon as this is mended."


class Terminal:
    """Says where the preview stands and how each build went; the same problems are said once."""

    def __init__(self, *, open_: bool = False, quiet: bool = False, verbose: bool = False) -> None:
        self._open, self._quiet, self._verbose = open_, quiet, verbose
        self._said: frozenset[tuple[str, ...]] = frozenset()
        self._kept = self._shown = False

    def ready(self, address: str, asked_port: int, port: int) -> None:
        """Say where the preview stands."""
        if asked_port not in (0, port):
            click.echo(f"Port {asked_port} is taken, so this is port {port}.", err=True)
        click.echo(f"Preview: {address}/  (Ctrl-C ends it)")
        if self._open:
            # A browser that is slow to start must not keep the preview waiting.
            threading.Thread(target=webbrowser.open, args=(f"{address}/",), daemon=True).start()

    def built(self, result: Result) -> None:
        """Say how a build went."""
        now = frozenset(map(_what, result.problems))
        report([one for one in result.problems if _what(one) not in self._said], errors_only=self._quiet)
        if result.trace and self._verbose:
            click.echo(result.trace, err=True)
        mended = self._kept or (bool(self._said) and not result.problems)  # warnings may be left
        again = self._kept and now <= self._said
        self._said, self._kept = now, result.standing is None
        self._shown = self._shown or result.standing is not None
        if self._quiet:
            return
        if result.standing is None:
            if not again:
                click.echo(_AS_IT_WAS if self._shown else _NOT_YET, err=True)
        else:
            pages = count_of(sum(path.endswith(".html") for path in result.standing.files), "page")
            click.echo(f"{'Mended. ' if mended else ''}Built {pages} in {result.seconds:.2f} s.")


def _what(problem: Diagnostic) -> tuple[str, ...]:
    """Give what makes a problem another: not its line, which each edit above it moves."""
    path = problem.place.path if problem.place else ""
    return problem.code, path, problem.message


def leave() -> None:
    """End the process at once if work goes on beside it: nothing that it does is needed any more."""
    if any(thread.name.startswith(NAME) for thread in threading.enumerate()):
        for process in multiprocessing.active_children():
            process.terminate()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)
