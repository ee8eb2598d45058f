"""Small parts of views: links, entities, parties, sources and briefings in short.

All are made from a ``Standpoint``: the site as seen from one output file, so that every address in them leads
from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from briefgen.model.corpus import Entity, Party
from briefgen.model.often import made_often
from briefgen.model.registry import SourceRecord
from briefgen.model.source import Source, Status
from briefgen.model.tenure import role_on
from briefgen.model.when import When
from briefgen.plan import urls, words
from briefgen.plan.parts.edits import last_change
from briefgen.plan.parts.library import Library, contested_in, worded_quotes_of
from briefgen.plan.remembered import Remembered
from briefgen.plan.urls import Addresses
from briefgen.plan.views import BriefingCard, EntityCard, LinkView, PartyView, SourceView
from briefgen.plan.words import Words

RETRACTED = "retracted"
"""The status of a briefing that is out and does not stand any more."""

IN_SHORT = 4
"""Entities that a briefing's card names."""


@made_often
@dataclass(frozen=True, slots=True)
class Standpoint:
    """The site as seen from one output file.

    ``root`` leads from there to the site's root. ``cites`` says that the page lists its sources, so that
    they have fragment ids. ``today`` is the day of the build: the roles held on it are those held now.
    ``memo`` remembers the cards of briefings, which are the same for all files of one ``root``, and ``home``
    those for files at the root itself; they change no result.
    """

    path: str
    root: str
    library: Library
    addresses: Addresses
    words: Words
    cites: bool = False
    today: When | None = None
    memo: Remembered[str, BriefingCard] = field(default_factory=dict, compare=False, repr=False)
    home: Remembered[str, BriefingCard] = field(default_factory=dict, compare=False, repr=False)

    def href(self, path: str, fragment: str = "") -> str:
        """Give the link to an output path; within the file itself only the fragment."""
        return f"#{fragment}" if fragment and path == self.path else urls.join(self.root, path, fragment)

    def link(self, label: str, path: str, fragment: str = "") -> LinkView:
        """Give a link with its label."""
        return LinkView(label, self.href(path, fragment), current=path == self.path and not fragment)


@dataclass(frozen=True, slots=True)
class Desk:
    """What all views are made with: look-ups, addresses and words, and the cards already made."""

    library: Library
    addresses: Addresses
    words: Words
    today: When | None = None
    memos: dict[str, Remembered[str, BriefingCard]] = field(default_factory=dict, compare=False, repr=False)

    def at(self, path: str) -> Standpoint:
        """Give the site as seen from an output path."""
        return self.seen_by_way_of(urls.root_from(path), path)

    def seen_by_way_of(self, root: str, path: str = "") -> Standpoint:
        """Give the site as seen by way of ``root``: a full URL in feeds, an absolute path on the 404 page."""
        return Standpoint(
            path,
            root,
            self.library,
            self.addresses,
            self.words,
            today=self.today,
            memo=self.memos.setdefault(root, {}),
            home=self.memos.setdefault("", {}),
        )


# ---- entities and parties


def entity_card(at: Standpoint, entity: Entity, on: When | None = None, *, card: str = "") -> EntityCard:
    """Give an entity in short; its role is the one held ``on`` a date (none: no date is known).

    A title seen before the name may be of any time, so it stands in only where no role is recorded.
    ``card`` is the fragment id of its hover card on the page, which alone tells its description.
    """
    record = entity.record
    role = role_on(record.roles if record else (), on, next(iter(entity.seen_as), ""))
    # What tells two of one name apart is often the role itself; it need not stand twice.
    apart = record.disambiguation if record and record.disambiguation.casefold() != role.casefold() else ""
    return EntityCard(
        id=entity.id,
        name=entity.name,
        url=urls.join(at.root, urls.entity_file(entity.id)),
        kind=entity.kind,
        kind_label=at.words.kind(entity.kind),
        role=role,
        disambiguation=apart,
        briefings=at.library.briefings_of(entity.id),
        recorded=record is not None,
        card=card,
        description=record.description if record and card else "",
    )


def other_names(entity: Entity) -> tuple[tuple[str, str], ...]:
    """Give the other forms of a name with their language: recorded ones first, then those seen."""
    recorded = {alias.text: alias.lang for alias in entity.record.aliases} if entity.record else {}
    seen = {alias: "" for alias in entity.aliases if alias not in recorded and alias != entity.name}
    return tuple((recorded | seen).items())


def party_view(at: Standpoint, party: Party) -> PartyView:
    """Give somebody who speaks; without an entity there is no link, without a name the words as written."""
    entity = at.library.entity_of(party)
    return PartyView(
        name=party.name or (entity.name if entity else party.text or at.words.say(words.UNNAMED)),
        url=at.href(urls.entity_file(entity.id)) if entity else "",
        role=party.role,
        text=party.text,
        kind=entity.kind if entity else "",
    )


