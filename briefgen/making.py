"""The bytes of every output: views made, printed and put into bytes, by one process or several.

Which process made what changes no byte and no problem. What is made of a large site is more than should lie
in memory: each process puts it on the disk at once, where the site takes it from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from briefgen.manifest.manifest import Manifest
from briefgen.model.diagnostic import Diagnostic, Outcome
from briefgen.model.inputs import Theme
from briefgen.model.roles import Filter
from briefgen.model.site import AnyFile, AnyPage, File, LazyFile, Page, Site
from briefgen.plan.lasting.reads import LookedUp, Reads
from briefgen.remembered import kept_templates
from briefgen.render import Fault, Printer, named
from briefgen.workers.how_far import Progress, Silent
from briefgen.workers.made_files import MadeFiles
from briefgen.workers.pool import Workers
from briefgen.write import digest
from briefgen.write.guard import check_paths

AT_ONCE = 40
"""Outputs that a process takes at a time: of neighbours, which have much in common."""

WORTH_PROCESSES = 300
"""So many outputs take longer than the start of further processes, and lie on the disk when they are made."""

_Output: TypeAlias = AnyPage | LazyFile
_Made: TypeAlias = tuple[bytes | int | Fault, LookedUp | None, str]
"""What became of an output: bytes, or how many of them lie on the disk, or what is wrong in its template.

And what was looked up for it, if that is noted, and the digest of its bytes.
"""


class Making:
    """Makes the outputs of one site with one theme; those of a large site may lie below ``folder``."""

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

    def faults(self, site: Site) -> tuple[Diagnostic, ...]:
        """Make every output of a site, keep none, and say what is wrong in the templates."""
        todo = _unmade(site)
        made = self._made(todo, None, None, kept=False)
        faults = {
            output.path: one for output, (one, _, _) in zip(todo, made, strict=True) if isinstance(one, Fault)
        }
        return self._problems(site, faults)

    def make(self, site: Site, manifest: Manifest | None = None) -> Outcome[tuple[AnyFile, ...]]:
        """Give every file of a site, sorted by path, and what is wrong in the templates.

        ``manifest`` says which outputs need not be made, and takes note of what the others look up.

        Raises:
            WorkersError: a process was killed, or a cluster cannot do the work.
            NoRoomError: a disk is full.
        """
        ready = [output for output in (*site.pages, *site.files) if isinstance(output, File)]
        todo = _unmade(site)
        if manifest is not None:
            stale = manifest.stale
            todo = [output for output in todo if output.path in stale]
        many = len(todo) > WORTH_PROCESSES and not any(check_paths([output.path for output in todo]))
        disk = MadeFiles(self._folder) if many else None
        made = self._made(todo, disk, manifest)
        files: list[AnyFile] = [*ready]
        faults: dict[str, Fault] = {}
        for output, (one, seen, mark) in zip(todo, made, strict=True):
            if manifest is not None and seen is not None:
                manifest.note(output.path, seen)
            if isinstance(one, Fault):
                faults[output.path] = one
            elif isinstance(one, bytes):
                files.append(File(output.path, one, mark))
            elif disk is not None:
                files.append(LazyFile(output.path, partial(disk.read, output.path), mark, one, disk.folder))
        files.sort(key=lambda file: file.path)
        return Outcome(tuple(files), self._problems(site, faults))

    def _problems(self, site: Site, faults: Mapping[str, Fault]) -> tuple[Diagnostic, ...]:
        kept_templates.keep()
        told = [(faults[page.path], named(page)) for page in site.pages if page.path in faults]
        return Printer(self._theme, self._filters).problems(told)

    def _made(
        self,
        todo: Sequence[_Output],
        disk: MadeFiles | None,
        manifest: Manifest | None,
        *,
        kept: bool = True,
    ) -> Iterator[_Made]:
        """Make these outputs, and give each in its turn; if they are not ``kept``, without its bytes."""
        far = self._workers.far
        # What plug-ins give need not bear the way to another machine; it is made here.
        there = [output for output in todo if not (far and isinstance(output, Page))]
        tasks = [range(at, min(at + AT_ONCE, len(there))) for at in range(0, len(there), AT_ONCE)]
        reads = manifest.reads if manifest is not None else None
        work = _Work(there, self._theme, self._filters, reads, kept=kept)
        if not far:
            work = replace(work, disk=disk, printer=_ready_to_print(there, self._theme, self._filters))
        here = Printer(self._theme, self._filters)
        self._progress.start("making pages", len(todo))
        results = self._workers.map_with(_do, work, tasks, pays=len(there) > WORTH_PROCESSES)
        given = (one for task in results for one in self._counted(task))
        for output in todo:
            one = _make(output, here, None) if far and isinstance(output, Page) else next(given)
            yield _kept(output, one, disk) if far else one
        self._progress.done()

    def _counted(self, made: list[_Made]) -> list[_Made]:
        self._progress.advance(len(made))
        return made


@dataclass(frozen=True, slots=True)
class _Work:
    """All outputs that are to be made, what prints the pages among them, and where they lie then.

    ``reads`` notes what they look up; ``kept`` says whether their bytes are wanted.
    """

    outputs: Sequence[_Output]
    theme: Theme
    filters: tuple[tuple[str, Filter], ...]
    reads: Reads | None = None
    printer: Printer | None = None
    disk: MadeFiles | None = None
    kept: bool = True


def _unmade(site: Site) -> list[_Output]:
    """Give the outputs of a site that have no bytes yet, sorted by path."""
    outputs = (*site.pages, *site.files)
    return sorted((one for one in outputs if not isinstance(one, File)), key=lambda output: output.path)


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
    outputs = [work.outputs[number] for number in numbers]
    made = (_make(output, printer, work.reads) for output in outputs)
    if not work.kept:
        return [(one if isinstance(one, Fault) else 0, None, "") for one, _, _ in made]
    return [_kept(output, one, work.disk) for output, one in zip(outputs, made, strict=True)]


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


def _kept(output: _Output, made: _Made, disk: MadeFiles | None) -> _Made:
    """Put the bytes of an output on the disk, if there is a place for them."""
    data, seen, mark = made
    if disk is None or not isinstance(data, bytes) or not disk.add(output.path, data):
        return made
    return len(data), seen, mark
