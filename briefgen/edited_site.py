"""The site with one edit in it: made from the edition that was kept, and written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from briefgen.build_task import Made, Said, Task
from briefgen.cache import left_files, sealed_file
from briefgen.cache.memo import Memo
from briefgen.cache.shelves import Shelves
from briefgen.kept_edition import KeptEdition, keep
from briefgen.model.corpus import Corpus
from briefgen.model.diagnostic import Diagnostic, in_order
from briefgen.model.inputs import Inputs
from briefgen.model.source import Meta
from briefgen.plan import lasting
from briefgen.plan.age import months_since
from briefgen.quick import Quick, Standing
from briefgen.workers import Workers
from briefgen.write import LackingError, Written, inventory, write


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
    if standing.planned.edition.around.searchable:
        sealed_file.remove(task.file)  # a search index is made from all texts
    else:
        made = Made(dict(task.inputs), dict(task.fresh), task.now, until, inventory.state(task.out), said)
        keep(task.file, task.asked, standing, made)


def put_edit(
    task: Task, kept: Shelves, made: Made, edit: tuple[str, str], workers: Workers, *, strict: bool
) -> Done | None:
    """Make and write what an edit changes; None, and nothing is done, if more than that may change.

    Args:
        task: what the build is for.
        kept: the edition that was kept.
        made: what that was made of.
        edit: the path of the edited file, and its text.
        workers: what reads the text.
        strict: any problem is left to the whole build.
    """
    listed = inventory.read(task.out)
    memo = Memo.open(task.cache)
    edition = KeptEdition(kept, memo, task.now)
    edited = Quick(edition.standing, memo, workers).edited(*edit, _Site(task.out, listed).read)
    if edited is None or (strict and edited.problems):
        return None
    if not _is_sure_of_age(edited.briefing.article.source.meta, edition.standing, task.now):
        return None
    paths = {file.path for file in edited.files}
    unmade = {path: digest for path, digest in listed.items() if path not in paths}
    known = left_files.read(task.cache, task.out)
    try:
        written = write(edited.files, task.out, task.root, unmade=unmade, known=known)
    except LackingError:
        return None
    if written.value is None:
        return None
    left_files.keep(task.cache, task.out, written.value.left.known)
    site = inventory.state(task.out)
    edition.put(edited, replace(made, inputs=dict(task.inputs), fresh=dict(task.fresh), site=site))
    return Done(in_order((*edited.problems, *written.diagnostics)), written.value, made.until, made.said)


class _Site:
    """The files of the site as the last build left them."""

    def __init__(self, out: Path, listed: Mapping[str, str]) -> None:
        self._out, self._listed = out, listed

    def read(self, path: str) -> bytes | None:
        """Give the bytes of a file; nothing if they are not those that were written."""
        try:
            data = (self._out / path).read_bytes()
        except OSError:
            return None
        return data if inventory.digest(data) == self._listed.get(path) else None


def _is_sure_of_age(meta: Meta, standing: Standing, now: datetime) -> bool:
    """Say whether a text is as old in the site's time zone as by the offset that was kept of it.

    The two differ for an hour, where clocks were put forward or back since.
    """
    zone = ZoneInfo(standing.settings.timezone)
    dates = [when for when in (meta.date, meta.updated) if when]
    return all(
        months_since(when, now) == months_since(replace(when, moment=when.moment.astimezone(zone)), now)
        for when in dates
    )
