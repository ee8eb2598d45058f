"""The page of one edited briefing before the whole edition has followed: what a preview shows first.

It is exact where ``quick`` says that nothing else follows from the edit. Else it is provisional: made beside
the edition that stands, with the names as that knows them, until all is made anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from briefgen.cache.memo import Memo
from briefgen.load import get_ready, read_again
from briefgen.model.annotation import Annotations
from briefgen.model.article import Article
from briefgen.model.corpus import AnnotatedArticle, Briefing, Corpus
from briefgen.model.diagnostic import Diagnostic, has_errors
from briefgen.model.site import File
from briefgen.model.source import Source
from briefgen.parse import parse
from briefgen.plan.assets import publish
from briefgen.plan.lasting.again import plan_ahead
from briefgen.reading import Languages, Reading, is_wanted, only_wanted
from briefgen.rebuild.quick import Quick, StandingEdition
from briefgen.render import Printer
from briefgen.resolve.beside import Beside


@dataclass(frozen=True, slots=True)
class Glance:
    """What a change of one file does at once: files by output path, or what is wrong with it.

    ``briefing`` is what a briefing was edited to, whose page comes first; ``found`` what was read in it.
    """

    files: Mapping[str, bytes]
    problems: tuple[Diagnostic, ...] = ()
    briefing: Briefing | None = None
    found: Annotations = field(default_factory=Annotations)


class Ahead:
    """Makes what a single change does, beside an edition that stands."""

    def __init__(
        self, root: Path, standing: StandingEdition, corpus: Corpus, memo: Memo, printer: Printer
    ) -> None:
        self._root, self._standing, self._corpus = root, standing, corpus
        self._memo, self._printer = memo, printer
        self._library = standing.planned.edition.desk.library
        self._quick = Quick(standing, memo, printer=printer)

    def prepare(self) -> None:
        """Get ready what takes a while the first time."""
        get_ready()
        self._quick.prepare()
        self._beside  # noqa: B018

    @cached_property
    def _beside(self) -> Beside:
        articles = (one.article for one in (*self._corpus.briefings, *self._corpus.pages))
        return Beside(self._quick.backdrop, self._corpus.redirects, articles)

    def briefing(self, path: str) -> Glance | None:
        """Make the page of a briefing whose file was changed; nothing if it is more than that."""
        old = self._library.briefings.get(self._standing.slugs.get(path, ""))
        if old is None:
            return None
        now = old.article.source
        source = read_again(self._root, now, self._standing.settings.timezone)
        if source.value is None or has_errors(source.diagnostics):
            return Glance({}, source.diagnostics)
        edited = self._quick.edited(path, source.value.text)
        if edited is not None:
            files = {file.path: file.data for file in edited.files}
            return Glance(files, (), edited.briefing, self._found(edited.briefing.article))
        if not self._stays(now, source.value):
            return None
        parsed = parse(source.value, raw_html=self._standing.settings.raw_html)
        if has_errors(parsed.diagnostics):
            return Glance({}, parsed.diagnostics)
        found = self._found(parsed.value)
        resolved = self._beside.resolve(AnnotatedArticle(parsed.value, found), old)
        if has_errors(resolved.diagnostics):
            return Glance({}, resolved.diagnostics)
        planned = plan_ahead(self._standing.planned, resolved.value)
        if has_errors(planned.problems):
            return Glance({}, planned.problems)
        printed = self._printer.print(planned.page)
        if not isinstance(printed, File):
            return None
        return Glance({printed.path: printed.data}, (), resolved.value, found)

    def _found(self, article: Article) -> Annotations:
        wanted = self._standing.settings.annotation
        if not is_wanted(wanted):
            return Annotations()
        reading = Reading(Languages.of(self._standing.settings), memo=self._memo)
        return only_wanted(reading.annotate((article,)).value[0], wanted)

    def _stays(self, old: Source, new: Source) -> bool:
        """Say whether a briefing keeps its address, and its header names nothing that the edition lacks."""
        tags = self._standing.planned.edition.desk.addresses.tags
        same = (
            (old.slug, old.section, old.status) == (new.slug, new.section, new.status)
            and (old.meta.date, old.meta.kind) == (new.meta.date, new.meta.kind)
            and (old.meta.sources, old.meta.key_points) == (new.meta.sources, new.meta.key_points)
        )
        return same and tags.keys() >= set(new.meta.tags)

    def style(self, path: str, data: bytes) -> Glance | None:
        """Publish the style sheet in a file anew; nothing if the theme does not have it."""
        theme = self._standing.theme
        name = next((name for name, file in theme.static.items() if file.path == path), "")
        if not name:
            return None
        minify = theme.options.get("minify", True) is True
        before = publish(theme.static, minify=minify).value
        now = publish({**theme.static, name: replace(theme.static[name], data=data)}, minify=minify)
        if has_errors(now.diagnostics):
            return Glance({}, now.diagnostics)
        files: dict[str, bytes] = {}
        for one, new in now.value.paths.items():
            old = before.paths[one]
            if old != new:  # open pages ask for it under the name that it had when they were made
                files |= {old: now.value.files[new], new: now.value.files[new]}
        return Glance(files)
