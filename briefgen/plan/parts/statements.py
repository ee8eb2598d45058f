"""Views of what people say: quotations, positions, claims and assessments."""

from __future__ import annotations

from dataclasses import replace

from briefgen.model.annotation import QuoteType
from briefgen.model.corpus import (
    Briefing,
    ClaimUse,
    FoundClaim,
    LedgerClaim,
    Original,
    Position,
    ResolvedQuote,
)
from briefgen.model.finding_order import in_order
from briefgen.model.passage import Passage
from briefgen.model.quoting import DOCUMENT, PARAPHRASE
from briefgen.model.registry import Assessment, ClaimRecord
from briefgen.model.stances import FOR, STANCES
from briefgen.model.states import NOT_ASSESSED, NOT_CHECKABLE
from briefgen.model.text import Span
from briefgen.model.when import When
from briefgen.plan import urls, words
from briefgen.plan.parts.cards import (
    Standpoint,
    briefing_card,
    named,
    party_view,
    source_view,
    sources_named,
)
from briefgen.plan.parts.library import claims_of, is_contested, quotes_of
from briefgen.plan.parts.passages import passage_of
from briefgen.plan.typeset import typeset
from briefgen.plan.views import (
    AssessmentView,
    ChangedView,
    ClaimBox,
    ClaimLine,
    EvidenceView,
    LinkView,
    OriginalView,
    PositionView,
    QuoteView,
    SourceView,
)

COUNTER_STANCES = frozenset(STANCES) - FOR
"""Stances that stand against a claim: their words are marked as such in the text."""


# ---- quotations


def quote_view(at: Standpoint, slug: str, quote: ResolvedQuote, *, with_briefing: bool = False) -> QuoteView:
    """Give a quotation of a briefing; its date is its own, since nobody knows that it was said that day."""
    source = at.library.sources.get(quote.source)
    path, anchor = at.addresses.briefings[slug], quote_id(quote)
    lang = quote.lang or at.library.briefings[slug].article.source.meta.lang
    return QuoteView(
        number=quote.number,
        anchor=anchor if at.path == path else "",
        url=at.href(path, anchor),
        words=tuple(typeset(part, lang or at.words.lang) for part in quote.words),
        type=str(quote.type),
        direct=is_direct(quote),
        speakers=tuple(party_view(at, party) for party in quote.speakers),
        cue=quote.cue,
        date=at.words.date_of(quote.date),
        source=source_view(at, source) if source else None,
        briefing=briefing_card(at, slug) if with_briefing else None,
        by_hand=quote.by_hand,
        rule=quote.rule,
        confidence=str(quote.confidence),
        form=quote.form,
        form_label=at.words.say(words.QUOTE_FORMS.get(quote.form, "")),
        document=document_of(at, quote),
        cite=quote.cite,
        lang=quote.lang or at.words.foreign(lang),
        original=original_view(at, quote.original),
        source_url=source_url(at, quote.passage),
    )


def document_of(at: Standpoint, quote: ResolvedQuote) -> str:
    """Give what the words stand in where nobody speaks them: the document named, else the source."""
    if quote.document or quote.form != DOCUMENT or quote.speakers:
        return quote.document
    source = at.library.sources.get(quote.source)
    return source.title if source else ""


def original_view(at: Standpoint, original: Original | None) -> OriginalView | None:
    """Give the words before they were translated."""
    if original is None:
        return None
    by = named(at, original.translated_by) if original.translated_by else None
    language = at.words.language(original.lang) if original.lang else ""
    shown = tuple(typeset(part, original.lang) for part in original.words)
    return OriginalView(shown, original.lang, language, by)


def source_url(at: Standpoint, passage: Passage | None) -> str:
    """Give the link to the words in their source, or to the source where no link leads to the words alone."""
    source = at.library.sources.get(passage.source) if passage else None
    return urls.at_passage(source.url, passage) if passage and source and source.url else ""


def quote_id(quote: ResolvedQuote) -> str:
    """Give the fragment id of a quotation in its briefing."""
    return f"quote-{quote.number}"


def words_of(quote: ResolvedQuote) -> str:
    """Give the words as one text: paragraphs that an editor set, or stretches with other words between."""
    return ("\n\n" if quote.by_hand else " … ").join(quote.words)


def is_direct(quote: ResolvedQuote) -> bool:
    """Say whether every word stands in quotation marks in the text, or an editor set it as a quotation."""
    return quote.form != PARAPHRASE and (quote.by_hand or quote.marked or quote.type is QuoteType.DIRECT)


