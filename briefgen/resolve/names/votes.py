"""What kind of thing a name is: the model errs on single mentions, so all mentions of a name vote."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import NamedTuple

from briefgen.model.annotation import Confidence
from briefgen.resolve.asked import Asked, Asking, Counts, Slot
from briefgen.resolve.names.name_forms import Form
from briefgen.resolve.names.roll import Name
from briefgen.resolve.names.sightings import Reading

ORDER = ("person", "org", "place", "group", "event", "law", "work")


_OFTEN = 3
"""How often the archive must have a name before what is seen of it in one article may be doubted."""


_FEW = 10
"""One in so many mentions may be an error of the model."""


FIRM = "firm"
"""The rule of names that the text tells to be a firm's, also where somebody in it bears them."""

_PRONOUNS = frozenset({"he", "she"})

_TAKEN_FOR_PERSONS = (("person", "org"), ("person", "work"), ("person", "org", "work"))
"""Kinds that share the lead where a person is meant: what the model calls persons whom it does not know."""


class _Vote(NamedTuple):
    """What a mention says of its name: its kind, and whether the text tells besides that it is a person's."""

    kind: str
    told: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the archive says of a name: the kind of most mentions, and the one that it says ``clearly``.

    ``person``: if it is built as a full name, it is a person's.
    """

    most: str = ""
    clearly: str = ""
    person: bool = False


class Votes:
    """The kinds that mentions of each name were given, in each article and over the archive."""

    def __init__(self, asking: Asking) -> None:
        self._counts: Counts[str, _Vote] = Counts(asking)
        self.verdicts = Asked(asking, self._verdict, self._counts)
        self._usual = Asked(asking, self._often, self._counts)
        self.hears = (self._usual,)

    def tell(self, reading: Reading, _: Slot, by: int) -> None:
        """Count, or take back, the votes of an article."""
        told = persons_told(reading)
        votes = zip(reading.roll.names, reading.roll.times, told, strict=True)
        self._counts.tally(
            ((name.form.key, _Vote(name.kind, sign), times) for name, times, sign in votes if _counts(name)),
            by,
        )

    def kinds(self, reading: Reading) -> tuple[str, ...]:
        """Give the kind of each name of an article's roll."""
        names = reading.roll.names
        here: dict[str, Counter[str]] = defaultdict(Counter)
        for key, kind, votes in _ballots(reading):
            here[key][kind] += votes
        people = {word for name in names if _is_full(name) for word in name.form.words}
        firms = {name.form.key for name in names if name.rule == FIRM}
        shared = {
            word
            for word in people
            if here[word]["person"] and (here[word]["place"] or (here[word]["org"] and word in firms))
        }
        known: dict[Form, str] = {}
        for name in names:
            if name.form not in known:
                # Somebody and the town or firm of his name: the grammar tells which of them a mention means.
                known[name.form] = "" if name.form.key in shared else self._kind(name.form, here, people)
        return tuple(known[name.form] or name.kind for name in names)

    def _kind(self, name: Form, here: Mapping[str, Counter[str]], people: Set[str]) -> str:
        """Give the kind of a name: the article's majority for a single word, else the archive's.

        A full name of which any text tells that it is a person's is one everywhere, unless nearly all
        mentions say otherwise: what the model calls a name that it does not know is little against a title.
        Where as many take it for a person's as for an organisation's it is a person's: a name has one page.

        Where the archive speaks clearly of a single word, it also corrects an article that calls it a
        person's and names nobody so: the model knows few names of companies.
        """
        everywhere = self.verdicts.of(name.key)
        if everywhere.person and " " in name.shown:
            return "person"
        own = majority(here.get(name.key, {})) if len(name.words) == 1 else ""
        corrected = _corrects(everywhere.clearly, own) and name.key not in people
        return own if own and not corrected else everywhere.most

    def _verdict(self, key: str) -> Verdict:
        votes = self._counts.of(key)
        count = _by_kind(votes)
        person = _is_told_a_person(votes) or _leaders(count) in _TAKEN_FOR_PERSONS
        return Verdict(majority(count), _clearly(count), person)

    def _often(self, key: str) -> str:
        count = _by_kind(self._counts.of(key))
        usual = (kind for kind in ORDER if count.get(kind, 0) * 4 >= sum(count.values()) * 3)
        kind = next(usual, "")
        return kind if count.get(kind, 0) >= _OFTEN else ""

    def often(self, key: str, kind: str) -> bool:
        """Say whether the archive has ``key`` as a name of this kind so often that a guess may mean it."""
        return self._usual.of(key) == kind

    def elsewhere(self, key: str, kind: str, readings: Iterable[Reading]) -> bool:
        """Say whether ``key`` has another kind than ``kind`` outside ``readings``, not just once in many."""
        count = _by_kind(self._counts.of(key))
        other = Counter(count)
        for reading in readings:
            for name, vote, votes in _ballots(reading):
                if name == key:
                    other[vote] -= votes
        others = sum(votes for name, votes in other.items() if name != kind and votes > 0)
        return others * _FEW > count.get(kind, 0)


