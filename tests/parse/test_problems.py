"""Every problem that parse can report, each with a briefing that has it and the exact report."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.model.diagnostic import Code
from briefgen.model.source import Meta, Source
from briefgen.model.text import Span
from briefgen.parse import parse
from briefgen.parse.problems import CODES

CASES = Path(__file__).parents[1] / "problems" / "parse"
HEADING = "-- content/bridge.md --\n"


def report_of(text: str) -> list[str]:
    """Parse a briefing and give its problems as lines ``path:line:column code message``."""
    body = text.index("---\n", 4) + 4
    source = Source("content/bridge.md", text, Span(body, len(text)), Meta(title="Bridge"), "bridge")
    return [f"{problem.place} {problem.code} {problem.message}" for problem in parse(source).diagnostics]


@pytest.mark.parametrize("case", sorted(CASES.glob("*.txt")), ids=lambda case: case.stem)
def test_a_briefing_with_a_problem_gets_this_report(case: Path) -> None:
    text, _, report = case.read_text(encoding="utf-8").removeprefix(HEADING).partition("-- report --\n")
    assert report_of(text) == report.splitlines()


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.name)
def test_each_code_has_a_case(code: Code) -> None:
    name = code.name
    report = (
        (CASES / f"{name.replace('/', '-')}.txt").read_text(encoding="utf-8").partition("-- report --\n")[2]
    )
    assert any(line.split(" ")[1] == name for line in report.splitlines())
