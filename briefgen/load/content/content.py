"""``content/`` to sources: which file is a briefing, a page, a record or a picture, and what is out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from itertools import count
from pathlib import PurePosixPath
from posixpath import splitext
from typing import Final
from urllib.parse import quote

from briefgen.load.files.folders import MARKDOWN, RECORD_FOLDERS, YAML, Found
from briefgen.load.files.text_files import read_bytes, read_text
from briefgen.load.problems import (
    CUT_SHORT,
    NO_SLUG,
    SAME_SLUG,
    SECOND_ENDING,
    STRAY_MARKDOWN,
    STRAY_YAML,
    TOML,
    UNTERMINATED,
)
from briefgen.load.problems.stored_text_problems import STORED_UNNAMED
from briefgen.load.records.references import references
from briefgen.load.records.stored_texts import is_stored_text
from briefgen.load.values.addresses import section_part, to_slug
from briefgen.load.values.dates import zone_of
from briefgen.model.diagnostic import Diagnostic, Outcome
from briefgen.model.head import Head, Heads, NoHeads, Reference
from briefgen.model.known_texts import NoTexts, Texts
from briefgen.model.registry import ExpiredText
from briefgen.model.settings import Settings
from briefgen.model.source import LeftOut, Meta, Role, Source, Status
from briefgen.model.text import Place, Places

_OF_EDITORS: Final = (".txt", ".rtf", ".doc", ".docx", ".odt")
"""What editors put behind the ending of a name that somebody typed."""
_OTHER_TEXTS: Final = (
    *_OF_EDITORS,
    *(
        ".text",
        ".pages",
        ".htm",
        ".html",
        ".xhtml",
        ".mdx",
        ".mkd",
        ".mdown",
        ".rst",
        ".adoc",
        ".org",
        ".tex",
    ),
)
"""Files in which somebody may have written a briefing, and which are not read."""
_NO_HEADER: Final = CUT_SHORT | {UNTERMINATED.name, TOML.name}
"""Problems behind which nothing of a header is read."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which briefings that are not out yet, or no longer, are to be built all the same; and the date."""

    now: datetime
    drafts: bool = False
    future: bool = False
    expired: bool = False

    def status(self, meta: Meta) -> Status:
        """Say what keeps a briefing out; one that is asked for keeps its status, to be marked."""
        holds = (
            (Status.DRAFT, meta.draft, self.drafts),
            (Status.SCHEDULED, meta.date is not None and meta.date.moment > self.now, self.future),
            (Status.EXPIRED, meta.expires is not None and meta.expires.moment <= self.now, self.expired),
        )
        # What still keeps it out goes before what would, had it not been asked for.
        for asked in (False, True):
            for status, holding, wanted in holds:
                if holding and wanted is asked:
                    return status
        return Status.PUBLISHED

    def takes(self, status: Status) -> bool:
        """Say whether a briefing of this status goes into the build."""
        if status is Status.PUBLISHED:
            return True
        asked = {Status.DRAFT: self.drafts, Status.SCHEDULED: self.future, Status.EXPIRED: self.expired}
        return asked[status]


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in ``content/`` beside the records.

    ``headers`` are the ids that all headers name, also of briefings that are left out; ``slugs`` are the
    address names of all briefings and pages. ``unread`` are files whose title and address name nobody knows,
    since they or their headers could not be read. ``texts`` are those of ``files`` that look like texts.
    """

    sources: tuple[Source, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    expired: tuple[ExpiredText, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    headers: tuple[Reference, ...] = ()
    slugs: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    texts: frozenset[str] = frozenset()
    problems: tuple[Diagnostic, ...] = ()


def read_content(
    found: Iterable[Found],
    settings: Settings,
    wanted: Wanted,
    texts: Set[str] | None,
    heads: Heads | None,
    known: Texts | None,
) -> Content:
    """Read all files of ``content/`` but the records, sorted by path.

    ``texts`` are files, by path relative to ``content/``, that a record names as the text of its source (none
    if that is not known of all); ``heads`` and ``known`` are the headers and the texts that are remembered.
    """
    known = known or NoTexts()
    markdown, others, problems = _sorted_out(found, texts)
    sources: list[Source] = []
    headers: list[Reference] = []
    unread: list[str] = []
    written: dict[str, tuple[Found, str]] = {}
    for file in markdown:
        text = known.of(file.file, file.path, read_text)
        problems += text.diagnostics
        if text.value is None:
            unread.append(file.path)
        else:
            written[file.path] = (file, text.value)
    for path, head in _heads(written, settings, heads or NoHeads()).items():
        problems += head.problems
        headers += head.references
        if _NO_HEADER.intersection(problem.code for problem in head.problems):
            unread.append(path)
        sources.append(_source(path, written[path][1], head, wanted.status(head.meta)))
    slugs = tuple(sorted({source.slug for source in sources}))
    sources, same = _apart(sources)
    problems += same
    out = [source for source in sources if not wanted.takes(source.status)]
    files, unreadable = _read_files(others, out)
    return Content(
        sources=tuple(source for source in sources if wanted.takes(source.status)),
        left_out=tuple(LeftOut(one.path, one.meta.title, one.status, one.meta.date, one.slug) for one in out),
        expired=tuple(
            ExpiredText(one.path, one.meta.title, one.slug, one.body.of(one.text))
            for one in out
            if one.status is Status.EXPIRED
        ),
        files=files,
        headers=tuple(headers),
        slugs=slugs,
        unread=tuple(sorted(unread)),
        texts=frozenset(path for path in files if _is_unread_text(path, out)),
        problems=(*problems, *unreadable),
    )


def _sorted_out(
    found: Iterable[Found], texts: Set[str] | None
) -> tuple[list[Found], list[Found], list[Diagnostic]]:
    """Tell briefings and pages from other files, and report those that stand where they are not read."""
    markdown: list[Found] = []
    others: list[Found] = []
    problems: list[Diagnostic] = []
    for file in found:
        ending = splitext(file.relative)[1].lower()
        folder = file.relative.partition("/")[0]
        if is_stored_text(file.relative):
            if texts is not None and file.relative not in texts:
                problems.append(_unnamed(file))
        elif folder in RECORD_FOLDERS and folder != file.relative and ending in (*MARKDOWN, *YAML):
            if ending in MARKDOWN:
                problems.append(STRAY_MARKDOWN.at(Place(file.path), path=file.path, folder=folder))
        elif ending in MARKDOWN:
            markdown.append(file)
        elif ending in YAML:
            problems.append(STRAY_YAML.at(Place(file.path), path=file.path))
        else:
            others.append(file)
            if _has_second_ending(PurePosixPath(file.path)):
                problems.append(_second_ending(file))
    return markdown, others, problems


def _has_second_ending(name: PurePosixPath) -> bool:
    return name.suffix.lower() in _OF_EDITORS and splitext(name.stem)[1].lower() in (*MARKDOWN, *YAML)


def _second_ending(file: Found) -> Diagnostic:
    name = PurePosixPath(file.path)
    return SECOND_ENDING.at(Place(file.path), path=file.path, ending=name.suffix, name=name.stem)


def _unnamed(file: Found) -> Diagnostic:
    """Report a file that could hold the text of a source, and that no record names."""
    if _has_second_ending(PurePosixPath(file.path)):
        return _second_ending(file)
    name = file.relative.partition("/")[2]
    return STORED_UNNAMED.at(Place(file.path), path=file.path, file=name)


def _is_unread_text(path: str, out: Iterable[Source]) -> bool:
    """Say whether a file looks like a text, and none that is left out names it: that one may link to it."""
    name = PurePosixPath(path)
    if name.suffix.lower() not in _OTHER_TEXTS or _has_second_ending(name):
        return False
    return not any(written in source.text for source in out for written in (name.name, quote(name.name)))


def _heads(written: Mapping[str, tuple[Found, str]], settings: Settings, heads: Heads) -> dict[str, Head]:
    """Give the head of each file, in order: as it is remembered, else read."""
    known = heads.known({path: text for path, (_, text) in written.items()}, settings)
    zone = zone_of(settings.timezone)
    fresh = {path: _read_head(*written[path], zone) for path in written if path not in known}
    heads.learn(fresh)
    return {path: known[path] if path in known else fresh[path] for path in written}


def _read_head(file: Found, text: str, zone: tzinfo) -> Head:
    from briefgen.load.content.header import read_header

    header = read_header(file.path, text, zone)
    problems = header.problems
    role, folder, name = _where(file.relative)
    slug = header.meta.slug or to_slug(name)
    if not slug:
        problems = (*problems, NO_SLUG.at(Place(file.path), name=PurePosixPath(file.relative).name))
        slug = "unnamed"
    section = header.meta.section or "/".join(filter(None, map(section_part, folder)))
    title = header.meta.title if header.meta.title != file.path else name or slug
    return Head(
        meta=replace(header.meta, title=title, places=Places.of(file.path, text, header.meta.places)),
        body=header.body,
        slug=slug,
        section="" if role is Role.PAGE else section,
        role=role,
        references=tuple(references("headers", header.fields)),
        problems=problems,
    )


def get_ready() -> None:
    """Load what checks a header, which else waits for the first one that is new or has changed."""
    import briefgen.load.content.header  # noqa: F401


def _source(path: str, text: str, head: Head, status: Status) -> Source:
    return Source(path, text, head.body, head.meta, head.slug, head.section, head.role, status)


def read_source_again(file: Found, zone: tzinfo, old: Source) -> Outcome[Source | None]:
    """Read the file of a briefing that stands once more, as it is now; what is kept out stays in."""
    text = read_text(file.file, file.path)
    if text.value is None:
        return Outcome(None, text.diagnostics)
    if text.value == old.text:
        return Outcome(old)
    head = _read_head(file, text.value, zone)
    return Outcome(_source(file.path, text.value, head, old.status), head.problems)


def _where(relative: str) -> tuple[Role, tuple[str, ...], str]:
    """Give a content file's role, the folders that make its section, and the name that makes its slug."""
    path = PurePosixPath(relative)
    folder, name = path.parent.parts, path.stem
    role = Role.BRIEFING
    if folder[:1] == ("pages",):
        role, folder = Role.PAGE, folder[1:]
    if name.lower() == "index":
        return role, folder[:-1], folder[-1] if folder else ""
    return role, folder, name


