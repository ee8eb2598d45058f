"""An article put together: its mentions, quotations, claims and links resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefgen.model.annotation import Confidence, Mention
from briefgen.model.article import Article
from briefgen.model.corpus import AnnotatedArticle, Briefing, ResolvedLink, ResolvedMention
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.suggestions import listed
from briefgen.model.text import Span
from briefgen.resolve.claims.found_claims import found_claims
from briefgen.resolve.claims.ledger import claim_uses
from briefgen.resolve.desk import Desk
from briefgen.resolve.links import about, wiki_links
from briefgen.resolve.names.clashes import Unlinked
from briefgen.resolve.names.clusters import label_of
from briefgen.resolve.names.full_names import Meaning, Meant
from briefgen.resolve.names.lone_names import STRANGER
from briefgen.resolve.names.roll import Name
from briefgen.resolve.names.sightings import KNOWN_NAME, LABELS, LINKED
from briefgen.resolve.problems import AMBIGUOUS_NAME
from briefgen.resolve.words.attribution import Voices, titles_by_entity
from briefgen.resolve.words.quotations import quotations

_SHOWN = 6
"""How many candidates a warning lists."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """An article put together, all but what leads to it; with its problems and the names left unlinked."""

    briefing: Briefing
    problems: tuple[Diagnostic, ...]
    unlinked: tuple[Unlinked, ...]


def assembled(article: AnnotatedArticle, meant: Meant, desk: Desk) -> Assembled:
    """Put an article together; ``meant`` are its names and what they mean."""
    links, wrong_links = wiki_links(article.article, desk)
    problems: list[Diagnostic] = []
    unlinked: list[Unlinked] = []
    mentions = _mentions(article.article, meant, links, desk, problems, unlinked)
    titles = [
        (desk.id_of(meaning.key), name.title, times)
        for times, (name, meaning) in zip(meant.roll.times, meant.pairs(), strict=True)
        if name.title and meaning.key
    ]
    voices = Voices(
        article.article.prose.text,
        desk.known,
        mentions,
        [mention.span.start for mention in mentions],
        titles_by_entity(titles),
        article.article.source.meta.date,
    )
    quotes, wrong_quotes = quotations(article, voices, desk, desk.sources, desk.texts)
    uses, wrong_uses = claim_uses(article.article, desk.claims)
    claims = found_claims(article, voices, quotes, desk.claims.keys())
    briefing = Briefing(
        article=article.article,
        mentions=mentions,
        quotes=quotes,
        claims=desk.ties.tied(article.article.source, claims, mentions),
        claim_uses=uses,
        links=links,
        about=about(article.article, desk),
    )
    return Assembled(briefing, (*wrong_links, *problems, *wrong_quotes, *wrong_uses), tuple(unlinked))


# ---- mentions


class _Row(NamedTuple):
    """What becomes of all mentions of a name, if no wiki link says otherwise."""

    name: Name
    meaning: Meaning
    label: str
    entity: str | None
    how: str
    likely: bool
    unsure: bool


def _rows(meant: Meant, desk: Desk) -> list[_Row]:
    rows = []
    for kind, (name, meaning) in zip(meant.kinds, meant.pairs(), strict=True):
        key, stranger = meaning.key, meaning == STRANGER
        # What is linked is no guess; of records, the name itself or an alias tells so, not a last name.
        linked = key is not None and (key[0] != "record" or meaning.how == "record")
        likely = name.guess and (stranger or linked)
        entity, how = (desk.id_of(key), meaning.how) if key else (None, name.rule)
        unsure = entity is None and (stranger or bool(meaning.candidates))
        rows.append(_Row(name, meaning, label_of(name, kind, meaning), entity, how, likely, unsure))
    return rows


def _mentions(
    article: Article,
    meant: Meant,
    links: Sequence[ResolvedLink],
    desk: Desk,
    problems: list[Diagnostic],
    unlinked: list[Unlinked],
) -> tuple[ResolvedMention, ...]:
    """Give the mentions by position; what is wrong and what stays unlinked goes into the two lists.

    A wiki link to an entity is one, and it settles the same words elsewhere in the article.
    """
    rows, at, found = _rows(meant, desk), meant.roll.at, meant.reading.mentions
    pinned = {link.span: link.target for link in links if link.kind == "entity" and len(link.span)}
    settled: dict[str, set[str]] = defaultdict(set)
    if pinned:
        for mention, number in zip(found, at, strict=True):
            if mention.span in pinned:
                settled[rows[number].name.form.key].add(pinned[mention.span])
    mentions = [_pinned(span, id_, article, desk) for span, id_ in pinned.items()]
    left: dict[str, list[tuple[Mention, _Row]]] = defaultdict(list)
    for mention, number in zip(found, at, strict=True):
        name, meaning, label, entity, how, likely, unsure = rows[number]
        # What a link names is settled by where it leads, which may be a briefing of that name.
        if meaning.how == LINKED or (pinned and any(span.meets(mention.span) for span in pinned)):
            continue
        if settled and entity is None and not name.closed and len(settled[name.form.key]) == 1:
            entity, how, unsure = next(iter(settled[name.form.key])), LINKED, False
        if unsure:
            left[name.form.key].append((mention, rows[number]))
        if entity or mention.rule != KNOWN_NAME:
            sure = Confidence.LIKELY if likely else mention.confidence
            mentions.append(ResolvedMention(mention.span, mention.text, label, entity, how, sure))
    told = {link.span for link in article.wiki_links}.difference(link.span for link in links)
    for open_ in left.values():
        # Of a link that can lead to several is told already; mended, it settles the name.
        by_link = any(span.meets(mention.span) for span in told for mention, _ in open_)
        _leave_unlinked(article, open_, desk, [] if by_link else problems, unlinked)
    if pinned:
        mentions.sort(key=lambda mention: (mention.span.start, mention.span.end))
    return tuple(mentions)


def _pinned(span: Span, id_: str, article: Article, desk: Desk) -> ResolvedMention:
    label = LABELS[desk.known(id_).kind]
    return ResolvedMention(span, span.of(article.prose.text), label, id_, LINKED, Confidence.SURE)


def _leave_unlinked(
    article: Article,
    open_: Sequence[tuple[Mention, _Row]],
    desk: Desk,
    problems: list[Diagnostic],
    unlinked: list[Unlinked],
) -> None:
    """Say once of a name what it may mean: a link at its first place settles it in the whole article."""
    ids = sorted({desk.candidate(key) for _, row in open_ for key in row.meaning.candidates} - {""})
    if not ids and all(row.meaning != STRANGER for _, row in open_):
        return
    name = open_[0][1].name.form.shown
    places = tuple(article.place(mention.span) for mention, _ in open_)
    if ids:
        times = f" ({len(places)} times in this text)" if len(places) > 1 else ""
        problems.append(AMBIGUOUS_NAME.at(places[0], name=name, candidates=listed(_few(ids)), times=times))
    unlinked.append(Unlinked(name, tuple(ids), places))


def _few(ids: Sequence[str]) -> list[str]:
    return [*ids] if len(ids) <= _SHOWN else [*ids[:_SHOWN], f"{len(ids) - _SHOWN} others"]
