"""All feeds of the site in one list: as a page for people, and as OPML for the programs that read feeds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from xml.etree import ElementTree as Xml

from briefgen.model.corpus import Entity
from briefgen.model.site import LazyFile, LazyPage
from briefgen.plan import urls, words
from briefgen.plan.feeds.entity_feeds import has_feed
from briefgen.plan.feeds.feed_xml import add, as_xml
from briefgen.plan.pages.paging import list_frame
from briefgen.plan.parts.briefing_lists import Lists
from briefgen.plan.parts.cards import Standpoint
from briefgen.plan.parts.frames import Edition
from briefgen.plan.views.feed_views import FeedGroup, FeedLine, FeedsView

SHOWN = 30
"""Feeds of one sort that the page lists; whoever looks for another one finds it on its own page."""


@dataclass(frozen=True, slots=True)
class Group:
    """Feeds of one sort, each by its label and the page that it follows, those that carry most first.

    ``more``: the page from which the pages of all of them can be reached.
    """

    id: str
    title: str
    carries: str
    feeds: tuple[tuple[str, str], ...]
    more: tuple[str, str, str] = ("", "", "")


def groups(edition: Edition, lists: Lists) -> tuple[Group, ...]:
    """Give all feeds of the site by what they follow; the copies at old addresses are not among them."""
    own = _site(edition), _corrections(edition)
    found = (*own, *_lists(edition, lists), *_entities(edition), _claims(edition))
    return tuple(group for group in found if group.feeds)


def feed_paths(edition: Edition, every: Sequence[Group]) -> Iterator[str]:
    """Give the output path of every feed, and of the list of them."""
    for group in every:
        for _, page in group.feeds:
            yield from urls.feeds_beside(page)
    if edition.settings.feeds.rss:
        yield urls.RSS
    if edition.settings.base_url:
        yield urls.OPML


def _site(edition: Edition) -> Group:
    say, full = edition.desk.words.say, edition.settings.feeds.full_text
    carries = say("Every new briefing, in full.") if full else say("Every new briefing.")
    return Group("site", say(words.THE_SITE), carries, ((edition.settings.title, urls.HOME),))


def _corrections(edition: Edition) -> Group:
    say = edition.desk.words.say
    title = say(words.CORRECTIONS)
    carries = say("What we got wrong, and claims that have changed since we wrote of them.")
    return Group("corrections", title, carries, ((title, urls.CORRECTIONS),))


def _lists(edition: Edition, lists: Lists) -> Iterator[Group]:
    say = edition.desk.words.say
    folders = tuple((label, urls.list_file(folder)) for folder, label, _ in lists.sections)
    yield Group("sections", say(words.SECTIONS), say("New briefings of one section."), folders)
    often = sorted(lists.tags, key=lambda tag: -len(tag[2]))
    tagged = tuple((label, urls.tag_file(slug)) for slug, label, _ in often)
    title = say(words.TAGS)
    yield Group("tags", title, say("New briefings with one tag."), tagged, (title, urls.TAGS, ""))


def _entities(edition: Edition) -> Iterator[Group]:
    library, own = edition.desk.library, edition.desk.words
    kinds: dict[str, list[Entity]] = {}
    for entity in edition.corpus.entities:
        if has_feed(library, entity, edition.settings.feeds.entities_from):
            kinds.setdefault(entity.kind, []).append(entity)
    for kind in words.in_order(kinds):
        often = sorted(kinds[kind], key=lambda entity: -library.briefings_of(entity.id))
        yield Group(
            kind,
            own.kinds(kind),
            own.say("Briefings on each of them, their words in these, and the positions that they take."),
            tuple((entity.name, urls.entity_file(entity.id)) for entity in often),
            (own.say(words.WHO_IS_WHO), urls.ENTITIES, f"kind-{kind}"),
        )


def _claims(edition: Edition) -> Group:
    say = edition.desk.words.say
    lines = tuple(
        (claim.record.short or claim.record.text, urls.claim_file(claim.record.id))
        for claim in edition.corpus.claims
    )
    title = say(words.CLAIMS)
    carries = say("Who says what of each claim, who changes position, and what we find.")
    return Group("claims", title, carries, lines, (title, urls.CLAIMS, ""))


# ---- for people


def feeds_page(edition: Edition, every: Sequence[Group]) -> LazyPage:
    """Give the page that lists the feeds and says what each carries."""
    return LazyPage(urls.FEEDS, "feeds.html", partial(_view, edition, every), "the list of feeds")


def _view(edition: Edition, every: Sequence[Group]) -> FeedsView:
    at = edition.desk.at(urls.FEEDS)
    title = at.words.say(words.FOLLOW)
    return FeedsView(
        frame=list_frame(edition, at, title),
        title=title,
        groups=tuple(_group(at, group, rss=edition.settings.feeds.rss) for group in every),
        opml_url=at.href(urls.OPML) if edition.settings.base_url else "",
    )


def _group(at: Standpoint, group: Group, *, rss: bool) -> FeedGroup:
    shown, total = group.feeds[:SHOWN], len(group.feeds)
    lines = []
    for label, page in shown:
        atom, json = (at.href(file) for file in urls.feeds_beside(page))
        lines.append(
            FeedLine(at.link(label, page), atom, json, at.href(urls.RSS) if rss and page == urls.HOME else "")
        )
    more = at.link(*group.more) if total > SHOWN else None
    return FeedGroup(group.id, group.title, group.carries, tuple(lines), total, more)


# ---- for programs


def opml_file(edition: Edition, every: Sequence[Group]) -> Iterator[LazyFile]:
    """Give ``feeds.opml``, where full addresses are known, without which it is of no use to any program."""
    if edition.settings.base_url:
        yield LazyFile(urls.OPML, partial(_opml, edition, every))


def _opml(edition: Edition, every: Sequence[Group]) -> bytes:
    root = Xml.Element("opml", {"version": "2.0"})
    head = Xml.SubElement(root, "head")
    add(head, "title", edition.settings.title)
    if edition.settings.publisher.name:
        add(head, "ownerName", edition.settings.publisher.name)
    add(head, "docs", "http://opml.org/spec2.opml")
    body = Xml.SubElement(root, "body")
    kinds = [group for group in every if group.id in words.ENTITY_KINDS]
    for group in every:
        if group in kinds:
            continue
        if group.id == "claims":
            _kinds(body, edition, kinds)
        _outlines(add(body, "outline", text=group.title), edition, group)
    if not any(group.id == "claims" for group in every):
        _kinds(body, edition, kinds)
    return as_xml(root)


def _kinds(body: Xml.Element, edition: Edition, kinds: Sequence[Group]) -> None:
    if kinds:
        parent = add(body, "outline", text=edition.desk.words.say(words.WHO_IS_WHO))
        for kind in kinds:
            _outlines(add(parent, "outline", text=kind.title), edition, kind)


def _outlines(parent: Xml.Element, edition: Edition, group: Group) -> None:
    absolute = edition.desk.addresses.absolute
    for label, page in group.feeds:
        atom, _ = urls.feeds_beside(page)
        add(
            parent,
            "outline",
            type="rss",
            text=label,
            title=label,
            xmlUrl=absolute(atom),
            htmlUrl=absolute(page),
        )
