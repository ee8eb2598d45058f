"""The cast of an article: whom it names, by which forms, and what it tells of their offices and gender."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from briefgen.annotate.lexicon import words
from briefgen.annotate.quote_marks import Marks
from briefgen.annotate.syntax import Text, Word
from briefgen.model.annotation import Mention
from briefgen.model.text import Span

_SHE = frozenset({"she", "her", "hers", "herself"})
_HE = frozenset({"he", "him", "his", "himself"})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom an article names. ``name`` is the fullest form; ``gender`` is "f", "m" or ""."""

    name: str
    mentions: tuple[Mention, ...]
    offices: frozenset[str]
    gender: str


@dataclass(frozen=True, slots=True)
class Cast:
    """All that an article names. ``sentences`` are the offsets at which sentences begin."""

    text: Text
    mentions: tuple[Mention, ...]
    persons: tuple[Person, ...]
    sentences: tuple[int, ...]
    by_span: dict[Span, Person]
    marks: Marks

    @staticmethod
    def of(text: Text, mentions: tuple[Mention, ...], marks: Marks | None = None) -> Cast:
        """Gather the cast from the mentions of an article."""
        sentences = tuple(sentence[0].start for parse in text.parses for sentence in parse.sentences)
        persons = _persons(text, mentions, marks or Marks(()))
        by_span = {mention.span: person for person in persons for mention in person.mentions}
        return Cast(text, mentions, persons, sentences, by_span, marks or Marks(()))

    def at(self, word: Word) -> Mention | None:
        """Give the mention that holds this word."""
        number = bisect_right(self.mentions, word.start, key=lambda mention: mention.span.start) - 1
        if number < 0 or word.start >= self.mentions[number].span.end:
            return None
        return self.mentions[number]

    def label_of(self, span: Span) -> str:
        """Give the label of the mention at exactly this range, "" if there is none."""
        number = bisect_right(self.mentions, span.start, key=lambda mention: mention.span.start) - 1
        return self.mentions[number].label if number >= 0 and self.mentions[number].span == span else ""

    def sentence(self, offset: int) -> int:
        """Give the number of the sentence at this offset."""
        return bisect_right(self.sentences, offset) - 1

    def before(self, offset: int, reach: int) -> tuple[Mention, ...]:
        """Give the mentions in the ``reach`` sentences before an offset, nearest first."""
        earliest = self.sentences[max(0, self.sentence(offset) - reach)] if self.sentences else 0
        end = bisect_right(self.mentions, offset, key=lambda mention: mention.span.start)
        found = []
        for mention in reversed(self.mentions[:end]):
            if mention.span.start < earliest:
                break
            if mention.span.end <= offset:
                found.append(mention)
        return tuple(found)

    def head(self, mention: Mention) -> Word | None:
        """Give the main word of a mention: the one whose head lies outside it."""
        inside = self.text.words_in(mention.span)
        return next(
            (w for w in inside if not mention.span.start <= w.head.start < mention.span.end or w.head is w),
            None,
        )


def _persons(text: Text, mentions: tuple[Mention, ...], marks: Marks) -> tuple[Person, ...]:
    """Put the mentions of one person together: "Jane Reed" and "Reed", where only one Reed is named."""
    people = [mention for mention in mentions if mention.label == "PERSON"]
    starts = frozenset(mention.span.start for mention in people)
    names = list(dict.fromkeys(mention.text for mention in people))
    forms = {name: _full_form(name, names) for name in names}
    groups: dict[str, list[Mention]] = {}
    for mention in people:
        groups.setdefault(forms[mention.text], []).append(mention)
    return tuple(
        Person(name, tuple(group), _offices(text, group), _gender(text, group, starts, marks))
        for name, group in groups.items()
    )


def _full_form(name: str, names: list[str]) -> str:
    """Give the one longer name that this one is a part of; the name itself if there is none or several."""
    parts = name.split()
    longer = [other for other in names if other != name and _is_part(parts, other.split())]
    longest = {
        max((other for other in longer if _is_part(one.split(), other.split()) or one == other), key=len)
        for one in longer
    }
    return longest.pop() if len(longest) == 1 else name


