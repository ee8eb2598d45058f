"""How a briefing is sourced."""

from plan.harbour import ADA, BELA, seen_from, small_corpus

from briefgen.model.annotation import Confidence, QuoteType
from briefgen.model.corpus import Naming, Party, Position, ResolvedQuote
from briefgen.model.passage import Passage
from briefgen.model.registry import SourceRecord
from briefgen.model.text import Place, Span
from briefgen.plan.parts.library import library
from briefgen.plan.parts.sourcing import Statements, sourcing_of, sourcing_view, statements_of
from briefgen.plan.views import SourcingView

HERE = seen_from("news/harbour/index.html")


def said_by(*parties, **more):
    return ResolvedQuote(
        1, Span(0, 4), (Span(0, 4),), ("Yes.",), QuoteType.DIRECT, parties, "", "", Confidence.SURE, **more
    )


def called(*naming):
    return said_by(*(Party(f"party {number}", naming=each) for number, each in enumerate(naming)))


def counted(*quotes, positions=(), sources=()):
    return sourcing_view(HERE, sourcing_of(Statements(quotes, tuple(positions), tuple(sources))))


def test_quotations_are_counted_by_what_is_told_of_who_speaks():
    seen = counted(
        called(Naming.NAMED),
        called(Naming.NAMED),
        called(Naming.UNNAMED),
        called(Naming.UNCLEAR),
        called(),
    )
    assert (seen.named, seen.unnamed, seen.unclear) == (2, 1, 2)


def test_one_name_among_several_speakers_is_enough():
    assert counted(called(Naming.UNNAMED, Naming.NAMED)).named == 1
    assert counted(called(Naming.UNCLEAR, Naming.UNNAMED)).unnamed == 1


def test_a_document_that_is_named_is_a_named_source():
    seen = counted(said_by(document="Harbour Act", form="document"))
    assert (seen.named, seen.unclear) == (1, 0)


def test_a_briefing_that_quotes_nobody_has_nothing_to_count():
    assert counted() == SourcingView()


def test_statements_are_counted_by_party_those_with_most_first():
    ada, bela = Party("Ada Lind", ADA), Party("Bela Koss", BELA)
    drivers, he = Party("the drivers"), Party("he", naming=Naming.UNCLEAR)
    seen = counted(
        said_by(bela),
        said_by(ada),
        said_by(ada, drivers),
        said_by(he),
        positions=[Position(Party("The drivers"), "denies"), Position(ada, "asserts")],
    )
    assert [(one.party.name, one.quotations, one.positions) for one in seen.parties] == [
        ("Ada Lind", 2, 1),
        ("the drivers", 1, 1),
        ("Bela Koss", 1, 0),
    ]
    assert seen.parties[0].party.url == "../../entities/person/ada-lind/"
    assert seen.parties[1].party.url == ""


def test_sources_are_counted_by_kind_and_by_whether_a_copy_is_kept():
    def source(id_, kind, **more):
        return SourceRecord(id_, id_, Place("s.yaml"), kind=kind, **more)

    seen = counted(
        said_by(passage=Passage("a")),
        said_by(),
        positions=[Position(Party("the drivers"), "denies", passage=Passage("a"))],
        sources=[source("a", "primary", archive_url="https://x.example"), source("b", "secondary")],
    )
    assert (seen.sources, seen.archived, seen.compared) == (2, 1, 2)
    assert seen.kinds == (("Primary source", 1), ("Secondary source", 1))


def test_statements_of_a_briefing_are_its_quotations_the_positions_on_its_claims_and_what_they_cite():
    corpus = small_corpus()
    found = statements_of(library(corpus), corpus.briefings[0])
    assert [quote.number for quote in found.quotations] == [1, 2]
    assert [position.stance for position in found.positions] == [
        "asserts",
        "denies",
        "retracts",
        "doubts",
        "denies",
    ]
    assert [source.id for source in found.sources] == ["s-wire"]
