"""Each file in tests/problems/render is a theme with one mistake, and the exact report of it."""

from pathlib import Path

import pytest
from product import parts_of
from render.fixtures import VIEWS

from briefgen.model.inputs import TemplateFile, Theme
from briefgen.model.site import Page
from briefgen.render import render
from briefgen.render.problems import CODES

FOLDER = Path(__file__).parents[1] / "problems" / "render"
CASES = sorted(FOLDER.glob("*.txt"))


def read(case):
    """The theme and the expected report of a case; ``ours/page.html`` is a theme's own template."""
    files = parts_of(case.read_text("utf-8"))
    report = files.pop("report").splitlines()
    templates = {name: TemplateFile(f"themes/{name}", text) for name, text in files.items()}
    plain = {name.partition("/")[2]: file for name, file in reversed(templates.items())}
    return Theme("ours", ("ours", "default"), templates | plain), report


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_report_names_template_line_and_page(case):
    theme, report = read(case)
    page = Page("about/index.html", "page.html", VIEWS["page"][2], "content/pages/about.md")
    problems = render([page], theme).diagnostics
    assert [f"{problem.place} {problem.code} {problem.message}" for problem in problems] == report
    assert all(problem.hint for problem in problems)


def test_every_code_has_a_case():
    named = {line.split()[1] for case in CASES for line in read(case)[1]}
    assert {code.name for code in CODES} == named
