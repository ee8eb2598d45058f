"""One file's bytes to what plan needs to know of the picture in it."""

from __future__ import annotations

import struct
import warnings
from hashlib import blake2b
from io import BytesIO
from zlib import error as ZlibError  # noqa: N812

from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from briefgen.model.picture import Picture
from briefgen.pictures.svg_size import svg_fault, svg_size

MOST_PIXELS = 80_000_000
"""Pictures that hold more are refused: they need more memory than a build should take."""

BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    IndexError,
    KeyError,
    TypeError,
    EOFError,
    struct.error,
    ZlibError,
)
"""What Pillow raises for files that are damaged."""

_PLUGINS = {
    "jpeg": JpegImagePlugin.JpegImageFile,
    "png": PngImagePlugin.PngImageFile,
    "gif": GifImagePlugin.GifImageFile,
    "webp": WebPImagePlugin.WebPImageFile,
    "avif": AvifImagePlugin.AvifImageFile,
    "tiff": TiffImagePlugin.TiffImageFile,
    "bmp": BmpImagePlugin.BmpImageFile,
}
READERS = tuple(str(plugin.format) for plugin in _PLUGINS.values())
"""Only these are tried: a file of any other kind is not looked into."""
# MPO is what some cameras write: several JPEGs in one file, of which the first is shown.
_KINDS = {str(plugin.format): kind for kind, plugin in _PLUGINS.items()} | {"MPO": "jpeg"}
_HEIF = (b"heic", b"heix", b"hevc", b"heif", b"mif1", b"msf1")
_EMPTY = "it is empty"
_UNKNOWN = "it is no picture of a kind that is known here"
_IPHONE = "it is a HEIC file, which few browsers show"
_DAMAGED = "the file is damaged"


def measure(data: bytes) -> Picture:
    """Look at a file. All of it is read, so that what is not reported here can be drawn later."""
    digest = blake2b(data, digest_size=10).hexdigest()
    if not data:
        return Picture(fault=_EMPTY)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # our own bound on pixels is lower than the one that Pillow warns of
        try:
            with Image.open(BytesIO(data), formats=READERS) as image:
                return _measured(image, digest)
        except Image.DecompressionBombError:
            return Picture(fault=_too_large("hundreds of"))
        except BROKEN as error:
            if isinstance(error, UnidentifiedImageError):
                return _other(data, digest)
            return Picture(fault=_DAMAGED)


def _measured(image: Image.Image, digest: str) -> Picture:
    pixels = image.width * image.height
    if pixels > MOST_PIXELS:
        return Picture(fault=_too_large(str(round(pixels / 1_000_000))))
    kind = _KINDS[str(image.format)]
    animated = kind != "jpeg" and kind != "tiff" and getattr(image, "n_frames", 1) > 1
    transparent = image.has_transparency_data
    image.load()
    # The orientation is read after the picture: in some files it stands behind it.
    turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    width, height = (image.height, image.width) if turned else (image.width, image.height)
    return Picture(width, height, kind, digest, animated, transparent)


def _other(data: bytes, digest: str) -> Picture:
    size = svg_size(data)
    if size is not None:
        fault = svg_fault(data)
        return Picture(fault=fault) if fault else Picture(*size, "svg", digest)
    return Picture(fault=_IPHONE if data[4:8] == b"ftyp" and data[8:12] in _HEIF else _UNKNOWN)


def _too_large(millions: str) -> str:
    return f"it has {millions} million pixels, and {MOST_PIXELS // 1_000_000} million are the most"
