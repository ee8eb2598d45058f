"""The ledger: all recorded claims, those of each state, party and topic, and those found by software."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.model.corpus import Briefing, LedgerClaim
from briefgen.model.site import Page
from briefgen.model.stances import CONTESTING
from briefgen.plan import urls, words
from briefgen.plan.cards import Standpoint, briefing_card
from briefgen.plan.frames import Edition
from briefgen.plan.ledger_groups import MAKES, Group, Groups, groups, tally
from briefgen.plan.library import unrecorded_in
from briefgen.plan.paging import list_frame, numbered, pages_of, pagination
from briefgen.plan.statements import claim_line, found_box, last_word, state_view
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
class _Shelf:
    """What all pages of the ledger are made from: the edition, its groups and what software found."""

    edition: Edition
    groups: Groups
    found: tuple[Briefing, ...]


def ledger_pages(edition: Edition) -> Iterator[Page]:
    """Give the ledger, a list for each state, party and topic, all parties and topics, and found claims."""
    corpus, desk = edition.corpus, edition.desk
    found = tuple(briefing for briefing in corpus.briefings if unrecorded_in(desk.library, briefing))
    shelf = _Shelf(edition, groups(corpus.claims, desk.library, desk.words.vocabulary()), found)
    yield from _lists(shelf, None, sorted(corpus.claims, key=last_word))
    for group in shelf.groups.all:
        yield from _lists(shelf, group, group.claims)
    for name, several in (("party", shelf.groups.parties), ("topic", shelf.groups.topics)):
        if several:
            yield _index(shelf, name, several)
    if len(found) > FOUND_PAGE:
        yield from _found_lists(shelf)


# ---- lists of recorded claims


def _lists(shelf: _Shelf, group: Group | None, claims: Sequence[LedgerClaim]) -> Iterator[Page]:
    name, value = (group.name, group.value) if group else ("", "")
    say = shelf.edition.desk.words.say
    title = say(words.LEDGER_OF[name], name=group.label) if group else say(words.CLAIMS)
    by_id = {claim.record.id: claim for claim in claims}
    cut = pages_of(tuple(by_id), LEDGER_PAGE)
    for number, ids in enumerate(cut, 1):
        at = shelf.edition.desk.at(urls.ledger_file(name, value, number))
        front = group is None and number == 1
        more = front and len(shelf.found) > FOUND_PAGE
        view = LedgerView(
            frame=_frame(shelf.edition, at, numbered(at, title, number), [by_id[id_] for id_ in ids]),
            title=title,
            recorded=tuple(_line(shelf, at, by_id[id_]) for id_ in ids),
            found=_found_boxes(at, shelf.found[:FOUND_PAGE]) if front else (),
            states=_states(at) if front else (),
            filters=_filters(shelf.groups, at, group, whole=front),
            total=len(by_id),
            found_total=len(shelf.found) if front else 0,
            pagination=pagination(at, number, len(cut), lambda n: urls.ledger_file(name, value, n)),
            ledger_url=at.href(urls.CLAIMS),
            found_url=at.href(urls.ledger_file(FOUND)) if more else "",
        )
        yield Page(at.path, "claims.html", view, _origin(name, value))


def _line(shelf: _Shelf, at: Standpoint, claim: LedgerClaim) -> ClaimLine:
    id_ = claim.record.id
    return claim_line(at, claim, shelf.groups.parties_of[id_], shelf.groups.topics_of[id_])


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


def _index(shelf: _Shelf, name: str, several: Sequence[Group]) -> Page:
    edition = shelf.edition
    at = edition.desk.at(urls.ledger_file(name))
    title = at.words.say(words.LEDGER_ALL[name])
    tallies = (
        (words.TALLY_MAKES, tally(shelf.groups, at.library, MAKES)),
        (words.TALLY_CONTESTS, tally(shelf.groups, at.library, CONTESTING)),
    )
    view = LedgerIndexView(
        frame=_frame(edition, at, title),
        title=title,
        choices=tuple(_choice(at, group) for group in several),
        tallies=tuple(
            TallyView(
                at.words.say(caption),
                tuple(state_view(at, group.value) for group in shelf.groups.states),
                tuple((_choice(at, count.party).link, count.by_state, count.sum) for count in counts),
            )
            for caption, counts in tallies
            if counts and name == "party"
        ),
        ledger_url=at.href(urls.CLAIMS),
    )
    return Page(at.path, "claims_index.html", view, _origin(name, ""))


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


def _found_lists(shelf: _Shelf) -> Iterator[Page]:
    by_slug = {briefing.slug: briefing for briefing in shelf.found}
    cut = pages_of(tuple(by_slug), FOUND_PAGE)
    title = shelf.edition.desk.words.say(words.LEDGER_FOUND)
    for number, slugs in enumerate(cut, 1):
        at = shelf.edition.desk.at(urls.ledger_file(FOUND, "", number))
        view = LedgerView(
            frame=_frame(shelf.edition, at, numbered(at, title, number)),
            title=title,
            found=_found_boxes(at, [by_slug[slug] for slug in slugs]),
            found_total=len(by_slug),
            pagination=pagination(at, number, len(cut), lambda n: urls.ledger_file(FOUND, "", n)),
            ledger_url=at.href(urls.CLAIMS),
        )
        yield Page(at.path, "claims.html", view, _origin(FOUND, ""))


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
