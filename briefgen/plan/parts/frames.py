"""What surrounds every page: the site's name, menu and footer, its language, what goes into ``<head>``."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from briefgen.model.corpus import Corpus
from briefgen.model.language import direction_of, with_territory
from briefgen.model.picture import Face
from briefgen.model.settings import Settings
from briefgen.plan import urls, words
from briefgen.plan.parts.cards import Desk, Standpoint
from briefgen.plan.parts.share_images import Share
from briefgen.plan.views import Frame, HeadView, LinkView, SiteView
from briefgen.plan.words import Words


@dataclass(frozen=True, slots=True)
class MenuLine:
    """A line of a menu: an output path of this site, or an address elsewhere (then ``path`` is empty)."""

    label: str
    path: str = ""
    fragment: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """What the frames of all pages have in common.

    Each is equal to itself alone, so that what was made of it is found at once.
    """

    settings: Settings
    options: Mapping[str, Any]
    nav: tuple[MenuLine, ...]
    footer: tuple[MenuLine, ...]
    assets: Mapping[str, str] = field(default_factory=dict)
    search: MenuLine | None = None
    searchable: bool = False
    share: Share = field(default_factory=Share)
    sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def surroundings(
    corpus: Corpus,
    settings: Settings,
    options: Mapping[str, Any],
    pages: Mapping[str, str],
    language: Words,
    assets: Mapping[str, str] = MappingProxyType({}),
    *,
    searchable: bool = False,
    share: Share | None = None,
    sizes: Mapping[str, tuple[int, int]] = MappingProxyType({}),
) -> Surroundings:
    """Give the menu and the footer: as set, else made from what the site holds.

    Args:
        corpus: all that is shown.
        settings: the site's settings.
        options: the theme's options.
        pages: the output path of each standing page.
        language: the words of the site.
        assets: the addresses of static files, below ``static/``.
        searchable: whether the site has a page that searches it; a menu that names it has it in its own way.
        share: the picture for those who share a page that has none of its own.
        sizes: width and height of static pictures, by name below ``static/``.
    """
    nav = tuple(menu_line(item.label, item.to) for item in settings.nav) or tuple(own_lists(corpus, language))
    in_nav = {item.path for item in nav}
    standing = (MenuLine(page.article.source.meta.title, pages[page.slug]) for page in corpus.pages)
    policies = (
        menu_line(language.label(words.POLICIES, name), to) for name, to in settings.publisher.policies
    )
    everywhere = (
        MenuLine(language.say(words.CORRECTIONS), urls.CORRECTIONS),
        *([MenuLine(language.say(words.TAGS), urls.TAGS)] if has_tags(corpus) else []),
        MenuLine(language.say(words.FOLLOW), urls.FEEDS),
    )
    footer: dict[tuple[str, str], MenuLine] = {}
    for item in (*policies, *standing, *everywhere):
        if item.path not in in_nav or item.url:
            footer.setdefault((item.path, item.url), item)
    own = searchable and urls.SEARCH not in in_nav
    search = MenuLine(language.say(words.SEARCH), urls.SEARCH) if own else None
    return Surroundings(
        settings,
        options,
        nav,
        tuple(footer.values()),
        assets,
        search,
        searchable,
        share or Share(),
        sizes,
    )


def menu_line(label: str, to: str) -> MenuLine:
    """Give the line for an address as settings name it: ``/about/``, or a full URL."""
    if urls.is_external(to):
        return MenuLine(label, url=to)
    address, _, fragment = to.partition("#")
    return MenuLine(label, urls.file_in_site(address), fragment)


def own_lists(corpus: Corpus, language: Words) -> Iterator[MenuLine]:
    """Give the lists that a site has by what it holds: sections, who is who, quotations, claims."""
    for folder, label in sorted(section_labels(corpus).items()):
        yield MenuLine(label, urls.list_file(folder))
    if corpus.entities:
        yield MenuLine(language.say(words.WHO_IS_WHO), urls.ENTITIES)
    if any(briefing.quotes for briefing in corpus.briefings):
        yield MenuLine(language.say(words.QUOTES), urls.QUOTES)
    if corpus.claims or any(briefing.claims for briefing in corpus.briefings):
        yield MenuLine(language.say(words.CLAIMS), urls.CLAIMS)


def section_labels(corpus: Corpus) -> dict[str, str]:
    """Give the words for each section by its folder; of several ways to write one, that used most."""
    labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for section, times in Counter([briefing.article.source.section for briefing in corpus.briefings]).items():
        if section:
            labels[urls.section_path(section)][words.section_label(section)] += times
    return {folder: commonest(found) for folder, found in labels.items()}


def commonest(labels: Counter[str]) -> str:
    """Give the form that is used most; of equally common ones the first by letter."""
    return min(labels, key=lambda label: (-labels[label], label))


def has_tags(corpus: Corpus) -> bool:
    """Say whether any briefing has a tag."""
    return any(briefing.article.source.meta.tags for briefing in corpus.briefings)


def frame(around: Surroundings, at: Standpoint, head: HeadView) -> Frame:
    """Give the frame of a page. It is in the site's language, whatever that of the text on the page."""
    settings = around.settings
    return Frame(
        site=_site(around, at.root, _standing(around, at.path)),
        head=_with_open_graph(around, at, head),
        static=at.href(urls.STATIC),
        lang=settings.lang,
        direction=direction_of(settings.lang),
        options=around.options,
        assets=around.assets,
        sizes=around.sizes,
    )