# ---- where things stand in a briefing


def counters_of(claim: FoundClaim) -> tuple[tuple[Span, str], ...]:
    """Give the ranges of the words that stand against a found claim, and the fragment id of each."""
    spans = dict.fromkeys(
        position.span
        for position in claim.positions
        if position.span is not None and position.span != claim.span and position.stance in COUNTER_STANCES
    )
    return tuple((span, f"claim-{claim.number}-{i}") for i, span in enumerate(filter(None, spans), 1))


def passages_of(briefing: Briefing) -> tuple[tuple[ClaimUse, str], ...]:
    """Give the passages that an editor tied to recorded claims, and the fragment id of each.

    Found claims count from 1, so ``claim-0-…`` is free, and it is among the ids that headings cannot have.
    """
    uses = sorted((use for use in briefing.claim_uses if use.span is not None), key=_use_order)
    return tuple((use, f"claim-0-{i}") for i, use in enumerate(uses, 1))


def _use_order(use: ClaimUse) -> tuple[Span, str]:
    return (use.span or Span(0, 0), use.claim)


def fragment_at(briefing: Briefing, span: Span | None) -> str:
    """Give the fragment id that is closest to a range of a briefing's prose, or nothing."""
    if span is None:
        return ""
    for quote in quotes_of(briefing):
        if any(segment.meets(span) for segment in quote.segments):
            return quote_id(quote)
    for claim in claims_of(briefing):
        if claim.span.meets(span):
            return f"claim-{claim.number}"
        for counter, fragment in counters_of(claim):
            if counter.meets(span):
                return fragment
    for use, fragment in passages_of(briefing):
        if use.span is not None and use.span.meets(span):
            return fragment
    before = [
        section.anchor
        for section in briefing.article.sections
        if section.anchor and section.span.start <= span.start
    ]
    return before[-1] if before else ""


# ---- positions and assessments


def position_view(at: Standpoint, position: Position) -> PositionView:
    """Give what one party says of a claim, with the place where a briefing says so."""
    return PositionView(
        party=party_view(at, position.by),
        stance=position.stance,
        stance_label=at.words.label(words.STANCES, position.stance),
        words=position.words,
        direct=position.direct,
        on_behalf_of=party_view(at, position.on_behalf_of) if position.on_behalf_of else None,
        date=at.words.date(position.date),
        venue=position.venue,
        note=position.note,
        sources=sources_named(at, position.sources),
        briefing=_where(at, position),
        found=position.found,
        form=position.form,
        form_label=at.words.say(words.QUOTE_FORMS.get(position.form, "")),
        lang=position.lang,
        original=original_view(at, position.original),
        source_url=source_url(at, position.passage),
        stance_then=at.words.label(words.STANCES_THEN, position.stance),
        carried=None if position.date else at.words.date(position.known_by),
    )


def _where(at: Standpoint, position: Position) -> LinkView | None:
    briefing = at.library.briefings.get(position.briefing)
    if briefing is None:
        return None
    path, fragment = at.addresses.briefings[position.briefing], fragment_at(briefing, position.span)
    if path == at.path and not fragment:
        return None  # it would lead to the page that one reads
    return at.link(briefing.article.source.meta.title, path, fragment)


def assessment_view(at: Standpoint, assessment: Assessment) -> AssessmentView:
    """Give a newsroom's finding."""
    by = at.library.entities.get(assessment.by)
    return replace(
        state_view(at, assessment.state),
        date=at.words.date(assessment.date),
        by=by.name if by else assessment.by,
        summary=assessment.summary,
        review_by=at.words.date(assessment.review_by),
        why=assessment.why,
    )


def state_view(at: Standpoint, state: str, label: str = "") -> AssessmentView:
    """Give a state of the site's vocabulary without a finding; ``label`` goes before its own word."""
    known = at.words.state(state)
    return AssessmentView(
        known.id, label or known.label, known.meaning, class_=known.class_, shape=known.shape
    )


def state_id(record: ClaimRecord) -> str:
    """Give the state of a recorded claim: that of its assessment. An opinion is never assessed."""
    if record.type == "opinion" or (record.type == "prediction" and record.assessment is None):
        return NOT_CHECKABLE
    return record.assessment.state if record.assessment else NOT_ASSESSED


