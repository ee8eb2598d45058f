"""Which strip stands under which page: what was found in its file, or in the files that it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial

from briefgen.model.annotation import Annotations
from briefgen.model.corpus import Briefing, Corpus
from briefgen.model.site import AnyPage, LazyPage, Site
from briefgen.plan import urls
from briefgen.serve.notes import Notebook, Notes
from briefgen.serve.shown_notes import ShownNotes
from briefgen.serve.strip import strip

_BRIEFING = "briefing/"


class Strips:
    """The strips of one site, each made when its page is asked for; ``found`` is what was read, by file."""

    def __init__(
        self, corpus: Corpus, site: Site, notebook: Notebook, found: Mapping[str, Annotations]
    ) -> None:
        self._corpus, self._site, self._notebook, self._found = corpus, site, notebook, found

    @cached_property
    def _shown(self) -> ShownNotes:
        return ShownNotes(self._corpus, self._notebook, self._found)

    @cached_property
    def _pages(self) -> Mapping[str, AnyPage]:
        return {page.path: page for page in self._site.pages}

    @cached_property
    def _files(self) -> Mapping[str, Briefing]:
        return {one.article.source.path: one for one in (*self._corpus.briefings, *self._corpus.pages)}

    @cached_property
    def _entities(self) -> Mapping[str, str]:
        """The entities by the folder of their pages."""
        return {urls.entity_file(entity.id).rpartition("/")[0]: entity.id for entity in self._corpus.entities}

    @cached_property
    def _others(self) -> Mapping[str, Callable[[str], Notes]]:
        """What gives the notes of recorded claims and of shared names, by the path of the page."""
        shown, clashes = self._shown, self._corpus.clashes
        names = urls.name_slugs(clash.name for clash in clashes)
        claims = (claim.record.id for claim in self._corpus.claims)
        return {
            **{urls.claim_file(id_): partial(shown.claim, id_) for id_ in claims},
            **{
                urls.name_file(names[clash.name]): partial(shown.name, clash.name, clash.ids)
                for clash in clashes
            },
        }

    def at(self, path: str) -> str:
        """Give the strip under the page at an output path, as HTML; empty where nothing is to be said."""
        page = self._pages.get(path)
        notes = self._notes(page) if page is not None else None
        return strip(notes) if notes is not None else ""

    def _notes(self, page: AnyPage) -> Notes | None:
        if file := self._files.get(page.origin):
            return self._notebook.of(file, self._found.get(page.origin))
        if make := self._others.get(page.path):
            return make(page.origin)
        if entity := self._entities.get("/".join(page.path.split("/")[:3])):
            return self._shown.entity(entity, page.origin)
        shows = page.shows if isinstance(page, LazyPage) else ()
        slugs = [id_.removeprefix(_BRIEFING) for id_ in shows if id_.startswith(_BRIEFING)]
        notes = self._shown.listed(slugs, page.origin)
        return notes if notes.unsure else None
