"""One edit in prose beside an edition that stands: its page is made again, and nothing else is touched.

The phases run for one file, with what the whole edition found out before. Whether that is all is never a
guess: resolve says whether all names still mean what they meant, plan whether other pages show the briefing
as they did. Where either cannot say so, or anything but the body of one briefing was edited, there is no
short way, and the whole edition is to be made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefgen.cache.memo import Memo
from briefgen.model.annotation import Annotations
from briefgen.model.article import Article
from briefgen.model.corpus import AnnotatedArticle, Briefing, Corpus, LedgerClaim
from briefgen.model.diagnostic import Diagnostic, Outcome, has_errors, in_order
from briefgen.model.inputs import Inputs, Theme
from briefgen.model.registry import Registry
from briefgen.model.settings import Settings
from briefgen.model.site import File, Site
from briefgen.model.source import Source
from briefgen.model.text import Span
from briefgen.parse import parse
from briefgen.plan.lasting.again import Planned, edit_feeds, looks_alike, plan_again
from briefgen.reading import Languages, Reading, is_wanted, only_wanted
from briefgen.remembered import kept_templates
from briefgen.remembered.recall import Recall
from briefgen.render import Printer
from briefgen.resolve.backdrop import Backdrop
from briefgen.resolve.one_article import ArticleResolver
from briefgen.workers.pool import Workers


@dataclass(frozen=True, slots=True)
class StandingEdition:
    """An edition that stands: what went into it, and what was found out on the way.

    ``found`` is what was found in each briefing, by its path, as far as it is not to be remembered; ``slugs``
    are their slugs, by path. ``known`` are the names that the archive knows well. ``problems`` are all that
    were reported, ``resolved`` those of them that resolve found. The articles may be without what their text
    gives when it is parsed.
    """

    settings: Settings
    registry: Registry
    theme: Theme
    planned: Planned
    slugs: Mapping[str, str]
    found: Mapping[str, Annotations]
    known: Mapping[str, str]
    problems: tuple[Diagnostic, ...] = ()
    resolved: tuple[Diagnostic, ...] = ()


def standing_of(
    inputs: Inputs,
    corpus: Corpus,
    site: Site,
    found: Mapping[str, Annotations],
    problems: Sequence[Diagnostic],
    resolved: Sequence[Diagnostic] = (),
) -> StandingEdition | None:
    """Give an edition that was just made as one that stands.

    There is none with plug-ins: what they make of an edit is theirs to say.
    """
    if inputs.plugins or site.planned is None:
        return None
    return StandingEdition(
        settings=inputs.settings,
        registry=inputs.registry,
        theme=inputs.theme,
        planned=site.planned,
        slugs={one.article.source.path: one.slug for one in corpus.briefings},
        found=found,
        known=corpus.known,
        problems=tuple(problems),
        resolved=tuple(resolved),
    )


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit made anew: the page of a briefing first, then the files beside it.

    ``problems`` are those of the whole edition now. ``briefing`` and ``claims`` take the place of what
    stood.
    """

    briefing: Briefing
    claims: tuple[LedgerClaim, ...]
    files: tuple[File, ...]
    problems: tuple[Diagnostic, ...]


