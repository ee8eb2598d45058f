"""Weave marks into an article: tokens, marks and links in; a ``Body`` that theme macros can dress, out.

Takes an article, the marks to set over ranges of its prose, the marks to insert between its blocks, and where its
links lead. Gives the body as HTML that is ready to print and well nested ``Mark``s. It never changes the article's
tokens, never fails, and takes time in proportion to the article and its marks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefgen.model.article import Article
from briefgen.model.text import Span
from briefgen.plan.views import Body, Mark, MentionMark


@dataclass(frozen=True, slots=True)
class Inline:
    """A mark to set over a range of the prose: ``kind`` is quote, claim, counter or mention.

    A range that crosses the border of an emphasis, a link or a block becomes several marks of the same kind and
    data; only the first has the ``id``. Of two that cover one another the longer is the outer one. A mention
    inside ``unlinkable(article)``, or over a part of another mention, is left out: it would put a link into a link.
    """

    span: Span
    kind: str
    data: Any
    id: str = ""


@dataclass(frozen=True, slots=True)
class Insert:
    """A block mark without text of its own (``callout``, ``boxes``) and where it goes.

    Give ``token`` (it goes after the outermost block that holds this token: a paragraph's ``Block.token``, a
    heading's ``Section.token``), or ``section`` (it goes at the end of that section). Several at one place keep
    the order in which they are given.
    """

    mark: Mark
    token: int = -1
    section: int = -1


@dataclass(frozen=True, slots=True)
class Dress:
    """What a ``:::`` block is about: a QuoteView for a quote, a ClaimBox for a claim, and its fragment id."""

    data: Any
    id: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link, an image or a wiki link leads.

    ``label`` replaces the text of a wiki link (for a bare ``[[person/kim-jong-un]]``); ``mention`` makes it a
    ``mention`` mark instead of a plain ``<a>`` (then ``href`` is not used).
    """

    href: str
    label: str = ""
    mention: MentionMark | None = None


def weave(
    article: Article,
    marks: Sequence[Inline] = (),
    inserts: Sequence[Insert] = (),
    *,
    dresses: Mapping[int, Dress] | None = None,
    targets: Mapping[tuple[int, int], Target] | None = None,
) -> Body:
    """Give the body of an article with its marks.

    Args:
        article: what ``parse`` gave.
        marks: the marks over ranges of the prose, in any order.
        inserts: the marks to put between blocks.
        dresses: data for ``QuoteBlock.token`` and ``ClaimBlock.token``; a block that is missing here is shown
            without a mark (a quote as a ``<blockquote>``). A note needs none.
        targets: where ``(token, child)`` of a ``WikiLink`` or ``Link`` (images too) leads; an ordinary link or
            image that is missing here keeps its address, a wiki link becomes plain text.

    Returns:
        The body. Each section's heading is a ``heading`` mark with a SectionView, ``:::`` blocks are
        ``quote_block``, ``claim_block`` and ``note`` marks.
    """
    raise NotImplementedError


def unlinkable(article: Article) -> tuple[Span, ...]:
    """Give the ranges of the prose where no mention is marked: headings, links, code and ``{.plain}``; sorted."""
    raise NotImplementedError
