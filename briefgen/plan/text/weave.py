"""Weave marks into an article: block facts, marks and links in; a ``Body`` that theme macros can dress, out.

Takes an article, the marks to set over ranges of its prose, the marks to insert between its blocks, and where
its links lead. Gives the body as HTML that is ready to print and well nested ``Mark``s. It never fails, and
takes time in proportion to the article and its marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from briefgen.model.article import Article
from briefgen.model.block_facts import (
    BLOCK,
    CLOSED,
    ELEMENT,
    FIGURE,
    HEADING,
    IMAGE,
    LINK,
    RAW,
    SAID,
    TABLE,
    WIKI,
    Part,
    facts_of,
)
from briefgen.model.messages import Messages
from briefgen.plan.text.marking import (
    Dress,
    Inline,
    Insert,
    Target,
    inserts_by_token,
    marks_by_token,
    originals_told,
    undressed,
    unlinkable,
)
from briefgen.plan.text.nesting import Layers, Nesting, nesting_of
from briefgen.plan.text.sanitise import sanitise
from briefgen.plan.text.woven import Weaving
from briefgen.plan.typeset import typeset
from briefgen.plan.views import Body, Mark, SectionView

__all__ = ["Dress", "Inline", "Insert", "Target", "unlinkable", "weave"]


def weave(
    article: Article,
    marks: Sequence[Inline] = (),
    inserts: Sequence[Insert] = (),
    *,
    dresses: Mapping[int, Dress] | None = None,
    targets: Mapping[tuple[int, int], Target] | None = None,
    messages: Messages | None = None,
) -> Body:
    """Give the body of an article with its marks.

    Args:
        article: what ``parse`` gave.
        marks: the marks over ranges of the prose, in any order.
        inserts: the marks to put between blocks.
        dresses: data for ``QuoteBlock.token`` and ``ClaimBlock.token``; a block that is missing here is
            shown without a mark (a quote as a ``<blockquote>``). A note needs none.
        targets: where ``(token, child)`` of a ``WikiLink`` or ``Link`` (images too) leads; an ordinary link
            or image that is missing here keeps its address, a wiki link becomes plain text.
        messages: the words of the interface, for tables and footnotes, in the site's language; English if not
            given.

    Returns:
        The body. Each section's heading is a ``heading`` mark with a SectionView, ``:::`` blocks are
        ``quote_block``, ``claim_block`` and ``note`` marks, pictures of the site ``picture`` marks.
    """
    facts = facts_of(article.facts)
    loom = _Loom(
        article, marks_by_token(article, marks), dresses or {}, targets or {}, messages or Messages()
    )
    loom.run(facts.parts, inserts_by_token(article, facts, inserts))
    body = loom.woven.body()
    return sanitise(body) if loom.raw_html else body


class _Loom:
    """One article on its way to a body: walks its block facts once."""

    def __init__(
        self,
        article: Article,
        marked: Mapping[int, Sequence[Inline]],
        dresses: Mapping[int, Dress],
        targets: Mapping[tuple[int, int], Target],
        messages: Messages,
    ) -> None:
        self.woven, self.raw_html = Weaving(), False
        lang = article.source.meta.lang or messages.lang
        self._prose, self._marked = typeset(article.prose.text, lang), marked
        self._dresses, self._targets, self._messages = dresses, targets, messages
        self._undressed, self._told = undressed(article), originals_told(article, dresses)
        self._sections = {section.token: section for section in article.sections}
        self._begun: set[int] = set()
        self._tables = 0

    def run(self, parts: Iterable[Part], inserts: Mapping[int, Sequence[Mark]]) -> None:
        """Weave the outermost parts, and the marks between them."""
        for mark in inserts.get(-1, ()):
            self.woven.add(mark)
        texts = self.woven.texts
        for part in parts:
            if isinstance(part, str):
                texts.append(part)
            elif isinstance(part, int):
                for mark in inserts.get(part, ()):
                    self.woven.add(mark)
            else:
                self._part(part)

    def _part(self, part: list[Any]) -> None:
        code = part[0]
        if code >= 0:
            self._words(*part)
        elif code == HEADING:
            section = self._sections[part[1]]
            view = SectionView(section.title, section.anchor, section.level, section.kicker)
            self.woven.open("heading", view)
            self.run(part[2], {})
            self.woven.close()
            self.woven.texts.append("\n")
        elif code == BLOCK:
            self._block(part[1], part[2], part[3])
        elif code == FIGURE:
            self._figure(part[1], part[2], part[3], part[4])
        elif code == TABLE:
            self._tables += 1
            self._say(part[1], {"number": self._tables}, part[2], part[3])
        else:
            self._other(part)

    def _block(self, token: int, name: str, parts: Sequence[Part]) -> None:
        if token in self._told:
            return
        dress = self._dresses.get(token, Dress(None) if name == "note" else None)
        texts = self.woven.texts
        if dress:
            self.woven.open(name if name == "note" else f"{name}_block", dress.data, dress.id)
            texts.append("\n")
            self.run(parts, {})
            self.woven.close()
            texts.append("\n")
        else:
            tag = self._undressed.get(token, "div")
            texts.append(f"<{tag}>\n")
            self.run(parts, {})
            texts.append(f"</{tag.partition(' ')[0]}>\n")

    def _figure(self, token: int, title: str, parts: Sequence[Part], rest: Sequence[Part]) -> None:
        """Weave a picture with a title as a figure with a caption, if it is one of the site's."""
        target = self._targets.get((token, 0))
        if target and target.image:
            self.woven.add(Mark("picture", replace(target.image, caption=title)))
            self.woven.texts.append("\n")
            # What else is in the paragraph is kept: the links from a footnote back to the text.
            self.run(rest, {})
        else:
            self.run(parts, {})

    def _say(self, message: str, values: Mapping[str, object], before: str, after: str) -> None:
        """Say a message of the interface in an attribute."""
        self.woven.texts += (before, escaped(self._messages.say(message, **values)), after)

    def _other(self, part: list[Any]) -> None:
        if part[0] == SAID:
            self._say(*part[1:])
        elif part[0] == RAW:
            self.raw_html = True
            self.woven.texts.append(part[1])

    # ---- the words of one block

    def _words(self, token: int, items: Sequence[Part], ending: str = "") -> None:
        marks = self._marked.get(token)
        nesting = nesting_of(marks, items) if marks else None
        texts, closings = self.woven.texts, list[str | None]()
        skipping = False
        for item in items:
            if isinstance(item, list):
                code = item[0]
                if code >= 0:
                    if not skipping:
                        self._run(item, nesting)
                elif code in (LINK, ELEMENT, WIKI):
                    if nesting:
                        self._happen(nesting.opens(item[1], item[2]))
                    skipping = self._open(token, item, closings)
                elif not skipping:
                    self._image(token, item) if code == IMAGE else self._other(item)
            elif item == CLOSED:
                if nesting:
                    self._happen(nesting.closes())
                closing = closings.pop()
                self.woven.close() if closing is None else texts.append(closing)
                skipping = False
            elif not skipping:
                texts.append(str(item))
        if ending:
            texts.append(ending)
        if nesting:
            self._happen(nesting.passes_all())

    def _run(self, item: list[Any], nesting: Layers | Nesting | None) -> None:
        """Weave a run of the prose, cut where marks begin and end."""
        start, end, prose, texts = item[0], item[1], self._prose, self.woven.texts
        whole = len(item) == 3
        if nesting is None:
            texts.append(item[2] if whole else escaped(prose[start:end]))
            return
        # Most runs are cut into several pieces and have nothing to escape: one look is enough for all.
        run = prose[start:end]
        plain = not whole and escaped(run) == run
        for step in nesting.cut(start, end, whole=whole):
            if step is None:
                self.woven.close()
            elif isinstance(step, int):
                piece = item[2] if whole else prose[start:step]
                texts.append(piece if whole or plain else escaped(piece))
                start = step
            else:
                self._begin(step)

    def _happen(self, events: Iterable[Inline | None]) -> None:
        for mark in events:
            if mark is None:
                self.woven.close()
            else:
                self._begin(mark)

    def _begin(self, mark: Inline) -> None:
        """Let a mark begin. Only the first part of one that is cut has its id."""
        id_ = mark.id
        if id_:
            if id(mark) in self._begun:
                id_ = ""
            self._begun.add(id(mark))
        self.woven.open(mark.kind, mark.data, id_)

    def _open(self, token: int, item: list[Any], closings: list[str | None]) -> bool:
        """Open an element; say whether its text is left out for a label. No closing text: a mark closes."""
        texts = self.woven.texts
        if item[0] == ELEMENT:
            texts.append(item[3])
            closings.append(item[4])
            return False
        target = self._targets.get((token, item[3]))
        if item[0] == LINK:
            texts += (item[4], escaped(target.href) if target else item[5], item[6])
            closings.append("</a>")
            return False
        if not target:
            closings.append("")
            return False
        if target.mention:
            self.woven.open("mention", target.mention)
            closings.append(None)
        elif target.href:
            texts.append(f'<a href="{escaped(target.href)}">')
            closings.append("</a>")
        else:
            closings.append("")
        texts.append(escaped(target.label))
        return bool(target.label)

    def _image(self, token: int, item: list[Any]) -> None:
        _, child, before, src, after, title = item
        target = self._targets.get((token, child))
        if target and target.image:
            self.woven.add(Mark("picture", replace(target.image, title=title)))
        else:
            self.woven.texts += (before, escaped(target.href) if target else src, after)


def escaped(text: str) -> str:
    """Give a text as HTML, to stand in an attribute too."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
