"""Articles and records to the corpus, again and again: what an edit does not touch stays as it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import partial

from briefgen.model.corpus import AnnotatedArticle, Briefing, Corpus, Entity, LedgerClaim
from briefgen.model.diagnostic import Outcome, in_order
from briefgen.model.registry import Registry
from briefgen.model.source import Role
from briefgen.resolve.asked import Asking, Slot, Step
from briefgen.resolve.assembly import Assembled, assembled
from briefgen.resolve.claims.claim_places import with_briefings
from briefgen.resolve.claims.ledger import ledger
from briefgen.resolve.connections import Connections
from briefgen.resolve.desk import Desk
from briefgen.resolve.names.clashes import clashes, unresolved
from briefgen.resolve.names.clusters import Sensing
from briefgen.resolve.names.entities import Naming
from briefgen.resolve.names.known_names import NameSpotter
from briefgen.resolve.names.missed_names import MissedNames, WellKnown
from briefgen.resolve.names.owners import with_owners
from briefgen.resolve.names.registry_names import registry_names
from briefgen.resolve.names.sightings import NamePool, Reading, read
from briefgen.resolve.unread_files import causes
from briefgen.resolve.words.attribution import Voices


class Resolver:
    """Resolves an archive, and after an edit only what the edit touches.

    Kept by its caller between two edits. The corpus is the one that ``resolve`` gives; what did not change in
    it is the same object as before: briefings, entities, claims.
    """

    def __init__(self) -> None:
        self._archive: _Archive | None = None

    def resolve(
        self, articles: Sequence[AnnotatedArticle], registry: Registry, lang: str = "en"
    ) -> Outcome[Corpus]:
        """Resolve names, speakers, claims and links over all articles, as ``resolve`` does.

        Another language of the site is a new beginning, and so are records that may be meant by any name.
        """
        archive, ordered = self._archive, in_site_order(articles)
        self._archive = None  # if this fails, nothing half done is kept
        outcome = archive.resolve(ordered, registry) if archive is not None and archive.lang == lang else None
        if archive is None or outcome is None:
            archive = _Archive(registry, lang)
            outcome = archive.resolved(ordered)
        self._archive = archive
        return outcome


def in_site_order(articles: Sequence[AnnotatedArticle]) -> list[AnnotatedArticle]:
    """Give articles newest first, the undated last; then by slug and path."""

    def order(article: AnnotatedArticle) -> tuple[bool, float, str, str]:
        source = article.article.source
        date = source.meta.date
        return (date is None, -date.moment.timestamp() if date else 0.0, source.slug, source.path)

    return sorted(articles, key=order)


@dataclass(frozen=True, slots=True)
class _Touched:
    """Articles that other records touch: those in which names may mean another thing, or blocks may."""

    names: Set[Slot] = frozenset()
    blocks: Set[Slot] = frozenset()


class _Archive:
    """All articles beside one set of records, and what is known of each."""

    def __init__(self, registry: Registry, lang: str) -> None:
        self.registry, self.lang = registry, lang
        self._asking = asking = Asking()
        self._names = registry_names(registry)
        self._spotter = NameSpotter(self._names.records.values())
        self._well_known, self._naming = WellKnown(asking), Naming(asking, self._names)
        self._missed, self._pool = MissedNames({}), NamePool(self._names.ignored)
        self._sensing = Sensing(asking, self._names, self._read, self._naming.tell)
        self._desk = Desk(asking, registry, self._spotter)
        self._assembled = Step(asking, self._assemble)
        self._connections = Connections()
        self._slots: list[Slot] = []
        self._claims: dict[str, LedgerClaim] = {}

    def _read(self, slot: Slot) -> Reading:
        pool = self._pool
        reading = read(slot.article, self._spotter, self._names, self._missed, self.lang, pool)
        return with_owners(reading, pool)

    def _assemble(self, slot: Slot) -> Assembled:
        return assembled(slot.article, self._sensing.senses(slot), self._desk)

    def resolve(self, articles: Sequence[AnnotatedArticle], registry: Registry) -> Outcome[Corpus] | None:
        """Resolve the archive as it is now; none where other records ask for a new beginning.

        ``articles`` are in the site's order.
        """
        self._asking.begin()
        touched = self._renewed(registry) if registry != self.registry else _Touched()
        return self.resolved(articles, touched) if touched is not None else None

    def _renewed(self, registry: Registry) -> _Touched | None:
        """Take other records in the place of the old ones, and give the articles that these touch."""
        before, names = self._names, registry_names(registry)
        touched = self._sensing.renew(before, names, self._slots)
        if touched is None:
            return None
        self.registry, self._names = registry, names
        self._spotter = NameSpotter(names.records.values())
        self._naming.renew(names)
        return _Touched(touched, self._desk.take(registry, self._spotter, self._slots))

    def resolved(
        self, articles: Sequence[AnnotatedArticle], touched: _Touched | None = None
    ) -> Outcome[Corpus]:
        """Resolve the archive as it is now; ``touched`` are articles that other records touch."""
        before, slots = self._slots, _slots_of(articles, self._slots)
        self._slots = slots
        kept = set(slots)
        gone = [slot for slot in before if slot not in kept]
        changed = kept.difference(before)
        for slots_, by in ((gone, -1), (changed, 1)):
            for slot in slots_:
                self._well_known.tell(slot.article.annotations.mentions, by)
        if other := self._well_known.renew():
            self._missed = MissedNames(self._well_known.labels)
            changed |= _with_any(other, [slot for slot in slots if slot not in changed])
        touched = touched or _Touched()
        changed |= touched.names & kept
        self._sensing.take(slots, changed, gone)
        self._asking.slot = None
        late = self._desk.renew(self._naming.entities(), slots) | touched.blocks & kept
        self._assembled.take(slots, changed.union(late), gone)
        self._asking.slot = None
        return self._corpus([self._assembled.of(slot) for slot in slots])

    def _corpus(self, made: Sequence[Assembled]) -> Outcome[Corpus]:
        desk = self._desk
        everything = self._connections.connected(self._slots, [one.briefing for one in made])
        briefings = tuple(briefing for briefing in everything if _role(briefing) is Role.BRIEFING)
        pages = (page for page in everything if _role(page) is Role.PAGE)
        by_slug = {briefing.slug: briefing.article for briefing in briefings}
        voices = Voices("", desk.known, (), ())
        claims, problems = ledger(self.registry.claims, by_slug, voices, desk, desk.texts)
        kept = tuple(_kept(desk, everything))
        names = unresolved(name for one in made for name in one.unlinked)
        corpus = Corpus(
            briefings=briefings,
            pages=tuple(sorted(pages, key=lambda page: page.slug)),
            entities=kept,
            claims=self._same(with_briefings(claims, briefings, desk.ties)),
            sources=tuple(sorted(self.registry.sources, key=lambda source: source.id)),
            redirects=desk.entities.redirects,
            clashes=clashes(kept, names),
            unresolved=names,
            known=self._well_known.labels,
        )
        found = in_order((*(problem for one in made for problem in one.problems), *problems))
        if not self.registry.unread:
            return Outcome(corpus, found)
        links = (link for slot in self._slots for link in slot.article.article.wiki_links)
        return Outcome(
            corpus, causes(found, {link.place: link.target for link in links}, self.registry.unread)
        )

    def _same(self, claims: Sequence[LedgerClaim]) -> tuple[LedgerClaim, ...]:
        """Give the claims, those that did not change as the objects that they were."""
        before = self._claims
        same = {c.record.id: before[c.record.id] if before.get(c.record.id) == c else c for c in claims}
        self._claims = same
        return tuple(same.values())


def _slots_of(articles: Sequence[AnnotatedArticle], before: Sequence[Slot]) -> list[Slot]:
    """Give each article its slot: that of before, if the article did not change."""
    known: dict[str, list[Slot]] = defaultdict(list)
    for slot in before:
        known[slot.article.article.source.path].append(slot)
    slots = []
    for article in articles:
        same = known[article.article.source.path]
        found = next((slot for slot in same if _is_same(slot.article, article)), None)
        if found:
            same.remove(found)
        slots.append(found or Slot(article))
    return slots


def _is_same(one: AnnotatedArticle, other: AnnotatedArticle) -> bool:
    if one.annotations is not other.annotations and one.annotations != other.annotations:
        return False
    if one.article is other.article:
        return True
    return one.article == other.article and _is_read_alike(one.article.read, other.article.read)


def _is_read_alike(one: object, other: object) -> bool:
    """Say whether two articles of one text get the same markup from it."""
    if isinstance(one, partial) and isinstance(other, partial):
        return (one.func, one.args, one.keywords) == (other.func, other.args, other.keywords)
    return one == other


def _with_any(names: Sequence[str], slots: Sequence[Slot]) -> set[Slot]:
    """Give the articles in whose text any of the names stands."""
    return {slot for slot in slots if any(name in slot.article.article.prose.text for name in names)}


def _role(briefing: Briefing) -> Role:
    return briefing.article.source.role


def _kept(desk: Desk, made: Sequence[Briefing]) -> Iterator[Entity]:
    """Give the entities by id; one without a record only if something still leads to it."""
    used = {mention.entity for briefing in made for mention in briefing.mentions}
    used |= {id_ for briefing in made for id_ in briefing.about}
    used |= {link.target for briefing in made for link in briefing.links if link.kind == "entity"}
    used |= {party.entity for briefing in made for quote in briefing.quotes for party in quote.speakers}
    for id_, entity in sorted(desk.entities.by_id.items()):
        if entity.record or id_ in used:
            yield entity
