"""What resolve hands on: entities, quotations, claims and positions over all articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from briefgen.model.annotation import Annotations, ClaimStatus, Confidence, QuoteType
from briefgen.model.article import Article
from briefgen.model.often import made_often
from briefgen.model.passage import Passage
from briefgen.model.registry import Assessment, ClaimRecord, EntityRecord, SourceRecord
from briefgen.model.text import Place, Span
from briefgen.model.when import When


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article and what was found in it: what resolve takes."""

    article: Article
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what the mentions of all articles mean. ``id`` is ``kind/slug``.

    ``kind``: person, org, place, group, event, law or work. ``aliases`` are the other forms seen or
    recorded, sorted. ``seen_as`` are titles seen before the name ("President"), most frequent first.
    """

    id: str
    kind: str
    name: str
    short: str = ""
    aliases: tuple[str, ...] = ()
    seen_as: tuple[str, ...] = ()
    record: EntityRecord | None = None


@made_often
@dataclass(frozen=True, slots=True)
class ResolvedMention:
    """A mention and the entity that it means (none: left unlinked)."""

    span: Span
    text: str
    label: str
    entity: str | None
    rule: str
    confidence: Confidence


class Naming(StrEnum):
    """How a text calls a party: by a name, by a description, or so that nobody is told ("he", "others")."""

    NAMED = "named"
    UNNAMED = "unnamed"
    UNCLEAR = "unclear"


@made_often
@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who speaks or takes a position: an entity's id where it is known, else the words as written.

    ``name`` is what to print, ``role`` the role held on the briefing's date, ``text`` the expression in the
    text, ``naming`` how it calls the party.
    """

    name: str
    entity: str | None = None
    role: str = ""
    text: str = ""
    span: Span | None = None
    naming: Naming = Naming.UNNAMED


@dataclass(frozen=True, slots=True)
class Original:
    """Words by paragraph, before they were translated by ``translated_by`` (an entity's id or a name).

    Without words only who translated is known.
    """

    words: tuple[str, ...]
    lang: str
    translated_by: str = ""


@made_often
@dataclass(frozen=True, slots=True)
class ResolvedQuote:
    """A quotation with its speakers resolved. ``number`` counts from 1 within the briefing.

    ``words`` are the segments' exact text; ``by_hand`` marks a ``quote`` block, ``token`` its
    opening token (-1: found by software). ``marked``: every word stands in quotation marks, so that it may be
    printed in them. ``form``: full, fragment, document or paraphrase; empty where software found words that
    are not all somebody's. ``document`` names what the words stand in where nobody speaks them. ``passage``
    says where the stored text of a source has the words; ``lang`` is theirs where it is not the briefing's.
    """

    number: int
    span: Span
    segments: tuple[Span, ...]
    words: tuple[str, ...]
    type: QuoteType
    speakers: tuple[Party, ...]
    cue: str
    rule: str
    confidence: Confidence
    by_hand: bool = False
    source: str = ""
    date: str = ""
    token: int = -1
    marked: bool = False
    form: str = ""
    document: str = ""
    cite: str = ""
    lang: str = ""
    original: Original | None = None
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """What a party says of a claim.

    ``stance``: asserts, denies, acknowledges, disputes-part, doubts, declines, corrects, retracts.
    ``words`` are exact words: quoted if ``direct``, else the passage as it stands in the briefing, or a
    paraphrase if ``form`` says so. ``passage`` and ``original`` are as in a quotation.
    ``briefing`` is the slug of the briefing that carries them, ``span`` their range in its prose.
    ``found`` marks what software found. ``known_by``, of a recorded position: its date, else that of the
    briefing that carries it.
    """

    by: Party
    stance: str
    words: str = ""
    direct: bool = False
    on_behalf_of: Party | None = None
    date: When | None = None
    venue: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    briefing: str = ""
    span: Span | None = None
    found: bool = False
    form: str = ""
    lang: str = ""
    original: Original | None = None
    passage: Passage | None = None
    known_by: When | None = None


