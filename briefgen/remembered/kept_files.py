"""Content files as the last build of this process knew them: nothing of a file that stays is read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.cache.memo import Memo
from briefgen.model.annotation import Annotations
from briefgen.model.article import Article
from briefgen.model.diagnostic import Outcome
from briefgen.model.head import Head
from briefgen.model.settings import Settings
from briefgen.model.source import Source
from briefgen.plan.kept import Kept
from briefgen.reading import Reading
from briefgen.remembered.kept_texts import KeptTexts
from briefgen.remembered.recall import Recall
from briefgen.resolve.resolver import Resolver


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file: its text, what its header says, and what was made of it under a stamp."""

    text: str
    head: Head
    article: Outcome[Article] | None = None
    stamp: str = ""
    found: Annotations | None = None


class KeptFiles:
    """What builds of one site hand on to each other within a process."""

    def __init__(self) -> None:
        self.resolver = Resolver()
        self.plan = Kept()
        self.texts = KeptTexts()
        self.files: dict[str, _Kept] = {}
        self.settings: tuple[object, ...] = ()


class LastingRecall(Recall):
    """A ``Recall`` of one build that knows what the last build of this process knew."""

    def __init__(self, memo: Memo, kept: KeptFiles) -> None:
        super().__init__(memo)
        self._kept = kept

    def known(self, texts: Mapping[str, str], settings: Settings) -> Mapping[str, Head]:
        """Give those heads that are known; ``texts`` are those of files by path."""
        kept, say = self._kept, (settings.timezone, settings.raw_html)
        if kept.settings != say:
            kept.files, kept.settings = {}, say
        kept.files = {
            path: file for path, file in kept.files.items() if path in texts and file.text == texts[path]
        }
        others = {path: text for path, text in texts.items() if path not in kept.files}
        fresh = super().known(others, settings)
        for path, head in fresh.items():
            kept.files[path] = _Kept(texts[path], head)
        return {path: kept.files[path].head for path in texts if path in kept.files}

    def articles(self, sources: Sequence[Source], *, raw_html: bool) -> Outcome[list[Article]]:
        """Give the articles of the sources that ``load`` gave, and the problems of their Markdown."""
        self.leave_out(sources)
        outcomes: list[Outcome[Article]] = []
        for source in sources:
            file = self._kept.files.get(source.path)
            known = file.article if file is not None else None
            if known is None or known.value.source != source:
                known = self._article(source, raw_html)
                head = file.head if file is not None else self._fresh.get(source.path)
                if head is not None:
                    self._kept.files[source.path] = _Kept(source.text, head, known)
            outcomes.append(known)
        problems = [problem for outcome in outcomes for problem in outcome.diagnostics]
        return Outcome([outcome.value for outcome in outcomes], tuple(problems))

    def annotate(self, articles: Sequence[Article], reading: Reading) -> Outcome[list[Annotations]]:
        """Give the annotations of each article, in order; ``reading`` makes those that are not known."""
        found: dict[int, Annotations] = {}
        for number, article in enumerate(articles):
            file = self._kept.files.get(article.source.path)
            if file is not None and file.found is not None and file.stamp == reading.stamp(article):
                found[number] = file.found
        todo = [number for number in range(len(articles)) if number not in found]
        reading.remembered += len(found)
        outcome = super().annotate([articles[number] for number in todo], reading)
        found |= dict(zip(todo, outcome.value, strict=True))
        for number in todo:
            path, stamp = articles[number].source.path, reading.stamp(articles[number])
            file = self._kept.files.get(path)
            if file is not None and stamp and not outcome.diagnostics:
                self._kept.files[path] = replace(file, stamp=stamp, found=found[number])
        return Outcome([found[number] for number in range(len(articles))], outcome.diagnostics)
