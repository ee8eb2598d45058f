"""Orders for versions of one picture to bytes: their size and format, upright, in sRGB, without metadata."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageOps

from briefgen.model.picture import PictureOrder
from briefgen.pictures.measuring import BROKEN, READERS

_EASY = 1.5
"""How many times larger than asked for a JPEG may be decoded at less, to save time without being seen."""

_LOSSLESS = ("PNG", "GIF", "BMP", "TIFF")


def draw_pictures(data: bytes, orders: Sequence[PictureOrder]) -> list[bytes]:
    """Make versions of the picture in ``data``, in the order of ``orders``.

    Each comes out as it would alone: which others are still to be made depends on what is remembered.
    """
    upright: dict[tuple[int, int], tuple[Image.Image, bool]] = {}
    made = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for order in orders:
            with Image.open(BytesIO(data), formats=READERS) as image:
                _decode_small(image, order.width)
                size = image.size
                if size not in upright:
                    upright[size] = _upright(image)
            shown, graphic = upright[size]
            made.append(_made(shown, order, graphic=graphic))
    return made


def _decode_small(image: Image.Image, width: int) -> None:
    """Let a picture be decoded as small as will do for a width: only a JPEG can, and in few sizes."""
    least = round(width * _EASY)
    longest = max(1, round(least * max(image.size) / min(image.size)))
    image.draft(None, (min(image.width, longest), min(image.height, longest)))


def _upright(image: Image.Image) -> tuple[Image.Image, bool]:
    """Decode a picture, turn it as its camera says, and take its colours to sRGB.

    Says too whether it may be a graphic, with few colours and sharp edges: its file lost nothing.
    """
    image.load()
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    return _plain(upright, profile if isinstance(profile, bytes) else b""), image.format in _LOSSLESS


def _plain(image: Image.Image, profile: bytes) -> Image.Image:
    """Give a picture in the mode RGB, RGBA or L, its colours meaning sRGB."""
    if image.mode.startswith(("I", "F")):
        image = _eight_bits(image)
    clear = image.has_transparency_data
    if image.mode in ("P", "1", "LA", "La", "PA", "RGBa") or (clear and image.mode != "RGBA"):
        image = image.convert("RGBA" if clear else "RGB" if image.mode == "P" else "L")
    if profile:
        image = _to_srgb(image, profile)
    return image if image.mode in ("RGB", "RGBA", "L") else image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Give a picture of 16 or 32 bits for a grey in 8."""
    grey = image.convert("F")
    extremes = [value for value in grey.getextrema() if isinstance(value, float)]
    brightest = 65_535.0 if image.mode.startswith("I") else max(1.0, *extremes)
    return grey.point(lambda value: value * (255.0 / brightest) + 0.0).convert("L")


def _to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        made = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, *BROKEN):
        return image  # a profile of another kind of picture; the numbers are taken as they are
    return made or image


def _made(image: Image.Image, order: PictureOrder, *, graphic: bool) -> bytes:
    height = max(1, round(image.height * order.width / image.width))
    small = (
        image if image.width == order.width else image.resize((order.width, height), Image.Resampling.LANCZOS)
    )
    match order.format:
        case "jpeg":
            return _saved(_opaque(small), "JPEG", quality=order.quality, optimize=True, progressive=True)
        case "webp":
            lossy = _saved(small, "WEBP", quality=order.quality, method=4)
            # Of lines and letters the exact picture is the smaller one, and the better.
            exact = _saved(small, "WEBP", lossless=True, quality=60, method=4) if graphic else lossy
            return min(exact, lossy, key=len)
        case "avif":
            return _saved(small, "AVIF", quality=max(1, order.quality - 20), speed=6, max_threads=1)
        case "png":
            return _saved(small, "PNG", optimize=True)
        case other:
            return _saved(small, other.upper())


def _opaque(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _saved(image: Image.Image, format_: str, **options: Any) -> bytes:
    out = BytesIO()
    bare = image.copy()
    bare.info = {}
    bare.save(out, format_, **options)
    return out.getvalue()
