"""What is noted while an output is made: here, what templates look up among static files."""

from array import array
from collections import defaultdict

import pytest
from jinja2 import Environment
from plan.harbour import STATIC

from briefgen.plan.lasting.reads import Reads
from briefgen.plan.lasting.shelf_values import WHOLE, keys_of

ASSETS = "static/assets"
NAMES = [name.removeprefix("static/") for name in STATIC]


@pytest.fixture(scope="module")
def page(site):
    return next(page for page in site.pages if page.path == "404.html")


@pytest.fixture(scope="module")
def numbers(site):
    found = defaultdict(dict)
    for number, (shelf, name) in enumerate(keys_of(site.planned)):
        found[shelf][name] = number
    return found


def looked_up(site, page, numbers, asks):
    """Give what a template expression comes to on the page for wrong addresses, and what that looks up."""
    told = Environment().compile_expression(asks, undefined_to_none=False)
    given, seen = Reads(site.planned, numbers).made_by(
        page.make, lambda view: str(told(assets=view.frame.assets))
    )
    assert given == str(told(assets=dict(page.view.frame.assets)))
    names = {number: name for name, number in numbers[ASSETS].items()}
    found = {number if number >= 0 else ~number for number in array("i", seen.numbers)}
    return {names[number] for number in found & names.keys()}, seen.lacking


@pytest.mark.parametrize("asks", ["assets[%r]", "assets.get(%r)", "%r in assets"])
def test_one_name_is_noted_where_one_is_asked_for(site, page, numbers, asks):
    assert looked_up(site, page, numbers, asks % NAMES[0]) == ({NAMES[0]}, ())


def test_a_name_that_is_not_there_is_noted_too(site, page, numbers):
    assert looked_up(site, page, numbers, "'no.css' in assets") == (set(), ((ASSETS, "no.css"),))


@pytest.mark.parametrize(
    "asks",
    [
        *("assets", "assets|string", "assets|length", "assets|tojson", "assets|pprint", "assets|list"),
        *(
            "assets|first",
            "assets|last",
            "assets|reverse|list",
            "assets|sort",
            "assets|join",
            "assets|dictsort",
        ),
        *("assets|items|list", "assets|xmlattr", "assets|urlencode", "assets|map('upper')|list"),
        *("assets.items()|list", "assets.keys()|list", "assets.values()|list", "assets.copy()"),
        *("assets == {}", "assets != {}", "dict(assets)", "dict(**assets)", "not assets", "assets ~ ''"),
        *("assets is mapping and assets|length", "'%s, %s'|format(assets, 1)", "assets.__or__({})"),
    ],
)
def test_all_is_noted_where_more_is_looked_at(site, page, numbers, asks):
    assert looked_up(site, page, numbers, asks)[0] == {*NAMES, WHOLE}
