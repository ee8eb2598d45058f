"""The claim ledger: recorded claims, their positions in date order, and what follows from these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from operator import itemgetter

from briefgen.model.article import Article
from briefgen.model.corpus import ClaimUse, LedgerClaim, Original, Party, Position
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.quoting import PARAPHRASE
from briefgen.model.registry import Assessment, ClaimRecord, PositionRecord
from briefgen.model.source import Source, Status
from briefgen.model.stances import AGAINST, FOR
from briefgen.model.suggestions import did_you_mean, nearest
from briefgen.model.text import Span, words_in
from briefgen.model.when import EPOCH, When, is_before
from briefgen.resolve.claims.state_changes import state_changes
from briefgen.resolve.directory import Guide
from briefgen.resolve.problems import AFTER_BRIEFING, UNKNOWN_CLAIM, WORDS_NOT_FOUND
from briefgen.resolve.words.attribution import Voices
from briefgen.resolve.words.comparing import position_compared
from briefgen.resolve.words.cuts import pieces_of
from briefgen.resolve.words.forms import form_of, is_sentence
from briefgen.resolve.words.source_texts import StoredTexts


def claim_uses(
    article: Article, records: Mapping[str, ClaimRecord]
) -> tuple[tuple[ClaimUse, ...], tuple[Diagnostic, ...]]:
    """Give the places where a briefing uses recorded claims: its header first, then its passages.

    Ids in the header are checked with the header; those of ``claim`` blocks are checked here.
    """
    meta = article.source.meta
    header = (*meta.claims, *(claim for point in meta.key_points for claim in point.claims))
    uses = [ClaimUse(claim) for claim in dict.fromkeys(header) if claim in records]
    problems = []
    for block in sorted(article.claim_blocks, key=lambda block: (block.span, block.token)):
        if block.claim in records:
            uses.append(ClaimUse(block.claim, block.span, block.token))
        elif block.claim:
            near = did_you_mean(nearest(block.claim, records))
            problems.append(UNKNOWN_CLAIM.at(block.place, claim=block.claim, suggestion=near))
    return tuple(uses), tuple(problems)


def ledger(
    records: Sequence[ClaimRecord],
    articles: Mapping[str, Article],
    voices: Voices,
    directory: Guide,
    texts: StoredTexts,
) -> tuple[tuple[LedgerClaim, ...], tuple[Diagnostic, ...]]:
    """Give the recorded claims by id, without the briefings that use them.

    ``voices`` gives entities as parties; ``articles`` by slug are searched for the words of positions, and
    ``texts``, those of the sources, too.
    """
    problems: list[Diagnostic] = []
    claims = []
    for written in sorted(records, key=lambda record: record.id):
        record = _with_present_ids(written, directory)
        positions = _in_order(
            _position(position, number, record, articles, voices, directory, texts, problems)
            for number, position in enumerate(record.positions)
        )
        changes, misdated = state_changes(record)
        problems += misdated
        claims.append(
            LedgerClaim(record, positions, opposed(positions), reversals(positions), changes=changes)
        )
    return tuple(claims), tuple(problems)


def _with_present_ids(record: ClaimRecord, directory: Guide) -> ClaimRecord:
    """Give the record with ids of merged entities replaced, where it says what it is about and who signs."""

    def present(name: str) -> str:
        found = directory.find_entity(name) if "/" in name else ()
        return found[0] if len(found) == 1 else name

    def signed(assessment: Assessment) -> Assessment:
        return replace(assessment, by=present(assessment.by))

    return replace(
        record,
        about=tuple(dict.fromkeys(present(name) for name in record.about)),
        assessment=signed(record.assessment) if record.assessment else None,
        history=tuple(signed(assessment) for assessment in record.history),
    )


def opposed(positions: Iterable[Position]) -> bool:
    """Say whether contrary stances are live: each party's last word counts, earlier ones no longer.

    Words of which nobody knows when they were said count where the party has no others.
    """
    live = {(_dated(words) or words)[-1].stance for words in _by_party(positions).values()}
    return bool(live & FOR) and bool(live & AGAINST)


def reversals(positions: Iterable[Position]) -> tuple[tuple[Party, Position, Position], ...]:
    """Give where a party changed sides or took its word back: the first and the later position.

    A position of which nobody knows when it was taken is neither.
    """
    found = [
        (who, first, later)
        for words in _by_party(positions, neutral=False).values()
        if (dated := _dated(words))
        for first, later, who in _turns(dated)
    ]
    return tuple(sorted(found, key=lambda turn: (_moment(turn[2]), turn[0].name, turn[0].entity or "")))


def _turns(words: Sequence[Position]) -> Iterator[tuple[Position, Position, Party]]:
    first = words[0]
    for later in words[1:]:
        if _side(later) != _side(first):
            yield first, later, later.on_behalf_of or later.by
            first = later


def _dated(words: Iterable[Position]) -> list[Position]:
    return [position for position in words if position.known_by]


def _side(position: Position) -> str:
    return "for" if position.stance in FOR else "against" if position.stance in AGAINST else position.stance


def _by_party(positions: Iterable[Position], *, neutral: bool = True) -> dict[str, list[Position]]:
    """Give each party's positions in their order; who speaks for somebody takes that party's position."""
    said: dict[str, list[Position]] = defaultdict(list)
    for position in positions:
        taken = position.stance in FOR or position.stance in AGAINST or position.stance == "retracts"
        if taken or (neutral and position.stance == "doubts"):
            said[_whose(position)].append(position)
    return said


def _whose(position: Position) -> str:
    who = position.on_behalf_of or position.by
    return who.entity or f"={' '.join(who.name.casefold().split())}"


def _in_order(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Sort by when they were taken, as far as is known, and those of which nothing is known last.

    Where dates do not tell which of a party's positions was first (2025 and 2025-03), the record does: it is
    added to. So is it among positions of one day.
    """
    ranked = []
    latest: dict[str, tuple[When, datetime]] = {}
    for position in positions:
        when, moment = position.known_by, _moment(position)
        if when is not None:
            last, then = latest.get(_whose(position), (when, moment))
            if not is_before(when, last):
                moment = max(moment, then)
                latest[_whose(position)] = (when if is_before(last, when) else last, moment)
        ranked.append((when is None, moment, position))
    return tuple(position for *_, position in sorted(ranked, key=itemgetter(0, 1)))


