"""What search is to find: each briefing, standing page, entity and recorded claim, in its readers' words.

Filters have what editors wrote and what pages show as sure: a guess of software is never one, nor is a claim
that only software says a briefing uses.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from briefgen.model.article import Article, BlockKind
from briefgen.model.corpus import Briefing, Corpus, Entity, LedgerClaim, Party
from briefgen.model.site import SearchDocument, SearchPart
from briefgen.model.when import When
from briefgen.plan import words
from briefgen.plan.parts.cards import RETRACTED, Standpoint, entity_card, other_names, party_view, status_of
from briefgen.plan.parts.frames import Edition
from briefgen.plan.parts.library import quotes_of, recorded_in
from briefgen.plan.parts.statements import last_move, state_id
from briefgen.plan.urls import SEARCH, claim_file, entity_file

MENTIONED = 2
"""Briefings that name an entity without a record before search finds its page: else it has no more to say."""

_Pairs = Iterable[tuple[str, str]]


def search_documents(edition: Edition) -> list[SearchDocument]:
    """Give the documents of all pages that are worth finding."""
    corpus, at = edition.corpus, edition.desk.at(SEARCH)
    called = called_in(edition)
    return [
        *(_briefing(at, briefing, called) for briefing in corpus.briefings),
        *(_standing(at, page) for page in corpus.pages),
        *(
            _entity(at, entity, called)
            for entity in corpus.entities
            if entity.record is not None or at.library.briefings_of(entity.id) >= MENTIONED
        ),
        *(_claim(at, claim, called) for claim in corpus.claims),
    ]


def documents_of(
    edition: Edition, briefing: Briefing, claims: Iterable[LedgerClaim], called: Mapping[str, str]
) -> tuple[SearchDocument, ...]:
    """Give the documents of a briefing and of some claims; ``called`` as ``called_in`` gives it."""
    at = edition.desk.at(SEARCH)
    return (_briefing(at, briefing, called), *(_claim(at, claim, called) for claim in claims))


def called_in(edition: Edition) -> dict[str, str]:
    """Give each entity the words that stand for it in a filter: no two the same."""
    return _called(edition.desk.at(SEARCH), edition.corpus)


def _briefing(at: Standpoint, briefing: Briefing, called: Mapping[str, str]) -> SearchDocument:
    source, meta = briefing.article.source, briefing.article.source.meta
    library, slug = at.library, briefing.slug
    section = words.section_label(source.section) if source.section else ""
    kind = at.words.label(words.BRIEFING_KINDS, meta.kind)
    claims = [library.claims[name] for name in recorded_in(library, slug)]
    own = [claim for claim in claims if slug not in claim.tied]
    entities = (*briefing.about, *library.names_in[slug])
    speakers = (party.entity or "" for quote in quotes_of(briefing) for party in quote.speakers)
    key_points = tuple(point.text for point in meta.key_points)
    return _document(
        at,
        at.addresses.briefings[slug],
        meta.title,
        (
            SearchPart(paragraphs=(meta.summary, *key_points, " · ".join(meta.tags))),
            *_parts(briefing.article),
        ),
        filters=(
            ("kind", kind),
            ("section", section),
            *(("entity", called[name]) for name in entities if name in called),
            *(("speaker", called[name]) for name in speakers if name in called),
            *(("state", at.words.state(state_id(claim.record)).label) for claim in own),
        ),
        facts=(
            ("kind", kind),
            ("section", section),
            ("lang", meta.lang),
            ("status", at.words.say(words.RETRACTED) if status_of(source) == RETRACTED else ""),
        ),
        date=meta.date,
    )


def _standing(at: Standpoint, page: Briefing) -> SearchDocument:
    meta, kind = page.article.source.meta, at.words.say(words.STANDING_PAGE)
    return _document(
        at,
        at.addresses.pages[page.slug],
        meta.title,
        (SearchPart(paragraphs=(meta.summary,)), *_parts(page.article)),
        filters=(("kind", kind),),
        facts=(("kind", kind), ("lang", meta.lang)),
    )


def _entity(at: Standpoint, entity: Entity, called: Mapping[str, str]) -> SearchDocument:
    card = entity_card(at, entity, at.today)
    about = (card.role, card.disambiguation, entity.record.description if entity.record else "")
    return _document(
        at,
        entity_file(entity.id),
        entity.name,
        (SearchPart(paragraphs=(*about, *(name for name, _ in other_names(entity)))),),
        filters=(("kind", card.kind_label), ("entity", called[entity.id])),
        facts=(
            ("kind", card.kind_label),
            ("status", "" if card.recorded else at.words.say(words.FOUND)),
        ),
    )


def _claim(at: Standpoint, claim: LedgerClaim, called: Mapping[str, str]) -> SearchDocument:
    record, recorded = claim.record, [position for position in claim.positions if not position.found]
    state, kind = at.words.state(state_id(record)).label, at.words.say(words.CLAIM)
    by = (
        party.entity or "" for position in recorded for party in (position.by, position.on_behalf_of) if party
    )
    parties = [name for name in by if name in called]
    finding = record.assessment.summary if record.assessment else ""
    said = (
        (_position(at, position.by, position.stance), position.words, position.note) for position in recorded
    )
    return _document(
        at,
        claim_file(record.id),
        record.short or record.text,
        (SearchPart(paragraphs=(record.text, finding, *(text for texts in said for text in texts))),),
        filters=(
            ("kind", kind),
            ("state", state),
            *(("speaker", called[name]) for name in parties),
            *(("entity", called[name]) for name in (*record.about, *parties) if name in called),
        ),
        facts=(("kind", kind), ("state", state)),
        date=last_move(claim),
    )


def _position(at: Standpoint, by: Party, stance: str) -> str:
    return f"{party_view(at, by).name}: {at.words.label(words.STANCES, stance)}"


def _document(
    at: Standpoint,
    path: str,
    title: str,
    parts: Iterable[SearchPart],
    *,
    filters: _Pairs,
    facts: _Pairs,
    date: When | None = None,
) -> SearchDocument:
    printed = at.words.date(date)
    years = [("year", f"{date.year:04d}")] if date else []
    dates = [("date", printed.text), ("iso", printed.iso)] if printed else []
    return SearchDocument(
        path,
        title,
        tuple(part for part in map(_filled, parts) if part.heading or part.paragraphs),
        tuple(sorted({(name, value) for name, value in (*filters, *years) if value})),
        tuple(sorted({(name, value) for name, value in (*facts, *dates) if value})),
        date.first_day.isoformat() if date else "",
    )


def _filled(part: SearchPart) -> SearchPart:
    return SearchPart(part.heading, part.anchor, tuple(filter(None, part.paragraphs)))


def _parts(article: Article) -> Iterator[SearchPart]:
    """Give the text in its sections, what stands before the first one too."""
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for block in article.prose.blocks:
        if block.kind is not BlockKind.HEADING:
            texts[block.section].append(article.prose.text[block.span.start : block.span.end])
    for section in article.sections:
        kicker = (section.kicker,) if section.kicker else ()
        yield SearchPart(section.title, section.anchor, (*kicker, *texts.pop(section.number, ())))
    for number in sorted(texts):
        yield SearchPart(paragraphs=tuple(texts[number]))


def _called(at: Standpoint, corpus: Corpus) -> dict[str, str]:
    shared = Counter(entity.name for entity in corpus.entities)
    called = {entity.id: entity.name for entity in corpus.entities if shared[entity.name] == 1}
    for entity in corpus.entities:
        if entity.id not in called:
            card = entity_card(at, entity, at.today)
            called[entity.id] = f"{entity.name} ({card.disambiguation or card.role or card.kind_label})"
    twice = Counter(called.values())
    return {id_: name if twice[name] == 1 else f"{name} ({id_})" for id_, name in called.items()}
