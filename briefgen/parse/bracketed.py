"""``[words]{.plain}``: words with attributes."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from briefgen.parse.attributes import read_attributes

# Bounded, and without nested brackets, so that a text of brackets alone costs no more than any other.
_BRACKETED = re.compile(r"\[((?:\\.|[^\[\]\\]){1,300})\](\{[^{}\n]{1,300}\})")


def bracketed(state: StateInline, silent: bool) -> bool:
    """Read words with attributes as an inline rule of markdown-it; the words may hold emphasis."""
    if state.src[state.pos] != "[":
        return False
    found = _BRACKETED.match(state.src, state.pos, state.posMax)
    attributes = read_attributes(found[2]) if found else None
    if not found or not attributes or not attributes.values:
        return False
    if not silent:
        end, state.pos, state.posMax = state.posMax, found.start(1), found.end(1)
        token = state.push("span_open", "span", 1)
        token.meta["attributes"] = attributes
        token.meta["at"] = found.start(0)
        token.meta["braces"] = found.start(2)
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = end
    state.pos = found.end()
    return True
