"""``briefgen list``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from briefgen.cli import options
from briefgen.model.excerpt import safe
from briefgen.model.source import LeftOut, Status

_KINDS = {"drafts": Status.DRAFT, "scheduled": Status.SCHEDULED, "expired": Status.EXPIRED}


class _What(click.Choice[str]):
    """What can be listed; click itself would say so in five lines."""

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:
        return f"It is {', '.join(self.choices[:-1])} or {self.choices[-1]}."


@click.command("list")
@click.argument("what", type=_What([*_KINDS, "unresolved"]), metavar="WHAT")
@options.folder
@options.as_of
@options.loudness
def list_(what: str, root: Path, as_of: datetime | None, quiet: bool, verbose: bool) -> int:
    """List what a build leaves out, or names that it could not give to anybody.

    WHAT is drafts, scheduled, expired or unresolved. One line each on standard output, with date, file and
    title, or with the place of the name and whom it could mean.
    """
    del verbose
    root, now = options.site_folder(root), options.now(as_of)
    if what == "unresolved":
        return _list_unresolved(root, now, quiet)
    from briefgen.cli.report import report
    from briefgen.load import load

    outcome = load(root, now=now)
    if outcome.value is None:
        report(outcome.diagnostics)
        return 1
    found = [item for item in outcome.value.left_out if item.status is _KINDS[what]]
    _show(found, what, quiet)
    return 0


def _show(found: Sequence[LeftOut], what: str, quiet: bool) -> None:
    width = max((len(item.path) for item in found), default=0)
    for item in sorted(found, key=lambda item: (item.date.order if item.date else (), item.path)):
        date = item.date.iso[:16] if item.date else "-"
        click.echo(f"{date:<16}  {safe(item.path):<{width}}  {safe(item.title)}")
    if not found and not quiet:
        click.echo(f"No {what}." if what == "drafts" else f"Nothing {what}.", err=True)


def _list_unresolved(root: Path, now: datetime, quiet: bool) -> int:
    """Names stay unresolved when they could mean several; that is known only after everything was read."""
    from briefgen import pipeline
    from briefgen.cli.progress import Bar
    from briefgen.cli.report import report
    from briefgen.model.diagnostic import has_errors

    with Bar(quiet=quiet) as bar:
        outcome = pipeline.read_archive(root, pipeline.Options(now), bar)
    if outcome.value is None or has_errors(outcome.diagnostics):
        report(outcome.diagnostics)
        return 1
    found = [problem for problem in outcome.diagnostics if problem.code == "entity/ambiguous"]
    for problem in found:
        click.echo(f"{safe(str(problem.place or ''))}  {safe(problem.message)}")
    if not found and not quiet:
        click.echo("No unresolved names.", err=True)
    return 0
