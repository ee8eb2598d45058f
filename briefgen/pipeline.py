"""The seven phases in order: the only file that knows them all.

``make_site`` runs load, parse, annotate, resolve, plan and render in memory; ``build`` writes what it made.
Caching and parallel work wrap the annotate phase here and change no byte of the result: take ``memo`` away,
or set ``jobs`` to 1, and the same site comes out.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from briefgen.annotate import annotate, check_model, engine
from briefgen.annotate.syntax import RawParse
from briefgen.cache.canonical import digest
from briefgen.cache.memo import Memo
from briefgen.load import load
from briefgen.model.annotation import Annotations
from briefgen.model.article import Article
from briefgen.model.corpus import AnnotatedArticle, Corpus
from briefgen.model.diagnostic import Diagnostic, Outcome, has_errors, in_order
from briefgen.model.inputs import Inputs
from briefgen.model.registry import Registry
from briefgen.model.roles import Annotator
from briefgen.model.settings import AnnotationSettings
from briefgen.model.site import File, Site
from briefgen.model.source import Meta
from briefgen.model.text import Place
from briefgen.parse import parse, parse_plain
from briefgen.plan import plan
from briefgen.plan.review import review
from briefgen.render import render
from briefgen.resolve import resolve
from briefgen.write import Written, write

T = TypeVar("T")

CACHE = ".briefgen-cache"
"""The folder, beside ``content/``, that holds what may be thrown away at any time."""

CHUNK = 16
"""Articles that a process annotates at a time: few enough to share the work evenly."""

WORTH_PROCESSES = 60_000
"""Unread words from which on a second process pays for loading the model again (about 8 s of work)."""


class Progress(Protocol):
    """Told how far the work is; the command line draws a bar from it."""

    def start(self, phase: str, total: int) -> None:
        """Begin ``phase``, which has ``total`` steps."""

    def advance(self, steps: int = 1) -> None:
        """Tell that so many steps are done."""

    def done(self) -> None:
        """End the phase."""


class Silent:
    """A progress that shows nothing."""

    def start(self, phase: str, total: int) -> None:
        """Show nothing."""

    def advance(self, steps: int = 1) -> None:
        """Show nothing."""

    def done(self) -> None:
        """Show nothing."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to build. ``now`` is the one date that a build knows; ``jobs`` 0 means "as many as pay"."""

    now: datetime
    drafts: bool = False
    future: bool = False
    expired: bool = False
    base_url: str | None = None
    jobs: int = 0
    use_cache: bool = True


@dataclass(frozen=True, slots=True)
class Built:
    """A site in memory. ``seconds`` by phase; ``read`` articles were annotated anew, ``remembered`` not."""

    inputs: Inputs
    corpus: Corpus
    site: Site
    files: tuple[File, ...]
    seconds: dict[str, float] = field(default_factory=dict)
    read: int = 0
    remembered: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """A site that was built and what was written of it."""

    built: Built
    written: Written


class _Run:
    """Gathers problems and times over one run: the one collector."""

    def __init__(self) -> None:
        self.problems: list[Diagnostic] = []
        self.seconds: dict[str, float] = {}

    def keep(self, outcome: Outcome[T]) -> T:
        self.problems.extend(outcome.diagnostics)
        return outcome.value

    @contextmanager
    def timed(self, phase: str) -> Iterator[None]:
        began = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[phase] = self.seconds.get(phase, 0.0) + time.perf_counter() - began


