"""``briefgen serve``."""

from __future__ import annotations

import os
import signal
from datetime import datetime
from pathlib import Path

import click

from briefgen.cli import options


@click.command()
@options.folder
@click.option(
    "-b",
    "--bind",
    metavar="ADDRESS",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on.",
)
@click.option(
    "-p",
    "--port",
    metavar="N",
    type=options.WholeNumber(0, 65535),
    default=8000,
    show_default=True,
    help="The port to listen on; the next free one if it is taken.",
)
@click.option("--open", "open_", is_flag=True, help="Open the preview in a browser.")
@click.option("--no-reload", is_flag=True, help="Do not let open pages load themselves anew.")
@click.option(
    "--poll", is_flag=True, help="Look for changes now and then, for disks that do not tell of them."
)
@click.option(
    "--published", is_flag=True, help="Show only what is out: no drafts, nothing scheduled or expired."
)
@options.as_of
@options.jobs
@options.scheduler
@options.cache
@options.loudness
def serve(
    root: Path,
    bind: str,
    port: int,
    open_: bool,
    no_reload: bool,
    poll: bool,
    published: bool,
    as_of: datetime | None,
    jobs: int,
    scheduler: str,
    cache: str,
    quiet: bool,
    verbose: bool,
) -> int:
    """Preview the site, and follow every change.

    Drafts, scheduled and expired briefings are shown, and marked. Nothing is written to site/. Problems are
    shown in the browser, over the last good page, and here. Ctrl-C ends it.
    """
    root, now = options.site_folder(root), options.now(as_of)
    try:
        if not quiet:  # on a cold disk what follows takes a while to load
            click.echo("Starting the preview …", err=True)
        from briefgen.cache.far import FarError
        from briefgen.cli.progress import Bar
        from briefgen.cli.terminal import Terminal, leave
        from briefgen.pipeline import Options
        from briefgen.serve import NoPortError
        from briefgen.serve import serve as run
    except KeyboardInterrupt:
        return _stopped()

    wanted = Options(
        now,
        drafts=not published,
        future=not published,
        expired=not published,
        jobs=jobs,
        scheduler=scheduler,
        cache=cache,
    )
    fixed = as_of is not None or "SOURCE_DATE_EPOCH" in os.environ
    try:
        with Bar(quiet=quiet) as bar:
            run(
                root,
                wanted,
                Terminal(open_=open_, quiet=quiet, verbose=verbose),
                bar,
                bind=bind,
                port=port,
                reload=not no_reload,
                poll=poll,
                fixed_date=fixed,
            )
    except (NoPortError, FarError) as error:
        raise click.ClickException(str(error)) from None
    except KeyboardInterrupt:
        pass
    _stopped()
    leave()
    return 0


def _stopped() -> int:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who presses it twice means the same
    click.echo("\nStopped.", err=True)
    return 0
