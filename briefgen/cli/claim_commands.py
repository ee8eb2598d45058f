"""``briefgen claims``: what is claimed, and what the records say of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from briefgen.cli import options
from briefgen.cli.editing import Session, changing, edits


@click.group()
def claims() -> None:
    """List what is claimed, show what is known of a claim, and make a record of one that software found.

    ID is that of a record, such as bridge-safe. BRIEFING#N is the claim number N that software found in a
    briefing, which is named by its slug or its file: mayor-speaks#2.
    """


@claims.command("list")
@click.option("--contested", is_flag=True, help="Recorded claims that are contested.")
@click.option("--unassessed", is_flag=True, help="Recorded claims that nobody assessed.")
@click.option("--due", is_flag=True, help="Recorded claims that were to be looked at again by now.")
@click.option("--found", is_flag=True, help="Claims that software found and nobody recorded.")
@options.form
@options.folder
@options.unpublished
@options.as_of
@options.quiet
def list_(
    contested: bool,
    unassessed: bool,
    due: bool,
    found: bool,
    form: str,
    root: Path,
    drafts: bool,
    future: bool,
    expired: bool,
    as_of: datetime | None,
    quiet: bool,
) -> int:
    """List recorded claims by their state, and claims that software found.

    Without an option all are listed; several options add up.
    """
    from briefgen.cli.claim_list import Choice, show_list
    from briefgen.cli.site_claims import read_claims

    site = read_claims(root, as_of, (drafts, future, expired), quiet=quiet)
    if site is None:
        return 1
    show_list(site, Choice.of(contested, unassessed, due, found), form, quiet=quiet)
    return 0


@claims.command()
@click.argument("name", metavar="ID|BRIEFING#N")
@options.form
@options.folder
@options.unpublished
@options.as_of
@options.quiet
def show(
    name: str,
    form: str,
    root: Path,
    drafts: bool,
    future: bool,
    expired: bool,
    as_of: datetime | None,
    quiet: bool,
) -> int:
    """Show everything that is known of a claim: positions, evidence, history, and where it stands."""
    from briefgen.cli.claim_text import show_found, show_recorded
    from briefgen.cli.site_claims import read_claims

    site = read_claims(root, as_of, (drafts, future, expired), quiet=quiet)
    if site is None:
        return 1
    if "#" in name:
        show_found(*site.found(name), form)
    else:
        show_recorded(site, site.recorded(name), form)
    return 0


@claims.command()
@click.argument("name", metavar="BRIEFING#N")
@click.option("--id", "id_", metavar="ID", default="", help="The id of the record.  [default: from its text]")
@options.folder
@options.unpublished
@options.as_of
@changing
@edits
def adopt(
    name: str,
    id_: str,
    root: Path,
    drafts: bool,
    future: bool,
    expired: bool,
    as_of: datetime | None,
    dry_run: bool,
    quiet: bool,
) -> int:
    """Make a record of a claim that software found, with its positions and exact quotations.

    The record is a new file in content/claims/, ready to be edited. Nothing that exists is overwritten.
    """
    from briefgen.cli.site_claims import read_claims
    from briefgen.edit.claim_records import Find, as_file

    site = read_claims(root, as_of, (drafts, future, expired), quiet=quiet)
    if site is None:
        return 1
    briefing, claim = site.found(name)
    if claim.record:
        place = site.recorded(claim.record).record.place
        raise click.UsageError(f"{name} is recorded already, as {claim.record}: {place}")
    find = Find(briefing, claim, site.recorded_entities)
    session = Session(site.root, options.now(as_of))
    id_ = site.new_id(id_, find.text)
    path = f"content/claims/{id_}.yaml"
    if session.drafts[path]:
        raise click.UsageError(f"{path} exists already; give the record another --id.")
    session.drafts[path] = as_file(id_, find)
    return session.finish({id_}, dry_run=dry_run, quiet=quiet)
