"""Quotations against stored texts: what is found, what is not, and where it leads."""

from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.passage import Passage, TextFragment
from briefgen.model.registry import SourceRecord
from briefgen.model.text import Place, Span
from briefgen.resolve.words.source_texts import Miss, StoredTexts

MINUTES = """The mayor rose. “The bridge will carry any lorry — any at all,” she said. “I said so in May. The board

“knew it.” The board did not answer.
"""
TEXTS = StoredTexts(
    [
        SourceRecord("s-minutes", "Minutes", Place("s.yaml"), text=MINUTES),
        SourceRecord("s-letter", "Letter", Place("s.yaml"), text="No lorry must use the bridge."),
        SourceRecord("s-talk", "A talk", Place("s.yaml"), text="  \n"),
    ]
)


def found(*segments, sources=("s-minutes",)):
    return TEXTS.compare(segments, sources)


def test_words_that_stand_there_lead_to_their_place():
    assert found('"The bridge will carry any lorry - any at all."') == Passage(
        "s-minutes", (TextFragment("The bridge will carry any lorry — any at all"),)
    )


def test_each_stretch_between_cuts_has_its_own_link():
    assert found("The bridge will carry any lorry … I said so in May.") == Passage(
        "s-minutes", (TextFragment("The bridge will carry any lorry"), TextFragment("I said so in May"))
    )


def test_a_quotation_over_paragraphs_is_one_stretch():
    whole = Passage("s-minutes", (TextFragment("I said so in", "knew it"),))
    assert found("I said so in May. The board", "knew it.") == whole
    assert found("I said so in May. The board knew it.") == whole


def test_pieces_must_stand_in_order():
    miss = found("I said so in May … The bridge will carry any lorry")
    assert isinstance(miss, Miss)
    assert (miss.words, miss.out_of_order) == ("The bridge will carry any lorry", True)


def test_the_piece_and_the_word_that_differ_are_named():
    miss = found("I said so in May.", "The board new it.")
    assert (miss.segment, miss.span, miss.source) == (1, Span(10, 13), "Minutes")
    assert miss.words == "The board new it"
    assert "The board “knew it" in miss.near


def test_the_first_source_that_has_the_words_is_enough():
    passage = found("No lorry must use the bridge.", sources=("s-minutes", "s-letter"))
    assert passage.source == "s-letter"


def test_without_a_stored_text_or_without_words_there_is_nothing_to_compare():
    assert found("Anything", sources=("s-talk", "s-unknown")) is None
    assert found("…") is None
    assert (TEXTS.has("s-minutes"), TEXTS.has("s-talk")) == (True, False)


def test_words_that_stand_nearest_to_the_next_piece_are_meant():
    texts = StoredTexts(
        [SourceRecord("s", "S", Place("s"), text="We left. We came here. So we saw. We came there. We won.")]
    )
    passage = texts.compare(["We came … We won"], ["s"])
    assert passage.fragments[0] == TextFragment("We came", before="saw.")


def test_a_long_quotation_is_shown_around_the_word_that_differs():
    miss = found(MINUTES.replace("answer", "unswer"))
    assert miss.words.startswith("…")
    assert miss.words.endswith("did not unswer")
    assert len(miss.words) < 90


any_text = st.lists(
    st.sampled_from(
        [
            "We",
            "came",
            "[there]",
            "…",
            "“so”",
            "1,200",
            "don’t",
            "—",
            "[T]he\n\n",
            "é",
            "é",
            "ﬁn",
            "\xad",
            ".",
            ",",
            "[",
            "]",
        ]
    ),
    max_size=25,
).map(" ".join)


@given(any_text, st.lists(any_text, min_size=1, max_size=3))
def test_whatever_is_compared_is_found_or_differs_at_a_place_of_its_own(text, segments):
    texts = StoredTexts([SourceRecord("s", "S", Place("s.yaml"), text=text)])
    result = texts.compare(segments, ["s"])
    if isinstance(result, Miss):
        assert 0 <= result.span.start < result.span.end <= len(segments[result.segment])
    assert not isinstance(texts.compare([text], ["s"]), Miss)
