"""The feeds of the site, its sections and its tags: the newest briefings that are out and have a date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from html import escape

from briefgen.model.corpus import Briefing
from briefgen.model.site import LazyFile
from briefgen.model.source import Status
from briefgen.model.when import EPOCH
from briefgen.plan import urls, words
from briefgen.plan.feeds.feed_files import feed_file, feed_files
from briefgen.plan.feeds.feed_format import Entry, Feed, News, feed_point, from_page
from briefgen.plan.feeds.feed_xml import rss_feed
from briefgen.plan.feeds.plain_quotes import quote_html
from briefgen.plan.parts.briefing_lists import Lists
from briefgen.plan.parts.cards import RETRACTED, Standpoint, briefing_card, named
from briefgen.plan.parts.edits import edited
from briefgen.plan.parts.frames import Edition, title_of
from briefgen.plan.parts.statements import quote_view
from briefgen.plan.remembered import Remembered
from briefgen.plan.text.content_links import link_targets, picture
from briefgen.plan.text.corrections import correction_views, was_and_now
from briefgen.plan.text.link_check import Goals
from briefgen.plan.text.text_marks import wiki_targets
from briefgen.plan.text.weave import Dress, weave
from briefgen.plan.views import Body, BriefingCard, CorrectionView, ImageView, Mark

RETRACTION = "retraction"


@dataclass(frozen=True, slots=True)
class Articles:
    """The briefings of a site as news, as entries of feeds and as plain HTML, each made once for all feeds.

    What was made is kept by the way to the site's root, since all links in it lead from there.
    """

    edition: Edition
    goals: Goals
    texts: Remembered[tuple[str, str], str] = field(default_factory=dict, compare=False, repr=False)
    entries: Remembered[tuple[str, str], Entry] = field(default_factory=dict, compare=False, repr=False)
    told: Remembered[tuple[str, str], News] = field(default_factory=dict, compare=False, repr=False)

    def text(self, at: Standpoint, briefing: Briefing) -> str:
        """Give the text of a briefing as plain HTML, without marks; its links lead from where ``at`` is."""
        key = (at.root, briefing.slug)
        if key not in self.texts:
            page = at.addresses.briefings[briefing.slug]
            links = link_targets(at, briefing.article, page, self.goals)
            targets = {**links, **wiki_targets(at, briefing)}
            said = {
                quote.token: Dress(quote_view(at, briefing.slug, quote))
                for quote in briefing.quotes
                if quote.by_hand
            }
            body = weave(briefing.article, dresses=said, targets=targets, messages=at.words.messages)
            self.texts[key] = from_page(plain_html(body, at), at.href(page))
        return self.texts[key]

    def entry(self, at: Standpoint, briefing: Briefing) -> Entry:
        """Give a briefing as an entry, with its text and the notes on its changes where feeds carry text."""
        key = (at.root, briefing.slug)
        if key not in self.entries:
            self.entries[key] = self._entry(at, briefing)
        return self.entries[key]

    def news(self, at: Standpoint, briefing: Briefing) -> News:
        """Give what all feeds tell of a briefing alike."""
        key = (at.root, briefing.slug)
        if key not in self.told:
            self.told[key] = _news(at, briefing)
        return self.told[key]

    def _entry(self, at: Standpoint, briefing: Briefing) -> Entry:
        card, notes = briefing_card(at, briefing.slug), tuple(correction_views(at, briefing))
        image, _ = picture(briefing.article.source, at.addresses.briefings[briefing.slug], self.goals)
        full = self.edition.settings.feeds.full_text
        return Entry(
            self.news(at, briefing),
            html=_with_notes(at, self.text(at, briefing), notes) if full else "",
            image=image.path,
            extra={
                "kind": card.kind,
                "section": card.section,
                "status": card.status,
                "quotes": card.quotes,
                "contested": card.contested,
                "corrections": len(notes),
                "entities": [entity.id for entity in card.entities],
            },
        )


def _news(at: Standpoint, briefing: Briefing) -> News:
    """Give a briefing as news; what is retracted says so in its title."""
    meta, card = briefing.article.source.meta, briefing_card(at, briefing.slug)
    changed = edited(meta)
    return News(
        name=f"briefing/{briefing.slug}",
        path=at.addresses.briefings[briefing.slug],
        title=headline(at, card),
        published=meta.date.moment if meta.date else EPOCH,
        updated=changed.moment if changed else EPOCH,
        summary=card.summary,
        authors=tuple(named(at, author).name for author in meta.authors),
        tags=meta.tags,
        lang=meta.lang,
    )


def headline(at: Standpoint, card: BriefingCard) -> str:
    """Give the title of a briefing where nothing stands beside it: what is retracted says so."""
    return (
        at.words.labelled(at.words.say(words.RETRACTED), card.title)
        if card.status == RETRACTED
        else card.title
    )


def is_in_feeds(briefing: Briefing) -> bool:
    """Say whether feeds carry a briefing: it is published, and has a date."""
    source = briefing.article.source
    return source.meta.date is not None and source.status is Status.PUBLISHED


def site_feeds(edition: Edition, articles: Articles) -> Iterator[LazyFile]:
    """Give ``feed.xml`` and ``feed.json``, and where it is asked for ``rss.xml``."""
    settings = edition.settings
    every = tuple(briefing.slug for briefing in edition.corpus.briefings)
    name, about = f"site/{settings.title}", settings.description
    make = partial(_feed, articles, name, settings.title, urls.HOME, every, about)
    yield from feed_files(edition, urls.HOME, make)
    if settings.feeds.rss:
        yield feed_file(edition, urls.RSS, make, partial(rss_feed, path=urls.RSS))


def list_feeds(edition: Edition, articles: Articles, lists: Lists) -> Iterator[LazyFile]:
    """Give the feeds of all sections and tags."""
    followed = (
        *((f"section/{folder}", folder, label, slugs) for folder, label, slugs in lists.sections),
        *((f"tag/{slug}", f"tags/{slug}", label, slugs) for slug, label, slugs in lists.tags),
    )
    for name, folder, label, slugs in followed:
        page, title = urls.list_file(folder), title_of(edition.around, label)
        yield from feed_files(edition, page, partial(_feed, articles, name, title, page, slugs))


def _feed(
    articles: Articles,
    name: str,
    title: str,
    page: str,
    slugs: Sequence[str],
    description: str = "",
) -> tuple[Standpoint, Feed]:
    edition = articles.edition
    atom, json = urls.feeds_beside(page)
    at = feed_point(edition.desk, edition.settings, atom)
    briefings = (edition.desk.library.briefings[slug] for slug in slugs)
    newest = [briefing for briefing in briefings if is_in_feeds(briefing)][: edition.settings.feeds.size]
    entries = tuple(articles.entry(at, briefing) for briefing in newest)
    return at, Feed(name, title, page, atom, json, entries, description)


# ---- text without a theme


def _with_notes(at: Standpoint, text: str, notes: Sequence[CorrectionView]) -> str:
    """Put the notes on changes below a text; that it is retracted must be read first."""
    above = "".join(_note(at, note) for note in notes if note.kind == RETRACTION)
    return above + text + "".join(_note(at, note) for note in notes if note.kind != RETRACTION)


def _note(at: Standpoint, note: CorrectionView) -> str:
    told = escape(note_text(at, note))
    return f"<p><strong>{escape(note.kind_label)} ({escape(note.date.text)})</strong> {told}</p>\n"


def note_text(at: Standpoint, note: CorrectionView) -> str:
    """Give what a note on a change says, as text."""
    return " ".join(filter(None, (note.text, was_and_now(at, note))))


def plain_html(body: Body, at: Standpoint) -> str:
    """Give a body as HTML that no theme has dressed, as seen from where ``at`` is."""
    return "".join(part if isinstance(part, str) else _plain_mark(part, at) for part in body)


def _plain_mark(mark: Mark, at: Standpoint) -> str:
    inner = plain_html(mark.children, at)
    match mark.kind:
        case "heading":
            kicker = f"<p><strong>{escape(mark.data.kicker)}</strong></p>\n" if mark.data.kicker else ""
            return f"{kicker}<h{mark.data.level}>{inner}</h{mark.data.level}>\n"
        case "picture":
            return _plain_picture(mark.data)
        case "note":
            return f"<aside>\n{inner}</aside>\n"
        case "quote_block":
            return quote_html(at, mark.data, inner)
        case _:
            return inner


def _plain_picture(image: ImageView) -> str:
    size = f' width="{image.width}" height="{image.height}"' if image.width and image.height else ""
    title = f' title="{escape(image.title)}"' if image.title else ""
    picture = f'<img src="{escape(image.url)}" alt="{escape(image.alt)}"{title}{size}>'
    if not image.caption:
        return picture
    return f"<figure>{picture}<figcaption>{escape(image.caption)}</figcaption></figure>"