def state_of(at: Standpoint, record: ClaimRecord) -> AssessmentView:
    """Give the state of a recorded claim with the finding, if there is one."""
    if record.assessment is None or record.type == "opinion":
        return state_view(at, state_id(record))
    return assessment_view(at, record.assessment)


def assessments(claim: LedgerClaim) -> tuple[Assessment, ...]:
    """Give all findings on a claim in their order, the present one last."""
    now = (claim.record.assessment,) if claim.record.assessment else ()
    return (*in_order(claim.record.history), *now)


# ---- claims


def recorded_box(
    at: Standpoint,
    claim: LedgerClaim,
    *,
    number: int = 0,
    anchor: str = "",
    text_url: str = "",
    changed: ChangedView | None = None,
) -> ClaimBox:
    """Give a recorded claim; on a briefing's page it has a ``number``, ``anchor`` and place in the text."""
    record = claim.record
    return ClaimBox(
        number=number,
        anchor=anchor,
        text=record.text,
        assessment=state_of(at, record),
        positions=tuple(position_view(at, position) for position in claim.positions),
        recorded=True,
        opposed=claim.opposed,
        url=at.href(urls.claim_file(record.id)),
        text_url=text_url,
        evidence=tuple(
            EvidenceView(
                source,
                evidence.supports,
                at.words.label(words.SUPPORTS, evidence.supports),
                evidence.note,
            )
            for evidence in record.evidence
            for source in (_source(at, evidence.source),)
        ),
        settle=record.settle,
        id=record.id,
        type=record.type,
        changed=changed,
        short=(record.short or record.text).rstrip("."),
        positions_total=len(claim.positions),
    )


def _source(at: Standpoint, source: str) -> SourceView:
    record = at.library.sources.get(source)
    return (
        source_view(at, record)
        if record
        else SourceView(source, source or at.words.say(words.NO_SOURCE), given=bool(source))
    )


def found_box(at: Standpoint, slug: str, claim: FoundClaim, *, number: int, anchor: str) -> ClaimBox:
    """Give a claim that software found in a briefing and that nobody assessed, with the words around it."""
    label, answer = words.ANSWERS[claim.status.value]
    return ClaimBox(
        number=number,
        anchor=anchor,
        text=claim.text,
        assessment=state_view(at, NOT_ASSESSED, at.words.say(words.FOUND_LABEL)),
        positions=tuple(position_view(at, position) for position in claim.positions),
        opposed=any(position.stance in COUNTER_STANCES - {"declines"} for position in claim.positions),
        text_url=at.href(at.addresses.briefings[slug], f"claim-{claim.number}"),
        rule=claim.rule,
        id=f"{slug}/claim-{claim.number}",
        answer=claim.status.value,
        answer_label=at.words.say(label),
        answer_text=at.words.say(answer),
        passage=passage_of(at.library.briefings[slug].article.prose, claim),
        positions_total=len(claim.positions),
    )


def has_box(claim: LedgerClaim) -> bool:
    """Say whether briefings show a recorded claim in a box: it is contested, opposed or assessed."""
    return claim.record.assessment is not None or claim.opposed or is_contested(claim)


def claim_line(
    at: Standpoint, claim: LedgerClaim, parties: tuple[str, ...] = (), topics: tuple[str, ...] = ()
) -> ClaimLine:
    """Give a recorded claim in one line; by ``parties`` and ``topics`` the ledger's filter finds it."""
    record = claim.record
    found = state_of(at, record)
    return ClaimLine(
        id=record.id,
        text=record.text,
        url=at.href(urls.claim_file(record.id)),
        assessment=replace(found, summary="", by="", why="", review_by=None),
        positions=len(claim.positions),
        opposed=claim.opposed,
        reversed=bool(claim.reversals),
        date=at.words.date(last_move(claim)),
        parties=parties,
        topics=topics,
    )


def last_move(claim: LedgerClaim) -> When | None:
    """Give the day on which a claim moved last: of its latest position or of its assessment."""
    dates = [position.date for position in claim.positions if position.date]
    if claim.record.assessment is not None:
        dates.append(claim.record.assessment.date)
    return max(dates, key=lambda date: date.order, default=None)


def last_word(claim: LedgerClaim) -> tuple[float, str]:
    """Give the order of claims by when they last moved, the latest first; then by id."""
    moved = last_move(claim)
    return (-moved.moment.timestamp() if moved else float("inf"), claim.record.id)
