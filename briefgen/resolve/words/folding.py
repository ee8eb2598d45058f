"""Texts made alike in what no quotation has to keep: white space, quotation marks, dashes.

What is left, letters and digits and the other signs, must be the same in a quotation and in its source.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from briefgen.model.text import Span

MARK, DASH = "'", "-"
"""What all quotation marks and all dashes become."""

_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_MARKS = "'\"`´‘’‚‛“”„‟‹›«»′″〝〞〟＂＇「」『』"
_DASHES = "‐‑‒–—―−﹘﹣－-"
_BLANKS = r"\s{0,8}"  # with a bound, so that a long run of blanks is read but once
_RUN = re.compile(
    rf"(?=[\s{_UNSEEN}{_MARKS}….ﬀ-ﬆ{_DASHES}])"  # nearly all characters stay: look no further at them
    rf"(?:(?P<unseen>[{_UNSEEN}]+)"
    rf"|(?P<dash>{_BLANKS}[{_DASHES}](?:{_BLANKS}[{_DASHES}])*{_BLANKS})"
    # A quotation that goes on in a new paragraph is opened again there.
    rf"|(?P<opening>\n[^\S\n]{{0,8}}\n{_BLANKS}[“\"„«‘](?=\w))"
    rf"|(?P<blank>[^\S ]\s*| \s+)"
    rf"|(?P<mark>[{_MARKS}]+)"
    rf"|(?P<dots>…|\.(?:\s?\.){{2,}})"
    rf"|(?P<joined>[ﬀ-ﬆ]))"
)
_WITH_ACCENT = re.compile(_RUN.pattern + r"|(?P<letter>[^\W\d_][\u0300-\u036f]+)")
_ACCENT = re.compile("[\u0300-\u036f]")
_BECOMES = {"unseen": "", "dash": DASH, "opening": " ", "blank": " ", "mark": MARK, "dots": "..."}


@dataclass(frozen=True)
class Folded:
    """A folded text with the way back: its stretch ``n`` begins at ``starts[n]``, made of ``origins[n]``."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[Span, ...]

    def origin(self, span: Span) -> Span:
        """Give the range of the text as it was that became ``span``, which is not empty."""
        return Span(self._at(span.start, 0), self._at(span.end - 1, 1))

    def _at(self, offset: int, step: int) -> int:
        number = bisect_right(self.starts, offset) - 1
        start, origin = self.starts[number], self.origins[number]
        until = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        if until - start == len(origin):
            return origin.start + offset - start + step
        return origin.end if step else origin.start

    @cached_property
    def alike(self) -> str:
        """The text without the difference of large and small letters, and without accents: as browsers look.

        It has a character for each one of ``text``.
        """
        return self.text.translate({ord(character): _plain(character) for character in set(self.text)})


def fold_text(text: str) -> Folded:
    """Fold a text."""
    parts: list[str] = []
    starts: list[int] = []
    origins: list[Span] = []
    length = done = 0

    def add(part: str, origin: Span) -> None:
        nonlocal length
        if part:
            parts.append(part)
            starts.append(length)
            origins.append(origin)
            length += len(part)

    runs = _WITH_ACCENT if _ACCENT.search(text) else _RUN
    for found in runs.finditer(text):
        add(text[done : found.start()], Span(done, found.start()))
        kind = found.lastgroup or ""
        part = _BECOMES[kind] if kind in _BECOMES else unicodedata.normalize("NFKC", found[0])
        add(part, Span(*found.span()))
        done = found.end()
    add(text[done:], Span(done, len(text)))
    return Folded("".join(parts), tuple(starts), tuple(origins))


def _plain(character: str) -> str:
    return unicodedata.normalize("NFD", character)[0].lower()[0]


def in_words(character: str) -> bool:
    """Say whether a word goes on with this character; in scripts without blanks none does."""
    return character.isalnum() and not _SOLID.match(character)


_SOLID = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