def _apart(sources: Sequence[Source]) -> tuple[list[Source], list[Diagnostic]]:
    """Report address names that two files have; the second gets another, which no later phase trips over."""
    first: dict[str, Source] = {}
    apart, problems = [], []
    taken = {source.slug.casefold() for source in sources}
    for source in sources:
        other = first.setdefault(source.slug.casefold(), source)
        if other is source:
            apart.append(source)
            continue
        if source.slug != "unnamed":
            place = source.meta.places.get("slug", Place(source.path))
            problems.append(SAME_SLUG.at(place, other=other.path, slug=source.slug))
        slug = next(f"{source.slug}-{n}" for n in count(2) if f"{source.slug}-{n}".casefold() not in taken)
        taken.add(slug.casefold())
        apart.append(replace(source, slug=slug))
    return apart, problems


def _read_files(others: Iterable[Found], out: Iterable[Source]) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """Read pictures and the like; what stands in the folder of a briefing that is out stays out with it."""
    closed = tuple(
        one.path.removeprefix("content/").rpartition("/")[0] + "/"
        for one in out
        if PurePosixPath(one.path).stem.lower() == "index" and one.path.count("/") > 1
    )
    files: dict[str, bytes] = {}
    problems: list[Diagnostic] = []
    for file in others:
        if closed and file.relative.startswith(closed):
            continue
        outcome = read_bytes(file.file, file.path)
        problems += outcome.diagnostics
        if outcome.value is not None:
            files[file.relative] = outcome.value
    return files, problems
