"""The steps of putting a site in place, once the folder is ours alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.model.diagnostic import Diagnostic, Outcome, has_errors
from briefgen.model.file_look import as_seen
from briefgen.model.text import Place
from briefgen.write import inventory, problems, small_change, staging, survey, swap
from briefgen.write.new_site import Left, New, leave, now


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the site: paths that are new, have other bytes, are gone, and are somebody else's."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    left: Left = field(default_factory=Left, compare=False)


class LackingError(Exception):
    """Files that were not made, since they seemed to stand in the site, do not stand there; their paths."""

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__(*paths)
        self.paths = tuple(paths)


def put(new: New, out: Path, staged: Path, old: Path, name: str, strict: bool) -> Outcome[Written | None]:
    """Put the new site in the place of what stands in ``out``.

    What a killed build left in ``staged`` or ``old`` is finished or cleared away first. Where few files of
    many change, these are exchanged one by one (``small_change``); else the whole site is put together in
    ``staged`` and trades places with ``out``.

    Raises:
        LackingError: some files would have to be made.
    """
    mend(out, staged, old)
    looked_at = now()
    standing, listed = survey.look(out), inventory.read(out)
    intent, found = survey.decide(new.digests, new.sizes, standing, listed, new.known, out, name)
    if has_errors(found, strict=strict):
        return Outcome(None, found)
    touched = (*intent.added, *intent.changed)
    if lacking := [path for path in touched if path not in new.files]:
        raise LackingError(lacking)
    written = Written(intent.added, intent.changed, len(intent.same), intent.removed, intent.keep)
    before = standing.looks()
    if not (touched or intent.removed) and set(listed) == set(new.digests) and out.is_dir():
        return Outcome(replace(written, left=leave(new, before, before, looked_at)), found)
    if small_change.fits(out, staged, intent, listed):
        last = inventory.encode(new.digests)
        either = {path: listed[path] for path in intent.removed} | dict(new.digests)
        before |= small_change.make(
            new.files, last, out, staged, intent, listed, inventory.encode(either) if intent.removed else b""
        )
        looked_at = now()
        looks = _looks_after(out, before, intent)
    else:
        before |= staging.stage(staged, out, new, intent, standing)
        if not out.exists():
            staged.rename(out)
        elif not swap.exchange(staged, out):
            swap.step_aside(staged, out, old)
        swap.settle_one(out.parent)
        found += _take_down(staged if staged.exists() else old, out, standing, intent, name)
        looked_at = now()
        looks = survey.look(out).looks()
    return Outcome(replace(written, left=leave(new, looks, before, looked_at)), found)


def mend(out: Path, staged: Path, old: Path) -> None:
    """Finish or clear away what a killed build left in ``staged`` or ``old``."""
    swap.restore(out, old)
    swap.remove(old)
    small_change.finish(out, staged)
    for left in staged.iterdir():
        swap.remove(left)


def _looks_after(out: Path, before: Mapping[str, str], intent: survey.Intent) -> dict[str, str]:
    """Give what everything looks like after a small change: only what it touched is looked at."""
    if intent.removed:
        return survey.look(out).looks()
    touched = (*intent.added, *intent.changed, inventory.NAME)
    filled = {f"{folder}/" for folder in survey.parents(dict.fromkeys(intent.added))}
    kept = {path: look for path, look in before.items() if path not in filled}
    return kept | {path: as_seen((out / path).lstat()) for path in touched}


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
