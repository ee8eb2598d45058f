"""Views of the page that lists all feeds. ``views`` says what holds for all views."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.plan.views.frame_views import Frame, LinkView


@dataclass(frozen=True, slots=True)
class FeedLine:
    """A feed: the page that it follows, and its addresses; ``rss_url`` is empty for all but the site's."""

    page: LinkView
    atom_url: str
    json_url: str
    rss_url: str = ""


@dataclass(frozen=True, slots=True)
class FeedGroup:
    """Feeds of one sort: what each of them carries, and where the rest is if these are not all.

    ``id`` is site, corrections, sections, tags, claims, or the kind of an entity. ``total`` counts them all.
    """

    id: str
    title: str
    carries: str
    feeds: tuple[FeedLine, ...]
    total: int
    more: LinkView | None = None


@dataclass(frozen=True, slots=True)
class FeedsView:
    """The page of all feeds (template ``feeds.html``); ``opml_url`` is empty without ``base_url``."""

    frame: Frame
    title: str
    groups: tuple[FeedGroup, ...]
    opml_url: str = ""
