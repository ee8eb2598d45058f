"""Which outputs would come out as the last build made them, so that they need not be made again, and why not.

Of each output is kept what its maker was handed and what it looked up (``plan.lasting.reads``), as digests,
and the digest of its bytes. Where all of that is as it was, the bytes would be too; they stand in the output
folder already, which its list of files tells. What is kept is true by itself, whatever became of the site
since: a build that was killed, an older copy of the folder, an edit that went the short way.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from briefgen.cache import kept_reads
from briefgen.cache.canonical import digest
from briefgen.cache.kept_reads import KeptOutput, KeptReads
from briefgen.cache.value_digest import value_digest
from briefgen.manifest.for_all import common_digests
from briefgen.manifest.keys import ABSENT, Keys
from briefgen.manifest.reasons import (
    LISTS,
    NEW,
    NOT_NOTED,
    SAME,
    STRANGE,
    Changed,
    Reason,
    reason_for_new,
    reason_of,
)
from briefgen.model.inputs import Inputs, Theme
from briefgen.model.site import AnyFile, AnyPage, File, LazyPage, Site
from briefgen.plan.lasting.again import Planned
from briefgen.plan.lasting.handed import Handed
from briefgen.plan.lasting.reads import LookedUp, Reads
from briefgen.render.reach import Reach

MOST_GONE = 10_000
"""Keys of things that are not there, beyond twice as many as there are things."""


@dataclass(slots=True)
class Manifest:
    """What is known of the outputs of one site. ``reads`` makes outputs and says what they look up.

    ``why`` says of each output why it has to be made, or that nothing it shows changed; ``stale`` are those
    to be made. ``last`` are those of the last build. Where there was none, what stands on the shelves is not
    gone through before it is to be kept.
    """

    reads: Reads
    common: dict[str, str]
    templates: dict[str, str]
    keys: Keys
    outputs: Mapping[str, AnyPage | AnyFile]
    last: Mapping[str, KeptOutput]
    handed: Handed
    why: dict[str, Reason] = field(default_factory=dict)
    _seen: dict[str, LookedUp] = field(default_factory=dict)

    @property
    def stale(self) -> frozenset[str]:
        """The paths of the outputs that have to be made."""
        return frozenset(path for path, why in self.why.items() if why != SAME)

    def unmade(self) -> dict[str, str]:
        """Give the digests of the outputs that need not be made, by path."""
        return {path: self.last[path].made for path, why in self.why.items() if why == SAME}

    def make_too(self, paths: Sequence[str]) -> None:
        """Have further outputs made, since they do not stand in the site as they should."""
        self.why.update(dict.fromkeys(paths, STRANGE))

    def note(self, path: str, seen: LookedUp) -> None:
        """Take note of what was looked up for an output."""
        self._seen[path] = seen

    def as_kept(self, made: Mapping[str, str]) -> KeptReads | None:
        """Give what is to be kept; ``made`` are the digests of the outputs that were made.

        Nothing if most of it would be about things that are gone: then it is begun anew.
        """
        now = self.keys.now
        if len(self.keys.all) > MOST_GONE + 3 * (len(now) - now.count(ABSENT)):
            return None
        outputs: dict[str, KeptOutput] = {}
        for path, output in self.outputs.items():
            seen = self._seen.get(path)
            if self.why[path] == SAME:
                outputs[path] = self.last[path]
            elif seen is not None and path in made and (handed := self.handed.of(output)):
                more = array("i", (*handed[1], *(~self.keys.number(*key) for key in seen.lacking)))
                outputs[path] = KeptOutput(handed[0], made[path], seen.numbers + more.tobytes())
        shelves = [*self.keys.numbers]
        places = {shelf: number for number, shelf in enumerate(shelves)}
        digests = now + [ABSENT] * (len(self.keys.all) - len(now))
        return KeptReads(
            common=self.common,
            templates=self.templates,
            shelves=shelves,
            places=array("H", [places[shelf] for shelf, _ in self.keys.all]).tobytes(),
            names=[name for _, name in self.keys.all],
            digests=b"".join(digests),
            outputs=outputs,
        )


def manifest_of(
    site: Site, inputs: Inputs, program: str, kept: KeptReads | None, listed: Mapping[str, str]
) -> Manifest | None:
    """Compare the outputs of a site with those of the last build; nothing if that cannot be done.

    Args:
        site: what was planned.
        inputs: what it was planned from.
        program: what stands for the program.
        kept: what was kept of the last build.
        listed: the digests of the files that stand in the output folder, by path.
    """
    planned = site.planned
    common = common_digests(inputs, planned, program) if isinstance(planned, Planned) and program else None
    if common is None or inputs.plugins:  # nobody knows what plug-ins look at
        return None
    before = kept.common if kept else {}
    for_all = next((what for what in common if before and common[what] != before.get(what)), "")
    if for_all:
        kept = None
    keys = Keys(kept, planned)
    outputs = {one.path: one for one in (*site.pages, *site.files) if not isinstance(one, File)}
    templates = {name: digest(file.text) for name, file in inputs.theme.templates.items()}
    last = kept.outputs if kept else {}
    reads, handed = Reads(planned, keys.numbers), Handed(planned, keys.numbers, value_digest)
    found = Manifest(reads, common, templates, keys, outputs, last, handed)
    if kept is None:
        found.why.update(dict.fromkeys(outputs, Reason(f"{for_all} changed") if for_all else NEW))
        return found
    others = _Templates(inputs.theme, kept.templates, templates)
    changed = Changed(keys.changed(), keys.all, planned, keys.before, keys.now, ABSENT)
    for path, output in outputs.items():
        found.why[path] = _why(output, found, changed, listed, others)
    return found


def keep_manifest(cache: Path | None, out: Path, manifest: Manifest | None, files: Sequence[AnyFile]) -> None:
    """Keep what is known of the outputs in ``out`` for the next build; ``files`` are those that were made."""
    made = {file.path: file.digest for file in files if file.digest}
    kept_reads.keep(cache, out, manifest.as_kept(made) if manifest and cache else None)


class _Templates:
    """The templates of a theme beside those of the last build."""

    def __init__(self, theme: Theme, before: Mapping[str, str], now: Mapping[str, str]) -> None:
        self._changed = {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}
        self._theme = theme
        self._found: dict[str, Reason | None] = {}

    def why(self, template: str) -> Reason | None:
        """Say why a template prints otherwise than it did; nothing if it does not."""
        if not self._changed:
            return None
        if template not in self._found:
            self._found[template] = self._why(template)
        return self._found[template]

    @cached_property
    def _reach(self) -> Reach:
        return Reach(self._theme)

    def _why(self, template: str) -> Reason | None:
        reached = self._reach.of(template)
        found = sorted(self._changed if reached is None else self._changed & reached)
        # One file has two names: that which it has in its theme, and that by which it is found.
        paths = [self._theme.templates[name].path for name in found if name in self._theme.templates]
        return Reason(f"theme changed: {(paths or found)[0]}") if found else None


def _why(
    output: AnyPage | AnyFile,
    found: Manifest,
    changed: Changed,
    listed: Mapping[str, str],
    templates: _Templates,
) -> Reason:
    kept, handed = found.last.get(output.path), found.handed.of(output)
    if handed is None:
        return NOT_NOTED
    if kept is None:
        return reason_for_new(changed, handed[1])
    reads = array("i", kept.reads)
    if not changed.numbers.isdisjoint(reads):
        numbers = [number for number in reads if number in changed.numbers]
        return reason_of(changed, numbers, handed[1])
    if kept.handed != handed[0]:
        return LISTS
    printed = templates.why(output.template) if isinstance(output, LazyPage) else None
    return printed or (SAME if listed.get(output.path) == kept.made else STRANGE)
