"""Builders for articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefgen.model.article import Article
from briefgen.model.diagnostic import Outcome
from briefgen.model.source import Meta, Source
from briefgen.model.text import Span
from briefgen.parse import parse

HEADER = "---\ntitle: A test\n---\n"


def source_of(markdown: str) -> Source:
    """Give a content file with this body below a header of three lines."""
    text = HEADER + markdown
    return Source("content/test.md", text, Span(len(HEADER), len(text)), Meta(title="A test"), "test")


@pytest.fixture
def read() -> Callable[..., Outcome[Article]]:
    """Parse Markdown, given as text."""

    def parsed(markdown: str, *, raw_html: bool = False) -> Outcome[Article]:
        return parse(source_of(markdown), raw_html=raw_html)

    return parsed
