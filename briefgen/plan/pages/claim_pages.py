"""The page of each recorded claim, with everything that was said of it in order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from briefgen.model.corpus import LedgerClaim
from briefgen.model.site import LazyPage
from briefgen.plan import urls, words
from briefgen.plan.feeds.claim_history import timeline
from briefgen.plan.linked_data.claim_review import claim_review
from briefgen.plan.linked_data.json_ld import breadcrumbs, page_node, reference, script, site_nodes
from briefgen.plan.linked_data.linked_claims import claim_in_full, named_in
from briefgen.plan.linked_data.linked_entities import entity_nodes
from briefgen.plan.parts.cards import Standpoint, briefing_cards, entity_card, party_view
from briefgen.plan.parts.frames import Edition, feed_links, frame, title_of
from briefgen.plan.parts.statements import claim_line, position_view, recorded_box
from briefgen.plan.parts.ties import ties_of
from briefgen.plan.views import ClaimLine, ClaimView, HeadView


def claim_pages(edition: Edition) -> Iterator[LazyPage]:
    """Give a page for each recorded claim."""
    for claim in edition.corpus.claims:
        path, make = urls.claim_file(claim.record.id), partial(_view, edition, claim)
        yield LazyPage(path, "claim.html", make, claim.record.place.path)


def _view(edition: Edition, claim: LedgerClaim) -> ClaimView:
    record = claim.record
    path = urls.claim_file(record.id)
    at = edition.desk.at(path)
    title = record.short or record.text
    node, review = claim_in_full(at, claim), claim_review(at, edition.settings, claim).node
    nodes = (
        # A review holds all that is said of the claim: indexes do not look ids up.
        review | {"itemReviewed": node | review["itemReviewed"]} if review else node,
        *entity_nodes(at, named_in(at, claim)),
        page_node(at, "WebPage", title, record.text) | {"mainEntity": reference(node)},
        breadcrumbs(
            at,
            [(edition.settings.title, urls.HOME), (at.words.say(words.CLAIMS), urls.CLAIMS), (title, path)],
        ),
        *site_nodes(at, edition.settings),
    )
    atom_url, json_url = (at.href(file) for file in urls.feeds_beside(path))
    head = HeadView(
        title_of(edition.around, title),
        record.text,
        json_ld=script(nodes),
        alternates=feed_links(title_of(edition.around, title), atom_url, json_url),
    )
    return ClaimView(
        frame=frame(edition.around, at, head),
        box=recorded_box(at, claim),
        short=record.short,
        type_label=at.words.label(words.CLAIM_TYPES, record.type),
        about=tuple(
            entity_card(at, at.library.entities[name], at.today)
            for name in record.about
            if name in at.library.entities
        ),
        timeline=timeline(at, claim),
        reversals=tuple(
            (party_view(at, party), position_view(at, before), position_view(at, after))
            for party, before, after in claim.reversals
        ),
        relations=tuple(_relations(at, claim)),
        briefings=briefing_cards(at, claim.briefings),
        atom_url=atom_url,
        json_feed_url=json_url,
        ties=ties_of(at, claim),
        tied=claim.tied,
    )


def _relations(at: Standpoint, claim: LedgerClaim) -> Iterator[tuple[str, ClaimLine]]:
    """Give the relations that the record names, then those that others have to it."""
    own, others = claim.record.relations, at.library.related_from.get(claim.record.id, ())
    for relations, labels in ((own, words.RELATIONS), (others, words.RELATED_FROM)):
        for relation in dict.fromkeys(relations):
            other = at.library.claims.get(relation.claim)
            if other is not None:
                yield at.words.label(labels, relation.type), claim_line(at, other)
