"""In words: why an output has to be made again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefgen.plan.lasting.again import Planned
from briefgen.plan.lasting.shelf_values import ON_PAGES, WHOLE

NEW = "new"
SAME = "nothing that it shows changed"
STRANGE = "not as the last build left it"
NOT_NOTED = "nobody can say what it shows"
LISTS = "what it lists changed"

_NAMED = {"entities": "entity", "claims": "claim", "sources": "source"}
_LISTS = {
    "counts": "says how many briefings name {}",
    "named_in": "says who is named beside {}",
    "mentioned": "lists the briefings that name {}",
    "about": "lists the briefings about {}",
    "quotes_by": "shows the words of {}",
    "quoted_about": "shows the words about {}",
    "positions_of": "shows the positions of {}",
    "written": "lists the briefings by {}",
    "names_of": "shows who else has the names of {}",
    "related_from": "shows what is said of claim {}",
    "contested": "says which claims of {} are contested",
    "formerly": "shows what was merged into {}",
}


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed since the last build.

    ``numbers`` are those of ``keys``, and their complements where something came or went. ``before`` and
    ``now`` are the digests of what stood there, ``absent`` that of nothing.
    """

    numbers: set[int]
    keys: Sequence[tuple[str, str]]
    planned: Planned
    before: Sequence[bytes]
    now: Sequence[bytes]
    absent: bytes

    def fate(self, number: int) -> str:
        """Say what became of a thing."""
        if number >= len(self.before) or self.before[number] == self.absent:
            return "is new"
        return "is gone" if self.now[number] == self.absent else "changed"


def reason_of(changed: Changed, numbers: Iterable[int], own: frozenset[int]) -> str:
    """Say why an output is made again: by the most telling of what it looked up that ``changed``.

    ``own`` are the numbers of what it is made from.
    """
    told = {~number if number < 0 else number for number in numbers}
    reasons = {_reason(changed, number, own) for number in told}
    more = f", and {len(reasons) - 1} more" if len(reasons) > 1 else ""
    return min(reasons)[1] + more


def reason_for_new(changed: Changed, own: frozenset[int]) -> str:
    """Say why an output is new; ``own`` are the numbers of what it is made from."""
    told = [
        _reason(changed, number, own) for number in own if len(own) == 1 and number >= len(changed.before)
    ]
    return told[0][1] if told and told[0][0] == 1 else NEW


def _reason(changed: Changed, number: int, own: frozenset[int]) -> tuple[int, str]:
    shelf, name = changed.keys[number]
    fate = changed.fate(number)
    if shelf in ("briefings", "pages") and name != WHOLE:
        article = getattr(changed.planned.edition.desk.library, shelf).get(name)
        path = article.article.source.path if article is not None else name
        if own == {number}:
            return 1, f"its text {fate}: {path}"
        return 3, f"shows {path}, which {fate}"
    if shelf in _NAMED and name != WHOLE:
        # What is asked of a record may be no more than whether it counts, or where it goes in a list.
        return 2, f"{'shows' if own == {number} else 'looks up'} {_NAMED[shelf]} {name}, which {fate}"
    if shelf in _LISTS and name != WHOLE:
        return 4, f"{_LISTS[shelf].format(name)}"
    if shelf == "names_in" and name != WHOLE:
        return 5, f"shows the names in {name}, which changed"
    if shelf.startswith(ON_PAGES) and name != WHOLE:
        return 6, f"shows static/{name}, which {fate}"
    if shelf == "corpus" or name == WHOLE:
        return 7, f"lists all {(name if shelf == 'corpus' else shelf).rpartition('/')[2]}"
    return 8, f"links to {name}, which {fate}"
