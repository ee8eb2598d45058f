"""Words as the name of a new file or record."""

from __future__ import annotations

_LONGEST = 60


def slug_of(text: str) -> str:
    """Give words as a slug, cut between words where they are many; empty where nothing is left of them."""
    from slugify import slugify  # here, since not every command that begins something needs it

    slug: str = slugify(text, max_length=_LONGEST, word_boundary=True)
    return slug
