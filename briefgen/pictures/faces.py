"""The fonts that share images are drawn with: the site's own, then free ones from packages.

They come from packages that only hold a font (and its licence), never from the machine, so that the same site
gives the same images everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from PIL import features

from briefgen.model.picture import Face


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font's name, and its bytes for headlines and for labels."""

    name: str
    bold: bytes
    plain: bytes


@dataclass(frozen=True, slots=True)
class _Package:
    name: str
    package: str
    bold: str
    plain_package: str
    plain: str


_PACKAGES = (
    _Package(
        "Noto Serif",
        "fontpkg_noto_serif",
        "files/NotoSerif[wdth,wght].ttf",
        "fontpkg_noto_sans",
        "files/NotoSans[wdth,wght].ttf",
    ),
    _Package(
        "IBM Plex Sans Arabic",
        "fontpkg_ibm_plex_sans_arabic",
        "files/IBMPlexSansArabic-Bold.ttf",
        "fontpkg_ibm_plex_sans_arabic",
        "files/IBMPlexSansArabic-Medium.ttf",
    ),
    _Package(
        "Noto Serif KR",
        "pylopdf_fonts_ko",
        "NotoSerifKR-Regular.otf",
        "pylopdf_fonts_ko",
        "NotoSansKR-Regular.otf",
    ),
)

# Letters that join, turn or stack; without the library that shapes them a font's shapes alone are wrong.
_SHAPED = (
    (0x0590, 0x08FF),
    (0x0900, 0x0DFF),
    (0x0E00, 0x0EFF),
    (0x0F00, 0x109F),
    (0x1780, 0x18AF),
    (0xFB1D, 0xFEFF),
)


def font_files(own: bytes | None = None) -> tuple[FontFile, ...]:
    """Give the fonts in the order in which they are tried: that of the site, then those of packages."""
    return (*([FontFile("the site's own font", own, own)] if own else []), *_packaged())


@lru_cache(maxsize=1)
def _packaged() -> tuple[FontFile, ...]:
    """Read the fonts of packages, once in a process: they are many megabytes, and a preview builds often."""
    found = []
    for one in _PACKAGES:
        bold, plain = _file(one.package, one.bold), _file(one.plain_package, one.plain)
        if bold and plain:
            found.append(FontFile(one.name, bold.read_bytes(), plain.read_bytes()))
    return tuple(found)


def _file(package: str, name: str) -> Path | None:
    spec = find_spec(package)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return next((path for place in places if (path := Path(place, name)).is_file()), None)


@lru_cache(maxsize=8)
def face(file: FontFile) -> Face | None:
    """Give what a font has letters for; none if it cannot be read."""
    from fontTools.ttLib import TTLibError  # only here, since what a font has is remembered

    try:
        letters = _letters(file.bold) & _letters(file.plain)
    except (TTLibError, OSError, ValueError, KeyError, AssertionError):
        return None
    return Face(file.name, letters, font_digest(file.bold), font_digest(file.plain))


@lru_cache(maxsize=16)
def font_digest(data: bytes) -> str:
    """Give what stands for a font file."""
    return blake2b(data, digest_size=16).hexdigest()


def _letters(data: bytes) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    points = frozenset(TTFont(BytesIO(data), lazy=True, fontNumber=0).getBestCmap() or ())
    if features.check("raqm"):
        return points
    return frozenset(point for point in points if not any(first <= point <= last for first, last in _SHAPED))