def _all_before(source: Source, date: When) -> When | None:
    """Give the last date of a briefing if it was out, and changed last, before a date; a draft may wait."""
    meta = source.meta
    if meta.date is None or source.status is Status.DRAFT:
        return None
    dates = [meta.date, *(correction.date for correction in meta.corrections)]
    dates += [meta.updated] if meta.updated else []
    return max(dates, key=lambda one: one.order) if all(is_before(one, date) for one in dates) else None


def _moment(position: Position) -> datetime:
    return position.known_by.moment if position.known_by else EPOCH


def _position(
    record: PositionRecord,
    number: int,
    claim: ClaimRecord,
    articles: Mapping[str, Article],
    voices: Voices,
    directory: Guide,
    texts: StoredTexts,
    problems: list[Diagnostic],
) -> Position:
    article = articles.get(record.briefing)
    # The day of the words is the position's own; without one, that of the briefing that carries them.
    known_by = record.date or (article.source.meta.date if article else None)
    then = replace(voices, date=known_by)
    by = _party(record.by, then, directory)
    text = article.prose.text if article else ""
    places = places_of(record.words, text) if record.words else ()
    if article and record.words and record.form != PARAPHRASE and not places:
        place = claim.places.get(f"positions.{number}.words", claim.place)
        problems.append(WORDS_NOT_FOUND.at(place, briefing=record.briefing, words=record.words))
    if article and record.date and (last := _all_before(article.source, record.date)):
        place = claim.places.get(f"positions.{number}.date", claim.place)
        problems.append(
            AFTER_BRIEFING.at(place, date=record.date.text, briefing=record.briefing, last=last.text)
        )
    passage, altered = position_compared(record, number, claim, texts)
    problems += altered
    original = None
    if record.original:
        original = Original((record.original,), record.lang, record.translated_by)
    elif record.translated_by:
        original = Original((), "", record.translated_by)
    return Position(
        by=replace(by, role=record.role) if record.role else by,
        stance=record.stance,
        words=record.words,
        direct=bool(record.words) and record.form != PARAPHRASE,
        on_behalf_of=_party(record.on_behalf_of, then, directory) if record.on_behalf_of else None,
        date=record.date,
        known_by=known_by,
        venue=record.venue,
        note=record.note,
        sources=record.sources,
        briefing=record.briefing,
        span=places[0] if places else None,
        form=record.form
        or (form_of((record.words,), whole=is_sentence(places, text)) if record.words else ""),
        lang="" if record.original else record.lang,
        original=original,
        passage=passage,
    )


def places_of(words: str, text: str) -> tuple[Span, ...]:
    """Give where the pieces between cuts stand, if all stand there one after the other."""
    places: list[Span] = []
    for piece in pieces_of((words,)):
        at = places[-1].end if places else 0
        found = next((span for span in words_in(piece.text, text) if span.start >= at), None)
        if found is None:
            return ()
        places.append(found)
    return tuple(places)


def _party(name: str, voices: Voices, directory: Guide) -> Party:
    found = directory.find_entity(name)
    return voices.entity(found[0], name) if len(found) == 1 else Party(name, text=name)
