"""A change to a file as a value, and as people read it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_NO_END = "\\ No newline at end of file\n"


@dataclass(frozen=True, slots=True)
class Change:
    """What a file says and what it is to say.

    ``before`` is empty for a new file, ``after`` for one that goes; ``path`` is relative to the site's
    folder, with slashes.
    """

    path: str
    before: str
    after: str


def difference(changes: Iterable[Change]) -> str:
    """Give the changes as a unified diff that ``patch`` understands; empty if nothing changes."""
    return "".join(line for change in changes for line in _lines(change))


def _lines(change: Change) -> Iterator[str]:
    old = f"a/{change.path}" if change.before else "/dev/null"
    new = f"b/{change.path}" if change.after else "/dev/null"
    before, after = _split(change.before), _split(change.after)
    for line in difflib.unified_diff(before, after, old, new):
        yield line if line.endswith("\n") else f"{line}\n{_NO_END}"


def _split(text: str) -> list[str]:
    """Give lines with their ends; only LF ends a line, so that a lone CR or a Unicode break is not lost."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]
