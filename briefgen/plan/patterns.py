"""The patterns of addresses: briefings that do not tell all of their own yet, and sections without any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.model.corpus import Briefing, Corpus
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.settings import Settings
from briefgen.plan import urls
from briefgen.plan.problems import NO_SECTION, UNDATED

_LETTERS = {"year": 4, "month": 7, "day": 10}
"""How much of a date in ISO 8601 tells the field."""


def check_patterns(corpus: Corpus, settings: Settings) -> Iterator[Diagnostic]:
    """Report briefings whose address waits for a date, and patterns that are for no briefing."""
    patterns = urls.patterns_of(corpus, settings)
    fields = {section: urls.fields_of(pattern) for section, pattern in patterns.items()}
    dated = {section for section, names in fields.items() if not _LETTERS.keys().isdisjoint(names)}
    for briefing in corpus.briefings if dated else ():
        section = briefing.article.source.section
        if section in dated:
            yield from _undated(briefing, patterns[section], fields[section], settings.permalink)
    known = sorted(patterns.keys() - {""})
    paths = {urls.section_path(section) for section in known}
    for section in settings.permalinks:
        path = urls.section_path(section)
        if not any(one == path or one.startswith(path + "/") for one in paths):
            place = settings.places.get(f"permalinks.{section}") or settings.places.get("permalinks")
            yield NO_SECTION.at(place, section=section, sections=", ".join(known) or "none yet")


def _undated(briefing: Briefing, pattern: str, fields: Sequence[str], usual: str) -> Iterator[Diagnostic]:
    meta = briefing.article.source.meta
    if meta.lost_date:
        return
    date = meta.date.iso[:10] if meta.date else ""
    missing = [name for name in fields if _LETTERS.get(name, 0) > len(date)]
    if missing:
        yield UNDATED.at(
            meta.places.get("date") or meta.places["title"],
            fields=" and ".join(f"{{{name}}}" for name in missing),
            example="2025-04-28"[: max(_LETTERS[name] for name in missing)],
            setting="permalink" if pattern == usual else "permalinks",
        )
