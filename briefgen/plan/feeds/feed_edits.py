"""The text of one briefing in the feeds that carry it, put in the place of what it was.

A feed is not made again: of its entries one has another text, and everything else in it stays as it stands.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

from briefgen.model.corpus import Briefing
from briefgen.plan import urls
from briefgen.plan.feeds.feed_format import feed_point
from briefgen.plan.feeds.feed_xml import in_xml
from briefgen.plan.feeds.feeds import Articles, is_in_feeds
from briefgen.plan.parts.frames import Edition


@dataclass(frozen=True, slots=True)
class FeedEdit:
    """What is to be done to one feed: the bytes of a text, and those to put in their place.

    ``address`` are bytes that stand in the feed where it has the briefing at all.
    """

    path: str
    before: bytes
    after: bytes
    address: bytes

    def done(self, data: bytes) -> bytes | None:
        """Give the feed with the text of today; none if it cannot be said where in it the text stands."""
        found = data.count(self.before) if self.before and self.after else 0
        if found == 1:
            return data.replace(self.before, self.after)
        return data if not found and self.address not in data else None


def feed_edits(then: Articles, now: Articles, old: Briefing, new: Briefing) -> Iterator[FeedEdit]:
    """Give the edits for all feeds that may carry the text of a briefing, ``then`` and ``now``."""
    settings = now.edition.settings
    if not (settings.feeds.full_text and is_in_feeds(new)):
        return
    for path, in_bytes in _feeds(now.edition, new):
        at = feed_point(now.edition.desk, settings, path)
        before, after = then.entry(at, old).html, now.entry(at, new).html
        if before != after:
            address = at.href(at.addresses.briefings[new.slug])
            yield FeedEdit(path, in_bytes(before), in_bytes(after), in_bytes(address))


def _feeds(edition: Edition, briefing: Briefing) -> Iterator[tuple[str, Callable[[str], bytes]]]:
    """Give the paths of the feeds of the site, of the section and of the tags, and how they write a text."""
    source = briefing.article.source
    folders = [urls.section_path(source.section)] if source.section else []
    slugs = dict.fromkeys(edition.desk.addresses.tags[tag] for tag in source.meta.tags)
    pages = (urls.HOME, *(urls.list_file(folder) for folder in folders), *map(urls.tag_file, slugs))
    for page in pages:
        atom, as_json = urls.feeds_beside(page)
        yield atom, _in_xml
        yield as_json, _in_json
    if edition.settings.feeds.rss:
        yield urls.RSS, _in_xml


def _in_xml(text: str) -> bytes:
    element = Xml.Element("a")
    element.text = in_xml(text)
    data: bytes = Xml.tostring(element, encoding="utf-8")
    return data.removeprefix(b"<?xml version='1.0' encoding='utf-8'?>\n")[3:-4]


def _in_json(text: str) -> bytes:
    return json.dumps(text, ensure_ascii=False).encode("utf-8", "replace")
