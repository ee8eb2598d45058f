"""The steps of putting a site in place, once the folder is ours alone."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefgen.model.diagnostic import Diagnostic, Outcome, has_errors
from briefgen.model.site import File
from briefgen.model.text import Place
from briefgen.write import inventory, problems, staging, survey, swap


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the site: paths that are new, have other bytes, are gone, and are somebody else's."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def put(
    files: Sequence[File], out: Path, staged: Path, old: Path, name: str, strict: bool
) -> Outcome[Written | None]:
    """Put together the new site in ``staged``, let it trade places with ``out``, remove what was there.

    What a killed build left in ``staged`` or ``old`` is cleared away first.
    """
    swap.restore(out, old)
    swap.remove(old)
    for left in staged.iterdir():
        swap.remove(left)
    wanted = {file.path: file.data for file in files}
    standing, listed = survey.look(out), inventory.read(out)
    intent, found = survey.decide(wanted, standing, listed, out, name)
    if has_errors(found, strict=strict):
        return Outcome(None, found)
    written = Written(intent.added, intent.changed, len(intent.same), intent.removed, intent.keep)
    if not (intent.added or intent.changed or intent.removed) and set(listed) == set(wanted) and out.is_dir():
        return Outcome(written, found)
    staging.stage(staged, out, wanted, intent, standing)
    if not out.exists():
        staged.rename(out)
    elif not swap.exchange(staged, out):
        swap.step_aside(staged, out, old)
    swap.settle_one(out.parent)
    return Outcome(
        written, found + _take_down(staged if staged.exists() else old, out, standing, intent, name)
    )


def _take_down(
    old: Path, out: Path, standing: survey.Standing, intent: survey.Intent, name: str
) -> tuple[Diagnostic, ...]:
    """Remove the old site; from here on there is a new one, so whatever goes wrong is a warning."""
    try:
        staging.take_down(old, out, standing, intent.keep)
    except OSError as error:
        return (problems.LEFTOVER.at(Place(name), path=old.name, why=error.strerror),)
    return ()


def sweep(staged: Path) -> None:
    """Remove the folder beside the site, whatever is in it now."""
    with suppress(OSError):  # what cannot be removed now is removed by the next build, or named by it
        swap.remove(staged)
