"""``briefgen build`` after one edit in prose, and what the build before keeps for it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cache import sealed_file
from briefgen.cli.report import count_of, report, shown
from briefgen.model.diagnostic import Diagnostic
from briefgen.rebuild import last_build
from briefgen.rebuild.task import Said, Task
from briefgen.workers.model_process import ModelProcess

if TYPE_CHECKING:
    from briefgen.manifest.reasons import Reason
    from briefgen.rebuild.edition_aside import EditionAside
    from briefgen.rebuild.kept_corpus import KeptCorpus
    from briefgen.rebuild.quick import StandingEdition
    from briefgen.write import Written

_INDEX = "pagefind/"
"""The folder of the search index, which is made of all texts."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a build takes warnings, and how much it says."""

    strict: bool = False
    explain: bool = False
    quiet: bool = False
    verbose: bool = False


def build_edit(asked: last_build.Asked, inputs: last_build.Inputs, manner: Manner) -> bool:
    """Build the site if nothing but the prose of few briefings was edited; say whether that was done."""
    began, task = time.perf_counter(), _task(asked, inputs)
    if not sealed_file.stands(task.file):
        return False
    why = changes(asked, inputs) if manner.explain else ()
    with ModelProcess() as process:
        from briefgen.rebuild.one_edit import build_edits as build

        done = build(task, process, strict=manner.strict)
    if done is None:
        return False
    told, left = tell(done.said, done.problems), done.written.left
    if left.sure:
        last_build.remember(asked, inputs, told, done.until, left.looks, left.fresh)
    else:
        last_build.forget(asked)
    report(told.problems, errors_only=manner.quiet)
    if manner.explain:
        from briefgen.cli import summary

        whys = _whys(asked.out, done.written, done.texts)
        for line in summary.explain(done.written, whys, why, every=manner.verbose):
            click.echo(line)
    if manner.verbose:
        click.echo(_said_of(len(done.texts)))
    if not manner.quiet:
        for line in told.left_out:
            click.echo(line)
        seconds = time.perf_counter() - began
        click.echo(f"Built {told.counts} in {seconds:.1f} s: {shown(asked.out)}")
    return True


def _said_of(texts: int) -> str:
    """Say what a build did after edits in so many texts."""
    if not texts:
        return "Files were only touched: no text changed."
    if texts == 1:
        return "Only one text was edited, and nothing that other pages show of it: its page was made again."
    return (
        f"Only {texts} texts were edited, and nothing that other pages show of them:"
        " their pages were made again."
    )


def _whys(out: Path, written: Written, texts: Mapping[str, str]) -> dict[str, Reason]:
    """Say why files were made again, or were not; ``texts`` are those that were edited, by their pages.

    What stands beside a page is made from its text; other files, such as feeds, show it.
    """
    from briefgen.manifest.reasons import SAME, own_text, shown_text
    from briefgen.write import inventory

    own = {page.removesuffix("index.html"): text for page, text in texts.items()}
    whys = dict.fromkeys(inventory.read(out), SAME)
    for path in (*written.added, *written.changed):
        if path.startswith(_INDEX) or not texts:
            whys.pop(path, None)  # as after a whole build
        elif text := own.get(path) or own.get(path[: path.rfind("/") + 1]):
            whys[path] = own_text(text)
        else:
            whys[path] = shown_text(min(texts.values()), more=len(texts) - 1)
    return whys


def keep(
    asked: last_build.Asked,
    inputs: last_build.Inputs,
    standing: StandingEdition | None,
    until: datetime | None,
    said: Said,
    aside: EditionAside,
) -> None:
    """Keep an edition for a build after one edit; without ``until``, or an edition, keep none.

    ``aside`` may have begun with it.
    """
    from briefgen.rebuild.edited_site import keep_edition

    task = _task(asked, inputs)
    if standing is None or until is None:
        sealed_file.remove(task.file)
    else:
        keep_edition(task, standing, until, said, aside.begun())


@contextmanager
def begun_aside(asked: last_build.Asked, inputs: last_build.Inputs) -> Iterator[EditionAside]:
    """Give what writes the edition that is kept while the site is written; it ends here at the latest."""
    from briefgen.rebuild.edition_aside import EditionAside

    aside = EditionAside(_task(asked, inputs).file)
    try:
        yield aside
    finally:
        aside.end()


def corpus_before(asked: last_build.Asked, inputs: last_build.Inputs) -> KeptCorpus:
    """Give the corpus of the last build, as it was kept."""
    from briefgen.rebuild.kept_corpus import KeptCorpus

    task = _task(asked, inputs)
    return KeptCorpus(task.file, task.asked)


def changes(asked: last_build.Asked, inputs: last_build.Inputs) -> tuple[str, ...] | None:
    """Say what is not as it was before the last build, one thing a line; None: there was none."""
    return last_build.changes(asked, inputs, corpus_before(asked, inputs).texts)


def tell(said: Said, problems: Sequence[Diagnostic]) -> last_build.Told:
    """Give what a build says at its end."""
    counts = f"{said.holdings}, {count_of(len(problems), 'warning')}"
    return last_build.Told(tuple(problems), said.left_out, counts, said.files)


def _task(asked: last_build.Asked, inputs: last_build.Inputs) -> Task:
    stamp = json.dumps([*asked.words, inputs.program])
    return Task(asked.root, asked.out, asked.now, stamp, inputs.stats, inputs.fresh)
