"""The options that several commands share, and what they mean."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import click

F = TypeVar("F", bound=Callable[..., Any])


class Moment(click.ParamType[datetime]):
    """A day (its end is meant, so that all of that day is out), or a full time; in UTC unless it says so."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Give the moment that was typed."""
        if isinstance(value, datetime):
            return value
        try:
            if len(value) <= 10:
                return datetime.combine(date.fromisoformat(value), time(23, 59, 59), UTC)
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(
                f"'{value}' is not a date; write it like 2025-04-28 or 2025-04-28T09:30:00+03:00", param, ctx
            )
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def words(name: str) -> Callable[[F], F]:
    """``NAME``: words, with or without quotation marks around them all."""

    def joined(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> str:
        return " ".join(value)

    return click.argument(name, metavar=name.upper(), nargs=-1, required=True, callback=joined)


def folder(command: F) -> F:
    """``-C DIR``: the folder of the site."""
    return click.option(
        "-C",
        "--directory",
        "root",
        metavar="DIR",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=".",
        help="The folder of the site.  [default: the current one]",
    )(command)


def unpublished(command: F) -> F:
    """``-D -F -E``: what to take in that is not out."""
    for words in (
        ("-E", "--expired", "Take in expired briefings."),
        ("-F", "--future", "Take in briefings that are dated in the future."),
        ("-D", "--drafts", "Take in drafts."),
    ):
        command = click.option(words[0], words[1], is_flag=True, help=words[2])(command)
    return command


def as_of(command: F) -> F:
    """``--as-of DATE``: the day that the build takes for today."""
    return click.option(
        "--as-of",
        metavar="DATE",
        type=Moment(),
        help="Build the site as of this day or time instead of now.",
    )(command)


class WholeNumber(click.IntRange):
    """A whole number between bounds, called so where something else is given."""

    name = "whole number"


def jobs(command: F) -> F:
    """``-j N``: how many processes."""
    return click.option(
        "-j",
        "--jobs",
        metavar="N",
        type=WholeNumber(min=0),
        default=0,
        help="Read with so many processes.  [default: as many as pay]",
    )(command)


class Scheduler(click.ParamType[str]):
    """The address of a Dask scheduler."""

    name = "address"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the address that was typed; empty for none."""
        if not value:
            return ""
        try:
            parts = urlsplit(value)
            whole = parts.scheme in ("tcp", "tls") and parts.hostname and parts.port
        except ValueError:
            whole = False
        if not whole or parts.path or parts.query or parts.fragment:
            self.fail(
                f"'{value}' is not the address of a scheduler; write it like tcp://127.0.0.1:8786", param, ctx
            )
        return str(value)


def scheduler(command: F) -> F:
    """``--scheduler URL``: a cluster that does the work."""
    return click.option(
        "--scheduler",
        metavar="URL",
        type=Scheduler(),
        default="",
        help="Let the Dask cluster with this scheduler do the work: tcp://HOST:PORT.",
    )(command)


def cache(command: F) -> F:
    """``--cache URL``: where machines share what they found out."""
    return click.option(
        "--cache",
        metavar="URL",
        default="",
        help="Share what is found out with other machines, in this folder: s3://…, file:///….",
    )(command)


def loudness(command: F) -> F:
    """``-q -v``: say less, say more."""
    command = click.option(
        "-v", "--verbose", is_flag=True, help="Say more: the time of each phase, and why."
    )(command)
    return quiet(command)


def form(command: F) -> F:
    """``--format FORM``: text for people, JSON for programs."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        help="For people or for programs.  [default: text]",
    )(command)


def quiet(command: F) -> F:
    """``-q``: say less."""
    return click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")(command)


def now(asked: datetime | None) -> datetime:
    """Give the one date that a build knows: what was asked for, else SOURCE_DATE_EPOCH, else the clock.

    Raises:
        click.UsageError: SOURCE_DATE_EPOCH is no number of seconds.
    """
    if asked:
        return asked
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(
            f"SOURCE_DATE_EPOCH is '{epoch}', not a number of seconds since 1970."
        ) from None


def today() -> str:
    """Give the day that a build takes for today, as records have it: ``2025-04-28``."""
    return now(None).astimezone(UTC).date().isoformat()


def site_folder(root: Path) -> Path:
    """Give the folder of the site as an absolute path.

    Raises:
        click.UsageError: it is not the folder of a site.
    """
    root = root.resolve()
    if not (root / "content").is_dir() and not (root / "briefgen.yaml").is_file():
        above = next((up for up in root.parents if (up / "briefgen.yaml").is_file()), None)
        where = (
            f"Its site seems to be in {above}: use `-C {above}`."
            if above
            else "`briefgen new site DIR` begins one."
        )
        raise click.UsageError(
            f"{root} is not the folder of a site: it has no content/ and no briefgen.yaml. {where}"
        )
    return root
