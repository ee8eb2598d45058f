"""Who said what."""

from __future__ import annotations

from briefgen.annotate.syntax import Text
from briefgen.model.annotation import Mention, Quote


def find_quotes(text: Text, mentions: tuple[Mention, ...]) -> tuple[Quote, ...]:
    """Give the quotations of an article, sorted by position, none inside another."""
    return ()
