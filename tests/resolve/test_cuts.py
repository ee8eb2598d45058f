"""Quotations as they are looked for: cuts and words put in."""

import pytest

from briefgen.resolve.words.cuts import pieces_of
from briefgen.resolve.words.folding import fold_text


def texts(*segments):
    return [piece.text for piece in pieces_of(segments)]


def test_a_quotation_is_cut_where_words_are_left_out():
    assert texts("We came … and we saw […] all. [...] We (...) left.") == [
        "We came",
        "and we saw",
        "all",
        "We",
        "left",
    ]


def test_each_paragraph_is_a_piece_of_its_own():
    pieces = pieces_of(["“One.", "Two.”"])
    assert [(piece.segment, piece.text) for piece in pieces] == [(0, "One"), (1, "Two")]


def test_signs_at_the_ends_belong_to_the_sentence_around():
    assert texts("“We came,”") == ["We came"]
    assert texts("Did we come?") == ["Did we come?"]
    assert texts("[Laughs.] We came [to Kursk].") == ["We came"]
    assert texts("…", " – ", "[sic]") == []


def finds(words, source):
    (piece,) = pieces_of([words])
    return piece.pattern.search(fold_text(source).text) is not None


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("[T]he bridge is safe", "He said the bridge is safe."),
        ("the [north] bridge", "It was the bridge."),
        ("[the mayor] said [that] no lorry", "she said no lorry"),
        ("we thank [the soldiers] for it", "We said we thank those who came for it."),
        ("soldier[s] came", "The soldier came."),
        ("he said [so], we left", "As he said, we left."),
    ],
)
def test_words_in_brackets_stand_for_others_or_for_none(words, source):
    assert finds(words, source)


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("[T]he bridge", "bathe bridge"),
        ("the [north] bridge", "these bridges"),
        ("the [north] bridge", "the " + "long " * 40 + "bridge"),
        ("art", "The party met."),
        ("200 marks", "It cost 1,200 marks."),
        ("it cost 1", "so it cost 1.5 marks"),
        ("The bridge", "the bridge"),
    ],
)
def test_only_whole_words_near_by_and_letter_by_letter(words, source):
    assert not finds(words, source)


def test_a_script_without_blanks_has_no_whole_words():
    assert finds("一起", "我们站在一起。")


def test_many_words_put_in_are_cuts_so_that_looking_for_them_stays_quick():
    words = "a [b] " * 12 + "z"
    pieces = pieces_of([words])
    assert [piece.text for piece in pieces] == ["a [b] a"] * 6 + ["z"]
