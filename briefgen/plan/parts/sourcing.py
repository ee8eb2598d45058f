"""How a briefing is sourced: whose statements it carries, how many have a name behind them, what was read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.model.corpus import Briefing, Naming, Party, Position, ResolvedQuote
from briefgen.model.quoting import DOCUMENT
from briefgen.model.registry import SourceRecord
from briefgen.model.when import is_before
from briefgen.plan import words
from briefgen.plan.parts.cards import Standpoint, party_view
from briefgen.plan.parts.changes import edits_of
from briefgen.plan.parts.library import Library, quotes_of, read_for, recorded_in, unrecorded_in
from briefgen.plan.views.sourcing_views import PartyCount, SourcingView

_NAMINGS = tuple(Naming)


@dataclass(frozen=True, slots=True)
class Statements:
    """What a briefing carries: its quotations, the positions on its claims, and what was read for it."""

    quotations: tuple[ResolvedQuote, ...] = ()
    positions: tuple[Position, ...] = ()
    sources: tuple[SourceRecord, ...] = ()


def statements_of(library: Library, briefing: Briefing) -> Statements:
    """Gather the statements of a briefing and the sources that were read for it.

    What somebody said of a claim after the briefing was edited last stands in the claim's record, and in no
    count of who had a say when it was written.
    """
    recorded = [library.claims[claim] for claim in recorded_in(library, briefing.slug)]
    found = unrecorded_in(library, briefing)
    positions = [
        *(said for claim in recorded for said in claim.positions if not _is_later(said, briefing)),
        *(said for claim in found for said in claim.positions),
    ]
    known = (library.sources.get(source) for source in read_for(briefing, recorded))
    return Statements(quotes_of(briefing), tuple(positions), tuple(source for source in known if source))


def _is_later(said: Position, briefing: Briefing) -> bool:
    seen, date = edits_of(briefing.article.source.meta), said.known_by
    if date is None or not seen or said.briefing == briefing.slug:
        return False
    return all(is_before(edited, date) for edited in seen)


@dataclass(frozen=True, slots=True)
class Sourcing:
    """The counts: quotations by what is told of who speaks, statements by party, sources by kind.

    ``parties`` with their numbers of quotations and positions, those with most first; ``kinds`` in the order
    in which pages show them; ``compared`` are statements whose words a stored text has.
    """

    naming: tuple[tuple[Naming, int], ...]
    parties: tuple[tuple[Party, int, int], ...]
    kinds: tuple[tuple[str, int], ...]
    sources: int
    archived: int
    compared: int


def sourcing_of(statements: Statements) -> Sourcing:
    """Count statements and sources; one name among several speakers is enough for a named source."""
    naming = [_naming(quote) for quote in statements.quotations]
    kinds = Counter(source.kind for source in statements.sources)
    passages = [
        *(quote.passage for quote in statements.quotations),
        *(said.passage for said in statements.positions),
    ]
    return Sourcing(
        naming=tuple([(each, naming.count(each)) for each in _NAMINGS]),
        parties=tuple(_parties(statements)),
        kinds=tuple((kind, kinds[kind]) for kind in words.SOURCE_KINDS if kinds[kind]),
        sources=len(statements.sources),
        archived=sum(bool(source.archive_url) for source in statements.sources),
        compared=sum(passage is not None for passage in passages),
    )


def sourcing_view(at: Standpoint, sourcing: Sourcing) -> SourcingView:
    """Give the counts as a page shows them."""
    naming = dict(sourcing.naming)
    return SourcingView(
        named=naming[Naming.NAMED],
        unnamed=naming[Naming.UNNAMED],
        unclear=naming[Naming.UNCLEAR],
        parties=tuple(
            PartyCount(party_view(at, party), quotations, positions)
            for party, quotations, positions in sourcing.parties
        ),
        sources=sourcing.sources,
        kinds=tuple((at.words.say(words.SOURCE_KINDS[kind]), number) for kind, number in sourcing.kinds),
        archived=sourcing.archived,
        compared=sourcing.compared,
    )


def _parties(statements: Statements) -> Iterator[tuple[Party, int, int]]:
    """Give the parties, those with most statements first; somebody of whom nothing is told is none."""
    parties: dict[str, Party] = {}
    quotations, positions = defaultdict[str, int](int), defaultdict[str, int](int)
    for quote in statements.quotations:
        for party in quote.speakers:
            _count(party, parties, quotations)
    for said in statements.positions:
        _count(said.by, parties, positions)
    for key in sorted(parties, key=lambda key: (-quotations[key] - positions[key], parties[key].name, key)):
        yield Party(parties[key].name, parties[key].entity), quotations[key], positions[key]


def _count(party: Party, parties: dict[str, Party], counts: dict[str, int]) -> None:
    if party.entity or party.naming is not Naming.UNCLEAR:
        key = party.entity or f"={party.name.casefold()}"
        parties.setdefault(key, party)
        counts[key] += 1


def _naming(quote: ResolvedQuote) -> Naming:
    if quote.document or (quote.form == DOCUMENT and not quote.speakers):
        return Naming.NAMED  # a document that is named speaks for itself
    told = [party.naming for party in quote.speakers]
    return next((naming for naming in (Naming.NAMED, Naming.UNNAMED) if naming in told), Naming.UNCLEAR)
