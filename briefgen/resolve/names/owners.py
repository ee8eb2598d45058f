"""What stands right before a name: the country of an institution, the nation and calling of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.resolve.names.countries import atlas
from briefgen.resolve.names.name_lists import SMALL_WORDS, word_set
from briefgen.resolve.names.roll import Name, Roll
from briefgen.resolve.names.sightings import NamePool, Reading
from briefgen.resolve.names.state_names import is_institution

_BETWEEN = frozenset({"'s ", "’s ", "' ", "’ ", " "})


_OF_A_PART = re.compile(
    r"(?<!\w)(?:state|provincial|regional|county|cantonal|city|municipal|local|territorial)(?:'s|’s)? $",
    re.IGNORECASE,
)
"""Before a body's name: it is that of a part of a country, of one or another."""
_BEFORE = 16

_CALLING = re.compile(r"(?: [a-z][a-z-]+){1,3} ")
_NO_CALLINGS = SMALL_WORDS | word_set(
    "beat met saw told who when while against from as over under after before"
)


def with_owners(reading: Reading, pool: NamePool) -> Reading:
    """Give the names of an article as they are told apart by what stands before them.

    Those of institutions have the country that owns them, and those of people without a title the nation and
    the calling: "China's Foreign Ministry" is not Iran's, and "the British judge" no Australian. A "state
    Senate" is no country's, and which state's it is nobody knows.
    """
    names = list(reading.names)
    apart = {**dict(_of_parts(reading, names, pool)), **dict(_owned(reading, names, pool))}
    if not apart:
        return reading
    told = [apart.get(number, name) for number, name in enumerate(names)]
    return Reading(reading.article, reading.mentions, Roll.of(told))


def _of_parts(reading: Reading, names: Sequence[Name], pool: NamePool) -> Iterator[tuple[int, Name]]:
    """Give the bodies of parts of a country, "state Senate", as names that must not be linked."""
    text = reading.article.article.prose.text
    for number, (name, mention) in enumerate(zip(names, reading.mentions, strict=True)):
        if _is_of_every_state(name):
            start = mention.span.start
            if _OF_A_PART.search(text[max(0, start - _BEFORE) : start]):
                yield number, pool.shut(name)


def _owned(reading: Reading, names: Sequence[Name], pool: NamePool) -> Iterator[tuple[int, Name]]:
    """Give the names that something before them tells apart, by their numbers."""
    text, mentions = reading.article.article.prose.text, reading.mentions
    for number, (owner, body) in enumerate(pairwise(names), 1):
        person = body.kind == "person"
        if owner.closed or (body.title if person else not _owns(owner, body)):
            continue
        between = text[mentions[number - 1].span.end : mentions[number].span.start]
        if person and _describes(owner, between):
            yield number, pool.described(body, f"{owner.form.shown}{between}".strip())
        elif not person and between in _BETWEEN:
            yield number, pool.owned(body, owner.form, between)


def _describes(nation: Name, between: str) -> bool:
    """Say whether a word for a people and one to three more stand before a name: "British judge"."""
    if not _CALLING.fullmatch(between):
        return False
    words = between.split()
    called = not _NO_CALLINGS.intersection(words) and not words[-1].endswith("ed")
    return called and len(atlas().people(nation.form.key)) == 1


def _owns(owner: Name, body: Name) -> bool:
    """Say whether a country stands before a body that every state has."""
    if owner.kind not in ("place", "group") or not _is_of_every_state(body):
        return False
    return len(atlas().meant_by(owner.form.key)) == 1


def _is_of_every_state(body: Name) -> bool:
    return body.kind == "org" and not (body.closed or body.record) and is_institution(body.form.words)
