"""A build after an edit in the prose of one briefing: from the edition that the build before it kept.

What it makes is what the whole build would write anew, byte for byte, and what it says is what that would
say. Where that is not certain, it makes nothing: another file looks different, the clock has reached a moment
at which the site changes by itself, other pages show something of the edit, or what was kept is damaged.
"""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.build_task import Made, Task
from briefgen.cache.shelves import ShelfError, Shelves
from briefgen.reader import Reader
from briefgen.write import inventory

if TYPE_CHECKING:
    from briefgen.edited_site import Done

_CONTENT, _MARKDOWN = "content/", (".md", ".markdown")
_LONGEST = 1_000_000
"""Bytes of a text; a longer one is left to the whole build."""


def build_edit(task: Task, *, strict: bool = False) -> Done | None:
    """Build a site in which one text was edited; None, and nothing is done, if the whole site must be built.

    ``strict``: any problem is left to the whole build.
    """
    kept = Shelves.open(task.file, task.asked)
    if kept is None:
        return None
    try:
        made = kept.shelf("made", Made)["all"]
        edit = _edit(task, made)
        if edit is None:
            return None
        with Reader() as reader:
            # All that it takes to make a page is imported while the model is loaded.
            from briefgen.edited_site import put_edit

            return put_edit(task, kept, made, edit, reader, strict=strict)
    except ShelfError:
        return None
    finally:
        kept.close()


def _edit(task: Task, made: Made) -> tuple[str, str] | None:
    """Give the path and the text of the one file that has changed since; None if that is not all."""
    if not made.since <= task.now < made.until or made.site != inventory.state(task.out):
        return None
    before, now = made.inputs, task.inputs
    changed = [path for path in before.keys() | now.keys() if before.get(path) != now.get(path)]
    path = changed[0] if len(changed) == 1 else ""
    if path in before and path in now and path.startswith(_CONTENT) and path.endswith(_MARKDOWN):
        text = _text(task.root / path)
        return (path, text) if text is not None else None
    return None


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
