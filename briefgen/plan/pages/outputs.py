"""Every output at a place of its own: the paths of all pages and files, checked and compared."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.model.diagnostic import Diagnostic
from briefgen.model.site import AnyFile, AnyPage
from briefgen.model.text import Place
from briefgen.plan import urls
from briefgen.plan.pages.redirects import Redirect
from briefgen.plan.parts.frames import Edition
from briefgen.plan.parts.picture_choice import PICTURES
from briefgen.plan.problems import FILE_AND_FOLDER, LETTER_CASE, RESERVED, SAME_ADDRESS, UNSAFE_ADDRESS

_KEPT = {urls.STATIC: "files of the theme", urls.SEARCH_INDEX: "the search index"}
"""Folders that no page may stand in, and what they are for."""

_ITSELF = "the site itself"


@dataclass(frozen=True, slots=True, order=True)
class Made:
    """An output path and what it was made from: the path of a content file, or words for it."""

    path: str
    origin: str


def check_paths(
    edition: Edition,
    led_on: Sequence[Redirect],
    pages: Sequence[AnyPage],
    files: Sequence[AnyFile],
    assets: Collection[str],
    others: Collection[Made],
) -> Iterator[Diagnostic]:
    """Report what is wrong with the path of any output.

    Args:
        edition: the edition that they are outputs of.
        led_on: the redirects among the pages.
        pages: all pages.
        files: what was made of the edition beside them.
        assets: the paths of the theme's files.
        others: pictures that are drawn, and files that are copied.
    """
    taken = [*(file.path for file in files), *assets, *(one.path for one in others)]
    if nothing_is_wrong([page.path for page in pages], taken):
        return
    made = [Made(page.path, page.origin or _ITSELF) for page in pages]
    places = _named_places(edition, led_on)
    yield from check_reserved(made, places)
    beside = {urls.beside(one.path, name): one.origin for one in made for name in urls.BESIDE}
    made += {Made(file.path, beside.get(file.path, _ITSELF)): None for file in files}
    made += [Made(path, "the theme") for path in assets]
    yield from check_outputs((*made, *others), places)


def made_from(path: str, source: str) -> Made:
    """Say of what file a picture or a copy is made; of two files with the same picture, one is drawn."""
    return Made(path, _ITSELF if path.startswith(PICTURES) else source)


def _named_places(edition: Edition, led_on: Iterable[Redirect]) -> dict[Made, Place]:
    """Give where headers and records name addresses themselves: slugs, aliases, tags, ids of claims."""
    corpus, addresses = edition.corpus, edition.desk.addresses
    sources = (
        *((briefing.article.source, addresses.briefings[briefing.slug]) for briefing in corpus.briefings),
        *((page.article.source, addresses.pages[page.slug]) for page in corpus.pages),
    )
    slugs = {
        Made(path, source.path): source.meta.places["slug"]
        for source, path in sources
        if "slug" in source.meta.places
    }
    claims = {
        Made(urls.claim_file(claim.record.id), claim.record.place.path): claim.record.place
        for claim in corpus.claims
    }
    aliases = {Made(one.old, one.origin): one.place for one in led_on if one.place is not None}
    return {**_tag_places(edition), **claims, **slugs, **aliases}


def _tag_places(edition: Edition) -> dict[Made, Place]:
    """Give where each tag stands first."""
    places: dict[Made, Place] = {}
    placed: set[str] = set()
    for briefing in edition.corpus.briefings:
        meta = briefing.article.source.meta
        for number, tag in enumerate(meta.tags):
            if tag not in placed and (place := meta.places.get(f"tags.{number}")):
                placed.add(tag)
                made = Made(urls.tag_file(edition.desk.addresses.tags[tag]), urls.tag_origin(tag))
                places.setdefault(made, place)
    return places


def nothing_is_wrong(pages: Sequence[str], others: Sequence[str]) -> bool:
    """Say, at a glance at all paths together, that nothing is wrong with them: so it is with most sites.

    Where this cannot be said, ``check_reserved`` and ``check_outputs`` look at each.
    """
    whole = "\n".join((*pages, *others))
    if not whole.isascii():
        return False
    folded = whole.lower().split("\n")
    paths = set(folded)
    if not len(paths) == len(folded) == len(pages) + len(others):
        return False
    if any(map(urls.why_unsafe, set(whole.replace("\n", "/").split("/")))):
        return False
    if any(path.startswith(tuple(_KEPT)) for path in folded[: len(pages)]):
        return False
    above = paths
    while above := {path.rpartition("/")[0] for path in above} - {""}:
        if not paths.isdisjoint(above):
            return False
    return True


def check_outputs(made: Iterable[Made], places: Mapping[Made, Place]) -> Iterator[Diagnostic]:
    """Report unsafe paths, paths that are made twice, also by letter case, and files that are folders too.

    Args:
        made: every output, without repetitions.
        places: where a content file names the address, for those that do (``slug:``, ``aliases:``).
    """
    first: dict[str, Made] = {}
    met: set[tuple[str, str]] = set()
    unsafe: set[str] = set()
    # What goes with a page comes after it, so that two pages at one address, and an address that must not
    # be, are reported once, as pages.
    for one in sorted(made, key=lambda one: (one.path.endswith(urls.BESIDE), one.path, one.origin)):
        if why := urls.why_unsafe(one.path):
            if one.origin not in unsafe or not one.path.endswith(urls.BESIDE):
                yield UNSAFE_ADDRESS.at(_place(places, one), address=one.path, origin=one.origin, why=why)
            unsafe.add(one.origin)
            continue
        other = first.setdefault(_folded(one.path), one)
        if other is not one and (other.origin, one.origin) not in met:
            met.add((other.origin, one.origin))
            code = SAME_ADDRESS if other.path == one.path else LETTER_CASE
            yield code.at(_place(places, one, other), **_named(other, one))
    above = {path.rpartition("/")[0] for path in first}
    if first.keys().isdisjoint(folder for path in above for folder in (path, *_folders(path))):
        return
    told: set[str] = set()
    for one in first.values():
        for folder in _folders(one.path):
            if folder in first and folder not in told:
                told.add(folder)  # the files that stand in it may be thousands
                other = first[folder]
                yield FILE_AND_FOLDER.at(_place(places, other, one), **_named(other, one))


def check_reserved(made: Iterable[Made], places: Mapping[Made, Place]) -> Iterator[Diagnostic]:
    """Report content files whose page would stand in a folder that is kept for other files."""
    for one in sorted(one for one in made if one.origin.startswith(urls.CONTENT)):
        for folder, use in _KEPT.items():
            if _folded(one.path).startswith(folder):
                name = folder.rstrip("/")
                place = _place(places, one)
                yield RESERVED.at(place, path=one.path, origin=one.origin, folder=name, use=use)


def _named(first: Made, second: Made) -> dict[str, str]:
    return {"other": first.path, "first": first.origin, "path": second.path, "second": second.origin}


def _folded(path: str) -> str:
    # Disks that ignore letter case also take composed and decomposed letters for the same.
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def _folders(path: str) -> Iterator[str]:
    parts = _folded(path).split("/")
    for end in range(1, len(parts)):
        yield "/".join(parts[:end])


def _place(places: Mapping[Made, Place], *made: Made) -> Place | None:
    """Give the place that names the address, else the first content file among the origins."""
    named = (places[one] for one in made if one in places)
    files = (Place(one.origin) for one in made if one.origin.startswith(urls.CONTENT))
    return next(named, None) or next(files, None)
