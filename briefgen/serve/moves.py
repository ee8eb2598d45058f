"""Where the pages went whose address changed: a slug or a date was edited, a file or a folder was renamed.

A page is known by its content file. A file that is gone is known by its words: the one new file that has the
same is its heir.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from briefgen.model.source import Source

_MOST = 1000
"""Files that are gone and whose words are remembered; they may be back in the next build."""


class Shown(NamedTuple):
    """A content file that is in the site, and the output path of its page."""

    page: str
    source: Source


class Moves:
    """Follows content files from one site to the next."""

    def __init__(self) -> None:
        self._now: Mapping[str, Shown] = {}
        self._at: dict[str, str] = {}
        self._gone: dict[str, Source] = {}
        self._heirs: dict[str, str] = {}

    def take(self, now: Mapping[str, Shown]) -> None:
        """Take the content files of the site as it is now, by path."""
        come, before = now.keys() - self._now.keys(), self._now
        for path in before.keys() - now.keys():
            self._gone[path] = before[path].source
        for path in come:
            self._gone.pop(path, None)
            self._heirs.pop(path, None)
        self._now, self._at = now, {shown.page: path for path, shown in now.items()}
        if self._gone and come:
            self._bequeath(come)
        for path in list(self._gone)[:-_MOST]:
            del self._gone[path]

    def _bequeath(self, come: set[str]) -> None:
        heirs = _by_words({path: self._now[path].source for path in come})
        for words, files in _by_words(self._gone).items():
            if len(files) == len(heirs.get(words, ())) == 1:
                self._heirs[files[0]] = heirs[words][0]
                del self._gone[files[0]]

    def file(self, page: str) -> str:
        """Give the content file whose page is at an output path; empty for other pages."""
        return self._at.get(page, "")

    def address(self, file: str, page: str) -> str:
        """Give where the page of a content file stands now that was at the output path ``page``.

        Empty if it is still there, or nowhere.
        """
        seen = set[str]()
        while file not in self._now and file in self._heirs and file not in seen:
            seen.add(file)
            file = self._heirs[file]
        shown = self._now.get(file)
        if shown is None or shown.page == page:
            return ""
        return "/" + quote(shown.page.removesuffix("index.html"))


def _by_words(sources: Mapping[str, Source]) -> dict[str, list[str]]:
    """Give the files by what stands below their headers, which may have been edited on the way."""
    files: dict[str, list[str]] = {}
    for path, source in sources.items():
        if words := source.body.of(source.text).strip():
            files.setdefault(words, []).append(path)
    return files
