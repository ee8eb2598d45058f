"""Parts of views: what several pages show, from an entity in short to a disputed-claims box.

``views`` holds the pages that are made of them and says what holds for all views.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model.often import made_often
from briefgen.plan.views.frame_views import DateView, LinkView


@made_often
@dataclass(frozen=True, slots=True)
class EntityCard:
    """An entity in short, as in lists and hover cards. ``card`` is its fragment id on this page, if any.

    ``kind``: person, org, place, group, event, law, work; ``kind_label`` the word to print; ``recorded``: an
    editor keeps a record of it; ``description``, a sentence, is only there with a ``card``.
    """

    id: str
    name: str
    url: str
    kind: str
    kind_label: str
    role: str = ""
    disambiguation: str = ""
    briefings: int = 0
    recorded: bool = False
    card: str = ""
    description: str = ""


@made_often
@dataclass(frozen=True, slots=True)
class PartyView:
    """Somebody who speaks: ``url`` is empty for the unnamed and the unresolved; ``text`` as written."""

    name: str
    url: str = ""
    role: str = ""
    text: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class SourceView:
    """Something that was read; ``lang`` is its language where that is recorded.

    ``given`` is false where the source was not given.
    """

    id: str
    title: str
    anchor: str = ""
    url: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    kind: str = ""
    kind_label: str = ""
    published: DateView | None = None
    accessed: DateView | None = None
    archive_url: str = ""
    archive_captured: DateView | None = None
    grade: str = ""
    note: str = ""
    given: bool = True
    lang: str = ""


@made_often
@dataclass(frozen=True, slots=True)
class BriefingCard:
    """A briefing in short. ``status``: ``published``, ``retracted``, or why only a preview shows it.

    ``lang`` is the language of its title and summary, where it is not the site's.
    """

    slug: str
    title: str
    url: str
    kind: str = "news"
    kind_label: str = ""
    section: str = ""
    section_url: str = ""
    summary: str = ""
    date: DateView | None = None
    updated: DateView | None = None
    quotes: int = 0
    contested: int = 0
    entities: tuple[EntityCard, ...] = ()
    status: str = "published"
    lang: str = ""


@dataclass(frozen=True, slots=True)
class OriginalView:
    """Words by paragraph before they were translated; ``language`` is the name of ``lang``.

    Without words only who translated is known.
    """

    words: tuple[str, ...]
    lang: str
    language: str
    translated_by: PartyView | None = None


@made_often
@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quotation. ``words`` are its segments, exact but for no-break spaces; others stand between two.

    ``direct``: every word stands in quotation marks in the text (so it may be set in marks);
    ``url`` leads to the place in the text, ``briefing`` is the briefing that carries it. ``form`` is full,
    fragment, document, paraphrase or empty, ``form_label`` the word to print where there is something to say.
    ``document`` names what the words stand in where nobody speaks them. ``source_url`` leads to the words in
    their source, where its stored text has them; ``lang`` is set where it is not the page's.
    """

    number: int
    anchor: str
    url: str
    words: tuple[str, ...]
    type: str
    direct: bool
    speakers: tuple[PartyView, ...] = ()
    cue: str = ""
    date: DateView | None = None
    source: SourceView | None = None
    briefing: BriefingCard | None = None
    by_hand: bool = False
    rule: str = ""
    confidence: str = ""
    form: str = ""
    form_label: str = ""
    document: str = ""
    cite: str = ""
    lang: str = ""
    original: OriginalView | None = None
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class PositionView:
    """What one party says of a claim; ``sources`` empty: "source not given".

    ``stance_label``: "denies"; ``stance_then``, of what was said once: "denied". ``carried`` is the date of
    the briefing that carries a recorded position, where that has no ``date``.
    """

    party: PartyView
    stance: str
    stance_label: str
    words: str = ""
    direct: bool = False
    on_behalf_of: PartyView | None = None
    date: DateView | None = None
    venue: str = ""
    note: str = ""
    sources: tuple[SourceView, ...] = ()
    briefing: LinkView | None = None
    found: bool = False
    form: str = ""
    form_label: str = ""
    lang: str = ""
    original: OriginalView | None = None
    source_url: str = ""
    stance_then: str = ""
    carried: DateView | None = None


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """A newsroom's finding. ``label`` is the word of its badge, ``shape`` the picture.

    ``class_`` is what other programs take the state for (true, false, mixture or other); ``shape`` is the id
    of the default state that has this picture. ``why`` says of an earlier finding why it was replaced.
    """

    state: str
    label: str
    meaning: str = ""
    date: DateView | None = None
    by: str = ""
    summary: str = ""
    review_by: DateView | None = None
    class_: str = "other"
    shape: str = "not-assessed"
    why: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """What a source shows about a claim; ``supports``: for, against, neither."""

    source: SourceView
    supports: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChangedView:
    """A claim that has changed since a briefing was written.

    ``before`` and ``after`` are its states at ``seen`` and now, none where only parties changed their
    positions; ``reversals``: party, first and later position. ``seen`` is when the briefing was published
    or, if ``edited``, edited last; ``date`` is the day since which it has its state or, where that is as it
    was, the day of the last reversal; ``text_url`` leads to it there. ``until`` is set where nobody can tell
    whether its state at ``seen`` was ``before``: it was until then. ``by_software``: only software says that
    the briefing uses the claim.
    """

    claim: LinkView
    seen: DateView | None
    date: DateView | None
    edited: bool = False
    before: AssessmentView | None = None
    after: AssessmentView | None = None
    reversals: tuple[tuple[PartyView, PositionView, PositionView], ...] = ()
    text_url: str = ""
    by_software: bool = False
    until: DateView | None = None


