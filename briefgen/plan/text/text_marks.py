"""What is woven into a briefing's text: names, quotations, claims, and what stands between blocks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from briefgen.model.article import Article
from briefgen.model.corpus import EXPIRED, Briefing, ResolvedLink, ResolvedMention
from briefgen.model.text import Span
from briefgen.model.when import When
from briefgen.plan import urls
from briefgen.plan.parts.cards import Standpoint, entity_card
from briefgen.plan.parts.library import claims_of, mentions_of, quotes_of
from briefgen.plan.parts.statements import counters_of, passages_of
from briefgen.plan.text.boxes import Boxes
from briefgen.plan.text.callouts import callouts, sections_at, standing_alone
from briefgen.plan.text.marking import ends_of
from briefgen.plan.text.weave import Dress, Inline, Insert, Target, unlinkable
from briefgen.plan.views import EntityCard, Mark, MentionMark, QuoteView


@dataclass(frozen=True, slots=True)
class Marks:
    """What weave takes for one article, apart from its names and links."""

    inline: tuple[Inline, ...] = ()
    inserts: tuple[Insert, ...] = ()
    dresses: tuple[tuple[int, Dress], ...] = ()


# ---- names


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an article: marks, wiki links by token and child, and a card for each entity."""

    inline: tuple[Inline, ...]
    targets: dict[tuple[int, int], Target]
    cards: tuple[EntityCard, ...]


def names(at: Standpoint, briefing: Briefing, on: When | None) -> Names:
    """Mark the names of an article; the first mention of an entity in each section is the one to link.

    A wiki link counts as a mention and is always linked. ``on`` is the date for which roles are given.
    """
    library, article = at.library, briefing.article
    is_free, section = _outside(unlinkable(article)), sections_at(article)
    cards: dict[str, EntityCard] = {}
    seen: set[tuple[int, str]] = set()

    def mark(entity: str, span: Span, *, always: bool) -> MentionMark:
        place = (section(span.start), entity)
        first = always or place not in seen
        seen.add(place)
        button = entity not in cards
        if button:
            # Numbered: a card's id stands at each link to it, and a long page has fifty of them.
            cards[entity] = entity_card(at, library.entities[entity], on, card=f"card-{len(cards) + 1}")
        return MentionMark(cards[entity], first, button)

    inline: list[Inline] = []
    targets: dict[tuple[int, int], Target] = {}
    linked = [link for link in briefing.links if link.kind == "entity" and link.target in library.entities]
    found = [mention for mention in mentions_of(briefing, library.entities) if is_free(mention.span)]
    items: list[ResolvedLink | ResolvedMention] = [*linked, *found]
    for item in sorted(items, key=lambda item: (*ends_of(item.span), isinstance(item, ResolvedLink))):
        if isinstance(item, ResolvedLink):
            data = mark(item.target, item.span, always=True)
            label = _label(article, item, data.entity.name)
            targets[item.token, item.child] = Target(data.entity.url, label, data)
        elif item.entity:
            inline.append(Inline(item.span, "mention", mark(item.entity, item.span, always=False)))
    return Names(tuple(inline), targets, tuple(cards.values()))


def wiki_targets(at: Standpoint, briefing: Briefing) -> dict[tuple[int, int], Target]:
    """Give where the wiki links of an article lead, as plain links."""
    targets = {}
    for link in briefing.links:
        path, name = _goal(at, link)
        label = _label(briefing.article, link, name)
        if path or label:
            targets[link.token, link.child] = Target(at.href(path) if path else "", label)
    return targets


def _goal(at: Standpoint, link: ResolvedLink) -> tuple[str, str]:
    """Give the output path that a wiki link leads to and the name of what stands there."""
    library = at.library
    if link.kind == "entity" and link.target in library.entities:
        return urls.entity_file(link.target), library.entities[link.target].name
    if link.kind == "claim" and link.target in library.claims:
        record = library.claims[link.target].record
        return urls.claim_file(link.target), record.short or record.text
    if link.kind == "briefing" and link.target in library.briefings:
        return at.addresses.briefings[link.target], library.briefings[link.target].article.source.meta.title
    if link.kind == "page" and link.target in library.pages:
        return at.addresses.pages[link.target], library.pages[link.target].article.source.meta.title
    return "", link.target if link.kind == EXPIRED else ""


def _label(article: Article, link: ResolvedLink, name: str) -> str:
    """Give the name to print for a wiki link that shows a bare id (``[[person/x]]``), else nothing."""
    written = link.span.of(article.prose.text)
    is_id = " " not in written and (written == link.target or "/" in written)
    return name if is_id or link.kind == EXPIRED else ""


def _outside(taken: Sequence[Span]) -> Callable[[Span], bool]:
    """Give the test whether a range meets none of ``taken``, which are sorted."""
    merged: list[Span] = []
    for span in taken:
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    starts = [span.start for span in merged]

    def is_free(span: Span) -> bool:
        before = bisect_right(starts, span.end - 1)
        return before == 0 or not merged[before - 1].meets(span)

    return is_free


# ---- quotations and claims


def quote_marks(
    briefing: Briefing, views: Sequence[QuoteView], most: int, boxes: Boxes | None = None
) -> Marks:
    """Mark quotations, dress ``quote`` blocks and insert call-outs, at most ``most``.

    ``views`` are those of ``quotes_of(briefing)``, in the same order. What the ``boxes`` of a section say
    needs no call-out there.
    """
    inline: list[Inline] = []
    dresses: list[tuple[int, Dress]] = []
    by_number = {}
    for quote, view in zip(quotes_of(briefing), views, strict=True):
        by_number[quote.number] = view
        if quote.token >= 0:
            dresses.append((quote.token, Dress(view, view.anchor)))
            continue
        for i, segment in enumerate(quote.segments):
            inline.append(Inline(segment, "quote", view, view.anchor if i == 0 else ""))
    repeated = {
        section: [said.words for box in group for said in box.positions if said.words]
        for section, group in (boxes or Boxes()).by_section
    }
    inserts = tuple(
        Insert(
            Mark(
                "callout", replace(by_number[callout.quote.number], words=standing_alone(callout.quote.words))
            ),
            token=callout.token,
        )
        for callout in callouts(briefing, most, repeated)
    )
    return Marks(tuple(inline), inserts, tuple(dresses))


def claim_marks(briefing: Briefing, boxes: Boxes) -> Marks:
    """Mark claims and the words against them, dress ``claim`` blocks, insert boxes after sections."""
    inline: list[Inline] = []
    for claim in claims_of(briefing):
        box = boxes.of(claim)
        inline.append(Inline(claim.span, "claim", box, f"claim-{claim.number}"))
        inline.extend(Inline(span, "counter", box, fragment) for span, fragment in counters_of(claim))
    dresses: list[tuple[int, Dress]] = []
    for use, fragment in passages_of(briefing):
        if use.claim not in boxes.recorded:
            continue
        if use.token >= 0:
            dresses.append((use.token, Dress(boxes.recorded[use.claim], fragment)))
        elif use.span is not None:
            inline.append(Inline(use.span, "claim", boxes.recorded[use.claim], fragment))
    inserts = tuple(Insert(Mark("boxes", group), section=number) for number, group in boxes.by_section)
    return Marks(tuple(inline), inserts, tuple(dresses))
