"""The ledger of claims and the page of each recorded claim, with everything that was said of it in order."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model.corpus import LedgerClaim
from briefgen.model.registry import Relation
from briefgen.model.site import Page
from briefgen.model.when import When
from briefgen.plan import urls, words
from briefgen.plan.cards import Standpoint, briefing_card, briefing_cards, entity_card, party_view
from briefgen.plan.frames import Edition, frame, title_of
from briefgen.plan.json_ld import breadcrumbs, claim_node, page_node, script, site_nodes
from briefgen.plan.library import claims_of
from briefgen.plan.statements import (
    assessment_view,
    found_box,
    last_word,
    position_view,
    recorded_box,
    state_view,
)
from briefgen.plan.views import ClaimView, HeadView, LedgerView, LinkView, TimelineItem

TITLE = "Claims"


def claim_pages(edition: Edition) -> Iterator[Page]:
    """Give the ledger and a page for each recorded claim."""
    yield _ledger(edition)
    for claim in edition.corpus.claims:
        yield _page(edition, claim)


def _ledger(edition: Edition) -> Page:
    at = edition.desk.at(urls.CLAIMS)
    nodes = (
        page_node(at, "CollectionPage", TITLE),
        breadcrumbs(at, [(edition.settings.title, urls.HOME), (TITLE, urls.CLAIMS)]),
        *site_nodes(at, edition.settings),
    )
    found = []
    for briefing in edition.corpus.briefings:
        boxes = tuple(
            found_box(at, briefing.slug, claim, number=claim.number, anchor="")
            for claim in claims_of(briefing)
            if claim.record not in at.library.claims
        )
        if boxes:
            found.append((briefing_card(at, briefing.slug), boxes))
    view = LedgerView(
        frame=frame(edition.around, at, HeadView(title_of(edition.around, TITLE), json_ld=script(nodes))),
        title=TITLE,
        recorded=tuple(recorded_box(at, claim) for claim in sorted(edition.corpus.claims, key=last_word)),
        found=tuple(found),
        states=tuple(state_view(state) for state in words.STATES),
    )
    return Page(urls.CLAIMS, "claims.html", view, "the ledger of claims")


def _page(edition: Edition, claim: LedgerClaim) -> Page:
    record = claim.record
    path = urls.claim_file(record.id)
    at = edition.desk.at(path)
    title = record.short or record.text
    nodes = (
        claim_node(at, claim),
        page_node(at, "WebPage", title, record.text) | {"mainEntity": {"@id": claim_node(at, claim)["@id"]}},
        breadcrumbs(at, [(edition.settings.title, urls.HOME), (TITLE, urls.CLAIMS), (title, path)]),
        *site_nodes(at, edition.settings),
    )
    head = HeadView(title_of(edition.around, title), record.text, json_ld=script(nodes))
    view = ClaimView(
        frame=frame(edition.around, at, head),
        box=recorded_box(at, claim),
        short=record.short,
        type_label=words.CLAIM_TYPES.get(record.type, record.type),
        about=tuple(
            entity_card(at, at.library.entities[name], at.today)
            for name in record.about
            if name in at.library.entities
        ),
        timeline=_timeline(at, claim),
        reversals=tuple(
            (party_view(at, party), position_view(at, before), position_view(at, after))
            for party, before, after in claim.reversals
        ),
        relations=tuple(_relations(at, record.relations)),
        briefings=briefing_cards(at, claim.briefings),
    )
    return Page(path, "claim.html", view, record.place.path)


def _relations(at: Standpoint, relations: tuple[Relation, ...]) -> Iterator[tuple[str, LinkView]]:
    for relation in relations:
        other = at.library.claims.get(relation.claim)
        if other is not None:
            label = words.RELATIONS.get(relation.type, relation.type)
            yield label, at.link(other.record.short or other.record.text, urls.claim_file(relation.claim))


def _timeline(at: Standpoint, claim: LedgerClaim) -> tuple[TimelineItem, ...]:
    """Give positions, reversals and assessments in order of date, the undated last.

    On one date a reversal follows the position that makes it, and an assessment follows both.
    """
    items: list[tuple[tuple[bool, float, int, int], TimelineItem]] = []

    def add(kind: int, number: int, date: When | None, item: TimelineItem) -> None:
        moment = date.moment.timestamp() if date else 0.0
        items.append(((date is None, moment, kind, number), item))

    for number, position in enumerate(claim.positions):
        said = position_view(at, position)
        on_behalf = f", for {said.on_behalf_of.name}" if said.on_behalf_of else ""
        text = f"{said.party.name}: {said.stance_label}{on_behalf}"
        add(0, 2 * number, position.date, TimelineItem("position", said.date, text, position=said))
    for party, before, after in claim.reversals:
        name = party_view(at, party).name
        was, now = (words.STANCES.get(one.stance, one.stance) for one in (before, after))
        date = at.words.date(before.date)
        since = f" ({date.text})" if date else ""
        number = claim.positions.index(after) if after in claim.positions else len(claim.positions)
        text = f"{name} changed position: {was}{since}, then {now}"
        item = TimelineItem("reversal", at.words.date(after.date), text)
        add(0, 2 * number + 1, after.date, item)
    found = (*claim.record.history, *([claim.record.assessment] if claim.record.assessment else []))
    for number, assessment in enumerate(found):
        view = assessment_view(at, assessment)
        text = view.summary or view.meaning
        add(1, number, assessment.date, TimelineItem("assessment", view.date, text, assessment=view))
    return tuple(item for _, item in sorted(items, key=lambda pair: pair[0]))
