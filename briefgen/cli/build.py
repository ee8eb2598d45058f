"""``briefgen build``."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from briefgen.cli import options


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
@click.option("--explain", is_flag=True, help="Say which files were written, and why.")
@options.jobs
@options.scheduler
@options.cache
@options.loudness
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
    from briefgen import pipeline
    from briefgen.cache.far import FarError
    from briefgen.cli import summary
    from briefgen.cli.progress import Bar
    from briefgen.cli.report import report
    from briefgen.model.diagnostic import has_errors
    from briefgen.workers import WorkersError

    wanted = pipeline.Options(
        now=now,
        drafts=drafts,
        future=future,
        expired=expired,
        base_url=base_url,
        jobs=jobs,
        scheduler=scheduler,
        cache=cache,
        use_cache=not clean,
    )
    out = output.absolute() if output else root / "site"
    try:
        with Bar(quiet=quiet) as bar:
            outcome = pipeline.build(root, out, wanted, bar, strict=strict)
    except (WorkersError, FarError) as error:
        raise click.ClickException(f"{error} Nothing was written.") from None
    report(outcome.diagnostics, errors_only=quiet and not strict)
    failed = outcome.value is None or has_errors(outcome.diagnostics)
    if outcome.value is None or failed:
        if not has_errors(outcome.diagnostics):
            click.echo("The warnings count as errors (--strict).", err=True)
        click.echo(f"Nothing was written; {summary.shown(out)} is as it was.", err=True)
        return 1
    if explain:
        _say(summary.explain(outcome.value))
    if verbose:
        _say(summary.phases(outcome.value.built))
    if not quiet:
        _say(summary.left_out(outcome.value.built.inputs.left_out))
        click.echo(summary.closing(outcome.value, outcome.diagnostics, out, time.perf_counter() - began))
    return 0


def _say(lines: Sequence[str]) -> None:
    for line in lines:
        click.echo(line)
