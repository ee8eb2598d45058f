"""A build after an edit in the prose of one briefing: from the edition that the build before it kept.

What it makes is what the whole build would write anew, byte for byte, and what it says is what that would
say. Where that is not certain, it makes nothing: another file looks different, the clock has reached a moment
at which the site changes by itself, other pages show something of the edit, or what was kept is damaged.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from briefgen.cache.memo import Memo
from briefgen.cache.shelves import ShelfError
from briefgen.kept_edition import KeptEdition, Made, keep
from briefgen.model.source import Meta
from briefgen.plan.age import months_since
from briefgen.quick import Edited, Quick, Standing

_FILE = "edition-1-{}.sqlite"
_CONTENT, _MARKDOWN = "content/", (".md", ".markdown")
_LONGEST = 1_000_000
"""Bytes of a text; a longer one is left to the whole build."""


@dataclass(frozen=True, slots=True)
class OneEdit:
    """What an edit made, and the edition to put it into once it is written."""

    edited: Edited
    kept: KeptEdition
    made: Made

    def settle(self) -> None:
        """Let the edition be the edited one for the next build; where that cannot be, there is none."""
        self.kept.put(self.edited, self.made)
        self.kept.close()


def keep_edition(cache: Path, asked: str, standing: Standing, made: Made) -> None:
    """Keep an edition for the next build, if that could make something of it.

    Args:
        cache: the folder of what is remembered.
        asked: what stands for the program and for all that it was asked for, the moment apart.
        standing: the edition.
        made: what it was made of and when.
    """
    file = _file(cache, asked)
    if standing.planned.edition.around.searchable:
        file.unlink(missing_ok=True)  # a search index is made from all texts
    else:
        keep(file, asked, standing, made)


def make_edit(
    root: Path,
    cache: Path,
    asked: str,
    inputs: Mapping[str, str],
    now: datetime,
    outputs: Callable[[str], bytes | None],
) -> OneEdit | None:
    """Make what one edit changes.

    Args:
        root: the site's folder.
        cache: the folder of what is remembered.
        asked: what stands for the program and for all that it was asked for, the moment apart.
        inputs: what each input looks like, by path relative to ``root``.
        now: the moment that the site is built for.
        outputs: gives the bytes of a file of the site as the last build left it.

    Returns:
        What was made; None if the whole site must be.
    """
    memo = Memo.open(cache)
    kept = KeptEdition.open(_file(cache, asked), asked, memo, now)
    if kept is None:
        return None
    try:
        edited = _edited(root, kept, memo, inputs, now, outputs)
    except ShelfError:
        edited = None
    if edited is None:
        kept.close()
        return None
    return OneEdit(edited, kept, replace(kept.made, inputs=dict(inputs)))


def _edited(
    root: Path,
    kept: KeptEdition,
    memo: Memo,
    inputs: Mapping[str, str],
    now: datetime,
    outputs: Callable[[str], bytes | None],
) -> Edited | None:
    if not kept.made.since <= now < kept.made.until:
        return None
    before = kept.made.inputs
    changed = [path for path in before.keys() | inputs.keys() if before.get(path) != inputs.get(path)]
    path = changed[0] if len(changed) == 1 else ""
    is_text = path.startswith(_CONTENT) and path.endswith(_MARKDOWN) and path in before and path in inputs
    text = _text(root / path) if is_text else None
    standing = kept.standing
    edited = Quick(standing, memo).edited(path, text, outputs) if text is not None else None
    if edited is None or not _is_sure_of_age(edited.briefing.article.source.meta, standing, now):
        return None
    return edited


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


def _is_sure_of_age(meta: Meta, standing: Standing, now: datetime) -> bool:
    """Say whether a text is as old in the site's time zone as by the offset that was kept of it.

    The two differ for an hour, where clocks were put forward or back since.
    """
    zone = ZoneInfo(standing.settings.timezone)
    dates = [when for when in (meta.date, meta.updated) if when]
    return all(
        months_since(when, now) == months_since(replace(when, moment=when.moment.astimezone(zone)), now)
        for when in dates
    )


def _file(cache: Path, asked: str) -> Path:
    return cache / _FILE.format(sha256(asked.encode()).hexdigest()[:12])
