"""Where the previewed site is made: the pipeline, and what is kept of it between two edits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from briefgen.model.corpus import Briefing
from briefgen.model.diagnostic import Outcome, has_errors
from briefgen.pipeline import Built, Options, draw, make_site, search_index
from briefgen.reading import Progress
from briefgen.serve.notes import notes_of
from briefgen.serve.standing import Look, Standing
from briefgen.serve.strip import strip


@dataclass
class Workshop:
    """Makes one site for its preview.

    ``fixed_date``: the date in ``options`` is kept; else each build takes the present one.
    """

    root: Path
    options: Options
    progress: Progress | None = None
    fixed_date: bool = False

    def make(self, address: str) -> Outcome[Standing | None]:
        """Make the whole site anew, for the preview at ``address``."""
        now = self.options.now if self.fixed_date else datetime.now(UTC)
        made = make_site(self.root, replace(self.options, now=now, base_url=address), self.progress)
        if made.value is None or has_errors(made.diagnostics):
            return Outcome(None, made.diagnostics)
        return Outcome(self._standing(made.value), made.diagnostics)

    def _standing(self, built: Built) -> Standing:
        files = {file.path: file.data for file in (*built.files, *draw(built))}
        return Standing(files, partial(_strip, _by_path(built), built), partial(self._index, built))

    def _index(self, built: Built) -> Mapping[str, bytes]:
        made = search_index(self.root, built, use_cache=self.options.use_cache)
        return {file.path: file.data for file in made.value}

    def look(self, path: str) -> Look | None:
        """Say what a change of the one file at ``path`` does; nothing where only a build can tell."""
        return None

    def warm(self) -> None:
        """Load what the first edit would have to wait for."""


def _by_path(built: Built) -> dict[str, Briefing]:
    """Give the briefings and standing pages by the output path of their page."""
    by_file = {one.article.source.path: one for one in (*built.corpus.briefings, *built.corpus.pages)}
    return {page.path: by_file[page.origin] for page in built.site.pages if page.origin in by_file}


def _strip(briefings: Mapping[str, Briefing], built: Built, path: str) -> str:
    briefing = briefings.get(path)
    return strip(notes_of(briefing, built.corpus)) if briefing is not None else ""
