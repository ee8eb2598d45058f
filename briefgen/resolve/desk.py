"""What all articles share while they are put together: entities, what can be named, claims and sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefgen.model.corpus import Entity
from briefgen.model.registry import EntityRecord, Registry
from briefgen.resolve.asked import Asked, Asking, Slot
from briefgen.resolve.claim_ties import Ties
from briefgen.resolve.directory import Directory, Outward, Target, outward
from briefgen.resolve.entities import Entities
from briefgen.resolve.full_names import Key
from briefgen.resolve.known_names import NameSpotter
from briefgen.resolve.source_texts import StoredTexts


class Desk:
    """Answers what articles ask while they are put together; ``renew`` follows what changed meanwhile."""

    def __init__(self, asking: Asking, registry: Registry, spotter: NameSpotter) -> None:
        self.claims = {record.id: record for record in registry.claims}
        self.sources = frozenset(source.id for source in registry.sources)
        self.texts = StoredTexts(registry.sources)
        self.entities = Entities({}, {}, {})
        self._asking, self._records, self._spotter = asking, registry.claims, spotter
        self._outward: list[Outward] = []
        self.directory = Directory(self.entities, (), self._records)
        self._ids: Asked[Key, str] = Asked(asking, lambda key: self.entities.ids.get(key, ""))
        self._candidates: Asked[Key, str] = Asked(asking, lambda key: self.entities.candidate(key))
        self._facts: Asked[str, tuple[str, str, EntityRecord | None]] = Asked(asking, self._facts_of)
        self._found: Asked[str, tuple[Target, ...]] = Asked(asking, lambda name: self.directory.find(name))
        self._meant: Asked[str, tuple[str, ...]] = Asked(
            asking, lambda name: self.directory.find_entity(name)
        )
        self._like: Asked[tuple[str, bool], str] = Asked(
            asking, lambda asked: self.directory.like(asked[0], entities_only=asked[1])
        )
        self._asked: tuple[Asked[Any, Any], ...]
        self._asked = (self._ids, self._candidates, self._facts, self._found, self._meant, self._like)
        self.ties = Ties((), self.known, spotter, self.find_entity)

    def renew(self, entities: Entities, slots: Sequence[Slot]) -> set[Slot]:
        """Take the entities and the articles of this round; give the articles that are told otherwise now."""
        named = [outward(slot.article.article) for slot in slots]
        if entities is self.entities and named == self._outward:
            return set()
        self.entities, self._outward = entities, named
        self.directory = Directory(entities, named, self._records)
        late = {slot for asked in self._asked for slot in asked.overtaken() if slot}
        before = self.ties
        self.ties = Ties(self._records, self.known, self._spotter, self.find_entity)
        if not self.ties.says_as(before):
            late.update(slot for slot in slots if slot.article.annotations.claims)
        return late

    def _facts_of(self, id_: str) -> tuple[str, str, EntityRecord | None]:
        entity = self.entities.by_id.get(id_)
        return (entity.kind, entity.name, entity.record) if entity else ("", "", None)

    def id_of(self, key: Key) -> str:
        """Give the id of what a mention means."""
        return self._ids.of(key)

    def candidate(self, key: Key) -> str:
        """Give the words that name what a mention may mean."""
        return self._candidates.of(key)

    def known(self, id_: str) -> Entity:
        """Give an entity; who asks looks at its kind, its name and its record only."""
        self._facts.of(id_)
        return self.entities.by_id[id_]

    def find(self, name: str) -> tuple[Target, ...]:
        """Give what a name leads to: see ``Directory``."""
        return self._found.of(name)

    def find_entity(self, name: str) -> tuple[str, ...]:
        """Give the ids of the entities that a name means."""
        return self._meant.of(name)

    def like(self, name: str, *, entities_only: bool = False) -> str:
        """Give a sentence that suggests what was meant, empty if nothing comes near."""
        return self._like.of((name, entities_only))
