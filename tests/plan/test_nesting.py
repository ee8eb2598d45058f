"""Marks over the inline tokens of a block."""

from __future__ import annotations

from briefgen.model.text import Span
from briefgen.plan.marking import Inline
from briefgen.plan.nesting import Begin, End, Leaf, Nesting


def shown(events: list[Begin | End]) -> str:
    return "".join(f"<{event.mark.kind}" if isinstance(event, Begin) else ">" for event in events)


def cut(nesting: Nesting, start: int, end: int, *, whole: bool = False) -> str:
    parts = nesting.cut(Leaf(Span(start, end), whole))
    return " ".join(f"{shown(events)}{span.start}-{span.end}" for span, events in parts)


def test_a_text_is_cut_where_marks_begin_and_end() -> None:
    nesting = Nesting([Inline(Span(2, 8), "quote", None), Inline(Span(4, 6), "claim", None)], {})
    assert cut(nesting, 0, 10) == "0-2 <quote2-4 <claim4-6 >6-8 >8-10"
    assert shown(nesting.passes_all()) == ""


def test_a_mark_ends_with_the_text_that_it_ends_with() -> None:
    nesting = Nesting([Inline(Span(0, 5), "quote", None)], {})
    assert cut(nesting, 0, 5) == "<quote0-5"
    assert shown(nesting.passes(5)) == ">"


def test_a_mark_goes_on_over_tokens_without_text() -> None:
    nesting = Nesting([Inline(Span(0, 9), "quote", None)], {})
    assert cut(nesting, 0, 5) == "<quote0-5"
    assert shown(nesting.passes(5)) == ""
    assert cut(nesting, 6, 9) == "6-9"


def test_what_cannot_be_cut_is_marked_as_a_whole() -> None:
    nesting = Nesting([Inline(Span(3, 4), "quote", None)], {})
    assert cut(nesting, 0, 5, whole=True) == "<quote0-5"


def test_a_mark_that_ends_inside_an_element_ends_before_it_and_begins_again_in_it() -> None:
    nesting = Nesting([Inline(Span(0, 4), "quote", None)], {7: Span(2, 6)})
    assert cut(nesting, 0, 2) == "<quote0-2"
    assert shown(nesting.opens(7)) == ">"
    assert cut(nesting, 2, 6) == "<quote2-4 >4-6"
    assert shown(nesting.closes()) == ""


def test_marks_that_cover_an_element_stay_open_around_it() -> None:
    marks = [Inline(Span(0, 9), "quote", None), Inline(Span(2, 6), "claim", None)]
    nesting = Nesting(marks, {7: Span(2, 6)})
    assert cut(nesting, 0, 2) == "<quote0-2"
    assert shown(nesting.opens(7)) == "<claim"
    assert cut(nesting, 2, 6) == "2-6"
    assert shown(nesting.closes()) == ""
    assert shown(nesting.passes(6)) == ">"
    assert cut(nesting, 6, 9) == "6-9"
    assert shown(nesting.passes_all()) == ">"


def test_an_element_without_text_cuts_nothing() -> None:
    nesting = Nesting([Inline(Span(0, 9), "quote", None)], {})
    assert cut(nesting, 0, 2) == "<quote0-2"
    assert shown(nesting.opens(7)) + shown(nesting.closes()) == ""
