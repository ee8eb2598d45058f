"""Contested claims: who asserts what, and who contests it."""

from __future__ import annotations

from briefgen.annotate.syntax import Text
from briefgen.model.annotation import Claim, Mention, Quote


def find(text: Text, mentions: tuple[Mention, ...], quotes: tuple[Quote, ...]) -> tuple[Claim, ...]:
    """Give the contested claims of an article, sorted by position."""
    return ()
