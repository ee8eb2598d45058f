"""The form that a quotation has by its words alone, where nobody says what it is."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.model.quoting import FRAGMENT, FULL

FEW = 6
"""Words up to which a quotation without the end of a sentence is a fragment."""

_ENDS = (".", "!", "?", "…")


def form_of(words: Sequence[str]) -> str:
    """Give the form that words have by themselves; that they paraphrase somebody has to be said."""
    last = words[-1].rstrip("\"'”’» ") if words else ""
    few = sum(len(part.split()) for part in words) <= FEW
    return FRAGMENT if few and not last.endswith(_ENDS) else FULL
