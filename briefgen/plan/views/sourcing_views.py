"""Views of how a briefing is sourced."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.plan.views.view_parts import PartyView


@dataclass(frozen=True, slots=True)
class PartyCount:
    """How many quotations and positions of a briefing are one party's."""

    party: PartyView
    quotations: int = 0
    positions: int = 0


@dataclass(frozen=True, slots=True)
class SourcingView:
    """How many quotations of a briefing come from named, from unnamed, and from unclear sources.

    ``parties``: statements by party, those with most first. ``sources`` are all that were read, ``kinds`` how
    many of each kind (its word and the number), ``archived`` those with a kept copy. ``compared``: statements
    whose words were found in the stored text of their source.
    """

    named: int = 0
    unnamed: int = 0
    unclear: int = 0
    parties: tuple[PartyCount, ...] = ()
    sources: int = 0
    kinds: tuple[tuple[str, int], ...] = ()
    archived: int = 0
    compared: int = 0
