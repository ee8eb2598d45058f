"""What published briefings said when they were recorded: digests, kept in a file beside ``content/``."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model.text import Place
from briefgen.model.when import When

DIGESTS = "published_digests.jsonl"
"""The file, in the site's folder: one line a briefing, sorted by slug, to be kept under version control."""


@dataclass(frozen=True, slots=True)
class PublishedText:
    """The words of a briefing as they were published.

    ``recorded`` is the day of that (``2025-04-28``); ``updated`` and ``corrections`` are the header's date of
    the last update and its number of notes on changes then. ``digest`` is that of all words, ``parts`` are
    short ones of the headline, each paragraph and so on, which tell where a text differs. ``addresses`` are
    those inside the site under which it has stood, the latest last. ``place`` is the line of the file (none:
    not written yet).
    """

    slug: str
    path: str
    recorded: str
    updated: When | None
    corrections: int
    digest: str
    parts: tuple[str, ...]
    addresses: tuple[str, ...] = ()
    place: Place | None = None
