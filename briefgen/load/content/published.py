"""``published_digests.jsonl`` to what briefings said when they were recorded."""

from __future__ import annotations

from pathlib import Path

from briefgen.load.files.text_files import read_text
from briefgen.load.problems import BAD_DIGEST, SAME_DIGEST
from briefgen.model.diagnostic import Diagnostic, Outcome
from briefgen.model.published_text import DIGESTS, PublishedText
from briefgen.model.text import Place

_LIMIT = 100_000_000
"""Bytes of the file: about a kilobyte a briefing."""


def read_published(root: Path) -> Outcome[tuple[PublishedText, ...] | None]:
    """Read the file in the site's folder ``root``; nothing if the site keeps none.

    A line that cannot be read, or that repeats a briefing, is reported and left out.
    """
    if not (root / DIGESTS).exists():
        return Outcome(None)
    from briefgen.load.content.published_line import read_line

    text = read_text(root / DIGESTS, DIGESTS, _LIMIT)
    found: dict[str, PublishedText] = {}
    lines: dict[str, int] = {}
    problems: list[Diagnostic] = [*text.diagnostics]
    for number, line in enumerate((text.value or "").split("\n"), 1):
        if not line.strip():
            continue
        place = Place(DIGESTS, number, 1, len(line), line)
        one = read_line(line, place)
        if one is None:
            problems.append(BAD_DIGEST.at(place))
        elif lines.setdefault(one.slug, number) != number:
            problems.append(SAME_DIGEST.at(place, slug=one.slug, first=lines[one.slug]))
        else:
            found[one.slug] = one
    return Outcome(tuple(found[slug] for slug in sorted(found)), tuple(problems))
