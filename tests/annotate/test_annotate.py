"""The front door: an article and its parses in, annotations out."""

from dataclasses import replace
from operator import attrgetter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.annotate import annotate
from briefgen.annotate.language_model import engine
from briefgen.annotate.problems import CODES
from briefgen.model.annotation import Annotations, Mention, QuoteType
from briefgen.model.article import Article, Block, BlockKind, Prose, QuoteBlock, WikiLink
from briefgen.model.source import Meta, Source
from briefgen.model.text import Place, Span


def test_names_quotations_and_claims_are_found(article_of):
    article, parses = article_of(
        "# A storm¶President Anna Kovacs said the dam had held. Farmers denied that the dam had held."
    )
    found = annotate(article, parses)
    assert [mention.text for mention in found.mentions] == ["Anna Kovacs"]
    assert [quote.speakers[0].text for quote in found.quotes][:1] == ["Anna Kovacs"]
    assert len(found.claims) == 1


def test_an_empty_article_has_nothing(article_of):
    article, _ = article_of("")
    assert annotate(replace(article, prose=Prose("")), ()) == Annotations()


def test_one_parse_for_each_block(article_of):
    article, parses = article_of("One.¶Two.")
    with pytest.raises(ValueError, match="zip"):
        annotate(article, parses[:1])


def test_a_block_that_the_editor_attributed_is_left_to_him(article_of):
    article, parses = article_of('"We will stay," Maria Lopez said.')
    assert len(annotate(article, parses).quotes) == 1
    block = QuoteBlock(
        Span(0, len(article.prose.text)), "Maria Lopez", "", "", "", Place("content/case.md"), 0
    )
    assert annotate(replace(article, quote_blocks=(block,)), parses).quotes == ()


def _linked(article, *words):
    """Give the article with links by name around these words."""
    starts = [article.prose.text.index(label) for label in words]
    links = (
        WikiLink("a-wall", Span(start, start + len(label)), Place("content/case.md"), 0, 0)
        for start, label in zip(starts, words, strict=True)
    )
    return replace(article, wiki_links=tuple(links))


def test_the_title_of_another_briefing_is_said_and_denied_there(article_of):
    title = "Tom Brine says the pump leaked oil"
    other = "The ferry firm denies that the pump leaked oil"
    article, parses = article_of(f"{title}. {other}. The council denied that the pump leaked oil.")
    found = annotate(_linked(article, title, other), parses)
    assert [quote.speakers[0].text for quote in found.quotes] == ["The council"]
    assert [(claim.claimant, claim.countered_by.text) for claim in found.claims] == [(None, "The council")]
    unlinked = annotate(article, parses)
    assert "Tom Brine" in [quote.speakers[0].text for quote in unlinked.quotes]


@pytest.mark.parametrize("label", ["Tom Brine", "says", "says the pump leaked oil", "the pump leaked oil"])
def test_a_link_on_a_part_of_a_sentence_leaves_it_said(article_of, label):
    article, parses = article_of("Tom Brine says the pump leaked oil.")
    (quote,) = annotate(_linked(article, label), parses).quotes
    assert quote.speakers[0].text == "Tom Brine"


def test_a_plug_in_adds_to_what_was_found(article_of):
    article, parses = article_of("Maria Lopez left the harbour.")
    harbour = Mention(Span(22, 29), "FAC", "harbour", rule="harbours")

    def harbours(text, found):
        assert text.prose == article.prose.text
        assert [mention.text for mention in found.mentions] == ["Maria Lopez"]
        return Annotations(mentions=(harbour, *found.mentions))

    found = annotate(article, parses, [harbours])
    assert [mention.text for mention in found.mentions] == ["Maria Lopez", "harbour"]


def test_a_briefing_as_editors_write_them(article_of):
    """Full names, a mixed quotation, a fragment, a pronoun, a body that answers."""
    article, parses = article_of(
        "# Norland admits it lost the lighthouse¶"
        'Jonas Weber, Chief of the Coast Guard of Norland, told President Anna Kovacs about the "total loss" of the lighthouse.¶'
        "Weber thanked the Fishermen's Union of Norland. He said that \"Skippers and deckhands of the union, working through the "
        'night, saved every soul on the rock."¶'
        'Coast Guard of Sudland said, "The claims about the lighthouse are not true."¶'
        'Kovacs said there was "no reason to panic."'
    )
    text = article.prose.text
    quotes = annotate(article, parses).quotes
    assert [(quote.type, quote.speakers[0].text) for quote in quotes] == [
        (QuoteType.MIXED, "Jonas Weber"),
        (QuoteType.DIRECT, "He"),
        (QuoteType.DIRECT, "Coast Guard of Sudland"),
        (QuoteType.MIXED, "Kovacs"),
    ]
    assert quotes[0].span.of(text) == "total loss"
    assert quotes[1].speakers[0].referent.of(text) == "Jonas Weber"


def test_every_problem_has_a_name_of_this_phase():
    assert [code.name for code in CODES] == [
        "annotation/model-missing",
        "annotation/model-altered",
        "annotation/no-model",
    ]


PIECES = st.sampled_from(
    [
        "Maria Lopez", "said", "that", "the ministry", "denied", '"', "“", "”", "'", "’", ",", ".", ":", ";", "?", "according to",
        "He", "they", "called it", "(", ")", "-un", "Treaty of", "U.S.", "—", "…", "who", "NATO", "12", "«", "»", "\n", "as",
    ]
)  # fmt: skip
BLOCKS = st.lists(
    st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map(" ".join)), min_size=1, max_size=4
)
KINDS = st.sampled_from(list(BlockKind))


@settings(max_examples=150)
@given(blocks=BLOCKS, kinds=st.lists(KINDS, min_size=4, max_size=4), quoted=st.booleans())
def test_no_text_breaks_it_and_no_range_leaves_the_text(blocks, kinds, quoted):
    prose, found = "", []
    for block, kind in zip(blocks, kinds, strict=False):
        found.append(Block(Span(len(prose), len(prose) + len(block)), kind, 0, quoted, 0))
        prose += block + "\n\n"
    article = Article(Source("content/x.md", prose, Span(0, 0), Meta("X"), "x"), Prose(prose, tuple(found)))
    annotations = annotate(article, engine.read(blocks))
    spans = [mention.span for mention in annotations.mentions]
    for quote in annotations.quotes:
        assert quote.span.holds(quote.segments[0])
        assert quote.span.holds(quote.segments[-1])
        spans += [quote.span, *quote.segments, *filter(None, [quote.cue])]
        for speaker in quote.speakers:
            spans += [speaker.span, *filter(None, [speaker.referent])]
    for claim in annotations.claims:
        spans += [claim.span]
    assert all(0 <= span.start < span.end <= len(prose) for span in spans)
    for kind in (annotations.mentions, annotations.quotes):
        assert list(kind) == sorted(kind, key=attrgetter("span"))
    for before, after in zip(annotations.mentions, annotations.mentions[1:], strict=False):
        assert before.span.end <= after.span.start
