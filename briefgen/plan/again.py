"""One briefing planned again beside an edition that stands."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import dataclass, replace

from briefgen.model.corpus import Briefing
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.site import File, Page
from briefgen.plan.article_pages import article_page
from briefgen.plan.exports import annotation_files
from briefgen.plan.feeds import Articles
from briefgen.plan.frames import Edition
from briefgen.plan.link_check import Shelf
from briefgen.plan.ninjs import ninjs_files
from briefgen.plan.outward import is_in_ledger, outward


@dataclass(frozen=True, slots=True)
class Planned:
    """What the pages of an edition were planned with: its look-ups, and what links can lead to."""

    edition: Edition
    shelf: Shelf


@dataclass(frozen=True, slots=True)
class Replanned:
    """The page of a briefing and the files beside it, and what is wrong with the briefing."""

    page: Page
    files: tuple[File, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def looks_alike(planned: Planned, old: Briefing, new: Briefing) -> bool:
    """Say whether no page but its own shows a briefing otherwise than before it was edited."""
    entities = planned.edition.desk.library.entities
    in_ledger = is_in_ledger(old) or is_in_ledger(new)
    return not in_ledger and outward(old, entities) == outward(new, entities)


def with_briefing(planned: Planned, briefing: Briefing) -> Planned:
    """Give what pages are planned with once a briefing stands in the place of its old self."""
    edition = planned.edition
    library = replace(
        edition.desk.library,
        briefings=ChainMap({briefing.slug: briefing}, edition.desk.library.briefings),  # type: ignore[arg-type]
    )
    return replace(planned, edition=replace(edition, desk=replace(edition.desk, library=library)))


def plan_again(planned: Planned, briefing: Briefing) -> Replanned:
    """Plan the page of one briefing and the files beside it."""
    planned = with_briefing(planned, briefing)
    page, linked = article_page(planned.edition, briefing, planned.shelf)
    alone = replace(planned.edition, corpus=replace(planned.edition.corpus, briefings=(briefing,)))
    files = (*annotation_files(alone), *ninjs_files(alone, Articles(alone, planned.shelf)))
    return Replanned(page, files, linked.problems)
