"""Which versions of a picture the site holds, and how a page names them.

Names hold a digest of the picture, so that a version is written once however many pages show it, and is never
another picture under an old name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from slugify import slugify

from briefgen.model.picture import Picture, PictureOrder
from briefgen.model.settings import ImageSettings
from briefgen.plan import urls
from briefgen.plan.parts.cards import Standpoint
from briefgen.plan.views import ImageView, PictureSource

PICTURES = f"{urls.STATIC}pictures/"
"""The folder that holds all versions of all pictures."""

_PLAIN = 1200
"""The widest that the version for all browsers, feeds and networks becomes."""
_APART = 0.85
"""A width that is nearer to the next one saves too little to be worth a file."""
_SLENDER = 12
"""Pictures so many times as long as wide (or the other way) stay one file: smaller ones would be threads."""
_BEST = 92
_ENDINGS = {"jpeg": "jpg", "tiff": "tif"}
SVG = "image/svg+xml"


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as the site shows it.

    ``path`` is the version that everything can show, of ``width`` times ``height`` pixels (0: the file does
    not tell); ``others`` are, by MIME type, output paths and widths. ``copy`` is the file to copy to ``path``
    as it is; else ``orders`` make all of them.
    """

    path: str
    width: int
    height: int
    type: str
    others: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = ()
    orders: tuple[PictureOrder, ...] = ()
    copy: str = ""


def choose(name: str, source: str, picture: Picture, wanted: ImageSettings) -> Shown:
    """Choose the versions of a picture of the content folder.

    Args:
        name: its path relative to ``content/``.
        source: how orders name it.
        picture: what is known of it; without a fault.
        wanted: the settings.
    """
    stem = f"{PICTURES}{slugify(PurePosixPath(name).stem) or 'picture'}-{picture.digest[:10]}"
    if is_kept(picture):
        path = f"{stem}.{_ending(picture.format)}"
        return Shown(path, picture.width, picture.height, _mime(picture.format), copy=name)
    slender = max(picture.width, picture.height) > _SLENDER * min(picture.width, picture.height)
    plain = _format_for_all(picture)
    top = picture.width if slender else min(picture.width, _PLAIN)

    def order(width: int, format_: str) -> PictureOrder:
        return PictureOrder(f"{stem}-{width}.{_ending(format_)}", source, width, format_, wanted.quality)

    first = order(top, plain)
    widths = () if slender else tuple(_widths(picture.width, wanted.widths))
    others = {
        format_: [order(width, format_) for width in widths] for format_ in _smallest_first(wanted.formats)
    }
    return Shown(
        path=first.path,
        width=top,
        height=max(1, round(picture.height * top / picture.width)),
        type=_mime(plain),
        others=tuple(
            (_mime(f), tuple((one.path, one.width) for one in them)) for f, them in others.items() if them
        ),
        orders=(first, *(one for them in others.values() for one in them)),
    )


def as_it_is(path: str, picture: Picture) -> Shown:
    """Give a picture of the theme, which stands in the site anyway."""
    return Shown(path, picture.width, picture.height, _mime(picture.format))


def static_sizes(pictures: Mapping[str, Picture]) -> dict[str, tuple[int, int]]:
    """Give width and height of the theme's pictures, by their names below ``static/``."""
    known = ((name, one) for name, one in sorted(pictures.items()) if name.startswith(urls.STATIC))
    return {name.removeprefix(urls.STATIC): (one.width, one.height) for name, one in known if one.height}


def is_kept(picture: Picture) -> bool:
    """Say whether a picture is copied as it is: a drawing has no pixels, a moving one would stand still."""
    return picture.format == "svg" or picture.animated


def cleaned(path: str, source: str, picture: Picture) -> PictureOrder | None:
    """Give the order for a picture that is linked to, in its own format and size but without metadata."""
    if picture.fault or is_kept(picture):
        return None
    format_ = "png" if picture.format == "gif" else picture.format
    return None if format_ != picture.format else PictureOrder(path, source, picture.width, format_, _BEST)


def image_view(
    at: Standpoint, shown: Shown, alt: str, *, caption: str = "", credit: str = "", lazy: bool = True
) -> ImageView:
    """Give a picture as seen from a page; ``lazy``: it is not among the first things that a reader sees."""
    sources = tuple(
        PictureSource(type_, ", ".join(f"{at.href(path)} {width}w" for path, width in versions))
        for type_, versions in shown.others
    )
    return ImageView(
        at.href(shown.path), alt, caption, credit, shown.width, shown.height, sources=sources, lazy=lazy
    )


def _widths(own: int, wanted: Sequence[int]) -> Iterator[int]:
    """Give the widths to make, the largest last: none larger than the picture, and its own if it is small."""
    if not wanted:
        return
    top = min(own, max(wanted))
    yield from (width for width in wanted if width < top * _APART)
    yield top


def _format_for_all(picture: Picture) -> str:
    if picture.format in ("jpeg", "png"):
        return picture.format
    return "png" if picture.transparent or picture.format == "gif" else "jpeg"


def _smallest_first(formats: Sequence[str]) -> list[str]:
    """Give formats in the order in which browsers are to take them."""
    return sorted(formats)


def _ending(format_: str) -> str:
    return _ENDINGS.get(format_, format_)


def _mime(format_: str) -> str:
    return SVG if format_ == "svg" else f"image/{format_}"
