"""What is looked at in one article: the mentions found in it and the known names that the model missed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from typing import NamedTuple

from briefgen.model.annotation import Confidence, Mention
from briefgen.model.article import Article, BlockKind
from briefgen.model.corpus import AnnotatedArticle
from briefgen.model.language import primary
from briefgen.model.text import Span
from briefgen.resolve.names.known_names import KnownName, NameSpotter
from briefgen.resolve.names.missed_names import MISSED, MissedNames
from briefgen.resolve.names.name_forms import Form, form, is_shouted
from briefgen.resolve.names.registry_names import RegistryNames
from briefgen.resolve.names.roll import Name, Roll

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
SPEAKING = "speaking"
"""The rule of a mention that the model missed and a verb of saying tells."""
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
    """A name in an article: the mention, and all of it but where it stands."""

    mention: Mention
    name: Name

    @property
    def span(self) -> Span:
        """Where the name stands."""
        return self.mention.span


class How(NamedTuple):
    """How a name stands: the article's language, where it must not be linked, in capitals, in a wiki link."""

    lang: str
    closed: bool = False
    loud: bool = False
    linked: bool = False


class NamePool:
    """Gives names; those that are alike are one object."""

    def __init__(self, ignored: Set[str] = frozenset()) -> None:
        """``ignored`` are the keys of names that must never be linked."""
        self._ignored = ignored
        self._known: dict[tuple[object, ...], Name] = {}

    def of(self, mention: Mention, how: How) -> Name:
        """Give the name of a mention that stands so in its article."""
        key = (
            mention.text,
            mention.label,
            mention.title,
            mention.rule,
            mention.confidence is Confidence.GUESS,
            mention.gender,
            how,
        )
        return self._known.get(key) or self._new(key, mention, how)

    def _new(self, key: tuple[object, ...], mention: Mention, how: How) -> Name:
        name, guess = form(mention.text), mention.confidence is Confidence.GUESS
        closed = how.closed or not name.words or name.key in self._ignored
        made = self._known[key] = Name(
            name,
            KINDS.get(mention.label, ""),
            mention.label,
            mention.title,
            mention.rule,
            guess,
            closed=closed,
            evidence=not closed and not guess and mention.rule != MISSED and not how.loud,
            linked=how.linked,
            lang=how.lang,
            gender=mention.gender,
        )
        return made

    def pinned(self, mention: Mention, lang: str, record: str) -> Name:
        """Give the name of a mention that an editor made with a wiki link to a record."""
        key = (mention.text, mention.label, lang, record)
        if key not in self._known:
            self._known[key] = Name(
                form(mention.text),
                KINDS[mention.label],
                mention.label,
                mention.title,
                mention.rule,
                evidence=False,
                record=record,
                lang=lang,
            )
        return self._known[key]

    def described(self, name: Name, words: str) -> Name:
        """Give a name with words before it that are no title."""
        key = (name, words)
        if key not in self._known:
            self._known[key] = replace(name, described=words)
        return self._known[key]

    def shut(self, name: Name) -> Name:
        """Give a name as one that must not be linked."""
        key = (name, "shut")
        if key not in self._known:
            self._known[key] = replace(name, closed=True, evidence=False)
        return self._known[key]

    def owned(self, name: Name, owner: Form, between: str) -> Name:
        """Give the name of a body with that of the country before it."""
        key = (name, owner, between)
        if key not in self._known:
            shown = f"{owner.shown}{between}{name.form.shown}"
            whole = Form.of(" ".join(shown.split()), owner.words + name.form.words)
            self._known[key] = replace(name, form=whole)
        return self._known[key]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, the mentions in it by position, and the roll of their names."""

    article: AnnotatedArticle
    mentions: tuple[Mention, ...]
    roll: Roll

    @property
    def names(self) -> tuple[Name, ...]:
        """The name of each mention."""
        return tuple(map(self.roll.names.__getitem__, self.roll.at))

    @property
    def sightings(self) -> tuple[Sighting, ...]:
        """The names with where they stand."""
        return tuple(map(Sighting, self.mentions, self.names))


def read(
    article: AnnotatedArticle,
    spotter: NameSpotter,
    names: RegistryNames,
    missed: MissedNames,
    lang: str,
    pool: NamePool,
) -> Reading:
    """Give the names to look at in ``article``: those found in it, those of records, those of the archive.

    ``lang`` is the site's language, which is that of every article that names no other. Names of one ``pool``
    can be compared.
    """
    prose = article.article.prose
    text = prose.text
    lang = primary(article.article.source.meta.lang or lang)
    lang = lang if lang in names.languages else ""
    pinned = _pinned(article.article, names)
    found = _with_known(article.annotations.mentions, spotter.spot(text, lang), names, text)
    halves, others = _halves(found)
    if more := missed.find(text, [*others, *pinned], halves):
        found = [mention for mention in found if not any(one.span.holds(mention.span) for one in more)]
        found = sorted([*found, *more], key=_position)
    if pinned:
        found = [mention for mention in found if not any(mention.span.meets(span) for span in pinned)]
        found = sorted([*found, *(mention for mention, _ in pinned.values())], key=_position)
    heads = [block.span for block in prose.blocks if block.kind is BlockKind.HEADING]
    loud = [span for span in heads if _is_loud(span.of(text))]
    starts = [span.start for span in loud]
    plain, labels = article.article.plain, [link.span for link in article.article.wiki_links]
    usual, in_capitals = How(lang), How(lang, loud=True)

    def is_loud(span: Span) -> bool:
        index = bisect_right(starts, span.start) - 1
        return index >= 0 and loud[index].meets(span)

    def name(mention: Mention) -> Name:
        span = mention.span
        if span in pinned:
            return pool.pinned(mention, lang, pinned[span][1])
        closed = any(span.meets(other) for other in plain)
        linked = any(span.meets(other) for other in labels)
        return pool.of(mention, How(lang, closed, is_loud(span), linked))

    if plain or labels:
        own = [name(mention) for mention in found]
    elif loud:
        own = [pool.of(mention, in_capitals if is_loud(mention.span) else usual) for mention in found]
    else:
        own = [pool.of(mention, usual) for mention in found]
    return Reading(article, tuple(found), Roll.of(own))


def _halves(mentions: Sequence[Mention]) -> tuple[list[Span], list[Span]]:
    """Give where single words stand that may be parts of longer names, and where all other names do.

    A word for a people or a party beside another name is a name of its own: "Liberal" | "Senate".
    """
    starts = {mention.span.start for mention in mentions}
    halves: list[Span] = []
    others: list[Span] = []
    for mention in mentions:
        beside = mention.label == "NORP" and mention.span.end + 1 in starts
        alone = " " not in mention.text and not mention.title and not beside
        (halves if alone else others).append(mention.span)
    return halves, others


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
    reached = 0
    for mention in mentions:
        span = mention.span
        if not reached <= span.start < span.end:
            break
        reached = span.end
    else:
        return list(mentions)  # nearly always nothing overlaps
    kept: list[Mention] = []
    order = sorted(
        mentions, key=lambda m: (m.span.start, -m.span.end, m.confidence is Confidence.GUESS, m.label)
    )
    for mention in order:
        if len(mention.span) and (not kept or not kept[-1].span.meets(mention.span)):
            kept.append(mention)
    return kept


def _is_loud(headline: str) -> bool:
    """Say whether the capitals of a headline tell no names.

    Every word has one, so that names run into others; or it is one word, which has its capital from where it
    stands, like "Background" above a part of every text.
    """
    words = [word for word in headline.split() if len(word) > 3 and word[0].isalpha()]
    title_case = len(words) > 2 and not any(word[0].islower() for word in words)
    return title_case or len(headline.split()) == 1 or is_shouted(headline)
