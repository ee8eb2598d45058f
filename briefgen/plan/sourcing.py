"""How a briefing is sourced: how many of its quotations have a name behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefgen.model.corpus import Naming, ResolvedQuote
from briefgen.plan.views import SourcingView


def sourcing_of(quotes: Iterable[ResolvedQuote]) -> SourcingView:
    """Count quotations by what is told of who speaks; one name among several speakers is enough."""
    count = Counter(map(_naming, quotes))
    return SourcingView(count[Naming.NAMED], count[Naming.UNNAMED], count[Naming.UNCLEAR])


def _naming(quote: ResolvedQuote) -> Naming:
    told = {party.naming for party in quote.speakers}
    return next((naming for naming in (Naming.NAMED, Naming.UNNAMED) if naming in told), Naming.UNCLEAR)
