"""Contested claims: the cases beside this folder, read by the model as a build reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.annotate import engine
from briefgen.annotate.claim_rules import RULES
from briefgen.annotate.claims import find
from briefgen.annotate.mentions import find_mentions
from briefgen.annotate.quotes import find_quotes
from briefgen.annotate.syntax import Parse, Text
from briefgen.model.annotation import Claim
from briefgen.model.article import BlockKind
from briefgen.model.text import Span

CASES = Path(__file__).parents[1] / "cases" / "claims"


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    expected: tuple[str, ...]


def cases_in(path):
    """Read a file of cases: `## title`, the text, then `- status rule: claim | claimant | counter-party`."""
    for part in path.read_text(encoding="utf-8").split("\n## ")[1:]:
        title, _, body = part.partition("\n")
        lines = body.strip().split("\n")
        expected = tuple(line[2:].strip() for line in lines if line.startswith("- "))
        text = "\n".join(line for line in lines if not line.startswith("- ")).strip()
        yield Case(f"{path.stem}: {title}", text, () if expected == ("nothing",) else expected)


ALL = [case for path in sorted(CASES.glob("*.md")) for case in cases_in(path)]


def texts_of(prose):
    """Cut a text into its blocks at blank lines; a block that begins with `# ` is a heading."""
    return [
        (
            Span(match.start(), match.end()),
            BlockKind.HEADING if match[0].startswith("# ") else BlockKind.PARAGRAPH,
        )
        for match in re.finditer(r"\S[^\n]*(?:\n[^\n]+)*", prose)
    ]


def text_of(prose):
    blocks = texts_of(prose)
    parses = engine.read([span.of(prose) for span, _ in blocks])
    return Text(
        prose,
        tuple(Parse(raw, prose, span, kind) for (span, kind), raw in zip(blocks, parses, strict=True)),
    )


def claims_in(prose):
    text = text_of(prose)
    mentions = find_mentions(text)
    return find(text, mentions, find_quotes(text, mentions))


def written(claim: Claim, prose: str) -> str:
    parties = (party.text if party else "" for party in (claim.claimant, claim.countered_by))
    return " | ".join((f"{claim.status} {claim.rule}: {claim.span.of(prose)}", *parties)).strip()


def normal(line):
    return re.sub(r"\s*\|\s*", " | ", line + " ").strip()


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_case(case):
    assert [normal(written(claim, case.text)) for claim in claims_in(case.text)] == [
        normal(line) for line in case.expected
    ]
