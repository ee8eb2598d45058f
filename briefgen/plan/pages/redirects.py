"""Old addresses that lead on: the aliases of a header, and entities that went into others.

Each is a page that any host can serve; ``_redirects`` says the same to hosts that read it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from briefgen.model.site import AnyPage, File, LazyPage
from briefgen.model.text import Place
from briefgen.plan import urls
from briefgen.plan.feeds.entity_feeds import has_feed
from briefgen.plan.parts.frames import Edition, frame, title_of
from briefgen.plan.views import HeadView, RedirectView


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old output path, the one that it leads to, and the title of what stands there.

    ``entity`` is the id of the entity that stands there, if one does.
    """

    old: str
    new: str
    title: str
    origin: str
    place: Place | None = None
    entity: str = ""


def redirects(edition: Edition, pages: Iterable[AnyPage]) -> Iterator[Redirect]:
    """Give all redirects of the site.

    ``pages`` are those of entities and of the ledger: each that stands under the id of an entity stood under
    the ids that went into it too.
    """
    corpus, addresses = edition.corpus, edition.desk.addresses
    made = ((corpus.briefings, addresses.briefings), (corpus.pages, addresses.pages))
    for briefings, paths in made:
        for briefing in briefings:
            source = briefing.article.source
            met = {paths[briefing.slug]}
            for number, alias in enumerate(source.meta.aliases):
                place = source.meta.places.get(f"aliases.{number}") or source.place(source.body)
                old = urls.as_file(alias.removeprefix("/"))
                if old not in met:
                    met.add(old)
                    yield Redirect(old, paths[briefing.slug], source.meta.title, source.path, place)
    listed = _under_ids(pages) if corpus.redirects else {}
    for old, today in sorted(corpus.redirects.items()):
        entity = edition.desk.library.entities.get(today)
        if entity is not None and old not in edition.desk.library.entities:
            origin, own = f"the merged name `{old}`", urls.entity_file(entity.id)
            for page in listed.get(entity.id, ()):
                title = entity.name if page.path == own else page.view.title
                moved = page.path.replace(f"/{entity.id}/", f"/{old}/", 1)
                yield Redirect(moved, page.path, title, origin, entity=entity.id if page.path == own else "")


def _under_ids(pages: Iterable[AnyPage]) -> Mapping[str, Sequence[AnyPage]]:
    """Give the pages that stand under the id of each entity: its own, those below it, its claims."""
    found: defaultdict[str, list[AnyPage]] = defaultdict(list)
    for page in pages:
        before, depth = page.path.split("/"), 3 if page.path.startswith("claims/") else 2
        folder, id_ = before[: depth - 1], "/".join(before[depth - 1 : depth + 1])
        if folder in (["entities"], ["claims", "party"], ["claims", "topic"]):
            found[id_].append(page)
    return found


def redirect_pages(edition: Edition, found: list[Redirect]) -> Iterator[LazyPage]:
    """Give the page of each redirect."""
    for redirect in found:
        make = partial(_view, edition, redirect)
        yield LazyPage(redirect.old, "redirect.html", make, redirect.origin, listed=False)


def _view(edition: Edition, redirect: Redirect) -> RedirectView:
    at = edition.desk.at(redirect.old)
    head = HeadView(
        title_of(edition.around, redirect.title),
        canonical=edition.desk.addresses.absolute(redirect.new),
        noindex=True,
    )
    return RedirectView(frame(edition.around, at, head), at.href(redirect.new), redirect.title)


def _feeds(edition: Edition, old: str, id_: str) -> Iterator[tuple[str, str]]:
    """Give where the feed of a merged entity goes on: those who follow it read no pages."""
    entity = edition.desk.library.entities[id_]
    if has_feed(edition.desk.library, entity, edition.settings.feeds.entities_from):
        yield from zip(urls.feeds_beside(old), urls.feeds_beside(urls.entity_file(id_)), strict=True)


def redirects_file(edition: Edition, found: Sequence[Redirect]) -> list[File]:
    """Give ``_redirects``, one rule a line, if there is anything to say in it."""
    base = edition.desk.addresses.base_path
    moved = [(one.old, one.new) for one in found]
    moved += [pair for one in found if one.entity for pair in _feeds(edition, one.old, one.entity)]
    rules = sorted(f"{urls.join(base, old)} {urls.join(base, new)} 301" for old, new in moved)
    return [File(urls.REDIRECTS, ("\n".join(rules) + "\n").encode())] if rules else []
