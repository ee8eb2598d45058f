"""The cast of an article: whom it names, by which forms, and what it tells of their offices and gender."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from briefgen.annotate.grammar.gender import gender_by_title, gender_of
from briefgen.annotate.grammar.quote_marks import Marks
from briefgen.annotate.lexicon import phrases, words
from briefgen.annotate.syntax import Text, Word
from briefgen.model.annotation import Mention
from briefgen.model.text import Span

_FULL_TITLES = dict(line.split() for line in phrases("names", "short-title"))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom an article names. ``name`` is the fullest form; ``gender`` is "f", "m" or "".

    ``offices`` are the nouns beside the name; ``lesser`` those of them that he holds as a deputy only.
    """

    name: str
    mentions: tuple[Mention, ...]
    offices: frozenset[str]
    gender: str
    lesser: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cast:
    """All that an article names. ``sentences`` are the offsets at which sentences begin.

    ``by_end`` are the people by their first and by their last names.
    """

    text: Text
    mentions: tuple[Mention, ...]
    persons: tuple[Person, ...]
    sentences: tuple[int, ...]
    by_span: dict[Span, Person]
    marks: Marks
    by_end: dict[str, tuple[Person, ...]] = field(default_factory=dict)

    @staticmethod
    @lru_cache(maxsize=1)  # quotations and claims ask for the same one
    def of(text: Text, mentions: tuple[Mention, ...], marks: Marks | None = None) -> Cast:
        """Gather the cast from the mentions of an article."""
        sentences = tuple(sentence[0].start for parse in text.parses for sentence in parse.sentences)
        persons = _persons(text, mentions, sentences, marks or Marks(()))
        by_span = {mention.span: person for person in persons for mention in person.mentions}
        return Cast(text, mentions, persons, sentences, by_span, marks or Marks(()), _by_end(persons))

    def at(self, word: Word) -> Mention | None:
        """Give the mention that holds this word."""
        number = bisect_right(self.mentions, word.start, key=lambda mention: mention.span.start) - 1
        if number < 0:
            return None
        mention = self.mentions[number]
        return mention if word.start < mention.span.end or _is_honour_of(mention, word) else None

    def is_shared(self, name: str) -> bool:
        """Say whether a short name could mean several people: "Reed", where Ann and Tom Reed are named."""
        return sum(person.name != name for person in self.by_end.get(name, ())) > 1

    def by_part(self, word: Word) -> Person | None:
        """Give the one person whose first or last name is this word."""
        found = self.by_end.get(word.text, ())
        exact = [person for person in found if person.name == word.text]
        return (exact or found)[0] if len(found) == 1 or exact else None

    def label_of(self, span: Span) -> str:
        """Give the label of the mention at exactly this range, "" if there is none."""
        number = bisect_right(self.mentions, span.start, key=lambda mention: mention.span.start) - 1
        return self.mentions[number].label if number >= 0 and self.mentions[number].span == span else ""

    def sentence(self, offset: int) -> int:
        """Give the number of the sentence at this offset."""
        return bisect_right(self.sentences, offset) - 1

    def words_of(self, number: int) -> tuple[Word, ...]:
        """Give the words of a sentence by its number."""
        if not 0 <= number < len(self.sentences):
            return ()
        end = self.sentences[number + 1] if number + 1 < len(self.sentences) else len(self.text.prose)
        return self.text.words_in(Span(self.sentences[number], end))

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


def _is_honour_of(mention: Mention, word: Word) -> bool:
    """Say whether a word is the letters right behind somebody's name: "Ann Reed KC"."""
    if mention.label != "PERSON" or word.lower not in words("names", "honour") or word.text[1:].islower():
        return False
    return word.i > 0 and word.parse.words[word.i - 1].end == mention.span.end


def _ends(name: str) -> tuple[str, str]:
    parts = name.split()
    return parts[0], parts[-1]


def _by_end(persons: tuple[Person, ...]) -> dict[str, tuple[Person, ...]]:
    """Give those whose first or last name is a word, by that word."""
    found: dict[str, list[Person]] = {}
    for person in persons:
        for part in dict.fromkeys(_ends(person.name)):
            found.setdefault(part, []).append(person)
    return {part: tuple(people) for part, people in found.items()}


