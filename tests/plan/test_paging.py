import pytest
from plan.harbour import seen_from

from briefgen.plan.pages.paging import numbered, pages_of


@pytest.mark.parametrize(("number", "sizes"), [(0, [0]), (1, [1]), (10, [10]), (11, [10, 1])])
def test_lists_are_cut_into_pages(number, sizes):
    assert [len(page) for page in pages_of([str(n) for n in range(number)], 10)] == sizes


def test_only_further_pages_of_a_list_have_a_number():
    assert [numbered(seen_from("index.html"), "Quotes", number) for number in (1, 2)] == [
        "Quotes",
        "Quotes, page 2",
    ]
