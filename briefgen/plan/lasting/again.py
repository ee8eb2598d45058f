"""One briefing planned again beside an edition that stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from briefgen.model.corpus import Briefing, LedgerClaim
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.site import LazyFile, LazyPage, SearchDocument
from briefgen.plan.exports.exports import annotation_files
from briefgen.plan.exports.ninjs import ninjs_files
from briefgen.plan.exports.search_documents import documents_of
from briefgen.plan.feeds.feed_edits import FeedEdit, feed_edits
from briefgen.plan.feeds.feeds import Articles
from briefgen.plan.lasting.outward import outward, recorded_words
from briefgen.plan.pages.article_pages import article_page
from briefgen.plan.parts.frames import Edition
from briefgen.plan.parts.library import by_frequency
from briefgen.plan.text.link_check import Goals

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Planned:
    """What the pages of an edition were planned with: its look-ups, and what links can lead to."""

    edition: Edition
    goals: Goals


@dataclass(frozen=True, slots=True)
class Replanned:
    """The page of a briefing and the files beside it, and what is wrong with the briefing."""

    page: LazyPage
    files: tuple[LazyFile, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def looks_alike(planned: Planned, old: Briefing, new: Briefing, claims: Sequence[LedgerClaim]) -> bool:
    """Say whether no page but its own shows a briefing otherwise than before it was edited.

    ``claims`` are the recorded claims that say where in it something stands, as they are now.
    """
    library = planned.edition.desk.library
    then = [library.claims[claim.record.id] for claim in claims]
    return outward(old, library.entities) == outward(new, library.entities) and recorded_words(
        then, old
    ) == recorded_words(claims, new)


def put_in(planned: Planned, briefing: Briefing, claims: Sequence[LedgerClaim]) -> Planned:
    """Give the edition once a briefing that looks as before stands in the place of its old self."""
    edition = planned.edition
    library = edition.desk.library
    library = replace(
        library,
        briefings=_Instead({briefing.slug: briefing}, library.briefings),
        claims=_Instead({claim.record.id: claim for claim in claims}, library.claims),
    )
    # Cards that are remembered show the briefing as it was, and must not come to show it as it is.
    return replace(planned, edition=replace(edition, desk=replace(edition.desk, library=library, memos={})))


def _with(planned: Planned, briefing: Briefing, claims: Sequence[LedgerClaim]) -> Edition:
    """Give such an edition with nothing but this briefing to make files of."""
    edition = put_in(planned, briefing, claims).edition
    return replace(edition, corpus=replace(edition.corpus, briefings=(briefing,)))


def plan_again(planned: Planned, briefing: Briefing, claims: Sequence[LedgerClaim]) -> Replanned:
    """Plan the page of one briefing and the files beside it."""
    edition = _with(planned, briefing, claims)
    page, linked = article_page(edition, briefing, planned.goals)
    files = (*annotation_files(edition), *ninjs_files(edition, Articles(edition, planned.goals)))
    return Replanned(page, files, linked.problems)


def plan_ahead(planned: Planned, briefing: Briefing) -> Replanned:
    """Plan the page of a briefing that may look otherwise from outside too: no other page follows yet."""
    edition = _with(planned, briefing, ())
    library = edition.desk.library
    names = by_frequency(briefing, library.entities)
    library = replace(library, names_in=_Instead({briefing.slug: names}, library.names_in))
    edition = replace(edition, desk=replace(edition.desk, library=library))
    page, linked = article_page(edition, briefing, planned.goals)
    return Replanned(page, problems=linked.problems)


def edit_feeds(
    planned: Planned, old: Briefing, new: Briefing, claims: Sequence[LedgerClaim]
) -> tuple[FeedEdit, ...]:
    """Give what is to be done to the feeds that may carry the text of an edited briefing."""
    then = Articles(_with(planned, old, ()), planned.goals)
    return tuple(feed_edits(then, Articles(_with(planned, new, claims), planned.goals), old, new))


def documents_again(
    planned: Planned, old: Briefing, new: Briefing, claims: Sequence[LedgerClaim], called: Mapping[str, str]
) -> tuple[SearchDocument, SearchDocument] | None:
    """Give what search was to find of a briefing, and what it is to find now; none if more has changed.

    ``called`` is what entities are called in a search.
    """
    then = [planned.edition.desk.library.claims[claim.record.id] for claim in claims]
    before, *others = documents_of(_with(planned, old, then), old, then, called)
    after, *rest = documents_of(_with(planned, new, claims), new, claims, called)
    return (before, after) if others == rest else None


class _Instead(Mapping[str, T]):
    """A mapping with some values in the place of others."""

    def __init__(self, some: Mapping[str, T], others: Mapping[str, T]) -> None:
        self._some, self._others = some, others

    def __getitem__(self, key: str) -> T:
        return self._some[key] if key in self._some else self._others[key]

    def __contains__(self, key: object) -> bool:
        return key in self._others

    def __iter__(self) -> Iterator[str]:
        return iter(self._others)

    def __len__(self) -> int:
        return len(self._others)
