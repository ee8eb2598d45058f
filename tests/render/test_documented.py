"""docs/themes.md lists exactly what a theme author can use, no more and no less."""

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
import yaml
from render.themes import FOLDER

from briefgen.plan import views
from briefgen.render.filters import FILTERS

DOCS = (Path(__file__).parents[2] / "docs" / "themes.md").read_text("utf-8")
VIEWS = {
    name: view
    for name, view in vars(views).items()
    if isinstance(view, type) and is_dataclass(view) and view.__module__.startswith("briefgen.plan.")
}


def part(title):
    """The text under a heading, up to the next one."""
    return re.split(r"^#+ ", DOCS.partition(f" {title}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def first_column(text):
    return re.findall(r"^\| `([^`]+)`", text, re.MULTILINE)


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_has_a_table_of_exactly_its_fields(name):
    assert first_column(part(name)) == [field.name for field in fields(VIEWS[name])]


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


def test_every_block_is_listed():
    listed = set(re.findall(r"`(\w+)`", part("Change one block of a page")))
    for name in ("base.html", "briefing.html", "list.html"):
        blocks = re.findall(r"{% block (\w+) %}", (FOLDER / "templates" / name).read_text("utf-8"))
        assert set(blocks) <= listed, name
