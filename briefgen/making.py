"""The bytes of every output: views made, printed and put into bytes, by one process or several.

Which process made what changes no byte and no problem. A large site is more than should lie in memory: what
was made goes into one file without a name, and is read from there when it is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from briefgen.manifest import Manifest
from briefgen.model.diagnostic import Outcome
from briefgen.model.inputs import Theme
from briefgen.model.roles import Filter
from briefgen.model.site import AnyFile, AnyPage, File, LazyFile, Page, Site
from briefgen.plan.reads import LookedUp, Reads
from briefgen.reading import Progress, Silent
from briefgen.remembered import kept_templates
from briefgen.render import Fault, Printer, named
from briefgen.workers.pool import Workers
from briefgen.workers.spool import Spool, Stretch
from briefgen.write import digest

AT_ONCE = 40
"""Outputs that a process takes at a time: of neighbours, which have much in common."""

WORTH_PROCESSES = 300
"""So many outputs take longer than the start of further processes."""

MOST_IN_MEMORY = 5000
"""Outputs of a site whose bytes all lie in memory; those of a larger one lie in a file."""

_Output: TypeAlias = AnyPage | LazyFile
_Made: TypeAlias = tuple[bytes | Stretch | Fault, LookedUp | None, str]
"""What became of an output: bytes, or where these stand in the file, or what is wrong in its template.

And what was looked up for it, if that is noted, and the digest of its bytes.
"""


class Making:
    """Makes the outputs of one site with one theme; ``folder`` is where a file for a large site may lie."""

    def __init__(
        self,
        theme: Theme,
        filters: Sequence[tuple[str, Filter]],
        workers: Workers,
        progress: Progress | None = None,
        folder: Path | None = None,
    ) -> None:
        self._theme, self._filters = theme, tuple(filters)
        self._workers, self._progress, self._folder = workers, progress or Silent(), folder

    def make(self, site: Site, manifest: Manifest | None = None) -> Outcome[tuple[AnyFile, ...]]:
        """Give every file of a site, sorted by path, and what is wrong in the templates.

        ``manifest`` says which outputs need not be made, and takes note of what the others look up.

        Raises:
            WorkersError: a process was killed, or a cluster cannot do the work.
            SpoolError: a disk is full.
        """
        ready = [output for output in (*site.pages, *site.files) if isinstance(output, File)]
        todo: list[_Output] = [
            output for output in (*site.pages, *site.files) if not isinstance(output, File)
        ]
        if manifest is not None:
            stale = manifest.stale
            todo = [output for output in todo if output.path in stale]
        todo.sort(key=lambda output: output.path)
        spool = Spool(self._folder) if len(todo) > MOST_IN_MEMORY else None
        made = self._made(todo, spool, manifest)
        files: list[AnyFile] = [*ready]
        faults: dict[str, Fault] = {}
        for output, (one, seen, mark) in zip(todo, made, strict=True):
            if manifest is not None and seen is not None:
                manifest.note(output.path, seen)
            if isinstance(one, Fault):
                faults[output.path] = one
            elif isinstance(one, bytes):
                files.append(File(output.path, one, mark))
            elif spool is not None:
                files.append(LazyFile(output.path, partial(spool.read, one), mark, one[1]))
        files.sort(key=lambda file: file.path)
        kept_templates.keep()
        told = [(faults[page.path], named(page)) for page in site.pages if page.path in faults]
        return Outcome(tuple(files), Printer(self._theme, self._filters).problems(told))

    def _made(
        self, todo: Sequence[_Output], spool: Spool | None, manifest: Manifest | None
    ) -> Iterator[_Made]:
        """Make these outputs, and give each in its turn."""
        far = self._workers.far
        # What plug-ins give need not bear the way to another machine; it is made here.
        there = [output for output in todo if not (far and isinstance(output, Page))]
        tasks = [range(at, min(at + AT_ONCE, len(there))) for at in range(0, len(there), AT_ONCE)]
        reads = manifest.reads if manifest is not None else None
        work = _Work(there, self._theme, self._filters, reads)
        if not far:
            work = replace(work, spool=spool, printer=_ready_to_print(there, self._theme, self._filters))
        here = Printer(self._theme, self._filters)
        self._progress.start("making pages", len(todo))
        results = self._workers.map_with(_do, work, tasks, pays=len(there) > WORTH_PROCESSES)
        given = (one for task in results for one in self._counted(task, spool))
        for output in todo:
            yield _make(output, here, None) if far and isinstance(output, Page) else next(given)
        self._progress.done()

    def _counted(self, made: list[_Made], spool: Spool | None) -> list[_Made]:
        self._progress.advance(len(made))
        return _kept(made, spool) if spool is not None else made


@dataclass(frozen=True, slots=True)
class _Work:
    """All outputs that are to be made, what prints the pages among them, and the file they go to, if one.

    ``reads`` notes what they look up.
    """

    outputs: Sequence[_Output]
    theme: Theme
    filters: tuple[tuple[str, Filter], ...]
    reads: Reads | None = None
    printer: Printer | None = None
    spool: Spool | None = None


def _ready_to_print(
    outputs: Sequence[_Output], theme: Theme, filters: tuple[tuple[str, Filter], ...]
) -> Printer:
    """Give a printer that has compiled what it needs, once for all processes that may be forked."""
    templates = {output.template for output in outputs if not isinstance(output, LazyFile)}
    if templates:
        kept_templates.take()
    printer = Printer(theme, filters)
    if len(outputs) > WORTH_PROCESSES:
        printer.compile(templates)
    return printer


def _do(work: _Work, numbers: range) -> list[_Made]:
    """Make some outputs: what a worker process runs."""
    printer = work.printer or Printer(work.theme, work.filters)
    made = [_make(work.outputs[number], printer, work.reads) for number in numbers]
    return _kept(made, work.spool) if work.spool is not None else made


def _make(output: _Output, printer: Printer, reads: Reads | None) -> _Made:
    if isinstance(output, LazyFile):
        data, seen = reads.made_by(output.make, bytes) if reads is not None else (output.data, None)
        return data, seen, digest(data)
    printed, seen = _printed(output, printer, reads)
    if isinstance(printed, Fault):
        return printed, seen, ""
    return printed.data, seen, digest(printed.data)


def _printed(output: AnyPage, printer: Printer, reads: Reads | None) -> tuple[File | Fault, LookedUp | None]:
    """Print a page; say what was looked up for its view and by its templates, if that is noted."""

    def finish(view: Any) -> File | Fault:
        return printer.print(Page(output.path, output.template, view, output.origin))

    if isinstance(output, Page) or reads is None:
        return finish(output.view), None
    return reads.made_by(output.make, finish)


def _kept(made: Sequence[_Made], spool: Spool) -> list[_Made]:
    """Put the bytes among some results into the file."""
    stretches = iter(spool.add([one for one, _, _ in made if isinstance(one, bytes)]))
    return [(next(stretches) if isinstance(one, bytes) else one, seen, mark) for one, seen, mark in made]
