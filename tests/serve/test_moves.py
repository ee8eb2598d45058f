"""Where a page went whose address changed."""

import pytest

from briefgen.model.source import Meta, Role, Source
from briefgen.model.text import Span
from briefgen.serve.moves import Moves, Shown


def site(**pages):
    """The content files of a site: each with its page and the words below its header."""
    return {
        f"content/{name}.md": Shown(
            f"{page}/index.html",
            Source(
                f"content/{name}.md",
                f"header of {name}\n{words}",
                Span(len(f"header of {name}\n"), len(f"header of {name}\n{words}")),
                Meta(title=name),
                name,
                "",
                Role.BRIEFING,
            ),
        )
        for name, (page, words) in pages.items()
    }


def after(*sites):
    """Follow the first page of the first site through all of them."""
    moves = Moves()
    moves.take(sites[0])
    page = next(iter(sites[0].values())).page
    file = moves.file(page)
    for one in sites[1:]:
        moves.take(one)
    return moves.address(file, page)


ONE = site(a=("town/a", "It opens."))


@pytest.mark.parametrize(
    ("sites", "address"),
    [
        ([ONE, ONE], ""),
        ([ONE, site(a=("town/é b", "Other words."))], "/town/%C3%A9%20b/"),
        ([ONE, site(b=("town/b", "It opens."))], "/town/b/"),
        ([ONE, site(b=("town/a", "It opens."))], ""),
        ([ONE, {}, site(b=("town/b", "It opens."))], "/town/b/"),
        ([ONE, site(b=("town/b", "It opens.")), site(c=("c", "It opens."))], "/c/"),
        ([ONE, site(b=("town/b", "It opens.")), ONE], ""),
        ([ONE, site(b=("town/b", "It opens.")), {}], ""),
        ([ONE, site(b=("town/b", "Other words."))], ""),
        ([ONE, site(b=("town/b", "It opens."), c=("town/c", "It opens."))], ""),
        ([site(a=("a", "Same."), b=("b", "Same.")), site(c=("c", "Same."))], ""),
        ([site(a=("a", "")), site(b=("b", ""))], ""),
        ([site(a=("a", "A."), b=("b", "B.")), site(a=("b", "A."), b=("a", "B."))], "/b/"),
    ],
    ids=[
        "it stays",
        "its header was edited",
        "its file was renamed",
        "its file was renamed, and its address stays",
        "its file was away for a build",
        "renamed twice",
        "renamed there and back",
        "renamed and deleted",
        "another file came",
        "two files have its words",
        "two files had the words of the new one",
        "no words at all",
        "two pages change places",
    ],
)
def test_a_page_is_followed_by_its_file_and_a_file_by_its_words(sites, address):
    assert after(*sites) == address


def test_a_page_that_is_made_from_no_content_file_goes_nowhere():
    moves = Moves()
    moves.take(ONE)
    assert moves.file("index.html") == ""
    moves.take({})
    assert moves.address("", "index.html") == ""


def test_only_the_last_of_very_many_files_that_are_gone_are_remembered():
    many = {f"a{number}": (f"town/{number}", f"Words of {number}.") for number in range(1500)}
    moves = Moves()
    moves.take(site(**many))
    moves.take({})
    moves.take(site(**{f"b{number}": (f"city/{number}", f"Words of {number}.") for number in range(1500)}))
    followed = [moves.address(f"content/a{number}.md", f"town/{number}/index.html") for number in range(1500)]
    assert sum(map(bool, followed)) == 1000
    assert all(to in ("", f"/city/{number}/") for number, to in enumerate(followed))
