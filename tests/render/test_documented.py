"""docs/themes.md lists exactly what a theme author can use, no more and no less."""

import re
from pathlib import Path

import pytest
import yaml
from render.themes import FOLDER

from briefgen.render.filters import FILTERS
from docs.views import UNTOLD, VIEWS, in_words, with_tables

DOCS = (Path(__file__).parents[2] / "docs" / "themes.md").read_text("utf-8")


def part(title):
    """The text under a heading, up to the next one."""
    return re.split(r"^#+ ", DOCS.partition(f" {title}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def first_column(text):
    return re.findall(r"^\| `([^`]+)`", text, re.MULTILINE)


def test_the_tables_of_views_are_those_of_the_program():
    """Where they are not: `make docs`."""
    assert with_tables(DOCS) == DOCS


def test_every_field_is_told_of():
    assert re.findall(rf"^\| `[^`]+` \| [^|]+ \| {UNTOLD} \|$", DOCS, re.MULTILINE) == []


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("str", "text"),
        ("DateView | None", "DateView or none"),
        ("tuple[str, ...]", "list of texts"),
        ("tuple[tuple[LinkView, int], ...]", "list of (LinkView, number)"),
        ("tuple[tuple[PartyView, tuple[int, ...]], ...]", "list of (PartyView, list of numbers)"),
        ("Mapping[str, Any]", "keys and values"),
        ("Body", "Body"),
    ],
)
def test_types_are_told_in_words(type_, text):
    assert in_words(type_) == text


def test_a_field_that_is_gone_goes_and_a_new_one_waits_for_words():
    old = DOCS.replace("| `iso` | text |", "| `when` | text |")
    assert old != DOCS
    anew = with_tables(old)
    assert "| `when` |" not in anew
    assert f"| `iso` | text | {UNTOLD} |" in anew


def test_no_table_is_for_a_view_that_does_not_exist():
    assert set(re.findall(r"^### (\w+(?:View|Card|Box|Mark|Item|Frame))$", DOCS, re.MULTILINE)) <= set(VIEWS)


def test_every_option_is_listed_with_its_default():
    options = yaml.safe_load((FOLDER / "theme.yaml").read_text("utf-8"))["options"]
    rows = re.findall(r"^\| `(\w+)` \|.*\| `([^`]*)` \|$", part("Options of the default theme"), re.MULTILINE)
    assert {name: yaml.safe_load(default) for name, default in rows} == options


def test_every_filter_is_listed():
    assert set(first_column(part("What a template may do"))) >= set(FILTERS)


def test_every_template_and_mark_is_named():
    files = sorted((FOLDER / "templates").rglob("*.html"))
    assert [file.name for file in files if f"{file.name}`" not in DOCS and file.name != "base.html"] == []
    kinds = {file.stem for file in (FOLDER / "templates" / "marks").glob("*.html")}
    assert set(first_column(part("Change how a name, a quotation or a claim looks"))) == kinds


def test_the_macros_that_a_block_may_use_are_those_that_its_template_imports():
    [named] = re.findall(r"Macros that the extended template imports \((.*?)\)", DOCS)
    imported = re.findall(r" import (.*?) %}", (FOLDER / "templates" / "briefing.html").read_text("utf-8"))
    assert set(re.findall(r"`(\w+)`", named)) <= set(", ".join(imported).split(", "))


def test_every_block_is_listed():
    listed = set(re.findall(r"`(\w+)`", part("Change one block of a page")))
    for name in ("base.html", "briefing.html", "list.html"):
        blocks = re.findall(r"{% block (\w+) %}", (FOLDER / "templates" / name).read_text("utf-8"))
        assert set(blocks) <= listed, name
