"""What a build says at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefgen.cli.report import count_of
from briefgen.manifest.reasons import NEW, SAME, Reason
from briefgen.model.excerpt import safe
from briefgen.model.published_text import DIGESTS
from briefgen.model.source import LeftOut, Status
from briefgen.pipeline import Built, Report
from briefgen.plan.parts.library import claims_of, is_contested
from briefgen.site_check import Recorded
from briefgen.write import Written

_MANY = 40
_FORGOTTEN = "nothing is remembered of it"
_EDITED = "text changed: "
"""Stands before the path of a text among what changed (``rebuild.input_changes``)."""
_FOLDERS = {"entity": "content/entities/", "claim": "content/claims/", "source": "content/sources/"}
_WHY = {
    Status.DRAFT: ("draft", "drafts", "-D takes them in"),
    Status.SCHEDULED: ("scheduled", "scheduled", "-F takes them in"),
    Status.EXPIRED: ("expired", "expired", "-E takes them in"),
}
TAKEN_IN = {status: remedy.replace("them", "it") for status, (*_, remedy) in _WHY.items()}
"""By which option a briefing that is left out comes in."""


def holdings(report: Report) -> str:
    """Say what the site holds."""
    built, corpus = report.built, report.built.corpus
    recorded = {claim.record.id for claim in corpus.claims}
    found = (claim for briefing in (*corpus.briefings, *corpus.pages) for claim in claims_of(briefing))
    contested = sum(map(is_contested, corpus.claims)) + sum(claim.record not in recorded for claim in found)
    paths = (*(file.path for file in built.files), *(built.manifest.unmade() if built.manifest else ()))
    counts = (
        count_of(sum(path.endswith(".html") for path in paths), "page"),
        count_of(len(corpus.entities), "entity", "entities"),
        count_of(sum(len(briefing.quotes) for briefing in (*corpus.briefings, *corpus.pages)), "quote"),
        count_of(contested, "contested claim"),
    )
    return ", ".join(counts)


def left_out(left: Sequence[LeftOut]) -> list[str]:
    """Say how many files were left out, and why."""
    lines = []
    for status, (one, many, remedy) in _WHY.items():
        found = [item for item in left if item.status is status]
        if found:
            names = ", ".join(safe(item.path) for item in found[:3]) + (", …" if len(found) > 3 else "")
            lines.append(f"Left out: {count_of(len(found), one, many)} ({names}); {remedy}.")
    return lines


def phases(built: Built) -> list[str]:
    """Say how long each phase took, and how much had been read before."""
    times = ", ".join(f"{phase} {seconds:.2f} s" for phase, seconds in built.seconds.items())
    return [
        f"Phases: {times}.",
        f"Read: {count_of(built.read, 'article')} anew, {built.remembered} remembered.",
    ]


def recorded(done: Recorded | None) -> str:
    """Say what was recorded of published texts."""
    if done is None:
        return f"Nothing was recorded; {DIGESTS} is as it was."
    return f"Recorded the text of {count_of(done.texts, 'briefing')} ({done.anew} new or changed): {DIGESTS}"


def explain(
    written: Written, whys: Mapping[str, Reason], changes: Sequence[str] | None, *, every: bool = False
) -> list[str]:
    """Say what changed since the last build (None: that is not known), and what became of each file for it.

    ``whys`` says of outputs why they were made, or were not. Many files that share a fate and a reason are
    told by folder, unless ``every`` one is to be named.
    """
    lines = [*_few(changes)] if changes is not None else ["No build of this folder is remembered."]
    made = (path for path, why in whys.items() if why != SAME)
    same = sorted({*made} - {*written.added, *written.changed})
    named: Iterable[tuple[str, Sequence[str]]] = (
        ("new", written.added),
        ("changed", written.changed),
        ("made again, same bytes", same),
        ("no longer in the site", written.removed),
        ("not ours, kept", written.kept),
    )
    for fate, paths in named:
        groups: dict[str, list[str]] = {}
        for path in paths:
            groups.setdefault(_because(whys.get(path, SAME), fate, changes), []).append(path)
        for why, group in groups.items():
            lines += _files(fate, group, why, every=every)
    not_made = sorted(path for path, why in whys.items() if why == SAME)
    if not_made and every:
        lines += _files("not made again", not_made, f" ({SAME.said()})", every=True)
    elif not_made:
        lines.append(f"not made again: {count_of(len(not_made), 'file')} ({SAME.said()})")
    return [*lines, f"unchanged in all: {count_of(written.unchanged, 'file')}"]


def _because(reason: Reason, fate: str, changes: Sequence[str] | None) -> str:
    """Say behind a file, in brackets, why it met its fate; nothing where that says it all."""
    if reason == SAME or (reason == NEW and fate == NEW.words):
        return ""
    edited = changes is None or _is_edited(reason, changes)
    return f" ({safe(_FORGOTTEN if reason == NEW else reason.said(edited=edited))})"


def _is_edited(reason: Reason, changes: Sequence[str]) -> bool:
    """Say whether somebody edited what a reason blames, by what changed since the last build."""
    if reason.record:
        return any(_FOLDERS[reason.record] in change for change in changes)
    return f"{_EDITED}{reason.text}" in changes


def _files(fate: str, paths: Sequence[str], why: str, *, every: bool) -> Iterator[str]:
    """Name the files that share a fate, and why they do; many of them by their folders."""
    if every or len(paths) <= _MANY:
        yield from (f"{fate}: {safe(path)}{why}" for path in paths)
    else:
        folders = Counter(path.rpartition("/")[0].partition("/")[0] for path in paths)
        for folder, number in sorted(folders.items()):
            where = f"in {safe(folder)}/" if folder else "at the top"
            yield f"{fate}: {count_of(number, 'file')} {where}{why}"


def _few(lines: Sequence[str]) -> list[str]:
    more = [f"and {len(lines) - _MANY} more"] if len(lines) > _MANY else []
    return [safe(line) for line in lines[:_MANY]] + more
