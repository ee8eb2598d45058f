"""A build after edits in the prose of a few briefings: from the edition that the build before it kept.

What it makes is what the whole build would write anew, byte for byte, and what it says is what that would
say. Where that is not certain, it makes nothing: another file looks different, the clock has reached a moment
at which the site changes by itself, other pages show something of the edit, or what was kept is damaged.
"""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cache import file_stats
from briefgen.cache.shelves import ShelfError, Shelves
from briefgen.rebuild.task import MadeOf, Task
from briefgen.workers.model_process import ModelProcess
from briefgen.write import inventory

if TYPE_CHECKING:
    from briefgen.rebuild.edited_site import Done

_CONTENT, _MARKDOWN = "content/", (".md", ".markdown")
_MOST = 20
"""Texts that are edited one after another; for more the whole build pays."""
_LONGEST = 1_000_000
"""Bytes of a text; a longer one is left to the whole build."""


def build_edits(task: Task, process: ModelProcess, *, strict: bool = False) -> Done | None:
    """Build a site in which a few texts were edited; None, and nothing is done, if all of it must be built.

    ``process`` reads the texts. ``strict``: any problem is left to the whole build.
    """
    kept = Shelves.open(task.file, task.asked)
    if kept is None:
        return None
    try:
        made = kept.shelf("made", MadeOf)["all"]
        edits = _edits(task, made)
        if not edits:
            return None
        # All that it takes to make a page is imported only now, while the process loads the model.
        from briefgen.rebuild.edited_site import put_edits

        return put_edits(task, kept, made, edits, process, strict=strict)
    except ShelfError:
        return None
    finally:
        kept.close()


def _edits(task: Task, made: MadeOf) -> dict[str, str]:
    """Give the texts that have changed since, by their paths; none if that is not all, or if it is much."""
    if not made.since <= task.now < made.until or made.site != inventory.state(task.out):
        return {}
    before, now = made.inputs, task.inputs
    changed = [path for path in before.keys() | now.keys() if before.get(path) != now.get(path)]
    if len(changed) <= _MOST:
        same = [path for path in made.fresh if path not in changed]
        found = file_stats.contents(task.root, same)
        changed += [path for path in same if found[path] != made.fresh[path]]
    are_texts = all(
        path in before and path in now and path.startswith(_CONTENT) and path.endswith(_MARKDOWN)
        for path in changed
    )
    if len(changed) > _MOST or not are_texts:
        return {}
    texts = {path: _text(task.root / path) for path in sorted(changed)}
    found_all = {path: text for path, text in texts.items() if text is not None}
    return found_all if len(found_all) == len(texts) else {}


def _text(file: Path) -> str | None:
    """Give a text that stands in a file as it is; what is to be put right first is left to ``load``."""
    try:
        if not file.is_file() or file.stat().st_size > _LONGEST:
            return None
        data = file.read_bytes()
        odd = data.startswith(codecs.BOM_UTF8) or b"\r" in data or b"\0" in data
        return None if odd else data.decode("utf-8")
    except (OSError, ValueError):
        return None
