"""What records of entities say against themselves or each other: judgements, roles, ids elsewhere, merges."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC
from typing import Final

from briefgen.load.problems.contradiction_problems import (
    JUDGED_ITSELF,
    JUDGEMENTS_DISAGREE,
    LEFT_BEHIND,
    ROLE_DATES,
    SAME_OUTSIDE_ID,
)
from briefgen.load.records.as_written import groups_at, id_of, text_of
from briefgen.load.values.addresses import OTHER_CATALOGUES, outside_id_fault
from briefgen.load.values.dates import NotADateError, read_date
from briefgen.load.values.fields import Fields
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.when import When, is_before

_CATALOGUES: Final = frozenset(("wikidata", "viaf", *OTHER_CATALOGUES))
_NOT_CARRIED: Final = ("description", "disambiguation", "roles", "same_as")
"""What a record that is merged into another does not hand on; its names and judgements still count."""


def check_entities(entities: Sequence[Fields]) -> Iterator[Diagnostic]:
    """Report what contradicts itself in records of entities."""
    same, kept = _same(entities), {id_of(fields) for fields in entities} - {""}
    for fields in entities:
        yield from _roles(fields)
        yield from _left_behind(fields, kept)
        yield from _judgements(fields, same)
    yield from _outside_ids(entities, same)


def _roles(fields: Fields) -> Iterator[Diagnostic]:
    for path, role in groups_at(fields, "roles"):
        begins, ends = text_of(role, "from", "since"), text_of(role, "to", "until")
        if not ends or ends > begins:  # dates as they are written sort by time, and reading them takes longer
            continue
        since, until = _date(begins), _date(ends)
        if since and until and is_before(until, since):
            place = fields.place(f"{path}.{'to' if 'to' in role else 'until'}")
            yield ROLE_DATES.at(place, role=text_of(role, "role"), since=since.iso, until=until.iso)


def _date(text: str) -> When | None:
    try:
        return read_date(text, UTC) if text else None
    except NotADateError:
        return None


def _left_behind(fields: Fields, kept: Collection[str]) -> Iterator[Diagnostic]:
    # A merge into a record that is not kept is reported as such, and may be no merge in the end.
    if (target := text_of(fields.mapping, "merged_into")) in kept:
        for key in _NOT_CARRIED:
            if fields.mapping.get(key):
                yield LEFT_BEHIND.at(fields.key_place(key), key=key, id=target)


class _Same:
    """Which records are one by merges and by judgements, and what joins them."""

    def __init__(self) -> None:
        self._up: dict[str, str] = {}
        self._joined: defaultdict[str, list[str]] = defaultdict(list)

    def join(self, one: str, other: str) -> None:
        self._joined[one].append(other)
        self._joined[other].append(one)
        self._up[self.least(one)] = self.least(other)

    def least(self, id_: str) -> str:
        """Give what stands for all that is one with ``id_``."""
        way = []
        while (up := self._up.get(id_, id_)) != id_:
            way.append(id_)
            id_ = up
        self._up |= dict.fromkeys(way, id_)
        return id_

    def chain(self, one: str, other: str) -> list[str]:
        """Give the shortest way from one to another, of those that are one."""
        back = {one: one}
        queue = deque(back)
        while other not in back:
            here = queue.popleft()
            for onward in sorted(self._joined[here]):
                if onward not in back:
                    back[onward] = here
                    queue.append(onward)
        way = [other]
        while way[-1] != one:
            way.append(back[way[-1]])
        return way[::-1]


def _same(entities: Sequence[Fields]) -> _Same:
    same = _Same()
    for fields in entities:
        id_ = id_of(fields)
        others = [text_of(fields.mapping, "merged_into")]
        for _, judgement in groups_at(fields, "judgements"):
            if text_of(judgement, "verdict") == "same":
                others.append(text_of(judgement, "other"))
        for other in others:
            if id_ and other:
                same.join(id_, other)
    return same


def _judgements(fields: Fields, same: _Same) -> Iterator[Diagnostic]:
    id_ = id_of(fields)
    for path, judgement in groups_at(fields, "judgements"):
        other, place = text_of(judgement, "other"), fields.place(f"{path}.other")
        if other and other == id_:
            yield JUDGED_ITSELF.at(place, id=id_)
        elif text_of(judgement, "verdict") == "different" and same.least(id_) == same.least(other):
            chain = " → ".join(same.chain(id_, other))
            yield JUDGEMENTS_DISAGREE.at(place, id=id_, other=other, chain=chain)


def _outside_ids(entities: Sequence[Fields], same: _Same) -> Iterator[Diagnostic]:
    """Report two records with one id elsewhere; what is one by merges or judgements may share it.

    An address (``website``) says nothing: many may have one.
    """
    first: dict[tuple[str, str], str] = {}
    for fields in entities:
        ids, id_ = fields.mapping.get("same_as"), id_of(fields)
        for name, value in ids.items() if isinstance(ids, dict) else ():
            if name in _CATALOGUES and isinstance(value, str):
                other = first.setdefault((name, value.strip().casefold()), id_)
                apart = other != id_ and same.least(other) != same.least(id_)
                if apart and not outside_id_fault(name, value):
                    place = fields.place(f"same_as.{name}")
                    yield SAME_OUTSIDE_ID.at(place, name=name, value=value.strip(), other=other)
