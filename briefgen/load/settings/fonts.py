"""The font file that the settings name for share images."""

from __future__ import annotations

from pathlib import Path

from briefgen.load.files.text_files import read_bytes
from briefgen.load.problems import NO_FONT
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.settings import Settings


def read_font(root: Path, settings: Settings) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Read the site's own font; nothing if none is named, or it is not there."""
    path = settings.share_images.font
    if not path:
        return b"", ()
    outcome = read_bytes(root / path, path)
    if outcome.value is None:
        return b"", (NO_FONT.at(settings.places.get("share_images.font"), path=path),)
    return outcome.value, ()
