"""Every problem that load can report, each with a site that has it and the exact report."""

from pathlib import Path

import pytest
from load.sites import report_of, write_site

from briefgen.load.problems import CODES

CASES = Path(__file__).parents[1] / "problems" / "load"


@pytest.mark.parametrize("case", sorted(CASES.glob("*.txt")), ids=lambda case: case.stem)
def test_a_site_with_a_problem_gets_this_report(case, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path / "harbour" / "plugins")
    expected = write_site(tmp_path / "harbour", case.read_text())
    assert report_of(tmp_path / "harbour") == expected


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.name)
def test_each_code_has_a_case(code):
    case = CASES / f"{code.name.replace('/', '-')}.txt"
    report = case.read_text().partition("-- report --\n")[2]
    assert any(code.name in line.split(" ")[:2] for line in report.splitlines())
