"""Problems in SARIF 2.1.0, the form in which code hosts take the findings of a program."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from briefgen import __version__
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.text import Place

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(problems: Sequence[Diagnostic]) -> dict[str, object]:
    """Give the problems as one run of a tool; paths are relative to the site's folder."""
    codes = sorted({problem.code for problem in problems})
    rules = [{"id": code, "name": _name(code)} for code in codes]
    driver = {"name": "briefgen", "version": __version__, "semanticVersion": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code)) for problem in problems],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(problem: Diagnostic, rule: int) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity.value,
        "message": {"text": " ".join(filter(None, (problem.message, problem.hint)))},
    }
    if problem.place and problem.place.path:
        result["locations"] = [{"physicalLocation": _location(problem.place)}]
    return result


def _location(place: Place) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": {"uri": quote(place.path)}}
    if place.line:
        region: dict[str, object] = {"startLine": place.line}
        if place.column:
            region |= {"startColumn": place.column, "endColumn": place.column + max(1, place.width)}
        if place.excerpt:
            region["snippet"] = {"text": place.excerpt}
        location["region"] = region
    return location


def _name(code: str) -> str:
    """Give a code as a name in the manner of the standard: ``header/unknown-key`` is HeaderUnknownKey."""
    return "".join(word.capitalize() for word in code.replace("/", "-").split("-"))
