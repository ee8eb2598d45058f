"""``[[target]]`` and ``[[target|label]]``: a link to an entity, a briefing or a claim."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

_WIKI_LINK = re.compile(r"\[\[([^\[\]\n]{0,300})\]\]")
_BAR = re.compile(r"\\?\|")


def wiki_link(state: StateInline, silent: bool) -> bool:
    """Read a wiki link as an inline rule of markdown-it.

    The label is plain text, so that each of its characters keeps its place. In a table the bar is escaped.
    """
    if not state.src.startswith("[[", state.pos):
        return False
    found = _WIKI_LINK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        inside, begin = found[1], found.start(1)
        bar = _BAR.search(inside)
        target = inside[: bar.start()] if bar else inside
        label = inside[bar.end() :] if bar and inside[bar.end() :].strip() else target
        offset = bar.end() if bar and label is not target else 0
        token = state.push("wiki_link_open", "", 1)
        token.meta["at"] = state.pos
        token.meta["target"] = target.strip()
        token.content = found[0]
        text = state.push("text", "", 0)
        text.content = label.strip()
        text.meta["at"] = begin + offset + len(label) - len(label.lstrip())
        state.push("wiki_link_close", "", -1)
    state.pos = found.end()
    return True
