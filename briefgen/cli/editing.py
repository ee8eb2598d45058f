"""What all commands that change records do: show the difference, see that the site still loads, write."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar, cast

import click

from briefgen.cli.report import report, wants_colour
from briefgen.edit import Change, Drafts, EditError, apply, difference
from briefgen.load import load
from briefgen.model.diagnostic import Diagnostic, Outcome, Severity
from briefgen.model.excerpt import safe
from briefgen.model.inputs import Inputs
from briefgen.model.registry import Registry
from briefgen.model.text import Place

F = TypeVar("F", bound=Callable[..., Any])


def changing(command: F) -> F:
    """``--dry-run -q``: whether to write, and what to say."""
    command = click.option("-q", "--quiet", is_flag=True, help="Do not show the difference.")(command)
    return click.option(
        "--dry-run", is_flag=True, help="Show what would change in which file; write nothing."
    )(command)


def edits(command: F) -> F:
    """Turn what cannot be edited into a line of text and the exit code 1."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except EditError as error:
            raise click.ClickException(str(error)) from None

    return cast("F", run)


class Session:
    """A site whose records are being changed: how it was, and the drafts of what it is to be."""

    def __init__(self, root: Path, now: datetime) -> None:
        self.root, self.now = root, now
        self.before: Outcome[Inputs | None] = load(root, now=now)
        self.drafts = Drafts(root)

    @property
    def registry(self) -> Registry:
        """The records as they were."""
        return self.before.value.registry if self.before.value else Registry()

    def finish(
        self, touched: Collection[str], notes: Iterable[str] = (), *, dry_run: bool, quiet: bool
    ) -> int:
        """Show the difference, look whether the site still loads with it, and write it.

        Args:
            touched: the ids of all records that may change.
            notes: what else to tell the editor.
            dry_run: write nothing.
            quiet: say nothing but problems.

        Returns:
            The exit code: 1 if the change would do harm, and so was not made.

        Raises:
            EditError: the files cannot be written.
        """
        changes = self.drafts.changes()
        for note in notes:
            click.echo(safe(note), err=True)
        if not changes:
            click.echo("Nothing changes.", err=True)
            return 0
        if not quiet:
            _show(changes)
        if harm := self._harm(changes, touched):
            report(harm)
            click.echo("Nothing was written: with this change the site would not load.", err=True)
            return 1
        if not dry_run:
            apply(self.root, changes)
        if not quiet:
            _say(changes, ("Would make", "Would change") if dry_run else ("Made", "Changed"))
        return 0

    def _harm(self, changes: Sequence[Change], touched: Collection[str]) -> list[Diagnostic]:
        """Give the errors that come with a change; what was wrong before does not count."""
        with TemporaryDirectory() as folder:
            for change in changes:
                file = Path(folder) / change.path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(change.after.encode())
            after = load(self.root, now=self.now, instead=Path(folder))
        known = Counter(_without_line(problem) for problem in self.before.diagnostics)
        harm = []
        for problem in after.diagnostics:
            if problem.severity is Severity.ERROR and not known[_without_line(problem)]:
                harm.append(problem)
            known[_without_line(problem)] -= 1
        registry = after.value.registry if after.value else Registry()
        if not harm and (others := _others(self.registry, registry, touched)):
            raise EditError(f"This would change other records too ({', '.join(others)}); change it by hand.")
        return harm


def _without_line(problem: Diagnostic) -> tuple[str, str, str]:
    """Give what stays of a problem when lines are added above it."""
    return (problem.code, problem.message, problem.place.path if problem.place else "")


def _others(before: Registry, after: Registry, touched: Collection[str]) -> list[str]:
    """Give the ids of records that differ though nobody meant to change them."""
    old, new = _plain(before), _plain(after)
    differ = {key[1] for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    return sorted(differ - set(touched))


def _plain(registry: Registry) -> dict[tuple[str, str], object]:
    """Give the records without their places, which may move."""
    nowhere: dict[str, Any] = {"place": Place(""), "places": {}}
    return {
        **{("entity", record.id): replace(record, **nowhere) for record in registry.entities},
        **{("claim", record.id): replace(record, **nowhere) for record in registry.claims},
        **{("source", record.id): replace(record, **nowhere) for record in registry.sources},
    }


def _show(changes: Sequence[Change]) -> None:
    text = difference(changes)
    if not sys.stdout.isatty():
        click.echo(text, nl=False)  # as it is, for `patch`
        return
    colour = wants_colour(sys.stdout)
    for line in text.split("\n")[:-1]:
        shown = safe(line.removesuffix("\r"))
        click.echo(_painted(shown) if colour else shown, color=colour)


def _say(changes: Sequence[Change], words: tuple[str, str]) -> None:
    """Name the files that are new, then those that there were."""
    new = [change.path for change in changes if not change.before]
    old = [change.path for change in changes if change.before]
    for word, paths in zip(words, (new, old), strict=True):
        if paths:
            click.echo(f"{word} {', '.join(paths)}", err=True)


def _painted(line: str) -> str:
    if line.startswith(("---", "+++")):
        return click.style(line, bold=True)
    hue = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
    return click.style(line, fg=hue) if hue else line
