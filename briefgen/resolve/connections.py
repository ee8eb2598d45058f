"""What leads from one briefing to another: related ones, and those that link to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.model.corpus import Briefing
from briefgen.model.source import Role
from briefgen.resolve.asked import Slot
from briefgen.resolve.claim_places import claims_used
from briefgen.resolve.links import backlinks
from briefgen.resolve.related import Related, Subjects


@dataclass(frozen=True, slots=True)
class _Connected:
    """A briefing by itself, what it is about, and the briefing with its connections."""

    alone: Briefing
    subjects: Subjects
    whole: Briefing


class Connections:
    """Gives each briefing what leads from and to it; one for which nothing changed stays the same object."""

    def __init__(self) -> None:
        self._last: dict[Slot, _Connected] = {}
        self._related = Related()

    def connected(self, slots: Sequence[Slot], made: Sequence[Briefing]) -> list[Briefing]:
        """Give the briefings and pages with their connections, in the order of ``slots``, the site's."""
        pairs = list(zip(slots, made, strict=True))
        known = {slot: one for slot, alone in pairs if (one := self._last.get(slot)) and one.alone is alone}
        subjects = [known[slot].subjects if slot in known else _subjects(alone) for slot, alone in pairs]
        near = self._related.of(
            [own for own, alone in zip(subjects, made, strict=True) if _is_briefing(alone)]
        )
        links = {alone.article.source.path: alone.links for alone in made}
        linked = backlinks([alone.article for alone in made], links)
        self._last = {}
        for (slot, alone), own in zip(pairs, subjects, strict=True):
            close = near[alone.slug] if _is_briefing(alone) else ()
            from_ = linked.get(alone.article.source.path, ())
            whole = known[slot].whole if slot in known else alone
            if (whole.related, whole.linked_from) != (close, from_):
                whole = replace(alone, related=close, linked_from=from_)
            self._last[slot] = _Connected(alone, own, whole)
        return [self._last[slot].whole for slot in slots]


def _is_briefing(briefing: Briefing) -> bool:
    return briefing.article.source.role is Role.BRIEFING


def _subjects(briefing: Briefing) -> Subjects:
    return Subjects(
        briefing.slug,
        tuple(sorted({mention.entity for mention in briefing.mentions if mention.entity})),
        briefing.about,
        claims_used(briefing),
        briefing.article.source.meta.tags,
    )
