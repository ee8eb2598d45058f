"""Every problem of this phase, as an editor sees it: one small site for each, and the exact report."""

from datetime import UTC, datetime

import pytest
from product import ROOT, write_site

from briefgen.load import load
from briefgen.model.annotation import Annotations
from briefgen.model.corpus import AnnotatedArticle
from briefgen.model.diagnostic import Severity
from briefgen.parse import parse
from briefgen.resolve import resolve
from briefgen.resolve.problems import CODES

CASES = sorted((ROOT / "tests" / "problems" / "resolve").glob("*.txt"))


def report(folder):
    """Load, parse and resolve a site as if the model had found nothing in it."""
    inputs = load(folder, now=datetime(2026, 1, 1, tzinfo=UTC)).value
    articles = [AnnotatedArticle(parse(source).value, Annotations()) for source in inputs.sources]
    problems = resolve(articles, inputs.registry).diagnostics
    return "".join(f"{p.place} {p.code} {p.message}\n  {p.hint}\n" for p in problems)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_site_with_a_problem_and_its_report(case, tmp_path):
    site, expected = case.read_text(encoding="utf-8").split("-- report --\n")
    assert report(write_site(tmp_path, site)) == expected
    assert f" {case.stem.replace('-', '/', 1)} " in expected


def test_every_code_has_its_site():
    assert {case.stem.replace("-", "/", 1) for case in CASES} == {code.name for code in CODES}


def test_only_undecided_names_drifted_words_and_dates_out_of_order_do_not_stop_a_build():
    lenient = {code.name for code in CODES if code.severity is Severity.WARNING}
    assert lenient == {
        "entity/ambiguous",
        "link/expired",
        "link/expired-name",
        "quote/expired-speaker",
        "position/words-not-found",
        "position/after-briefing",
        "claim/history-after-assessment",
        "claim/history-order",
        "claim/history-only",
    }
