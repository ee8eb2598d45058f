"""Claims as lists, for people and for programs: recorded ones by state, then those that software found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import click

from briefgen.cli.claim_data import found_data, recorded_data
from briefgen.cli.printing import as_json, side_by_side, widths_of
from briefgen.cli.report import count_of
from briefgen.cli.site_claims import SiteClaims
from briefgen.model.corpus import Briefing, FoundClaim, LedgerClaim, Position
from briefgen.model.excerpt import safe
from briefgen.model.states import NOT_ASSESSED
from briefgen.plan.checks.review import due_since
from briefgen.plan.parts.library import is_contested
from briefgen.plan.parts.statements import state_id

_PARTIES = 3
"""How many parties a line names."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What to list."""

    contested: bool = True
    unassessed: bool = True
    due: bool = True
    others: bool = True
    found: bool = True

    @staticmethod
    def of(contested: bool, unassessed: bool, due: bool, found: bool) -> Choice:
        """Give what was asked for: all, if nothing was."""
        some = contested or unassessed or due or found
        return Choice(contested, unassessed, due, False, found) if some else Choice()

    def takes(self, claim: LedgerClaim, now: datetime) -> bool:
        """Say whether a recorded claim was asked for."""
        return (
            self.others
            or (self.contested and is_contested(claim))
            or (self.unassessed and state_id(claim.record) == NOT_ASSESSED)
            or (self.due and due_since(claim.record, now) is not None)
        )


def show_list(site: SiteClaims, choice: Choice, form: str, *, quiet: bool) -> None:
    """Write the claims that were asked for to standard output."""
    recorded = [claim for claim in site.corpus.claims if choice.takes(claim, site.now)]
    found = list(site.unrecorded()) if choice.found else []
    if form == "json":
        both = {
            "claims": [
                recorded_data(site, claim) | {"due": due_since(claim.record, site.now) is not None}
                for claim in recorded
            ],
            "found": [found_data(*pair) for pair in found],
        }
        click.echo(as_json(both))
        return
    for line in (*_recorded(site, recorded), *_found(found)):
        click.echo(line)
    if not quiet:
        click.echo(_totals(recorded, found, choice, site.now), err=True)


def _totals(recorded: Sequence[LedgerClaim], found: Sequence[object], choice: Choice, now: datetime) -> str:
    if not recorded and not found:
        return "No claims." if choice == Choice() else "No such claims."
    due = sum(due_since(claim.record, now) is not None for claim in recorded)
    parts = [
        f"{count_of(len(recorded), 'recorded claim')}{f', {due} to be looked at again' if due else ''}"
        if recorded
        else "",
        f"{len(found)} found by software" if found else "",
    ]
    return f"{'; '.join(filter(None, parts))}."


def _recorded(site: SiteClaims, claims: Sequence[LedgerClaim]) -> Iterator[str]:
    rows = {
        claim.record.id: (
            claim.record.id,
            claim.record.assessment.date.iso[:10] if claim.record.assessment else "-",
            count_of(len(claim.briefings), "briefing"),
            _parties(claim),
            safe(claim.record.short or claim.record.text) + _flags(claim, site.now),
        )
        for claim in claims
    }
    widths = widths_of(list(rows.values()))
    for id_, state in site.states.items():
        group = [rows[claim.record.id] for claim in claims if state_id(claim.record) == id_]
        if group:
            yield f"{safe(state.label)}:"
            yield from _lines(group, widths)


def _found(found: Sequence[tuple[Briefing, FoundClaim]]) -> Iterator[str]:
    rows = [
        (f"{briefing.slug}#{claim.number}", claim.status.value, _speakers(claim.positions), _line(claim.text))
        for briefing, claim in found
    ]
    if rows:
        yield "Found by software, not recorded:"
        yield from _lines(rows, widths_of(rows))


def _parties(claim: LedgerClaim) -> str:
    """Give who takes positions: for whom somebody speaks counts, not the speaker."""
    return _named([(position.on_behalf_of or position.by).name for position in claim.positions])


def _speakers(positions: Sequence[Position]) -> str:
    return _named([position.by.name or position.by.text for position in positions])


def _named(names: Sequence[str]) -> str:
    every = [safe(name) for name in dict.fromkeys(names)]
    more = len(every) - _PARTIES
    return ", ".join(every[:_PARTIES]) + (f" and {more} more" if more > 0 else "") or "-"


def _flags(claim: LedgerClaim, now: datetime) -> str:
    due = due_since(claim.record, now)
    flags = [
        "opposed" if claim.opposed else "",
        "reversed" if claim.reversals else "",
        f"due {due.iso[:10]}" if due else "",
    ]
    return f" [{', '.join(filter(None, flags))}]" if any(flags) else ""


def _line(text: str) -> str:
    return safe(" ".join(text.split()))


def _lines(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    for row in rows:
        yield f"  {side_by_side(row, widths)}"
