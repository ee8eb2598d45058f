"""The ledger: all recorded claims, those of each state, party and topic, and those found by software."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from briefgen.model.corpus import Briefing, LedgerClaim
from briefgen.model.site import LazyPage
from briefgen.model.stances import CONTESTING
from briefgen.plan import urls, words
from briefgen.plan.pages.ledger_groups import MAKES, Group, Groups, groups, tally
from briefgen.plan.pages.paging import list_frame, numbered, pages_of, pagination
from briefgen.plan.parts.cards import Standpoint, briefing_card
from briefgen.plan.parts.frames import Edition
from briefgen.plan.parts.library import unrecorded_in, with_unrecorded
from briefgen.plan.parts.statements import claim_line, found_box, last_word, state_view
from briefgen.plan.views import (
    AssessmentView,
    BriefingCard,
    ChoiceView,
    ClaimBox,
    ClaimLine,
    FilterView,
    Frame,
    LedgerIndexView,
    LedgerView,
    LinkView,
    TallyView,
)

LEDGER_PAGE, FOUND_PAGE = 50, 25
"""Recorded claims on a page of the ledger, and briefings with claims that software found."""

COMMONEST = 12
"""Parties, and topics, that a page of the ledger links; the others stand on a page of their own."""

FOUND = "found"
"""What stands in addresses for the claims that software found."""


@dataclass(frozen=True, slots=True)
class _Ledger:
    """What all pages of the ledger are made from: the edition, its groups and what software found."""

    edition: Edition
    groups: Groups
    found: tuple[Briefing, ...]


def ledger_pages(edition: Edition) -> Iterator[LazyPage]:
    """Give the ledger, a list for each state, party and topic, all parties and topics, and found claims."""
    corpus, desk = edition.corpus, edition.desk
    found = tuple(desk.library.briefings[slug] for slug in with_unrecorded(desk.library))
    ledger = _Ledger(edition, groups(corpus.claims, desk.library, desk.words.vocabulary()), found)
    yield from _lists(ledger, None, sorted(corpus.claims, key=last_word))
    for group in ledger.groups.all:
        yield from _lists(ledger, group, group.claims)
    for name, several in (("party", ledger.groups.parties), ("topic", ledger.groups.topics)):
        if several:
            yield _index(ledger, name, several)
    if len(found) > FOUND_PAGE:
        yield from _found_lists(ledger)


# ---- lists of recorded claims


def _lists(ledger: _Ledger, group: Group | None, claims: Sequence[LedgerClaim]) -> Iterator[LazyPage]:
    name, value = (group.name, group.value) if group else ("", "")
    cut = pages_of(tuple({claim.record.id: claim for claim in claims}.values()), LEDGER_PAGE)
    total = sum(map(len, cut))
    for number, part in enumerate(cut, 1):
        front = group is None and number == 1
        shows = (
            *(f"claim/{claim.record.id}" for claim in part),
            *(f"briefing/{briefing.slug}" for briefing in (ledger.found[:FOUND_PAGE] if front else ())),
        )
        make = partial(_view, ledger, group, part, number, len(cut), total)
        path = urls.ledger_file(name, value, number)
        yield LazyPage(path, "claims.html", make, _origin(name, value), shows)


def _view(
    ledger: _Ledger, group: Group | None, claims: Sequence[LedgerClaim], number: int, pages: int, total: int
) -> LedgerView:
    name, value = (group.name, group.value) if group else ("", "")
    at = ledger.edition.desk.at(urls.ledger_file(name, value, number))
    say = at.words.say
    title = say(words.LEDGER_OF[name], name=group.label) if group else say(words.CLAIMS)
    front = group is None and number == 1
    more = front and len(ledger.found) > FOUND_PAGE
    return LedgerView(
        frame=_frame(ledger.edition, at, numbered(at, title, number), claims),
        title=title,
        recorded=tuple(_line(ledger, at, claim) for claim in claims),
        found=_found_boxes(at, ledger.found[:FOUND_PAGE]) if front else (),
        states=_states(at) if front else (),
        filters=_filters(ledger.groups, at, group, whole=front),
        total=total,
        found_total=len(ledger.found) if front else 0,
        pagination=pagination(at, number, pages, lambda n: urls.ledger_file(name, value, n)),
        ledger_url=at.href(urls.CLAIMS),
        found_url=at.href(urls.ledger_file(FOUND)) if more else "",
    )


def _line(ledger: _Ledger, at: Standpoint, claim: LedgerClaim) -> ClaimLine:
    id_ = claim.record.id
    return claim_line(at, claim, ledger.groups.parties_of[id_], ledger.groups.topics_of[id_])


def _states(at: Standpoint) -> tuple[AssessmentView, ...]:
    return tuple(state_view(at, state.id) for state in at.words.states)


def _filters(found: Groups, at: Standpoint, current: Group | None, *, whole: bool) -> tuple[FilterView, ...]:
    """Give the ways to filter; ``whole`` gives all choices, for the form that filters the page in place."""
    filters = []
    for name, several in (("state", found.states), ("party", found.parties), ("topic", found.topics)):
        linked = several if name == "state" else several[:COMMONEST]
        if current is not None and current.name == name and current not in linked:
            linked = (*linked, current)
        choices = tuple(_choice(at, group, current) for group in (several if whole else linked))
        more = name != "state" and bool(several)
        url = at.href(urls.ledger_file(name)) if more else ""
        if several:
            label = at.words.say(words.LEDGER_BY[name])
            filters.append(FilterView(name, label, choices, len(several), len(linked), url))
    return tuple(filters)


def _choice(at: Standpoint, group: Group, current: Group | None = None) -> ChoiceView:
    path = urls.ledger_file(group.name, group.value)
    here = current is not None and (group.name, group.value) == (current.name, current.value)
    return ChoiceView(group.value, LinkView(group.label, at.href(path), current=here), len(group.claims))


# ---- lists of parties and topics


def _index(ledger: _Ledger, name: str, several: Sequence[Group]) -> LazyPage:
    make, shows = (
        partial(_index_view, ledger, name, several),
        tuple(f"claim/{id_}" for id_ in ledger.edition.desk.library.claims),
    )
    return LazyPage(urls.ledger_file(name), "claims_index.html", make, _origin(name, ""), shows)


def _index_view(ledger: _Ledger, name: str, several: Sequence[Group]) -> LedgerIndexView:
    edition = ledger.edition
    at = edition.desk.at(urls.ledger_file(name))
    title = at.words.say(words.LEDGER_ALL[name])
    tallies = (
        (words.TALLY_MAKES, tally(ledger.groups, at.library, MAKES)),
        (words.TALLY_CONTESTS, tally(ledger.groups, at.library, CONTESTING)),
    )
    return LedgerIndexView(
        frame=_frame(edition, at, title),
        title=title,
        choices=tuple(_choice(at, group) for group in several),
        tallies=tuple(
            TallyView(
                at.words.say(caption),
                tuple(state_view(at, group.value) for group in ledger.groups.states),
                tuple((_choice(at, count.party).link, count.by_state, count.sum) for count in counts),
            )
            for caption, counts in tallies
            if counts and name == "party"
        ),
        ledger_url=at.href(urls.CLAIMS),
    )


# ---- what software found


def _found_boxes(
    at: Standpoint, briefings: Sequence[Briefing]
) -> tuple[tuple[BriefingCard, tuple[ClaimBox, ...]], ...]:
    return tuple(
        (
            briefing_card(at, briefing.slug),
            tuple(
                found_box(at, briefing.slug, claim, number=claim.number, anchor="")
                for claim in unrecorded_in(at.library, briefing)
            ),
        )
        for briefing in briefings
    )


def _found_lists(ledger: _Ledger) -> Iterator[LazyPage]:
    cut = pages_of(ledger.found, FOUND_PAGE)
    for number, part in enumerate(cut, 1):
        make = partial(_found_view, ledger, part, number, len(cut))
        shows = tuple(f"briefing/{briefing.slug}" for briefing in part)
        path = urls.ledger_file(FOUND, "", number)
        yield LazyPage(path, "claims.html", make, _origin(FOUND, ""), shows)


def _found_view(ledger: _Ledger, briefings: Sequence[Briefing], number: int, pages: int) -> LedgerView:
    at = ledger.edition.desk.at(urls.ledger_file(FOUND, "", number))
    title = at.words.say(words.LEDGER_FOUND)
    return LedgerView(
        frame=_frame(ledger.edition, at, numbered(at, title, number)),
        title=title,
        found=_found_boxes(at, briefings),
        found_total=len(ledger.found),
        pagination=pagination(at, number, pages, lambda n: urls.ledger_file(FOUND, "", n)),
        ledger_url=at.href(urls.CLAIMS),
    )


# ---- what surrounds them


def _origin(name: str, value: str) -> str:
    """Say in words what a page of the ledger is made from."""
    if not name:
        return "the ledger of claims"
    return f"the claims by {name}" + (f" (`{value}`)" if value else "") if name != FOUND else "found claims"


def _frame(edition: Edition, at: Standpoint, title: str, claims: Sequence[LedgerClaim] = ()) -> Frame:
    above = () if at.path == urls.CLAIMS else ((at.words.say(words.CLAIMS), urls.CLAIMS),)
    records = (claim.record for claim in claims)
    listed = [(record.short or record.text, urls.claim_file(record.id)) for record in records]
    return list_frame(edition, at, title, *above, listed=listed)
