"""The site with a few edits in it: made from the edition that was kept, and written."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path

from briefgen import search
from briefgen.cache import left_files
from briefgen.cache.memo import Memo
from briefgen.cache.shelves import Shelves
from briefgen.model.corpus import Corpus
from briefgen.model.diagnostic import Diagnostic, Outcome, in_order
from briefgen.model.inputs import Inputs
from briefgen.model.site import File
from briefgen.plan.lasting import lasting
from briefgen.plan.lasting.again import documents_again, put_in
from briefgen.rebuild.keeping import keep
from briefgen.rebuild.kept_edition import KeptEdition
from briefgen.rebuild.quick import Edited, Quick, StandingEdition
from briefgen.rebuild.task import MadeOf, Said, Task
from briefgen.remembered import kept_templates
from briefgen.render import Printer
from briefgen.workers.model_process import ModelProcess
from briefgen.workers.model_worker import ModelWorker
from briefgen.write import LackingError, Stands, Written, inventory, write, write_few


@dataclass(frozen=True, slots=True)
class Done:
    """What became of edits: all problems of the site, what was written, and until when the site stays.

    ``texts`` are those that were edited, by the output paths of their pages.
    """

    problems: tuple[Diagnostic, ...]
    written: Written
    until: datetime
    said: Said
    texts: Mapping[str, str]


def lasts_until(inputs: Inputs, corpus: Corpus) -> datetime | None:
    """Give the moment from which on another site may come of the same inputs; None: that cannot be told."""
    if inputs.plugins:  # nobody knows what they look at
        return None
    return lasting.lasts_until(corpus, inputs.left_out, inputs.settings.old_after, inputs.build_date)


def keep_edition(
    task: Task, standing: StandingEdition, until: datetime, said: Said, begun: Path | None = None
) -> None:
    """Keep an edition that was just written for the next build, if that could make something of it.

    ``until`` is the moment at which the site changes by itself, ``said`` what the build says at its end.
    ``begun`` is a file that was begun with it (``keeping.begin``).
    """
    made = MadeOf(dict(task.inputs), dict(task.fresh), task.now, until, inventory.state(task.out), said)
    keep(task.file, task.asked, standing, made, begun)


def put_edits(
    task: Task, kept: Shelves, made: MadeOf, edits: Mapping[str, str], process: ModelProcess, *, strict: bool
) -> Done | None:
    """Make and write what edits change; None, and nothing is done, if more than that may change.

    Args:
        task: what the build is for.
        kept: the edition that was kept.
        made: what that was made of.
        edits: the texts of the edited files, by path; each is made beside the site with those before it. One
            that is as it was (its file was only touched) leaves all as it is.
        process: what reads the texts.
        strict: any problem is left to the whole build.
    """
    site, memo = _Site(task), Memo.open(task.cache)
    edition = KeptEdition(kept, memo, task.now)
    standing, done, pages = edition.standing, list[Edited](), dict[str, str]()
    kept_templates.take()
    printer = Printer(standing.theme)
    for path, text in edits.items():
        if text == _text_before(standing, path):
            continue
        worker = ModelWorker(process)
        quick = Quick(standing, memo, worker, printer)
        worker.meanwhile = partial(_get_ready, site, quick)
        edited = quick.edited(path, text, site.read)
        if edited is None:
            return None
        index = _index(standing, edition.called, edited, site)
        if index is None:
            return None
        site.change((*edited.files, *index[0]), index[1])
        planned = put_in(standing.planned, edited.briefing, edited.claims)
        standing = replace(standing, planned=planned, problems=edited.problems)
        done.append(edited)
        pages[edited.files[0].path] = path
    if strict and standing.problems:
        return None
    put = _written(site, task)
    if put is None or put.value is None:
        return None
    written, left = put.value, put.value.left
    left_files.keep(task.cache, task.out, left.known, left.fresh)
    state = inventory.state(task.out)
    edition.put(done, replace(made, inputs=dict(task.inputs), fresh=dict(task.fresh), site=state))
    problems = in_order((*standing.problems, *put.diagnostics))
    return Done(problems, written, made.until, made.said, pages)


def _text_before(standing: StandingEdition, path: str) -> str | None:
    """Give the text that a content file had, if it is a briefing's."""
    old = standing.planned.edition.desk.library.briefings.get(standing.slugs.get(path, ""))
    return old.article.source.text if old else None


def _get_ready(site: _Site, quick: Quick) -> None:
    """Do what needs no more than is known while a text is read; both take a while the first time."""
    site.look()
    quick.prepare()


def _index(
    standing: StandingEdition, called: Mapping[str, str], edited: Edited, site: _Site
) -> tuple[Sequence[File], Collection[str]] | None:
    """Put the text into the search index, if there is one: give its files that are others, and that are gone.

    Gives nothing if the index must be made from all texts.
    """
    planned = standing.planned
    if not planned.edition.around.searchable:
        return (), ()
    old = planned.edition.desk.library.briefings[edited.briefing.slug]
    found = documents_again(planned, old, edited.briefing, edited.claims, called)
    made = search.reindexed(*found, standing.settings.lang, site.read) if found else None
    return (made.files, made.gone) if made else None


def _written(site: _Site, task: Task) -> Outcome[Written | None] | None:
    """Write files that changed; nothing if others of the site do not stand where they should."""
    files = tuple(site.files.values())
    written = write_few(files, site.gone, task.out, task.root, site.stands)
    if written is not None:
        return Outcome(written)
    paths = site.files.keys() | site.gone
    unmade = {path: one for path, one in inventory.read(task.out).items() if path not in paths}
    try:
        return write(files, task.out, task.root, unmade=unmade, known=site.stands.known)
    except LackingError:
        return None


class _Site:
    """The files of the site as the last build left them, and what becomes of them."""

    def __init__(self, task: Task) -> None:
        self._cache, self._out = task.cache, task.out
        self.files: dict[str, File] = {}
        self.gone: set[str] = set()

    @cached_property
    def stands(self) -> Stands:
        """The site as a whole; an empty one if it cannot be looked at."""
        try:
            return Stands.at(self._out, left_files.read(self._cache, self._out))
        except OSError:
            return Stands({}, "", {}, 0)

    def look(self) -> None:
        """Look at the site, which takes a while if it is large."""
        _ = self.stands

    def read(self, path: str) -> bytes | None:
        """Give the bytes of a file as it is by now; nothing if they are not those that were written."""
        if path in self.files:
            return self.files[path].data
        try:
            data = (self._out / path).read_bytes()
        except OSError:
            return None
        known = self.stands.known.get(path)
        return data if known is not None and inventory.digest(data) == known.digest else None

    def change(self, files: Sequence[File], gone: Collection[str]) -> None:
        """Take note of files that are other ones, and of such that are to go."""
        self.files = {path: file for path, file in self.files.items() if path not in gone}
        self.files |= {file.path: file for file in files}
        self.gone = {path for path in (*self.gone, *gone) if path in self.stands.known} - self.files.keys()
