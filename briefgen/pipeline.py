"""The seven phases in order: the only file that knows them all.

``read_archive`` runs those that read (load, parse, annotate, resolve), ``plan_site`` all up to plan, and
``build`` all: render and write come last. ``site_check`` plans a site and writes nothing.
Caching and parallel work wrap phases (``recall``, ``reading``, ``drawing``, ``making``, ``indexing``), and
change no byte of the result: take ``memo`` away, or set ``jobs`` to 1, and the same site comes out.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from briefgen import search
from briefgen.cache import CACHE, kept_reads, left_files
from briefgen.cache.far import Far
from briefgen.cache.memo import Memo
from briefgen.drawing import Drawing, all_files
from briefgen.indexing import search_index
from briefgen.load import load
from briefgen.making import WORTH_PROCESSES, Making
from briefgen.manifest.manifest import Manifest, keep_manifest, manifest_of
from briefgen.model.annotation import Annotations
from briefgen.model.article import Article
from briefgen.model.corpus import AnnotatedArticle, Corpus
from briefgen.model.diagnostic import Diagnostic, Outcome, has_errors, in_order
from briefgen.model.inputs import Inputs
from briefgen.model.known_texts import Texts
from briefgen.model.picture import Media
from briefgen.model.registry import Registry
from briefgen.model.site import AnyFile, File, Site
from briefgen.parse.problems import RAW_HTML
from briefgen.plan import plan
from briefgen.reading import Languages, Reading, is_wanted, only_wanted
from briefgen.rebuild.kept_corpus import KeptCorpus
from briefgen.rebuild.quick import StandingEdition, standing_of
from briefgen.remembered.kept_checks import KeptChecks
from briefgen.remembered.kept_files import KeptFiles, LastingRecall
from briefgen.resolve import resolve
from briefgen.search.problems import MISSING
from briefgen.workers import aside
from briefgen.workers.how_far import Progress, Silent
from briefgen.workers.pool import Workers
from briefgen.write import LackingError, LostError, Written, inventory, write

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Options:
    """How to build. ``now`` is the one date that a build knows; ``jobs`` 0 means "as many as pay".

    ``scheduler`` is the address of a Dask cluster that does the work instead of processes of this machine;
    ``cache`` that of a folder in which several machines keep what they found out. ``program`` stands for
    briefgen itself and all that is installed beside it; empty: nobody knows, and all pages are made.
    ``before`` is the corpus of the last build.
    """

    now: datetime
    drafts: bool = False
    future: bool = False
    expired: bool = False
    base_url: str | None = None
    jobs: int = 0
    scheduler: str = ""
    cache: str = ""
    use_cache: bool = True
    program: str = ""
    before: KeptCorpus | None = None


@dataclass(frozen=True, slots=True)
class Archive:
    """A site that was read, before any page of it is made: what went in, and what it came to."""

    inputs: Inputs
    corpus: Corpus
    read: int = 0
    remembered: int = 0
    found: Mapping[str, Annotations] = field(default_factory=dict)
    resolved: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """A site in memory, its pictures not yet drawn (``draw``).

    ``seconds`` by phase; ``read`` articles were annotated anew, ``remembered`` not. ``drawing`` has measured
    the pictures that the site shows. ``resolved`` are the problems that resolve found. ``manifest`` says
    which outputs were not made, since they stand already.
    """

    inputs: Inputs
    corpus: Corpus
    site: Site
    files: tuple[AnyFile, ...]
    seconds: dict[str, float] = field(default_factory=dict)
    read: int = 0
    remembered: int = 0
    drawing: Drawing | None = None
    found: Mapping[str, Annotations] = field(default_factory=dict)
    resolved: tuple[Diagnostic, ...] = ()
    manifest: Manifest | None = None

    def standing(self, problems: Sequence[Diagnostic]) -> StandingEdition | None:
        """Give what single edits are made with, beside this edition; ``problems`` are those of it."""
        return standing_of(self.inputs, self.corpus, self.site, self.found, problems, self.resolved)


@dataclass(frozen=True, slots=True)
class Report:
    """A site that was built and what was written of it."""

    built: Built
    written: Written


class Run:
    """Some phases that run: the one collector of their problems and of the time that each takes."""

    def __init__(self) -> None:
        self.problems: list[Diagnostic] = []
        self.seconds: dict[str, float] = {}

    def keep(self, outcome: Outcome[T]) -> T:
        """Keep the problems of an outcome, and give its value."""
        self.problems.extend(outcome.diagnostics)
        return outcome.value

    @contextmanager
    def timed(self, phase: str) -> Iterator[None]:
        """Add the time that passes to that of a phase."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[phase] = self.seconds.get(phase, 0.0) + time.perf_counter() - began


