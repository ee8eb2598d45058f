"""The folders beside the output folder, which are there only while a site takes the place of another."""

from __future__ import annotations

from pathlib import Path


def exchange_folders(out: Path) -> tuple[Path, Path]:
    """Give the folder in which the new site is put together, and that in which the old one is taken down."""
    return out.with_name(f".{out.name}.briefgen-new"), out.with_name(f".{out.name}.briefgen-old")