def named(at: Standpoint, name: str) -> PartyView:
    """Give the party that an entity's id or a plain name stands for."""
    known = at.library.entities.get(name)
    return party_view(at, Party(known.name, known.id) if known else Party(name))


def author_view(at: Standpoint, name: str, on: When | None) -> PartyView:
    """Give who wrote something, by an entity's id or a plain name, with the role recorded for that date."""
    known = at.library.entities.get(name)
    role = role_on(known.record.roles, on) if known and known.record else ""
    return replace(named(at, name), role=role)


# ---- sources


def source_view(at: Standpoint, source: SourceRecord) -> SourceView:
    """Give a source; on a page that lists its sources it has a fragment id."""
    return SourceView(
        id=source.id,
        title=source.title,
        anchor=f"source-{source.id}" if at.cites else "",
        url=source.url,
        publisher=_name_of(at.library.entities, source.publisher),
        authors=tuple(_name_of(at.library.entities, author) for author in source.authors),
        kind=source.kind,
        kind_label=at.words.label(words.SOURCE_KINDS, source.kind),
        published=at.words.date(source.published),
        accessed=at.words.date(source.accessed),
        archive_url=source.archive_url,
        archive_captured=at.words.date(source.archive_captured),
        grade=source.reliability + source.credibility,
        note=source.note,
        given=source.kind != "none",
        lang=source.lang,
    )


def sources_named(at: Standpoint, ids: tuple[str, ...]) -> tuple[SourceView, ...]:
    """Give the sources with these ids, each once, in order; unknown ones are resolve's to report."""
    known = (at.library.sources.get(name) for name in dict.fromkeys(ids))
    return tuple(source_view(at, source) for source in known if source is not None)


def no_source() -> SourceView:
    """Give the line that stands where no source was given; the theme has the words for it."""
    return SourceView("", "", given=False)


def _name_of(entities: Mapping[str, Entity], name: str) -> str:
    return entities[name].name if name in entities else name


# ---- briefings


def briefing_card(at: Standpoint, slug: str) -> BriefingCard:
    """Give a briefing in short."""
    if slug not in at.memo:
        at.memo[slug] = _by_way_of(at.root, _at_home(at, slug)) if at.root else _briefing_card(at, slug)
    return at.memo[slug]


def _at_home(at: Standpoint, slug: str) -> BriefingCard:
    """Give the card as it stands on the home page: of that for another page only the links are others."""
    if slug not in at.home:
        at.home[slug] = _briefing_card(replace(at, path=urls.HOME, root=""), slug)
    return at.home[slug]


def _by_way_of(root: str, card: BriefingCard) -> BriefingCard:
    """Give a card that stands on the home page for files whose way to the root is ``root``."""
    return BriefingCard(
        card.slug,
        card.title,
        root + card.url,
        card.kind,
        card.kind_label,
        card.section,
        root + card.section_url if card.section_url else "",
        card.summary,
        card.date,
        card.updated,
        card.quotes,
        card.contested,
        tuple(
            [
                EntityCard(
                    one.id,
                    one.name,
                    root + one.url,
                    one.kind,
                    one.kind_label,
                    one.role,
                    one.disambiguation,
                    one.briefings,
                    one.recorded,
                )
                for one in card.entities
            ]
        ),
        card.status,
        card.lang,
    )


def _briefing_card(at: Standpoint, slug: str) -> BriefingCard:
    briefing, library = at.library.briefings[slug], at.library
    source, meta = briefing.article.source, briefing.article.source.meta
    names = dict.fromkeys(
        (*(name for name in briefing.about if name in library.entities), *library.names_in[slug])
    )
    return BriefingCard(
        slug=slug,
        title=meta.title,
        url=at.href(at.addresses.briefings[slug]),
        kind=meta.kind,
        kind_label=at.words.label(words.BRIEFING_KINDS, meta.kind),
        section=words.section_label(source.section) if source.section else "",
        section_url=at.href(urls.section_file(source.section)) if source.section else "",
        summary=meta.summary,
        date=at.words.date(meta.date),
        updated=at.words.date(last_change(meta)),
        quotes=len(worded_quotes_of(briefing)),
        contested=contested_in(library, slug),
        entities=tuple(
            entity_card(at, library.entities[name], meta.date) for name in tuple(names)[:IN_SHORT]
        ),
        status=status_of(source),
        lang=at.words.foreign(meta.lang),
    )


def status_of(source: Source) -> str:
    """Give what keeps a briefing out of the site, or that it was published or retracted since."""
    if source.status is Status.PUBLISHED and any(
        note.kind == "retraction" for note in source.meta.corrections
    ):
        return RETRACTED
    return source.status.value


def briefing_cards(at: Standpoint, slugs: tuple[str, ...]) -> tuple[BriefingCard, ...]:
    """Give several briefings in short, in the order given; unknown slugs are resolve's to report."""
    return tuple(briefing_card(at, slug) for slug in slugs if slug in at.library.briefings)
