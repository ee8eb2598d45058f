"""Marks over the words of a block."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.block_facts import CLOSED, ELEMENT
from briefgen.model.text import Span
from briefgen.plan.text.marking import Inline
from briefgen.plan.text.nesting import Event, Layers, Nesting, nesting_of

QUOTE = Inline(Span(0, 9), "quote", None)


def over(start: int, end: int, kind: str = "quote") -> Inline:
    return Inline(Span(start, end), kind, None)


def shown(events: list[Event]) -> str:
    return "".join(f"<{event.kind}" if event else ">" for event in events)


def cut(nesting: Layers | Nesting, start: int, end: int, *, whole: bool = False) -> str:
    steps = nesting.cut(start, end, whole=whole)
    return "".join(f" {step}" if isinstance(step, int) else shown([step]) for step in steps).strip()


def general(*marks: Inline) -> Nesting:
    """Walk by the long way, which is always right; marks are given in the order in which they begin."""
    return Nesting([*reversed(marks)])


@pytest.fixture(params=[Layers, Nesting], ids=["short way", "long way"])
def walk(request):
    return lambda *marks: request.param([*reversed(marks)])


def test_a_text_is_cut_where_marks_begin_and_end(walk) -> None:
    nesting = walk(over(2, 8), over(4, 6, "claim"))
    assert cut(nesting, 0, 10) == "2<quote 4<claim 6> 8> 10"
    assert shown(nesting.passes_all()) == ""


def test_a_mark_ends_with_the_text_that_it_ends_with(walk) -> None:
    nesting = walk(over(0, 5))
    assert cut(nesting, 0, 5) == "<quote 5>"
    assert shown(nesting.passes_all()) == ""


def test_a_mark_goes_on_over_what_has_no_text(walk) -> None:
    nesting = walk(QUOTE)
    assert cut(nesting, 0, 5) == "<quote 5"
    assert cut(nesting, 6, 9) == "9>"


def test_a_mark_ends_before_the_element_that_follows_it(walk) -> None:
    nesting = walk(over(0, 3))
    assert cut(nesting, 0, 2) == "<quote 2"
    assert shown(nesting.opens(3, 6)) == ">"


def test_an_element_without_text_cuts_nothing(walk) -> None:
    nesting = walk(QUOTE)
    assert cut(nesting, 0, 2) == "<quote 2"
    assert shown(nesting.opens(-1, -1)) + shown(nesting.closes()) == ""


def test_what_cannot_be_cut_is_marked_as_a_whole() -> None:
    assert cut(general(over(3, 4)), 0, 5, whole=True) == "<quote 5>"


def test_a_mark_that_ends_inside_an_element_ends_before_it_and_begins_again_in_it() -> None:
    nesting = general(over(0, 4))
    assert cut(nesting, 0, 2) == "<quote 2"
    assert shown(nesting.opens(2, 6)) == ">"
    assert cut(nesting, 2, 6) == "<quote 4> 6"
    assert shown(nesting.closes()) == ""


def test_marks_that_cover_an_element_stay_open_around_it() -> None:
    nesting = general(QUOTE, over(2, 6, "claim"))
    assert cut(nesting, 0, 2) == "<quote 2"
    assert shown(nesting.opens(2, 6)) == "<claim"
    assert cut(nesting, 2, 6) == "6"
    assert shown(nesting.closes()) == ""
    assert cut(nesting, 6, 9) == "> 9>"


@pytest.mark.parametrize(
    ("marks", "items", "short"),
    [
        ([over(0, 4), over(1, 3), over(6, 8)], [[0, 9]], True),
        ([over(0, 4), over(2, 6)], [[0, 9]], False),
        ([over(0, 3)], [[0, 3], [ELEMENT, 3, 5, "<em>", "</em>"], [3, 5], CLOSED], True),
        ([over(0, 4)], [[0, 3], [ELEMENT, 3, 5, "<em>", "</em>"], [3, 5], CLOSED], False),
        ([over(0, 2)], [[0, 3], [3, 5, "<code>ab</code>"]], True),
        ([over(0, 4)], [[0, 3], [3, 5, "<code>ab</code>"]], False),
    ],
)
def test_the_short_way_is_for_marks_that_need_no_cutting(marks, items, short: bool) -> None:
    assert isinstance(nesting_of(marks, items), Layers) is short


SIZES = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 2), st.booleans()), min_size=1, max_size=6)


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(1, 9)), max_size=6), SIZES)
def test_both_ways_come_to_the_same(ranges, sizes) -> None:
    marks = [over(start, start + width) for start, width in ranges]
    items, at = [], 0
    for size, gap, inside in sizes:
        run = [at, at + size]
        items += [[ELEMENT, *run, "<em>", "</em>"], run, CLOSED] if inside else [run]
        at += size + gap
    short = nesting_of(marks, items)
    if isinstance(short, Layers):
        long = Nesting([*short._coming])
        assert walked(short, items) == walked(long, items)


def walked(nesting: Layers | Nesting, items) -> str:
    found = []
    for item in items:
        if item == CLOSED:
            found.append(shown(nesting.closes()) + ")")
        elif item[0] == ELEMENT:
            found.append(shown(nesting.opens(item[1], item[2])) + "(")
        else:
            found.append(cut(nesting, *item))
    return " ".join(found) + shown(nesting.passes_all())
