"""``briefgen check``."""

from __future__ import annotations

import json
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
@options.jobs
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
    jobs: int,
    quiet: bool,
    verbose: bool,
) -> int:
    """Report every problem that a build would report, and what only a check looks for.

    Nothing is written. The exit code is 1 when there is an error (with --strict: or a warning).
    """
    root, now = options.site_folder(root), options.now(as_of)
    from briefgen import pipeline
    from briefgen.cli import summary
    from briefgen.cli.progress import Bar
    from briefgen.cli.report import report
    from briefgen.cli.sarif import as_sarif
    from briefgen.cli.sourcing_report import as_records, by_briefing, in_short

    wanted = pipeline.Options(now, drafts=drafts, future=future, expired=expired, jobs=jobs)
    with Bar(quiet=quiet) as bar:
        outcome = pipeline.check(root, wanted, bar)
    problems = outcome.diagnostics
    if form == "sarif":
        click.echo(_dump(as_sarif(problems)))
    elif form == "json":
        told = {"sourcing": as_records(outcome.value.corpus)} if outcome.value and sourcing else {}
        click.echo(_dump(_as_json(problems) | told))
    else:
        report(problems, errors_only=quiet and not strict)
        if verbose and outcome.value:
            click.echo("\n".join(summary.phases(outcome.value)))
        if sourcing and outcome.value:
            click.echo("\n".join(by_briefing(outcome.value.corpus)))
        if outcome.value and not quiet and (line := in_short(outcome.value.corpus)):
            click.echo(line)
        if not problems and not quiet:
            click.echo("No problems.")
    return int(has_errors(problems) or (strict and bool(problems)))


def _as_json(problems: Sequence[Diagnostic]) -> dict[str, object]:
    return {
        "version": __version__,
        "errors": sum(problem.severity == "error" for problem in problems),
        "warnings": sum(problem.severity == "warning" for problem in problems),
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


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
