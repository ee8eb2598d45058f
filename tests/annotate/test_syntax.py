"""Parsed text as plain values: words, sentences, names, and how to find them by offset."""

import pytest

from briefgen.annotate.syntax import EMPTY_PARSE, Parse, RawParse, Text, straight
from briefgen.model.article import BlockKind
from briefgen.model.text import Span

RAW = RawParse(
    starts=(0, 6, 12, 16, 17, 20),
    ends=(5, 11, 16, 17, 19, 25),
    lemmas=("Maria", "Lopez", "leave", ".", "it", "rain"),
    pos=("PROPN", "PROPN", "VERB", "PUNCT", "PRON", "VERB"),
    tags=("NNP", "NNP", "VBD", ".", "PRP", "VBD"),
    deps=("compound", "nsubj", "ROOT", "punct", "nsubj", "ROOT"),
    heads=(1, 2, 2, 2, 5, 5),
    sentences=(0, 4),
    entities=((0, 2, "PERSON"),),
)
PROSE = "Maria Lopez left.It rained. "
PARSE = Parse(RAW, "Before\n\n" + PROSE, Span(8, 8 + len(PROSE)), BlockKind.PARAGRAPH)
TEXT = Text("Before\n\n" + PROSE, (PARSE,))


def test_words_know_their_place_in_the_prose_and_in_the_tree():
    maria, lopez, left, *_ = PARSE.words
    assert (maria.start, maria.end, maria.text, maria.lower) == (8, 13, "Maria", "maria")
    assert maria.head is lopez and lopez.children == (maria,)
    assert left.child("nsubj") is lopez
    assert left.child("dobj") is None
    assert [word.text for word in left.subtree()] == ["Maria", "Lopez", "left", "."]
    assert list(maria.ancestors()) == [lopez, left]
    assert PARSE.words[3].is_punct
    assert repr(maria) == "Maria/PROPN/compound"


def test_sentences_are_groups_of_words():
    assert [[word.text for word in sentence] for sentence in PARSE.sentences] == [
        ["Maria", "Lopez", "left", "."],
        ["It", "raine"],
    ]


def test_names_are_found_by_their_words():
    name = PARSE.name_at(PARSE.words[1])
    assert (name.label, name.span) == ("PERSON", Span(8, 19))
    assert PARSE.name_at(PARSE.words[2]) is None
    empty = Parse(EMPTY_PARSE, "", Span(0, 0), BlockKind.CELL)
    assert empty.words == empty.names == empty.sentences == ()


@pytest.mark.parametrize(
    ("span", "found"),
    [(Span(8, 19), ["Maria", "Lopez"]), (Span(9, 19), ["Lopez"]), (Span(8, 18), ["Maria"]), (Span(0, 5), [])],
)
def test_words_in_a_range_lie_wholly_inside(span, found):
    assert [word.text for word in PARSE.words_in(span)] == found
    assert [word.text for word in TEXT.words_in(span)] == found


def test_the_first_word_from_an_offset_on():
    assert PARSE.word_from(8) == 0
    assert PARSE.word_from(9) == 1
    assert PARSE.word_from(99) == 6


def test_a_block_is_found_by_offset():
    assert TEXT.parse_at(8) is PARSE
    assert TEXT.parse_at(3) is None
    assert TEXT.parse_at(99) is None


def test_straight_marks_keep_every_offset():
    fancy = "“It’s «over»,”\u00a0she said…‑"
    assert straight(fancy) == '"It\'s "over"," she said…-'
    assert len(straight(fancy)) == len(fancy)


def test_a_sentence_without_end_is_cut_and_no_word_hangs_on_one_beyond_the_cut(monkeypatch):
    monkeypatch.setattr("briefgen.annotate.syntax.LONGEST_SENTENCE", 3)
    text = "a b c d e f g"
    raw = RawParse(
        starts=tuple(range(0, 13, 2)),
        ends=tuple(range(1, 14, 2)),
        lemmas=tuple(text.split()),
        pos=("X",) * 7,
        tags=("X",) * 7,
        deps=("dep",) * 6 + ("ROOT",),
        heads=(1, 6, 1, 4, 6, 4, 6),
        sentences=(0,),
        entities=(),
    )
    parse = Parse(raw, text, Span(0, 13), BlockKind.PARAGRAPH)
    assert [[word.text for word in sentence] for sentence in parse.sentences] == [
        ["a", "b", "c"],
        ["d", "e", "f"],
        ["g"],
    ]
    assert [word.head.text for word in parse.words] == ["b", "b", "b", "e", "e", "e", "g"]
    assert [word.dep for word in parse.words if word.head is word] == ["ROOT", "ROOT", "ROOT"]
