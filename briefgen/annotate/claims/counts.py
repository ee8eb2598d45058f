"""Counts: "put the toll at 20", beside what another party counts of the same."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.annotate.claims.meanings import Meaning
from briefgen.annotate.grammar.topics import key
from briefgen.annotate.syntax import Word
from briefgen.model.text import Span

_COUNTS = frozenset({"count", "estimate", "figure", "number", "tally", "total"})
"""What a number given just before is called."""
_TOLLS = frozenset({"toll"})
_DEATH = key("die")
_SHARE = ("%", "percent", "per", "pc")


@dataclass(frozen=True, slots=True)
class Count:
    """What is counted (``noun``) and the word for how many there are."""

    noun: Word
    number: Word

    @property
    def span(self) -> Span:
        """The range of both: "the toll at 20"."""
        first, last = self.noun.subtree()[0], self.number.subtree()[-1]
        return Span(first.start, last.end)


def counted(verb: Word) -> Count | None:
    """Give what a verb counts: "put the toll at 20"."""
    noun = verb.child("dobj") if verb.lemma == "put" else None
    at = next((child for child in verb.children if child.dep == "prep" and child.lower == "at"), None)
    number = at.child("pobj") if at is not None else None
    if noun is None or number is None or noun.i > number.i:
        return None
    figure = number.pos == "NUM" or number.child("nummod") is not None
    return Count(noun, number) if figure and noun.lemma in _COUNTS | _TOLLS else None


def counts_apart(one: tuple[Meaning, Word], other: tuple[Meaning, Word]) -> bool:
    """Say whether two assertions, each with its verb, count the same and come to another number.

    One of them puts it so: "said 12 had died", "put the toll at 20". "At least 12" and "about 20" go together
    with much.
    """
    mine, theirs = counted(one[1]), counted(other[1])
    figures = [*one[0].figures, *other[0].figures]
    if (mine is None and theirs is None) or len(figures) != 2 or len({*figures}) != 2:
        return False
    if any(" " in figure for figure in figures) or _is_share(one[0]) != _is_share(other[0]):
        return False
    if mine is not None and theirs is not None:
        return mine.noun.lemma == theirs.noun.lemma and not _says_of_what(theirs)
    count, told = (theirs, one) if theirs is not None else (mine, other)
    if count is None or (theirs is not None and _says_of_what(theirs)):
        return False  # "put the number of the injured at 9"
    unit = count.number.lemma if count.number.child("nummod") is not None else ""
    if unit and not any(word.lemma == unit for word in told[0].words):
        return False  # "12 shops had burned", "put the figure at 2 million crowns"
    if count.noun.lemma in _TOLLS:
        return any(key(word.lemma) == _DEATH for word in told[0].words)
    return theirs is not None  # "the number" means one that stands before


def _says_of_what(count: Count) -> bool:
    more = ("prep", "acl", "relcl", "amod", "poss")
    return any(child.dep in more and child.i < count.number.i for child in count.noun.children)


def _is_share(meaning: Meaning) -> bool:
    return any(word.lower in _SHARE for word in meaning.words)
