"""The annotate phase as a build runs it: each article by the model of its language, with two wrappers.

What was found before is remembered, and the rest is shared out to processes; neither changes a byte of the
result.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefgen.annotate import annotate, check_model, no_model, usual_model
from briefgen.annotate.language_model import engine
from briefgen.annotate.syntax import RawParse
from briefgen.cache.canonical import digest
from briefgen.cache.memo import Memo
from briefgen.model.annotation import Annotations
from briefgen.model.article import Article, Markup
from briefgen.model.diagnostic import Diagnostic, Outcome, has_errors
from briefgen.model.language import primary
from briefgen.model.roles import Annotator, PluginError
from briefgen.model.settings import AnnotationSettings, Settings
from briefgen.model.source import Meta
from briefgen.model.text import Place
from briefgen.workers.how_far import Progress, Silent
from briefgen.workers.pool import Workers, must_equal

CHUNK, LAST = 8_000, 1_000
"""Words that a process annotates at a time: at first, and when the work ends, so that all end together."""

WORTH_PROCESSES = 60_000
"""Unread words from which on a second process pays for loading the model again (about 8 s of work)."""


@dataclass(frozen=True, slots=True)
class Languages:
    """Which language an article is in, and which model reads it: the one in the settings or the usual one."""

    own: str = "en"
    model: str = ""
    models: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)

    @staticmethod
    def of(settings: Settings) -> Languages:
        """Take from the settings what they say of languages."""
        wanted = settings.annotation
        return Languages(settings.lang, wanted.model, wanted.models, settings.places)

    def language(self, article: Article) -> str:
        """Give the language of an article, a code without a region: its own, else that of the site."""
        return primary(article.source.meta.lang or self.own)

    def model_for(self, language: str) -> str | None:
        """Give the model for a language, as ``engine.read`` wants it; None if none is named or known."""
        named = self.models.get(language, "") or (self.model if language == primary(self.own) else "")
        return named or usual_model(language)

    def place(self, language: str) -> Place | None:
        """Give where the settings name the model for a language, or the language itself."""
        keys = (f"annotation.models.{language}", "annotation.model", "lang")
        own = language == primary(self.own)
        return next((self.places[key] for key in (keys if own else keys[:1]) if key in self.places), None)


def is_wanted(wanted: AnnotationSettings) -> bool:
    """Say whether anything is to be found at all; if not, the model is not even loaded."""
    return wanted.entities or wanted.quotes or wanted.claims


def only_wanted(found: Annotations, wanted: AnnotationSettings) -> Annotations:
    """Leave out the kinds of annotation that the settings switch off."""
    return Annotations(
        found.mentions if wanted.entities else (),
        found.quotes if wanted.quotes else (),
        found.claims if wanted.claims else (),
    )


_LOADED: dict[str, str] = {}
"""Models that this process found to be good, with the engine's stamp: what is loaded stays loaded."""


def _stamp(model: str) -> str:
    return _LOADED.get(model) or engine.stamp(model)


class Reading:
    """Annotates articles, those of one language after those of another.

    Remembered are an article's annotations (by its prose and its blocks) and, where an article changed, the
    parses of its unchanged blocks (by their text); both under the engine's stamp.
    """

    def __init__(
        self,
        languages: Languages,
        annotators: Sequence[Annotator] = (),
        memo: Memo | None = None,
        workers: Workers | None = None,
        progress: Progress | None = None,
    ) -> None:
        self.languages, self.annotators = languages, tuple(annotators)
        self.memo, self.workers = memo or Memo.open(None), workers or Workers(jobs=1)
        self.progress = progress or Silent()
        self.read = self.remembered = 0
        self._stamps: dict[str, str] = {}

    def stamp(self, article: Article) -> str:
        """Give a stamp of all that decides what is found in an article, its text apart; empty: not known.

        What a plug-in does is not ours to stamp.
        """
        language = self.languages.language(article)
        if language not in self._stamps:
            model = self.languages.model_for(language)
            known = model is not None and not self.annotators
            self._stamps[language] = digest("found", language, _stamp(model or "")) if known else ""
        return self._stamps[language]

    def warm(self) -> None:
        """Load the model of the site's own language, which takes a while the first time."""
        model = self.languages.model_for(primary(self.languages.own))
        if model is not None and not has_errors(check_model(model, None)):
            with _ONE_READER:
                engine.read(["Ready."], model)
            _LOADED[model] = engine.stamp(model)

    def annotate(self, articles: Sequence[Article]) -> Outcome[list[Annotations]]:
        """Give the annotations of each article, in order; none where no model reads its language."""
        groups: dict[str, list[tuple[int, Article]]] = {}
        for i, article in enumerate(articles):
            groups.setdefault(self.languages.language(article), []).append((i, article))
        result = [Annotations()] * len(articles)
        problems: list[Diagnostic] = []
        for language, group in sorted(groups.items()):
            outcome = self._annotate(language, group)
            problems.extend(outcome.diagnostics)
            for i, found in outcome.value.items():
                result[i] = found
        return Outcome(result, tuple(problems))

    def _annotate(
        self, language: str, articles: Sequence[tuple[int, Article]]
    ) -> Outcome[dict[int, Annotations]]:
        """Give the annotations of articles in one language, by their numbers."""
        model, place = self.languages.model_for(language), self.languages.place(language)
        if place is None:
            headers = (article.source.meta.places for _, article in articles)
            place = next((places["lang"] for places in headers if "lang" in places), None)
        if model is None:
            return Outcome({}, (no_model(language, place),))
        stamp = _stamp(model)
        # What a plug-in does is not ours to stamp: with one, articles are read anew from remembered parses.
        keys = (
            {}
            if self.annotators
            else {i: digest("article", stamp, language, _shape(article)) for i, article in articles}
        )
        known = self.memo.get(list(keys.values()), Annotations)
        result = {i: known[key] for i, key in keys.items() if key in known}
        todo = [(i, article) for i, article in articles if i not in result]
        self.read, self.remembered = self.read + len(todo), self.remembered + len(result)
        if todo:
            problems = () if model in _LOADED else check_model(model, place)
            if has_errors(problems):
                return Outcome(result, problems)
            _LOADED[model] = stamp
            result |= dict(self._read(todo, language, model, stamp))
            if keys:
                self.memo.put({keys[i]: result[i] for i, _ in todo}, Annotations)
        return Outcome(result)

    def _read(
        self, todo: Sequence[tuple[int, Article]], language: str, model: str, stamp: str
    ) -> Iterator[tuple[int, Annotations]]:
        """Annotate these articles, by one process or several; remember the parses that had to be made."""
        texts = {block.span.of(a.prose.text) for _, a in todo for block in a.prose.blocks}
        keys = {text: digest("block", stamp, text) for text in sorted(texts)}
        parses = self.memo.get(list(keys.values()), RawParse)
        words = sum(text.count(" ") + 1 for text, key in keys.items() if key not in parses)
        chunks = _chunks(todo, self.workers.processes(pays=words > WORTH_PROCESSES))
        how = (model, stamp, language, self.annotators)
        tasks = [
            _Task(*how, [(i, _slim(article)) for i, article in chunk], _known(chunk, keys, parses))
            for chunk in chunks
        ]
        self.progress.start("reading", len(todo))
        for found, fresh in self.workers.map(_do, tasks, pays=words > WORTH_PROCESSES):
            self.memo.put({keys[text]: parse for text, parse in fresh.items()}, RawParse)
            self.progress.advance(len(found))
            yield from found
        self.progress.done()


