"""What happened to a recorded claim, in order: who took which position, who changed sides, what we found.

The timeline of the claim's page and its feed are both made of this, so that they cannot tell two stories.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from html import escape

from slugify import slugify

from briefgen.model.corpus import LedgerClaim, Party, Position
from briefgen.model.registry import Assessment
from briefgen.model.site import LazyFile
from briefgen.model.when import When
from briefgen.plan import urls
from briefgen.plan.feeds.feed_files import feed_files
from briefgen.plan.feeds.feed_format import Entry, Feed, News, feed_point
from briefgen.plan.feeds.plain_quotes import original_html
from briefgen.plan.parts.cards import Standpoint, party_view
from briefgen.plan.parts.frames import Edition, title_of
from briefgen.plan.parts.statements import assessment_view, assessments, position_view
from briefgen.plan.views import PositionView, TimelineItem


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. ``key`` tells it from the claim's other events, whatever is added later.

    ``kind``: position, reversal (then ``before`` is the position left, and ``party`` who left it) or
    assessment.
    """

    kind: str
    key: str
    date: When | None = None
    position: Position | None = None
    before: Position | None = None
    party: Party | None = None
    assessment: Assessment | None = None


def events_with(claim: LedgerClaim, entity: str) -> tuple[Event, ...]:
    """Give the positions and reversals of one entity, its own and those taken on its behalf, in order."""
    return tuple(
        event
        for event in events(claim)
        if (event.party is not None and event.party.entity == entity)
        or (event.kind == "position" and event.position is not None and _is_of(event.position, entity))
    )


def _is_of(position: Position, entity: str) -> bool:
    return any(party.entity == entity for party in (position.by, position.on_behalf_of) if party)


def events(claim: LedgerClaim) -> tuple[Event, ...]:
    """Give positions, reversals and assessments in order of date, the undated last.

    On one date a reversal follows the position that makes it, and an assessment follows both.
    """
    found = [(_order(*rank), event) for rank, event in _events(claim)]
    taken: dict[str, int] = {}
    in_order = []
    for _, event in sorted(found, key=lambda pair: pair[0]):
        taken[event.key] = number = taken.get(event.key, 0) + 1
        in_order.append(replace(event, key=f"{event.key}-{number}") if number > 1 else event)
    return tuple(in_order)


def _events(claim: LedgerClaim) -> Iterator[tuple[tuple[When | None, int, int], Event]]:
    for number, position in enumerate(claim.positions):
        key = _key(position.date, position.by, position.stance)
        yield (position.date, 0, 2 * number), Event("position", key, position.date, position)
    for party, before, after in claim.reversals:
        number = claim.positions.index(after) if after in claim.positions else len(claim.positions)
        key = _key(after.date, party)
        yield (after.date, 0, 2 * number + 1), Event("reversal", key, after.date, after, before, party)
    latest = None
    for number, assessment in enumerate(assessments(claim)):
        # A month may stand below a day in it; the findings keep their order all the same.
        latest = max(latest or assessment.date, assessment.date, key=lambda date: date.moment)
        key = f"{assessment.date.iso}-{assessment.state}"
        yield (latest, 1, number), Event("assessment", slugify(key), assessment.date, assessment=assessment)


def _order(date: When | None, kind: int, number: int) -> tuple[bool, float, int, int]:
    return (date is None, date.moment.timestamp() if date else 0.0, kind, number)


def _key(date: When | None, party: Party, what: str = "") -> str:
    return slugify(f"{date.iso if date else 'undated'} {party.entity or party.name} {what}")


# ---- for people


def timeline(at: Standpoint, claim: LedgerClaim) -> tuple[TimelineItem, ...]:
    """Give the history of a claim as its page shows it."""
    return tuple(_item(at, event) for event in events(claim))


def _item(at: Standpoint, event: Event) -> TimelineItem:
    date, anchor = at.words.date(event.date), anchor_of(event)
    if event.assessment is not None:
        found = assessment_view(at, event.assessment)
        text = found.summary or found.meaning
        return TimelineItem("assessment", date, text, assessment=found, anchor=anchor)
    if event.position is not None and event.before is not None and event.party is not None:
        who = party_view(at, event.party).name
        text = at.words.say("%(party)s changed position: %(turn)s", party=who, turn=_turn(at, event))
        return TimelineItem("reversal", date, text, anchor=anchor)
    said = position_view(at, event.position) if event.position else None
    text = _told(at, said) if said else ""
    return TimelineItem("position", date, text, position=said, anchor=anchor)


