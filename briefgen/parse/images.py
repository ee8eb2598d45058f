"""``![](line.png){.decorative}``: a picture that tells nothing, said on purpose."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline, image

from briefgen.parse.attributes import read_attributes

DECORATIVE = "decorative"
"""The class, and its name in a token's ``meta``."""

_BRACES = re.compile(r"\{[^{}\n]{1,100}\}")


def image_with_attributes(state: StateInline, silent: bool) -> bool:
    """Read a picture as markdown-it does, and the braces after it if they say that it is decorative."""
    if not image(state, silent):
        return False
    found = _BRACES.match(state.src, state.pos, state.posMax)
    attributes = read_attributes(found[0]) if found else None
    if found and attributes and attributes.values == {"class": DECORATIVE}:
        state.pos = found.end()
        if not silent:
            state.tokens[-1].meta[DECORATIVE] = True
    return True
