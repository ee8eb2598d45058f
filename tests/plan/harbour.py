"""A small site, put together by hand: articles are parsed, everything else is written out."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime

from briefgen.model.annotation import ClaimStatus, Confidence, QuoteType
from briefgen.model.corpus import (
    Briefing,
    ClaimUse,
    Corpus,
    Entity,
    FoundClaim,
    LedgerClaim,
    Party,
    Position,
    ResolvedLink,
    ResolvedMention,
    ResolvedQuote,
)
from briefgen.model.inputs import StaticFile, Theme
from briefgen.model.messages import Messages
from briefgen.model.picture import Media
from briefgen.model.registry import (
    Alias,
    Assessment,
    ClaimRecord,
    EntityRecord,
    Evidence,
    Relation,
    RoleHeld,
    SourceRecord,
)
from briefgen.model.settings import Settings
from briefgen.model.source import AiUse, Correction, Image, KeyPoint, Meta, Role, Source
from briefgen.model.text import Place, Span
from briefgen.model.when import Precision, When
from briefgen.parse import parse
from briefgen.plan import plan, urls
from briefgen.plan.parts.cards import Desk, Standpoint
from briefgen.plan.parts.library import library
from briefgen.plan.words import Words

STATIC = {
    "static/style.css": StaticFile("static/style.css", b"body {}"),
    "static/map.png": StaticFile("static/map.png", b"map"),
}


def when(text: str) -> When:
    """A date from its text: ``2025``, ``2025-04``, ``2025-04-28`` or a full time."""
    precision = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}.get(len(text), Precision.TIME)
    full = text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text
    moment = datetime.fromisoformat(full)
    return When(text, moment if moment.tzinfo else moment.replace(tzinfo=UTC), precision)


def article(slug: str, body: str, *, folder: str = "news", role: Role = Role.BRIEFING, status=None, **meta):
    """An article from its Markdown and the keys of its header."""
    meta = {
        key: when(value) if key in ("date", "updated", "expires") else value for key, value in meta.items()
    }
    section = "" if role is Role.PAGE else meta.pop("section", folder)
    path = "/".join(part for part in ("content", folder, f"{slug}.md") if part)
    source = Source(
        path, body, Span(0, len(body)), Meta(**({"title": slug.capitalize()} | meta)), slug, section, role
    )
    outcome = parse(replace(source, status=status) if status else source)
    assert not outcome.diagnostics, outcome.diagnostics
    return outcome.value


def at(text, words: str, nth: int = 1) -> Span:
    """The range of the nth occurrence of some words in an article's prose."""
    prose = text.prose.text
    begin = -1
    for _ in range(nth):
        begin = prose.index(words, begin + 1)
    return Span(begin, begin + len(words))


def note(date: str, kind: str = "correction", **more: str) -> Correction:
    """A note on a change."""
    return Correction(when(date), kind, **more)


def mention(
    text, words: str, entity: str | None, nth: int = 1, confidence=Confidence.SURE
) -> ResolvedMention:
    """A mention of an entity."""
    return ResolvedMention(at(text, words, nth), words, "PERSON", entity, "test", confidence)


def quote(
    text,
    number: int,
    *words: str,
    by: Party | None = None,
    kind=QuoteType.DIRECT,
    confidence=Confidence.SURE,
    **more,
) -> ResolvedQuote:
    """A quotation of one or several pieces."""
    segments = tuple(at(text, part) for part in words)
    span = Span(segments[0].start, segments[-1].end)
    speakers = (by,) if by else ()
    return ResolvedQuote(number, span, segments, words, kind, speakers, "said", "test", confidence, **more)


def party(name: str, entity: str | None = None, **more) -> Party:
    """Somebody who speaks."""
    return Party(name, entity, **more)


ADA, BELA = "person/ada-lind", "person/bela-koss"
MINISTRY, PORT, OLD = "org/port-ministry", "place/north-port", "person/a-lind"
OPENS = "The quay of North Port opened in March with all of its cranes."

