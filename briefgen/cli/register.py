"""``briefgen entities``: who is who, listed and set right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from briefgen.cli import entity_list, options
from briefgen.cli.editing import Session, changing, edits
from briefgen.cli.entity_names import Roll, read_site
from briefgen.cli.two_names import parted, two_names
from briefgen.edit import entity_records
from briefgen.load.values.addresses import ENTITY_KINDS

F = TypeVar("F", bound=Callable[..., Any])


@click.group()
def entities() -> None:
    """List who is who, and set it right: merge, keep apart, rename, ignore.

    A is an id (person/jane-doe) or a name. Each command changes the files in content/entities/ in place,
    keeps comments and order, and shows the difference; nothing is written that keeps the site from loading.
    """


def _command(command: F) -> Any:
    return entities.command(command.__name__.rstrip("_"))(edits(command))


@_command
@click.option("--unrecorded", "which", flag_value="unrecorded", help="Only those without a record.")
@click.option("--unresolved", "which", flag_value="unresolved", help="Names that are linked to nobody.")
@click.option("--ambiguous", "which", flag_value="ambiguous", help="Of these, names that can mean several.")
@click.option("-k", "--kind", type=click.Choice(ENTITY_KINDS), help="Only entities of this kind.")
@options.form
@options.folder
@options.as_of
@options.quiet
def list_(
    which: str | None, kind: str | None, form: str, root: Path, as_of: datetime | None, quiet: bool
) -> int:
    """List entities, or names that stay unlinked.

    Entities in most briefings come first. Names come with their places, and with whom they could mean.
    """
    if which in ("unresolved", "ambiguous") and kind:
        raise click.UsageError("A name that means nobody yet is of no kind; leave --kind out.")
    site = read_site(options.site_folder(root), options.now(as_of), quiet=quiet)
    if which in ("unresolved", "ambiguous"):
        ambiguous, ignored = which == "ambiguous", site.inputs.registry.ignore
        entity_list.show_names(site.corpus, ignored, form, ambiguous=ambiguous, quiet=quiet)
    else:
        entity_list.show_entities(
            site.corpus, form, unrecorded=which == "unrecorded", kind=kind or "", quiet=quiet
        )
    return 0


@_command
@options.words("name")
@options.folder
@changing
def adopt(name: str, root: Path, dry_run: bool, quiet: bool) -> int:
    """Make a record of a NAME found in the archive."""
    roll = _roll(root, quiet)
    entity = roll.found(name, new=True)
    if entity.id in roll.register.where:
        place = roll.records[entity.id].place
        raise click.UsageError(f"{entity.id} has a record already: {place}")
    roll.adopt(entity.id)
    return roll.finish({entity.id}, dry_run=dry_run, quiet=quiet)


@_command
@two_names("A B")
@options.folder
@changing
def merge(words: tuple[str, ...], root: Path, dry_run: bool, quiet: bool) -> int:
    """Let A go into B.

    Its names become aliases of B, and its address leads there.
    """
    roll = _roll(root, quiet)
    gone, kept = parted(words, roll.is_recorded)
    register, id_ = roll.register, roll.record(kept)
    target, notes = register.end(id_), []
    # A need not have a record, if B has one: its name and its address go there all the same.
    one = roll.recorded(gone) or roll.found(gone).id
    if one == target or (one in register.where and register.end(one) == target):
        raise click.UsageError(f"'{gone}' and '{kept}' are the same already: {target}")
    if one in register.where:
        notes = entity_records.merge(register, one, id_)
    else:
        entity_records.redirect(register, one, roll.found(gone).name, target)
    return roll.finish({one, target}, notes, dry_run=dry_run, quiet=quiet)


@_command
@two_names("ID NEW-NAME")
@click.option("--id", "new_id", metavar="NEW-ID", help="Give it this id too; the old address leads there.")
@options.folder
@changing
def rename(words: tuple[str, ...], new_id: str | None, root: Path, dry_run: bool, quiet: bool) -> int:
    """Show ID as NEW-NAME; the old name stays as an alias."""
    roll = _roll(root, quiet)
    entity, new_name = parted(words, roll.is_recorded)
    id_, name = roll.record(entity), " ".join(new_name.split())
    if not name:
        raise click.UsageError("Give the new name: some words in quotation marks.")
    notes = entity_records.rename(roll.register, id_, name)
    touched = {id_}
    if new_id and new_id != id_:
        if new_id in roll.register.where:
            raise click.UsageError(f"There is a record {new_id} already: {roll.records[new_id].place}")
        entity_records.renumber(roll.register, id_, new_id)
        touched.add(new_id)
    return roll.finish(touched, notes, dry_run=dry_run, quiet=quiet)


@_command
@options.words("name")
@click.option("--reason", metavar="TEXT", default="", help="Why; it is kept beside the name.")
@options.folder
@changing
def ignore(name: str, reason: str, root: Path, dry_run: bool, quiet: bool) -> int:
    """Never link NAME on this site."""
    roll, name = _roll(root, quiet), " ".join(name.split())
    if not name:
        raise click.UsageError("Give the name that is never to be linked.")
    if name.casefold() in {one.casefold() for one in roll.session.registry.ignore}:
        return roll.session.finish((), [f"`{name}` is ignored already."], dry_run=dry_run, quiet=quiet)
    notes = [f"`{name}` is a name of {id_}, and is not linked any more." for id_ in roll.bearers(name)]
    entity_records.ignore(roll.session.drafts, roll.files(), name, " ".join(reason.split()))
    return roll.finish((), notes, dry_run=dry_run, quiet=quiet)


def _two(command: F) -> F:
    """Take two names, and who judges them."""
    for decorate in (
        changing,
        options.folder,
        click.option("--by", metavar="WHO", default="", help="Who judged: an id or a name."),
        two_names("A B"),
    ):
        command = decorate(command)
    return command


@_command
@_two
def same(**given: Any) -> int:
    """Say that A and B are one.

    The record with the lesser id is kept, and the other leads there.
    """
    return _judge("same", **given)


@_command
@_two
def different(**given: Any) -> int:
    """Say that A and B are two.

    Nothing joins them any more.
    """
    return _judge("different", **given)


@_command
@_two
def unsure(**given: Any) -> int:
    """Say that A and B may be one or two."""
    return _judge("unsure", **given)


def _judge(word: str, words: tuple[str, ...], by: str, root: Path, dry_run: bool, quiet: bool) -> int:
    roll = _roll(root, quiet)
    one, other = parted(words, roll.is_recorded)
    first, second = roll.record(one), roll.record(other)
    if first == second:
        raise click.UsageError(f"'{one}' and '{other}' are the same record: {first}")
    verdict = entity_records.Verdict(word, by.strip(), options.today())
    notes = entity_records.judge(roll.register, first, second, verdict)
    return roll.finish({first, second}, notes, dry_run=dry_run, quiet=quiet)


def _roll(root: Path, quiet: bool) -> Roll:
    return Roll(Session(options.site_folder(root), options.now(None)), quiet=quiet)
