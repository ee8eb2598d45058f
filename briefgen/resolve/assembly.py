"""The corpus put together: each article with its mentions, quotations, claims and links resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefgen.model.annotation import Confidence
from briefgen.model.article import Article
from briefgen.model.corpus import AnnotatedArticle, Briefing, Corpus, Entity, ResolvedLink, ResolvedMention
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.registry import ClaimRecord, Registry
from briefgen.model.source import Role
from briefgen.model.text import Span
from briefgen.resolve.attribution import Voices, titles_by_entity
from briefgen.resolve.claim_places import claims_used, with_briefings
from briefgen.resolve.claim_ties import Ties
from briefgen.resolve.clashes import Unlinked, clashes, unresolved
from briefgen.resolve.clusters import Sense
from briefgen.resolve.directory import Directory, listed
from briefgen.resolve.entities import Entities
from briefgen.resolve.found_claims import found_claims
from briefgen.resolve.ledger import claim_uses, ledger
from briefgen.resolve.links import about, backlinks, wiki_links
from briefgen.resolve.lone_names import STRANGER
from briefgen.resolve.problems import AMBIGUOUS_NAME
from briefgen.resolve.quotations import quotations
from briefgen.resolve.related import Subjects, related
from briefgen.resolve.sightings import KNOWN_NAME, LABELS, LINKED
from briefgen.resolve.source_texts import StoredTexts

_SHOWN = 6
"""How many candidates a warning lists."""


def in_site_order(articles: Sequence[AnnotatedArticle]) -> list[AnnotatedArticle]:
    """Give articles newest first, the undated last; then by slug and path."""

    def order(article: AnnotatedArticle) -> tuple[bool, float, str, str]:
        source = article.article.source
        date = source.meta.date
        return (date is None, -date.moment.timestamp() if date else 0.0, source.slug, source.path)

    return sorted(articles, key=order)


@dataclass(slots=True)
class _Desk:
    """What all articles share while they are put together, and the problems met."""

    entities: Entities
    directory: Directory
    claims: Mapping[str, ClaimRecord]
    sources: frozenset[str]
    texts: StoredTexts
    ties: Ties
    problems: list[Diagnostic] = field(default_factory=list)
    unlinked: list[Unlinked] = field(default_factory=list)


def assemble(
    articles: Sequence[AnnotatedArticle],
    senses: Sequence[Sequence[Sense]],
    found: Entities,
    registry: Registry,
) -> tuple[Corpus, list[Diagnostic]]:
    """Give the corpus and the problems; ``senses`` run in step with ``articles`` (in the site's order)."""
    plain = [article.article for article in articles]
    sources = frozenset(source.id for source in registry.sources)
    texts = StoredTexts(registry.sources)
    directory = Directory(found, plain, registry.claims)
    ties = Ties(registry.claims, found.by_id, directory)
    records = {record.id: record for record in registry.claims}
    desk = _Desk(found, directory, records, sources, texts, ties)
    made = [_briefing(article, row, desk) for article, row in zip(articles, senses, strict=True)]
    made = _connected(made)
    briefings = tuple(briefing for briefing in made if _role(briefing) is Role.BRIEFING)
    by_slug = {briefing.slug: briefing.article for briefing in briefings}
    voices = Voices("", found.by_id, ())
    claims, problems = ledger(registry.claims, by_slug, voices, directory, texts)
    kept, names = tuple(_kept(found, made)), unresolved(desk.unlinked)
    corpus = Corpus(
        briefings=briefings,
        pages=tuple(sorted((page for page in made if _role(page) is Role.PAGE), key=lambda page: page.slug)),
        entities=kept,
        claims=with_briefings(claims, briefings, ties),
        sources=tuple(sorted(registry.sources, key=lambda source: source.id)),
        redirects=found.redirects,
        clashes=clashes(kept, names),
        unresolved=names,
    )
    return corpus, [*desk.problems, *problems]


def _role(briefing: Briefing) -> Role:
    return briefing.article.source.role


def _kept(found: Entities, made: Sequence[Briefing]) -> Iterator[Entity]:
    """Give the entities by id; one without a record only if something still leads to it."""
    used = {mention.entity for briefing in made for mention in briefing.mentions}
    used |= {id_ for briefing in made for id_ in briefing.about}
    used |= {link.target for briefing in made for link in briefing.links if link.kind == "entity"}
    used |= {party.entity for briefing in made for quote in briefing.quotes for party in quote.speakers}
    for id_, entity in sorted(found.by_id.items()):
        if entity.record or id_ in used:
            yield entity


def _briefing(article: AnnotatedArticle, senses: Sequence[Sense], desk: _Desk) -> Briefing:
    links, problems = wiki_links(article.article, desk.directory)
    desk.problems += problems
    mentions = _mentions(article.article, senses, links, desk)
    voices = Voices(
        article.article.prose.text,
        desk.entities.by_id,
        mentions,
        titles_by_entity(
            [
                (desk.entities.ids[sense.meaning.key], sense.sighting.mention.title)
                for sense in senses
                if sense.meaning.key
            ]
        ),
        article.article.source.meta.date,
    )
    quotes, problems = quotations(article, voices, desk.directory, desk.sources, desk.texts)
    desk.problems += problems
    uses, problems = claim_uses(article.article, desk.claims)
    desk.problems += problems
    return Briefing(
        article=article.article,
        mentions=mentions,
        quotes=quotes,
        claims=desk.ties.tied(
            article.article.source, found_claims(article, voices, quotes, desk.claims.keys()), mentions
        ),
        claim_uses=uses,
        links=links,
        about=about(article.article, desk.directory),
    )


# ---- mentions


def _mentions(
    article: Article, senses: Sequence[Sense], links: Sequence[ResolvedLink], desk: _Desk
) -> tuple[ResolvedMention, ...]:
    """Give the mentions by position.

    A wiki link to an entity is one, and it settles the same words elsewhere in the article.
    """
    pinned = {link.span: link.target for link in links if link.kind == "entity" and len(link.span)}
    settled: dict[str, set[str]] = defaultdict(set)
    for sense in senses:
        if sense.sighting.span in pinned:
            settled[sense.sighting.form.key].add(pinned[sense.sighting.span])
    mentions = [_pinned(span, id_, article, desk) for span, id_ in pinned.items()]
    warned: set[str] = set()
    for sense in senses:
        sighting, mention = sense.sighting, sense.sighting.mention
        # What a link names is settled by where it leads, which may be a briefing of that name.
        if sense.meaning.how == LINKED or any(span.meets(sighting.span) for span in pinned):
            continue
        key = sense.meaning.key
        entity, how = (desk.entities.ids[key], sense.meaning.how) if key else (None, mention.rule)
        if entity is None and not sighting.closed and len(settled[sighting.form.key]) == 1:
            entity, how = next(iter(settled[sighting.form.key])), LINKED
        if entity is None and _is_unsure(sense) and sighting.form.key not in warned:
            warned.add(sighting.form.key)
            _leave_unlinked(article, sense, desk)
        if entity or mention.rule != KNOWN_NAME:
            mentions.append(
                ResolvedMention(mention.span, mention.text, mention.label, entity, how, mention.confidence)
            )
    return tuple(sorted(mentions, key=lambda mention: mention.span))


def _pinned(span: Span, id_: str, article: Article, desk: _Desk) -> ResolvedMention:
    label = LABELS[desk.entities.by_id[id_].kind]
    return ResolvedMention(span, span.of(article.prose.text), label, id_, LINKED, Confidence.SURE)


def _is_unsure(sense: Sense) -> bool:
    return bool(sense.meaning.candidates) or sense.meaning == STRANGER


def _leave_unlinked(article: Article, sense: Sense, desk: _Desk) -> None:
    ids = sorted({desk.entities.candidate(key) for key in sense.meaning.candidates} - {""})
    name, place = sense.sighting.form.shown, article.place(sense.sighting.span)
    if ids:
        desk.problems.append(AMBIGUOUS_NAME.at(place, name=name, candidates=listed(_few(ids))))
    if ids or sense.meaning == STRANGER:
        desk.unlinked.append(Unlinked(name, tuple(ids), place))


def _few(ids: Sequence[str]) -> list[str]:
    return [*ids] if len(ids) <= _SHOWN else [*ids[:_SHOWN], f"{len(ids) - _SHOWN} others"]


# ---- between briefings


def _connected(made: Sequence[Briefing]) -> list[Briefing]:
    links = {briefing.article.source.path: briefing.links for briefing in made}
    linked = backlinks([briefing.article for briefing in made], links)
    near = related([_subjects(briefing) for briefing in made if _role(briefing) is Role.BRIEFING])
    return [
        replace(
            briefing,
            related=near.get(briefing.slug, ()) if _role(briefing) is Role.BRIEFING else (),
            linked_from=linked.get(briefing.article.source.path, ()),
        )
        for briefing in made
    ]


def _subjects(briefing: Briefing) -> Subjects:
    return Subjects(
        briefing.slug,
        tuple(sorted({mention.entity for mention in briefing.mentions if mention.entity})),
        briefing.about,
        claims_used(briefing),
        briefing.article.source.meta.tags,
    )
