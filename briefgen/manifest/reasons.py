"""In words: why an output has to be made again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefgen.plan.lasting.again import Planned
from briefgen.plan.lasting.shelf_values import ON_PAGES, WHOLE


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an output is made again, or is not, in ``words``; ``more`` things that it looks up changed too.

    ``text`` is the content file, or ``record`` the kind of record, that they blame. What is known of either
    may change though nobody edited it, by another text or the date; then ``unedited`` are the right words.
    """

    words: str
    more: int = 0
    text: str = ""
    record: str = ""
    unedited: str = ""

    def said(self, *, edited: bool = True) -> str:
        """Say it; ``edited`` tells whether somebody edited what the words blame."""
        words = self.words if edited or not self.unedited else self.unedited
        return f"{words}, and {self.more} more" if self.more else words


NEW = Reason("new")
SAME = Reason("nothing that it shows changed")
STRANGE = Reason("not as the last build left it")
NOT_NOTED = Reason("nobody can say what it shows")
LISTS = Reason("what it lists changed")

_CHANGED = "changed"


def own_text(path: str, fate: str = _CHANGED) -> Reason:
    """Give what became of the content file that an output is made from."""
    unedited = "what is known of its text changed" if fate == _CHANGED else ""
    return Reason(f"its text {fate}: {path}", text=path, unedited=unedited)


def shown_text(path: str, fate: str = _CHANGED, more: int = 0) -> Reason:
    """Give what became of a content file that an output shows."""
    unedited = f"shows {path}: what is known of it changed" if fate == _CHANGED else ""
    return Reason(f"shows {path}, which {fate}", more, text=path, unedited=unedited)


def _looked_up(verb: str, kind: str, id_: str, fate: str) -> Reason:
    unedited = f"what is known of {kind} {id_} changed" if fate == _CHANGED else ""
    return Reason(f"{verb} {kind} {id_}, which {fate}", record=kind, unedited=unedited)


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
        return "is gone" if self.now[number] == self.absent else _CHANGED


def reason_of(changed: Changed, numbers: Iterable[int], own: frozenset[int]) -> Reason:
    """Say why an output is made again: by the most telling of what it looked up that ``changed``.

    ``own`` are the numbers of what it is made from.
    """
    told = {~number if number < 0 else number for number in numbers}
    reasons = {_reason(changed, number, own) for number in told}
    _, first = min(reasons, key=lambda ranked: (ranked[0], ranked[1].words))
    return replace(first, more=len(reasons) - 1)


def reason_for_new(changed: Changed, own: frozenset[int]) -> Reason:
    """Say why an output is new; ``own`` are the numbers of what it is made from."""
    told = [
        _reason(changed, number, own) for number in own if len(own) == 1 and number >= len(changed.before)
    ]
    return told[0][1] if told and told[0][0] == 1 else NEW


def _reason(changed: Changed, number: int, own: frozenset[int]) -> tuple[int, Reason]:
    """Give what changed in words, and how little it tells: 1 tells most."""
    shelf, name = changed.keys[number]
    fate = changed.fate(number)
    if shelf in ("briefings", "pages") and name != WHOLE:
        article = getattr(changed.planned.edition.desk.library, shelf).get(name)
        path = article.article.source.path if article is not None else name
        return (1, own_text(path, fate)) if own == {number} else (3, shown_text(path, fate))
    if shelf in _NAMED and name != WHOLE:
        # What is asked of a record may be no more than whether it counts, or where it goes in a list.
        return 2, _looked_up("shows" if own == {number} else "looks up", _NAMED[shelf], name, fate)
    return _listed(shelf, name, fate)


def _listed(shelf: str, name: str, fate: str) -> tuple[int, Reason]:
    """Give in words what changed on a shelf of which no one text or record is to blame."""
    if shelf in _LISTS and name != WHOLE:
        return 4, Reason(_LISTS[shelf].format(name))
    if shelf == "names_in" and name != WHOLE:
        return 5, Reason(f"shows the names in {name}, which changed")
    if shelf.startswith(ON_PAGES) and name != WHOLE:
        return 6, Reason(f"shows static/{name}, which {fate}")
    if shelf == "corpus" or name == WHOLE:
        return 7, Reason(f"lists all {(name if shelf == 'corpus' else shelf).rpartition('/')[2]}")
    return 8, Reason(f"links to {name}, which {fate}")
