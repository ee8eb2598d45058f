"""What resolve came to in the last build, where that still holds: only a few headers were edited since.

A header has much that only pages show: a title, a summary, a picture, a note. Of what resolve reads of it
some only connects briefings, which is done anew (``resolve.header_edits``); if anything else of it changed,
or any text, record or setting, all is resolved.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.cache.memo import Memo
from briefgen.cache.shelves import ShelfError, Shelves
from briefgen.model.corpus import AnnotatedArticle, Briefing, Corpus, Entity, LedgerClaim
from briefgen.model.diagnostic import Outcome
from briefgen.model.nested_values import with_tuples
from briefgen.model.registry import Registry
from briefgen.model.settings import Settings
from briefgen.model.source import Source
from briefgen.rebuild.edition_rows import Common, Resolved, Row, RowBegin
from briefgen.remembered.recall import Recall
from briefgen.resolve.claims.claim_places import with_uses
from briefgen.resolve.header_edits import (
    are_asked_for,
    cite_alike,
    connected_anew,
    connects_otherwise,
    leaves_all,
    named_anew,
)

_MOST = 20
"""Headers that were edited; where there are more, everything is resolved."""


@dataclass(frozen=True, slots=True)
class KeptCorpus:
    """The corpus in the file of an edition that was kept; ``stamp`` stands for what that must be of."""

    path: Path
    stamp: str

    def texts(self) -> dict[str, str]:
        """Give the text of each content file by path, as it was; of none where nothing was kept."""
        kept = Shelves.open(self.path, self.stamp)
        if kept is None:
            return {}
        try:
            return {row.path: row.text for row in _begins(kept)}
        except ShelfError:
            return {}
        finally:
            kept.close()

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
    asked = replace(common.settings, theme_options=with_tuples(common.settings.theme_options))
    if not other.is_sure or (asked, common.registry) != (settings, registry):
        return None
    now = {one.article.source.path: one for one in articles}
    # Whether anything else was edited is seen before all is read that was kept of each text.
    files = _begins(kept)
    edited = _edited(files, now) if len(now) == len(articles) == len(files) else None
    heads = Recall(memo).known({path: row.text for path, row in (edited or {}).items()}, settings)
    if edited is None or heads.keys() != edited.keys():
        return None
    changes = [(row.source(heads[path]), now[path].article.source) for path, row in edited.items()]
    if not all(
        leaves_all(*change) and cite_alike(*change, registry) and _is_still(*change, other)
        for change in changes
    ):
        return None
    retitled = [change for change in changes if len({one.meta.title for one in change}) > 1]
    titles = {one.meta.title for change in retitled for one in change}
    # A title may also be what is suggested for a name that nothing has: an error, with which nothing is kept.
    if titles and are_asked_for(titles, [one.article for one in articles]):
        return None
    briefings, pages = (
        [row.briefing(now[row.path].article) for row in kept.whole(name, Row).values()]
        for name in ("briefing", "page")
    )
    entities, claims = kept.whole("entity", Entity), tuple(kept.whole("claim", LedgerClaim).values())
    connecting = {after.path for before, after in changes if connects_otherwise(before, after)}
    if connecting:
        named = _named_anew(connecting, [*briefings, *pages], registry, entities, other.redirects)
        if named is None:
            return None
        connected = connected_anew(now, named)
        briefings, pages = connected[: len(briefings)], connected[len(briefings) :]
        claims = with_uses(claims, briefings)
    corpus = Corpus(
        briefings=tuple(briefings),
        pages=tuple(pages),
        entities=tuple(entities.values()),
        claims=claims,
        sources=tuple(sorted(registry.sources, key=lambda source: source.id)),
        redirects=other.redirects,
        clashes=other.clashes,
        unresolved=other.unresolved,
        known=common.known,
    )
    return Outcome(corpus, other.problems)


def _named_anew(
    paths: Collection[str],
    briefings: Sequence[Briefing],
    registry: Registry,
    entities: Mapping[str, Entity],
    redirects: Mapping[str, str],
) -> list[Briefing] | None:
    """Give all briefings, those of some ``paths`` with what their headers name; None if that is not sure."""
    records = {record.id: record for record in registry.claims}
    named = [
        named_anew(one, records, entities, redirects) if one.article.source.path in paths else one
        for one in briefings
    ]
    sure = [one for one in named if one is not None]
    return sure if len(sure) == len(named) else None


def _begins(kept: Shelves) -> list[RowBegin]:
    return [row for name in ("briefing", "page") for row in kept.begins(name, RowBegin).values()]


def _edited(rows: Sequence[RowBegin], now: Mapping[str, AnnotatedArticle]) -> Mapping[str, RowBegin] | None:
    """Give those content files by path of which the text is another one; None if that is not all, or many."""
    edited = {}
    for row in rows:
        one = now.get(row.path)
        if one is None:
            return None
        source = one.article.source
        if (source.slug, source.role, source.status) != (row.slug, row.role, row.status):
            return None
        if source.text != row.text:
            edited[row.path] = row
    return edited if len(edited) <= _MOST else None


def _is_still(before: Source, after: Source, other: Resolved) -> bool:
    """Say whether the places in a file that were told of are where they were: in its body, which stayed."""
    told = other.places_in(before.path)
    lines = [source.text.count("\n", 0, source.body.start) for source in (before, after)]
    return not told or (lines[0] == lines[1] and min(place.line for place in told) > lines[0])
