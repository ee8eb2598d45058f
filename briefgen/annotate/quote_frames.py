"""Frames: the sentences that quotation rules look at.

The model ends sentences inside quotation marks and breaks off "...," she said. A frame is a sentence as a
reader sees it: whatever stands between marks belongs to the sentence around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.annotate.lexicon import any_of
from briefgen.annotate.quote_marks import NESTED, Marked, Marks
from briefgen.annotate.syntax import LONGEST_SENTENCE, Parse, Word
from briefgen.model.text import Span

_ENDS = frozenset(".?!…")
_LONGEST_TAIL = 9
"""Words in a clause such as "the minister told the BBC" that may follow a quotation ended by a full stop."""

_LONGEST_NAMED = 25
"""The same where the clause begins with who speaks and the verb: "Reed asked on Monday in a ..."."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence: its words, and the marked stretches in it. ``outside`` are the words between no marks."""

    parse: Parse
    words: tuple[Word, ...]
    marked: tuple[Marked, ...]
    outside: tuple[Word, ...]

    @property
    def span(self) -> Span:
        """The range of the frame in the prose."""
        return Span(self.words[0].start, self.words[-1].end)

    @property
    def bare(self) -> bool:
        """Whether nothing but marked stretches stands in the frame."""
        depth = 0
        for word in self.outside:  # what stands in brackets does not count
            depth += word.text.count("(") - word.text.count(")")
            if not depth and not word.is_punct and ")" not in word.text:
                return False
        return bool(self.marked)

    def between(self, start: int, end: int) -> list[Word]:
        """Give the words outside marks, no punctuation, that lie between two offsets."""
        return [w for w in self.outside if start <= w.start and w.end <= end and not w.is_punct]


def frames(parse: Parse, marks: Marks) -> tuple[Frame, ...]:
    """Cut a block into frames, none with more words outside marks than the longest sentence has."""
    marks = marks if marks.within(parse.span) else Marks(())
    found: list[Frame] = []
    current: list[Word] = []
    outside = 0
    for word in parse.words:
        here = marks.at(word.start)
        endless = outside >= LONGEST_SENTENCE and (here is None or here.span.start == word.start)
        if current and (endless or _begins_frame(current, word, marks)):
            found.append(_frame(parse, current, marks))
            current, outside = [], 0
        current.append(word)
        outside += here is None
    if current:
        found.append(_frame(parse, current, marks))
    return tuple(found)


def _frame(parse: Parse, inside: list[Word], marks: Marks) -> Frame:
    span = Span(inside[0].start, inside[-1].end)
    marked = marks.within(span)
    outside = tuple(word for word in inside if not marks.holds(word)) if marked else tuple(inside)
    return Frame(parse, tuple(inside), marked, outside)


def _begins_frame(before: list[Word], word: Word, marks: Marks) -> bool:
    here = marks.at(word.start)
    if here is not None and here.span.start != word.start:
        return False  # inside marks
    last = before[-1]
    closed = marks.at(last.start)
    if closed is None:
        ended = last.text[-1:] in _ENDS or (
            last.text[-1:] in ")]" and _ends_before_bracket(before) and not word.text[:1].islower()
        )
        return ended and (_is_sentence_start(word) or here is not None)
    if not closed.closed or not any(letter in _ENDS for letter in _tail(before, closed)):
        return False
    if here is not None:
        return True
    return _could_begin_sentence(word) and not _is_tail(word, marks)


def _ends_before_bracket(before: list[Word]) -> bool:
    return len(before) > 1 and before[-2].text[-1:] in _ENDS


def _is_sentence_start(word: Word) -> bool:
    return word.i == 0 or word.parse.words[word.i - 1].sent != word.sent


def _tail(before: list[Word], marked: Marked) -> str:
    """Give the last character of the words between the marks, those of marks inside left out."""
    inside = [
        word
        for word in before
        if word.start >= marked.inner.start and word.end <= marked.inner.end and word.text.strip(NESTED)
    ]
    return inside[-1].text.rstrip(NESTED)[-1:] if inside else ""


def _could_begin_sentence(word: Word) -> bool:
    return (
        word.text[:1].isupper()
        or word.text[:1].isdigit()
        or word.text[:1] in "“\"'(["
        or word.is_punct is False
    )


def _is_tail(word: Word, marks: Marks) -> bool:
    """Say whether a clause such as "Pelosi asked." or "said the mayor." begins here."""
    clause = list(_clause(word, marks))
    verbs = [w for w in clause if w.pos == "VERB" and w.lemma in any_of("cues", "speech", "opinion")]
    if not verbs:
        return False
    named = verbs[0].i - word.i <= 4 and verbs[0].child("nsubj") in clause
    if len(clause) > (_LONGEST_NAMED if named else _LONGEST_TAIL):
        return False
    lower = clause[0].text[:1].islower()
    stop = clause[-1].parse.words[clause[-1].i + 1 : clause[-1].i + 2]
    if not lower and stop and stop[0].text == ":":
        return False  # it announces what follows
    has_object = any(
        child.dep in ("ccomp", "dobj") and child.i > verbs[0].i and not marks.holds(child)
        for child in verbs[0].children
        if child.lemma not in ("reporter", "journalist")
    )
    return lower or not has_object


def _clause(word: Word, marks: Marks) -> Iterator[Word]:
    row = word.parse.words
    for i in range(word.i, len(row)):
        follower = row[i]
        if marks.holds(follower) or follower.text[-1:] in _ENDS or follower.text in ",;:":
            return
        yield follower
