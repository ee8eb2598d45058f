"""An article put together: its mentions, quotations, claims and links resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.model.annotation import Confidence
from briefgen.model.article import Article
from briefgen.model.corpus import AnnotatedArticle, Briefing, ResolvedLink, ResolvedMention
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.text import Span
from briefgen.resolve.attribution import Voices, titles_by_entity
from briefgen.resolve.clashes import Unlinked
from briefgen.resolve.clusters import Sense
from briefgen.resolve.desk import Desk
from briefgen.resolve.directory import listed
from briefgen.resolve.found_claims import found_claims
from briefgen.resolve.ledger import claim_uses
from briefgen.resolve.links import about, wiki_links
from briefgen.resolve.lone_names import STRANGER
from briefgen.resolve.problems import AMBIGUOUS_NAME
from briefgen.resolve.quotations import quotations
from briefgen.resolve.sightings import KNOWN_NAME, LABELS, LINKED

_SHOWN = 6
"""How many candidates a warning lists."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """An article put together, all but what leads to it; with its problems and the names left unlinked."""

    briefing: Briefing
    problems: tuple[Diagnostic, ...]
    unlinked: tuple[Unlinked, ...]


def assembled(article: AnnotatedArticle, senses: Sequence[Sense], desk: Desk) -> Assembled:
    """Put an article together; ``senses`` are its names by position."""
    links, wrong_links = wiki_links(article.article, desk)
    problems: list[Diagnostic] = []
    unlinked: list[Unlinked] = []
    mentions = _mentions(article.article, senses, links, desk, problems, unlinked)
    titles = [
        (desk.id_of(sense.meaning.key), title)
        for sense in senses
        if (title := sense.sighting.mention.title) and sense.meaning.key
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


def _mentions(
    article: Article,
    senses: Sequence[Sense],
    links: Sequence[ResolvedLink],
    desk: Desk,
    problems: list[Diagnostic],
    unlinked: list[Unlinked],
) -> tuple[ResolvedMention, ...]:
    """Give the mentions by position; what is wrong and what stays unlinked goes into the two lists.

    A wiki link to an entity is one, and it settles the same words elsewhere in the article.
    """
    pinned = {link.span: link.target for link in links if link.kind == "entity" and len(link.span)}
    settled: dict[str, set[str]] = defaultdict(set)
    for sense in senses:
        if sense.sighting.span in pinned:
            settled[sense.sighting.form.key].add(pinned[sense.sighting.span])
    mentions = [_pinned(span, id_, article, desk) for span, id_ in pinned.items()]
    ids = {key: desk.id_of(key) for key in {sense.meaning.key for sense in senses} if key}
    warned: set[str] = set()
    for sense in senses:
        sighting, mention = sense.sighting, sense.sighting.mention
        # What a link names is settled by where it leads, which may be a briefing of that name.
        if sense.meaning.how == LINKED or (pinned and any(span.meets(mention.span) for span in pinned)):
            continue
        key = sense.meaning.key
        entity, how = (ids[key], sense.meaning.how) if key else (None, mention.rule)
        if settled and entity is None and not sighting.closed and len(settled[sighting.form.key]) == 1:
            entity, how = next(iter(settled[sighting.form.key])), LINKED
        if entity is None and _is_unsure(sense) and sighting.form.key not in warned:
            warned.add(sighting.form.key)
            _leave_unlinked(article, sense, desk, problems, unlinked)
        if entity or mention.rule != KNOWN_NAME:
            mentions.append(
                ResolvedMention(mention.span, mention.text, mention.label, entity, how, mention.confidence)
            )
    return tuple(sorted(mentions, key=lambda mention: (mention.span.start, mention.span.end)))


def _pinned(span: Span, id_: str, article: Article, desk: Desk) -> ResolvedMention:
    label = LABELS[desk.known(id_).kind]
    return ResolvedMention(span, span.of(article.prose.text), label, id_, LINKED, Confidence.SURE)


def _is_unsure(sense: Sense) -> bool:
    return bool(sense.meaning.candidates) or sense.meaning == STRANGER


def _leave_unlinked(
    article: Article, sense: Sense, desk: Desk, problems: list[Diagnostic], unlinked: list[Unlinked]
) -> None:
    ids = sorted({desk.candidate(key) for key in sense.meaning.candidates} - {""})
    name, place = sense.sighting.form.shown, article.place(sense.sighting.span)
    if ids:
        problems.append(AMBIGUOUS_NAME.at(place, name=name, candidates=listed(_few(ids))))
    if ids or sense.meaning == STRANGER:
        unlinked.append(Unlinked(name, tuple(ids), place))


def _few(ids: Sequence[str]) -> list[str]:
    return [*ids] if len(ids) <= _SHOWN else [*ids[:_SHOWN], f"{len(ids) - _SHOWN} others"]