_THERE, _BELOW, _ELSEWHERE = range(3)
"""How a page stands to a line of a menu: it is what the line leads to, or in its folder, or neither."""


def _standing(around: Surroundings, path: str) -> tuple[int, ...]:
    """Give how a page stands to all lines: those of the menu, of the footer, and the one to the search."""
    return tuple(
        [
            _THERE if path == own else _BELOW if folder and path.startswith(folder) else _ELSEWHERE
            for own, folder in _places(around)
        ]
    )


@lru_cache(maxsize=16)
def _places(around: Surroundings) -> tuple[tuple[str, str], ...]:
    """Give the output path of each line, nothing where it leads out of the site, and the folder below it."""
    search = (around.search,) if around.search else ()
    paths = ["" if item.url else item.path for item in (*around.nav, *around.footer, *search)]
    addresses = [urls.as_address(path) for path in paths]
    return tuple(
        (path, address if address.endswith("/") else "")
        for path, address in zip(paths, addresses, strict=True)
    )


@lru_cache(maxsize=1 << 12)
def _site(around: Surroundings, root: str, standing: tuple[int, ...]) -> SiteView:
    """Give what pages show of the site that have one way to the root, and stand alike to all menu lines."""
    settings = around.settings
    stands = iter(standing)
    return SiteView(
        title=settings.title,
        description=settings.description,
        home_url=urls.join(root, urls.HOME),
        nav=tuple(_link(root, item, next(stands)) for item in around.nav),
        footer=tuple(_link(root, item, next(stands)) for item in around.footer),
        search=_link(root, around.search, next(stands)) if around.search else None,
        atom_url=urls.join(root, urls.ATOM),
        json_feed_url=urls.join(root, urls.JSON_FEED),
        rss_url=urls.join(root, urls.RSS) if settings.feeds.rss else "",
        publisher=settings.publisher.name,
        publisher_url=settings.publisher.url,
        email=settings.publisher.email,
    )


def _link(root: str, item: MenuLine, standing: int) -> LinkView:
    if item.url:
        return LinkView(item.label, item.url)
    here = standing is _THERE and item.fragment
    link = f"#{item.fragment}" if here else urls.join(root, item.path, item.fragment)
    return LinkView(item.label, link, current=standing is not _ELSEWHERE)


def title_of(around: Surroundings, title: str) -> str:
    """Give what a browser's tab shows: the page's title and the site's."""
    site = around.settings.title
    return f"{title} · {site}" if title and title != site else site


def feed_links(title: str, atom: str, json: str) -> tuple[tuple[str, str, str], ...]:
    """Give what ``<head>`` says of the feeds of a page, by their addresses."""
    return (("application/atom+xml", title, atom), ("application/feed+json", title, json))


def _with_open_graph(around: Surroundings, at: Standpoint, head: HeadView) -> HeadView:
    """Add the canonical address, where it can be known, and what all pages tell those who show previews.

    A picture of a page may be shown large. Where there is none, a card has words only.
    """
    address = "" if head.noindex else at.addresses.absolute(at.path)
    common = (
        ("og:site_name", around.settings.title),
        ("og:title", head.title.removesuffix(f" · {around.settings.title}")),
        ("og:type", "website"),
        ("og:description", head.description),
        ("og:url", address),
        ("og:locale", with_territory(around.settings.lang)),
        *(() if head.noindex or _has_picture(head) else around.share.properties(at)),
    )
    own = {name for name, value in head.properties if value}
    pairs = (*(pair for pair in common if pair[0] not in own), *head.properties)
    told = tuple(pair for pair in pairs if pair[1])
    pictured = any(name == "og:image" for name, _ in told)
    large = (("robots", "max-image-preview:large"), ("twitter:card", "summary_large_image"))
    names = () if head.noindex else large if pictured else (("twitter:card", "summary"),)
    return replace(head, canonical=head.canonical or address, properties=told, names=(*names, *head.names))


def _has_picture(head: HeadView) -> bool:
    return any(name == "og:image" and value for name, value in head.properties)


@dataclass(frozen=True, slots=True)
class Edition:
    """What every maker of pages takes: the corpus, the desk to make parts at, the surroundings, the moment.

    Only whole months and years that have passed by ``now`` may go into a view, and never ``now`` itself:
    what changes with every day would change every page with every day. ``faces`` are the fonts that share
    images can be drawn with. ``last_feed`` and ``last_entity`` remember how the last feed was made, and that
    feed, and the same of the last entity; they change no result.
    """

    corpus: Corpus
    desk: Desk
    around: Surroundings
    now: datetime
    faces: tuple[Face, ...] = ()
    last_feed: list[Any] = field(default_factory=list, compare=False, repr=False)
    last_entity: list[Any] = field(default_factory=list, compare=False, repr=False)

    @property
    def settings(self) -> Settings:
        """The site's settings."""
        return self.around.settings
