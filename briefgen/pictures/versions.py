"""What decides how pictures come out, beside their bytes and the orders: versions, and our own code."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

from PIL import features

from briefgen.model.own_sources import sources_digest

_LIBRARIES = (
    "jpg",
    "webp",
    "avif",
    "zlib",
    "libtiff",
    "freetype2",
    "littlecms2",
    "raqm",
    "fribidi",
    "harfbuzz",
)


@cache
def stamp() -> str:
    """Give a digest of all that decides what a picture looks like, the picture and the order apart."""
    digest = hashlib.sha256(f"pillow {metadata.version('pillow')}\n".encode())
    digest.update(f"fonttools {metadata.version('fonttools')}\n".encode())
    for name in _LIBRARIES:
        digest.update(f"{name} {features.version(name) if features.check(name) else ''}\n".encode())
    digest.update(sources_digest(Path(__file__).parent))
    return digest.hexdigest()
