"""Orders for share images to PNG files: a headline on paper, with its kicker, its date and the site's name.

Where the text is old its year stands in a band of its own, so that nobody takes it for news.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from io import BytesIO
from unicodedata import bidirectional

from PIL import Image, ImageColor, ImageDraw, ImageFont, features

from briefgen.model.picture import SHARE_HEIGHT, SHARE_WIDTH, Face, ShareOrder
from briefgen.pictures.faces import FontFile
from briefgen.pictures.text_fit import ELLIPSIS, Fitted, fit

_MARGIN, _EDGE, _GAP = 64, 14, 32
_LOW = 190
"""Where the title of the site's own picture begins, with nothing above it."""
_TEXT = SHARE_WIDTH - 2 * _MARGIN
_FOOT, _BAND = 110, 150
"""Heights of the foot with the site's name and the date, and of the band that holds the year."""
_HEADLINE = tuple(range(108, 43, -4))
_LABEL, _NOTE, _YEAR = 30, 36, 96
_LEADING = 1.18
_STEPS = 15
"""Shades between the paper and a colour, for the edges of letters."""

Fonts = Sequence[tuple[Face, FontFile]]
"""The fonts that there are, in the order in which they are tried."""


def draw_share(order: ShareOrder, fonts: Fonts) -> bytes:
    """Draw a share image; a text is written in the first font that has all its letters."""
    return _Drawing(order, fonts).png()


@dataclass(frozen=True, slots=True)
class _Hand:
    """How one text is written: in which font, from which side."""

    data: bytes
    weight: int
    direction: str | None
    language: str | None

    def font(self, size: int) -> ImageFont.FreeTypeFont:
        return _font(self.data, size, self.weight)

    def width(self, text: str, size: int) -> float:
        return self.font(size).getlength(text, direction=self.direction, language=self.language)


