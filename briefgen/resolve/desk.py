"""What all articles share while they are put together: entities, what can be named, claims and sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import Any

from briefgen.model.article import Article
from briefgen.model.corpus import Entity
from briefgen.model.registry import EntityRecord, Registry
from briefgen.resolve.asked import Asked, Asking, Slot
from briefgen.resolve.claims.claim_ties import Ties
from briefgen.resolve.directory import Directory, Outward, Target, Written, outward
from briefgen.resolve.expired_texts import LastSeen
from briefgen.resolve.names.entities import Entities
from briefgen.resolve.names.full_names import Key
from briefgen.resolve.names.known_names import NameSpotter
from briefgen.resolve.names.record_changes import as_told
from briefgen.resolve.words.source_texts import StoredTexts


class Desk:
    """Answers what articles ask while they are put together; ``renew`` follows what changed meanwhile."""

    def __init__(self, asking: Asking, registry: Registry, spotter: NameSpotter) -> None:
        self.claims = {record.id: record for record in registry.claims}
        self.sources = frozenset(source.id for source in registry.sources)
        self.texts = StoredTexts(registry.sources)
        self.entities = Entities({}, {}, {})
        self._asking, self._records, self._spotter = asking, registry.claims, spotter
        self._expired = registry.expired
        self._outward: list[Outward] | None = None
        self._written = Written((), self._records)
        self.directory = Directory(self.entities, self._written)
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
        self._gone: Asked[str, str] = Asked(asking, lambda name: self.directory.expired(name))
        self._last_seen: Asked[str, LastSeen | None] = Asked(
            asking, lambda name: self.directory.last_seen(name)
        )
        self._asked: tuple[Asked[Any, Any], ...]
        self._asked = (
            *(self._ids, self._candidates, self._facts),
            *(self._found, self._meant, self._like, self._gone, self._last_seen),
        )
        self.ties = Ties((), self.known, spotter, self.find_entity)

    def take(self, registry: Registry, spotter: NameSpotter, slots: Iterable[Slot]) -> set[Slot]:
        """Take other records in the place of the old ones, and give the articles whose blocks ask for them.

        What else asks for them is told by ``renew``.
        """
        claims = {record.id: record for record in registry.claims}
        sources = frozenset(source.id for source in registry.sources)
        texts = self.texts.renewed(registry.sources)
        claims_changed = claims.keys() ^ self.claims.keys()
        sources_changed = (sources ^ self.sources) | self.texts.other(texts)
        touched = {
            slot
            for slot in slots
            if (claims_changed and _uses(slot.article.article, claims_changed, claims.keys()))
            or (sources_changed and _cites(slot.article.article, sources_changed, sources))
        }
        self.claims, self.sources, self.texts = claims, sources, texts
        self._records, self._spotter, self._outward = registry.claims, spotter, None
        self._expired = registry.expired
        return touched

    def renew(self, entities: Entities, slots: Sequence[Slot]) -> set[Slot]:
        """Take the entities and the articles of this round; give the articles that are told otherwise now."""
        named = [outward(slot.article.article) for slot in slots]
        if entities is self.entities and named == self._outward:
            return set()
        if named != self._outward:
            self._written, self._outward = Written(named, self._records, self._expired), named
        self.entities = entities
        self.directory = Directory(entities, self._written)
        late = {slot for asked in self._asked for slot in asked.overtaken() if slot}
        before = self.ties
        self.ties = Ties(self._records, self.known, self._spotter, self.find_entity)
        if not self.ties.says_as(before):
            late.update(slot for slot in slots if slot.article.annotations.claims)
        return late

    def _facts_of(self, id_: str) -> tuple[str, str, EntityRecord | None]:
        entity = self.entities.by_id.get(id_)
        if entity is None:
            return ("", "", None)
        return (entity.kind, entity.name, as_told(entity.record) if entity.record else None)

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

    def expired(self, name: str) -> str:
        """Give the title of the text of this name that has gone by its own date; empty if there is none."""
        return self._gone.of(name)

    def last_seen(self, name: str) -> LastSeen | None:
        """Give where a name that means nothing stands in a text that has gone by its own date."""
        return self._last_seen.of(name)

    def like(self, name: str, *, entities_only: bool = False) -> str:
        """Give a sentence that suggests what was meant, empty if nothing comes near."""
        return self._like.of((name, entities_only))


def _uses(article: Article, changed: Set[str], known: Set[str]) -> bool:
    """Say whether an article names a claim that came or went, or one that there is not: what is like it?"""
    meta = article.source.meta
    header = (*meta.claims, *(claim for point in meta.key_points for claim in point.claims))
    blocks = (block.claim for block in article.claim_blocks)
    return any(claim in changed for claim in header) or any(
        claim in changed or claim not in known for claim in blocks
    )


def _cites(article: Article, changed: Set[str], known: Set[str]) -> bool:
    """Say whether an article names a source that came, went or has another text, or one that there is not."""
    blocks = (block.source for block in article.quote_blocks if block.source)
    return any(source in changed for source in article.source.meta.sources) or any(
        source in changed or source not in known for source in blocks
    )
