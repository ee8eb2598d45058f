"""Names in the text."""

from __future__ import annotations

from briefgen.annotate.syntax import Text
from briefgen.model.annotation import Mention

KEPT = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "WORK_OF_ART"})


def find_mentions(text: Text) -> tuple[Mention, ...]:
    """Give the names of an article, sorted by position, none inside another."""
    return tuple(
        Mention(name.span, name.label, name.span.of(text.prose))
        for parse in text.parses
        for name in parse.names
        if name.label in KEPT and not any(name.span.meets(plain) for plain in text.plain)
    )
