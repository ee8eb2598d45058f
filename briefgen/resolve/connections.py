"""What leads from one briefing to another: related ones, and those that link to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.model.corpus import Briefing
from briefgen.model.source import Role
from briefgen.resolve.asked import Slot
from briefgen.resolve.claims.claim_places import claims_used
from briefgen.resolve.links import Leads, backlinks, leads_of
from briefgen.resolve.related import Related, Subjects


@dataclass(frozen=True, slots=True)
class _Connected:
    """A briefing by itself, what it is about, where it leads, and the briefing with its connections."""

    alone: Briefing
    subjects: Subjects
    leads: Leads | None
    whole: Briefing


class Connections:
    """Gives each briefing what leads from and to it; one for which nothing changed stays the same object."""

    def __init__(self) -> None:
        self._last: dict[Slot, _Connected] = {}
        self._related = Related()

    def connected(self, slots: Sequence[Slot], made: Sequence[Briefing]) -> list[Briefing]:
        """Give the briefings and pages with their connections, in the order of ``slots``, the site's."""
        last, every = self._last, []
        for slot, alone in zip(slots, made, strict=True):
            one = last.get(slot)
            if one is None or one.alone is not alone:
                one = _Connected(alone, _subjects(alone), leads_of(alone.article, alone.links), alone)
            every.append(one)
        near = self._related.of([one.subjects for one in every if _is_briefing(one.alone)])
        linked = backlinks([alone.article for alone in made], [one.leads for one in every])
        for number, one in enumerate(every):
            alone, whole = one.alone, one.whole
            close = near[alone.slug] if _is_briefing(alone) else ()
            from_ = linked.get(alone.article.source.path, ())
            if (whole.related, whole.linked_from) != (close, from_):
                whole = replace(alone, related=close, linked_from=from_)
                every[number] = _Connected(alone, one.subjects, one.leads, whole)
        self._last = dict(zip(slots, every, strict=True))
        return [one.whole for one in every]


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
