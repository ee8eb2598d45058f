"""Everything that is known of one claim, for people and for programs; the text says what the data says."""

from __future__ import annotations

from collections.abc import Iterator

import click

from briefgen.cli.claim_data import Data, found_data, recorded_data
from briefgen.cli.printing import as_json
from briefgen.cli.site_claims import SiteClaims
from briefgen.model.corpus import Briefing, FoundClaim, LedgerClaim
from briefgen.model.excerpt import safe
from briefgen.model.quoting import PARAPHRASE
from briefgen.plan.words import TIES

_INDENT = " " * 12


def show_recorded(site: SiteClaims, claim: LedgerClaim, form: str) -> None:
    """Write what is known of a recorded claim to standard output."""
    data = recorded_data(site, claim)
    _show(data, form, _recorded(site, data))


def show_found(briefing: Briefing, claim: FoundClaim, form: str) -> None:
    """Write what is known of a claim that software found to standard output."""
    data = found_data(briefing, claim)
    _show(data, form, _found(data))


def _show(data: Data, form: str, lines: Iterator[str]) -> None:
    if form == "json":
        click.echo(as_json(data))
        return
    for line in lines:
        click.echo(safe(line))


def _recorded(site: SiteClaims, data: Data) -> Iterator[str]:
    yield f"{data['id']}  {_place(data)}"
    yield f"  {data['text']}"
    about = f", about {', '.join(data['about'])}" if data["about"] else ""
    yield f"  {data['type']}{about}"
    now = data["assessment"]
    yield f"  {_assessment(site, now)}" if now else f"  {_label(site, data['state'])}"
    if now and now["review_by"]:
        yield f"  to be looked at again by {now['review_by']}"
    if data["opposed"]:
        yield "  opposed: contrary positions are live"
    for turn in data["reversals"]:
        was, is_ = (f"{one['stance']} {one['date']}".rstrip() for one in (turn["before"], turn["after"]))
        yield f"  reversed: {turn['by']['name']} ({was}, then {is_})"
    yield from _part("Positions", (line for one in data["positions"] for line in _position(one)))
    yield from _part("Found in briefings by software", (line for one in data["found"] for line in _tied(one)))
    yield from _part("Evidence", map(_evidence, data["evidence"]))
    yield from _part("Relations", (f"{one['type']}  {one['claim']}" for one in data["relations"]))
    yield from _part("What would settle it", [data["settle"]] if data["settle"] else [])
    earlier = (f"{_assessment(site, one)}{_why(one)}" for one in data["history"])
    yield from _part("History", earlier)
    yield from _part(
        "Briefings",
        (f"{one['path']}{' (tied by software)' if one['by_software'] else ''}" for one in data["briefings"]),
    )


def _found(data: Data) -> Iterator[str]:
    yield f"{data['handle']}  {_place(data)}"
    yield f"  {data['text']}"
    cue = f' ("{data["cue"]}")' if data["cue"] else ""
    yield f"  {data['status']}{cue} [{data['rule']}, {data['confidence']}]"
    if data["record"]:
        yield f"  recorded as {data['record']}. {TIES[data['tie']]}."
    else:
        yield f"  not recorded; `briefgen claims adopt {data['handle']}` makes a record of it"
    yield from _part("Positions", (line for one in data["positions"] for line in _position(one)))


def _part(title: str, lines: Iterator[str] | list[str]) -> Iterator[str]:
    first = True
    for line in lines:
        if first:
            yield ""
            yield title
        first = False
        yield f"  {line}"


def _position(data: Data) -> Iterator[str]:
    behalf = f" for {data['for']['name']}" if data["for"] else ""
    venue = f", {data['venue']}" if data["venue"] else ""
    yield f"{data['date'][:10] or '-':<10}  {data['by']['name']}{behalf}: {data['stance']}{venue}"
    if data["words"]:
        yield f"{_INDENT}{_said(data)}"
    if data["note"]:
        yield f"{_INDENT}{data['note']}"
    where = [_place(data), ", ".join(data["sources"])]
    if any(where):
        yield f"{_INDENT}{'  '.join(filter(None, where))}"


def _said(data: Data) -> str:
    if data["direct"]:
        return f'"{data["words"]}"'
    whose = "in other words" if data["form"] == PARAPHRASE else "in the briefing's words"
    return f"{whose}: {data['words']}"


def _tied(data: Data) -> Iterator[str]:
    yield f"{data['handle']}: {data['text']}"
    yield f"{_INDENT}{_place(data)}"
    yield f"{_INDENT}{data['status']}. {TIES[data['tie']]}."
    for position in data["positions"]:
        yield from (f"  {line}" for line in _position(position))


def _evidence(data: Data) -> str:
    return f"{data['supports']:<7}  {data['source']}{': ' if data['note'] else ''}{data['note']}"


def _assessment(site: SiteClaims, data: Data) -> str:
    return f"{_label(site, data['state'])} as of {data['date'][:10]}, {data['by']}: {data['summary']}"


def _why(data: Data) -> str:
    return f" Why it changed: {data['why']}" if data["why"] else ""


def _label(site: SiteClaims, state: str) -> str:
    return site.states[state].label if state in site.states else state


def _place(data: Data) -> str:
    return f"{data['path']}:{data['line']}" if data["line"] else data["path"]
