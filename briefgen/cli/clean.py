"""``briefgen clean``."""

from __future__ import annotations

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
    help="The folder that the site was written to.  [default: site]",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def clean(root: Path, output: Path | None, quiet: bool) -> int:
    """Remove what briefgen wrote to site/, and what it remembers.

    A file of somebody else's stays, and so does one that was changed after briefgen wrote it.
    """
    root = options.site_folder(root)
    from briefgen.cache import CACHE
    from briefgen.cache.memo import forget
    from briefgen.cli.report import count_of, report
    from briefgen.write import remove

    outcome = remove(output.absolute() if output else root / "site", root)
    report(outcome.diagnostics, errors_only=quiet)
    if outcome.value is None:
        return 1
    forgotten = forget(root / CACHE)
    if not quiet and not outcome.value.removed and not forgotten:
        click.echo("There was nothing to remove.")
    elif not quiet:
        files = count_of(len(outcome.value.removed), "file")
        click.echo(f"Removed {files} of the site{' and the cache' if forgotten else ''}.")
    return 0