def _is_part(short: list[str], full: list[str]) -> bool:
    if len(short) >= len(full):
        return False
    return (
        short == full[-len(short) :]
        or short == full[: len(short)]
        or (short[0] == full[0] and short[-1] == full[-1])
    )


def _offices(text: Text, group: list[Mention]) -> frozenset[str]:
    """Give the office nouns beside a person's name: "Governor Kay Ivey", "Kay Ivey, the governor"."""
    found: set[str] = set()
    for mention in group:
        found.update(mention.title.lower().replace("-", " ").split())
        for word in text.words_in(mention.span):
            beside = [
                child
                for child in word.children
                if child.dep == "appos" and not mention.span.start <= child.start < mention.span.end
            ]
            if word.dep == "appos":
                beside.append(word.head)
            if word.dep in ("nsubj",) and word.head.lemma == "be":
                beside.extend(child for child in word.head.children if child.dep == "attr")
            found.update(noun.lower for noun in beside if noun.pos in ("NOUN", "PROPN"))
            found.update(child.lower for noun in beside for child in noun.children if child.dep == "compound")
    return frozenset(found)


def _gender(text: Text, group: list[Mention], starts: frozenset[int], marks: Marks) -> str:
    """Give the gender that the text tells: by titles and relations, and by the pronouns after a name."""
    votes: Counter[str] = Counter()
    for mention in group:
        told = [*_words_before(text, mention), *_offices(text, [mention])]
        votes["f"] += 3 * any(word in words("names", "female") for word in told)
        votes["m"] += 3 * any(word in words("names", "male") for word in told)
        votes.update(_pronoun_after(text, mention, starts, marks))
    if group and min(starts) == group[0].span.start:
        votes.update(_pronoun_next(text, group[0], starts, marks))
    return "" if votes["f"] == votes["m"] else "f" if votes["f"] > votes["m"] else "m"


def _words_before(text: Text, mention: Mention) -> list[str]:
    """Give the titles and relations before a name: "Mr", "his sister", "the former actress"."""
    parse = text.parse_at(mention.span.start)
    if parse is None:
        return []
    known = [words("names", part) for part in ("honorific", "relation", "role", "role-modifier")]
    at = first = parse.word_from(mention.span.start)
    while at and any(parse.words[at - 1].lower in part for part in known):
        at -= 1
    return [word.lower for word in parse.words[at:first]]


def _pronoun_after(text: Text, mention: Mention, others: frozenset[int], marks: Marks) -> list[str]:
    """Give the gender of the first pronoun after a name in the sentence, if no other person comes between.

    What somebody says between marks, "she" is another; so is the object of what he does himself.
    """
    parse = text.parse_at(mention.span.start)
    if parse is None:
        return []
    start = parse.word_from(mention.span.end)
    if not start:
        return []
    name = parse.words[start - 1]
    for word in parse.words[start:]:
        if word.sent != name.sent or word.start in others:
            return []
        if word.lower not in _SHE | _HE:
            continue
        if marks.holds(word) != marks.holds(name) or _is_another(word, name):
            return []
        return ["f" if word.lower in _SHE else "m"]
    return []


def _pronoun_next(text: Text, mention: Mention, starts: frozenset[int], marks: Marks) -> list[str]:
    """Give the gender of the pronoun that begins the next sentence, if nobody else has been named so far."""
    parse = text.parse_at(mention.span.start)
    if parse is None:
        return []
    sentence = parse.words[min(parse.word_from(mention.span.start), len(parse.words) - 1)].sent
    if sentence + 1 >= len(parse.sentences):
        return []
    follower = parse.sentences[sentence + 1][0]
    alone = not any(mention.span.start < start < follower.start for start in starts)
    if not alone or marks.holds(follower) or follower.lower not in ("he", "she"):
        return []
    return ["f" if follower.lower == "she" else "m"]


def _is_another(pronoun: Word, name: Word) -> bool:
    """Say whether a pronoun must mean somebody else: "Weber thanked her", "Weber stood beside her"."""
    if pronoun.tag == "PRP$" or pronoun.lower.endswith("self") or name.dep not in ("nsubj", "nsubjpass"):
        return False
    above = pronoun.head
    while above.dep in ("prep", "agent", "dative") and above.head is not above:
        above = above.head
    return pronoun.dep in ("dobj", "pobj", "dative", "iobj") and above is name.head