def read_archive(root: Path, options: Options, progress: Progress | None = None) -> Outcome[Archive | None]:
    """Run the phases that read: load, parse, annotate and resolve. Gives every problem that these see."""
    run = Run()
    archive = _read(root, options, progress or Silent(), run, KeptFiles())
    return Outcome(archive, in_order(run.problems))


def _read(
    root: Path,
    options: Options,
    progress: Progress,
    run: Run,
    kept: KeptFiles,
    texts: Texts | None = None,
) -> Archive | None:
    """Run load, parse, annotate and resolve; ``kept`` and ``texts`` have what an earlier run found out."""
    memo = memo_of(root, options)
    recall = LastingRecall(memo, kept)
    with run.timed("load"):
        inputs = run.keep(
            load(
                root,
                now=options.now,
                drafts=options.drafts,
                future=options.future,
                expired=options.expired,
                base_url=options.base_url,
                heads=recall,
                checks=KeptChecks(memo),
                texts=texts,
            )
        )
    if inputs is None:
        return None
    with run.timed("parse"):
        articles = run.keep(recall.articles(inputs.sources, raw_html=inputs.settings.raw_html))
    if inputs.unsettled:  # what the phases from here on would say follows from settings that nobody knows
        run.problems = [problem for problem in run.problems if problem.code != RAW_HTML.name]
        return None
    with run.timed("annotate"):
        wanted = inputs.settings.annotation
        annotators = tuple(a for p in inputs.plugins for a in p.annotators)
        workers = Workers(options.jobs, options.scheduler)
        reading = Reading(Languages.of(inputs.settings), annotators, memo, workers, progress)
        if is_wanted(wanted):
            annotations = run.keep(recall.annotate(articles, reading))
        else:
            annotations = [Annotations()] * len(articles)
            recall.keep(articles)
    del recall  # its rows take room, and resolving takes most
    with run.timed("resolve"):
        annotated = [
            AnnotatedArticle(article, only_wanted(found, wanted))
            for article, found in zip(articles, annotations, strict=True)
        ]
        before = options.before
        resolved = before.resolved(annotated, inputs.registry, inputs.settings, memo) if before else None
        resolved = resolved or kept.resolver.resolve(annotated, inputs.registry, inputs.settings.lang)
        corpus = run.keep(resolved)
    found = {one.article.source.path: one.annotations for one in annotated}
    return Archive(inputs, corpus, reading.read, reading.remembered, found, resolved.diagnostics)


def plan_site(
    root: Path, options: Options, progress: Progress | None = None, kept: KeptFiles | None = None
) -> Outcome[Built | None]:
    """Run the phases up to plan: it is known which files there are, and none is made yet."""
    run, lasting = Run(), kept is not None
    kept = kept or KeptFiles()
    archive = _read(root, options, progress or Silent(), run, kept, kept.texts if lasting else None)
    if archive is None:
        return Outcome(None, in_order(run.problems))
    inputs, corpus = archive.inputs, archive.corpus
    searchable = inputs.settings.search and search.is_available()
    if inputs.settings.search and not searchable:
        run.problems.append(MISSING.at(None))
    drawing = Drawing(memo_of(root, options, "pictures"), Workers(options.jobs, options.scheduler), progress)
    with run.timed("pictures"):
        pictures = drawing.measured(all_files(inputs))
        faces = run.keep(drawing.faces(inputs.font, inputs.settings))
    with run.timed("plan"):
        site = run.keep(
            plan(
                corpus,
                inputs.settings,
                inputs.theme,
                Media(inputs.files, pictures, tuple(faces), inputs.texts),
                inputs.build_date,
                planners=tuple(planner for plugin in inputs.plugins for planner in plugin.planners),
                searchable=searchable,
                kept=kept.plan,
            )
        )
    built = Built(
        inputs,
        corpus,
        site,
        files=(),
        seconds=run.seconds,
        read=archive.read,
        remembered=archive.remembered,
        drawing=drawing,
        found=archive.found if lasting else {},  # a build is done with them, and they take room
        resolved=archive.resolved,
    )
    return Outcome(built, in_order(run.problems))


