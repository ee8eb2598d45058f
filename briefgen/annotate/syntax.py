"""The parsed text that rules read: plain values, so that rules need no model to be tested or run.

The engine turns what spaCy found in one block into a ``Parse``; an article is a ``Text``: its prose and
the parses of its blocks with their offsets. Labels are spaCy's (universal parts of speech, Penn tags,
ClearNLP dependencies).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from briefgen.model.article import Article, BlockKind
from briefgen.model.text import Span

_STRAIGHT = {
    **dict.fromkeys(map(ord, "“”„‟«»"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛‹›"), "'"),
    **dict.fromkeys(map(ord, "\u00a0\u202f\n\t"), " "),
    ord("‑"): "-",
}


def straight(text: str) -> str:
    """Give the text with typewriter quotation marks and plain spaces, one for one, so that offsets stay."""
    return text.translate(_STRAIGHT)


@lru_cache(maxsize=50_000)
def _lower(text: str) -> str:
    return straight(text.lower())


@dataclass(frozen=True, slots=True)
class RawParse:
    """What the model found in one block, as columns: what the cache keeps. Offsets are into the block's text.

    ``heads`` are word numbers; ``sentences`` the numbers of the words that begin one; ``entities``
    (first word, last word + 1, label).
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lemmas: tuple[str, ...]
    pos: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    sentences: tuple[int, ...]
    entities: tuple[tuple[int, int, str], ...]

    def __reduce__(self) -> tuple[type[RawParse], tuple[object, ...]]:
        """Travel between processes as spans do."""
        columns = (self.starts, self.ends, self.lemmas, self.pos, self.tags, self.deps, self.heads)
        return RawParse, (*columns, self.sentences, self.entities)


EMPTY_PARSE = RawParse((), (), (), (), (), (), (), (), ())
"""The parse of a text without words."""


FINITE_ALONE = frozenset({"VBD", "VBZ", "VBP"})
"""Tags of verbs that need no helper to carry a sentence."""
FINITE = FINITE_ALONE | {"MD"}
"""Tags of verbs that a sentence can hang on."""
DASHES = frozenset({"—", "–", "--", "-"})
"""Tokens that may be dashes; of a "-" the blank before it tells."""

SUBJECT = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
"""What a clause's subject may be to its verb."""


class Word:
    """One token. ``start`` and ``end`` are offsets into the prose; ``i`` counts within the block."""

    __slots__ = (
        "children",
        "dep",
        "end",
        "head",
        "i",
        "lemma",
        "lower",
        "parse",
        "pos",
        "sent",
        "start",
        "tag",
        "text",
    )

    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    start: int
    end: int
    i: int
    sent: int
    head: Word
    children: tuple[Word, ...]
    parse: Parse

    def __repr__(self) -> str:
        return f"{self.text}/{self.pos}/{self.dep}"

    @property
    def is_punct(self) -> bool:
        """Whether the token is punctuation."""
        return self.pos == "PUNCT"

    def child(self, *deps: str) -> Word | None:
        """Give the first child with one of these dependencies."""
        for word in self.children:
            if word.dep in deps:
                return word
        return None

    def subtree(self) -> list[Word]:
        """Give the word and everything below it, in text order."""
        found = [self]
        for word in found:
            found.extend(word.children)
        return sorted(found, key=lambda word: word.i)

    @property
    def in_main_clause(self) -> bool:
        """Whether the verb is the sentence's own, or joined to it by "and"."""
        word = self
        while word.dep == "conj" and word.head is not word:
            word = word.head
        return word.dep == "ROOT"

    def ancestors(self) -> Iterator[Word]:
        """Give the words above, nearest first."""
        word = self
        while word.head is not word:
            word = word.head
            yield word


