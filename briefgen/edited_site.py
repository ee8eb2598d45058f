"""The site with one edit in it: made from the edition that was kept, and written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from briefgen import search
from briefgen.build_task import Made, Said, Task
from briefgen.cache import left_files
from briefgen.cache.memo import Memo
from briefgen.cache.shelves import Shelves
from briefgen.kept_edition import KeptEdition, keep
from briefgen.model.corpus import Corpus
from briefgen.model.diagnostic import Diagnostic, Outcome, in_order
from briefgen.model.inputs import Inputs
from briefgen.model.site import File
from briefgen.plan import lasting
from briefgen.plan.again import documents_again
from briefgen.quick import Edited, Quick, Standing
from briefgen.reader import Reader
from briefgen.write import LackingError, Stands, Written, inventory, write, write_few


@dataclass(frozen=True, slots=True)
class Done:
    """What became of an edit: all problems of the site, what was written, and until when the site stays."""

    problems: tuple[Diagnostic, ...]
    written: Written
    until: datetime
    said: Said


def lasts_until(inputs: Inputs, corpus: Corpus) -> datetime | None:
    """Give the moment from which on another site may come of the same inputs; None: that cannot be told."""
    if inputs.plugins:  # nobody knows what they look at
        return None
    return lasting.lasts_until(corpus, inputs.left_out, inputs.settings.old_after, inputs.build_date)


def keep_edition(task: Task, standing: Standing, until: datetime, said: Said) -> None:
    """Keep an edition that was just written for the next build, if that could make something of it.

    ``until`` is the moment at which the site changes by itself, ``said`` what the build says at its end.
    """
    made = Made(dict(task.inputs), dict(task.fresh), task.now, until, inventory.state(task.out), said)
    keep(task.file, task.asked, standing, made)


def put_edit(
    task: Task, kept: Shelves, made: Made, edit: tuple[str, str], reader: Reader, *, strict: bool
) -> Done | None:
    """Make and write what an edit changes; None, and nothing is done, if more than that may change.

    Args:
        task: what the build is for.
        kept: the edition that was kept.
        made: what that was made of.
        edit: the path of the edited file, and its text.
        reader: what reads the text.
        strict: any problem is left to the whole build.
    """
    site = _Site(task)
    reader.meanwhile = site.look
    memo = Memo.open(task.cache)
    edition = KeptEdition(kept, memo, task.now)
    edited = Quick(edition.standing, memo, reader).edited(*edit, site.read)
    if edited is None or (strict and edited.problems):
        return None
    index = _index(edition, edited, site)
    if index is None:
        return None
    put = _written((*edited.files, *index.files), index.gone, task, site)
    if put is None or put.value is None:
        return None
    written, left = put.value, put.value.left
    left_files.keep(task.cache, task.out, left.known, left.fresh)
    state = inventory.state(task.out)
    edition.put(edited, replace(made, inputs=dict(task.inputs), fresh=dict(task.fresh), site=state))
    return Done(in_order((*edited.problems, *put.diagnostics)), written, made.until, made.said)


def _index(edition: KeptEdition, edited: Edited, site: _Site) -> search.Reindexed | None:
    """Put the text into the search index, if there is one; nothing if that must be made from all texts."""
    planned, lang = edition.standing.planned, edition.standing.settings.lang
    if not planned.edition.around.searchable:
        return search.Reindexed()
    old = planned.edition.desk.library.briefings[edited.briefing.slug]
    found = documents_again(planned, old, edited.briefing, edited.claims, edition.called)
    return search.reindexed(*found, lang, site.read) if found else None


def _written(
    files: Sequence[File], gone: frozenset[str], task: Task, site: _Site
) -> Outcome[Written | None] | None:
    """Write files that changed; nothing if others of the site do not stand where they should."""
    written = write_few(files, gone, task.out, task.root, site.stands)
    if written is not None:
        return Outcome(written)
    paths = {file.path for file in files} | gone
    unmade = {path: one for path, one in inventory.read(task.out).items() if path not in paths}
    try:
        return write(files, task.out, task.root, unmade=unmade, known=site.stands.known)
    except LackingError:
        return None


class _Site:
    """The files of the site as the last build left them."""

    def __init__(self, task: Task) -> None:
        self._cache, self._out = task.cache, task.out

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
        """Give the bytes of a file; nothing if they are not those that were written."""
        try:
            data = (self._out / path).read_bytes()
        except OSError:
            return None
        known = self.stands.known.get(path)
        return data if known is not None and inventory.digest(data) == known.digest else None
