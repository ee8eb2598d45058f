"""The claims of a site, recorded and found, and which of them a word on the command line means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from briefgen import pipeline
from briefgen.cli import options
from briefgen.cli.meant import did_you_mean
from briefgen.cli.progress import Bar
from briefgen.cli.report import report
from briefgen.cli.slugs import slug_of
from briefgen.cli.summary import TAKEN_IN
from briefgen.edit.claim_records import free_id
from briefgen.load.values.addresses import is_record_id
from briefgen.model.corpus import Briefing, Corpus, Entity, FoundClaim, LedgerClaim
from briefgen.model.diagnostic import has_errors
from briefgen.model.source import LeftOut
from briefgen.model.states import State


@dataclass(frozen=True, slots=True)
class SiteClaims:
    """The claims of a site, with the states they can have, what was left out, and what counts as now."""

    root: Path
    corpus: Corpus
    states: Mapping[str, State]
    left_out: tuple[LeftOut, ...]
    now: datetime

    @property
    def recorded_entities(self) -> Mapping[str, Entity]:
        """The entities that have a record, by id."""
        return {entity.id: entity for entity in self.corpus.entities if entity.record}

    def unrecorded(self) -> Iterator[tuple[Briefing, FoundClaim]]:
        """Give the found claims that are tied to no record, those of the newest briefing first."""
        for briefing in self.corpus.briefings:
            for claim in briefing.claims:
                if not claim.record:
                    yield briefing, claim

    def recorded(self, id_: str) -> LedgerClaim:
        """Give the recorded claim with this id.

        Raises:
            click.UsageError: there is none.
        """
        known = {claim.record.id: claim for claim in self.corpus.claims}
        if id_ not in known:
            raise click.UsageError(f"No claim is recorded as '{id_}'.{did_you_mean(id_, known)}")
        return known[id_]

    def found(self, name: str) -> tuple[Briefing, FoundClaim]:
        """Give the claim that software found in a briefing: ``slug#2``, ``content/town/slug.md#2``.

        Raises:
            click.UsageError: there is no such briefing, or it has no such claim.
        """
        where, _, number = name.rpartition("#")
        if not where or not number.isdecimal():
            raise click.UsageError(f"'{name}' names no found claim; write it as BRIEFING#N, such as talks#1.")
        briefing = self._briefing(where)
        known = {claim.number: claim for claim in briefing.claims}
        if int(number) not in known:
            numbers = ", ".join(f"{briefing.slug}#{one}" for one in known) or "none"
            raise click.UsageError(f"Software found no claim {name}; in this briefing there is {numbers}.")
        return briefing, known[int(number)]

    def _briefing(self, name: str) -> Briefing:
        by_name: dict[str, Briefing] = {}
        for briefing in self.corpus.briefings:
            path = briefing.article.source.path
            below = path.removeprefix("content/")
            for known in (briefing.slug, path, below, path.removesuffix(".md"), below.removesuffix(".md")):
                by_name.setdefault(known, briefing)
        plain = name.removeprefix("./").replace("\\", "/")
        file = Path(name).resolve()
        if plain not in by_name and file.is_relative_to(self.root):
            plain = file.relative_to(self.root).as_posix()
        if plain not in by_name:
            for left in self.left_out:
                if Path(left.path).stem == Path(plain).stem:
                    how = TAKEN_IN[left.status]
                    raise click.UsageError(f"The briefing '{name}' is not out ({left.status}); {how}.")
            slugs = {briefing.slug: briefing for briefing in self.corpus.briefings}
            raise click.UsageError(f"There is no briefing '{name}'.{did_you_mean(name, slugs)}")
        return by_name[plain]

    def new_id(self, wanted: str, text: str) -> str:
        """Give the id of a new record: the one that is wanted, else one made from its text.

        Raises:
            click.UsageError: the wanted one has not the form of an id, or a record has it.
        """
        taken = {claim.record.id.casefold(): claim.record for claim in self.corpus.claims}
        if wanted and not is_record_id(wanted):
            raise click.UsageError(f"'{wanted}' is no id: write small letters, digits and hyphens.")
        if wanted in taken:
            raise click.UsageError(f"There is a record '{wanted}' already: {taken[wanted].place}")
        made = slug_of(text) or "claim"
        folder = self.root / "content" / "claims"
        files = {path.stem.casefold() for path in folder.glob("*.y*ml")}
        return wanted or free_id(made, taken.keys() | files)


def read_claims(
    root: Path, as_of: datetime | None, unpublished: tuple[bool, bool, bool], *, quiet: bool
) -> SiteClaims | None:
    """Read a site as a build does; if it has errors, report what is wrong with it and give nothing."""
    root, now = options.site_folder(root), options.now(as_of)
    drafts, future, expired = unpublished
    wanted = pipeline.Options(now, drafts=drafts, future=future, expired=expired)
    with Bar(quiet=quiet) as bar:
        outcome = pipeline.read_archive(root, wanted, bar)
    if outcome.value is None or has_errors(outcome.diagnostics):
        report(outcome.diagnostics)
        return None
    states = {state.id: state for state in outcome.value.inputs.settings.claims.states}
    left_out = tuple(outcome.value.inputs.left_out)
    return SiteClaims(root, outcome.value.corpus, states, left_out, now)
