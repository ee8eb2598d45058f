"""``briefgen build``."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cache import CACHE, unfinished
from briefgen.cli import after_edit, options
from briefgen.cli.after_edit import Manner
from briefgen.cli.report import count_of, report, shown
from briefgen.rebuild import last_build
from briefgen.rebuild.task import Said, read_elsewhere

if TYPE_CHECKING:
    from briefgen import pipeline
    from briefgen.model.diagnostic import Diagnostic
    from briefgen.pipeline import Report
    from briefgen.rebuild.edition_aside import EditionAside


@contextmanager
def _no_circles() -> Iterator[None]:
    """Look for no circles: values are frozen and know nothing of what holds them, and there are millions.

    What is left at the end counts as old at once, since to look through it takes longer than to let go of it.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        gc.enable()


@click.command()
@options.folder
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where the site goes.  [default: site]",
)
@click.option(
    "--base-url",
    metavar="URL",
    help="The address that the site will have, instead of the one in the settings.",
)
@options.unpublished
@options.as_of
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("--clean", is_flag=True, help="Read everything anew, as if nothing were remembered.")
@click.option(
    "--explain",
    is_flag=True,
    help="Say what changed since the last build, which pages were made again, and why.",
)
@options.jobs
@options.scheduler
@options.cache
@options.loudness
@_no_circles()
def build(
    root: Path,
    output: Path | None,
    base_url: str | None,
    drafts: bool,
    future: bool,
    expired: bool,
    as_of: datetime | None,
    strict: bool,
    clean: bool,
    explain: bool,
    jobs: int,
    scheduler: str,
    cache: str,
    quiet: bool,
    verbose: bool,
) -> int:
    """Make the site and write it to site/.

    Nothing is written when there is an error; then all problems are shown, and the exit code is 1.
    """
    root, began = options.site_folder(root), time.perf_counter()
    now = options.now(as_of)
    out = output.absolute() if output else root / "site"
    asked = last_build.Asked(root, out, now, drafts, future, expired, base_url)
    inputs = last_build.look(asked)
    told = None if clean else last_build.recall(asked, inputs)
    unfinished.sweep(root / CACHE)
    manner = Manner(strict, explain, quiet, verbose)
    if told is not None and not (strict and told.problems):
        _say_nothing_to_do(told, out, began, manner)
        return 0
    if not clean and after_edit.build_edit(asked, inputs, manner):
        return 0
    return _build_all(asked, inputs, manner, _Means(clean, jobs, scheduler, cache), began)


@dataclass(frozen=True, slots=True)
class _Means:
    """With what a whole build works: processes, a cluster, a shared cache; ``clean``: nothing remembered."""

    clean: bool
    jobs: int
    scheduler: str
    cache: str


def _build_all(
    asked: last_build.Asked, inputs: last_build.Inputs, manner: Manner, means: _Means, began: float
) -> int:
    """Run all phases, and say what came of it; give the exit code."""
    from briefgen import pipeline
    from briefgen.cache.far import FarError
    from briefgen.cli import summary
    from briefgen.cli.progress import Bar
    from briefgen.model.diagnostic import has_errors
    from briefgen.workers.made_files import NoRoomError
    from briefgen.workers.pool import WorkersError
    from briefgen.write import mend

    root, out = asked.root, asked.out
    # What is written aside is stopped where a build fails, or has to make more than it thought.
    click.get_current_context().call_on_close(partial(unfinished.sweep, root / CACHE))
    if last_build.is_half_done(out):
        mend(out, root)
    why = after_edit.changes(asked, inputs) if manner.explain else ()
    wanted = _options(asked, inputs, means)
    aside = click.get_current_context().with_resource(after_edit.begun_aside(asked, inputs))

    def begin_to_keep(built: pipeline.Built) -> None:
        standing = None if means.clean else built.standing(())
        if standing is not None:
            aside.begin(standing)

    try:
        with Bar(quiet=manner.quiet) as bar:
            outcome = pipeline.build(root, out, wanted, bar, begin_to_keep, strict=manner.strict)
    except (WorkersError, FarError, NoRoomError) as error:
        raise click.ClickException(f"{error} Nothing was written.") from None
    report(outcome.diagnostics, errors_only=manner.quiet and not manner.strict)
    if outcome.value is None or has_errors(outcome.diagnostics):
        if not has_errors(outcome.diagnostics):
            click.echo("The warnings count as errors (--strict).", err=True)
        stands = f"; {shown(out)} is as it was" if os.path.lexists(out) else ""
        click.echo(f"Nothing was written{stands}.", err=True)
        return 1
    built, written = outcome.value.built, outcome.value.written
    told = _kept(asked, inputs, outcome.value, outcome.diagnostics, aside, clean=means.clean)
    if manner.explain:
        whys = built.manifest.why if built.manifest else {}
        _say(summary.explain(written, whys, why, every=manner.verbose))
    if manner.verbose:
        _say(summary.phases(built))
    if not manner.quiet:
        _say(told.left_out)
        click.echo(f"Built {told.counts} in {time.perf_counter() - began:.1f} s: {shown(out)}")
    return 0


def _options(asked: last_build.Asked, inputs: last_build.Inputs, means: _Means) -> pipeline.Options:
    from briefgen import pipeline

    return pipeline.Options(
        now=asked.now,
        drafts=asked.drafts,
        future=asked.future,
        expired=asked.expired,
        base_url=asked.base_url,
        jobs=means.jobs,
        scheduler=means.scheduler,
        cache=means.cache,
        use_cache=not means.clean,
        program=inputs.program,
        before=None if means.clean else after_edit.corpus_before(asked, inputs),
    )


def _kept(
    asked: last_build.Asked,
    inputs: last_build.Inputs,
    done: Report,
    problems: Sequence[Diagnostic],
    aside: EditionAside,
    *,
    clean: bool,
) -> last_build.Told:
    """Keep for the next build what this one read and made; give what it says at its end."""
    from briefgen.cli import summary
    from briefgen.rebuild.edited_site import lasts_until

    built, written = done.built, done.written
    files = written.unchanged + len(written.added) + len(written.changed)
    said = Said(tuple(summary.left_out(built.inputs.left_out)), summary.holdings(done), files)
    told, until = after_edit.tell(said, problems), lasts_until(built.inputs, built.corpus)
    elsewhere = read_elsewhere(asked.root, built.inputs.settings)
    if until is None or not written.left.sure:
        last_build.forget(asked)
    else:
        left = written.left
        last_build.remember(asked, inputs, told, until, left.looks, left.fresh, elsewhere, left.looked_at)
    known = None if clean or elsewhere or not written.left.sure else built.standing(problems)
    after_edit.keep(asked, inputs, known, until, said, aside)
    return told


def _say_nothing_to_do(told: last_build.Told, out: Path, began: float, manner: Manner) -> None:
    """Say what a build would have said that finds everything as it left it."""
    report(told.problems, errors_only=manner.quiet)
    if manner.explain:
        click.echo(f"not made again: {count_of(told.files, 'file')} (nothing changed)")
        click.echo(f"unchanged in all: {count_of(told.files, 'file')}")
    if manner.verbose:
        click.echo(
            "Nothing was read: all inputs, the files of the site and briefgen itself are as they were."
        )
    if not manner.quiet:
        _say(told.left_out)
        seconds = time.perf_counter() - began
        click.echo(f"Nothing to do in {seconds:.1f} s, {shown(out)} is up to date: {told.counts}")


def _say(lines: Sequence[str]) -> None:
    for line in lines:
        click.echo(line)
