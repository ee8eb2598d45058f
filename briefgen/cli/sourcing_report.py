"""How the briefings of a site are sourced, as ``briefgen check`` tells it: numbers without a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.cli.report import count_of
from briefgen.model.corpus import Briefing, Corpus
from briefgen.model.excerpt import safe
from briefgen.plan.parts.library import library
from briefgen.plan.parts.sourcing import Sourcing, Statements, sourcing_of, statements_of


def in_short(corpus: Corpus) -> str:
    """Give one line for the whole site; none where nobody is quoted and nothing was read."""
    found = [statements for _, statements in _ledger(corpus)]
    sources = {source.id: source for statements in found for source in statements.sources}
    every = sourcing_of(
        Statements(
            tuple(quote for statements in found for quote in statements.quotations),
            sources=tuple(sources.values()),
        )
    )
    if not sources and not any(number for _, number in every.naming):
        return ""
    return f"{_quotations(every)} {_read(every)}"


def by_briefing(corpus: Corpus) -> Iterator[str]:
    """Give lines for each briefing, the newest first: the same counts, and who has a say how often."""
    for briefing, statements in _ledger(corpus):
        counts = sourcing_of(statements)
        yield safe(briefing.article.source.path)
        yield f"  {_quotations(counts)} {_read(counts)}"
        for party, quotations, positions in counts.parties:
            told = f"{count_of(quotations, 'quotation')}, {count_of(positions, 'position')}"
            yield f"    {safe(party.entity or party.name)}: {told}"


def as_records(corpus: Corpus) -> list[dict[str, Any]]:
    """Give the counts of each briefing, the newest first, for programs."""
    return [_record(briefing, sourcing_of(statements)) for briefing, statements in _ledger(corpus)]


def _record(briefing: Briefing, counts: Sourcing) -> dict[str, Any]:
    return {
        "briefing": briefing.slug,
        "path": briefing.article.source.path,
        "quotations": {naming.value: number for naming, number in counts.naming},
        "compared": counts.compared,
        "parties": [
            {
                "name": party.name,
                "entity": party.entity,
                "quotations": quotations,
                "positions": positions,
            }
            for party, quotations, positions in counts.parties
        ],
        "sources": {
            "number": counts.sources,
            "archived": counts.archived,
            "kinds": dict(counts.kinds),
        },
    }


def _ledger(corpus: Corpus) -> Iterator[tuple[Briefing, Statements]]:
    shelves = library(corpus)
    for briefing in corpus.briefings:
        yield briefing, statements_of(shelves, briefing)


def _quotations(counts: Sourcing) -> str:
    told = [", ".join(f"{number} {naming.value}" for naming, number in counts.naming if number)]
    number = sum(number for _, number in counts.naming)
    if counts.compared:
        told.append(f"{count_of(counts.compared, 'statement')} compared with a stored text")
    inside = "; ".join(filter(None, told))
    return f"{count_of(number, 'quotation')}{f' ({inside})' if inside else ''}."


def _read(counts: Sourcing) -> str:
    kinds = ", ".join(f"{number} {kind}" for kind, number in counts.kinds)
    told = f" ({kinds}; {counts.archived} archived)" if kinds else ""
    return f"{count_of(counts.sources, 'source')} read{told}."
