"""What is looked at in one article: the mentions found in it and the known names that the model missed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefgen.model.annotation import Confidence, Mention
from briefgen.model.article import Article, Block, BlockKind
from briefgen.model.corpus import AnnotatedArticle
from briefgen.model.language import primary
from briefgen.model.text import Span
from briefgen.resolve.known_names import KnownName, NameSpotter
from briefgen.resolve.missed_names import MISSED, MissedNames
from briefgen.resolve.name_forms import Form, form, is_shouted
from briefgen.resolve.registry_names import RegistryNames

KINDS = {
    "PERSON": "person",
    "ORG": "org",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "EVENT": "event",
    "LAW": "law",
    "WORK_OF_ART": "work",
}
KNOWN_NAME = "known-name"
"""The rule of a mention that the model missed and a record knows."""
LINKED = "link"
"""The rule of a mention that an editor made with a wiki link."""
LABELS = {
    "person": "PERSON",
    "org": "ORG",
    "place": "GPE",
    "group": "NORP",
    "event": "EVENT",
    "law": "LAW",
    "work": "WORK_OF_ART",
}


class Sighting(NamedTuple):
    """A name in an article. ``kind`` follows from its label; it is empty for a label that we do not know.

    ``record`` is the id that an editor's wiki link names. ``closed`` must not be linked; ``evidence`` may
    found an entity and be counted. Names that are a guess, or stand in a headline with capitals throughout,
    may only mean what is known from elsewhere. So may names that are ``linked``, which an editor wrote in a
    wiki link: whether it leads anywhere is not for its own words to say. ``lang`` is the article's language,
    if any record has a name in it. ``described`` are words before a name that are no title: "British judge".
    """

    mention: Mention
    form: Form
    kind: str
    closed: bool = False
    evidence: bool = True
    record: str = ""
    linked: bool = False
    lang: str = ""
    described: str = ""

    @property
    def founds(self) -> bool:
        """Whether the name may make known somebody or something that nothing else names."""
        return self.evidence and not self.linked

    @property
    def span(self) -> Span:
        """Where the name stands."""
        return self.mention.span

    @property
    def guess(self) -> bool:
        """Whether the rule that found it was unsure; then only a record can vouch for it."""
        return self.mention.confidence is Confidence.GUESS


@dataclass(frozen=True, slots=True)
class Reading:
    """An article and the names in it, by position."""

    article: AnnotatedArticle
    sightings: tuple[Sighting, ...]


def read(
    article: AnnotatedArticle, spotter: NameSpotter, names: RegistryNames, missed: MissedNames, lang: str
) -> Reading:
    """Give the names to look at in ``article``: those found in it, those of records, those of the archive.

    ``lang`` is the site's language, which is that of every article that names no other.
    """
    prose = article.article.prose
    lang = primary(article.article.source.meta.lang or lang)
    lang = lang if lang in names.languages else ""
    pinned = _pinned(article.article, names)
    found = _with_known(article.annotations.mentions, spotter.spot(prose.text, lang), names, prose.text)
    found = [*found, *missed.find(prose.text, [*(mention.span for mention in found), *pinned])]
    if pinned:
        found = [mention for mention in found if not any(mention.span.meets(span) for span in pinned)]
        found = [*found, *(mention for mention, _ in pinned.values())]
    mentions = sorted(found, key=_position)
    loud = [block.span for block in prose.blocks if _is_loud(block, prose.text)]
    starts = [span.start for span in loud]
    plain, links = article.article.plain, article.article.wiki_links

    def is_loud(span: Span) -> bool:
        index = bisect_right(starts, span.start) - 1
        return index >= 0 and loud[index].meets(span)

    def sighting(mention: Mention) -> Sighting:
        name = form(mention.text)
        if pinned and mention.span in pinned:
            record = pinned[mention.span][1]
            return Sighting(mention, name, KINDS[mention.label], evidence=False, record=record, lang=lang)
        closed = not name.words or name.key in names.ignored
        closed = closed or bool(plain and any(span.meets(mention.span) for span in plain))
        seen = mention.confidence is not Confidence.GUESS and mention.rule != MISSED
        evidence = not closed and seen and not is_loud(mention.span)
        linked = bool(links and any(link.span.meets(mention.span) for link in links))
        return Sighting(
            mention, name, KINDS.get(mention.label, ""), closed, evidence, linked=linked, lang=lang
        )

    return Reading(article, tuple(map(sighting, mentions)))


def _position(mention: Mention) -> tuple[int, int]:
    return (mention.span.start, mention.span.end)


def _pinned(article: Article, names: RegistryNames) -> dict[Span, tuple[Mention, str]]:
    """Give the labels of wiki links to records, each as a mention with the record's id."""
    pinned: dict[Span, tuple[Mention, str]] = {}
    for link in article.wiki_links:
        target = names.redirects.get(link.target, link.target)
        ids = (target,) if target in names.records else names.named(form(link.target))
        if len(ids) == 1 and len(link.span) and not any(link.span.meets(other) for other in pinned):
            label = LABELS[names.records[ids[0]].kind]
            text = link.span.of(article.prose.text)
            pinned[link.span] = (Mention(link.span, label, text, "", LINKED, Confidence.SURE), ids[0])
    return pinned


def _with_known(
    mentions: Sequence[Mention], spotted: Iterable[KnownName], names: RegistryNames, text: str
) -> list[Mention]:
    kept = _apart(mentions)
    starts = [mention.span.start for mention in kept]
    for known in spotted:
        first = max(0, bisect_right(starts, known.span.start) - 1)
        last = bisect_left(starts, known.span.end, first)
        around = [mention for mention in kept[first:last] if mention.span.meets(known.span)]
        firm = [mention for mention in around if mention.confidence is not Confidence.GUESS]
        if any(mention.span.holds(known.span) for mention in firm) or known.span in [m.span for m in around]:
            continue
        label = LABELS.get(names.records[known.records[0]].kind, "ORG")
        words = known.span.of(text)
        added = Mention(known.span, label, words, around[0].title if around else "", KNOWN_NAME)
        kept[first:last] = sorted(
            [*(mention for mention in kept[first:last] if mention not in around), added],
            key=lambda mention: mention.span,
        )
        starts[first:last] = [mention.span.start for mention in kept[first : last + 1 - len(around)]]
    return kept


def _apart(mentions: Sequence[Mention]) -> list[Mention]:
    """Of mentions that overlap, keep the leftmost, of those the longest."""
    kept: list[Mention] = []
    order = sorted(
        mentions, key=lambda m: (m.span.start, -m.span.end, m.confidence is Confidence.GUESS, m.label)
    )
    for mention in order:
        if len(mention.span) and (not kept or not kept[-1].span.meets(mention.span)):
            kept.append(mention)
    return kept


def _is_loud(block: Block, text: str) -> bool:
    """Say whether a block is a headline in which every word has a capital, so that names run into others."""
    if block.kind is not BlockKind.HEADING:
        return False
    words = [word for word in block.span.of(text).split() if len(word) > 3 and word[0].isalpha()]
    return is_shouted(block.span.of(text)) or (
        len(words) > 2 and not any(word[0].islower() for word in words)
    )