class Quick:
    """Makes the pages of single edits, each beside the edition as it stood."""

    def __init__(
        self,
        standing: StandingEdition,
        memo: Memo | None = None,
        workers: Workers | None = None,
        printer: Printer | None = None,
    ) -> None:
        self._standing, self._memo, self._workers = standing, memo or Memo.open(None), workers
        if printer is None:
            kept_templates.take()
        self._printer = printer or Printer(standing.theme)
        self._library = standing.planned.edition.desk.library

    @cached_property
    def backdrop(self) -> Backdrop:
        """What the edited articles are read before."""
        one = self._standing
        return Backdrop(one.registry, one.known, self._library.entities, one.settings.lang)

    @cached_property
    def _resolver(self) -> ArticleResolver:
        return ArticleResolver(self.backdrop, self._library.claims)

    def prepare(self) -> None:
        """Get ready what the first edit needs and that takes a while."""
        self._resolver.prepare()

    def edited(
        self, path: str, text: str, outputs: Callable[[str], bytes | None] | None = None
    ) -> Edited | None:
        """Make what follows from a new text of one file.

        Args:
            path: that of the content file, relative to the site's folder.
            text: what stands in it now.
            outputs: gives the bytes of a file of the site as it stands, to put the text into the feeds that
                carry it; without it no feed is made again.

        Returns:
            What was made; None if more than that may follow, or if there is an error.
        """
        standing = self._standing
        old = self._library.briefings.get(standing.slugs.get(path, ""))
        source = _with_body(old.article.source, text) if old else None
        if old is None or source is None:
            return None
        before = self._before(old.article.source)
        made = self._made(old, before, self._read(source, old.article.source))
        if made is None or has_errors(made.problems):
            return None
        feeds = self._feeds(old, before.value.article, made, outputs) if outputs else ()
        if feeds is None:
            return None
        problems = set(standing.problems)
        if any(problem.place and problem.place.path == path for problem in problems):
            # What the text was blamed for until now is what making it as it was blames it for.
            same = self._made(old, before, before)
            if same is None:
                return None
            problems -= set(same.problems)
        return replace(made, files=(*made.files, *feeds), problems=in_order((*problems, *made.problems)))

    def _feeds(
        self, old: Briefing, article: Article, made: Edited, outputs: Callable[[str], bytes | None]
    ) -> list[File] | None:
        """Give the feeds that carry a text with that of today; None if it is not found in one of them."""
        before = replace(old, article=article)
        feeds: list[File] = []
        for edit in edit_feeds(self._standing.planned, before, made.briefing, made.claims):
            data = outputs(edit.path)
            edited = edit.done(data) if data is not None else None
            if edited is None:
                return None
            if edited != data:
                feeds.append(File(edit.path, edited))
        return feeds

    def _before(self, source: Source) -> Outcome[AnnotatedArticle]:
        """Give an article as it was."""
        found = self._standing.found.get(source.path)
        if found is None:
            return self._read(source, source)
        parsed = parse(source, raw_html=self._standing.settings.raw_html)
        return Outcome(AnnotatedArticle(parsed.value, found), parsed.diagnostics)

    def _read(self, source: Source, before: Source) -> Outcome[AnnotatedArticle]:
        """Parse and annotate a file; what is read is remembered as a build does it.

        ``before`` has the same header, which need not be read again.
        """
        settings, path = self._standing.settings, source.path
        recall = Recall(self._memo)
        if path not in recall.known({path: source.text}, settings):
            heads = Recall(self._memo).known({path: before.text}, settings)
            recall.learn({path: replace(head, body=source.body) for path, head in heads.items()})
        parsed = recall.articles((source,), raw_html=settings.raw_html)
        if not is_wanted(settings.annotation):
            recall.keep(parsed.value)
            return Outcome(AnnotatedArticle(parsed.value[0], Annotations()), parsed.diagnostics)
        read = recall.annotate(
            parsed.value, Reading(Languages.of(settings), memo=self._memo, workers=self._workers)
        )
        found = only_wanted(read.value[0], settings.annotation)
        return Outcome(AnnotatedArticle(parsed.value[0], found), (*parsed.diagnostics, *read.diagnostics))

    def _made(
        self, old: Briefing, before: Outcome[AnnotatedArticle], after: Outcome[AnnotatedArticle]
    ) -> Edited | None:
        """Make a briefing that was ``before`` from what it is ``after`` an edit."""
        standing = self._standing
        old = replace(old, article=before.value.article)
        resolved = self._resolver.again(old, before.value, after.value, standing.problems)
        if resolved is None:
            return None
        new, claims = resolved.value.briefing, resolved.value.claims
        if not looks_alike(standing.planned, old, new, claims):
            return None
        planned = plan_again(standing.planned, new, claims)
        printed = self._printer.print(planned.page)
        if not isinstance(printed, File):
            return None
        problems = (*after.diagnostics, *resolved.diagnostics, *planned.problems)
        beside = (File(file.path, file.data) for file in planned.files)
        return Edited(new, claims, (printed, *beside), problems)


def _with_body(source: Source, text: str) -> Source | None:
    """Give a content file with another text, if its header is the same to the letter.

    A header ends in a line of its own; where nothing stands after that line, what is added may belong to it.
    """
    header = source.text[: source.body.start]
    if not header.endswith("\n") or not text.startswith(header):
        return None
    return replace(source, text=text, body=Span(source.body.start, len(text)))
