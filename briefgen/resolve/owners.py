"""What stands right before a name: the country of an institution, the nation and calling of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from briefgen.resolve.countries import atlas
from briefgen.resolve.name_forms import Form
from briefgen.resolve.name_lists import SMALL_WORDS, word_set
from briefgen.resolve.sightings import Reading, Sighting
from briefgen.resolve.state_names import is_institution

_BETWEEN = frozenset({"'s ", "’s ", "' ", "’ ", " "})


_CALLING = re.compile(r"(?: [a-z][a-z-]+){1,3} ")
_NO_CALLINGS = SMALL_WORDS | word_set(
    "beat met saw told who when while against from as over under after before"
)


def with_owners(reading: Reading) -> Reading:
    """Give the names of an article as they are told apart by what stands before them.

    Those of institutions have the country that owns them, and those of people without a title the nation and
    the calling: "China's Foreign Ministry" is not Iran's, and "the British judge" no Australian.
    """
    return replace(reading, sightings=tuple(_owned(reading)))


def _owned(reading: Reading) -> Iterator[Sighting]:
    text = reading.article.article.prose.text
    yield from reading.sightings[:1]
    for owner, body in pairwise(reading.sightings):
        between = text[owner.span.end : body.span.start]
        if _describes(owner, between, body):
            yield body._replace(described=f"{owner.form.shown}{between}".strip())
            continue
        if body.record or between not in _BETWEEN or not _owns(owner, body):
            yield body
            continue
        shown = f"{owner.form.shown}{between}{body.form.shown}"
        yield body._replace(form=Form.of(" ".join(shown.split()), owner.form.words + body.form.words))


def _describes(nation: Sighting, between: str, name: Sighting) -> bool:
    """Say whether a word for a people and one to three more stand before somebody's name: "British judge"."""
    if name.kind != "person" or name.mention.title or nation.closed or not _CALLING.fullmatch(between):
        return False
    words = between.split()
    called = not _NO_CALLINGS.intersection(words) and not words[-1].endswith("ed")
    return called and len(atlas().people(nation.form.key)) == 1


def _owns(owner: Sighting, body: Sighting) -> bool:
    """Say whether a country stands before a body that every state has."""
    if body.closed or body.kind != "org" or owner.closed or owner.kind not in ("place", "group"):
        return False
    return is_institution(body.form.words) and len(atlas().meant_by(owner.form.key)) == 1
