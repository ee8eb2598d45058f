"""``briefgen check``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from briefgen import __version__
from briefgen.cli import options
from briefgen.model.diagnostic import Diagnostic, has_errors


@click.command()
@options.folder
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    help="For people, for programs, or for code hosts that show problems beside the lines.  [default: text]",
)
@options.unpublished
@options.as_of
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("--sourcing", is_flag=True, help="List for each briefing who has a say and what was read.")
@click.option(
    "--record", is_flag=True, help="Keep what published briefings say, to see later whether it changed."
)
@click.option(
    "--accept",
    "accepted",
    metavar="SLUG",
    multiple=True,
    help="With --record: this briefing may have changed without a note (a slip of the pen), or be gone.",
)
@options.jobs
@options.scheduler
@options.cache
@options.loudness
def check(
    root: Path,
    form: str,
    drafts: bool,
    future: bool,
    expired: bool,
    as_of: datetime | None,
    strict: bool,
    sourcing: bool,
    record: bool,
    accepted: tuple[str, ...],
    jobs: int,
    scheduler: str,
    cache: str,
    quiet: bool,
    verbose: bool,
) -> int:
    """Report every problem that a build would report, and what only a check looks for.

    Nothing is written but, with --record, published_digests.jsonl. The exit code is 1 when there is an error
    (with --strict: or a warning); then nothing is recorded.
    """
    if accepted and not record:
        raise click.UsageError("--accept is for --record.")
    root, now = options.site_folder(root), options.now(as_of)
    from briefgen import pipeline, site_check
    from briefgen.cache.far import FarError
    from briefgen.cli import summary
    from briefgen.cli.printing import as_json
    from briefgen.cli.progress import Bar
    from briefgen.cli.report import report
    from briefgen.cli.sarif import as_sarif
    from briefgen.cli.sourcing_report import as_records, by_briefing, in_short
    from briefgen.edit import EditError
    from briefgen.workers.made_files import NoRoomError
    from briefgen.workers.pool import WorkersError

    wanted = pipeline.Options(
        now,
        drafts=drafts,
        future=future,
        expired=expired,
        jobs=jobs,
        scheduler=scheduler,
        cache=cache,
    )
    recording = site_check.Recording(frozenset(accepted)) if record else None
    with Bar(quiet=quiet) as bar:
        try:
            outcome = site_check.check(root, wanted, bar, recording, strict=strict)
        except (EditError, WorkersError, FarError, NoRoomError) as error:
            raise click.ClickException(str(error)) from None
    problems, checked = outcome.diagnostics, outcome.value
    if checked and checked.unknown:
        raise click.UsageError(f"Nothing is recorded of the briefing '{checked.unknown[0]}'.")
    if form == "sarif":
        click.echo(as_json(as_sarif(problems)))
    elif form == "json":
        told = {"sourcing": as_records(checked.built.corpus)} if checked and sourcing else {}
        click.echo(as_json(_as_json(problems) | told))
    else:
        report(problems, errors_only=quiet and not strict)
        if verbose and checked:
            click.echo("\n".join(summary.phases(checked.built)))
        if sourcing and checked:
            click.echo("\n".join(by_briefing(checked.built.corpus)))
        if checked and not quiet and (line := in_short(checked.built.corpus)):
            click.echo(line)
        if not problems and not quiet:
            click.echo("No problems.")
        if record and not quiet:
            click.echo(summary.recorded(checked.recorded if checked else None))
    return int(has_errors(problems, strict=strict))


def _as_json(problems: Sequence[Diagnostic]) -> dict[str, object]:
    return {
        "version": __version__,
        "errors": sum(problem.severity == "error" for problem in problems),
        "warnings": sum(problem.severity == "warning" for problem in problems),
        "notes": sum(problem.severity == "note" for problem in problems),
        "problems": [
            {
                "code": problem.code,
                "severity": problem.severity.value,
                "message": problem.message,
                "hint": problem.hint,
                "path": problem.place.path if problem.place else "",
                "line": problem.place.line if problem.place else 0,
                "column": problem.place.column if problem.place else 0,
                "width": problem.place.width if problem.place else 0,
                "excerpt": problem.place.excerpt if problem.place else "",
            }
            for problem in problems
        ],
    }
