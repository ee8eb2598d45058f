"""The files of a feed, made when they are asked for: both forms of one feed from the same entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from briefgen.model.settings import Settings
from briefgen.model.site import File, LazyFile
from briefgen.plan import urls
from briefgen.plan.feeds.feed_format import Feed, json_feed
from briefgen.plan.feeds.feed_xml import atom_feed
from briefgen.plan.parts.cards import Standpoint
from briefgen.plan.parts.frames import Edition

MakeFeed = Callable[[], tuple[Standpoint, Feed]]
"""Gives a feed and where it is seen from; it can be handed to another process."""

Format = Callable[[Standpoint, Settings, Feed], File]


def feed_files(edition: Edition, page: str, make: MakeFeed) -> tuple[LazyFile, LazyFile]:
    """Give the two files of the feed that follows ``page``, as Atom and as JSON Feed."""
    atom, json = urls.feeds_beside(page)
    return feed_file(edition, atom, make, atom_feed), feed_file(edition, json, make, json_feed)


def feed_file(edition: Edition, path: str, make: MakeFeed, form: Format) -> LazyFile:
    """Give one file of a feed."""
    return LazyFile(path, partial(_data, edition, make, form))


def _data(edition: Edition, make: MakeFeed, form: Format) -> bytes:
    # The files of one feed are mostly asked for one after the other.
    if edition.last_feed[:1] != [make]:
        edition.last_feed[:] = [make, make()]
    at, feed = edition.last_feed[1]
    return form(at, edition.settings, feed).data


def copies(files: Iterable[LazyFile], paths: Iterable[str]) -> Iterable[LazyFile]:
    """Give files again at other paths."""
    return (LazyFile(path, file.make) for file, path in zip(files, paths, strict=True))
