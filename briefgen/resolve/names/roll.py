"""The roll of an article's names: what is alike stands in it once, with how often and where it was seen.

A briefing says the same few names again and again, and an archive does so all the more. So what a name means
is asked once for all of an article that are alike, and those that are alike anywhere are one object, which is
looked up by what it is and not by what it holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from briefgen.resolve.names.name_forms import Form

Row = TypeVar("Row", bound=Hashable)


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A name as articles have it, wherever it stands. ``kind`` follows from its label; empty: an unknown one.

    ``record`` is the id that an editor's wiki link names. ``closed`` must not be linked; ``evidence`` may
    found an entity and be counted. Names that are a ``guess``, or stand in a headline with capitals
    throughout, may only mean what is known from elsewhere. So may names that are ``linked``, which an
    editor wrote in a wiki link: whether it leads anywhere is not for its own words to say. ``lang`` is the
    article's language, if any record has a name in it. ``described`` are words before a name that are no
    title: "British judge". ``gender`` is "f" or "m" where the text tells that of a person here.
    """

    form: Form
    kind: str
    label: str
    title: str
    rule: str
    guess: bool = False
    closed: bool = False
    evidence: bool = True
    record: str = ""
    linked: bool = False
    lang: str = ""
    described: str = ""
    gender: str = ""

    @property
    def founds(self) -> bool:
        """Whether the name may make known somebody or something that nothing else names."""
        return self.evidence and not self.linked


@dataclass(frozen=True, slots=True)
class Roll:
    """The rows of an article by where each stands first.

    ``names`` are their names, ``times`` how often each is there, ``first`` the number of its first mention;
    ``at`` tells of each mention which row it is.
    """

    names: tuple[Name, ...]
    times: tuple[int, ...]
    first: tuple[int, ...]
    at: tuple[int, ...]

    @staticmethod
    def of(names: Sequence[Name]) -> Roll:
        """Give the roll of names by position."""
        rows, first, at = _numbered(names)
        return Roll(tuple(rows), _times(at), tuple(first), tuple(at))

    def split(self, told: Sequence[Row]) -> tuple[Roll, list[tuple[int, Row]]]:
        """Part each row of whose mentions not the same is told; ``told`` is said of each mention.

        Gives the roll, and for each of its rows the number that it had and what is said of it.
        """
        rows, first, at = _numbered(list(zip(self.at, told, strict=True)))
        names = tuple(self.names[row] for row, _ in rows)
        return Roll(names, _times(at), tuple(first), tuple(at)), rows

    def counted(self) -> Iterator[tuple[Name, int]]:
        """Give each name with how often it is there."""
        return zip(self.names, self.times, strict=True)


def _numbered(keys: Sequence[Row]) -> tuple[list[Row], list[int], list[int]]:
    numbers: dict[Row, int] = {}
    first: list[int] = []
    at: list[int] = []
    for place, key in enumerate(keys):
        number = numbers.get(key)
        if number is None:
            number = numbers[key] = len(first)
            first.append(place)
        at.append(number)
    return list(numbers), first, at


def _times(at: Sequence[int]) -> tuple[int, ...]:
    times = Counter(at)
    return tuple(map(times.__getitem__, range(len(times))))
