"""Institutions whose country stands right before them: "China's Foreign Ministry" is not Iran's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from briefgen.resolve.countries import atlas
from briefgen.resolve.name_forms import Form
from briefgen.resolve.sightings import Reading, Sighting
from briefgen.resolve.state_names import is_institution

_BETWEEN = frozenset({"'s ", "’s ", "' ", "’ ", " "})


def with_owners(reading: Reading) -> Reading:
    """Give the names of an article, those of institutions with the country that owns them."""
    return replace(reading, sightings=tuple(_owned(reading)))


def _owned(reading: Reading) -> Iterator[Sighting]:
    text = reading.article.article.prose.text
    yield from reading.sightings[:1]
    for owner, body in pairwise(reading.sightings):
        between = text[owner.span.end : body.span.start]
        if body.record or between not in _BETWEEN or not _owns(owner, body):
            yield body
            continue
        shown = f"{owner.form.shown}{between}{body.form.shown}"
        yield replace(body, form=Form(" ".join(shown.split()), owner.form.words + body.form.words))


def _owns(owner: Sighting, body: Sighting) -> bool:
    """Say whether a country stands before a body that every state has."""
    if body.closed or body.kind != "org" or owner.closed or owner.kind not in ("place", "group"):
        return False
    return is_institution(body.form.words) and len(atlas().meant_by(owner.form.key)) == 1