class _Drawing:
    """One share image being drawn, from top to bottom."""

    def __init__(self, order: ShareOrder, fonts: Fonts) -> None:
        self.order, self.fonts, self.colours = order, fonts, order.colours
        self.image = Image.new("RGB", (SHARE_WIDTH, SHARE_HEIGHT), order.colours.paper)
        self.pen = ImageDraw.Draw(self.image)

    def png(self) -> bytes:
        """Draw all parts. The foot comes first: what it leaves is the headline's."""
        order, colours = self.order, self.colours
        self.pen.rectangle((0, 0, SHARE_WIDTH, _EDGE - 1), fill=colours.accent)
        foot = self._band() if order.year else self._foot()
        top = _MARGIN if order.kicker or order.site else _LOW
        if order.kicker:
            self._write(order.kicker, self._hand(order.kicker, bold=False), _LABEL, top, colours.accent)
            top += round(_LABEL * 1.9)
        note = self._note(order.note) if order.note else Fitted((), _NOTE)
        note_height = round(len(note.lines) * _NOTE * _LEADING) + _GAP if note.lines else 0
        hand = self._hand(order.title, bold=True)
        title = fit(
            order.title, _TEXT, foot - 3 * _GAP // 2 - top - note_height, _HEADLINE, _LEADING, hand.width
        )
        for line in title.lines:
            self._write(line, hand, title.size, top, colours.ink)
            top += round(title.size * _LEADING)
        for line in note.lines:
            self._write(line, self._hand(order.note, bold=False), _NOTE, top + _GAP // 2, self.faint)
            top += round(_NOTE * _LEADING)
        return _saved(self.image, (colours.paper, colours.ink, colours.accent, self.faint))

    @cached_property
    def faint(self) -> str:
        """The colour of what matters less."""
        pairs = zip(ImageColor.getrgb(self.colours.ink), ImageColor.getrgb(self.colours.paper), strict=True)
        return "#{:02x}{:02x}{:02x}".format(*(round(0.7 * ink + 0.3 * paper) for ink, paper in pairs))

    def _note(self, text: str) -> Fitted:
        most = round(3 * _NOTE * _LEADING)
        return fit(text, _TEXT, most, (_NOTE,), _LEADING, self._hand(text, bold=False).width)

    def _foot(self) -> int:
        """Write the site's name and the date below a line; give where that begins."""
        top = SHARE_HEIGHT - _FOOT
        if not self.order.site and not self.order.date:
            return top
        self.pen.rectangle((_MARGIN, top, SHARE_WIDTH - _MARGIN, top + 1), fill=self.faint)
        date, middle = self._hand(self.order.date, bold=False), top + _FOOT // 2
        self._write(self.order.date, date, _LABEL, middle, self.faint, end=True, anchor="m")
        self._site(middle, self.colours.ink, date.width(self.order.date, _LABEL), end=False)
        return top

    def _band(self) -> int:
        """Write the year, large, and the site's name into a band of the accent colour."""
        top, year = SHARE_HEIGHT - _BAND, self._hand(self.order.year, bold=True)
        self.pen.rectangle((0, top, SHARE_WIDTH, SHARE_HEIGHT), fill=self.colours.accent)
        middle = top + _BAND // 2
        self._write(self.order.year, year, _YEAR, middle, self.colours.paper, anchor="m")
        self._site(middle, self.colours.paper, year.width(self.order.year, _YEAR), end=True)
        return top

    def _site(self, middle: int, ink: str, taken: float, *, end: bool) -> None:
        """Write the site's name beside something that has ``taken`` room; a long name gives way."""
        hand = self._hand(self.order.site, bold=False)
        room = round(_TEXT - taken - 2 * _GAP)
        for line in fit(self.order.site, room, _LABEL, (_LABEL,), 1.0, hand.width).lines[:1]:
            self._write(line, hand, _LABEL, middle, ink, end=end, anchor="m")

    def _hand(self, text: str, *, bold: bool) -> _Hand:
        able = (file for face, file in self.fonts if face.has(text + ELLIPSIS))
        file = next(able, self.fonts[0][1])
        data, weight = (file.bold, 700) if bold else (file.plain, 600)
        # Only the library that shapes letters can be told of directions and languages.
        # The headline runs as its language does; date and names around it may be in another.
        way = self.order.direction if bold else _direction(text, self.order.direction)
        ways = (way, self.order.lang) if features.check("raqm") else (None, None)
        return _Hand(data, weight, *ways)

    def _write(
        self, text: str, hand: _Hand, size: int, y: int, ink: str, *, end: bool = False, anchor: str = "a"
    ) -> None:
        """Write a line from the side where it begins or, with ``end``, up to the other."""
        right = (self.order.direction == "rtl") is not end
        x = SHARE_WIDTH - _MARGIN if right else _MARGIN
        side = "r" if right else "l"
        self.pen.text(
            (x, y),
            text,
            font=hand.font(size),
            fill=ink,
            anchor=side + anchor,
            direction=hand.direction,
            language=hand.language,
        )


def _direction(text: str, otherwise: str) -> str:
    """Give the direction of a text's first letter."""
    classes = (bidirectional(character) for character in text)
    strong = next((one for one in classes if one in ("L", "R", "AL")), "")
    return {"L": "ltr", "": otherwise}.get(strong, "rtl")


@lru_cache(maxsize=64)
def _font(data: bytes, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(BytesIO(data), size)
    try:
        axes = font.get_variation_axes()
    except OSError:
        return font  # not a variable font: its weight is what it is
    wanted: list[float] = [weight if axis["name"] == b"Weight" else axis["default"] or 0 for axis in axes]
    font.set_variation_by_axes(wanted)
    return font


def _saved(image: Image.Image, colours: Sequence[str]) -> bytes:
    """Give a PNG file of few colours: the paper, and all that lies between it and the others."""
    paper, *inks = (ImageColor.getrgb(colour)[:3] for colour in colours)
    steps = [(ink, step / _STEPS) for ink in inks for step in range(_STEPS + 1)]
    mixed = (round(p + (i - p) * part) for ink, part in steps for p, i in zip(paper, ink, strict=True))
    palette = Image.new("P", (1, 1))
    palette.putpalette(bytes(mixed))
    out = BytesIO()
    few = image.quantize(palette=palette, dither=Image.Dither.NONE)
    few.save(out, "PNG", compress_level=6)
    return out.getvalue()
