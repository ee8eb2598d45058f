"""What leads from one briefing to another: related ones, and those that link to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.model.corpus import Briefing
from briefgen.model.source import Role
from briefgen.resolve.asked import Slot
from briefgen.resolve.claim_places import claims_used
from briefgen.resolve.links import backlinks
from briefgen.resolve.related import Subjects, related


class Connections:
    """Gives each briefing what leads from and to it; one for which nothing changed stays the same object."""

    def __init__(self) -> None:
        self._last: dict[Slot, tuple[Briefing, Briefing]] = {}

    def connected(self, slots: Sequence[Slot], made: Sequence[Briefing]) -> list[Briefing]:
        """Give the briefings and pages with their connections, in the order of ``slots``, the site's."""
        links = {briefing.article.source.path: briefing.links for briefing in made}
        linked = backlinks([briefing.article for briefing in made], links)
        near = related([_subjects(briefing) for briefing in made if _is_briefing(briefing)])
        last, self._last = self._last, {}
        for slot, briefing in zip(slots, made, strict=True):
            close = near.get(briefing.slug, ()) if _is_briefing(briefing) else ()
            from_ = linked.get(briefing.article.source.path, ())
            before, done = last.get(slot, (None, None))
            if done is None or before is not briefing or (done.related, done.linked_from) != (close, from_):
                done = replace(briefing, related=close, linked_from=from_)
            self._last[slot] = (briefing, done)
        return [self._last[slot][1] for slot in slots]


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
