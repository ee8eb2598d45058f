"""Quotations: figures worked out by hand."""

import pytest
from evaluation.marking import at, mark

from benchmarks.evaluation.documents import Document
from benchmarks.evaluation.quotations import score, spans, type_of, verdicts

TEXT = 'Ann Aster said the old stone bridge will open in May. "It will stay shut," she wrote. Bo Birch called it "a wall".'
FIVE_OF_SEVEN = "the old stone bridge will"
OPEN = "the old stone bridge will open in May"


def gold(**more):
    return [
        mark(TEXT, OPEN, type="indirect", speaker_text="Ann Aster", speaker_entity="Ann Aster", **more),
        mark(TEXT, "It will stay shut", type="direct", speaker_text="she", speaker_entity="Ann Aster"),
        mark(TEXT, "a wall", type="mixed", speaker_text="Bo Birch", speaker_entity="Bo Birch"),
    ]


def figures(found, right=None):
    return score([Document("x", TEXT, gold() if right is None else right, found)])


def test_all_of_it_right():
    found = figures(gold())

    assert {(rate.precision, rate.recall, rate.f1) for rate in found.rates.values()} == {(1, 1, 1)}
    assert set(found.shares.values()) == {1}
    assert (found.missed, found.spurious) == ([], [])


def test_a_quotation_that_is_cut_is_near_but_not_exact():
    """Seven of eight words in common: 0.875, above 0.8."""
    one, *rest = gold()
    cut = {**one, "start": one["start"] + len("the ")}
    found = figures([cut, *rest])

    assert found.rates["overlap all"].f1 == 1
    assert found.rates["exact all"].precision == pytest.approx(2 / 3)
    assert found.rates["exact indirect"].recall == 0


def test_too_few_words_in_common_is_a_miss_and_a_spurious_one():
    """Five of eight words: 0.625."""
    _, *rest = gold()
    found = figures([mark(TEXT, FIVE_OF_SEVEN, type="indirect"), *rest])

    assert found.rates["overlap all"].recall == pytest.approx(2 / 3)
    assert [slip.words for slip in found.missed] == [OPEN]
    assert [slip.words for slip in found.spurious] == [FIVE_OF_SEVEN]
    assert found.counts["gold indirect"] == found.counts["found indirect"] == 1


def test_precision_is_over_the_found_type_and_recall_over_the_gold_type():
    one, two, three = gold()
    found = figures([{**one, "type": "mixed"}, two, three])

    assert (found.rates["overlap indirect"].precision, found.rates["overlap indirect"].recall) == (0, 1)
    assert (found.rates["overlap mixed"].precision, found.rates["overlap mixed"].recall) == (1, 1)


def test_the_type_is_told_by_the_marks_where_nobody_gives_it():
    told = [type_of({**one, "type": None}, TEXT) for one in gold()]
    around = type_of(mark(TEXT, 'Bo Birch called it "a wall'), TEXT)

    assert told == ["indirect", "direct", "direct"]
    assert around == "mixed"


def test_an_optional_quotation_is_neither_missed_nor_wrong():
    optional = gold(optional=True)
    with_it, without = figures(gold(), optional), figures(gold()[1:], optional)

    assert with_it.rates == without.rates
    assert with_it.counts["gold all"] == with_it.counts["found all"] == 2
    assert (without.missed, with_it.spurious) == ([], [])


def test_segments_leave_out_what_stands_between_them():
    text = '"We came," said Ann Aster, "by boat and by night."'
    first, last = "We came", "by boat and by night"
    pieces = [(text.index(words), text.index(words) + len(words)) for words in (first, last)]
    whole = {"start": pieces[0][0], "end": pieces[1][1], "type": "direct"}
    parted = {**whole, "segments": [list(piece) for piece in pieces]}

    assert spans(parted) == tuple(pieces)
    assert score([Document("x", text, [parted], [parted])]).rates["exact all"].f1 == 1
    assert score([Document("x", text, [parted], [whole])]).rates["overlap all"].f1 == 0, "7 of 10 words"


@pytest.mark.parametrize(
    ("speaker", "written", "entity"),
    [
        ({"speaker_text": "Ann Aster", "speaker": "person/ann-aster"}, 1, 1),
        ({"speaker_text": "Mrs Aster", "speaker": None}, 1, 1),
        ({"speaker_text": "the mayor", "speaker": "person/ann-aster"}, 0, 1),
        ({"speaker_text": "Bo Birch", "speaker": "person/bo-birch"}, 0, 0),
        ({"speaker_text": "", "speaker": None}, 0, 0),
        ({"speaker_text": "the mayor", "speaker_start": 0, "speaker_end": 3}, 1, 0),
    ],
)
def test_the_speaker_as_written_and_as_an_entity(speaker, written, entity):
    one = gold(**at(TEXT, "Ann Aster", "speaker"))[0]
    [verdict] = verdicts(Document("x", TEXT, [one]), [mark(TEXT, OPEN, type="indirect", **speaker)])

    assert verdict.right
    assert (verdict.also["speaker"], verdict.also["entity"]) == (written, entity)


def test_who_is_not_named_is_not_asked_for_as_an_entity():
    right = [mark(TEXT, OPEN, type="indirect", speaker_text="police", speaker_entity="")]
    found = figures(right, right)

    assert found.shares["speaker as written all"] == 1
    assert found.shares["speaker as entity all"] == 0
