"""The disputed-claims boxes of a briefing: which claims get one, in what order, after which section."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefgen.model.article import Section
from briefgen.model.corpus import Briefing, FoundClaim, Position
from briefgen.plan.parts.cards import Standpoint
from briefgen.plan.parts.changes import changed_view, since_published
from briefgen.plan.parts.library import Library, claims_of, recorded_in
from briefgen.plan.parts.statements import found_box, has_box, passages_of, recorded_box
from briefgen.plan.parts.ties import ties_in
from briefgen.plan.text.callouts import sections_at
from briefgen.plan.views import ChangedView, ClaimBox

MOST_POSITIONS = 8
"""Positions that a box shows; the page of the claim has all."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """The boxes of a briefing in order, and those among them that stand after a section of the text.

    ``recorded`` maps every recorded claim that the briefing uses to its view (without a number where it has
    no box); ``found`` does the same for claims that only software found, by their number.
    """

    all: tuple[ClaimBox, ...] = ()
    by_section: tuple[tuple[int, tuple[ClaimBox, ...]], ...] = ()
    recorded: Mapping[str, ClaimBox] = field(default_factory=dict)
    found: Mapping[int, ClaimBox] = field(default_factory=dict)

    def of(self, claim: FoundClaim) -> ClaimBox:
        """Give the box of a found claim: that of the recorded claim which it is, if any."""
        return self.recorded.get(claim.record) or self.found[claim.number]


@dataclass(frozen=True, slots=True)
class _Raised:
    """A claim, and where the text raises it first: an offset (-1: only the header does) and a fragment id."""

    offset: int = -1
    fragment: str = ""
    record: str = ""
    found: FoundClaim | None = None

    @property
    def order(self) -> tuple[bool, int, str, int]:
        return (self.offset < 0, self.offset, self.record, self.found.number if self.found else 0)


def boxes_of(at: Standpoint, briefing: Briefing) -> Boxes:
    """Give the boxes of a briefing: in the order of its text, claims of the header last.

    A claim has a box if software found it, a passage is tied to it, or it is contested or assessed.
    """
    library, published = at.library, briefing.article.source.meta.date
    changes = {
        id_: changed_view(at, changed, published)
        for id_, changed in since_published(library, briefing).items()
    }
    recorded: dict[str, ClaimBox] = {}
    found: dict[int, ClaimBox] = {}
    boxes: list[ClaimBox] = []
    by_section: defaultdict[int, list[ClaimBox]] = defaultdict(list)
    section_at = sections_at(briefing.article)
    for raised in sorted(_raised(library, briefing), key=lambda raised: raised.order):
        if raised.found is None and raised.offset < 0 and not has_box(library.claims[raised.record]):
            claim = library.claims[raised.record]
            recorded[raised.record] = recorded_box(at, claim, changed=changes.get(raised.record))
            continue
        section = section_at(raised.offset) if raised.offset >= 0 else -1
        made = _box(at, briefing.slug, raised, len(boxes) + 1, changes.get(raised.record))
        box = replace(made, level=_level_after(briefing.article.sections, section))
        boxes.append(box)
        if section >= 0:
            by_section[section].append(box)
        if raised.found is not None:
            found[raised.found.number] = box
        else:
            recorded[raised.record] = box
    grouped = tuple((section, tuple(by_section[section])) for section in sorted(by_section))
    return Boxes(tuple(boxes), grouped, recorded, found)


def _box(at: Standpoint, slug: str, raised: _Raised, number: int, changed: ChangedView | None) -> ClaimBox:
    anchor = f"claim-box-{number}"
    if raised.found is not None:
        return found_box(at, slug, raised.found, number=number, anchor=anchor)
    claim = at.library.claims[raised.record]
    url = at.href(at.addresses.briefings[slug], raised.fragment) if raised.fragment else ""
    short = replace(claim, positions=in_short(claim.positions))
    box = recorded_box(at, short, number=number, anchor=anchor, text_url=url, changed=changed)
    return replace(box, ties=ties_in(at, claim, slug), positions_total=len(claim.positions))


def in_short(positions: tuple[Position, ...]) -> tuple[Position, ...]:
    """Give the positions that a box shows of those in order of date, by a rule that favours nobody.

    Up to ``MOST_POSITIONS`` it shows all; else the latest of each party, and where more parties than that
    have spoken, of those that spoke last.
    """
    if len(positions) <= MOST_POSITIONS:
        return positions
    latest = {_party(position): number for number, position in enumerate(positions)}
    return tuple(positions[number] for number in sorted(latest.values())[-MOST_POSITIONS:])


def _party(position: Position) -> str:
    party = position.on_behalf_of or position.by
    return party.entity or party.name


def _level_after(sections: Sequence[Section], number: int) -> int:
    """Give the level of a box's heading after a section: before any heading it stands under the headline."""
    section = next((section for section in sections if section.number == number), None)
    return min(section.level + 1, 6) if section and section.title else 2


def _raised(library: Library, briefing: Briefing) -> list[_Raised]:
    first: dict[str, _Raised] = {
        record: _Raised(record=record) for record in recorded_in(library, briefing.slug)
    }
    raised: list[_Raised] = []
    passages = [(use.claim, use.span, fragment) for use, fragment in passages_of(briefing) if use.span]
    for claim in claims_of(briefing):
        if claim.record in library.claims:
            passages.append((claim.record, claim.span, f"claim-{claim.number}"))
        else:
            raised.append(_Raised(claim.span.start, f"claim-{claim.number}", found=claim))
    for record, span, fragment in sorted(
        passages, key=lambda passage: (passage[1], passage[2]), reverse=True
    ):
        if record in first:
            first[record] = _Raised(span.start, fragment, record)
    return [*raised, *first.values()]