def anchor_of(event: Event) -> str:
    """Give the fragment id of an event on the claim's page."""
    return f"{event.kind}-{event.key}"


def _told(at: Standpoint, said: PositionView) -> str:
    who, stance = said.party.name, said.stance_label
    if said.on_behalf_of is None:
        return at.words.labelled(who, stance)
    return at.words.say(
        "%(party)s: %(stance)s, for %(other)s", party=who, stance=stance, other=said.on_behalf_of.name
    )


def _turn(at: Standpoint, event: Event) -> str:
    """Tell both stances of a reversal with their dates: "denied October 2024, acknowledged April 2025"."""
    both = [position_view(at, position) for position in (event.before, event.position) if position]
    before, after = (_stood(at, said) for said in both)
    return at.words.say("%(before)s, %(after)s", before=before, after=after)


def _stood(at: Standpoint, said: PositionView) -> str:
    if said.date:
        return at.words.say("%(stance)s %(date)s", stance=said.stance_then, date=said.date.text)
    if said.carried:
        return at.words.say(
            "%(stance)s (briefing of %(date)s)", stance=said.stance_then, date=said.carried.text
        )
    return said.stance_then


# ---- feeds


def claim_feeds(edition: Edition) -> Iterator[LazyFile]:
    """Give the two feeds of each recorded claim: what happened to it, newest first, as far as it is dated."""
    for claim in edition.corpus.claims:
        yield from feed_files(edition, urls.claim_file(claim.record.id), partial(_feed, edition, claim))


def _feed(edition: Edition, claim: LedgerClaim) -> tuple[Standpoint, Feed]:
    page = urls.claim_file(claim.record.id)
    atom, json = urls.feeds_beside(page)
    at = feed_point(edition.desk, edition.settings, atom)
    dated = [(event, event.date) for event in reversed(events(claim)) if event.date is not None]
    return at, Feed(
        name=f"claim/{claim.record.id}",
        title=title_of(edition.around, claim.record.short or claim.record.text),
        page=page,
        atom=atom,
        json=json,
        entries=tuple(entry_of(at, claim, *one) for one in dated[: edition.settings.feeds.size]),
        description=claim.record.text,
    )


def entry_of(at: Standpoint, claim: LedgerClaim, event: Event, date: When) -> Entry:
    """Give an event as an entry of a feed: of the claim's own, and of those whose position it is."""
    record, item = claim.record, _item(at, event)
    about = record.short or record.text
    extra = {"claim": record.id, "kind": event.kind}
    title, summary, html = item.text, "", ""
    authors: tuple[str, ...] = ()
    if item.assessment is not None:
        title, summary = at.words.labelled(item.assessment.label, about), item.assessment.summary
        authors = (item.assessment.by,)
        extra["state"] = item.assessment.state
    elif item.position is not None:
        said = item.position
        title = _headline(at, said, about)
        summary, html = said.note or said.words, _words(at, said)
        extra["stance"] = said.stance
    elif event.party is not None:
        who = party_view(at, event.party).name
        title = at.words.say("%(party)s changed position: %(turn)s", party=who, turn=about)
        summary = _turn(at, event)
    news = News(
        name=f"claim/{record.id}/{item.anchor}",
        path=urls.claim_file(record.id),
        fragment=item.anchor,
        title=title,
        summary=summary,
        published=date.moment,
        updated=date.moment,
        authors=authors,
    )
    return Entry(news, html=html, extra=extra)


def _headline(at: Standpoint, said: PositionView, claim: str) -> str:
    who, stance = said.party.name, said.stance_label
    if said.on_behalf_of is None:
        return at.words.say("%(party)s %(stance)s: %(claim)s", party=who, stance=stance, claim=claim)
    return at.words.say(
        "%(party)s, for %(other)s, %(stance)s: %(claim)s",
        party=who,
        other=said.on_behalf_of.name,
        stance=stance,
        claim=claim,
    )


def _words(at: Standpoint, said: PositionView) -> str:
    """Give the words of a position, those before they were translated, and the briefing that carries them."""
    words = f"<p>{escape(said.words)}</p>" if said.words else ""
    html = f"<blockquote>{words}</blockquote>" if said.words and said.direct else words
    note = f"<p>{escape(said.note)}</p>" if said.note else ""
    source = said.briefing
    link = f'<p><a href="{escape(source.url)}">{escape(source.label)}</a></p>' if source else ""
    return html + (original_html(at, said.original) if said.original else "") + note + link
