"""What stands on the shelves of an edition, in a form that tells whether it is as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from briefgen.model.corpus import Briefing, Corpus
from briefgen.model.text import Place
from briefgen.plan.lasting.again import Planned
from briefgen.plan.lasting.stages import stage_of_article, stage_of_claim, stage_of_entity
from briefgen.plan.parts.frames import Edition, Surroundings
from briefgen.plan.parts.library import Library
from briefgen.plan.text.link_check import Goals
from briefgen.plan.urls import Addresses

Key = tuple[str, str]
"""A shelf, and what was looked up on it; ``WHOLE``: which things stand on it, and in which order."""

WHOLE = "\0"

LATE = "link/anchors"
"""A shelf on which things are only made when somebody asks for them."""

ON_PAGES = "static/"
"""Begins the names of shelves on which templates look things up while they print."""

SHELVES: dict[type, dict[str, str]] = {
    Library: {field.name: field.name for field in fields(Library)},
    Addresses: {name: f"address/{name}" for name in ("briefings", "pages", "tags", "names")},
    Goals: {
        name: f"link/{name}" for name in ("outputs", "sources", "anchors", "static", "files", "pictures")
    },
    Surroundings: {name: f"{ON_PAGES}{name}" for name in ("assets", "sizes")},
}
"""The shelves of each kind of thing by its field, and their names."""


@dataclass(frozen=True, slots=True)
class Several:
    """What is as it was if all of these things are."""

    keys: tuple[Key, ...]


def values_of(shelves: Any, name: str) -> Mapping[str, Any]:
    """Give what stands on one of the shelves of a thing; of some shelves only the names are of interest."""
    values: Any = getattr(shelves, name)
    if isinstance(shelves, Goals) and name in ("outputs", "files"):
        return dict.fromkeys(sorted(values), b"")
    return values  # type: ignore[no-any-return]


def shelves_of(planned: Planned) -> Iterator[tuple[str, Iterator[tuple[str, Any]]]]:
    """Give each shelf of an edition: its name, and what stands there by key, in a form that can be digested.

    ``Several`` stand for other keys, all of which come before.
    """
    edition = planned.edition
    forms = _Forms(edition)
    for shelves in _all(planned):
        for name, full in SHELVES[type(shelves)].items():
            yield full, _things(forms, full, values_of(shelves, name))
    yield "corpus", _parts(edition.corpus)


def keys_of(planned: Planned) -> Iterator[Key]:
    """Give the keys of all that stands on the shelves of an edition, in the order of ``shelves_of``."""
    for shelves in _all(planned):
        for name, full in SHELVES[type(shelves)].items():
            yield from ((full, key) for key in (*values_of(shelves, name), WHOLE))
    yield from (("corpus", field.name) for field in fields(planned.edition.corpus))


def _all(planned: Planned) -> tuple[Any, ...]:
    """Give all that has shelves."""
    edition = planned.edition
    return edition.desk.library, edition.desk.addresses, planned.goals, edition.around


def _things(forms: _Forms, shelf: str, values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key in values:
        # The parts of a page are only gathered where a link leads to one.
        yield key, forms.form(shelf, key, None if shelf == LATE else values[key])
    yield WHOLE, list(values)


def _parts(corpus: Corpus) -> Iterator[tuple[str, Any]]:
    ids: dict[str, list[str]] = {
        "briefings": [one.slug for one in corpus.briefings],
        "pages": [one.slug for one in corpus.pages],
        "entities": [one.id for one in corpus.entities],
        "claims": [one.record.id for one in corpus.claims],
        "sources": [one.id for one in corpus.sources],
    }
    for field in fields(corpus):
        if field.name in ids:
            yield field.name, Several(tuple((field.name, id_) for id_ in (*ids[field.name], WHOLE)))
        else:
            yield field.name, getattr(corpus, field.name)


class _Forms:
    """How things are digested: without where they stand in files, which no page shows, with their stage."""

    def __init__(self, edition: Edition) -> None:
        self._library, self._now = edition.desk.library, edition.now
        self._old_after, addresses = edition.settings.old_after, edition.desk.addresses
        self._articles = {path: ("briefings", slug) for slug, path in addresses.briefings.items()}
        self._articles |= {path: ("pages", slug) for slug, path in addresses.pages.items()}

    def form(self, shelf: str, key: str, value: Any) -> Any:
        """Give what stands on a shelf in a form that can be digested."""
        match shelf:
            case "briefings" | "pages":
                return self._article(value)
            case "entities":
                return _without_places(value), stage_of_entity(value, self._now)
            case "claims":
                return _without_places(value), stage_of_claim(value, self._now)
            case "sources":
                return replace(value, place=_NO_PLACE, places={})
            case "positions_of":
                # Which positions are an entity's follows from the claim.
                return Several(tuple(("claims", claim.record.id) for claim, _ in value))
            case "order":
                return self._library.briefings[key].article.source.meta.date, key
            case "link/anchors":
                return Several((self._articles[key],))
            case _:
                return value

    def _article(self, one: Briefing) -> Any:
        """Give what a briefing is made from: all that parse gives follows from the text."""
        source = one.article.source
        return (
            (source.path, source.text, source.slug, source.section, source.role, source.status),
            (one.mentions, one.quotes, one.claims, one.claim_uses, one.links),
            (one.about, one.related, one.linked_from),
            stage_of_article(one, self._now, self._old_after),
        )


def _without_places(value: Any) -> Any:
    return replace(value, record=replace(value.record, place=_NO_PLACE, places={})) if value.record else value


_NO_PLACE = Place("")
