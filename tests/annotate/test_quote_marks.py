"""Quotation marks: which stretches stand between them."""

import pytest

from briefgen.annotate.grammar.quote_marks import find_marks
from briefgen.annotate.syntax import EMPTY_PARSE, Parse, Text
from briefgen.model.article import BlockKind
from briefgen.model.text import Span


def marked(*blocks, kind=BlockKind.PARAGRAPH):
    prose = "\n\n".join(blocks)
    parses, start = [], 0
    for block in blocks:
        parses.append(Parse(EMPTY_PARSE, prose, Span(start, start + len(block)), kind))
        start += len(block) + 2
    return prose, find_marks(Text(prose, tuple(parses)))


@pytest.mark.parametrize(
    ("block", "inner"),
    [
        ('He said "no" twice.', ["no"]),
        ('"No," he said, "never."', ["No,", "never."]),
        ("“No,” he said.", ["No,"]),
        ("«No», he said.", ["No"]),
        ("„No“, he said.", ["No"]),
        ("“He called it ‘odd’ today,” she said.", ["He called it ‘odd’ today,"]),
        ("«He said “no” twice», she said.", ["He said “no” twice"]),
        ("'We are leaving,' he said.", ["We are leaving,"]),
        ("‘We’re leaving,’ he said.", ["We’re leaving,"]),
        ("'She said \"no\" twice,' he said.", ['She said "no" twice,']),
        ("The dogs' owner said \"no\" and fed the cats'.", ["no"]),
        ("The '90s were the workers' years.", []),
        ("It's the dogs' dinner.", []),
        ('A 12" pipe and a 40" pipe.', []),
        ('He called it ("a shame") today.', ["a shame"]),
        ('Nothing stands in "" here.', []),
        ('He said "well" and "goodbye" and left.', ["well", "goodbye"]),
    ],
)
def test_marks_are_paired(block, inner):
    prose, marks = marked(block)
    assert [stretch.inner.of(prose) for stretch in marks.all] == inner


def test_marks_left_open_are_carried_into_the_next_paragraph():
    prose, marks = marked('She said, "One.', '"Two."', "The end.")
    assert [(m.inner.of(prose), m.closed, m.carried) for m in marks.all] == [
        ("One.", False, True),
        ("Two.", True, False),
    ]


def test_a_mark_never_closed_runs_to_the_end_of_its_paragraph():
    prose, marks = marked('She said, "One.', "Two.")
    assert [(m.inner.of(prose), m.closed, m.carried) for m in marks.all] == [("One.", False, False)]


def test_a_mark_never_closed_far_from_the_end_is_a_slip():
    _, marks = marked('She said, "One. ' + "And more. " * 100)
    assert marks.all == ()


def test_a_second_opening_mark_starts_afresh():
    prose, marks = marked('He sold "apples and "pears" there.')
    assert [m.inner.of(prose) for m in marks.all] == ["pears"]


def test_stretches_are_found_by_offset_and_by_range():
    prose, marks = marked('He said "no" and "never" today.')
    first, second = marks.all
    assert marks.at(prose.index("no")) is first
    assert marks.at(0) is None
    assert marks.at(prose.index("and")) is None
    assert marks.within(Span(prose.index("and"), len(prose))) == (second,)
    assert marks.within(Span(0, len(prose))) == (first, second)