def persons_told(reading: Reading) -> list[bool]:
    """Say of each row of an article's roll whether the text itself tells that the name is a person's.

    It does by words before or behind the name, by "he" or "she", or by the last name alone.
    """
    names, mentions = reading.roll.names, reading.mentions
    alone = {name.form.words for name in names if name.kind == "person" and len(name.form.words) == 1}
    told = [
        name.kind == "person" and (bool(name.title or name.described) or name.form.words[-1:] in alone)
        for name in names
    ]
    for number in (*(n for n, mention in enumerate(mentions) if mention.told), *called_he_or_she(reading)):
        row = reading.roll.at[number]
        told[row] = told[row] or names[row].kind == "person"
    return told


def called_he_or_she(reading: Reading) -> tuple[int, ...]:
    """Give the mentions, by number, for which a speaker's "he" or "she" stands."""
    meant = {
        speaker.referent
        for quote in reading.article.annotations.quotes
        for speaker in quote.speakers
        if speaker.confidence is not Confidence.GUESS and speaker.text.lower() in _PRONOUNS
    }
    return tuple(n for n, mention in enumerate(reading.mentions) if mention.span in meant) if meant else ()


def _counts(name: Name) -> bool:
    return name.evidence and bool(name.kind)


def _ballots(reading: Reading) -> Iterator[tuple[str, str, int]]:
    """Give each name of an article that counts, with the kind that it was given, and how often."""
    return ((name.form.key, name.kind, times) for name, times in reading.roll.counted() if _counts(name))


def _by_kind(votes: Mapping[_Vote, int]) -> Mapping[str, int]:
    count: dict[str, int] = {}
    for vote, times in votes.items():
        count[vote.kind] = count.get(vote.kind, 0) + times
    return count


def _is_told_a_person(votes: Mapping[_Vote, int]) -> bool:
    told = sum(times for vote, times in votes.items() if vote.told)
    others = sum(times for vote, times in votes.items() if vote.kind != "person")
    return told > 0 and others <= told * _FEW


def _corrects(clear: str, here: str) -> bool:
    """Say whether the archive knows better: of a company taken for a person, of somebody known to all."""
    return bool(clear) and (here == "person" or (clear == "person" and here in ("org", "work")))


def _is_full(name: Name) -> bool:
    return name.kind == "person" and (len(name.form.words) > 1 or bool(name.title))


def _clearly(count: Mapping[str, int]) -> str:
    """Give the kind that two thirds of many mentions have; a person's, that nearly all of very many have."""
    kind = majority(count)
    total = sum(count.values())
    if kind == "person":
        return kind if total >= 2 * _FEW and (total - count[kind]) * _FEW <= total else ""
    return kind if kind and total > _OFTEN and count[kind] * 3 >= total * 2 else ""


def majority(count: Mapping[str, int]) -> str:
    """Give the kind with the most votes, nothing if two share the lead."""
    leaders = _leaders(count)
    return leaders[0] if len(leaders) == 1 else ""


def _leaders(count: Mapping[str, int]) -> tuple[str, ...]:
    best = max(count.values(), default=0)
    return tuple(kind for kind in ORDER if count.get(kind, 0) == best) if best else ()


def plurality(count: Mapping[str, int]) -> str:
    """Give the kind with the most votes; of several the first in the fixed order."""
    return max(ORDER, key=lambda kind: (count.get(kind, 0), -ORDER.index(kind)))
