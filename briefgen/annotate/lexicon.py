"""The word lists beside this file: plain text, so that a linguist can read and mend them.

A list is a file in ``lexicons/<language>/`` with sections: ``[name]`` on a line of its own, then words apart
by white space; a line that starts with ``#`` is a remark. In a section of phrases, one entry is one line.
The rules for English name no language; those for the others name that of the text.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_HOME = Path(__file__).parent / "lexicons"

ENGLISH = "en"


@lru_cache
def has_rules(language: str) -> bool:
    """Say whether there are lists, and so rules for quotations, for a language."""
    return (_HOME / language / "cues.txt").is_file()


@lru_cache
def words(file: str, section: str, language: str = ENGLISH) -> frozenset[str]:
    """Give the words of a section of ``lexicons/<language>/<file>.txt``.

    Raises:
        KeyError: If there is no such section.
    """
    return frozenset(word for line in _sections(file, language)[section] for word in line.split())


@lru_cache
def any_of(file: str, *sections: str) -> frozenset[str]:
    """Give the English words of several sections together."""
    return frozenset().union(*(words(file, section) for section in sections))


@lru_cache
def phrases(file: str, section: str, language: str = ENGLISH) -> frozenset[str]:
    """Give the entries of a section, one a line, of ``lexicons/<language>/<file>.txt``.

    Raises:
        KeyError: If there is no such section.
    """
    return frozenset(_sections(file, language)[section])


@lru_cache
def _sections(file: str, language: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    lines = found.setdefault("", [])
    for line in (_HOME / language / f"{file}.txt").read_text(encoding="utf-8").splitlines():
        entry = line.strip()
        if entry.startswith("[") and entry.endswith("]"):
            lines = found.setdefault(entry[1:-1], [])
        elif entry and not entry.startswith("#"):
            lines.append(entry)
    return {name: tuple(entries) for name, entries in found.items()}
