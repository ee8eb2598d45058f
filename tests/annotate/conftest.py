"""What the tests of annotate share: texts as cases write them, read by the model once a session."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.annotate.language_model import engine
from briefgen.annotate.syntax import Parse, Text
from briefgen.model.article import Article, Block, BlockKind, Prose
from briefgen.model.source import Meta, Source
from briefgen.model.text import Span

CASES = Path(__file__).parents[1] / "cases"


@dataclass(frozen=True)
class Paragraph:
    text: str
    span: Span
    kind: BlockKind
    quoted: bool


def paragraphs(case):
    """Cut a case at ¶: "# " begins a heading, "> " a block quote."""
    found, start = [], 0
    for part in case.split("¶"):
        kind = BlockKind.HEADING if part.startswith("# ") else BlockKind.PARAGRAPH
        text = part[2:] if part.startswith(("# ", "> ")) else part
        found.append(Paragraph(text, Span(start, start + len(text)), kind, part.startswith("> ")))
        start += len(text) + 2
    return found


@pytest.fixture(scope="session")
def read():
    """Give the parsed text of a case."""

    def text_of(case):
        parts = paragraphs(case)
        prose = "\n\n".join(part.text for part in parts)
        raws = engine.read([part.text for part in parts])
        return Text(
            prose,
            tuple(
                Parse(raw, prose, part.span, part.kind, quoted=part.quoted)
                for raw, part in zip(raws, parts, strict=True)
            ),
        )

    return text_of


@pytest.fixture(scope="session")
def article_of():
    """Give the article of a case, and the parses of its blocks."""

    def make(case, **more):
        parts = paragraphs(case)
        prose = "\n\n".join(part.text for part in parts)
        blocks = tuple(Block(part.span, part.kind, 0, part.quoted, 0) for part in parts)
        source = Source("content/case.md", prose, Span(0, len(prose)), Meta("Case"), "case")
        return Article(source, Prose(prose, blocks), **more), engine.read([part.text for part in parts])

    return make