@dataclass(frozen=True, slots=True)
class TieView:
    """A passage that software found, tied to a recorded claim: ``label`` says by what.

    ``tie``: block (an editor's), words, content, briefing. ``text`` are the claim's words, ``answer_label``
    says how the text answers it, ``passage`` holds its sentences. ``positions`` are what software found there
    and no editor recorded. On a claim's page there is a ``briefing`` to the passage.
    """

    tie: str
    label: str
    url: str
    text: str = ""
    answer_label: str = ""
    passage: tuple[str, ...] = ()
    positions: tuple[PositionView, ...] = ()
    briefing: BriefingCard | None = None


@made_often
@dataclass(frozen=True, slots=True)
class ClaimBox:
    """A claim as the disputed-claims box shows it.

    ``recorded``: an editor keeps a record of it (then ``url`` leads to its page); else it was found by
    software and is not assessed. ``text_url`` leads to the place in the text. ``changed`` is set in a
    briefing that was published before the claim changed.

    A found claim is a part of a sentence and must not stand alone: ``answer`` is how the text answers it
    (``denied``, ``unverified`` …), ``answer_label`` and ``answer_text`` say so in a few words and in a
    clause, ``passage`` holds the sentences of the text, word for word.

    ``short`` is a recorded claim in few words, without a full stop. ``ties`` are the passages of the briefing
    that software says are the recorded claim.

    ``positions_total`` counts all positions: a briefing may show fewer. ``level`` is that of its heading, one
    below the section after which it stands.
    """

    number: int
    anchor: str
    text: str
    assessment: AssessmentView
    positions: tuple[PositionView, ...] = ()
    positions_total: int = 0
    recorded: bool = False
    opposed: bool = False
    url: str = ""
    text_url: str = ""
    evidence: tuple[EvidenceView, ...] = ()
    settle: str = ""
    rule: str = ""
    id: str = ""
    type: str = "fact"
    answer: str = ""
    answer_label: str = ""
    answer_text: str = ""
    passage: tuple[str, ...] = ()
    changed: ChangedView | None = None
    ties: tuple[TieView, ...] = ()
    short: str = ""
    level: int = 3


@made_often
@dataclass(frozen=True, slots=True)
class SectionView:
    """A heading: its kicker, anchor and level (2 to 6)."""

    title: str
    anchor: str
    level: int
    kicker: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A dated note on a change; ``briefing`` is set on the corrections page."""

    date: DateView
    kind: str
    kind_label: str
    text: str = ""
    was: str = ""
    now: str = ""
    where_url: str = ""
    anchor: str = ""
    briefing: BriefingCard | None = None


@dataclass(frozen=True, slots=True)
class KeyPointView:
    """A key point and the claims that it carries."""

    text: str
    claims: tuple[ClaimBox, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureSource:
    """Versions of a picture in one format: its MIME type, addresses and widths as ``srcset`` wants them."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class ImageView:
    """A picture; ``url`` relative to the page.

    ``width`` and ``height`` are those of the file at ``url`` (0: it does not tell), ``sources`` versions in
    other formats, the best first. ``lazy`` says that readers do not see it at once. ``title`` is what a
    picture in the middle of a text is called; one that stands alone has a ``caption``.
    """

    url: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    width: int = 0
    height: int = 0
    title: str = ""
    sources: tuple[PictureSource, ...] = ()
    lazy: bool = True
