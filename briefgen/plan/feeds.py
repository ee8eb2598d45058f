"""The feed of the site: its newest briefings that are published and have a date."""

from __future__ import annotations

from html import escape

from briefgen.model.corpus import Briefing
from briefgen.model.site import File
from briefgen.model.source import Status
from briefgen.model.when import EPOCH
from briefgen.plan import urls, words
from briefgen.plan.cards import RETRACTED, Standpoint, briefing_card, named
from briefgen.plan.content_links import link_content, picture
from briefgen.plan.feed_format import Entry, Feed, feed_pair, feed_point
from briefgen.plan.frames import Edition
from briefgen.plan.link_check import Shelf
from briefgen.plan.text_marks import wiki_targets
from briefgen.plan.views import Body, ImageView, Mark
from briefgen.plan.weave import weave


def feed_files(edition: Edition, shelf: Shelf) -> tuple[File, File]:
    """Give ``feed.xml`` and ``feed.json``."""
    settings = edition.settings
    at = feed_point(edition.desk, settings, urls.ATOM)
    chosen = [briefing for briefing in edition.corpus.briefings if is_in_feeds(briefing)]
    feed = Feed(
        name=f"site/{settings.title}",
        title=settings.title,
        page=urls.HOME,
        atom=urls.ATOM,
        json=urls.JSON_FEED,
        entries=tuple(_entry(edition, at, briefing, shelf) for briefing in chosen[: settings.feeds.size]),
        description=settings.description,
    )
    return feed_pair(at, settings, feed)


def is_in_feeds(briefing: Briefing) -> bool:
    """Say whether feeds carry a briefing: it is published, and has a date."""
    source = briefing.article.source
    return source.meta.date is not None and source.status is Status.PUBLISHED


def _entry(edition: Edition, at: Standpoint, briefing: Briefing, shelf: Shelf) -> Entry:
    source, meta = briefing.article.source, briefing.article.source.meta
    path = at.addresses.briefings[briefing.slug]
    published = meta.date.moment if meta.date else EPOCH
    card = briefing_card(at, briefing.slug)
    image, _ = picture(source, path, shelf)
    return Entry(
        name=f"briefing/{briefing.slug}",
        path=path,
        title=at.words.labelled(at.words.say(words.RETRACTED), card.title)
        if card.status == RETRACTED
        else card.title,
        published=published,
        updated=max(published, meta.updated.moment) if meta.updated else published,
        summary=card.summary,
        html=_full_text(at, briefing, shelf) if edition.settings.feeds.full_text else "",
        authors=tuple(named(at, author).name for author in meta.authors),
        tags=meta.tags,
        image=image.path,
        extra={
            "kind": card.kind,
            "section": card.section,
            "quotes": card.quotes,
            "contested": card.contested,
            "entities": [entity.id for entity in card.entities],
        },
    )


def _full_text(at: Standpoint, briefing: Briefing, shelf: Shelf) -> str:
    """Give the text of a briefing as plain HTML, without marks, its links leading from the feed."""
    page = at.addresses.briefings[briefing.slug]
    links = link_content(at, briefing.article, page, shelf).targets
    return plain_html(
        weave(briefing.article, targets={**links, **wiki_targets(at, briefing)}, messages=at.words.messages)
    )


def plain_html(body: Body) -> str:
    """Give a body as HTML that no theme has dressed."""
    return "".join(part if isinstance(part, str) else _plain_mark(part) for part in body)


def _plain_mark(mark: Mark) -> str:
    inner = plain_html(mark.children)
    match mark.kind:
        case "heading":
            kicker = f"<p><strong>{escape(mark.data.kicker)}</strong></p>\n" if mark.data.kicker else ""
            return f"{kicker}<h{mark.data.level}>{inner}</h{mark.data.level}>\n"
        case "picture":
            return _plain_picture(mark.data)
        case "note":
            return f"<aside>\n{inner}</aside>\n"
        case "quote_block":
            return f"<blockquote>\n{inner}</blockquote>\n"
        case _:
            return inner


def _plain_picture(image: ImageView) -> str:
    size = f' width="{image.width}" height="{image.height}"' if image.width and image.height else ""
    title = f' title="{escape(image.title)}"' if image.title else ""
    picture = f'<img src="{escape(image.url)}" alt="{escape(image.alt)}"{title}{size}>'
    if not image.caption:
        return picture
    return f"<figure>{picture}<figcaption>{escape(image.caption)}</figcaption></figure>"
