"""The texts of files, from one build to another: a file that looks as it did is not read again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeAlias

from briefgen.model.diagnostic import Outcome

Read: TypeAlias = Callable[[str | Path, str], Outcome[str | None]]
"""Reads a file: where it is, and its name for messages."""


class Texts(Protocol):
    """Remembers what files said."""

    def of(self, file: str | Path, path: str, read: Read) -> Outcome[str | None]:
        """Give what stands in a file: as it is remembered, else as ``read`` finds it now."""


class NoTexts:
    """Remembers nothing."""

    def of(self, file: str | Path, path: str, read: Read) -> Outcome[str | None]:
        """Read the file now."""
        return read(file, path)
