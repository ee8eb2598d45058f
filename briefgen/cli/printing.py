"""How commands write lists: rows with columns for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from briefgen.model.excerpt import columns


def as_json(value: object) -> str:
    """Give a value as JSON that people can read too."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def widths_of(rows: Sequence[Sequence[str]]) -> list[int]:
    """Give how wide each column of a table is."""
    return [max(map(columns, column)) for column in zip(*rows, strict=True)]


def side_by_side(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Give the cells of a row as a line, each as wide as its column."""
    padded = (cell + " " * (width - columns(cell)) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()
