"""Raw HTML made safe, with marks in it."""

from __future__ import annotations

import pytest

from briefgen.plan.sanitise import left_open, sanitise
from briefgen.plan.views import Mark
from briefgen.plan.woven import CLOSE, Event, nested

MARK = Mark("quote", "Q")


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        (["<p>a ", MARK, "b", CLOSE, "</p>"], ["<p>a ", MARK, "b", CLOSE, "</p>"]),
        (["<b>", MARK, "a</b>", CLOSE], ["<b>", MARK, "a", CLOSE, "</b>"]),
        ([MARK, "<div>a", CLOSE, "b"], [MARK, "<div>ab</div>", CLOSE]),
        (["<p onclick=x style=y class=z>a</p>"], ['<p class="z">a</p>']),
        (["<img src=//x.test/a.png onerror=b>"], ['<img src="//x.test/a.png">']),
    ],
)
def test_marks_stay_well_nested(events: list[Event], expected: list[Event]) -> None:
    assert [event for event in sanitise(events) if event] == expected


def test_the_name_that_marks_travel_under_is_not_in_the_text() -> None:
    events: list[Event] = ["&lt;x-mark0&gt; <X-Mark1>", MARK, "a", CLOSE]
    assert [mark.kind for mark in nested(sanitise(events)) if not isinstance(mark, str)] == ["quote"]


@pytest.mark.parametrize(
    ("tags", "closing"),
    [
        (["<b>", "</b>"], []),
        (["<b>", "<i class='x'>"], ["</i>", "</b>"]),
        (["</b>", "<br>", "<x/>", "<!-- c -->"], []),
        (["<B>", "<b>", "</b>"], ["</b>"]),
    ],
)
def test_the_closing_tags_that_a_block_lacks(tags: list[str], closing: list[str]) -> None:
    assert left_open(tags) == closing