def make_site(root: Path, options: Options, progress: Progress | None = None) -> Outcome[Built | None]:
    """Run all phases but the last, in memory.

    Gives every problem of the site at once, sorted by place. The value is there even when there are
    errors, as long as the phases could go on; ``build`` alone decides that such a site is not written.
    """
    progress, run = progress or Silent(), _Run()
    with run.timed("load"):
        inputs = run.keep(
            load(
                root,
                now=options.now,
                drafts=options.drafts,
                future=options.future,
                expired=options.expired,
                base_url=options.base_url,
            )
        )
    if inputs is None:
        return Outcome(None, in_order(run.problems))
    with run.timed("parse"):
        articles = [run.keep(parse(source, raw_html=inputs.settings.raw_html)) for source in inputs.sources]
    with run.timed("annotate"):
        wanted, annotators = (
            inputs.settings.annotation,
            tuple(a for p in inputs.plugins for a in p.annotators),
        )
        memo = Memo.open(root / CACHE if options.use_cache else None)
        place = inputs.settings.places.get("annotation.model")
        reading = _Reading(wanted.model, annotators, memo, options.jobs, progress, place)
        annotations = run.keep(reading.annotate(articles if _is_wanted(wanted) else ()))
        annotations = annotations or [Annotations()] * len(articles)
    with run.timed("resolve"):
        annotated = [
            AnnotatedArticle(article, _wanted(found, wanted))
            for article, found in zip(articles, annotations, strict=True)
        ]
        corpus = run.keep(resolve(annotated, inputs.registry))
    with run.timed("plan"):
        site = run.keep(
            plan(
                corpus,
                inputs.settings,
                options=inputs.theme.options,
                static=inputs.theme.static,
                files=inputs.files,
                build_date=inputs.build_date,
                planners=tuple(planner for plugin in inputs.plugins for planner in plugin.planners),
            )
        )
    with run.timed("render"):
        filters = tuple(item for plugin in inputs.plugins for item in plugin.filters)
        pages = run.keep(render(site.pages, inputs.theme, filters))
    files = tuple(sorted((*site.files, *pages), key=lambda file: file.path))
    built = Built(inputs, corpus, site, files, run.seconds, reading.read, reading.remembered)
    return Outcome(built, in_order(run.problems))


def build(
    root: Path, out: Path, options: Options, progress: Progress | None = None, *, strict: bool = False
) -> Outcome[Report | None]:
    """Make the site and put it into ``out``, which no error (``strict``: and no warning) leaves touched."""
    made = make_site(root, options, progress)
    if made.value is None or has_errors(made.diagnostics) or (strict and made.diagnostics):
        return Outcome(None, made.diagnostics)
    began = time.perf_counter()
    written = write(made.value.files, out, root, strict=strict)
    made.value.seconds["write"] = time.perf_counter() - began
    problems = in_order((*made.diagnostics, *written.diagnostics))
    if written.value is None:
        return Outcome(None, problems)
    return Outcome(Report(made.value, written.value), problems)


def check(root: Path, options: Options, progress: Progress | None = None) -> Outcome[Built | None]:
    """Report all that ``build`` would, and what is due for review; write nothing."""
    made = make_site(root, options, progress)
    if made.value is None:
        return made
    return Outcome(made.value, in_order((*made.diagnostics, *review(made.value.corpus, options.now))))


def annotate_texts(
    articles: Sequence[Article], registry: Registry, model: str = "", progress: Progress | None = None
) -> Outcome[tuple[tuple[AnnotatedArticle, ...], Corpus]]:
    """Annotate articles that need no site, and resolve them together as one archive.

    Gives what annotate found (all of it, guesses too) and what it resolves to.
    """
    run = _Run()
    reading = _Reading(model, (), Memo.open(None), 1, progress or Silent())
    found = run.keep(reading.annotate(articles))
    annotated = tuple(AnnotatedArticle(a, f) for a, f in zip(articles, found, strict=True))
    corpus = run.keep(resolve(annotated, registry))
    return Outcome((annotated, corpus), in_order(run.problems))


def plain_article(name: str, text: str) -> Article:
    """Give plain text, its paragraphs apart by blank lines, as an article; offsets are unchanged."""
    return parse_plain(name, text)


def _is_wanted(wanted: AnnotationSettings) -> bool:
    """Say whether anything is to be found at all; if not, the model is not even loaded."""
    return wanted.entities or wanted.quotes or wanted.claims


def _wanted(found: Annotations, wanted: AnnotationSettings) -> Annotations:
    """Leave out the kinds of annotation that the settings switch off."""
    return Annotations(
        found.mentions if wanted.entities else (),
        found.quotes if wanted.quotes else (),
        found.claims if wanted.claims else (),
    )


