"""The size of an SVG file, from its first tag: its ``width`` and ``height``, else its ``viewBox``.

Also whether browsers can show the file at all: they read it as XML, which must be without a fault.
"""

from __future__ import annotations

import re
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate

_HEAD = 65_536
_TAG = re.compile(r"<svg\b(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_BEFORE = re.compile(
    r"(?:\s|\ufeff|<\?[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>)*", re.DOTALL | re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"""(?<![\w:-])(width|height|viewBox)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(px|pt|pc|mm|cm|in)?\s*")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_MOST = 100_000
_SVG = "http://www.w3.org/2000/svg svg"


def svg_size(data: bytes) -> tuple[int, int] | None:
    """Give width and height in pixels, 0 and 0 where the file does not tell; None if it is no SVG file."""
    text = data[:_HEAD].decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    before = _BEFORE.match(text)
    tag = _TAG.match(text, before.end() if before else 0)
    if tag is None:
        return None
    given = {found[1]: found[2] or found[3] or "" for found in _ATTRIBUTE.finditer(tag["attributes"])}
    width, height = _length(given.get("width", "")), _length(given.get("height", ""))
    box = _box(given.get("viewBox", ""))
    if box and not (width and height):
        ratio = box[0] / box[1]
        width, height = (width, width / ratio) if width else (height * ratio, height) if height else box
    size = round(width), round(height)
    return size if min(size) > 0 and max(size) <= _MOST else (0, 0)


def svg_fault(data: bytes) -> str:
    """Say why browsers cannot show an SVG file; nothing where they can."""
    tags: list[str] = []
    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, _: tags.append(name)
    try:
        parser.Parse(data, True)
    except ExpatError as error:
        return f"it is no well-formed SVG (line {error.lineno}: {ErrorString(error.code)})"
    return "" if tags[0] == _SVG else 'its first tag lacks `xmlns="http://www.w3.org/2000/svg"`'


def _length(value: str) -> float:
    found = _LENGTH.fullmatch(value)
    return float(found[1]) * _PIXELS[found[2] or ""] if found else 0.0


def _box(value: str) -> tuple[float, float] | None:
    numbers = value.replace(",", " ").split()
    try:
        width, height = (float(number) for number in numbers[2:4])
    except ValueError:
        return None
    return (width, height) if 0 < width < _MOST and 0 < height < _MOST else None
