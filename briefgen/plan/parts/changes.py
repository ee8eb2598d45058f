"""What changed after a briefing was written: states of the claims that it uses, and positions of parties.

Dates count as far as both of them tell. Where they do not say which was first (2025-04 and 2025-04-10, or two
times on one day of which one is not known), the change is not taken for a later one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.model.corpus import Briefing, LedgerClaim, Party, Position, StateChange
from briefgen.model.source import Meta, Status
from briefgen.model.when import Precision, When, is_before
from briefgen.plan import urls
from briefgen.plan.parts.cards import Standpoint, party_view
from briefgen.plan.parts.library import Library, recorded_in
from briefgen.plan.parts.statements import position_view, state_view
from briefgen.plan.views import ChangedView

Key = tuple[str, StateChange]
"""The id of a claim, and a change of its state."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A claim that has changed since a text was written, seen from its date ``seen``.

    ``before`` and ``after`` are its states then and now, both empty where only parties changed their
    positions (``reversals``); ``date`` is the day since which it has its state or, where that is as it was,
    the day of the last reversal. ``until`` is that of the first change, where ``before`` may not have been
    its state at ``seen`` yet. ``by_software``: only software says that the text uses the claim.
    """

    claim: LedgerClaim
    seen: When
    date: When
    before: str = ""
    after: str = ""
    until: When | None = None
    reversals: tuple[tuple[Party, Position, Position], ...] = ()
    by_software: bool = False


def since_published(library: Library, briefing: Briefing) -> dict[str, Changed]:
    """Give the claims of a briefing that have changed since its ``date``, by id, in the order of its text.

    There are none for a text that is not out or has no date.
    """
    meta = briefing.article.source.meta
    return _changed(library, briefing, (meta.date,)) if meta.date else {}


def since_edited(library: Library, briefing: Briefing) -> dict[str, Changed]:
    """Give those that have changed since the text was edited last: published, updated or corrected.

    Who edits a text after a change is taken to have seen it.
    """
    meta = briefing.article.source.meta
    return _changed(library, briefing, edits_of(meta)) if meta.date else {}


def edits_of(meta: Meta) -> tuple[When, ...]:
    """Give the dates on which a text was edited, in no order."""
    given = (meta.date, meta.updated, *(correction.date for correction in meta.corrections))
    return tuple(date for date in given if date is not None)


def concerned(library: Library, claims: Sequence[LedgerClaim]) -> dict[Key, tuple[str, ...]]:
    """Give, for each change of a claim's state, the slugs of the briefings of before that use the claim."""
    return _by_change(library, claims, is_before)


def undecided(library: Library, claims: Sequence[LedgerClaim]) -> dict[Key, tuple[str, ...]]:
    """Give, for each change, the slugs of those of which nobody can tell whether they are of before.

    That is where one of the two dates is a month or a year. One of the same day is taken to know it.
    """
    return _by_change(library, claims, _are_vague)


def _are_vague(published: When, change: When) -> bool:
    short = {published.precision, change.precision} & {Precision.YEAR, Precision.MONTH}
    return bool(short) and not is_before(published, change) and not is_before(change, published)


def _by_change(
    library: Library, claims: Sequence[LedgerClaim], test: Callable[[When, When], bool]
) -> dict[Key, tuple[str, ...]]:
    users = _users(library)
    return {
        (claim.record.id, change): tuple(
            slug for slug, date in users.get(claim.record.id, ()) if test(date, change.date)
        )
        for claim in claims
        for change in claim.changes
    }


def _users(library: Library) -> Mapping[str, Sequence[tuple[str, When]]]:
    users: defaultdict[str, list[tuple[str, When]]] = defaultdict(list)
    for slug, briefing in library.briefings.items():
        date = briefing.article.source.meta.date
        if date is not None and _is_out(briefing):
            for claim in recorded_in(library, slug):
                users[claim].append((slug, date))
    return users


def _is_out(briefing: Briefing) -> bool:
    return briefing.article.source.status in (Status.PUBLISHED, Status.EXPIRED)


def _changed(library: Library, briefing: Briefing, dates: Sequence[When]) -> dict[str, Changed]:
    if not _is_out(briefing):
        return {}
    claims = {id_: library.claims[id_] for id_ in recorded_in(library, briefing.slug)}
    changes = ((id_, _since(claim, dates)) for id_, claim in claims.items())
    return {
        id_: replace(changed, by_software=briefing.slug in changed.claim.tied)
        for id_, changed in changes
        if changed is not None
    }


def _since(claim: LedgerClaim, dates: Sequence[When]) -> Changed | None:
    def is_later(date: When | None) -> bool:
        return date is not None and all(is_before(seen, date) for seen in dates)

    changes = [change for change in claim.changes if is_later(change.date)]
    # A claim that went and came back stands as the text has it.
    if changes and changes[0].before == changes[-1].after:
        changes = []
    turns = tuple(turn for turn in claim.reversals if is_later(turn[2].date))
    own, taken = (change.date for change in changes), (later.date for _, _, later in turns if later.date)
    last = max(own if changes else taken, key=lambda date: date.order, default=None)
    if last is None:
        return None
    seen = max(dates, key=lambda date: date.order)
    is_open = any(_are_vague(seen, change.date) for change in claim.changes)
    return Changed(
        claim,
        seen=seen,
        date=last,
        before=changes[0].before if changes else "",
        after=changes[-1].after if changes else "",
        until=changes[0].date if changes and is_open else None,
        reversals=turns,
    )


def changed_view(at: Standpoint, changed: Changed, published: When | None, url: str = "") -> ChangedView:
    """Give what a page says of a claim that has changed; ``url`` leads to the claim in the briefing."""
    record = changed.claim.record
    return ChangedView(
        claim=at.link((record.short or record.text).rstrip("."), urls.claim_file(record.id)),
        seen=at.words.date(changed.seen),
        edited=changed.seen != published,
        date=at.words.date(changed.date),
        before=state_view(at, changed.before) if changed.before else None,
        after=state_view(at, changed.after) if changed.after else None,
        until=at.words.date(changed.until),
        reversals=tuple(
            (party_view(at, party), position_view(at, first), position_view(at, later))
            for party, first, later in changed.reversals
        ),
        text_url=url,
        by_software=changed.by_software,
    )
