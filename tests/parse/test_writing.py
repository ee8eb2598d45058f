"""docs/writing.md says what is so."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from briefgen.model.article import Article
from briefgen.model.diagnostic import Outcome
from briefgen.model.source import Meta
from briefgen.parse.blocks import ALLOWED

PAGE = (Path(__file__).parents[2] / "docs" / "writing.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^````markdown\n(?:---\n.*?\n---\n)?(.*?)^````$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_right(example: str, read: Callable[..., Outcome[Article]]) -> None:
    assert read(example).diagnostics == ()


def test_every_header_key_has_a_line() -> None:
    described = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert sorted(described) == sorted(field.name for field in fields(Meta) if field.name != "places")


def test_every_block_and_attribute_is_shown() -> None:
    examples = "".join(EXAMPLES)
    for name, attributes in ALLOWED.items():
        assert f"::: {name}" in examples
        assert all(f"{attribute}=" in examples for attribute in attributes)
