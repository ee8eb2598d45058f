"""What kind of quoting a quotation is: a whole statement, a fragment, words of a document, a paraphrase."""

from __future__ import annotations

from collections.abc import Sequence

FULL, FRAGMENT, DOCUMENT, PARAPHRASE = FORMS = ("full", "fragment", "document", "paraphrase")

FEW = 6
"""Words up to which a quotation without the end of a sentence is a fragment."""

_ENDS = (".", "!", "?", "…")


def form_of(words: Sequence[str]) -> str:
    """Give the form that words have by themselves; that they paraphrase somebody has to be said."""
    last = words[-1].rstrip("\"'”’» ") if words else ""
    few = sum(len(part.split()) for part in words) <= FEW
    return FRAGMENT if few and not last.endswith(_ENDS) else FULL
