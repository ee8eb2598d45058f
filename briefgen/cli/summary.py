"""What a build says at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefgen.cli.report import count_of
from briefgen.model.excerpt import safe
from briefgen.model.published_text import DIGESTS
from briefgen.model.source import LeftOut, Status
from briefgen.pipeline import Built, Recorded, Report
from briefgen.write import Written

_MANY = 40
_WHY = {
    Status.DRAFT: ("draft", "drafts", "-D takes them in"),
    Status.SCHEDULED: ("scheduled", "scheduled", "-F takes them in"),
    Status.EXPIRED: ("expired", "expired", "-E takes them in"),
}


def holdings(report: Report) -> str:
    """Say what the site holds."""
    built, corpus = report.built, report.built.corpus
    contested = sum(len(briefing.claims) for briefing in (*corpus.briefings, *corpus.pages))
    counts = (
        count_of(sum(file.path.endswith(".html") for file in built.files), "page"),
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
    written: Written, changes: Sequence[str] | None, origins: Mapping[str, str] | None = None
) -> list[str]:
    """Say what changed since the last build, and what became of each file; many are told by folder.

    ``changes`` None: that is not known. ``origins`` names the texts that pages come from.
    """
    lines = [*_few(changes)] if changes is not None else ["No build of this folder is remembered."]
    texts = {line.partition(": ")[2]: line for line in changes or ()}
    named: Iterable[tuple[str, Sequence[str]]] = (
        ("new", written.added),
        ("other bytes", written.changed),
        ("no longer in the site", written.removed),
        ("not ours, kept", written.kept),
    )
    for fate, paths in named:
        if len(paths) > _MANY:
            folders = Counter(path.rpartition("/")[0].partition("/")[0] for path in paths)
            lines += [
                f"{fate}: {count_of(n, 'file')} in {safe(one or '.')}/" for one, n in sorted(folders.items())
            ]
        else:
            whys = (texts.get((origins or {}).get(path, "")) for path in paths)
            lines += [
                f"{fate}: {safe(path)}{f' ({safe(why)})' if why else ''}"
                for path, why in zip(paths, whys, strict=True)
            ]
    return [*lines, f"unchanged: {count_of(written.unchanged, 'file')}"]


def _few(lines: Sequence[str]) -> list[str]:
    more = [f"and {len(lines) - _MANY} more"] if len(lines) > _MANY else []
    return [safe(line) for line in lines[:_MANY]] + more