_ONE_READER = threading.Lock()
"""The model is loaded once, and reads for one thread at a time: a preview has several."""


@dataclass(frozen=True, slots=True)
class _Task:
    """Some articles to annotate, and the parses of their blocks as far as they are remembered."""

    model: str
    stamp: str
    language: str
    annotators: tuple[Annotator, ...]
    articles: Sequence[tuple[int, Article]]
    known: dict[str, RawParse]


_Done = tuple[list[tuple[int, Annotations]], dict[str, RawParse]]


def _do(task: _Task) -> _Done:
    """Annotate the articles of a task: what a worker process runs."""
    must_equal(task.stamp, _stamp(task.model), f"model for '{task.language}'")
    texts = dict.fromkeys(b.span.of(a.prose.text) for _, a in task.articles for b in a.prose.blocks)
    unread = [text for text in texts if text not in task.known]
    with _ONE_READER:
        fresh = dict(zip(unread, engine.read(unread, task.model), strict=True)) if unread else {}
    parses = {**task.known, **fresh}
    return [(i, _annotated(task, article, parses)) for i, article in task.articles], fresh


def _annotated(task: _Task, article: Article, parses: Mapping[str, RawParse]) -> Annotations:
    prose = article.prose
    own = [parses[block.span.of(prose.text)] for block in prose.blocks]
    try:
        return annotate(article, own, task.annotators, task.language)
    except PluginError as error:
        raise PluginError(error.name, f"{error.what} on {article.source.path}") from error


def _chunks(todo: Sequence[tuple[int, Article]], processes: int) -> list[list[tuple[int, Article]]]:
    """Share articles out in chunks that get smaller towards the end."""
    sizes = [article.prose.text.count(" ") + 1 for _, article in todo]
    left = sum(sizes)
    chunks: list[list[tuple[int, Article]]] = []
    room = 0
    for one, size in zip(todo, sizes, strict=True):
        if room <= 0:
            chunks.append([])
            room = max(LAST, min(CHUNK, left // (2 * processes)))
        chunks[-1].append(one)
        room -= size
        left -= size
    return chunks


def _slim(article: Article) -> Article:
    """Give the article without what annotate does not look at, to send it to another process."""
    source = replace(article.source, text="", meta=Meta(title=""))
    return replace(article, source=source, links=(), facts="", read=Markup())


def _shape(article: Article) -> tuple[object, ...]:
    """Give all that annotate looks at in an article, for its digest."""
    blocks = tuple((b.span, b.kind, b.section, b.quoted) for b in article.prose.blocks)
    quotes = tuple(block.span for block in article.quote_blocks)
    labels = tuple(link.span for link in article.wiki_links)
    return (article.prose.text, blocks, article.plain, quotes, labels)


def _known(
    chunk: Sequence[tuple[int, Article]], keys: dict[str, str], parses: dict[str, RawParse]
) -> dict[str, RawParse]:
    texts = {block.span.of(a.prose.text) for _, a in chunk for block in a.prose.blocks}
    return {text: parses[keys[text]] for text in sorted(texts) if keys[text] in parses}
