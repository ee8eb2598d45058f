"""Whom a word on the command line means: a record, or a name found in the archive."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.editing import Session
from briefgen.cli.meant import did_you_mean
from briefgen.cli.report import INCOMPLETE
from briefgen.edit import EditError
from briefgen.edit.adoption import as_record, file_for, remarks
from briefgen.edit.entity_records import Register
from briefgen.model.corpus import Corpus, Entity
from briefgen.model.diagnostic import has_errors
from briefgen.model.registry import EntityRecord
from briefgen.model.shell_word import shell_word

if TYPE_CHECKING:
    from briefgen.pipeline import Archive

_SHOWN = 6


class Roll:
    """Everybody who can be meant. The archive is read only when the records do not tell.

    ``adopted`` are the ids that got a record on the way, ``notes`` what to tell the editor of that.
    """

    def __init__(self, session: Session, *, quiet: bool) -> None:
        self.session, self._quiet = session, quiet
        self.records = {record.id: record for record in session.registry.entities}
        where = {record.id: record.place.path for record in session.registry.entities}
        self.register = Register(session.drafts, where)
        self.adopted: set[str] = set()
        self.notes: list[str] = []

    @cached_property
    def corpus(self) -> Corpus:
        """The archive, read as a build reads it."""
        return read_site(self.session.root, self.session.now, quiet=self._quiet).corpus

    def record(self, word: str) -> str:
        """Give the id of the record that a word means; a name that has none is adopted.

        Raises:
            click.UsageError: it means nobody, or several.
        """
        if id_ := self.recorded(word):
            return id_
        id_ = self.found(word).id
        return id_ if id_ in self.register.where else self.adopt(id_)

    def recorded(self, word: str) -> str:
        """Give the id of the record that a word means; empty if there is none.

        Raises:
            click.UsageError: it means several.
        """
        return _one(word, [(record.id, _names(record)) for record in self.records.values()])

    def is_recorded(self, word: str) -> bool:
        """Say whether a word means a record, or several."""
        return word in self.records or bool(self.bearers(word))

    def bearers(self, name: str) -> list[str]:
        """Give the ids of the records with this name, merged ones left out."""
        kept = (record for record in self.records.values() if not record.merged_into)
        return [record.id for record in kept if name.casefold() in map(str.casefold, _names(record))]

    def found(self, word: str, *, new: bool = False) -> Entity:
        """Give the entity that a word means, recorded or not.

        ``new``: to be asked how to record somebody who stands in no briefing yet makes sense here.

        Raises:
            click.UsageError: it means nobody, or several.
        """
        entities = {entity.id: entity for entity in self.corpus.entities}
        id_ = _one(word, [(one.id, (one.name, one.short, *one.aliases)) for one in entities.values()])
        if id_ in entities:
            return entities[id_]
        spellings = {one.casefold(): one for entity in entities.values() for one in (entity.id, entity.name)}
        spellings |= {record.casefold(): record for record in self.records}
        meant = did_you_mean(word, spellings.values())
        name = "NAME" if "/" in word else shell_word(word)
        afresh = (
            f" What is in no briefing yet: briefgen new entity {name} (with -k, if no person)." if new else ""
        )
        raise click.UsageError(
            f"Nobody and nothing is called '{word}', in the records or in the archive.{meant}{afresh}"
        )

    def adopt(self, id_: str) -> str:
        """Make a record of a name found in the archive, and of all others of this name; give its id.

        A record takes all that its name stands for: alone it would take the words of its namesakes.
        """
        meant = next(one for one in self.corpus.entities if one.id == id_)
        same = [one for one in self.corpus.entities if (one.kind, one.name) == (meant.kind, meant.name)]
        for entity in same:
            if entity.id not in self.register.where:
                self._adopt(entity)
        if len(same) > 1:
            self.notes.append(
                f"Several are called `{meant.name}`; each has a record now. Say in each `disambiguation` who"
                " it is, with a nationality if you can; until then the name is not linked."
            )
        return id_

    def _adopt(self, entity: Entity) -> None:
        from briefgen.plan.parts.library import library

        id_ = entity.id
        taken = {name.casefold() for record in self.records.values() for name in _names(record)}
        taken |= {clash.name.casefold() for clash in self.corpus.clashes if id_ in clash.ids}
        record = as_record(entity, taken - {entity.name.casefold()})
        path = file_for(entity.kind, self.register.where, self.files())
        self.register.append(path, record, remarks(entity, library(self.corpus).briefings_of(id_)))
        self.adopted.add(id_)

    def finish(self, touched: Iterable[str], notes: Iterable[str] = (), *, dry_run: bool, quiet: bool) -> int:
        """Show and write what is changed; give the exit code."""
        return self.session.finish(
            {*touched, *self.adopted}, [*self.notes, *notes], dry_run=dry_run, quiet=quiet
        )

    def files(self) -> list[str]:
        """Give the files of records of entities, sorted."""
        folder = self.session.root / "content" / "entities"
        found = (path for path in folder.rglob("*") if path.suffix.lower() in (".yaml", ".yml"))
        return sorted(
            path.relative_to(self.session.root).as_posix()
            for path in found
            if path.is_file() and not path.name.startswith(".")
        )


def read_site(root: Path, now: datetime, *, quiet: bool) -> Archive:
    """Read a site and resolve its archive, whatever else is wrong with it.

    Raises:
        EditError: there is nothing to read.
    """
    from briefgen import pipeline
    from briefgen.cli.progress import Bar

    with Bar(quiet=quiet) as bar:
        outcome = pipeline.read_archive(root, pipeline.Options(now), bar)
    if outcome.value is None:
        raise EditError("The site cannot be read; `briefgen check` says why.")
    if has_errors(outcome.diagnostics) and not quiet:
        click.echo(INCOMPLETE, err=True)
    return outcome.value


def _names(record: EntityRecord) -> tuple[str, ...]:
    return (record.name, record.short, *(alias.text for alias in record.aliases))


def _one(word: str, known: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Give the id that a word means: an id, else the only one with this name, else with this alias."""
    wanted = " ".join(word.split()).casefold()
    if any(id_ == word for id_, _ in known):
        return word
    for by_name in (True, False):
        ids = sorted(
            id_
            for id_, names in known
            if wanted in {name.casefold() for name in (names[:1] if by_name else names)}
        )
        if len(ids) > 1:
            shown = ", ".join(ids[:_SHOWN])
            raise click.UsageError(f"'{word}' can mean {shown}; name one by its id.")
        if ids:
            return ids[0]
    return ""
