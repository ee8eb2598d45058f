"""Where the links and pictures of a content file lead, and which of them lead nowhere.

Takes a link and everything that the site will hold; gives the output path that it leads to, the file that
must be copied there, and the problems.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import unquote

from briefgen.model.article import Link
from briefgen.model.corpus import Briefing, Corpus
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.picture import Picture, PictureOrder
from briefgen.model.settings import ImageSettings, Settings
from briefgen.model.source import Source
from briefgen.model.suggestions import Names, did_you_mean, nearest
from briefgen.model.text import Place
from briefgen.plan import urls
from briefgen.plan.own_address import own_addresses, within_site
from briefgen.plan.parts.library import claims_of, quotes_of
from briefgen.plan.parts.picture_choice import Shown, as_it_is, choose, cleaned
from briefgen.plan.parts.statements import quote_id
from briefgen.plan.problems import BAD_IMAGE, BROKEN_LINK, NO_ALT, NO_ANCHOR, NO_IMAGE
from briefgen.plan.text.outside_links import meant_outside, unopened
from briefgen.plan.text.outside_pictures import elsewhere
from briefgen.plan.trust_file import trust_file
from briefgen.plan.urls import Addresses

_GIVEN = re.compile(
    r":~:|(fn|fnref|correction|corrected|claim-box|card)-\d|source-|(main|top|claims|corrections|key-points|sources)$"
)
"""Parts that pages have by themselves, apart from what software found in their text."""

_ON_A_DISK = re.compile(r"[A-Za-z]:(?:[/\\]|%5C)", re.IGNORECASE)
"""How a path begins that holds on one computer only."""

_LOCAL_HINT = (
    "This is a place on your own computer: put the file beside the briefing, and write its path from there."
)


@dataclass(frozen=True, slots=True)
class Goals:
    """What links can lead to.

    ``outputs`` are all output paths; ``sources`` maps the path of each content file to its output path,
    ``anchors`` an output path to the names of its parts (a page that is missing here is not checked for
    parts); ``static`` maps the names of static files (``static/map.png``) to their output paths; ``files``
    are the other files in the content folder, relative to it. ``pictures`` tells of those that were measured,
    by ``content/…`` or ``static/…``; ``images`` which versions of them are wanted. ``own`` are the full
    addresses at which the site stands, ``addresses`` those of its pages, for who mistyped one.
    """

    outputs: Collection[str]
    sources: Mapping[str, str]
    anchors: Mapping[str, frozenset[str]]
    static: Mapping[str, str]
    files: Mapping[str, bytes]
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    images: ImageSettings = field(default_factory=ImageSettings)
    own: tuple[str, ...] = ()
    addresses: Names = field(default_factory=lambda: addresses_of(()))


def addresses_of(outputs: Iterable[str]) -> Names:
    """Give the addresses of the pages among output paths."""
    return Names(partial(_page_addresses, outputs))


def _page_addresses(outputs: Iterable[str]) -> list[str]:
    return ["/" + urls.as_address(path) for path in outputs if path.endswith(".html")]


@dataclass(frozen=True, slots=True)
class Goal:
    """Where one link leads: an output path and a fragment, else (empty path) an address to leave as it is.

    ``copy`` is the content file that must be copied to ``path``, ``orders`` are pictures to make; ``shown``
    is set for a picture.
    """

    path: str = ""
    fragment: str = ""
    copy: str = ""
    orders: tuple[PictureOrder, ...] = ()
    shown: Shown | None = None


def goals_of(
    corpus: Corpus,
    addresses: Addresses,
    made: Iterable[str],
    static: Mapping[str, str],
    files: Mapping[str, bytes],
    pictures: Mapping[str, Picture] | None = None,
    settings: Settings | None = None,
) -> Goals:
    """Give what links can lead to.

    Args:
        corpus: all briefings and standing pages.
        addresses: their output paths.
        made: the output paths of the pages that are not made from one content file, and of the feeds.
        static: the output paths of static files by their names.
        files: the other files of the content folder, relative to it.
        pictures: what is known of pictures, by ``content/…`` or ``static/…``.
        settings: say which versions of pictures are wanted, and where the site stands.
    """
    settings = settings or Settings()
    articles = (
        *((briefing, addresses.briefings[briefing.slug]) for briefing in corpus.briefings),
        *((page, addresses.pages[page.slug]) for page in corpus.pages),
    )
    briefings = addresses.briefings.values()
    data = (urls.ENTITIES_JSON, urls.CLAIMS_JSON, urls.ROBOTS, *_wanted(settings))
    outputs = frozenset(
        (
            *made,
            *static.values(),
            *data,
            *(path for _, path in articles),
            *map(urls.annotations_file, briefings),
        )
    )
    return Goals(
        outputs=outputs,
        sources={article.article.source.path: path for article, path in articles},
        anchors=_Anchors({path: article for article, path in articles}),
        static=static,
        files=files,
        pictures=pictures or {},
        images=settings.images,
        own=own_addresses(settings),
        addresses=addresses_of(outputs),
    )


def _wanted(settings: Settings) -> Iterator[str]:
    """Give the output paths of the files that are there if the settings ask for them."""
    if settings.base_url:
        yield urls.SITEMAP
        if settings.news_sitemap:
            yield urls.NEWS_SITEMAP
    if settings.exports.claims_csv:
        yield urls.CLAIMS_CSV
    yield from (file.path for file in trust_file(settings))


class _Anchors(Mapping[str, frozenset[str]]):
    """The names of the parts of each page, gathered when a link asks for them: to most pages none leads."""

    def __init__(self, articles: Mapping[str, Briefing]) -> None:
        self._articles = articles

    def __getitem__(self, path: str) -> frozenset[str]:
        return anchors_of(self._articles[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._articles)

    def __len__(self) -> int:
        return len(self._articles)


def anchors_of(briefing: Briefing) -> frozenset[str]:
    """Give the names of the parts of a page: those of its text, and what software found."""
    return frozenset(
        (
            *briefing.article.anchors,
            *(quote_id(quote) for quote in quotes_of(briefing)),
            *(f"claim-{claim.number}" for claim in claims_of(briefing)),
        )
    )


def goal_of(link: Link, source: Source, page: str, goals: Goals) -> tuple[Goal, tuple[Diagnostic, ...]]:
    """Say where a Markdown link or picture leads.

    Args:
        link: the link.
        source: the content file that it stands in.
        page: the output path of that file.
        goals: what links can lead to.
    """
    if link.image:
        problems = () if link.alt.strip() or link.decorative else (NO_ALT.at(link.place, path=link.target),)
        if _ON_A_DISK.match(link.target):
            missing = NO_IMAGE.at(link.place, path=_as_typed(link.target), hint=_LOCAL_HINT)
            return Goal(), (*problems, missing)
        if urls.is_external(link.target):
            return Goal(), (*problems, elsewhere(link.target, link.place))
        goal, found = image_goal(link.target, source.path, page, goals, link.place)
        return goal, problems + found
    if _ON_A_DISK.match(link.target):
        return Goal(), (BROKEN_LINK.at(link.place, target=_as_typed(link.target), hint=_LOCAL_HINT),)
    if not link.target:
        return Goal(page), unopened("", link.place)
    if urls.is_external(link.target):
        return Goal(), unopened(link.target, link.place)
    return _follow(link.target, source.path, page, goals, link.place)


def image_goal(
    target: str, source: str, page: str, goals: Goals, place: Place | None
) -> tuple[Goal, tuple[Diagnostic, ...]]:
    """Say where a picture's file is: beside the page, or (with a leading ``/``) among the theme's files."""
    wanted = unquote(target)
    if wanted.startswith("/"):
        name = wanted.lstrip("/").removeprefix(urls.STATIC)
        path = urls.STATIC + name
        if path in goals.static:
            known = goals.pictures.get(path)
            if known is not None and known.fault:
                return Goal(), (BAD_IMAGE.at(place, path=target, why=known.fault),)
            return Goal(goals.static[path], shown=as_it_is(goals.static[path], known) if known else None), ()
        others = [other.removeprefix("static") for other in goals.static]
        return Goal(), (
            NO_IMAGE.at(
                place,
                path=_as_typed(target),
                hint=_near(wanted, others, "Put it into the theme’s static/ folder."),
            ),
        )
    inside = _in_content(wanted, source)
    known = goals.pictures.get(urls.CONTENT + inside)
    if known is not None and known.fault:
        return Goal(), (BAD_IMAGE.at(place, path=target, why=known.fault),)
    if known is not None:
        shown = choose(inside, urls.CONTENT + inside, known, goals.images)
        return Goal(shown.path, copy=shown.copy, orders=shown.orders, shown=shown), ()
    if inside in goals.files:
        return _copied(inside, source, page, goals), ()
    near = [_written_from(other, source) for other in goals.files]
    return Goal(), (
        NO_IMAGE.at(
            place, path=_as_typed(target), hint=_near(wanted, near, "Put the file next to the briefing.")
        ),
    )


def _follow(
    target: str, source: str, page: str, goals: Goals, place: Place
) -> tuple[Goal, tuple[Diagnostic, ...]]:
    address, _, fragment = target.partition("#")
    fragment = unquote(fragment)
    wanted = unquote(address.split("?", 1)[0])
    path = _path_of(wanted, source, page, goals)
    if path:
        return Goal(path, fragment), tuple(_check_anchor(path, fragment, goals, place))
    inside = _in_content(wanted, source)
    if inside in goals.files:
        return _copied(inside, source, page, goals), ()
    hint = meant_outside(wanted) or _near(wanted, _choices(wanted, source, goals), _LINK_HINT)
    return Goal(), (BROKEN_LINK.at(place, target=_as_typed(target), hint=hint),)


_LINK_HINT = (
    "Link to a content file (`other.md`) or to an address (`/section/slug/`); a draft, what waits for its "
    "day and what has expired are not in the site."
)


def _as_typed(target: str) -> str:
    """Give an address about as an editor wrote it: the reader of Markdown escapes what is not ASCII."""
    return unquote(target).replace(" ", "%20")


def _path_of(wanted: str, source: str, page: str, goals: Goals) -> str:
    """Give the output path that an address in a content file means, or nothing."""
    if not wanted:
        return page
    if wanted.endswith(".md"):
        return goals.sources.get(urls.CONTENT + _in_content(wanted, source), "")
    if not wanted.startswith("/"):
        return _output_of(posixpath.join("/", posixpath.dirname(page), wanted), goals)
    return _output_of(wanted, goals) or goals.static.get(urls.STATIC + wanted.lstrip("/"), "")


def _output_of(wanted: str, goals: Goals) -> str:
    """Give the output path that an address means which begins with a slash, or nothing."""
    folder = "/" if wanted.endswith(("/", "/.", "/..")) else ""
    clean = (posixpath.normpath(wanted).lstrip("/") + folder).lstrip("/")
    if clean in goals.static:
        return goals.static[clean]
    return next((path for path in (clean, urls.as_file(clean)) if path in goals.outputs), "")


def _check_anchor(path: str, fragment: str, goals: Goals, place: Place) -> Iterator[Diagnostic]:
    anchors = goals.anchors.get(path)
    if not fragment or anchors is None or fragment in anchors or _GIVEN.match(fragment):
        return
    hint = _near(fragment, anchors, "The name of a part is its heading in lower case, with hyphens.")
    yield NO_ANCHOR.at(place, page="/" + urls.as_address(path), anchor=fragment, hint=hint)


def check_home(link: Link, goals: Goals) -> Iterator[Diagnostic]:
    """Report a link to the site's own full address that leads nowhere in it; it stays as it is written.

    A file beside a briefing gets an address where a page leads to it, which nobody knows yet.
    """
    to = "" if link.image else within_site(link.target, goals.own)
    address, _, fragment = to.partition("#")
    wanted = unquote(address.partition("?")[0])
    if path := wanted and _output_of(wanted, goals):
        yield from _check_anchor(path, unquote(fragment), goals, link.place)
    elif wanted and posixpath.basename(wanted) not in map(posixpath.basename, goals.files):
        hint = _near(wanted, goals.addresses, _LINK_HINT)
        yield BROKEN_LINK.at(link.place, target=_as_typed(link.target), hint=hint)


def check_where(source: Source, page: str, goals: Goals) -> Iterator[Diagnostic]:
    """Report corrections that point at a part which the briefing does not have."""
    for number, correction in enumerate(source.meta.corrections):
        if correction.where:
            places = source.meta.places
            name = f"corrections.{number}"
            place = places.get(f"{name}.where") or places.get(name) or source.place(source.body)
            yield from _check_anchor(page, correction.where.removeprefix("#"), goals, place)


def check_settings(settings: Settings, goals: Goals) -> Iterator[Diagnostic]:
    """Report entries of the menu and policies of the publisher that lead nowhere in the site."""
    menu = [(f"nav.{i}.to", item.to) for i, item in enumerate(settings.nav)]
    policies = [(f"publisher.policies.{name}", to) for name, to in settings.publisher.policies]
    for name, to in (*menu, *policies):
        address = to.partition("#")[0]
        if urls.is_external(to) or urls.file_in_site(address) in goals.outputs:
            continue
        place = settings.places.get(name) or settings.places.get(name.rsplit(".", 1)[0])
        hint = _near(
            to, ["/" + urls.as_address(path) for path in goals.outputs], "Write an address such as `/about/`."
        )
        yield BROKEN_LINK.at(place, target=to, hint=hint)


def _in_content(wanted: str, source: str) -> str:
    """Give the path in ``content/`` that is meant in a content file; with a slash in front, from its top."""
    if wanted.startswith("/"):
        return posixpath.normpath(wanted.lstrip("/").removeprefix(urls.CONTENT))
    folder = posixpath.dirname(source.removeprefix(urls.CONTENT))
    return posixpath.normpath(posixpath.join(folder, wanted)) if wanted else ""


def _copied(inside: str, source: str, page: str, goals: Goals) -> Goal:
    """Give the goal of a file beside the briefing: below the page's folder, however far away it stands.

    A picture goes there without what it tells of its camera and of the place where it was taken.
    """
    written = _written_from(urls.CONTENT + inside, source, whole=True)
    name = posixpath.basename(inside) if written.startswith("../") else written
    path = urls.beside(page, name)
    known = goals.pictures.get(urls.CONTENT + inside)
    order = cleaned(path, urls.CONTENT + inside, known) if known else None
    return Goal(path, orders=(order,)) if order else Goal(path, copy=inside)


def _written_from(other: str, source: str, *, whole: bool = False) -> str:
    """Give a content file's path as one writes it in ``source``."""
    return posixpath.relpath(other if whole else urls.CONTENT + other, posixpath.dirname(source) or ".")


def _choices(wanted: str, source: str, goals: Goals) -> Names | list[str]:
    if wanted.endswith(".md"):
        return [_written_from(path, source, whole=True) for path in goals.sources]
    return goals.addresses


def _near(wanted: str, known: Names | Iterable[str], otherwise: str) -> str:
    wanted = wanted.replace("\\", "/")
    near = known.nearest(wanted, 3) if isinstance(known, Names) else nearest(wanted, known, 3)
    if near and near[0].casefold() == wanted.casefold() and near[0] != wanted:
        return did_you_mean(near) + "Capitals count."
    return did_you_mean(near).rstrip() or otherwise
