"""Every problem that plan can report, each with a site that has it and the exact report."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from load.sites import write_site

from briefgen.load import load, read_published
from briefgen.model.annotation import Annotations
from briefgen.model.corpus import AnnotatedArticle
from briefgen.model.picture import Media
from briefgen.parse import parse
from briefgen.pictures import face, font_files, measure
from briefgen.plan import plan
from briefgen.plan.checks.moved import moved
from briefgen.plan.checks.review import review
from briefgen.plan.checks.silent_edits import compare, silent_edits
from briefgen.plan.pages.policies import missing_policies
from briefgen.plan.problems import CODES, NO_DATE
from briefgen.plan.urls import addresses
from briefgen.resolve import resolve

CASES = Path(__file__).parents[1] / "problems" / "plan"
NOW = datetime(2026, 1, 15, 12, 0, tzinfo=UTC)


def report_of(root):
    """Bring a site as far as plan, without the model; give plan's problems as lines."""
    inputs = load(root, now=NOW).value
    articles = [AnnotatedArticle(parse(source).value, Annotations()) for source in inputs.sources]
    corpus = resolve(articles, inputs.registry).value
    faces = (face(font_files()[0]),) if inputs.settings.base_url else ()
    measured = {f"content/{name}": measure(data) for name, data in inputs.files.items()}
    outcome = plan(
        corpus,
        inputs.settings,
        inputs.theme,
        Media(inputs.files, measured, faces, inputs.texts),
        inputs.build_date,
    )
    record = compare(read_published(root).value or (), corpus, inputs.left_out)
    asked = (*review(corpus, NOW), *missing_policies(inputs.settings))
    outputs = addresses(corpus, inputs.settings).briefings
    found = (*outcome.diagnostics, *asked, *silent_edits(record), *moved(record, outputs))
    return [" ".join(filter(None, (str(one.place or ""), one.code, one.message))) for one in found]


def about(code, lines):
    """Leave out that briefings have no date, but where that is what a case is about: most cases need none."""
    return [line for line in lines if code == NO_DATE.name or f" {NO_DATE.name} " not in line]


@pytest.mark.parametrize("case", sorted(CASES.glob("*.txt")), ids=lambda case: case.stem)
def test_a_site_with_a_problem_gets_this_report(case, tmp_path):
    expected = write_site(tmp_path, case.read_text())
    assert about(case.stem.replace("-", "/", 1), report_of(tmp_path)) == expected


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.name)
def test_each_code_has_a_case(code):
    case = CASES / f"{code.name.replace('/', '-')}.txt"
    assert f" {code.name} " in case.read_text().partition("-- report --\n")[2]
