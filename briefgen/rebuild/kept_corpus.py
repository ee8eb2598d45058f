"""What resolve came to in the last build, where that still holds: only a few headers were edited since.

A header has much that only pages show: a title, a summary, a picture, a note. What resolve reads of it is
known (``resolve.header_edits``); if any of that changed, or any text, record or setting, all is resolved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.cache.memo import Memo
from briefgen.cache.shelves import ShelfError, Shelves
from briefgen.model.article import Article
from briefgen.model.corpus import AnnotatedArticle, Corpus, Entity, LedgerClaim
from briefgen.model.diagnostic import Outcome
from briefgen.model.nested_values import with_tuples
from briefgen.model.registry import Registry
from briefgen.model.settings import Settings
from briefgen.model.source import Source
from briefgen.rebuild.edition_rows import Common, Resolved, Row
from briefgen.remembered.recall import Recall
from briefgen.resolve.header_edits import are_asked_for, leaves_all

_MOST = 20
"""Headers that were edited; where there are more, everything is resolved."""


@dataclass(frozen=True, slots=True)
class KeptCorpus:
    """The corpus in the file of an edition that was kept; ``stamp`` stands for what that must be of."""

    path: Path
    stamp: str

    def resolved(
        self, articles: Sequence[AnnotatedArticle], registry: Registry, settings: Settings, memo: Memo
    ) -> Outcome[Corpus] | None:
        """Give what resolve would make of the articles; None where that is not sure to be what was kept.

        ``memo`` has what content files were read as.
        """
        kept = Shelves.open(self.path, self.stamp)
        if kept is None:
            return None
        try:
            return _resolved(kept, articles, registry, settings, memo)
        except (ShelfError, KeyError):
            return None
        finally:
            kept.close()


def _resolved(
    kept: Shelves,
    articles: Sequence[AnnotatedArticle],
    registry: Registry,
    settings: Settings,
    memo: Memo,
) -> Outcome[Corpus] | None:
    common, other = kept.shelf("common", Common)["all"], kept.shelf("resolved", Resolved)["all"]
    before = replace(common.settings, theme_options=with_tuples(common.settings.theme_options))
    if not other.is_sure or (before, common.registry) != (settings, registry):
        return None
    briefings, pages = kept.whole("briefing", Row), kept.whole("page", Row)
    rows = (*briefings.values(), *pages.values())
    now = {one.article.source.path: one.article for one in articles}
    edited = _edited(rows, now) if len(now) == len(articles) == len(rows) else None
    if edited is None or not _is_all(edited, now, other, Recall(memo), settings):
        return None
    corpus = Corpus(
        briefings=tuple([row.briefing(now[row.path]) for row in briefings.values()]),
        pages=tuple([row.briefing(now[row.path]) for row in pages.values()]),
        entities=tuple(kept.whole("entity", Entity).values()),
        claims=tuple(kept.whole("claim", LedgerClaim).values()),
        sources=tuple(sorted(registry.sources, key=lambda source: source.id)),
        redirects=other.redirects,
        clashes=other.clashes,
        unresolved=other.unresolved,
        known=common.known,
    )
    return Outcome(corpus, other.problems)


def _edited(rows: Sequence[Row], now: Mapping[str, Article]) -> Mapping[str, Row] | None:
    """Give those content files by path of which the text is another one; None if the files are others."""
    edited = {}
    for row in rows:
        article = now.get(row.path)
        if article is None:
            return None
        source = article.source
        if (source.slug, source.role, source.status) != (row.slug, row.role, row.status):
            return None
        if source.text != row.text:
            edited[row.path] = row
    return edited


def _is_all(
    edited: Mapping[str, Row],
    now: Mapping[str, Article],
    other: Resolved,
    recall: Recall,
    settings: Settings,
) -> bool:
    """Say whether nothing but headers was edited, and nothing in them that resolve reads."""
    if len(edited) > _MOST:
        return False
    heads = recall.known({path: row.text for path, row in edited.items()}, settings)
    titles: set[str] = set()
    for path, row in edited.items():
        if path not in heads:
            return False
        before, after = row.source(heads[path]), now[path].source
        if not leaves_all(before, after) or not _is_still(before, after, other):
            return False
        if before.meta.title != after.meta.title:
            titles |= {before.meta.title, after.meta.title}
    # A title may also be what is suggested for a name that nothing has: an error, with which nothing is kept.
    return not (titles and are_asked_for(titles, [*now.values()]))


def _is_still(before: Source, after: Source, other: Resolved) -> bool:
    """Say whether the places in a file that were told of are where they were: in its body, which stayed."""
    told = other.places_in(before.path)
    lines = [source.text.count("\n", 0, source.body.start) for source in (before, after)]
    return not told or (lines[0] == lines[1] and min(place.line for place in told) > lines[0])
