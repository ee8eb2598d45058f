"""Words into a box: the largest size at which they fit, in lines of whole words, about equally long."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

# Scripts that are written without spaces may be parted anywhere; Korean has spaces and is not.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_PARTS = re.compile(rf"[{_UNSPACED}](?:[^\w\s]|[\u0e31\u0e34-\u0e4e])*|[^\s{_UNSPACED}]+")
ELLIPSIS = "…"


class Measuring(Protocol):
    """Gives the width of a text at a size."""

    def __call__(self, text: str, size: int) -> float:
        """Give the width in pixels."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines, and the size that they fit at."""

    lines: tuple[str, ...]
    size: int


def fit(
    text: str, width: int, height: int, sizes: Sequence[int], leading: float, measure: Measuring
) -> Fitted:
    """Set a text into a box.

    The first of ``sizes`` (from large to small) that does is taken; a word that is too wide for all of them
    is set smaller still. Where there is no room, words at the end give way to an ellipsis. No word is cut.
    """
    parts = _parts(text)
    for size in sizes:
        lines = _wrapped(parts, width, size, measure)
        if lines and len(lines) * size * leading <= height:
            return Fitted(tuple(_balanced(parts, len(lines), width, size, measure)), size)
    widest = max((measure(part.text + ELLIPSIS, sizes[-1]) for part in parts), default=0.0)
    size = max(1, min(sizes[-1], int(sizes[-1] * width / widest) if widest else sizes[-1]))
    most = max(1, int(height // (size * leading)))
    # More words than have room without the ellipsis need not be tried.
    room = bisect_right(
        range(1, len(parts) + 1),
        most,
        key=lambda count: len(_wrapped(parts[:count], width, size, measure)),
    )
    for count in range(room, 0, -1):
        kept = parts[:count]
        if count < len(parts):
            kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(",;:.–—-") + ELLIPSIS)
        lines = _wrapped(kept, width, size, measure)
        if lines and len(lines) <= most:
            return Fitted(tuple(lines), size)
    return Fitted((ELLIPSIS,), size)


@dataclass(frozen=True, slots=True)
class _Part:
    """What no line break may part, and whether a space stands before it."""

    text: str
    spaced: bool


def _parts(text: str) -> list[_Part]:
    return [
        _Part(found[0], found.start() > 0 and text[found.start() - 1].isspace())
        for found in _PARTS.finditer(text)
    ]


def _wrapped(parts: Sequence[_Part], width: float, size: int, measure: Measuring) -> list[str]:
    """Give lines that are as full as can be; none where a part alone is too wide."""
    lines: list[str] = []
    line = ""
    for part in parts:
        longer = f"{line} {part.text}" if line and part.spaced else line + part.text
        if measure(longer, size) <= width:
            line = longer
        elif not line or measure(part.text, size) > width:
            return []
        else:
            lines.append(line)
            line = part.text
    return [*lines, line] if line else lines


def _balanced(parts: Sequence[_Part], count: int, width: int, size: int, measure: Measuring) -> list[str]:
    """Give as many lines, in the narrowest box that has room for them."""
    low, high = width // 2, width
    best = _wrapped(parts, width, size, measure)
    while high - low > width // 32:
        middle = (low + high) // 2
        lines = _wrapped(parts, middle, size, measure)
        if lines and len(lines) <= count:
            best, high = lines, middle
        else:
            low = middle
    return best
