"""Where the previewed site is made: the pipeline, and what is kept of it between two edits."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from briefgen.cache import CACHE
from briefgen.cache.memo import Memo
from briefgen.drawing import all_files
from briefgen.indexing import search_index
from briefgen.model.diagnostic import Diagnostic, Outcome, has_errors, in_order
from briefgen.model.inputs import Theme
from briefgen.model.picture import PictureOrder, ShareOrder
from briefgen.model.roles import Filter
from briefgen.model.site import AnyFile, AnyPage, File, Site
from briefgen.pipeline import Built, Options, memo_of, plan_site
from briefgen.plan import urls
from briefgen.reading import Languages, Reading, is_wanted
from briefgen.rebuild.ahead import Ahead, Glance
from briefgen.remembered import kept_templates
from briefgen.remembered.kept_files import KeptFiles
from briefgen.render import Fault, Printer, named
from briefgen.serve.moves import Shown
from briefgen.serve.notes import Notebook
from briefgen.serve.standing import Files, Look, StandingSite, UnmadeError
from briefgen.serve.strip import strip
from briefgen.serve.strips import Strips
from briefgen.workers.how_far import Progress

_ARTICLES = ("briefing.html", "page.html")
"""The templates of the pages that are each made from a content file."""

Output = AnyPage | AnyFile | PictureOrder | ShareOrder


@dataclass(frozen=True, slots=True)
class _Press:
    """A theme that is ready to print, with the filters of plug-ins, and what is wrong whatever it prints."""

    theme: Theme
    filters: tuple[tuple[str, Filter], ...]
    printer: Printer
    problems: tuple[Diagnostic, ...]


class Workshop:
    """Makes one site for its preview.

    ``fixed_date``: the date in ``options`` is kept; else each build takes the present one.

    Raises:
        FarError: there can be no shared cache where the options say.
    """

    def __init__(
        self, root: Path, options: Options, progress: Progress | None = None, *, fixed_date: bool = False
    ) -> None:
        self.root, self.options, self.progress, self.fixed_date = root, options, progress, fixed_date
        self._memo = memo_of(root, options)
        self._kept = KeptFiles()
        self._press: _Press | None = None
        self._ahead: Ahead | None = None
        self._notebook: Notebook | None = None
        self._languages: Languages | None = None

    def make(self, address: str) -> Outcome[StandingSite | None]:
        """Make the whole site anew, for the preview at ``address``: every file when it is asked for."""
        with _without_sweeping():
            return self._make(address)

    def _make(self, address: str) -> Outcome[StandingSite | None]:
        now = self.options.now if self.fixed_date else datetime.now(UTC)
        options = replace(self.options, now=now, base_url=address)
        planned = plan_site(self.root, options, self.progress, self._kept)
        built = planned.value
        if built is None or has_errors(planned.diagnostics):
            return Outcome(None, planned.diagnostics)
        press = self._ready(built)
        problems = in_order((*planned.diagnostics, *press.problems))
        if has_errors(problems):
            return Outcome(None, problems)
        standing = built.standing(problems)
        self._ahead = (
            Ahead(self.root, standing, built.corpus, self._memo, press.printer) if standing else None
        )
        self._languages = Languages.of(built.inputs.settings) if _needs_model(built) else None
        return Outcome(self._standing(built, press.printer), problems)

    def _ready(self, built: Built) -> _Press:
        """Get the theme ready, and print a page by each template: most of what is wrong shows there."""
        theme, filters, kept = built.inputs.theme, built.inputs.filters, self._press
        same = kept is not None and (kept.theme, kept.filters) == (theme, filters)
        if kept is not None and same and not has_errors(kept.problems):
            return kept
        kept_templates.take()
        printer = Printer(theme, filters)
        first = {page.template: page for page in reversed(built.site.pages)}
        printed = [(page, printer.print(page)) for page in first.values()]
        kept_templates.keep()
        faults = ((made, named(page)) for page, made in printed if isinstance(made, Fault))
        self._press = _Press(theme, filters, printer, printer.problems(faults))
        return self._press

    def _standing(self, built: Built, printer: Printer) -> StandingSite:
        site = built.site
        outputs: Sequence[Output] = (*site.pages, *site.files, *site.pictures, *site.shares)
        paths = {output.path: output for output in outputs}
        files = Files(paths, lambda path: _bytes(paths[path], built, printer))
        self._notebook = notebook = Notebook(built.corpus)
        under = Strips(built.corpus, built.site, notebook, built.found)
        beside, index = partial(_beside, site), partial(self._index, built)
        return StandingSite(files, under.at, beside, index, _articles(built))

    def _index(self, built: Built) -> Mapping[str, bytes]:
        memo = Memo.open(self.root / CACHE if self.options.use_cache else None)
        made = search_index(built.site.documents, built.inputs.settings.lang, memo)
        return {file.path: file.data for file in made.value}

    def look(self, path: str) -> Look | None:
        """Say what a change of the one file at ``path`` does; nothing where only a build can tell."""
        if self._ahead is None or not self._is_written(path):
            return None
        glance = self._glance(self._ahead, path)
        if glance is None or not self._is_written(path):
            return None
        strips = {}
        if glance.briefing is not None and self._notebook is not None:
            page = next(iter(glance.files))
            strips[page] = strip(self._notebook.of(glance.briefing, glance.found))
        return Look(path, glance.files, glance.problems, strips)

    def _is_written(self, path: str) -> bool:
        """Say whether something stands in a file.

        One that was deleted, or that an editor is about to write, or to put another in the place of, is no
        mistake.
        """
        file = self.root / path
        with suppress(OSError):
            return file.is_file() and file.stat().st_size > 0
        return False

    def _glance(self, ahead: Ahead, path: str) -> Glance | None:
        if path.endswith((".md", ".markdown")):
            return ahead.briefing(path)
        if path.endswith(".css"):
            with suppress(OSError):  # it is gone again
                return ahead.style(path, (self.root / path).read_bytes())
        return None

    def rest(self) -> None:
        """Use a quiet moment after a build: get ready for an edit."""
        if self._ahead is not None:
            self._ahead.prepare()

    def warm(self) -> None:
        """Load the model, if software is to find anything: the first edit would have to wait for it."""
        if self._languages is not None:
            Reading(self._languages).warm()


@contextmanager
def _without_sweeping() -> Iterator[None]:
    """Look for no cycles in what is made, now or later: it is large, frozen, and has none.

    A look through it would hold up every page and every edit for as long as it takes. What looks and pages
    left behind since the last build is swept up first.
    """
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _needs_model(built: Built) -> bool:
    return is_wanted(built.inputs.settings.annotation) and bool(built.corpus.briefings or built.corpus.pages)


def _articles(built: Built) -> Mapping[str, Shown]:
    """Give the content files by path, with the output paths of their pages."""
    sources = {source.path: source for source in built.inputs.sources}
    own = (page for page in built.site.pages if page.template in _ARTICLES)
    return {page.origin: Shown(page.path, sources[page.origin]) for page in own if page.origin in sources}


def _beside(site: Site, path: str) -> bytes:
    """Tell one search index from another: a page that searches would ask for files that are there no more."""
    return str(hash(site.documents)).encode() if path == urls.SEARCH else b""


def _bytes(output: Output, built: Built, printer: Printer) -> bytes:
    """Make one file of the site."""
    if isinstance(output, PictureOrder | ShareOrder):
        pictures = (output,) if isinstance(output, PictureOrder) else ()
        shares = (output,) if isinstance(output, ShareOrder) else ()
        drawing = built.drawing
        return drawing.drawn(pictures, shares, all_files(built.inputs))[0].data if drawing else b""
    if isinstance(output, AnyFile):
        return output.data
    printed = printer.print(output)
    if isinstance(printed, File):
        return printed.data
    raise UnmadeError(printer.problems([(printed, named(output))]))