def build(
    root: Path,
    out: Path,
    options: Options,
    progress: Progress | None = None,
    meanwhile: Callable[[Built], None] | None = None,
    *,
    strict: bool = False,
) -> Outcome[Report | None]:
    """Make the site and put it into ``out``, which no error (``strict``: and no warning) leaves touched.

    What stands there, and would come out the same, is not made; ``meanwhile`` is called before writing.
    """
    planned = plan_site(root, options, progress)
    if planned.value is None:
        return Outcome(None, planned.diagnostics)
    kept = kept_reads.read(_cache_of(root, options), out)
    manifest = manifest_of(
        planned.value.site, planned.value.inputs, options.program, kept, inventory.read(out)
    )
    lost = False
    while True:
        built = _made(root, planned.value, options, progress, manifest)
        problems = in_order((*planned.diagnostics, *built.diagnostics))
        if has_errors(problems, strict=strict):
            return Outcome(None, problems)
        if meanwhile:
            meanwhile(built.value)
        try:
            put = _put(root, out, built.value, options, strict=strict)
        except LackingError as error:  # somebody laid a hand on the site
            if manifest is not None:
                manifest.make_too(error.paths)
        except LostError as error:  # or on the cache, in which what was made lies
            if lost:
                return Outcome(None, in_order((*problems, error.problem)))
            lost = True
        else:
            return Outcome(put.value, in_order((*problems, *put.diagnostics)))


def _made(
    root: Path, built: Built, options: Options, progress: Progress | None, manifest: Manifest | None = None
) -> Outcome[Built]:
    """Make the outputs of a site, all of them or those that the ``manifest`` asks for."""
    run = Run()
    with run.timed("render"):
        made = run.keep(making(root, built, options, progress).make(built.site, manifest))
    built = replace(built, files=made, seconds={**built.seconds, **run.seconds}, manifest=manifest)
    return Outcome(built, tuple(run.problems))


def _put(root: Path, out: Path, built: Built, options: Options, *, strict: bool) -> Outcome[Report | None]:
    """Put the site into ``out``, with its pictures and its search index.

    Raises:
        LackingError: outputs that were not made do not stand there.
        LostError: outputs that were made were taken away.
    """
    run, manifest, cache = Run(), built.manifest, _cache_of(root, options)
    with run.timed("search"):
        index = run.keep(search_index(built.site.documents, built.inputs.settings.lang, Memo.open(cache)))
    if has_errors(run.problems):
        return Outcome(None, tuple(run.problems))
    with run.timed("pictures"):
        drawn = draw(built)
    keep_reads = partial(keep_manifest, cache, out, manifest, built.files)
    many = len(built.files) > WORTH_PROCESSES
    with run.timed("write"), aside.begun(keep_reads, pays=many) as kept:
        files = tuple(sorted((*built.files, *index, *drawn), key=lambda file: file.path))
        unmade, known = manifest.unmade() if manifest else {}, left_files.read(cache, out)
        written = run.keep(write(files, out, root, strict=strict, unmade=unmade, known=known))
        if written is not None:
            left_files.keep(cache, out, written.left.known, written.left.fresh)
            kept()
    for phase, seconds in run.seconds.items():
        built.seconds[phase] = built.seconds.get(phase, 0.0) + seconds
    return Outcome(Report(built, written) if written else None, tuple(run.problems))


def draw(built: Built) -> tuple[File, ...]:
    """Draw the pictures of a site that has no errors, and those for sharing its pages."""
    if built.drawing is None:
        return ()
    site = built.site
    return tuple(built.drawing.drawn(site.pictures, site.shares, all_files(built.inputs)))


def making(root: Path, built: Built, options: Options, progress: Progress | None) -> Making:
    """Give what makes the outputs of a site, by as many processes as the options say."""
    workers = Workers(options.jobs, options.scheduler)
    return Making(built.inputs.theme, built.inputs.filters, workers, progress, root / CACHE)


def memo_of(root: Path, options: Options, shelf: str = "") -> Memo:
    """Open the memo that these options ask for; where there can be no shared one, ``Far`` says so."""
    far = Far(options.cache) if options.cache and options.use_cache else None
    return Memo.open(_cache_of(root, options), shelf, far)


def _cache_of(root: Path, options: Options) -> Path | None:
    """Give the folder of what is remembered, if anything is to be."""
    return root / CACHE if options.use_cache else None


def annotate_texts(
    articles: Sequence[Article],
    registry: Registry,
    languages: Languages,
    progress: Progress | None,
) -> Outcome[tuple[tuple[AnnotatedArticle, ...], Corpus]]:
    """Annotate articles that need no site, and resolve them together as one archive.

    Gives what annotate found (all of it, guesses too) and what it resolves to.
    """
    run = Run()
    reading = Reading(languages, progress=progress)
    found = run.keep(reading.annotate(articles))
    annotated = tuple(AnnotatedArticle(a, f) for a, f in zip(articles, found, strict=True))
    corpus = run.keep(resolve(annotated, registry, languages.own))
    return Outcome((annotated, corpus), in_order(run.problems))
