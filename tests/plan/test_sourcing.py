"""How a briefing is sourced."""

from briefgen.model.annotation import Confidence, QuoteType
from briefgen.model.corpus import Naming, Party, ResolvedQuote
from briefgen.model.text import Span
from briefgen.plan.sourcing import sourcing_of
from briefgen.plan.views import SourcingView


def said_by(*naming):
    parties = tuple(Party(f"party {number}", naming=each) for number, each in enumerate(naming))
    return ResolvedQuote(
        1, Span(0, 4), (Span(0, 4),), ("Yes.",), QuoteType.DIRECT, parties, "", "", Confidence.SURE
    )


def test_quotations_are_counted_by_what_is_told_of_who_speaks():
    quotes = [
        said_by(Naming.NAMED),
        said_by(Naming.NAMED),
        said_by(Naming.UNNAMED),
        said_by(Naming.UNCLEAR),
        said_by(),
    ]
    assert sourcing_of(quotes) == SourcingView(named=2, unnamed=1, unclear=2)


def test_one_name_among_several_speakers_is_enough():
    assert sourcing_of([said_by(Naming.UNNAMED, Naming.NAMED)]) == SourcingView(named=1)
    assert sourcing_of([said_by(Naming.UNCLEAR, Naming.UNNAMED)]) == SourcingView(unnamed=1)


def test_a_briefing_that_quotes_nobody_has_nothing_to_count():
    assert sourcing_of(()) == SourcingView()
