"""What the strip says of a page: what was found, what is unsure, and the exact words that pin it."""

import re
from html import unescape

import pytest

from briefgen.model.annotation import (
    Annotations,
    Claim,
    ClaimStatus,
    Confidence,
    Mention,
    Quote,
    QuoteType,
    Speaker,
)
from briefgen.model.article import Article
from briefgen.model.corpus import AnnotatedArticle
from briefgen.model.registry import EntityRecord, Registry
from briefgen.model.source import Meta, Source, Status
from briefgen.model.text import Place, Span
from briefgen.parse import parse
from briefgen.resolve import resolve
from briefgen.serve.notes import Note, Notebook, Notes
from briefgen.serve.strip import strip

TEXT = 'Ann Harrow said "the bridge is safe". Officials denied that it was closed. Quay Marsh came, and Weir too.\n'
GUESS = Confidence.GUESS


def record(id_, name, **more):
    return EntityRecord(id_, id_.partition("/")[0], name, Place("content/entities/people.yaml", 1), **more)


def span(words, text=TEXT):
    return Span(text.index(words), text.index(words) + len(words))


def name(words, **more):
    return Mention(span(words), "PERSON", words, **more)


@pytest.fixture
def notes():
    """The notes of a briefing in which something of each kind was found, by a reader of whom we know all."""
    said = Quote(
        span("the bridge is safe"),
        (span("the bridge is safe"),),
        QuoteType.DIRECT,
        (Speaker(span("Ann Harrow"), "Ann Harrow", span("Ann Harrow")),),
        span("said"),
        "said",
    )
    maybe = Quote(span("Weir too"), (span("Weir too"),), QuoteType.INDIRECT, rule="loose", confidence=GUESS)
    refused = Quote(
        span("it was closed"),
        (span("it was closed"),),
        QuoteType.INDIRECT,
        (Speaker(span("Officials"), "Officials"),),
        rule="denied-clause",
        confidence=GUESS,
    )
    denied = Claim(
        span("it was closed"),
        ClaimStatus.DENIED,
        countered_by=Speaker(span("Officials"), "Officials"),
        cue=span("denied"),
        rule="denied-that",
    )
    found = Annotations(
        (name("Ann Harrow"), name("Quay Marsh", confidence=GUESS), name("Weir", rule="repeated")),
        (said, maybe, refused),
        (denied,),
    )
    source = Source(
        path="content/bridge.md",
        text=TEXT,
        body=Span(0, len(TEXT)),
        meta=Meta(title="The bridge"),
        slug="bridge",
        status=Status.DRAFT,
    )
    registry = Registry(
        entities=(
            record("person/ann-harrow", "Ann Harrow"),
            record("person/bo-weir", "Bo Weir"),
            record("person/cy-weir", "Cy Weir"),
        )
    )
    article: Article = parse(source).value
    corpus = resolve([AnnotatedArticle(article, found)], registry).value
    return Notebook(corpus).of(corpus.briefings[0], found)


def pins(notes):
    return {note.words: [pin.text for pin in note.pins] for note in notes}


def test_a_name_is_kept_by_a_link_or_left_by_a_mark_and_its_record_is_named(notes):
    assert pins(notes.names)["Ann Harrow"] == [
        "[[person/ann-harrow|Ann Harrow]]",
        "[Ann Harrow]{.plain}",
        "content/entities/people.yaml",
    ]
    assert notes.names[0].rules == ("record",)
    assert notes.names[0].sureness == "likely"


def test_a_name_that_can_mean_several_comes_with_each_of_them(notes):
    assert pins(notes.unsure)["Weir"] == [
        "[[person/bo-weir|Weir]]",
        "[[person/cy-weir|Weir]]",
        "[Weir]{.plain}",
    ]


def test_a_guess_is_unsure(notes):
    unsure = {note.words: note.meaning for note in notes.unsure}

    assert unsure["Quay Marsh"].startswith("perhaps")
    assert unsure["Weir too"] == "perhaps a quotation (indirect), by nobody named; not shown"
    assert "Quay Marsh" not in pins(notes.names)


def test_a_quotation_can_be_set_by_hand(notes):
    (quote,) = notes.quotes

    assert quote.meaning == "direct, by person/ann-harrow"
    assert [pin.text for pin in quote.pins] == [
        '::: quote {speaker="person/ann-harrow"}\nthe bridge is safe\n:::'
    ]


def test_words_without_quotation_marks_are_set_as_a_paraphrase(notes):
    assert pins(notes.unsure)["Weir too"] == ['::: quote {speaker="…" form=paraphrase}\nWeir too\n:::']


def test_nobody_is_given_the_words_that_he_denied(notes):
    assert pins(notes.unsure)["it was closed"] == []


def test_a_claim_comes_with_the_command_that_records_it_draft_or_not(notes):
    assert pins(notes.claims)["it was closed"] == ["briefgen claims adopt bridge#1 -D"]
    assert notes.claims[0].meaning == "denied; Officials denies"


def test_the_strip_says_all_of_it_and_where(notes):
    page = strip(notes)
    text = unescape(re.sub(r"<[^>]*>", " ", page))

    assert "1 quotation" in text
    assert f"{len(notes.unsure)} unsure" in text
    assert "[[person/bo-weir|Weir]]" in text
    assert "line 1" in text
    assert "style=" not in page


def test_nothing_in_a_text_becomes_markup():
    page = strip(Notes("content/<b>.md", names=(Note("<script>", "\u202e<i>", 1),)))

    assert "<script>" not in page
    assert "<i>" not in page
    assert "\u202e" not in page
