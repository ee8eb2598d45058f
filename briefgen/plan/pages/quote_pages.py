"""The index of quotations: who said what, word for word, by speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from briefgen.model.corpus import Briefing, Naming, Party
from briefgen.model.site import LazyPage
from briefgen.plan import urls, words
from briefgen.plan.kept import Kept
from briefgen.plan.pages.paging import list_frame, numbered, pagination
from briefgen.plan.parts.cards import Standpoint, party_view
from briefgen.plan.parts.frames import Edition
from briefgen.plan.parts.library import Library, Said, worded_quotes_of
from briefgen.plan.parts.statements import document_of, quote_view
from briefgen.plan.views import LinkView, PartyView, QuotesView

PER_PAGE = 100
"""Quotations on a page of the index, about: a speaker's group is only cut where it is longer than that."""

Group = tuple[Party, tuple[Said, ...]]
_Who = tuple[str, str, str | None]
_Key = tuple[int, str, int, str]
"""Where a group stands: whoever has a page first, nobody last; by name, by briefing where only its text tells
who is meant, by id."""


def quote_pages(edition: Edition, kept: Kept | None = None) -> Iterator[LazyPage]:
    """Give the pages of the index. Indirect speech is left out: its words are the briefing's own.

    ``kept`` has what each briefing had of quotations in the last plan.
    """
    kept = kept or Kept()
    said_in = [kept.of(_said_in, briefing) for briefing in edition.corpus.briefings]
    cut = _cut(_groups(edition, said_in))
    total = sum(map(len, said_in))
    for number, on_page in enumerate(cut, 1):
        slugs = dict.fromkeys(said.briefing for _, group in on_page for said in group)
        make = partial(_view, edition, on_page, number, len(cut), total)
        shows = tuple(f"briefing/{slug}" for slug in slugs)
        path = urls.list_file("quotes", number)
        yield LazyPage(path, "quotes.html", make, "the list of quotations", shows)


def _view(edition: Edition, groups: Sequence[Group], number: int, pages: int, total: int) -> QuotesView:
    at = edition.desk.at(urls.list_file("quotes", number))
    title = at.words.say(words.QUOTES)
    return QuotesView(
        frame=list_frame(edition, at, numbered(at, title, number)),
        title=title,
        groups=tuple(
            (
                _speaker(at, party),
                tuple(quote_view(at, said.briefing, said.quote, with_briefing=True) for said in group),
            )
            for party, group in groups
        ),
        total=total,
        pagination=pagination(at, number, pages, lambda n: urls.list_file("quotes", n)),
        orders=orders(at),
    )


def orders(at: Standpoint) -> tuple[LinkView, ...]:
    """Give the ways to the index in each of its orders, as seen from one of its pages."""
    by_date = at.path.startswith(urls.as_address(urls.QUOTES_BY_DATE))
    return (
        LinkView(at.words.say("By speaker"), at.href(urls.QUOTES), current=not by_date),
        LinkView(at.words.say("By date"), at.href(urls.QUOTES_BY_DATE), current=by_date),
    )


def _speaker(at: Standpoint, party: Party) -> PartyView:
    """Give the speaker of a group, without the role, which is each quotation's own."""
    entity = at.library.entity_of(party)
    return party_view(at, Party(entity.name if entity else party.name, party.entity))


def _said_in(briefing: Briefing) -> list[tuple[Said, list[tuple[_Who, Party]]]]:
    """Give the quotations of a briefing, each with those who speak, as far as the text tells of them."""
    slug = briefing.slug
    return [
        (
            Said(slug, quote),
            [
                ((party.name, party.text, party.entity), party)
                for party in quote.speakers
                if party.entity is not None or party.naming is not Naming.UNCLEAR
            ],
        )
        for quote in worded_quotes_of(briefing)
    ]


def _groups(
    edition: Edition, said_in: Iterable[Iterable[tuple[Said, list[tuple[_Who, Party]]]]]
) -> list[Group]:
    """Give the quotations by speaker, speakers by name, newest first in each.

    Whoever has a page stands first, then whom a text only describes ("a spokesman"), and nobody last, with
    those for whom only a pronoun stands.

    Who is only called "the minister" has a group in each briefing: elsewhere that is somebody else.
    """
    library, nobody = edition.desk.library, edition.desk.words.say(words.UNNAMED)
    at = edition.desk.at(urls.QUOTES)
    keys: dict[tuple[_Who, int], _Key] = {}
    said: defaultdict[_Key, list[Said]] = defaultdict(list)
    parties: dict[_Key, Party] = {}
    for number, in_briefing in enumerate(said_in, 1):
        for one, speakers in in_briefing:
            for who, party in speakers or [_unspoken(document_of(at, one.quote) or nobody)]:
                within = number if speakers and party.entity is None else 0
                key = keys.get((who, within))
                if key is None:
                    key = keys[who, within] = _order(library, party, nobody, within)
                    parties.setdefault(key, party)
                group = said[key]
                if not group or group[-1] is not one:
                    group.append(one)
    return [(parties[key], tuple(said[key])) for key in sorted(said)]


def _unspoken(name: str) -> tuple[_Who, Party]:
    """Give whose words they are that nobody is known to have spoken."""
    return (name, "", None), Party(name)


def _order(library: Library, party: Party, nobody: str, within: int) -> _Key:
    entity = library.entity_of(party)
    name = entity.name if entity else party.name or party.text or nobody
    shelf = 0 if entity else 2 if name == nobody else 1
    return (shelf, name.casefold(), within if name != nobody else 0, entity.id if entity else "")


def _cut(groups: Sequence[Group]) -> list[list[Group]]:
    pages: list[list[Group]] = [[]]
    room = PER_PAGE
    for party, said in groups:
        if len(said) > room and pages[-1]:
            pages.append([])
            room = PER_PAGE
        for begin in range(0, len(said), PER_PAGE):
            if begin:
                pages.append([])
                room = PER_PAGE
            part = said[begin : begin + PER_PAGE]
            pages[-1].append((party, part))
            room -= len(part)
    return pages
