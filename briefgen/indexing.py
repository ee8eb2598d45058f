"""The search index of a site, with a wrapper that changes no byte of it: the last one is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen import search
from briefgen.cache.canonical import digest
from briefgen.cache.memo import Memo
from briefgen.model.diagnostic import Outcome
from briefgen.model.site import File, SearchDocument

_LAST = "search-index"  # the one that is remembered: each may be as large as the site


@dataclass(frozen=True, slots=True)
class _Index:
    """A search index that was made, and the digest of what it was made from."""

    origin: str
    files: tuple[File, ...]


def search_index(documents: Sequence[SearchDocument], lang: str, memo: Memo) -> Outcome[tuple[File, ...]]:
    """Make the files that a browser searches the ``documents`` in: those of last time, if none changed."""
    if not documents:
        return Outcome(())
    origin = digest(search.stamp(), lang, documents)
    last = memo.get([_LAST], _Index).get(_LAST)
    if last is not None and last.origin == origin:
        return Outcome(last.files)
    made = search.index(documents, lang)
    if not made.diagnostics:
        memo.put({_LAST: _Index(origin, made.value)}, _Index)
    return made
