"""Content files as they were read, parsed and annotated the last time, with the block facts of their pages.

Remembered under a digest of all that went in: the file's path and text, the settings that have a say, our own
sources and the libraries that read. So an unchanged file costs one look into the memo. What would not come
back as exactly what it was is not kept at all.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache, partial
from hashlib import blake2b
from importlib import metadata
from pathlib import Path
from zoneinfo import TZPATH

from briefgen.cache.canonical import encode
from briefgen.cache.memo import Memo, packed, unpacked
from briefgen.model.annotation import Annotations
from briefgen.model.article import Article
from briefgen.model.diagnostic import Diagnostic, Outcome
from briefgen.model.head import Head
from briefgen.model.own_sources import sources_digest
from briefgen.model.settings import Settings
from briefgen.model.source import Source
from briefgen.parse import markup_of, parse
from briefgen.reading import Reading
from briefgen.remembered.rows import ArticleRow, FileRow, FoundRow, HeadRow, article_row, found_row, head_row
from briefgen.remembered.values import Rows

_LIBRARIES = ("pyyaml", "pydantic", "babel", "markdown-it-py", "mdit-py-plugins", "python-slugify", "msgspec")
_OWN = ("load", "parse", "model", "remembered")


@cache
def stamp() -> str:
    """Give a digest of all that decides what a file is read as, the file and the settings apart."""
    digest, home = hashlib.sha256(sys.version.encode()), Path(__file__).parents[1]
    for library in _LIBRARIES:
        digest.update(f"{library} {metadata.version(library)}\n".encode())
    digest.update(sources_digest(*(home / own for own in _OWN)))
    return digest.hexdigest()


class Recall:
    """What is remembered of the content files of one build; a ``Heads`` for ``load``."""

    def __init__(self, memo: Memo) -> None:
        self._memo, self._rows = memo, Rows()
        self._texts: Mapping[str, str] = {}
        self._keys: dict[str, str] = {}
        self._found: dict[str, FileRow] = {}
        self._fresh: dict[str, Head] = {}
        self._heads: dict[str, Head] = {}
        self._problems: dict[str, tuple[Diagnostic, ...]] = {}

    def known(self, texts: Mapping[str, str], settings: Settings) -> Mapping[str, Head]:
        """Give those heads that are remembered; ``texts`` are those of files by path."""
        site = (stamp(), settings.timezone, zone_data(settings.timezone), settings.raw_html)
        begin = blake2b(repr(site).encode(), digest_size=20)
        self._texts, self._keys = texts, {path: file_key(begin, path, text) for path, text in texts.items()}
        rows = self._memo.get(list(self._keys.values()), FileRow)
        found = {path: rows[key] for path, key in self._keys.items() if key in rows}
        heads = {path: self._rows.head(path, texts[path], row.head) for path, row in found.items()}
        self._found = {path: row for path, row in found.items() if row.article}
        self._heads = {path: heads[path] for path, row in found.items() if not row.article}
        return heads

    def learn(self, heads: Mapping[str, Head]) -> None:
        """Take note of those that were not remembered, by path."""
        self._fresh = dict(heads)

    def leave_out(self, sources: Sequence[Source]) -> None:
        """Remember the heads of files that are not among the sources, such as drafts: no more was read."""
        taken = {source.path for source in sources}
        left = [path for path in self._fresh if path not in taken]
        rows = {path: self._exact_head(path, self._fresh[path]) for path in left}
        only = {self._keys[path]: FileRow(row, b"", "", b"") for path, row in rows.items() if row is not None}
        self._memo.put(only, FileRow)

    def articles(self, sources: Sequence[Source], *, raw_html: bool) -> Outcome[list[Article]]:
        """Give the articles of the sources that ``load`` gave, and the problems of their Markdown."""
        self.leave_out(sources)
        outcomes = [self._article(source, raw_html) for source in sources]
        problems = [problem for outcome in outcomes for problem in outcome.diagnostics]
        return Outcome([outcome.value for outcome in outcomes], tuple(problems))

    def _article(self, source: Source, raw_html: bool) -> Outcome[Article]:
        row = self._found.get(source.path)
        if row is not None:
            return self._rows.article(
                source, unpacked(row.article, ArticleRow), partial(markup_of, raw_html=raw_html)
            )
        outcome = parse(source, raw_html=raw_html)
        self._problems[source.path] = outcome.diagnostics
        return outcome

    def annotate(self, articles: Sequence[Article], reading: Reading) -> Outcome[list[Annotations]]:
        """Give the annotations of each article, in order; ``reading`` makes those that are not remembered."""
        stamps = [reading.stamp(article) for article in articles]
        found: dict[int, Annotations] = {}
        for number, article in enumerate(articles):
            row = self._found.get(article.source.path)
            if row is not None and stamps[number] and row.found_by == stamps[number]:
                found[number] = self._rows.found(unpacked(row.found, FoundRow))
        todo = [number for number in range(len(articles)) if number not in found]
        reading.remembered += len(found)
        outcome = reading.annotate([articles[number] for number in todo])
        found |= dict(zip(todo, outcome.value, strict=True))
        whole = not outcome.diagnostics
        self._keep((articles[n], stamps[n] if whole else "", found[n]) for n in todo)
        return Outcome([found[number] for number in range(len(articles))], outcome.diagnostics)

    def keep(self, articles: Iterable[Article]) -> None:
        """Remember articles that nothing was looked for in."""
        self._keep((article, "", Annotations()) for article in articles)

    def _keep(self, done: Iterable[tuple[Article, str, Annotations]]) -> None:
        fresh: dict[str, FileRow] = {}
        for article, found_by, found in done:
            path = article.source.path
            row = self._found.get(path)
            if row is not None and found_by:
                made = packed(found_row(found))
                fresh |= {self._keys[path]: row._replace(found_by=found_by, found=made)} if made else {}
            elif row is None and (path in self._fresh or path in self._heads):
                whole = self._exact(article, found_by, found)
                fresh |= {self._keys[path]: whole} if whole else {}
        self._memo.put(fresh, FileRow)

    def _exact(self, article: Article, found_by: str, found: Annotations) -> FileRow | None:
        """Give the row of an article, if it would come back from the memo as the very values that went in."""
        source, wrong = article.source, self._problems.get(article.source.path, ())
        head = self._fresh.get(source.path) or self._heads[source.path]
        first = self._exact_head(source.path, head)
        second = packed(article_row(article, wrong))
        third = packed(found_row(found))
        if first is None or second is None or third is None:
            return None
        outcome = self._rows.article(source, unpacked(second, ArticleRow), article.read)
        exact = outcome == Outcome(article, wrong) and self._rows.found(unpacked(third, FoundRow)) == found
        return FileRow(first, second, found_by, third) if exact else None

    def _exact_head(self, path: str, head: Head) -> HeadRow | None:
        """Give the row of a head, if it would come back as the very values that went in."""
        data = packed(head_row(head))
        if data is None:
            return None
        row = unpacked(data, HeadRow)
        again = self._rows.head(path, self._texts[path], row)
        return row if again == head and _is_same(again.meta.extra, head.meta.extra) else None


def _is_same(one: object, other: object) -> bool:
    """Say whether free values are the same: their types too, which ``==`` does not look at."""
    try:
        return encode(one) == encode(other)
    except TypeError:
        return False


def file_key(begin: blake2b, path: str, text: str) -> str:
    """Give the key of a file in the memo; ``begin`` is the digest of all that has a say beside it."""
    digest = begin.copy()
    digest.update(f"{path}\0{text}".encode())
    return digest.hexdigest()


def zone_data(name: str) -> bytes | str:
    """Give what decides when a day begins in a time zone: the system's file, else the package's version."""
    for folder in TZPATH:
        with suppress(OSError):
            return Path(folder, name).read_bytes()
    with suppress(metadata.PackageNotFoundError):
        return metadata.version("tzdata")
    return ""