HARBOUR = """Ada Lind spoke in North Port. Bela Koss did not agree with Ada Lind.

## The quay {kicker="Works"}

"The quay opened in March and every one of its cranes works," said Ada Lind. See [the strike](labour/strike.md#what-next).

Bela Koss denied that the quay was open.

![The quay](quay.png)

::: claim {id=quay-open}
The quay is open to all ships.
:::

::: note
Seen from the road only.
:::

## What *next*

It is "not yet" clear what [[person/bela-koss]] wants, or [[strike]]. Read [about us](/about/) and [all claims](/claims/).
"""

STRIKE = """Crane drivers stopped work, the ministry said.

## What next

::: quote {speaker="Ada Lind" source=s-wire date=2025-03}
We will talk when the cranes are working.
:::
"""


def small_corpus() -> Corpus:
    """Two briefings, a standing page, three people and offices, two recorded claims and one found."""
    harbour = article(
        "harbour",
        HARBOUR,
        title="A quay <opens> & closes",
        kind="analysis",
        date="2025-04-28",
        updated="2025-04-29T08:00:00+00:00",
        summary="What is known of the quay.",
        authors=("The desk", ADA),
        tags=("Ports", "works"),
        about=(PORT,),
        claims=("quay-open", "port-share"),
        sources=("s-wire",),
        key_points=(KeyPoint("The quay is open, says the ministry.", ("quay-open",)), KeyPoint("Plain.")),
        not_known=("The cost",),
        method="Read two reports.",
        ai_use=AiUse("None used.", "None at all."),
        corrections=(
            Correction(when("2025-04-29"), "correction", was="April", now="March", where="#the-quay"),
            Correction(when("2025-04-30"), "update", "Added a reply."),
        ),
        aliases=("/old/harbour/", "/older.html"),
        image=Image("quay.png", "The quay", "From the road", "A. B."),
        extra={"mood": "dry"},
    )
    strike = article(
        "strike", STRIKE, folder="news/labour", date="2025-03", tags=("ports",), title="Drivers stop work"
    )
    about = article("about", "We write about ports. [Back](/)", folder="pages", role=Role.PAGE, title="About")
    ada, bela = party("Ada Lind", ADA, role="Minister for Ports"), party("Bela Koss", BELA)
    block = strike.quote_blocks[0]
    said = quote(
        strike, 1, "We will talk when the cranes are working.", by=ada, by_hand=True, source="s-wire"
    )
    denial = at(harbour, "denied that the quay was open")
    ledger = Position(
        bela, "denies", "denied that the quay was open", date=when("2025-04"), briefing="harbour", span=denial
    )
    asserted = Position(ada, "asserts", date=when("2025-03"), venue="a speech", sources=("s-wire",))
    turned = Position(ada, "retracts", date=when("2025-05-02"), on_behalf_of=party("Ministry", MINISTRY))
    loose = Position(party("the drivers"), "doubts", "stopped work", date=None, found=True)
    return Corpus(
        briefings=(
            Briefing(
                harbour,
                mentions=(
                    mention(harbour, "Ada Lind", ADA),
                    mention(harbour, "North Port", PORT),
                    mention(harbour, "Bela Koss", BELA),
                    mention(harbour, "Ada Lind", ADA, 2),
                    mention(harbour, "Ada Lind", ADA, 3),
                    mention(harbour, "March", None),
                    mention(harbour, "road", "place/nowhere-road", confidence=Confidence.GUESS),
                    mention(harbour, "Bela Koss", BELA, 2),
                ),
                quotes=(
                    quote(harbour, 1, "The quay opened in March and every one of its cranes works,", by=ada),
                    quote(harbour, 2, "not yet", confidence=Confidence.LIKELY),
                    quote(harbour, 3, "clear", confidence=Confidence.GUESS),
                ),
                claims=(
                    FoundClaim(
                        1,
                        at(harbour, "the quay was open"),
                        "the quay was open",
                        ClaimStatus.DENIED,
                        (
                            Position(
                                bela, "denies", briefing="harbour", span=at(harbour, "denied"), found=True
                            ),
                        ),
                        "denied",
                        "test",
                        Confidence.SURE,
                    ),
                ),
                claim_uses=(
                    ClaimUse("quay-open", harbour.claim_blocks[0].span, harbour.claim_blocks[0].token),
                    ClaimUse("port-share"),
                ),
                links=tuple(
                    ResolvedLink(link.span, kind, target, link.token, link.child)
                    for link, (kind, target) in zip(
                        harbour.wiki_links, [("entity", BELA), ("briefing", "strike")], strict=True
                    )
                ),
                about=(PORT,),
                related=("strike",),
            ),
            Briefing(
                strike,
                mentions=(mention(strike, "the ministry", MINISTRY),),
                quotes=(replace(said, token=block.token, date="2025-03"),),
                linked_from=("harbour",),
            ),
        ),
        pages=(Briefing(about),),
        entities=(
            Entity(MINISTRY, "org", "Ministry of Ports"),
            Entity(
                ADA,
                "person",
                "Ada Lind",
                "Lind",
                ("A. Lind", "Lind"),
                record=EntityRecord(
                    ADA,
                    "person",
                    "Ada Lind",
                    Place("content/entities/people.yaml", 1),
                    disambiguation="minister",
                    description="Runs the ports.",
                    aliases=(Alias("A. Lind", lang="sv"),),
                    roles=(
                        RoleHeld("Clerk", "Town Hall", when("2010"), when("2024-12")),
                        RoleHeld("Minister for Ports", MINISTRY, when("2025-01")),
                    ),
                    same_as=(("wikidata", "Q1"), ("homepage", "https://example.org/ada"), ("odd", "x")),
                ),
            ),
            Entity(BELA, "person", "Bela Koss", seen_as=("harbour pilot",)),
            Entity(PORT, "place", "North Port"),
        ),
        claims=(
            LedgerClaim(
                ClaimRecord(
                    "port-share",
                    "A third of all trade will pass North Port.",
                    Place("content/claims/quay.yaml", 9),
                    type="prediction",
                    relations=(Relation("supports", "quay-open"),),
                ),
                briefings=("harbour",),
            ),
            LedgerClaim(
                ClaimRecord(
                    "quay-open",
                    OPENS,
                    Place("content/claims/quay.yaml", 1),
                    short="The quay is open",
                    about=(PORT,),
                    evidence=(Evidence("s-wire", "against", "No ship seen."),),
                    relations=(Relation("part_of", "port-share"), Relation("supports", "gone")),
                    assessment=Assessment(
                        "contested", when("2025-04-30"), ADA, "Parties disagree.", when("2025-06-01")
                    ),
                    history=(Assessment("unverified", when("2025-03-10"), "The desk", "Nobody could say."),),
                    settle="A list of ships.",
                ),
                positions=(asserted, ledger, turned, loose),
                opposed=True,
                reversals=((ada, asserted, turned),),
                briefings=("harbour",),
            ),
        ),
        sources=(
            SourceRecord(
                "s-wire",
                "A wire report",
                Place("content/sources/sources.yaml", 1),
                publisher=MINISTRY,
                authors=("C. Dane", ADA),
                url="https://example.org/report",
                published=when("2025-04-27"),
                archive_url="https://example.org/archive",
                archive_captured=when("2025-04-28"),
                reliability="B",
                credibility="2",
            ),
        ),
        redirects={OLD: ADA},
    )


NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
FILES = {"news/quay.png": b"quay", "news/other.png": b"other"}


def planned(
    corpus=None,
    settings=None,
    *,
    options=None,
    static=STATIC,
    files=FILES,
    build_date=NEW_YEAR,
    pictures=None,
    faces=(),
    messages=None,
    **more,
):
    """The outcome of planning a corpus, the small one by default."""
    settings = settings or Settings(title="Port News")
    options = {"cards": True} if options is None else options
    theme = Theme("default", (), static=static, options=options, messages=messages or Messages(settings.lang))
    media = Media(files, pictures or {}, tuple(faces))
    return plan(corpus or small_corpus(), settings, theme, media, build_date, **more)


def parts(view) -> Iterator[object]:
    """Every value inside a view, the view itself first."""
    yield view
    if is_dataclass(view):
        for one in fields(view):
            yield from parts(getattr(view, one.name))
    elif isinstance(view, tuple):
        for item in view:
            yield from parts(item)


def desk_of(corpus: Corpus) -> Desk:
    """Give what pages of an edition are made with, in English and without settings."""
    return Desk(library(corpus), urls.addresses(corpus, Settings()), Words())


def seen_from(path: str) -> Standpoint:
    """The small site as seen from one of its pages."""
    return desk_of(small_corpus()).at(path)
