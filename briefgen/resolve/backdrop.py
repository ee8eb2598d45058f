"""What one article is read before: an archive that stands, and the records."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.model.corpus import AnnotatedArticle, Entity
from briefgen.model.registry import Registry
from briefgen.resolve.names.known_names import NameSpotter
from briefgen.resolve.names.missed_names import MissedNames
from briefgen.resolve.names.registry_names import registry_names
from briefgen.resolve.names.sightings import NamePool, Reading, read
from briefgen.resolve.words.source_texts import StoredTexts


class Backdrop:
    """Records and an archive as they stand, ready for single articles.

    Args:
        registry: the records.
        known: the names that the archive knows well, as the corpus has them.
        entities: those of the corpus, by id.
        lang: the language of the articles that name no other.
    """

    def __init__(
        self, registry: Registry, known: Mapping[str, str], entities: Mapping[str, Entity], lang: str
    ) -> None:
        self.registry, self.entities, self._lang = registry, entities, lang
        self.claims = {record.id: record for record in registry.claims}
        self.sources = frozenset(source.id for source in registry.sources)
        self.texts = StoredTexts(registry.sources)
        self._names = registry_names(registry)
        self._spotter = NameSpotter(self._names.records.values())
        self._missed = MissedNames(known)

    def pool(self) -> NamePool:
        """Give what gives names, for articles that are compared."""
        return NamePool(self._names.ignored)

    def read(self, article: AnnotatedArticle, pool: NamePool) -> Reading:
        """Give the names to look at in an article."""
        return read(article, self._spotter, self._names, self._missed, self._lang, pool)
