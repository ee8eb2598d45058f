"""What a build is for, and what is kept of it so that the next one knows whether little has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cache import CACHE
from briefgen.cache.last_files import EDITION, last_file

if TYPE_CHECKING:
    from briefgen.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Task:
    """What a build is for: the site's folder, the output, and the moment.

    ``asked`` stands for the program and for all else that it was asked for. ``inputs`` tells what each input
    looks like, by path relative to ``root``; ``fresh`` are the digests of those whose looks do not tell.
    """

    root: Path
    out: Path
    now: datetime
    asked: str
    inputs: Mapping[str, str]
    fresh: Mapping[str, str]

    @property
    def cache(self) -> Path:
        """The folder of what is remembered."""
        return self.root / CACHE

    @property
    def file(self) -> Path:
        """The file in which the edition is kept."""
        return last_file(EDITION, self.cache, self.out)


@dataclass(frozen=True, slots=True)
class Said:
    """What a build says at its end that an edit leaves as it was: what was left out, what the site holds."""

    left_out: tuple[str, ...] = ()
    holdings: str = ""
    files: int = 0


@dataclass(frozen=True, slots=True)
class MadeOf:
    """What an edition was made of and when: what the inputs looked like, and the moments it is good for.

    ``site`` stands for the files that were written.
    """

    inputs: dict[str, str]
    fresh: dict[str, str]
    since: datetime
    until: datetime
    site: str = ""
    said: Said = Said()


def read_elsewhere(root: Path, settings: Settings) -> tuple[Path, ...]:
    """Give the files that were read and need not lie in the usual folders: a font, a language model."""
    models = (settings.annotation.model, *settings.annotation.models.values())
    folders = [folder for model in models if model and (folder := Path(model)).is_dir()]
    files = [path for folder in folders for path in sorted(folder.rglob("*"))]
    font = settings.share_images.font
    return (*([root / font] if font else ()), *folders, *files)