class _Reading:
    """The annotate phase with its two wrappers: what was found before is remembered, the rest is shared out.

    Remembered are an article's annotations (by its prose and its blocks) and, where an article changed, the
    parses of its unchanged blocks (by their text); both under the engine's stamp.
    """

    def __init__(
        self,
        model: str,
        annotators: Sequence[Annotator],
        memo: Memo,
        jobs: int,
        progress: Progress,
        place: Place | None = None,
    ) -> None:
        self.model, self.annotators, self.memo, self.place = model, tuple(annotators), memo, place
        self.jobs, self.progress = jobs, progress
        self.stamp = engine.stamp(model)
        self.read = self.remembered = 0

    def annotate(self, articles: Sequence[Article]) -> Outcome[list[Annotations]]:
        """Give the annotations of each article, in order."""
        # What a plug-in does is not ours to stamp: with one, articles are read anew from remembered parses.
        keys = (
            []
            if self.annotators
            else [digest("article", self.stamp, _shape(article)) for article in articles]
        )
        known = self.memo.get(keys, Annotations)
        result = {i: known[key] for i, key in enumerate(keys) if key in known}
        todo = [i for i in range(len(articles)) if i not in result]
        self.read, self.remembered = len(todo), len(result)
        if todo:
            problems = check_model(self.model, self.place)
            if has_errors(problems):
                return Outcome([result.get(i, Annotations()) for i in range(len(articles))], problems)
            result |= dict(self._read([(i, articles[i]) for i in todo]))
            if keys:
                self.memo.put({keys[i]: result[i] for i in todo}, Annotations)
        return Outcome([result[i] for i in range(len(articles))])

    def _read(self, todo: Sequence[tuple[int, Article]]) -> Iterator[tuple[int, Annotations]]:
        """Annotate these articles, by one process or several; remember the parses that had to be made."""
        texts = {block.span.of(a.prose.text) for _, a in todo for block in a.prose.blocks}
        keys = {text: digest("block", self.stamp, text) for text in sorted(texts)}
        parses = self.memo.get(list(keys.values()), RawParse)
        words = sum(text.count(" ") + 1 for text, key in keys.items() if key not in parses)
        chunks = [todo[at : at + CHUNK] for at in range(0, len(todo), CHUNK)]
        tasks = [_Task(self.model, self.annotators, c, _known(c, keys, parses)) for c in chunks]
        self.progress.start("reading", len(todo))
        made: dict[str, RawParse] = {}
        for found, fresh in _run_tasks(tasks, self._workers(words)):
            made.update(fresh)
            self.progress.advance(len(found))
            yield from found
        self.progress.done()
        self.memo.put({keys[text]: parse for text, parse in made.items()}, RawParse)

    def _workers(self, words: int) -> int:
        cores = os.cpu_count() or 1
        return min(self.jobs, 32) if self.jobs else (cores if words > WORTH_PROCESSES else 1)


@dataclass(frozen=True, slots=True)
class _Task:
    """Some articles to annotate, and the parses of their blocks as far as they are remembered."""

    model: str
    annotators: tuple[Annotator, ...]
    articles: Sequence[tuple[int, Article]]
    known: dict[str, RawParse]


_Done = tuple[list[tuple[int, Annotations]], dict[str, RawParse]]


def _do(task: _Task) -> _Done:
    """Annotate the articles of a task: what a worker process runs."""
    texts = dict.fromkeys(b.span.of(a.prose.text) for _, a in task.articles for b in a.prose.blocks)
    unread = [text for text in texts if text not in task.known]
    fresh = dict(zip(unread, engine.read(unread, task.model), strict=True)) if unread else {}
    parses = {**task.known, **fresh}
    found = [
        (i, annotate(a, [parses[b.span.of(a.prose.text)] for b in a.prose.blocks], task.annotators))
        for i, a in task.articles
    ]
    return found, fresh


def _run_tasks(tasks: Sequence[_Task], workers: int) -> Iterator[_Done]:
    if workers <= 1 or len(tasks) == 1:
        yield from map(_do, tasks)
        return
    # spawn: the preview has threads, and a fork would copy their locks.
    context = multiprocessing.get_context("spawn")
    slim = [replace(task, articles=[(i, _slim(article)) for i, article in task.articles]) for task in tasks]
    with ProcessPoolExecutor(min(workers, len(tasks)), mp_context=context) as pool:
        yield from pool.map(_do, slim)


def _slim(article: Article) -> Article:
    """Give the article without what annotate does not look at, to send it to another process."""
    source = replace(article.source, text="", meta=Meta(title=""))
    return replace(article, source=source, tokens=(), wiki_links=(), links=())


def _shape(article: Article) -> tuple[object, ...]:
    """Give all that annotate looks at in an article, for its digest."""
    blocks = tuple((b.span, b.kind, b.section, b.quoted) for b in article.prose.blocks)
    quotes = tuple(block.span for block in article.quote_blocks)
    return (article.prose.text, blocks, article.plain, quotes)


def _known(
    chunk: Sequence[tuple[int, Article]], keys: dict[str, str], parses: dict[str, RawParse]
) -> dict[str, RawParse]:
    texts = {block.span.of(a.prose.text) for _, a in chunk for block in a.prose.blocks}
    return {text: parses[keys[text]] for text in sorted(texts) if keys[text] in parses}
