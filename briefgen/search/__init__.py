"""Documents to the files of a search index, by Pagefind: the only place that knows it.

Takes what plan says is to be found, and the language whose word endings are cut off. Gives the files that a
browser searches in, under ``pagefind/``; equal documents give equal bytes. Never reads the site's own pages:
a theme can change without a word of the index. Where there is no program for this machine, ``is_available``
says so, and a site is made without search.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from briefgen.model.diagnostic import Outcome
from briefgen.model.own_sources import sources_digest
from briefgen.model.site import File, SearchDocument
from briefgen.search.document_html import as_html
from briefgen.search.index_bytes import FOLDER, settled
from briefgen.search.one_document import Reindexed, reindexed
from briefgen.search.page_order import in_order
from briefgen.search.problems import FAILED
from briefgen.search.program import PagefindError, run, version

__all__ = ["FOLDER", "Reindexed", "index", "is_available", "reindexed", "stamp"]


def is_available() -> bool:
    """Say whether this machine has Pagefind's program, and can run it."""
    try:
        return bool(version())
    except PagefindError:
        return False


def stamp() -> str:
    """Say in what way an index is made: by which Pagefind, and by which of our own sources.

    Only where search is available.
    """
    digest = blake2b(version().encode(), digest_size=16)
    digest.update(sources_digest(Path(__file__).parent))
    return digest.hexdigest()


def index(documents: Sequence[SearchDocument], lang: str) -> Outcome[tuple[File, ...]]:
    """Make the index of these documents.

    All are one index, also those in other languages: a reader asks once. ``lang`` is the site's; words in
    another language are found as they stand, since what is asked is cut off in the same way.

    Returns:
        The files sorted by path (no documents, no files), and what went wrong.
    """
    if not documents:
        return Outcome(())
    try:
        made = run({document.path: as_html(document) for document in documents}, lang.split("-")[0].lower())
    except PagefindError as error:
        return Outcome((), (FAILED.at(None, why=str(error)),))
    dates = {_address(document.path): document.date for document in documents}
    done = settled(in_order(made, dates))
    return Outcome(tuple(File(FOLDER + path, data) for path, data in sorted(done.items())))


def _address(path: str) -> str:
    """Give the address that Pagefind gives to a page."""
    return "/" + path.removesuffix("index.html")
