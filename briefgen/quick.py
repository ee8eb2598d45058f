"""One edit in prose beside an edition that stands: its page is made again, and nothing else is touched.

The phases run for one file, with what the whole edition found out before. Whether that is all is never a
guess: resolve says whether all names still mean what they meant, plan whether other pages show the briefing
as they did. Where either cannot say so, or anything but the body of one briefing was edited, there is no
short way, and the whole edition is to be made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from briefgen.cache.memo import Memo
from briefgen.model.annotation import Annotations
from briefgen.model.article import Article
from briefgen.model.corpus import AnnotatedArticle, Briefing, LedgerClaim
from briefgen.model.diagnostic import Diagnostic, Outcome, has_errors, in_order
from briefgen.model.inputs import Theme
from briefgen.model.registry import Registry
from briefgen.model.settings import Settings
from briefgen.model.site import File
from briefgen.model.source import Source
from briefgen.model.text import Span
from briefgen.parse import parse
from briefgen.plan.again import Planned, looks_alike, plan_again
from briefgen.reading import Languages, Reading, is_wanted, only_wanted
from briefgen.render import Printer
from briefgen.resolve.again import Resolver


@dataclass(frozen=True, slots=True)
class Standing:
    """An edition that stands: what went into it, and what was found out on the way.

    ``found`` is what was found in each briefing, by its path, as far as it is not to be remembered; ``slugs``
    are their slugs, by path. ``known`` are the names that the archive knows well. ``problems`` are all that
    were reported. The articles may be without what their text gives when it is parsed.
    """

    settings: Settings
    registry: Registry
    theme: Theme
    planned: Planned
    slugs: Mapping[str, str]
    found: Mapping[str, Annotations]
    known: Mapping[str, str]
    problems: tuple[Diagnostic, ...] = ()


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

    def __init__(self, standing: Standing, memo: Memo | None = None, printer: Printer | None = None) -> None:
        self._standing, self._memo = standing, memo
        self._printer = printer or Printer(standing.theme)
        self._library = standing.planned.edition.desk.library

    @cached_property
    def _resolver(self) -> Resolver:
        one = self._standing
        return Resolver(
            one.registry, one.known, self._library.entities, self._library.claims, one.settings.lang
        )

    def prepare(self) -> None:
        """Get ready what the first edit needs and that takes a while."""
        self._resolver.prepare()

    def edited(self, path: str, text: str) -> Edited | None:
        """Make what follows from a new text of one file.

        Args:
            path: that of the content file, relative to the site's folder.
            text: what stands in it now.

        Returns:
            What was made; None if more than that may follow, or if there is an error.
        """
        standing = self._standing
        old = self._library.briefings.get(standing.slugs.get(path, ""))
        source = _with_body(old.article.source, text) if old else None
        if old is None or source is None:
            return None
        before = self._before(old.article.source)
        made = self._made(old, before, self._now(source))
        if made is None or has_errors(made.problems):
            return None
        problems = set(standing.problems)
        if any(problem.place and problem.place.path == path for problem in problems):
            # What the text was blamed for until now is what making it as it was blames it for.
            same = self._made(old, before, before)
            if same is None:
                return None
            problems -= set(same.problems)
        return replace(made, problems=in_order((*problems, *made.problems)))

    def _before(self, source: Source) -> Outcome[AnnotatedArticle]:
        """Give an article as it was."""
        found = self._standing.found.get(source.path)
        if found is None:
            return self._now(source)
        parsed = parse(source, raw_html=self._standing.settings.raw_html)
        return Outcome(AnnotatedArticle(parsed.value, found), parsed.diagnostics)

    def _now(self, source: Source) -> Outcome[AnnotatedArticle]:
        parsed = parse(source, raw_html=self._standing.settings.raw_html)
        read = self._read(parsed.value)
        article = AnnotatedArticle(parsed.value, read.value)
        return Outcome(article, (*parsed.diagnostics, *read.diagnostics))

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
        return Edited(new, claims, (printed, *planned.files), problems)

    def _read(self, article: Article) -> Outcome[Annotations]:
        wanted = self._standing.settings.annotation
        if not is_wanted(wanted):
            return Outcome(Annotations())
        reading = Reading(Languages.of(self._standing.settings), memo=self._memo, jobs=1)
        outcome = reading.annotate((article,))
        return Outcome(only_wanted(outcome.value[0], wanted), outcome.diagnostics)


def _with_body(source: Source, text: str) -> Source | None:
    """Give a content file with another text, if its header is the same to the letter.

    A header ends in a line of its own; where nothing stands after that line, what is added may belong to it.
    """
    header = source.text[: source.body.start]
    if not header.endswith("\n") or not text.startswith(header):
        return None
    return replace(source, text=text, body=Span(source.body.start, len(text)))