def is_dash(word: Word) -> bool:
    """Say whether a token is a dash: "anti-war" has none, nor has "pre- and post-war"."""
    if word.text == "-":
        return word.i > 0 and word.parse.words[word.i - 1].end < word.start
    return word.text in DASHES


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the model saw it, as words of one parse."""

    words: tuple[Word, ...]
    label: str

    @property
    def span(self) -> Span:
        """The range of the name in the prose."""
        return Span(self.words[0].start, self.words[-1].end)


LONGEST_SENTENCE = 250
"""Words: what the model takes for a longer sentence is none, and rules that look at every pair of words in a
sentence must end soon. It is cut there."""


def _bounded(raw: RawParse) -> tuple[frozenset[int], Sequence[int]]:
    """Give where sentences begin and the head of each word, sentences cut at their longest.

    A word whose head stands beyond a cut is the root of what is left.
    """
    cuts: list[int] = []
    bounds = [*(raw.sentences if raw.sentences[:1] == (0,) else (0, *raw.sentences)), len(raw.starts)]
    for start, end in pairwise(bounds):
        cuts.extend(range(start + LONGEST_SENTENCE, end, LONGEST_SENTENCE))
    starts = frozenset((*raw.sentences, *cuts))
    if not cuts:
        return starts, raw.heads
    heads = list(raw.heads)
    ordered = [*sorted(starts), len(heads)]
    for first, last in pairwise(ordered):
        for i in range(first, last):
            heads[i] = heads[i] if first <= heads[i] < last else i
    return starts, heads


class Parse:
    """One block: its words, sentences and names. ``span`` is its range in the prose."""

    def __init__(
        self, raw: RawParse, text: str, span: Span, kind: BlockKind, *, quoted: bool = False
    ) -> None:
        self.span, self.kind, self.quoted, self.text = span, kind, quoted, span.of(text)
        starts, heads = _bounded(raw)
        words = [Word() for _ in raw.starts]
        below: list[list[Word]] = [[] for _ in words]
        sentence = -1
        block, offset = self.text, span.start
        forms = zip(raw.starts, raw.ends, raw.lemmas, raw.pos, raw.tags, strict=True)
        places = zip(raw.deps, raw.heads, heads, strict=True)
        for i, (word, form, place) in enumerate(zip(words, forms, places, strict=True)):
            start, end, lemma, word.pos, word.tag = form
            dep, read, head = place
            sentence += i in starts or i == 0
            word.i, word.sent, word.parse = i, sentence, self
            word.start, word.end = offset + start, offset + end
            word.text = written = block[start:end]
            word.lower, word.lemma = _lower(written), lemma.lower()
            word.dep = dep if head == read else "ROOT"
            word.head = words[head]
            if head != i:
                below[head].append(word)
        for word, children in zip(words, below, strict=True):
            word.children = tuple(children)
        self.words = tuple(words)
        self.names = tuple(Name(self.words[a:b], label) for a, b, label in raw.entities if a < b)

    @cached_property
    def sentences(self) -> tuple[tuple[Word, ...], ...]:
        """The words of each sentence."""
        groups: dict[int, list[Word]] = {}
        for word in self.words:
            groups.setdefault(word.sent, []).append(word)
        return tuple(tuple(group) for group in groups.values())

    def name_at(self, word: Word) -> Name | None:
        """Give the name that holds ``word``."""
        number = bisect_right(self.names, word.i, key=lambda name: name.words[0].i) - 1
        if number < 0:
            return None
        name = self.names[number]
        return name if word.i <= name.words[-1].i else None

    def word_from(self, offset: int) -> int:
        """Give the number of the first word that begins at ``offset`` of the prose or after."""
        return bisect_left(self.words, offset, key=lambda word: word.start)

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """Give the words that lie wholly in ``span`` (a range of the prose)."""
        first = bisect_left(self.words, span.start, key=lambda word: word.start)
        last = bisect_right(self.words, span.end, key=lambda word: word.end)
        return self.words[first:last]


@dataclass(frozen=True, slots=True)
class Text:
    """An article as the rules see it: the prose and the parses of its blocks, in order.

    ``plain`` are ranges that must not be linked; ``by_hand`` the ``quote`` blocks, whose words and speaker
    the editor gave; ``labels`` those of links by name, in order, which may be the titles of other briefings;
    ``language`` a code such as "fr", without a region.
    """

    prose: str
    parses: tuple[Parse, ...]
    plain: tuple[Span, ...] = ()
    by_hand: tuple[Span, ...] = ()
    language: str = "en"
    labels: tuple[Span, ...] = ()

    @staticmethod
    def of(article: Article, parses: Sequence[RawParse], language: str = "en") -> Text:
        """Put together an article's prose and the parses of its blocks (one for each block, same order)."""
        prose = article.prose.text
        blocks = tuple(
            Parse(raw, prose, block.span, block.kind, quoted=block.quoted)
            for block, raw in zip(article.prose.blocks, parses, strict=True)
        )
        by_hand = tuple(block.span for block in article.quote_blocks)
        labels = tuple(sorted(link.span for link in article.wiki_links))
        return Text(prose, blocks, article.plain, by_hand, language, labels)

    def is_title(self, *spans: Span | None) -> bool:
        """Say whether the label of one link by name holds all of these: so another briefing says it."""
        told = [span for span in spans if span is not None]
        at = bisect_right(self.labels, told[0].start, key=lambda label: label.start) - 1
        return at >= 0 and all(self.labels[at].holds(span) for span in told)

    def parse_at(self, offset: int) -> Parse | None:
        """Give the parse of the block that holds this offset."""
        number = bisect_right(self.parses, offset, key=lambda parse: parse.span.start) - 1
        if number < 0:
            return None
        parse = self.parses[number]
        return parse if offset < max(parse.span.end, parse.span.start + 1) else None

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """Give the words that lie wholly in ``span``, over all blocks."""
        first = max(0, bisect_right(self.parses, span.start, key=lambda parse: parse.span.start) - 1)
        found: list[Word] = []
        for number in range(first, len(self.parses)):
            parse = self.parses[number]
            if parse.span.start >= span.end:
                break
            found.extend(parse.words_in(span))
        return tuple(found)
