"""From HTML and marks in reading order to a body, where each mark holds what stands inside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from briefgen.plan.views import Body, Mark


@dataclass(frozen=True, slots=True)
class Close:
    """The mark that opened last closes."""


CLOSE = Close()
Event: TypeAlias = str | Mark | Close
"""HTML, a mark that opens (what follows stands inside it), or the end of the mark that opened last."""


def nested(events: Sequence[Event]) -> Body:
    """Put events into a tree; neighbouring HTML becomes one text."""
    opened: list[Mark] = []
    levels: list[list[str | Mark]] = [[]]
    texts: list[str] = []
    for event in events:
        if isinstance(event, str):
            texts.append(event)
            continue
        if texts:
            levels[-1].append("".join(texts))
            texts = []
        if isinstance(event, Mark):
            opened.append(event)
            levels.append([])
        else:
            mark, inside = opened.pop(), tuple(part for part in levels.pop() if part)
            levels[-1].append(Mark(mark.kind, mark.data, children=inside, id=mark.id))
    if texts:
        levels[-1].append("".join(texts))
    return tuple(part for part in levels[0] if part)
