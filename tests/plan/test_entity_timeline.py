from dataclasses import replace

from plan.harbour import (
    ADA,
    BELA,
    PORT,
    article,
    mention,
    party,
    planned,
    quote,
    small_corpus,
    when,
)

from briefgen.model.annotation import QuoteType
from briefgen.model.corpus import Briefing, Corpus, Entity, LedgerClaim, Position
from briefgen.model.registry import ClaimRecord
from briefgen.model.source import Correction
from briefgen.model.text import Place
from briefgen.plan.pages.entity_timeline import corrected, count_events, events_of
from briefgen.plan.parts.library import library


def told(corpus, entity):
    """Each line of a timeline: kind, date, and the briefing or claim."""
    shelves = library(corpus)
    events = events_of(shelves, entity)
    assert count_events(shelves, entity, corrected(shelves)) == len(events)
    return [
        (event.kind, event.date.iso if event.date else "", event.slug or event.claim.record.id)
        for event in events
    ]


def test_briefings_words_positions_and_corrections_stand_newest_first():
    assert told(small_corpus(), ADA) == [
        ("reversal", "2025-05-02", "quay-open"),
        ("position", "2025-05-02", "quay-open"),
        ("correction", "2025-04-30", "harbour"),
        ("correction", "2025-04-29", "harbour"),
        ("quote", "2025-04-28", "harbour"),
        ("quote", "2025-03", "strike"),
        ("position", "2025-03", "quay-open"),
    ]


def test_a_briefing_about_somebody_is_told_even_where_it_quotes_them():
    assert ("about", "2025-04-28", "harbour") in told(small_corpus(), PORT)
    harbour, *rest = small_corpus().briefings
    corpus = replace(small_corpus(), briefings=(replace(harbour, about=(ADA,)), *rest))
    kinds = [kind for kind, _, slug in told(corpus, ADA) if slug == "harbour"]
    assert kinds == ["correction", "correction", "about", "quote"]


def test_words_of_an_earlier_day_stand_on_their_day_and_the_briefing_on_its_own():
    text = article("a", 'Bela Koss said: "No."', date="2025-04-28")
    said = quote(text, 1, "No.", by=party("Bela Koss", BELA), date="2024-10")
    corpus = Corpus(
        (Briefing(text, mentions=(mention(text, "Bela Koss", BELA),), quotes=(said,)),),
        entities=(Entity(BELA, "person", "Bela Koss"),),
    )
    assert told(corpus, BELA) == [("mention", "2025-04-28", "a"), ("quote", "2024-10", "a")]


def test_indirect_speech_is_not_among_the_words():
    text = article("a", "Bela Koss said no.", date="2025-04-28")
    said = quote(text, 1, "no", by=party("Bela Koss", BELA), kind=QuoteType.INDIRECT)
    corpus = Corpus(
        (Briefing(text, mentions=(mention(text, "Bela Koss", BELA),), quotes=(said,)),),
        entities=(Entity(BELA, "person", "Bela Koss"),),
    )
    assert told(corpus, BELA) == [("mention", "2025-04-28", "a")]


def test_a_position_without_a_date_takes_that_of_its_briefing_and_the_undated_come_last():
    text = article("a", "Bela Koss.", date="2025-04-28")
    who = party("Bela Koss", BELA)
    positions = (Position(who, "asserts"), Position(who, "denies", briefing="a"))
    claim = LedgerClaim(ClaimRecord("c", "A claim.", Place("")), positions)
    corpus = Corpus((Briefing(text),), entities=(Entity(BELA, "person", "Bela Koss"),), claims=(claim,))
    assert told(corpus, BELA) == [("position", "2025-04-28", "a"), ("position", "", "c")]
    assert [event.said for event in events_of(library(corpus), BELA)] == [False, False]


def test_a_note_stands_on_its_own_date_in_whatever_order_the_header_has_the_notes():
    notes = (
        Correction(when("2025-05-03"), "update", "Added a reply."),
        Correction(when("2025-05-01"), "correction", "Mended a name."),
    )
    text = article("a", "Bela Koss.", date="2025-04-28", corrections=notes)
    corpus = Corpus(
        (Briefing(text, mentions=(mention(text, "Bela Koss", BELA),)),),
        entities=(Entity(BELA, "person", "Bela Koss"),),
    )
    page = next(page for page in planned(corpus).value.pages if page.path == f"entities/{BELA}/index.html")
    told = [(line.date.iso, line.correction.text) for line in page.view.timeline if line.correction]
    assert told == [("2025-05-03", "Added a reply."), ("2025-05-01", "Mended a name.")]
