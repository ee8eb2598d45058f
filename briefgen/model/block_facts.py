"""Block facts: what pages need of an article's Markdown, made once when it is parsed.

The text stays in the prose; the facts hold the HTML around it and where each run of it stands. They are plain
lists, numbers and texts, so that they cost next to nothing to remember and to read back. Numbers of tokens
and children are those of ``Block``, ``Section``, ``Link`` and the rest: names for places in the text.

What stands in a list of *parts*, in reading order:

- a text: HTML as it is.
- a number (outermost parts only): here the outermost block ends whose last token has this number.
- ``[token, items]`` or ``[token, items, ending]``: the words of a block; ``ending`` closes what raw HTML in
  it left open.
- ``[BLOCK, token, name, parts]``: a ``:::`` block.
- ``[HEADING, token, parts]``: the heading of a section.
- ``[FIGURE, token, title, parts, rest]``: a paragraph of one picture with a title; ``token`` is that of its
  words, ``rest`` what is left where the picture becomes a figure.
- ``[TABLE, message, before, after]``: a message of the interface that takes the ``number`` of a table.
- ``[SAID, message, values, before, after]`` and ``[RAW, html, line]``: as among the items.

What stands in a list of *items*, the words of one block:

- a text: HTML as it is, with nothing of the prose in it.
- ``[start, end]``: a run of the prose.
- ``[start, end, html]``: a run of the prose that is never cut (a code span, an escape), and its HTML.
- ``[ELEMENT, start, end, html, closing]``: an element opens; the range is what it holds of the prose, -1 for
  nothing.
- ``[LINK, start, end, child, before, href, after]``: a link opens; its address may be replaced.
- ``[WIKI, start, end, child]``: a wiki link opens.
- 0: what opened last closes.
- ``[IMAGE, child, before, src, after, title]``: a picture; its address may be replaced.
- ``[SAID, message, values, before, after]``: a message of the interface in HTML.
- ``[RAW, html, line]``: HTML of the author's, and the line of the body where its block begins, from 0.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

BLOCK, HEADING, FIGURE, TABLE, SAID, RAW, ELEMENT, LINK, WIKI, IMAGE = range(-1, -11, -1)
CLOSED = 0

Part: TypeAlias = str | int | list[Any]


class Raw(NamedTuple):
    """HTML that the author wrote; ``token`` is that of the block whose words it stands in, -1 for none."""

    html: str
    line: int
    token: int


@dataclass(frozen=True, slots=True)
class BlockFacts:
    """The facts of one article. ``end`` is the last token before the footnotes, -1 if there is none."""

    parts: Sequence[Part] = ()
    end: int = -1

    def text(self) -> str:
        """Give them as a text, to be kept."""
        return json.dumps([self.end, self.parts], ensure_ascii=False, separators=(",", ":"))


def facts_of(text: str) -> BlockFacts:
    """Give the facts that are kept as a text; an empty one holds none."""
    if not text:
        return BlockFacts()
    end, parts = json.loads(text)
    return BlockFacts(parts, end)


def raw_html(parts: Sequence[Part]) -> Iterator[Raw]:
    """Give the raw HTML in some parts, in reading order."""
    for part in parts:
        if not isinstance(part, list):
            continue
        if part[0] == RAW:
            yield Raw(part[1], part[2], -1)
        elif part[0] >= 0:
            items = (item for item in part[1] if isinstance(item, list) and item[0] == RAW)
            yield from (Raw(item[1], item[2], part[0]) for item in items)
        elif part[0] in (BLOCK, HEADING, FIGURE):
            yield from raw_html(part[2 if part[0] == HEADING else 3])