def _persons(
    text: Text, mentions: tuple[Mention, ...], sentences: tuple[int, ...], marks: Marks
) -> tuple[Person, ...]:
    """Put the mentions of one person together: "Jane Reed" and "Reed", where only one Reed is named.

    Where several are, a "Reed" is the one Reed who has been named so far: so a reader takes it.
    """
    people = [mention for mention in mentions if mention.label == "PERSON"]
    starts = tuple(mention.span.start for mention in people)
    names = list(dict.fromkeys(mention.text for mention in people))
    forms = {name: _full_forms(name, names) for name in names}
    groups: dict[str, list[Mention]] = {}
    named: set[str] = set()
    couples = _couples(text, people)
    for mention in people:
        if (title := couples.get(mention.span)) is not None:
            groups.setdefault(f"{title} {mention.text}", []).append(mention)
            continue
        full = forms[mention.text]
        if len(full) > 1:
            full = [name for name in full if name in named]
        form = full[0] if len(full) == 1 else mention.text
        named.add(form)
        groups.setdefault(form, []).append(mention)
    persons: list[Person] = []
    for name, group in groups.items():
        titles = _titles_beside(text, group)
        offices: frozenset[str] = frozenset().union(*titles)
        gender = gender_of(text, group, offices, starts, sentences, marks)
        persons.append(Person(name, tuple(group), offices, gender, _lesser(titles)))
    return tuple(persons)


def _couples(text: Text, people: list[Mention]) -> dict[Span, str]:
    """Give the title of each mention of a last name that the text has of a man and of a woman: "Mrs Reed"."""
    told = {
        mention.span: gender
        for mention in people
        if " " not in mention.text and (gender := gender_by_title(text, mention, frozenset()))
    }
    genders: dict[str, set[str]] = {}
    for mention in people:
        genders.setdefault(mention.text, set()).add(told.get(mention.span, ""))
    return {
        mention.span: {"f": "Ms", "m": "Mr"}[told[mention.span]]
        for mention in people
        if mention.span in told and {"f", "m"} <= genders[mention.text]
    }


def _full_forms(name: str, names: list[str]) -> list[str]:
    """Give the longer names that this one is a part of, the longest of each person."""
    parts = name.split()
    longer = [other for other in names if other != name and _is_part(parts, other.split())]
    longest = {
        max((other for other in longer if _is_part(one.split(), other.split()) or one == other), key=len)
        for one in longer
    }
    return sorted(longest)


def _is_part(short: list[str], full: list[str]) -> bool:
    if len(short) >= len(full):
        return False
    return (
        short == full[-len(short) :]
        or short == full[: len(short)]
        or (short[0] == full[0] and short[-1] == full[-1])
    )


def _lesser(titles: list[frozenset[str]]) -> frozenset[str]:
    """Give the offices that somebody holds but as a deputy: "minister", of a "deputy prime minister"."""
    deputies = [title for title in titles if title & words("names", "deputy")]
    own: frozenset[str] = frozenset().union(*(title for title in titles if title not in deputies))
    return frozenset().union(*deputies) - own


def offices_beside(text: Text, group: list[Mention]) -> frozenset[str]:
    """Give the office nouns beside a person's name: "Governor Kay Ivey", "Kay Ivey, the governor"."""
    return frozenset().union(*_titles_beside(text, group))


def _titles_beside(text: Text, group: list[Mention]) -> list[frozenset[str]]:
    """Give the nouns of each title that stands beside a person's name."""
    found: list[frozenset[str]] = []
    for mention in group:
        titles = mention.title.lower().replace("-", " ").split()
        found.append(frozenset((*titles, *(_FULL_TITLES[one] for one in titles if one in _FULL_TITLES))))
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
            for noun in beside:
                own = {noun.lower} if noun.pos in ("NOUN", "PROPN") else set()
                before = {
                    child.lower
                    for child in noun.children
                    if child.dep == "compound" or child.lower in words("names", "role-modifier")
                }
                before |= {word.lower for word in noun.subtree() if word.i < noun.i} & words(
                    "names", "deputy"
                )
                found.append(frozenset(own | before))
    return found
