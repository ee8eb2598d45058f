"""Phase 1, disk to ``Inputs``: the only reader of inputs, each file once.

Takes a site's folder. Gives everything that the build depends on (settings, content files with validated
headers, records, theme, plug-ins, the build date) and every problem found in them, each with its line and
column. A wrong value is left out and the rest kept, so that the phases after this one can report on the
rest in the same run. Never writes, never looks at a clock, never raises for what an author wrote.

``files`` opens what there is, ``values`` makes it values with places and checks them (by ``schemas``); on
these stand ``settings``, ``records``, ``content``, ``themes`` and ``plugins``; ``cross_checks`` looks at what
they say of each other.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from briefgen.load.content.content import Wanted, get_ready, read_content, read_source_again
from briefgen.load.content.published import read_published
from briefgen.load.cross_checks.cross_check import Written, cross_check
from briefgen.load.files.folders import Found, files_in
from briefgen.load.plugins import read_plugins
from briefgen.load.problems import NO_CONTENT, NO_SITE
from briefgen.load.problems.theme_problems import REPLACES_NOTHING, UNKNOWN_MESSAGE
from briefgen.load.records.records import read_records
from briefgen.load.settings.fonts import read_font
from briefgen.load.settings.site_settings import read_settings
from briefgen.load.themes.theme import read_theme
from briefgen.load.values.dates import zone_of
from briefgen.model.diagnostic import Outcome, in_order
from briefgen.model.head import Heads
from briefgen.model.inputs import Inputs
from briefgen.model.known_checks import Checks
from briefgen.model.known_texts import Texts
from briefgen.model.source import Source
from briefgen.model.text import Place

__all__ = ["get_ready", "load", "read_again", "read_published"]

_OF_ANOTHER_THEME = frozenset(code.name for code in (REPLACES_NOTHING, UNKNOWN_MESSAGE))
"""Problems that are none if the settings name another theme than the default one."""


def load(
    root: Path,
    *,
    now: datetime,
    drafts: bool = False,
    future: bool = False,
    expired: bool = False,
    base_url: str | None = None,
    instead: Path | None = None,
    heads: Heads | None = None,
    checks: Checks | None = None,
    texts: Texts | None = None,
) -> Outcome[Inputs | None]:
    """Read the site in the folder ``root``.

    Args:
        root: the site's folder.
        now: the build date, with a time zone; what is dated later waits for its day.
        drafts: take drafts too.
        future: take what is dated later too.
        expired: take what has expired too.
        base_url: goes before the one in the settings.
        instead: a folder whose ``content/`` goes before the site's own, file by file: what a change would do.
        heads: the headers of content files that are remembered.
        checks: what other files were checked to be, as far as that is remembered.
        texts: what content files said, as far as that is remembered.

    Returns:
        The inputs (none if there is no such folder), and all problems in order.
    """
    if not root.is_dir():
        return Outcome(None, (NO_SITE.at(None, path=root.name or str(root)),))
    read = read_settings(root, base_url, checks)
    settings = read.settings
    found, problems = files_in(root / "content", "content")
    if not (root / "content").exists():
        problems.append(NO_CONTENT.at(Place("content")))
    if instead:
        laid_over, _ = files_in(instead / "content", "content")
        by_path = {file.relative: file for file in (*found, *laid_over)}
        found = [by_path[relative] for relative in sorted(by_path)]
    records = read_records(found, settings.timezone, read.states, checks)
    wanted = Wanted(now, drafts, future, expired)
    content = read_content(found, settings, wanted, records.texts, heads, texts)
    unread = {**records.unread, "briefings": content.unread}
    written = Written(content.headers, **records.written, slugs=content.slugs, unread=unread)
    crossed = cross_check(written)
    theme = read_theme(root, settings.theme, settings.theme_options, settings.lang, read.fields, checks)
    plugins = read_plugins()
    font, no_font = read_font(root, settings)
    inputs = Inputs(
        settings=settings,
        sources=content.sources,
        left_out=content.left_out,
        registry=replace(records.registry, unread=crossed.value, expired=content.expired),
        theme=theme.value,
        build_date=now,
        plugins=plugins.value,
        files=content.files,
        texts=content.texts,
        font=font,
        unsettled=read.unread,
    )
    return Outcome(
        inputs,
        in_order(
            (
                *read.problems,
                *no_font,
                *problems,
                *content.problems,
                *records.problems,
                *crossed.diagnostics,
                *(one for one in theme.diagnostics if not (read.unread and one.code in _OF_ANOTHER_THEME)),
                *plugins.diagnostics,
            )
        ),
    )


def read_again(root: Path, old: Source, timezone: str) -> Outcome[Source | None]:
    """Read one content file of the site in ``root`` again, which was ``old`` when the site was read.

    Whether a draft or a date keeps it out is not asked again.
    """
    relative = old.path.removeprefix("content/")
    return read_source_again(Found(root / old.path, relative, old.path), zone_of(timezone), old)
