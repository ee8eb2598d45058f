"""A site checked, and nothing of it written: all that a build would report, and what only a check looks for.

What published briefings say is compared with what was recorded of them, and recorded anew where that is
asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.load import read_published
from briefgen.model.diagnostic import Outcome, has_errors, in_order
from briefgen.model.published_text import DIGESTS
from briefgen.pipeline import Built, Options, Run, making, plan_site
from briefgen.plan.checks.moved import moved
from briefgen.plan.checks.review import review
from briefgen.plan.checks.silent_edits import as_lines, compare, recorded_anew, silent_edits
from briefgen.plan.pages.policies import missing_policies
from briefgen.plan.urls import addresses
from briefgen.workers.how_far import Progress


@dataclass(frozen=True, slots=True)
class Recording:
    """What is asked for where published texts are to be recorded.

    ``accepted`` are the slugs of those for which no word about their change is needed.
    """

    accepted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many published texts were recorded in all, and how many of them anew."""

    texts: int
    anew: int


@dataclass(frozen=True, slots=True)
class Checked:
    """A site that was checked.

    ``recorded`` is set where its published texts were recorded; ``unknown`` are accepted slugs that no record
    has, so that nothing was.
    """

    built: Built
    recorded: Recorded | None = None
    unknown: tuple[str, ...] = ()


def check(
    root: Path,
    options: Options,
    progress: Progress | None = None,
    recording: Recording | None = None,
    *,
    strict: bool = False,
) -> Outcome[Checked | None]:
    """Report all that ``build`` would, what is due for review, and what changed without a word about it.

    Nothing is written unless ``recording`` asks for it, and then only where there is no error (``strict``:
    and no warning).

    Raises:
        EditError: what was recorded cannot be written.
    """
    planned = plan_site(root, options, progress)
    if planned.value is None:
        return Outcome(None, planned.diagnostics)
    built, run = planned.value, Run()
    with run.timed("render"):
        faults = making(root, built, options, progress).faults(built.site)
    built = replace(built, seconds={**built.seconds, **run.seconds})
    corpus, read = built.corpus, read_published(root)
    then = read.value or ()
    record = compare(then, corpus, built.inputs.left_out)
    accepted = recording.accepted if recording else frozenset()
    outputs = addresses(corpus, built.inputs.settings).briefings
    silent = (*silent_edits(record, accepted), *moved(record, outputs, accepted))
    asked = (*review(corpus, options.now), *missing_policies(built.inputs.settings))
    problems = in_order((*planned.diagnostics, *faults, *read.diagnostics, *asked, *silent))
    unknown = tuple(sorted(accepted - record.then.keys()))
    if recording is None or unknown or has_errors(problems, strict=strict):
        return Outcome(Checked(built, unknown=unknown), problems)
    from briefgen.edit import Drafts, apply  # reads and writes YAML, which few builds have to

    drafts, now = Drafts(root), recorded_anew(record, options.now, outputs, accepted)
    drafts[DIGESTS] = as_lines(now)
    apply(root, drafts.changes())
    return Outcome(Checked(built, Recorded(len(now), len(set(now) - set(then)))), problems)
