"""One article read beside an archive that stands, before the archive is resolved with it.

What comes out is provisional: a name means what it meant in this article, else what it surely means in the
archive, else nothing. Resolving everything together has the last word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefgen.model.annotation import Confidence
from briefgen.model.article import Article
from briefgen.model.corpus import AnnotatedArticle, Briefing, ResolvedMention
from briefgen.model.diagnostic import Diagnostic, Outcome
from briefgen.model.text import Span
from briefgen.resolve.backdrop import Backdrop
from briefgen.resolve.claims.found_claims import found_claims
from briefgen.resolve.claims.ledger import claim_uses
from briefgen.resolve.directory import Directory, Written, outward
from briefgen.resolve.links import about, wiki_links
from briefgen.resolve.names.entities import Entities
from briefgen.resolve.names.name_forms import form
from briefgen.resolve.names.sightings import KNOWN_NAME, LABELS, LINKED, Sighting
from briefgen.resolve.words.attribution import Voices
from briefgen.resolve.words.quotations import quotations


class Beside:
    """Reads single articles beside an archive.

    Args:
        backdrop: the archive and the records.
        redirects: ids that lead elsewhere, as the corpus has them.
        articles: those of the corpus.
    """

    def __init__(self, backdrop: Backdrop, redirects: Mapping[str, str], articles: Iterable[Article]) -> None:
        self._backdrop, self._entities = backdrop, backdrop.entities
        written = Written(map(outward, articles), backdrop.registry.claims, backdrop.registry.expired)
        self._directory = Directory(Entities(backdrop.entities, {}, redirects), written)

    def resolve(self, article: AnnotatedArticle, old: Briefing) -> Outcome[Briefing]:
        """Give a briefing in the place of its old self, and what is wrong in its links and blocks."""
        text = article.article.prose.text
        reading = self._backdrop.read(article, self._backdrop.pool())
        links, of_links = wiki_links(article.article, self._directory)
        pinned = {link.span: link.target for link in links if link.kind == "entity" and len(link.span)}
        mentions = tuple(
            sorted(
                (
                    *(self._pinned(span, id_, text) for span, id_ in pinned.items()),
                    *self._mentions(reading.sightings, pinned, old),
                ),
                key=lambda mention: mention.span,
            )
        )
        titles = {sighting.span: sighting.mention.title for sighting in reading.sightings}
        held = {m.entity: title for m in mentions if m.entity and (title := titles.get(m.span))}
        starts = [mention.span.start for mention in mentions]
        date = article.article.source.meta.date
        voices = Voices(text, self._entities.__getitem__, mentions, starts, held, date)
        quotes, of_quotes = quotations(
            article, voices, self._directory, self._backdrop.sources, self._backdrop.texts
        )
        uses, of_uses = claim_uses(article.article, self._backdrop.claims)
        claims = found_claims(article, voices, quotes, self._backdrop.claims.keys())
        ties = {claim.text: (claim.record, claim.tie) for claim in old.claims if claim.record}
        briefing = replace(
            old,
            article=article.article,
            mentions=mentions,
            quotes=quotes,
            claims=tuple(
                replace(claim, record=ties[claim.text][0], tie=ties[claim.text][1])
                if claim.text in ties
                else claim
                for claim in claims
            ),
            claim_uses=uses,
            links=links,
            about=about(article.article, self._directory),
        )
        problems: tuple[Diagnostic, ...] = (*of_links, *of_quotes, *of_uses)
        return Outcome(briefing, problems)

    def _pinned(self, span: Span, id_: str, text: str) -> ResolvedMention:
        label = LABELS[self._entities[id_].kind]
        return ResolvedMention(span, span.of(text), label, id_, LINKED, Confidence.SURE)

    def _mentions(
        self, sightings: Iterable[Sighting], pinned: Mapping[Span, str], old: Briefing
    ) -> Iterator[ResolvedMention]:
        meant = {form(mention.text).key: (mention.entity, mention.rule) for mention in old.mentions}
        for sighting in sightings:
            mention = sighting.mention
            if any(span.meets(sighting.span) for span in pinned):
                continue
            entity, how = None, mention.rule
            if sighting.name.form.key in meant:
                entity, how = meant[sighting.name.form.key]
            elif not sighting.name.closed and not sighting.name.guess:
                found = self._directory.find_entity(sighting.name.record or mention.text)
                entity = found[0] if len(found) == 1 else None
            if entity or mention.rule != KNOWN_NAME:
                yield ResolvedMention(
                    mention.span, mention.text, mention.label, entity, how, mention.confidence
                )