class Tie(StrEnum):
    """What ties a found claim to a recorded one.

    BLOCK: an editor marked the passage. The others are the work of software. WORDS: the same speaker, whose
    recorded words these are. CONTENT: the same speaker, and the two sentences say the same. BRIEFING: an
    editor recorded that this speaker takes this position in this briefing, and most of what is said agrees.
    """

    NONE = ""
    BLOCK = "block"
    WORDS = "words"
    CONTENT = "content"
    BRIEFING = "briefing"

    @property
    def by_software(self) -> bool:
        """Whether software made the tie, so that it must say so."""
        return self not in (Tie.NONE, Tie.BLOCK)


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A contested claim that software found in a briefing, not assessed by anybody.

    ``number`` counts from 1 within the briefing; ``record`` is the id of the recorded claim that it is, if
    any, and ``tie`` says by whose word.
    """

    number: int
    span: Span
    text: str
    status: ClaimStatus
    positions: tuple[Position, ...]
    cue: str
    rule: str
    confidence: Confidence
    record: str = ""
    tie: Tie = Tie.NONE


@dataclass(frozen=True, slots=True)
class TiedClaim:
    """A found claim that is a recorded one, with its briefing's slug.

    ``positions`` are what software found there beyond the positions that the record has from this briefing.
    """

    briefing: str
    claim: FoundClaim
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimUse:
    """A place where a briefing uses a recorded claim: a passage, or the header (no span)."""

    claim: str
    span: Span | None = None
    token: int = -1


EXPIRED: Final = "expired"
"""The kind of a link to a text that was out and has gone by its own date, or to whom it alone named."""


@dataclass(frozen=True, slots=True)
class ResolvedLink:
    """A wiki link and what it leads to. ``kind``: entity, briefing, page, claim; ``target``: id or slug.

    One to a text that has expired (kind: expired) leads nowhere; its target is the title or the name to print
    where the link shows nothing but an id or a name of the text, else empty.
    """

    span: Span
    kind: str
    target: str
    token: int
    child: int


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing (or a standing page) with everything in it resolved.

    ``related`` are slugs of other briefings, the closest first; ``linked_from`` those that link here.
    ``about`` are entity ids that the editor named, ``mentions`` sorted by position.
    """

    article: Article
    mentions: tuple[ResolvedMention, ...] = ()
    quotes: tuple[ResolvedQuote, ...] = ()
    claims: tuple[FoundClaim, ...] = ()
    claim_uses: tuple[ClaimUse, ...] = ()
    links: tuple[ResolvedLink, ...] = ()
    about: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    linked_from: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The briefing's slug, unique in the site."""
        return self.article.source.slug


@dataclass(frozen=True, slots=True)
class StateChange:
    """A day on which a recorded claim went from one state to another, and the finding that did it."""

    date: When
    before: str
    after: str
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class LedgerClaim:
    """A recorded claim with what follows from it.

    ``positions`` in date order; ``opposed``: contrary stances are live; ``reversals``: (party, first
    position, later position) where a party changed its stance; both from recorded positions only.
    ``briefings``: slugs of those that use it, newest first; ``tied`` are those among them that only software
    says so of. ``found``: where software found it, newest briefing first. ``changes``: those of its state,
    the earliest first, the last of which led to the present one.
    """

    record: ClaimRecord
    positions: tuple[Position, ...] = ()
    opposed: bool = False
    reversals: tuple[tuple[Party, Position, Position], ...] = ()
    briefings: tuple[str, ...] = ()
    changes: tuple[StateChange, ...] = ()
    tied: tuple[str, ...] = ()
    found: tuple[TiedClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class NameClash:
    """A name that several entities bear, or that may mean each of them; their ``ids``, sorted."""

    name: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnresolvedName:
    """A name left unlinked, because it may mean several or because nothing says who it is.

    ``candidates`` are ids, or the name of a country that has none, sorted; ``places`` are all where briefings
    and pages leave the name unlinked, those in the newest first.
    """

    name: str
    candidates: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The cross-article index.

    ``briefings`` newest first (then by slug), ``pages`` by slug, ``entities`` by id, ``claims`` by id.
    ``redirects`` maps ids of merged entities to those that they lead to in the end. ``clashes`` and
    ``unresolved`` are sorted by name, without regard to case and marks. ``known`` are names that the articles
    have often enough to be found where the model missed them, with their label.
    """

    briefings: tuple[Briefing, ...] = ()
    pages: tuple[Briefing, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[LedgerClaim, ...] = ()
    sources: tuple[SourceRecord, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    clashes: tuple[NameClash, ...] = ()
    unresolved: tuple[UnresolvedName, ...] = ()
    known: Mapping[str, str] = field(default_factory=dict)
