"""Raw HTML made safe, with marks in it."""

from __future__ import annotations

import pytest

from briefgen.plan.text.sanitise import sanitise
from briefgen.plan.views import Body, Mark


def quote(*children: str | Mark) -> Mark:
    return Mark("quote", "Q", children)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (("<p>a ", quote("b"), "</p>"), ("<p>a ", quote("b"), "</p>")),
        (("<b>", quote("a</b>")), ("<b>", quote("a"), "</b>")),
        ((quote("<div>a"), "b"), (quote("<div>ab</div>"),)),
        (("<p onclick=x style=y class=z>a</p>",), ('<p class="z">a</p>',)),
        (("<img src=//x.test/a.png onerror=b>",), ('<img src="//x.test/a.png">',)),
    ],
)
def test_marks_stay_well_nested(body: Body, expected: Body) -> None:
    assert sanitise(body) == expected


def test_the_name_that_marks_travel_under_is_not_in_the_text() -> None:
    body = ("&lt;x-mark0&gt; <X-Mark1>", quote("a"))
    assert [mark.kind for mark in sanitise(body) if not isinstance(mark, str)] == ["quote"]
