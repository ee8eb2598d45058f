"""Pictures: what is known of a file without looking at its bytes again, and what is to be drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

_UNSEEN = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file as it will be shown, that is, turned as its camera says.

    ``format`` is jpeg, png, gif, webp, avif, tiff, bmp or svg; ``width`` and ``height`` are in pixels, 0 for
    an SVG that does not tell. ``digest`` stands for the bytes. ``fault`` says why the file cannot be shown;
    then nothing else is known.
    """

    width: int = 0
    height: int = 0
    format: str = ""
    digest: str = ""
    animated: bool = False
    transparent: bool = False
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """A font that share images can be drawn with, and the code points that it has a shape for.

    ``name`` is for messages; ``bold`` and ``plain`` are digests of the files for headlines and for labels.
    """

    name: str
    letters: frozenset[int]
    bold: str
    plain: str

    def has(self, text: str) -> bool:
        """Say whether the font has all letters of a text; spaces and invisible marks need none."""
        return self.letters.issuperset(map(ord, text)) or self.missing(text) == ""

    def missing(self, text: str) -> str:
        """Give the letters of a text that the font lacks, each once."""
        letters = (letter for letter in dict.fromkeys(text) if not letter.isspace() and letter not in _UNSEEN)
        return "".join(letter for letter in letters if ord(letter) not in self.letters)


@dataclass(frozen=True, slots=True)
class Media:
    """The files beside the texts, and what is known of them.

    ``files`` are pictures and other files of the content folder, by path relative to it. ``pictures`` tells
    what is known of pictures, by ``content/…`` or ``static/…``; other files are copied. ``faces`` are the
    fonts that share images can be drawn with; none: no share images. ``texts`` are files that look like texts
    and are not read.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    faces: tuple[Face, ...] = ()
    texts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, order=True)
class PictureOrder:
    """A picture to be made from another: ``path`` is where it goes, ``source`` what it is made from.

    ``width`` is never more than that of the source; ``format`` is one of jpeg, png, webp, avif, tiff, bmp.
    ``quality`` goes from 1 to 100.
    """

    path: str
    source: str
    width: int
    format: str
    quality: int


@dataclass(frozen=True, slots=True, order=True)
class ShareColours:
    """The colours of a share image, as ``#rrggbb``."""

    paper: str
    ink: str
    accent: str


@dataclass(frozen=True, slots=True, order=True)
class ShareOrder:
    """A share image to be drawn: the words on it, and how.

    ``year`` is set where the text is so old that readers must see it at once; ``note`` is a line below the
    title; ``direction`` is ``ltr`` or ``rtl``, ``lang`` a language code.
    """

    path: str
    title: str
    site: str
    colours: ShareColours
    kicker: str = ""
    note: str = ""
    date: str = ""
    year: str = ""
    lang: str = "en"
    direction: str = "ltr"


SHARE_WIDTH, SHARE_HEIGHT = 1200, 630
"""The size that networks ask for."""
